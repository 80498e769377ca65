"""Green travel (绿色出行): points for trips, redeemed once, and the share of public transport."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from city import places
from city.days import china_day
from services.transport.actions import ledger
from services.transport.law import law
from services.transport.models import Balance, GreenDay, TravelCount
from services.transport.rules import travel as rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from chassis.edge import Tx

_MOST_METRES, _MOST_TRIPS = 300_000, 100_000_000


def note_trip(tx: Tx, trip_id: str, resident_id: str, mode: str, metres: int) -> int:
    """Points that a trip earns; told twice it earns nothing more. Raises InvalidInput naming every fault."""
    faults = []
    if not 1 <= len(trip_id) <= 60:  # noqa: PLR2004
        faults.append(Fault("tripId", "transport.trip-id", "缺少或过长", "missing or too long"))
    if not 1 <= len(resident_id) <= 40:  # noqa: PLR2004
        faults.append(Fault("residentId", "transport.resident", "缺少居民编号", "no resident"))
    if mode not in rules.MODES:
        faults.append(_mode_fault("mode"))
    if not 0 < metres <= _MOST_METRES:
        faults.append(Fault("metres", "transport.metres", "里程无效", "no distance of a trip"))
    if faults:
        raise InvalidInput.of("transport.trip", faults)
    rule = law().at("green-points", china_day(tx.now)).value
    key = (resident_id, china_day(tx.now))
    # Whoever comes second for this day waits here, and sees what the first has made of the cap.
    query = select(GreenDay).where(col(GreenDay.resident_id) == key[0], col(GreenDay.day) == key[1]).with_for_update()
    today = tx.session.exec(query).first()
    if today is None:
        today = GreenDay(resident_id=key[0], day=key[1], points=0)
        tx.session.add(today)
        tx.session.flush()
    earned = rules.points(rule, mode, metres, today.points)
    parts = {ledger.resident(resident_id): earned, "city/green-travel": -earned}
    if earned and ledger.transfer(tx, f"trip/{trip_id}", ledger.POINTS, parts):
        today.points += earned
        tx.session.add(today)
        return earned
    return 0


def redeem_points(tx: Tx, request_id: str, points: int) -> int:
    """The signed-in resident gives points away; returns what is left. Raises InvalidInput, NotPossibleNow."""
    faults = []
    if not 1 <= len(request_id) <= 60:  # noqa: PLR2004
        faults.append(Fault("requestId", "transport.request-id", "缺少或过长", "missing or too long"))
    if points <= 0:
        faults.append(Fault("points", "transport.points", "应大于零", "more than none"))
    if faults:
        raise InvalidInput.of("transport.redeem", faults)
    mine = ledger.resident(tx.actor.subject)
    name = f"redeem/{tx.actor.subject}/{request_id}"[:80]
    ledger.transfer(tx, name, ledger.POINTS, {mine: -points, "city/redeemed": points})
    return ledger.balance(tx, ledger.POINTS, mine)


def read_points(tx: Tx, resident_id: str) -> int:
    """A resident's points; residents read their own. Raises NotFound."""
    if tx.actor.role == "resident" and tx.actor.subject != resident_id:
        raise NotFound("transport.no-such-account", "没有这个积分账户", "no such account")
    account = tx.session.get(Balance, (ledger.POINTS, ledger.resident(resident_id)))
    return account.amount if account else 0


def report_counts(tx: Tx, day: date, county: str, trips: Mapping[str, int], source: str) -> float | None:
    """Trips of a day by means of travel; told again they replace what was told. Returns the public share, percent.

    Raises InvalidInput naming every fault.
    """
    faults = [_mode_fault(f"trips.{mode}") for mode in trips if mode not in rules.MODES]
    faults += [
        Fault(f"trips.{mode}", "transport.trips", "次数无效", "no number of trips")
        for mode, count in trips.items()
        if not 0 <= count <= _MOST_TRIPS
    ]
    if not trips:
        faults.append(
            Fault("trips", "transport.no-trips", "请给出各方式的出行次数", "give the trips by means of travel")
        )
    if county not in {one.code for one in places.counties()}:
        faults.append(Fault("county", "transport.county", "没有这个区县", "no such county"))
    if day > china_day(tx.now):
        faults.append(Fault("day", "transport.future", "日期在将来", "in the future"))
    if not 1 <= len(source) <= 100:  # noqa: PLR2004
        faults.append(Fault("source", "transport.source", "请说明数据来源", "say where the numbers come from"))
    if faults:
        raise InvalidInput.of("transport.counts", faults)
    for mode in rules.MODES:
        row = tx.session.get(TravelCount, (day, county, mode))
        if row is None and mode not in trips:
            continue
        row = row or TravelCount(day=day, county=county, mode=mode)
        row.trips, row.source = trips.get(mode, 0), source
        tx.session.add(row)
    public = sum(count for mode, count in trips.items() if mode in rules.PUBLIC)
    counted = events.TravelCounted(county=county, day=day.isoformat())
    counted.public_trips, counted.all_trips = public, sum(trips.values())
    tx.emit(f"{county}/{day.isoformat()}", counted)
    return rules.share(trips)


def read_share(tx: Tx, first: date, last: date, county: str) -> tuple[dict[str, int], float | None]:
    """Trips between two days by means of travel, of a county or the city, and the public share in percent."""
    query = select(TravelCount).where(col(TravelCount.day) >= first, col(TravelCount.day) <= last)
    if county:
        query = query.where(col(TravelCount.county) == county)
    trips: dict[str, int] = {}
    for row in tx.session.exec(query).all():
        trips[row.mode] = trips.get(row.mode, 0) + row.trips
    return trips, rules.share(trips)


def _mode_fault(field: str) -> Fault:
    known = ", ".join(rules.MODES)
    return Fault(field, "transport.mode", f"应为 {known} 之一", f"one of {known}")
