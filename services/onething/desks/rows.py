"""What waits, kept in step with the items: written in bulk, and only for items that wait for somebody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete

from chassis.bulk import insert_rows, update_rows
from city import places
from services.onething import rules
from services.onething.desks.models import Waiting
from services.onething.models import Base

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Table
    from sqlmodel import Session

    from services.onething.store import CaseState, ItemState

DESKS: Table = Base.metadata.tables[str(Waiting.__tablename__)]
OFFICER, APPLICANT = "OFFICER", "APPLICANT"
WAITS = {rules.WAITING_OFFICER: OFFICER, rules.WAITING_APPLICANT: APPLICANT}
# Due day of what has no limit.
FAR = date(9999, 12, 31)
_TOWN_DIGITS = 9


def follow(session: Session, cases: Iterable[CaseState]) -> None:
    """Brings the desks in step with the items that are being written: at most one statement of each kind."""
    come: list[dict[str, Any]] = []
    moved: list[dict[str, Any]] = []
    gone: list[str] = []
    for case in cases:
        for item in case.items.values():
            waits, waited = WAITS.get(item.status), WAITS.get(item.before) if item.stored else None
            if waits and not waited:
                come.append(_row(case, item, waits))
            elif waits:
                if (item.status, item.due_on, item.light) != (item.before, *item.clock_before):
                    moved.append({"id": item.id, "waits_for": waits, **shown(item.due_on, item.light)})
            elif waited:
                gone.append(item.id)
    if gone:
        session.connection().execute(delete(DESKS).where(DESKS.c.id.in_(gone)))
    if come:
        insert_rows(session, DESKS, come)
    if moved:
        update_rows(session, DESKS, moved)


def shown(due_on: date | None, light: str) -> dict[str, Any]:
    """How the clock of an item stands in its row."""
    return {"due_on": due_on or FAR, "light": light}


def _row(case: CaseState, item: ItemState, waits: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "case_id": case.id,
        "matter": matter(case.one_thing_id, item.key),
        "one_thing_id": case.one_thing_id,
        "department": item.department,
        "county": item.county,
        "town": seat(case),
        "receipt_no": case.receipt_no,
        "parties": "".join(f" {one} " for one in sorted(parties(case))),
        "window_county": "" if case.applicant else case.intake_county,
        "waits_for": waits,
        **shown(item.due_on, item.light),
        "claimed_by": "",
        "claimed_until": None,
        "mandate_id": "",
        "post": "",
        "assignee": "",
    }


def matter(one_thing_id: str, key: str) -> str:
    """An item of a one-thing, as mandates and desks name it."""
    return f"{one_thing_id}/{key}"


def parties(case: CaseState) -> frozenset[str]:
    """Resident ids of the applicant and the owners, as far as they are known."""
    return frozenset(one for one in (case.applicant, *owners(case)) if one)


def owners(case: CaseState) -> list[str]:
    """The residents whom the case is about, in the catalogue's order, as far as its steps have said."""
    made = _made(case)
    return [str(one) for path in case.entry.owners if (one := dig(made, path))]


def seat(case: CaseState) -> str:
    """The town that the case belongs to: the first that the catalogue's paths name in the case's county; or nothing."""
    made = _made(case)
    for path in case.entry.seat:
        code = str(dig(made, path) or "")[:_TOWN_DIGITS]
        place = places.place(code)
        if place and place.kind is places.Kind.TOWN and place.parent == case.county:
            return code
    return ""


def _made(case: CaseState) -> Mapping[str, Any]:
    return {"form": case.form, **{key: item.outputs for key, item in case.items.items()}}


def dig(made: Mapping[str, Any], path: tuple[str, ...]) -> object:
    """What stands at a path; None if nothing does."""
    value: Any = made
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value
