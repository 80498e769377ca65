"""The one door: REST ⇄ gRPC from the contract, identity, limits, streams, and the pages. No code per service."""
