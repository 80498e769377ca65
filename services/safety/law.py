"""The department's dated data, read once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chassis.parameters import Parameters
from city.days import china_day

if TYPE_CHECKING:
    from datetime import datetime


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(Path(__file__).parent / "parameters.yaml")


def now_in_force(name: str, now: datetime) -> Any:  # noqa: ANN401 - as the parameter says
    """The value of a parameter on the day in China of this moment."""
    return law().at(name, china_day(now)).value
