"""One-time notices (一次性告知): requests of several departments are joined in one, and asking again is recorded."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2
from sqlalchemy import func, update
from sqlmodel import col, select

from chassis.db import is_down
from city.calendar import add_working_days, day_of
from city.places import CITY_CODE as CITY
from services.onething import rules
from services.onething.models import Base
from services.onething.papers import notices
from services.onething.papers.limits import law
from services.onething.papers.models import Notice, OfficeFault
from services.onething.store import desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx
    from services.onething.catalogue import Entry
    from services.onething.store import CaseState, ItemState

logger = logging.getLogger(__name__)
EVERY_SECONDS = 60.0
AT_MOST, BATCH = 200, 100
# A notice that cannot be issued is tried again after this, and hinders no other meanwhile.
AGAIN = timedelta(minutes=30)
ASKED_AGAIN, ASKED_LATE = "ASKED_AGAIN", "ASKED_LATE"
# An item in one of these may still ask for something.
_BUSY = frozenset({rules.ASSIGNED, rules.WAITING_OFFICER})
_NOTICES = Base.metadata.tables["notices"]


def of_case(tx: Tx, case_id: str) -> Sequence[Notice]:
    """The notices of a case, in order."""
    return tx.session.exec(select(Notice).where(Notice.case_id == case_id).order_by(col(Notice.n))).all()


def collect(tx: Tx, case: CaseState) -> None:
    """Enters what was newly asked of the applicant in the notice that collects, and issues it if nobody can add to it.

    Called after every move of a case that waits for its applicant; harmless if nothing is new.
    """
    known = list(of_case(tx, case.id))
    told = {(one["item"], one["attempt"]) for notice in known for one in notice.entries}
    waiting = [item for item in case.items.values() if item.status == rules.WAITING_APPLICANT]
    new = [item for item in waiting if (item.key, str(item.attempt)) not in told]
    collecting = known[-1] if known and known[-1].issued_at is None else None
    if new:
        for item in new:
            _judge(tx, case, item, known)
        entries = [entry for item in new for entry in _entries(case, item)]
        if collecting is None:
            hours = int(law().at("notice-collection-hours", day_of(tx.now)).value)
            collecting = Notice(
                id=f"{case.id}-{len(known) + 1}",
                case_id=case.id,
                n=len(known) + 1,
                opened_at=tx.now,
                closes_at=tx.now + timedelta(hours=hours),
                entries=entries,
                answered=[],
            )
            tx.session.add(collecting)
        else:
            collecting.entries = [*collecting.entries, *entries]
    if collecting and notices.nothing_more([item.status for item in case.items.values()], _BUSY):
        _issue(tx, case, collecting)
    tx.session.flush()


def _entries(case: CaseState, item: ItemState) -> list[dict[str, str]]:
    reasons = item.reasons or [{"code": "onething.supplement", "zh": "请补正", "en": "please supplement"}]
    return [
        {
            "item": item.key,
            "attempt": str(item.attempt),
            "department": item.department,
            "field": reason.get("field", ""),
            "title_zh": title_of(case.entry, reason.get("field", "")),
            "code": reason.get("code", ""),
            "zh": reason.get("zh", ""),
            "en": reason.get("en", ""),
            "legal_reference": reason.get("legal_reference", "") or case.entry.steps[item.key].legal_reference,
        }
        for reason in reasons
    ]


def title_of(entry: Entry, place: str) -> str:
    """What a field (form.x) or material (material.x) is called in Chinese; empty if it is neither."""
    origin, _, name = place.partition(".")
    if origin == "form":
        return str(entry.form["properties"].get(name, {}).get("title", ""))
    return next((m.title["zh"] for m in entry.materials if origin == "material" and m.id == name), "")


def _judge(tx: Tx, case: CaseState, item: ItemState, known: Sequence[Notice]) -> None:
    """Records it if the office could have asked earlier."""
    entries = _entries(case, item)
    rounds = [_round(notice) for notice in known if notice.answered_at is not None]
    number, late = notices.asked_again(rounds, item.key, [notices.key(one) for one in entries])
    if number:
        _record(tx, case, item, ASKED_AGAIN, number, [one for one in entries if notices.key(one) in late])
    first_time = not any(one["item"] == item.key for notice in known for one in notice.entries)
    within = int(law().at("notice-within-days", day_of(tx.now)).value)
    if first_time and item.started_at and notices.asked_late(day_of(item.started_at), day_of(tx.now), within):
        _record(tx, case, item, ASKED_LATE, 0, entries)


def _round(notice: Notice) -> notices.Round:
    asked: dict[str, set[str]] = {}
    for one in notice.entries:
        asked.setdefault(one["item"], set()).add(notices.key(one))
    return notices.Round(notice.n, {item: frozenset(what) for item, what in asked.items()}, frozenset(notice.answered))


def _record(
    tx: Tx, case: CaseState, item: ItemState, kind: str, number: int, entries: Sequence[Mapping[str, str]]
) -> None:
    row_id = f"{item.id}-{item.attempt}-{kind}"
    if tx.session.get(OfficeFault, row_id):
        return
    fault = OfficeFault(
        id=row_id,
        kind=kind,
        case_id=case.id,
        item_id=item.id,
        department=item.department,
        county=item.county,
        at=tx.now,
        notice=number,
        entries=[dict(one) for one in entries],
    )
    tx.session.add(fault)
    words = {
        ASKED_AGAIN: (f"第 {number} 次告知时即可提出，现再次要求补正", f"could have stood in notice {number}"),
        ASKED_LATE: ("超过法定期限才要求补正", "asked after the legal limit for a notice"),
    }
    zh, en = words[kind]
    title = case.entry.steps[item.key].title
    told = {"code": f"onething.{kind.lower().replace('_', '-')}", "zh": f"{title['zh']}：{zh}", "en": en}
    log(tx, case, "office_fault", status=case.status, reasons=[told])


def _issue(tx: Tx, case: CaseState, notice: Notice) -> None:
    today = day_of(tx.now)
    notice.issued_at = tx.now
    notice.due_on, _ = add_working_days(today, int(law().at("supplement-days", today).value))
    tx.session.add(notice)
    told = [{name: one[name] for name in ("code", "zh", "en", "legal_reference", "field")} for one in notice.entries]
    log(tx, case, "notice_issued", status=case.status, reasons=told)
    issued = events_pb2.NoticeIssued(
        case_id=case.id, number=notice.n, due_on=notice.due_on.isoformat(), missing=len(notice.entries)
    )
    tx.emit(case.id, issued, case_id=case.id)


def answer(tx: Tx, case: CaseState, changed: Sequence[str]) -> None:
    """What was asked back was handed in: every notice that stands is answered, one that still collects is closed."""
    for notice in of_case(tx, case.id):
        if notice.answered_at is None:
            if notice.issued_at is None:
                _issue(tx, case, notice)
            notice.answered_at, notice.answered = tx.now, sorted(changed)
            log(tx, case, "notice_answered", status=case.status, reasons=[])


def issue_due(tx: Tx) -> bool:
    """Issues the notices whose time to collect is over; True while there may be more.

    One that fails is put off and hinders no other.
    """
    query = select(Notice.id, Notice.case_id).where(col(Notice.issued_at).is_(None), Notice.closes_at <= tx.now)
    found = tx.session.exec(query.order_by(col(Notice.closes_at)).limit(BATCH)).all()
    if found:
        read(tx, [case_id for _, case_id in found], lock=True)
    for notice_id, case_id in found:
        sent = len(tx.outgoing)
        try:
            with tx.session.begin_nested():
                notice = tx.session.get(Notice, notice_id, populate_existing=True)
                case = find(tx, case_id)
                if notice and case and notice.issued_at is None:
                    tx.traceparent = case.traceparent
                    _issue(tx, case, notice)
                    tx.session.flush()
                    desk(tx).write_now()
        except Exception as error:
            if is_down(error):
                raise
            logger.exception("the notice %s", notice_id)
            desk(tx).take_back_log()
            del tx.outgoing[sent:]
            later = update(_NOTICES).where(_NOTICES.c.id == notice_id).values(closes_at=tx.now + AGAIN)
            tx.session.connection().execute(later)
    return len(found) == BATCH


def list_faults(tx: Tx, county: str) -> tuple[Sequence[OfficeFault], int]:
    """Faults of offices in the actor's county, newest first, and how many there are."""
    mine = []
    if tx.actor.county not in {"", CITY}:
        mine.append(OfficeFault.county == tx.actor.county)
    if tx.actor.department:
        mine.append(OfficeFault.department == tx.actor.department)
    if county:
        mine.append(OfficeFault.county == county)
    total = tx.session.exec(select(func.count()).select_from(OfficeFault).where(*mine)).one()
    query = select(OfficeFault).where(*mine).order_by(col(OfficeFault.at).desc(), col(OfficeFault.id))
    return tx.session.exec(query.limit(AT_MOST)).all(), total
