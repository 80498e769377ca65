"""Detection as arithmetic, and what may be done with a signal. Pure."""
