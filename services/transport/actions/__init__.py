"""What people and other departments ask of transport, one function a use case."""
