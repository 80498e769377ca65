"""What people, other departments and the clock ask of family doctors."""
