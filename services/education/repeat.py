"""Repeats a run of admissions from what was published: ``python -m services.education.repeat proof.json``.

The file is the answer of GET /v1/education/admissions/{roundId}/proof. Exit status 0: everything is as published.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from services.education.rules import matching


def differences(proof: dict[str, Any]) -> list[str]:
    """What is not as it was published; nothing if the run was honest."""
    found = []
    if matching.seed_hash(proof["seed"]) != proof["seedHash"]:
        found.append("种子与事先公布的哈希不符 / the seed is not the one whose hash was published")
    entries = [
        matching.Entry(
            one["applicationId"],
            tuple(matching.Wish(w["schoolId"], w.get("tier", 0), w.get("points", 0)) for w in one["wishes"]),
        )
        for one in proof["applications"]
    ]
    placed = matching.match(proof["capacities"], entries, proof["seed"]).placed
    for one in proof["applications"]:
        here, there = one.get("school", ""), placed.get(one["applicationId"], "")
        if here != there:
            found.append(f"{one['applicationId']}: 公布 published {here or '-'}, 重算 repeated {there or '-'}")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Reads, repeats, says what differs."""
    parser = argparse.ArgumentParser(prog="python -m services.education.repeat", description=__doc__)
    parser.add_argument("proof", type=Path)
    proof = json.loads(parser.parse_args(arguments).proof.read_text(encoding="utf-8"))
    found = differences(proof)
    sys.stdout.writelines(f"{line}\n" for line in found)
    if not found:
        count = len(proof["applications"])
        sys.stdout.write(f"{count} 份申请，重算结果一致。\n{count} applications, repeated with the same outcome.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
