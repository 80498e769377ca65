"""What people ask of the orchestrator, by subject."""
