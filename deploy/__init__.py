"""Where the platform runs: images, compose, Kubernetes, and the local engines of the tests."""
