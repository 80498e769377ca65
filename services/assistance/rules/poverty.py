"""Multidimensional poverty after Alkire and Foster. Pure.

"Counting and multidimensional poverty measurement", Journal of Public Economics 95 (2011) 476-487. Exact in rational
numbers: the parts sum to the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, Any

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_FAULTS = 50


@dataclass(frozen=True)
class Measured:
    """H, A and M0; what each dimension gives to M0; each group's own with its share of the people."""

    people: int
    h: Fraction
    a: Fraction
    m0: Fraction
    by_dimension: tuple[Fraction, ...] = ()


def faults(
    achievements: Any,  # noqa: ANN401 - JSON
    cutoffs: Sequence[float],
    weights: Sequence[float],
    k: float,
    groups: Sequence[str],
) -> list[Fault]:
    """Everything that is wrong, at once."""
    found = []
    d = len(cutoffs)
    if not d:
        found.append(_fault("cutoffs", "请给出每个维度的临界值", "give a cutoff for each dimension"))
    found += [
        _fault(f"cutoffs[{n}]", "应为有限数", "no finite number") for n, one in enumerate(cutoffs) if not isfinite(one)
    ]
    if not isinstance(achievements, list) or not achievements:
        found.append(_fault("achievements", "应为非空的二维数组", "a list of lists, not empty"))
        achievements = []
    for row, values in enumerate(achievements):
        if not isinstance(values, list) or len(values) != d:
            found.append(_fault(f"achievements[{row}]", f"应有 {d} 个数", f"{d} numbers are needed"))
            continue
        found += [
            _fault(f"achievements[{row}][{n}]", "应为有限数", "no finite number")
            for n, one in enumerate(values)
            if isinstance(one, bool) or not isinstance(one, (int, float)) or not isfinite(one)
        ]
    if weights and len(weights) != d:
        found.append(_fault("weights", f"应有 {d} 个权重", f"{d} weights are needed"))
    found += [
        _fault(f"weights[{n}]", "权重应大于零", "a weight is a number above 0")
        for n, one in enumerate(weights)
        if not isfinite(one) or one <= 0
    ]
    if not isfinite(k) or not 0 < k <= max(d, 1):
        found.append(_fault("k", f"应大于 0 且不超过维度数 {d}", f"above 0 and at most {d}, the number of dimensions"))
    if groups and len(groups) != len(achievements):
        found.append(_fault("groups", "应与人数相同", "one for each row of achievements"))
    return found[:_MOST_FAULTS]


def measure(
    achievements: Sequence[Sequence[float]], cutoffs: Sequence[float], weights: Sequence[float], k: float
) -> Measured:
    """Deprived where the achievement lies below the cutoff; poor whose weighted deprivations reach `k`.

    Weights are scaled to sum to the number of dimensions; equal unless given.
    """
    n, d = len(achievements), len(cutoffs)
    given = [Fraction(str(one)) for one in weights] or [Fraction(1)] * d
    scaled = [one * d / sum(given) for one in given]
    line = Fraction(str(k))
    poor, total = 0, Fraction(0)
    parts = [Fraction(0)] * d
    for row in achievements:
        deprived = [value < cutoff for value, cutoff in zip(row, cutoffs, strict=True)]
        count = sum((w for w, yes in zip(scaled, deprived, strict=True) if yes), Fraction(0))
        if count >= line:
            poor += 1
            total += count
            parts = [p + (w if yes else 0) for p, w, yes in zip(parts, scaled, deprived, strict=True)]
    m0 = total / (n * d)
    a = total / (poor * d) if poor else Fraction(0)
    return Measured(n, Fraction(poor, n), a, m0, tuple(one / (n * d) for one in parts))


def _fault(field: str, zh: str, en: str) -> Fault:
    return Fault(field, "assistance.poverty", zh, en)
