"""Counts: what institutions report, and what a county's weeks sum up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from city.places import counties
from services.health.network.actions import speak_for
from services.health.surveillance.law import diseases
from services.health.surveillance.models import DetectedWeek, InstitutionCount, WeeklyCount
from services.health.surveillance.rules import request, signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from chassis.edge import Tx

WEEK = signals.WEEK
_SHOWN_WEEKS = 104


@dataclass(frozen=True)
class Reported:
    """A report taken in: how many counts it changed, and whether its week had been judged."""

    institution_id: str
    week: date
    changed: int
    judged_anew: bool


def report_counts(tx: Tx, institution_id: str, week: str, told: Sequence[tuple[str, int]]) -> Reported:
    """Enters an institution's counts of a week; what it said before of the same diseases is replaced.

    Raises NotFound, NotAllowed, InvalidInput naming every fault.
    """
    institution = speak_for(tx, institution_id)
    monday = day_of(week)
    if faults := signals.report_faults(monday, china_day(tx.now), told, diseases(), request.LARGEST):
        raise InvalidInput.of("health.counts", faults)
    assert monday is not None
    mine = (col(InstitutionCount.institution_id) == institution_id, col(InstitutionCount.week) == monday)
    before = {row.disease: row for row in tx.session.exec(select(InstitutionCount).where(*mine).with_for_update())}
    changed = 0
    # In the same order for everybody: two institutions of a county never wait for each other.
    for disease, count in sorted(told):
        row = before.get(disease)
        delta = count - (row.count if row else 0)
        if row is None:
            said = {"institution_id": institution_id, "disease": disease, "week": monday, "count": count}
            tx.session.add(InstitutionCount(**said, reported_at=tx.now))
        else:
            row.count, row.reported_at = count, tx.now
            tx.session.add(row)
        if delta:
            changed += 1
            add_to_week(tx, disease, institution.county, monday, delta)
    judged = changed > 0 and tx.session.get(DetectedWeek, monday) is not None
    return Reported(institution_id, monday, changed, judged)


def add_to_week(tx: Tx, disease: str, county: str, week: date, cases: int) -> None:
    """Adds to a county's sum in one statement, so that two reports at once both count."""
    connection = tx.session.connection()
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    table: Any = WeeklyCount.__table__
    row = insert(table).values(disease=disease, county=county, week=week, count=cases, changes=1)
    more = {"count": table.c.count + row.excluded.count, "changes": table.c.changes + 1}
    connection.execute(row.on_conflict_do_update(index_elements=["disease", "county", "week"], set_=more))


def weekly_counts(tx: Tx, disease: str, county: str, from_week: str, until_week: str) -> tuple[date, list[int]]:
    """Counts of a disease in a county, week by week. Raises InvalidInput naming every fault."""
    until = day_of(until_week) if until_week else _monday(china_day(tx.now))
    since = day_of(from_week) if from_week else (until or date.max) - (_SHOWN_WEEKS - 1) * WEEK
    faults = []
    if disease not in diseases():
        zh, en = "监测病种中没有这一病种", "no such disease is under surveillance"
        faults.append(Fault("disease", "health.surveillance-disease", zh, en))
    if county not in {one.code for one in counties()}:
        faults.append(Fault("county", "health.surveillance-county", "没有这个县区", "no such county"))
    for name, day in (("fromWeek", since), ("untilWeek", until)):
        if day is None or day.weekday() != 0:
            zh, en = "应为星期一的日期（YYYY-MM-DD）", "a Monday (YYYY-MM-DD)"
            faults.append(Fault(name, "health.surveillance-week", zh, en))
    if since and until and not 0 <= (until - since).days <= request.MOST_COUNTS * 7:
        zh, en = (
            f"从早到晚，最多 {request.MOST_COUNTS} 周",
            f"not later than untilWeek, {request.MOST_COUNTS} weeks at most",
        )
        faults.append(Fault("fromWeek", "health.surveillance-weeks", zh, en))
    if faults:
        raise InvalidInput.of("health.weekly-counts", faults)
    assert since is not None
    assert until is not None
    mine = (col(WeeklyCount.disease) == disease, col(WeeklyCount.county) == county)
    rows = tx.session.exec(select(WeeklyCount).where(*mine, col(WeeklyCount.week).between(since, until)))
    known = {row.week: row.count for row in rows}
    weeks = (until - since).days // 7 + 1
    return since, [known.get(since + place * WEEK, 0) for place in range(weeks)]


@dataclass(frozen=True)
class History:
    """Counts as an array [series, week]; series are (disease, county) in the order of `places`, weeks from `first`."""

    first: date
    places: dict[tuple[str, str], int]
    counts: NDArray[np.float64]

    def week(self, place: int) -> date:
        """Monday of a column."""
        return self.first + place * WEEK


def history(tx: Tx, chosen: Sequence[str], until: date, weeks: int) -> History | None:
    """So many weeks up to `until` of the diseases chosen in every county; None before anybody ever reported.

    It begins with the first week of which anything is known.
    """
    import numpy as np  # noqa: PLC0415 - only who detects needs it

    table: Any = WeeklyCount.__table__
    connection = tx.session.connection()
    earliest = connection.execute(sa.select(sa.func.min(table.c.week))).scalar_one()
    if earliest is None or earliest > until:
        return None
    first = max(earliest, until - (weeks - 1) * WEEK)
    places = {key: place for place, key in enumerate((d, c.code) for d in chosen for c in counties())}
    counts = np.zeros((len(places), (until - first).days // 7 + 1))
    query = sa.select(table.c.disease, table.c.county, table.c.week, table.c.count)
    query = query.where(table.c.week.between(first, until))
    if len(chosen) < len(diseases()):
        query = query.where(table.c.disease.in_(chosen))
    for disease, county, week, count in connection.execute(query):
        place = places.get((disease, county))
        if place is not None:
            counts[place, (week - first).days // 7] = count
    return History(first, places, counts)


def day_of(text: str) -> date | None:
    """A day as people write it; None if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
