"""What people ask of supervision."""
