"""The orchestrator of one-things (一件事集成联办): catalogue, cases, items as a graph, the officers' worklist."""
