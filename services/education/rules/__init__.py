"""What education decides: pure."""
