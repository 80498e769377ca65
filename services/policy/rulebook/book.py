"""Reads the rule book and works out its examples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import yaml
from civic.policy.v1 import policy_pb2
from google.protobuf import json_format

from services.policy.actions.assess import assess

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """One row: a household (fields as POST /v1/policy/assess takes them) in a month.

    `expected` gives for each benefit 分, "不符合", "符合" (nothing is paid for itself) or "待查" (open).
    """

    book: str
    title: str
    month: str
    household: dict[str, Any]
    expected: dict[str, int | str]

    def found(self) -> dict[str, int | str]:
        """What the rules say."""
        request = policy_pb2.AssessHouseholdRequest(month=self.month, benefits=list(self.expected))
        json_format.ParseDict(self.household, request.household)
        told: dict[str, int | str] = {}
        for one in assess(request):
            if one.missing:
                told[one.benefit.name] = "待查"
            elif not one.eligible:
                told[one.benefit.name] = "不符合"
            else:
                told[one.benefit.name] = one.amount or "符合"
        return told


def examples() -> Iterator[Example]:
    """Every example of every book. Raises KeyError naming what one lacks.

    A book may name persons and households under `base`, which its examples take with YAML's own anchors.
    """
    for path in sorted(HERE.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]:
            household = orjson.loads(orjson.dumps(row["household"]))  # days as ISO 8601
            yield Example(path.stem, row["title"], str(row["month"]), household, row["expected"])
