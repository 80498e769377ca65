"""The dated data of the desks, read once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chassis.parameters import Parameters


@cache
def desk_law() -> Parameters:
    """The parameters in `desk_parameters.yaml`."""
    return Parameters(Path(__file__).parents[1] / "desk_parameters.yaml")
