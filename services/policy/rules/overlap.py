"""What benefits are to each other for the same person: one excludes, or the higher one is had."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.policy.rules.benefits import Benefit


@dataclass(frozen=True)
class Overlap:
    """One row of overlap.yaml."""

    kind: str
    benefit: str
    others: tuple[str, ...]
    zh: str
    en: str
    source: str
    status: str


@dataclass(eq=False)
class Outcome:
    """A benefit over all persons or all households: who may have it, how much, and who lost it to another (why)."""

    entitled: NDArray[np.bool_]
    amount: NDArray[np.int64]
    lost: list[tuple[Overlap, str, NDArray[np.bool_]]] = field(default_factory=list)


def settle(
    outcomes: Mapping[str, Outcome], overlaps: Sequence[Overlap], benefits: Mapping[str, Benefit]
) -> Mapping[str, Outcome]:
    """Applies the matrix in its order. Of two equal amounts the one named first in the row stays.

    Rows of the kinds income, not-income and not-counted are in the rules of the means test themselves.
    """
    for row in overlaps:
        if row.kind not in {"excludes", "higher"}:
            continue
        one = outcomes[row.benefit]
        for name in row.others:
            other = outcomes[name]
            if benefits[name].of != benefits[row.benefit].of:
                msg = f"overlap.yaml: {row.benefit} and {name} are not for the same"
                raise ValueError(msg)
            both = one.entitled & other.entitled
            if row.kind == "excludes":
                _lose(other, row, row.benefit, both)
            else:
                less = both & (other.amount > one.amount)
                _lose(one, row, name, less)
                _lose(other, row, row.benefit, both & ~less)
    return outcomes


def _lose(outcome: Outcome, row: Overlap, to: str, where: Any) -> None:  # noqa: ANN401 - a mask
    if where.any():
        outcome.lost.append((row, to, where))
        outcome.entitled = outcome.entitled & ~where
        outcome.amount = np.where(where, 0, outcome.amount)
