"""The department's dated data, read once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chassis.parameters import Parameters
from services.policy.rules import system
from services.policy.rules.benefits import Benefit
from services.policy.rules.overlap import Overlap

HERE = Path(__file__).parent


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(HERE / "parameters.yaml")


@cache
def raw() -> dict[str, Any]:
    """The same file as it stands: title, unit and every dated value, by name."""
    found: dict[str, Any] = yaml.safe_load((HERE / "parameters.yaml").read_text(encoding="utf-8"))
    return found


@cache
def benefits() -> dict[str, Benefit]:
    """The benefits by name, in the order in which they are told."""
    read = yaml.safe_load((HERE / "benefits.yaml").read_text(encoding="utf-8"))
    return {name: Benefit(name, **entry) for name, entry in read.items()}


@cache
def overlaps() -> tuple[Overlap, ...]:
    """The overlap matrix. Raises ValueError if it names a benefit that there is none of."""
    read = yaml.safe_load((HERE / "overlap.yaml").read_text(encoding="utf-8"))
    found = tuple(Overlap(**{**entry, "others": tuple(entry["others"])}) for entry in read)
    unknown = {name for one in found for name in (one.benefit, *one.others)} - set(benefits())
    if unknown:
        msg = f"overlap.yaml: no such benefit: {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    return found


@cache
def rules() -> system.System:
    """The tax-benefit system by the parameters as they stand."""
    return system.build(raw())


def check() -> None:
    """Reads everything. Raises ValueError or KeyError if the data and the rules do not fit."""
    for benefit in benefits().values():
        if benefit.variable not in rules().variables:
            msg = f"benefits.yaml: {benefit.name}: no variable {benefit.variable}"
            raise ValueError(msg)
    law()
    overlaps()
