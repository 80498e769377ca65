"""What people ask of education, by subject."""
