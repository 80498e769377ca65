"""What transport decides: pure."""
