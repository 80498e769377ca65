"""A real PostgreSQL and a real Apache Kafka on loopback ports, for tests and benchmarks."""
