"""Rules as code (规则即代码): which benefits a household may have in a month, how much, and why.

This folder imports OpenFisca-core (AGPL-3.0) and therefore runs as a process of its own; see LICENSE-NOTE.md.
"""
