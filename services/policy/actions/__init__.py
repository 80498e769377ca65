"""What people and departments ask of us."""
