"""Points of a residence permit (居住证积分): a dated table, item by item, each capped, each with its proofs. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.parameters import Parameter


@dataclass(frozen=True)
class Proof:
    """A fact that counts: so much of an item's unit, or the place of a level in the item's list."""

    item: str
    proof_no: str
    value: int
    issuer: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True)
class Line:
    """What one item comes to: points before the cap, the cap, points that count, and the proofs they rest on."""

    item: str
    title: str
    reached: int
    cap: int
    points: int
    proofs: tuple[Proof, ...]


def count(proofs: Sequence[Proof], *, today: date, table: Parameter) -> tuple[Line, ...]:
    """One line for each item of the table, in its order; proofs not yet or no longer valid do not count.

    Of an item with levels (学历、技能) the highest counts; of one by amount all proofs together, whole units only.

    Args:
        proofs: of one person.
        today: day in China.
        table: `residence-points`.
    """
    lines = []
    for item in table.value:
        valid = [
            proof
            for proof in proofs
            if proof.item == item["item"]
            and proof.valid_from <= today
            and (proof.valid_until is None or proof.valid_until >= today)
        ]
        levels = item.get("levels")
        if levels:
            places = [proof.value for proof in valid if 0 < proof.value <= len(levels)]
            reached = levels[max(places) - 1]["points"] if places else 0
        else:
            reached = sum(proof.value for proof in valid) // item["per"] * item["points"]
        lines.append(Line(item["item"], item["title"], reached, item["cap"], min(reached, item["cap"]), tuple(valid)))
    return tuple(lines)


def proof_faults(said: Proof, *, today: date, table: Parameter) -> list[Fault]:
    """What is wrong with a proof that an authority hands in."""
    items: Mapping[str, Mapping[str, Any]] = {item["item"]: item for item in table.value if not item.get("derived")}
    faults = []
    if said.item not in items:
        known = "、".join(items)
        zh, en = f"应为以下项目之一：{known}", f"must be one of {known}"
        faults.append(Fault("item", "registry.unknown-item", zh, en))
    else:
        levels = items[said.item].get("levels")
        if said.value < 1 or (levels and said.value > len(levels)):
            zh = f"应为1到{len(levels)}" if levels else "应为正整数"
            en = f"must be 1 to {len(levels)}" if levels else "must be a positive number"
            faults.append(Fault("value", "registry.bad-value", zh, en))
    if not said.proof_no.strip():
        faults.append(Fault("proofNo", "registry.no-proof", "请填写证明编号", "give the number of the proof"))
    if said.valid_from > today:
        zh, en = "生效日期不能晚于今天", "validFrom must not be in the future"
        faults.append(Fault("validFrom", "registry.date-in-future", zh, en))
    if said.valid_until is not None and said.valid_until < said.valid_from:
        zh, en = "截止日期早于生效日期", "validUntil is before validFrom"
        faults.append(Fault("validUntil", "registry.bad-term", zh, en))
    return faults
