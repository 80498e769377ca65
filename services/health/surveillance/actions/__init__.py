"""What people ask of surveillance, and what it does by the clock."""
