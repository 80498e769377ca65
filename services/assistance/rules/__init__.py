"""Pure: facts and a date in, decisions and figures out."""
