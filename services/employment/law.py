"""The department's dated data, read once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chassis.parameters import Parameters

HERE = Path(__file__).parent


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(HERE / "parameters.yaml")
