"""The rule book (规则书): households, months and what they are to get, in YAML that an official can read and add to."""
