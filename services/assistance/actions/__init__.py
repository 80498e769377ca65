"""What people ask of assistance; by subject."""
