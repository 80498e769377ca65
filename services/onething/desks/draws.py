"""The draw of decisions for a re-check (抽查). Pure: anybody can repeat it from what is published.

1. Before the first decision of a month the commitment to a random seed of 32 bytes is published:
   ``sha256:`` and the SHA-256 of ``civic.onething.recheck/1 TOWN MONTH `` (UTF-8) followed by the seed.
2. Each decision has a lot: the SHA-256, hexadecimal, of ``civic.onething.recheck/1 ITEM-ATTEMPT``.
3. After the month the seed is published. Lots are put in the order of HMAC-SHA256(seed, lot), hexadecimal; the first n
   are drawn. Who does not know the seed cannot know which; who fixed it beforehand could not choose.
4. n is the smallest number with which, if the assumed share of the N decisions were faulty (rounded up, at least one),
   at least one faulty one would be drawn with the wanted probability: 1 - C(N-K, n) / C(N, n), hypergeometric.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMAT = "civic.onething.recheck/1"
SEED_BYTES = 32


@dataclass(frozen=True)
class Plan:
    """How large a draw is: `faulty` of `population` decisions are assumed to be faulty, and `size` are drawn.

    With probability `detection` (0 to 1) at least one of the faulty is among them.
    """

    population: int
    faulty: int
    size: int
    detection: float


def commitment(town: str, month: str, seed: bytes) -> str:
    """The commitment to a seed, for a town and a month (YYYY-MM)."""
    return f"sha256:{hashlib.sha256(f'{FORMAT} {town} {month} '.encode() + seed).hexdigest()}"


def lot(decision: str) -> str:
    """The lot of a decision: item id, hyphen, attempt."""
    return hashlib.sha256(f"{FORMAT} {decision}".encode()).hexdigest()


def draw(seed: bytes, lots: Iterable[str], size: int) -> list[str]:
    """The lots drawn, in order; whatever order they came in and however often each."""
    return sorted(set(lots), key=lambda one: (hmac.digest(seed, one.encode(), "sha256"), one))[:size]


def detection(population: int, faulty: int, size: int) -> float:
    """Probability that a draw of `size` without putting back holds at least one of the `faulty`."""
    return _detections(population, faulty, [size])[0]


def plan(population: int, assumed_percent: float, wanted_percent: float, least: int) -> Plan:
    """The smallest draw that finds a faulty decision as surely as wanted; at least `least`, at most all.

    Raises ValueError for percentages that are none.
    """
    if not (0 < assumed_percent <= 100 and 0 <= wanted_percent <= 100) or population < 0 or least < 0:  # noqa: PLR2004
        raise ValueError("percentages lie between 0 and 100, and numbers are not negative")
    if not population:
        return Plan(0, 0, 0, 0.0)
    faulty = min(population, max(1, ceil(population * assumed_percent / 100)))
    by_size = _detections(population, faulty, range(population + 1))
    enough = next(n for n, found in enumerate(by_size) if found * 100 >= wanted_percent or n == population)
    size = min(population, max(enough, least))
    return Plan(population, faulty, size, by_size[size])


def _detections(population: int, faulty: int, sizes: Sequence[int]) -> list[float]:
    # Only the re-check needs it, and it takes long to load.
    from scipy.stats import hypergeom  # noqa: PLC0415

    return [float(one) for one in hypergeom.sf(0, population, faulty, list(sizes))]
