"""Employment's rules, by subject: facts, dated parameters and a day in; decisions with reasons out. Pure."""
