"""The ledger of places (托位): planned, filed, used, open, and how many there are for a thousand inhabitants."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from city import places
from city.days import china_day
from services.childcare.actions.papers import staff_only
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.ledger import TownPeople
from services.childcare.rules import ledger as rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx


@dataclass
class Line:
    """The places of a county or a town; `waiting` families, `inhabitants` 0 where nobody is counted."""

    code: str
    name: str
    institutions: int = 0
    planned: int = 0
    filed: int = 0
    used: int = 0
    promised: int = 0
    inhabitants: int = 0

    @property
    def open(self) -> int:
        """Places that may still be taken."""
        return self.filed - self.used - self.promised

    @property
    def per_thousand(self) -> float | None:
        """Filed places per 1,000 inhabitants."""
        return rules.per_thousand(self.filed, self.inhabitants)


def ledger(tx: Tx, county: str, town: str) -> tuple[Line, list[Line], float]:
    """The whole (the city, a county or a town), its parts (counties, towns), and the target per 1,000 inhabitants.

    Raises InvalidInput for a place that is not in the city.
    """
    found = []
    if county and county not in {one.code for one in places.counties()}:
        found.append(Fault("county", "childcare.no-such-county", f"没有这个区县 {county}", f"no county {county}"))
    here = places.place(town) if town else None
    if town and (here is None or here.kind != places.Kind.TOWN or (county and here.parent != county)):
        found.append(Fault("town", "childcare.no-such-town", f"没有这个乡镇 {town}", f"no town {town} there"))
    if found:
        raise InvalidInput.of("childcare.where", found)
    rows, people = _sums(tx, county, town), _people(tx, county, town)
    parts: dict[str, Line] = {}
    for code in sorted({*rows, *people}):
        key = code if county or town else code[:6]
        place = places.place(key)
        line = parts.setdefault(key, Line(key, place.name if place else ""))
        count, planned, filed, used, promised = rows.get(code, (0, 0, 0, 0, 0))
        line.institutions += count
        line.planned += planned
        line.filed += filed
        line.used += used
        line.promised += promised
        line.inhabitants += people.get(code, 0)
    total = Line(town or county or places.CITY_CODE, places.CITY_NAME)
    if known := places.place(total.code):
        total.name = known.name
    for line in parts.values():
        for name in ("institutions", "planned", "filed", "used", "promised", "inhabitants"):
            setattr(total, name, getattr(total, name) + getattr(line, name))
    target = law().at("places-target", china_day(tx.now)).value
    return total, [] if town else list(parts.values()), float(target)


def note_people(tx: Tx, town: str, inhabitants: int, counted_on: str) -> None:
    """Enters how many people live in a town. Raises NotAllowed, InvalidInput naming every fault."""
    staff_only(tx)
    found, here = [], places.place(town)
    if here is None or here.kind != places.Kind.TOWN:
        found.append(Fault("town", "childcare.no-such-town", f"没有这个乡镇 {town}", f"no town {town}"))
    if inhabitants < 1:
        found.append(Fault("inhabitants", "childcare.inhabitants", "人口应为正数", "above zero"))
    day = None
    try:
        day = date.fromisoformat(counted_on)
    except ValueError:
        found.append(Fault("countedOn", "childcare.date", "应为日期 年-月-日", "a date YYYY-MM-DD"))
    if found or here is None or day is None:
        raise InvalidInput.of("childcare.people", found)
    enter_people(tx, {town: inhabitants}, day)


def enter_people(tx: Tx, people: Mapping[str, int], day: date) -> None:
    """Enters counts by town."""
    for town, count in people.items():
        tx.session.merge(TownPeople(town=town, county=town[:6], inhabitants=count, counted_on=day))


def _sums(tx: Tx, county: str, town: str) -> dict[str, tuple[int, int, int, int, int]]:
    counted = [
        func.count(),
        *(func.sum(getattr(Institution, name)) for name in ("planned", "filed", "used", "promised")),
    ]
    # What lies in no town is counted with its county.
    where = func.coalesce(func.nullif(col(Institution.town), ""), col(Institution.county))
    query = select(where, *counted).group_by(where)
    if county:
        query = query.where(col(Institution.county) == county)
    if town:
        query = query.where(col(Institution.town) == town)
    sums: dict[str, tuple[int, int, int, int, int]] = defaultdict(lambda: (0, 0, 0, 0, 0))
    for code, *values in tx.session.exec(query):
        one, two, three, four, five = map(int, values)
        sums[code] = (one, two, three, four, five)
    return sums


def _people(tx: Tx, county: str, town: str) -> dict[str, int]:
    query = select(TownPeople)
    if county:
        query = query.where(col(TownPeople.county) == county)
    if town:
        query = query.where(col(TownPeople.town) == town)
    return {one.town: one.inhabitants for one in tx.session.exec(query)}
