"""Every benefit for one household in one month, with its reasons. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from chassis.signing import digest
from services.policy.actions.household import Household, read
from services.policy.law import benefits, law, overlaps, rules
from services.policy.rules import assessment
from services.policy.rules.assessment import Assessed
from services.policy.rules.facts import FACTS
from services.policy.rules.reasons import Trace, Why
from services.policy.rules.system import ENGINE

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.policy.rules.benefits import Benefit

_MEANS = "household_income"


@dataclass(frozen=True)
class Told:
    """A benefit as it is told."""

    benefit: Benefit
    eligible: bool
    amount: int
    missing: list[str]
    reasons: list[Why]
    persons: list[str]


def rules_digest(tx: Tx) -> str:
    """Digest of rules, parameters and engine: the same one and the same facts give the same answer, to the byte."""
    return digest(f"{tx.rules}\0{ENGINE}".encode())


def assess(request: Any) -> list[Told]:  # noqa: ANN401 - AssessHouseholdRequest
    """Assesses a household. Raises InvalidInput naming every fault at once."""
    home = read(request)
    traced: list[Any] = []
    found = assessment.assess(rules(), home.facts, home.month, benefits(), overlaps(), traced)
    trace = Trace(traced[0])
    wanted = set(request.benefits) or set(benefits())
    return [_told(home, benefit, found[name], trace) for name, benefit in benefits().items() if name in wanted]


def _told(home: Household, benefit: Benefit, found: Assessed, trace: Trace) -> Told:
    names = [benefit.entitled, benefit.variable]
    related = {row.benefit for row in overlaps() if benefit.name in row.others and row.kind in {"excludes", "higher"}}
    for row in overlaps():
        if row.benefit == benefit.name and row.kind == "higher":
            related.update(row.others)
    others = [name for other in related for name in (benefits()[other].entitled, benefits()[other].variable)]
    is_open = bool(found.open.any())
    facts = trace.facts(*names, *others)
    missing = [path for path, marks in home.missing.items() if _matters(marks, facts, found, benefit, trace)]
    unknown = {fact for path in missing for fact, _ in home.missing[path]} if is_open else set()
    day = date.fromisoformat(f"{home.month}-01")
    reasons = trace.why(names, unknown, home.persons, law().at, day)
    reasons += [
        Why(
            fact,
            f"{person} {counted}",
            f"{FACTS[fact].zh}当月按 {days}/{of} 天计：{counted} 分",
            f"{FACTS[fact].en}: {days} of {of} days of the month: {counted} 分",
        )
        for fact, person, counted, days, of in home.parts
        if fact in trace.facts(*names)
    ]
    if not is_open:
        reasons += [
            Why(
                "overlap",
                to,
                f"{row.zh}（{benefits()[to].zh}）",
                f"{row.en} ({benefits()[to].en})",
                "",
                "",
                row.source,
                row.status == "confirmed",
            )
            for row, to, _ in found.outcome.lost
        ]
    persons = [home.persons[index] for index in np.flatnonzero(found.entitled)] if benefit.of == "person" else []
    amount = int(found.amount.sum())
    return Told(benefit, bool(found.entitled.any()), amount, missing if is_open else [], reasons, persons)


def _matters(
    marks: list[tuple[str, int | None]],
    facts: set[str],
    found: Assessed,
    benefit: Benefit,
    trace: Trace,
) -> bool:
    """Whether an unknown fact is behind the benefit: one that bears on the household, or an open person's own."""
    through_household = benefit.of == "household" or _MEANS in trace.below(benefit.entitled)
    everybodys = trace.facts(_MEANS, "persons_counted") if through_household else set()
    return any(
        fact in facts and (index is None or fact in everybodys or (benefit.of == "person" and bool(found.open[index])))
        for fact, index in marks
    )
