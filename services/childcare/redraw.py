"""`python -m services.childcare.redraw FILE`: repeats a published draw of inspections.

FILE holds what `GET /v1/childcare/draws/{id}` answered; `--commitment` is what was published before the round.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from services.childcare.rules import credit

if TYPE_CHECKING:
    from collections.abc import Sequence


def faults(told: dict[str, Any], commitment: str = "") -> list[str]:
    """Everything in which a published draw differs from what its seed gives."""
    if not told.get("seed"):
        return ["尚未公布种子 the seed is not published yet"]
    seed, found = bytes.fromhex(told["seed"]), []
    made = credit.commitment(told["county"], told["round"], seed)
    if made != (commitment or told["commitment"]):
        found.append("种子与事先公布的承诺不符 the seed is not the one committed to")
    weights = {one["institutionId"]: int(one["weight"]) for one in told["lots"]}
    drawn = credit.draw(seed, weights, int(told["size"]))
    said = {one["institutionId"]: list(one["inspectors"]) for one in told.get("inspections", [])}
    if set(drawn) != set(said):
        found.append(f"抽中的机构应为 drawn should be {', '.join(drawn)}")
    each = max((len(one) for one in said.values()), default=0)
    both = sorted(set(drawn) & set(said))
    other = [key for key in both if credit.inspectors(seed, key, told["inspectors"], each) != said[key]]
    return found + [f"{key}: 检查人员不符 other inspectors" for key in other]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 if the draw is what its seed gives."""
    parser = argparse.ArgumentParser(prog="python -m services.childcare.redraw", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--commitment", default="")
    options = parser.parse_args(arguments)
    found = faults(json.loads(options.file.read_text(encoding="utf-8")), options.commitment)
    sys.stdout.write("\n".join(found or ["一致 the draw is what its seed gives"]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
