"""What people ask of safety, one function a use case."""
