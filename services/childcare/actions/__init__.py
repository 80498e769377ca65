"""What people ask of childcare, one function a use case."""
