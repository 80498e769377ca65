"""What people and departments ask of the registry, by subject."""
