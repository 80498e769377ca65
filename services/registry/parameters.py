"""The registry's dated parameters, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chassis.parameters import Parameters


@cache
def parameters() -> Parameters:
    """What `parameters.yaml` says."""
    return Parameters(Path(__file__).with_name("parameters.yaml"))
