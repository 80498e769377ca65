"""The desks: what waits for somebody, who may decide it, and the re-check of what towns decided."""
