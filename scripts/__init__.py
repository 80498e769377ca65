"""The project's own tools, called by the Makefile."""
