"""What elder care decides, by subject: pure."""
