"""What is the same for every department, once. It knows no department: see docs/adr/0001."""
