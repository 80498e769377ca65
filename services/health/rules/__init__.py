"""What health decides, and why: pure. Facts, dated parameters and a day in; decisions with their reasons out."""
