"""Supervision's dated data and the catalogue, read once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from chassis.parameters import Parameters
from services.health.supervision.rules import Catalogue, Drug, Examination

HERE = Path(__file__).parent


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(HERE / "parameters.yaml")


@cache
def catalogue() -> Catalogue:
    """The catalogue in `catalogue.yaml`. Raises ValueError, KeyError or TypeError if an entry cannot be."""
    said = yaml.safe_load((HERE / "catalogue.yaml").read_text(encoding="utf-8"))
    drugs = {one["code"]: Drug(**one) for one in said["drugs"]}
    pairs = {frozenset(one["drugs"]): (one["zh"], one["en"]) for one in said["interactions"]}
    if unknown := sorted({code for pair in pairs for code in pair} - set(drugs)):
        raise ValueError(f"catalogue.yaml: interactions name {unknown}")
    return Catalogue(drugs, pairs, {one["code"]: Examination(**one) for one in said["examinations"]}, said["source"])


def check() -> None:
    """Reads everything."""
    law()
    catalogue()
