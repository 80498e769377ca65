"""Every benefit for many households in a month: decided where all that matters is known, open elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from services.policy.rules import overlap, system

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.policy.rules.benefits import Benefit
    from services.policy.rules.facts import Facts
    from services.policy.rules.overlap import Outcome, Overlap
    from services.policy.rules.system import System


@dataclass(frozen=True, eq=False)
class Assessed:
    """A benefit over all persons or households; where `open`, neither entitled nor refused, and the amount is 0."""

    entitled: NDArray[np.bool_]
    amount: NDArray[np.int64]
    open: NDArray[np.bool_]
    outcome: Outcome


def assess(
    system_: System,
    facts: Facts,
    month: str,
    benefits: Mapping[str, Benefit],
    overlaps: Sequence[Overlap],
    traced: list[Any] | None = None,
) -> dict[str, Assessed]:
    """Assesses by every combination of what the unknown facts may be: where all agree, it is decided.

    Into `traced` goes the first simulation with its trace, for the reasons.
    """
    told: dict[str, Assessed] = {}
    before: dict[str, tuple[NDArray[np.bool_], NDArray[np.int64]]] = {}
    for columns in facts.scenarios(np.datetime64(month, "M")):
        simulation = system.simulate(system_, facts, columns, month, trace=traced is not None and not told)
        if traced is not None and not told:
            traced.append(simulation)
        found = system.outcomes(simulation, benefits.values(), month)
        alone = {name: (one.entitled, one.amount) for name, one in found.items()}
        for name, one in overlap.settle(found, overlaps, benefits).items():
            first = told.get(name)
            if first is None:
                told[name] = Assessed(one.entitled, one.amount, np.zeros(len(one.amount), bool), one)
                before[name] = alone[name]
                continue
            differs = (one.entitled != first.outcome.entitled) | (one.amount != first.outcome.amount)
            # Between two corners that both lose it to another benefit there may lie one that does not.
            differs |= (alone[name][0] != before[name][0]) | (alone[name][1] != before[name][1])
            told[name] = Assessed(first.entitled, first.amount, first.open | differs, first.outcome)
    for name, benefit in benefits.items():
        if benefit.unless:  # had only where the other one is not: open where that is
            mine = told[name]
            told[name] = Assessed(mine.entitled, mine.amount, mine.open | told[benefit.unless].open, mine.outcome)
    return {
        name: Assessed(one.entitled & ~one.open, np.where(one.open, 0, one.amount), one.open, one.outcome)
        for name, one in told.items()
    }
