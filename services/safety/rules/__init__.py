"""What safety decides: pure."""
