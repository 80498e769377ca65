"""Many households at once: counts and amounts by place, and who it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from services.policy.rules.assessment import Assessed, assess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.policy.rules.benefits import Benefit
    from services.policy.rules.facts import Facts
    from services.policy.rules.overlap import Overlap
    from services.policy.rules.system import System


@dataclass(frozen=True, eq=False)
class Screened:
    """A benefit: whose it is as positions, and what there is by place (position of the place, shape (places,))."""

    assessed: Assessed
    eligible: NDArray[np.int64]
    open: NDArray[np.int64]
    amount: NDArray[np.int64]


def screen(  # noqa: PLR0913 - the rules, whom, and when
    system: System,
    facts: Facts,
    month: str,
    benefits: Mapping[str, Benefit],
    overlaps: Sequence[Overlap],
    place: NDArray[np.int64],
    places: int,
) -> dict[str, Screened]:
    """Screens households that live in these places; `place` has the position of each household's.

    Where facts are unknown, of two benefits of which the higher is had both are told: either may be the higher one.
    """
    sure = not any(mask.any() for mask in facts.unknown.values())
    rows = [row for row in overlaps if sure or row.kind != "higher"]
    told = {}
    for name, found in assess(system, facts, month, benefits, rows).items():
        where = place if benefits[name].of == "household" else place[facts.household]
        amount = np.zeros(places, np.int64)
        np.add.at(amount, where, found.amount)
        told[name] = Screened(
            found,
            np.bincount(where[found.entitled], minlength=places),
            np.bincount(where[found.open], minlength=places),
            amount,
        )
    return told
