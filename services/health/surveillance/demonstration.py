"""Six years of invented weekly counts with seasons and two planted outbreaks, and a year of signals with their ends.

The counts stand for the whole city whatever the number of residents loaded: rates of a village would be all zeros.
The same seed and week give the same counts.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from chassis.bulk import insert_rows
from city.days import CHINA, china_day
from city.places import counties, towns, villages
from services.health.surveillance.actions.counts import History
from services.health.surveillance.actions.watch import alarms
from services.health.surveillance.law import diseases, law
from services.health.surveillance.models import CONFIRMED, EXCLUDED, Signal, SignalWeek, WeeklyCount
from services.health.surveillance.rules.signals import clusters, last_finished_week

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from chassis.edge import Tx
    from services.health.surveillance.actions.watch import Alarm

WEEK = timedelta(days=7)
# Counts are drawn from this Monday on, so that a week has the same whenever the city is loaded.
_ORIGIN = date(2015, 1, 5)
_WEEKS, _YEAR = 6 * 53 + 8, 52
_PEOPLE, _SHAPE = 2_276_184, 25.0
# (disease, county, how many weeks before the last finished week it began, how many times as many cases each week).
# The first is in the past and was confirmed; the second stands in the newest week: the job finds it at once.
PLANTED = (
    ("hand-foot-mouth", "330881", 30, (2.5, 4.5, 6.0, 4.0, 2.5)),
    ("infectious-diarrhoea", "330822", 1, (3.0, 6.0)),
)


def demonstrate(tx: Tx, seed: int) -> None:
    """Fills empty tables with counts up to the last finished week, and with the signals of the year before."""
    if tx.session.exec(select(WeeklyCount).limit(1)).first() is not None:
        return
    today = china_day(tx.now)
    last = last_finished_week(today, law().at("weeks-close-after-days", today).value)
    past = counts(last, seed)
    _enter_counts(tx, past)
    ahead = law().at("detect-weeks-back", today).value
    first = last - (_YEAR + ahead - 1) * WEEK
    until = last - ahead * WEEK
    found = [one for one in alarms(past, diseases().values(), first, today) if one.week <= until]
    _enter_signals(tx, found, last, seed)


def counts(last: date, seed: int) -> History:
    """The counts of every disease in every county, for six years up to the Monday `last`."""
    import numpy as np  # noqa: PLC0415 - only the first start needs it

    weeks = (last - _ORIGIN).days // 7 + 1
    codes = [county.code for county in counties()]
    places = {key: place for place, key in enumerate((d, c) for d in diseases() for c in codes)}
    of_year = np.array([(_ORIGIN + place * WEEK).timetuple().tm_yday / 7 for place in range(weeks)])
    expected = np.zeros((weeks, len(places)))
    people = _people()
    for disease in diseases().values():
        shape = disease.demo
        if shape:
            season = 1 + shape["swing"] * np.cos(2 * np.pi * (of_year - shape["peak"]) / 52.18)
            for code in codes:
                expected[:, places[disease.code, code]] = season * shape["rate"] * people[code] / 100_000
    draw = np.random.default_rng([seed, 20250101])
    # Gamma–Poisson: more variation from week to week than pure chance, as real counts have.
    drawn: NDArray[np.int64] = draw.poisson(draw.gamma(_SHAPE, 1 / _SHAPE, expected.shape) * expected)
    found = drawn.T.astype(np.float64)
    for disease_code, county, ago, times in PLANTED:
        row = places[disease_code, county]
        for place, more in enumerate(times):
            column = weeks - 1 - ago + place
            found[row, column] = np.ceil(max(found[row, column], 8.0) * more)
    keep = min(weeks, _WEEKS)
    return History(last - (keep - 1) * WEEK, places, found[:, -keep:])


def _people() -> dict[str, float]:
    """People of the counties, by how many villages each has: the census of 2020 for the city as a whole."""
    share = {one.code: sum(len(villages(town.code)) for town in towns(one.code)) for one in counties()}
    total = sum(share.values())
    return {code: _PEOPLE * villages_there / total for code, villages_there in share.items()}


def _enter_counts(tx: Tx, past: History) -> None:
    rows: list[dict[str, Any]] = []
    for (disease, county), place in past.places.items():
        of_series = past.counts[place]
        rows += [
            {"disease": disease, "county": county, "week": past.week(int(week)), "count": count, "changes": 1}
            for week, count in zip(of_series.nonzero()[0], of_series[of_series > 0].astype(int).tolist(), strict=True)
        ]
    insert_rows(tx.session, WeeklyCount.__table__, rows)


def _enter_signals(tx: Tx, found: list[Alarm], last: date, seed: int) -> None:
    """Signals as they would have been raised, verified and concluded; those of the planted outbreak were real."""
    draw = Random(f"signals/{seed}")  # noqa: S311 - reproducible, and nothing secret
    within = law().at("same-outbreak-weeks", last).value
    verify = timedelta(hours=law().at("verify-hours", last).value)
    of_series: defaultdict[tuple[str, str], dict[date, Alarm]] = defaultdict(dict)
    for alarm in found:
        of_series[alarm.disease, alarm.county][alarm.week] = alarm
    made: list[dict[str, Any]] = []
    weeks: list[dict[str, Any]] = []
    for (disease, county), by_week in of_series.items():
        for cluster in clusters(list(by_week), within):
            first = by_week[cluster[0]]
            real = _planted(disease, county, cluster, last) or draw.random() < len(cluster) / 20
            raised = datetime.combine(first.week + timedelta(days=9), time(8), CHINA)
            verified = raised + timedelta(hours=draw.choice((2, 5, 9, 20, 23, 30)))
            serial = f"OS-DEMO-{len(made) + 1:06}"
            said = "现场调查确认聚集性疫情" if real else "核实为散发或报告波动，排除"
            made.append(
                {
                    "id": serial,
                    "disease": disease,
                    "county": county,
                    "week": first.week,
                    "last_week": cluster[-1],
                    "method": first.method,
                    "options": dict(first.options),
                    "count": first.count,
                    "upper_bound": first.upper_bound,
                    "raised_at": raised,
                    "verify_until": raised + verify,
                    "state": CONFIRMED if real else EXCLUDED,
                    "escalated": int(verified > raised + verify),
                    "verified_at": verified,
                    "verified_by": "demo-officer",
                    "in_time": verified <= raised + verify,
                    "verification": "演示数据",
                    "concluded_at": verified + timedelta(days=2 if real else 0),
                    "concluded_by": "demo-officer",
                    "field_cases": first.count if real else 0,
                    "conclusion": f"演示数据：{said}",
                }
            )
            weeks += [
                {
                    "signal_id": serial,
                    "week": week,
                    "count": by_week[week].count,
                    "upper_bound": by_week[week].upper_bound,
                }
                for week in cluster
            ]
    if made:
        tx.session.connection().execute(Signal.__table__.insert(), made)
        insert_rows(tx.session, SignalWeek.__table__, weeks)


def _planted(disease: str, county: str, weeks: list[date], last: date) -> bool:
    return any(
        (disease, county) == (planted, there) and last - ago * WEEK <= week < last - (ago - len(times)) * WEEK
        for planted, there, ago, times in PLANTED
        for week in weeks
    )
