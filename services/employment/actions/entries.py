"""Entries in the registers: made once for a case, ended, taken up again; who they concern is announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.employment.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsOfficer, Product, Reason, Refused, Undone, Work
from chassis.serials import draw
from city.days import china_day
from services.employment.actions.people import nobody
from services.employment.models import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from chassis.edge import Tx

UNEMPLOYED, HARDSHIP, FLEXIBLE, INSURED = "UNEMPLOYED", "HARDSHIP", "FLEXIBLE", "INSURED"
SPECIAL_WORK, RETIRED, HELP_PLAN, EMPLOYED = "SPECIAL_WORK", "RETIRED", "HELP_PLAN", "EMPLOYED"
_PREFIX = {
    UNEMPLOYED: "SY",
    HARDSHIP: "KN",
    FLEXIBLE: "LH",
    INSURED: "CB",
    SPECIAL_WORK: "TZ",
    RETIRED: "TX",
    HELP_PLAN: "BF",
    EMPLOYED: "JY",
}
_STATES = {UNEMPLOYED, HARDSHIP, FLEXIBLE, RETIRED, EMPLOYED}
_DIGITS, _TOWN, _COUNTY = 12, 9, 6


def standing(tx: Tx, resident_id: str, kind: str, *, lock: bool = False) -> Entry | None:
    """The entry of a kind that stands."""
    query = select(Entry).where(Entry.resident_id == resident_id, Entry.kind == kind, col(Entry.ended_on).is_(None))
    return tx.session.exec(query.with_for_update() if lock else query).first()


def numbered(tx: Tx, no: str, kind: str, resident_id: str = "") -> Entry | None:
    """An entry by its number, whether it stands or not; None if it is of another kind or another person."""
    entry = tx.session.get(Entry, no)
    if entry is None or entry.kind != kind or (resident_id and entry.resident_id != resident_id):
        return None
    return entry


def register(
    tx: Tx,
    work: Work,
    kind: str,
    resident_id: str,
    since: date,
    /,
    **detail: Any,  # noqa: ANN401 - JSON
) -> Entry:
    """Enters somebody; who stands in the register stays there as before. `village` of the detail says where."""
    if (known := standing(tx, resident_id, kind)) is not None:
        return known
    village = str(detail.pop("village", ""))
    entry = Entry(no=draw(_PREFIX[kind], _DIGITS), kind=kind, resident_id=resident_id, case_id=work.case_id)
    entry.county, entry.town = village[:_COUNTY] or work.county, village[:_TOWN]
    entry.since, entry.entered_on, entry.detail = since, china_day(tx.now), detail
    tx.session.add(entry)
    tx.session.flush()
    announce(tx, entry, kind)
    return entry


def announce(tx: Tx, entry: Entry, state: str) -> None:
    """Tells the others what somebody's state is now; entries that say nothing of it are ours alone."""
    if state in _STATES:
        told = events.EmploymentChanged(resident_id=entry.resident_id, state=state, since=entry.since.isoformat())
        told.county, told.town, told.case_id = entry.county, entry.town, entry.case_id
        tx.emit(entry.resident_id, told)


def end(tx: Tx, entry: Entry | None, by: str) -> None:
    """Ends an entry that stands."""
    if entry is not None and entry.ended_on is None:
        entry.ended_on, entry.ended_by = china_day(tx.now), by
        tx.session.add(entry)
        tx.session.flush()


def taking_back(kind: str) -> Callable[[Tx, Work], Undone]:
    """The undo of a kind: ends the case's entry, and takes up again what it had ended."""

    def take_back(tx: Tx, work: Work) -> Undone:
        mine = select(Entry).where(Entry.case_id == work.case_id, Entry.kind == kind, col(Entry.ended_on).is_(None))
        for entry in tx.session.exec(mine.with_for_update()).all():
            end(tx, entry, "UNDONE")
            replaced = tx.session.exec(select(Entry).where(Entry.ended_by == entry.no)).all()
            for one in replaced:
                if standing(tx, one.resident_id, one.kind) is None:
                    one.ended_on, one.ended_by = None, ""
                    tx.session.add(one)
                    tx.session.flush()
                    announce(tx, one, one.kind)
            if kind in _STATES and not replaced:
                withdrawn = events.EmploymentChanged(resident_id=entry.resident_id, state="WITHDRAWN")
                withdrawn.county, withdrawn.town, withdrawn.case_id = entry.county, entry.town, entry.case_id
                withdrawn.since = china_day(tx.now).isoformat()
                tx.emit(entry.resident_id, withdrawn)
        return Undone()

    return take_back


def by_officer(work: Work, *reasons: Reason) -> Answer | None:
    """What there is to say before an officer granted; None once one has."""
    if work.officer_granted is None:
        return NeedsOfficer(reasons)
    return None if work.officer_granted else Refused(work.officer_reasons or reasons)


def granted(entry: Entry, output: str, reasons: Sequence[Reason] = ()) -> Granted:
    """The answer with the entry as its product."""
    product = Product("employment-entry", entry.no, f"/v1/employment/entries/{entry.no}")
    return Granted((product,), {output: entry.no}, tuple(reasons))


def read_entry(tx: Tx, no: str) -> Entry:
    """An entry; residents read their own. Raises NotFound."""
    entry = tx.session.get(Entry, no)
    if entry is None or (tx.actor.role == "resident" and tx.actor.subject != entry.resident_id):
        raise nobody()
    return entry
