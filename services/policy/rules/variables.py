"""How a rule is written: a plain function over columns, with its name in both languages and the law it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
# What OpenFisca gives to a formula; it is not typed so far.
Population = Any
Month = Any
Law = Any
# A population, the month, and the parameters at a moment, as OpenFisca gives them.
Formula = Callable[[Population, Month, Law], NDArray[Any]]


@dataclass(frozen=True)
class Rule:
    """A variable that is worked out: `of` is person or household, `kind` int or bool."""

    name: str
    of: str
    kind: type
    zh: str
    en: str
    reference: str
    formula: Formula


def household_sum(household: Population, values: NDArray[Any]) -> Ints:
    """Sum over the members in whole numbers (OpenFisca's own sums in floating point)."""
    total = np.zeros(household.count, np.int64)
    np.add.at(total, household.members_entity_id, values.astype(np.int64))
    return total


def share(amount: Ints, per_mille: int | Ints) -> Ints:
    """So many per mille; half a 分 counts as a whole one."""
    told: Ints = (amount * per_mille + 500) // 1000
    return told


def first_day(period: Month) -> np.datetime64:
    """First day of the month."""
    return np.datetime64(str(period.start), "D")


def last_day(period: Month) -> np.datetime64:
    """Last day of the month."""
    return np.datetime64(str(period.stop), "D")


def months_between(day: NDArray[np.datetime64], period: Month) -> Ints:
    """Calendar months from the month of a day to the month asked for."""
    return np.asarray((first_day(period).astype("M8[M]") - day.astype("M8[M]")).astype(np.int64))
