r"""Student-proposing deferred acceptance with capacities (Gale and Shapley 1962), and the lottery that breaks ties.

Anybody can repeat it. Lottery number of an application: the first 16 hexadecimal digits of
SHA-256(seed + "\n" + application id), the smaller the better, the same at every school. At a school an application
stands by (place of its tier, −points, lottery number, application id): tiers are compared first and never added to
points. Each child proposes to its schools in order; a school keeps the best up to its capacity and lets others go on.
The outcome does not depend on the order of proposals, no child and school would both rather have each other, and no
child gains by naming its schools in another order (Dubins and Freedman 1981; Roth 1982).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Key = tuple[int, int, str, str]


@dataclass(frozen=True)
class Wish:
    """A school that was named: place of the tier there from 0, points in hundredths (0 where the lottery decides)."""

    school: str
    tier: int
    points: int = 0


@dataclass(frozen=True)
class Entry:
    """An application as the run sees it; its wishes, the dearest first, name no school twice."""

    id: str
    wishes: tuple[Wish, ...]


@dataclass(frozen=True)
class Outcome:
    """School of each application that was placed; the keys of each school's applicants in order; lottery numbers."""

    placed: Mapping[str, str]
    order: Mapping[str, Sequence[Key]]
    lottery: Mapping[str, str]
    admitted: Mapping[str, int] = field(default_factory=dict)

    def last(self, school: str) -> Key | None:
        """The last who was admitted to a school."""
        held = [key for key in self.order.get(school, ()) if self.placed.get(key[3]) == school]
        return held[-1] if held else None


def lottery_number(seed: str, application_id: str) -> str:
    """16 hexadecimal digits; the smaller the better."""
    return hashlib.sha256(f"{seed}\n{application_id}".encode()).hexdigest()[:16]


def seed_hash(seed: str) -> str:
    """What is published before applications close: SHA-256 of the seed's text, in hexadecimal digits."""
    return hashlib.sha256(seed.encode()).hexdigest()


def match(capacities: Mapping[str, int], entries: Sequence[Entry], seed: str) -> Outcome:
    """Places the applications. Raises KeyError for a wish at a school without capacity."""
    lottery = {entry.id: lottery_number(seed, entry.id) for entry in entries}
    order: dict[str, list[Key]] = {school: [] for school in capacities}
    for entry in entries:
        for wish in entry.wishes:
            order[wish.school].append((wish.tier, -wish.points, lottery[entry.id], entry.id))
    # A place in the school's order as a plain number: comparing numbers is much faster than comparing keys.
    place: dict[str, dict[str, int]] = {}
    for school, keys in order.items():
        keys.sort()
        place[school] = {key[3]: number for number, key in enumerate(keys)}
    wishes = [[wish.school for wish in entry.wishes] for entry in entries]
    number = {entry.id: index for index, entry in enumerate(entries)}
    asked = [0] * len(entries)
    # The worst one kept stands on top: heaps of negated places.
    kept: dict[str, list[int]] = {school: [] for school in capacities}
    placed: dict[str, str] = {}
    free = list(range(len(entries) - 1, -1, -1))
    while free:
        index = free.pop()
        if asked[index] == len(wishes[index]):
            continue
        school = wishes[index][asked[index]]
        asked[index] += 1
        mine, held = -place[school][entries[index].id], kept[school]
        if len(held) < capacities[school]:
            heappush(held, mine)
        else:
            worst = heappushpop(held, mine)
            free.append(number[order[school][-worst][3]])
    for school, held in kept.items():
        for negated in held:
            placed[order[school][-negated][3]] = school
    return Outcome(placed, order, lottery, {school: len(held) for school, held in kept.items()})
