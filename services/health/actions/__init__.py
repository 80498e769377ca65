"""What people ask of health, one function a use case."""
