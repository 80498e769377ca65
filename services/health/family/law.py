"""Family doctors' dated data and packages, read once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from chassis.parameters import Parameters
from services.health.family.rules import Package, ServiceKind

HERE = Path(__file__).parent


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(HERE / "parameters.yaml")


@cache
def packages() -> dict[str, Package]:
    """The packages in `packages.yaml`, by their code. Raises KeyError or TypeError if an entry is incomplete."""
    found = {}
    for one in yaml.safe_load((HERE / "packages.yaml").read_text(encoding="utf-8")):
        kinds = tuple(
            ServiceKind(kind["code"], kind["zh"], kind["en"], kind.get("times", 0), tuple(kind.get("months", ())))
            for kind in one["services"]
        )
        young, old = one["ages"]
        named = (one["code"], one["zh"], one["en"], young, old, one["price_fen"], kinds, one["source"], one["status"])
        found[one["code"]] = Package(*named)
    return found


def check() -> None:
    """Reads everything."""
    law()
    packages()
