"""What people ask of employment, by subject."""
