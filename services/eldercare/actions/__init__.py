"""What people ask of elder care, one function a use case."""
