"""Referral's dated data, read once a process."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from chassis.parameters import Parameters
from services.health.referrals import rules


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`. Raises ValueError if a row of a table cannot be."""
    found = Parameters(Path(__file__).parent / "parameters.yaml")
    rules.check_tables(found, date.max)
    return found
