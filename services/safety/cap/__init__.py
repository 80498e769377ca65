"""CAP messages (Common Alerting Protocol 1.2) as XML: reading what may be hostile, writing what is published."""
