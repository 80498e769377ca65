"""Public notice (公示) of what is to be granted: it begins by itself, its days pass, or somebody objects.

Where an item of the catalogue declares `publicity`, a favourable proposal does not take effect at once. An officer's
is kept until the notice is over, and goes to the department then (PROPOSED). A department that granted by rule is
heard, but its grant counts once the notice is over (HELD). The clock of the item stands meanwhile. An objection ends
the notice: a held grant that can be undone is undone, and the item goes back to an officer, whose decision then is not
shown a second time.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from civic.registry.v1 import registry_pb2
from sqlalchemy import func, tuple_, update
from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import (
    DomainError,
    NotFound,
    Unavailable,
)
from city.calendar import day_of, start_of
from services.onething import clock, rules
from services.onething.actions.moving import assign, move
from services.onething.actions.sweeping import AGAIN, Due, each
from services.onething.actions.timing import keep_time
from services.onething.clock_models import Notice
from services.onething.desks import rows
from services.onething.store import ITEMS, CaseState, ItemState, desk, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.edge import Tx

logger = logging.getLogger(__name__)
OPEN, PASSED, OBJECTED, DROPPED = "OPEN", "PASSED", "OBJECTED", "DROPPED"
EVERY_SECONDS = 60.0
BATCH, NAMES_AT_ONCE, AT_MOST = 100, 20, 200
_PURPOSE = "公示拟办结果 public notice of what is to be granted"


def to_be_shown(tx: Tx, case: CaseState, item: ItemState) -> bool:
    """Whether a grant of the item has to be shown first: declared, and not shown yet since the item began."""
    if not case.entry.steps[item.key].publicity_days:
        return False
    query = select(Notice.id).where(Notice.item_id == item.id, col(Notice.begun_at) >= item.started_at)
    return tx.session.exec(query.limit(1)).first() is None


def show(tx: Tx, case: CaseState, item: ItemState, decision: events_pb2.OfficerDecision | None = None) -> None:
    """Begins the notice of an officer's favourable decision or, without one, of what the department has granted."""
    step = case.entry.steps[item.key]
    today = day_of(tx.now)
    stop = clock.publicity(today, step.publicity_days)
    assert stop.last is not None
    item.status = rules.PROPOSED if decision else rules.HELD
    item.finished_at, item.reasons = None, []
    item.stops = [*item.stops, {"kind": stop.kind, "first": today.isoformat(), "last": stop.last.isoformat()}]
    keep_time(tx, item, step)
    notice = Notice(
        id=f"{item.id}-{item.attempt}",
        case_id=case.id,
        item_id=item.id,
        one_thing_id=case.one_thing_id,
        county=item.county,
        department=item.department,
        first_on=today,
        last_on=stop.last,
        begun_at=tx.now,
        state=OPEN,
        next_at=start_of(stop.last + clock.DAY),
        decision=decision.SerializeToString() if decision else b"",
        resident_id=next(iter(rows.owners(case)), case.applicant),
        ask_at=tx.now,
    )
    tx.session.add(notice)
    told = Reason(
        "onething.publicity",
        f"拟予办理，公示至 {stop.last}，公示期不计入时限",
        f"to be granted; on public notice until {stop.last}, which the limit leaves out",
        step.legal_reference,
    )
    log(tx, case, "publicity_started", item, reasons=[asdict(told)])
    started = events_pb2.PublicityStarted(
        case_id=case.id,
        item_id=item.id,
        notice_id=notice.id,
        one_thing_id=case.one_thing_id,
        department=item.department,
        county=item.county,
        first_on=today.isoformat(),
        last_on=stop.last.isoformat(),
    )
    tx.emit(case.id, started, case_id=case.id)


def sweep_notices(tx: Tx) -> bool:
    """Lets take effect what was shown for its days without an objection; True while there may be more.

    One that fails is put off and logged, and hinders no other.
    """
    query = select(Notice.id, Notice.case_id).where(Notice.state == OPEN, col(Notice.next_at) <= tx.now)
    found = tx.session.exec(query.order_by(col(Notice.next_at)).limit(BATCH)).all()
    due = [Due(*row) for row in found]
    if not due:
        return False

    def let_pass(case: CaseState, notice_id: str) -> None:
        _let_pass(tx, case, notice_id)

    if failed := each(tx, due, let_pass):
        later = update(Notice).where(col(Notice.id).in_(failed)).values(next_at=tx.now + AGAIN)
        tx.session.connection().execute(later)
    return len(due) == BATCH


def _let_pass(tx: Tx, case: CaseState, notice_id: str) -> None:
    notice = tx.session.get(Notice, notice_id, populate_existing=True)
    if notice is None or notice.state != OPEN:
        return
    item = case.items[notice.item_id.removeprefix(f"{case.id}-")]
    notice.state = PASSED if item.status in rules.SHOWN else DROPPED
    tx.session.add(notice)
    if notice.state == DROPPED:
        return
    told = Reason("onething.publicity-passed", "公示期满无异议", "shown for its days, and nobody objected")
    if item.status == rules.HELD:
        item.status, item.finished_at = rules.GRANTED, tx.now
        keep_time(tx, item, case.entry.steps[item.key])
        log(tx, case, "publicity_passed", item, reasons=[asdict(told)])
        move(tx, case)
    else:
        log(tx, case, "publicity_passed", item, reasons=[asdict(told)], products=[])
        assign(tx, case, item, officer=events_pb2.OfficerDecision.FromString(notice.decision))
        move(tx, case)
    told_ended(tx, notice)


def told_ended(tx: Tx, notice: Notice) -> None:
    """Announces the end of a notice."""
    ended = events_pb2.PublicityEnded(
        case_id=notice.case_id,
        item_id=notice.item_id,
        notice_id=notice.id,
        department=notice.department,
        county=notice.county,
        objected=notice.state == OBJECTED,
    )
    tx.emit(notice.case_id, ended, case_id=notice.case_id)


def list_notices(
    tx: Tx, county: str, one_thing_id: str, size: int, after: tuple[date, str] | None
) -> tuple[Sequence[tuple[CaseState, ItemState, Notice]], int]:
    """What is shown today, what ends first at the top, and how much there is."""
    shown: list[Any] = [
        Notice.state == OPEN,
        Notice.last_on >= day_of(tx.now),
        ITEMS.c.status.in_(sorted(rules.SHOWN)),
    ]
    if county:
        shown.append(Notice.county == county)
    if one_thing_id:
        shown.append(Notice.one_thing_id == one_thing_id)
    counting = select(func.count()).select_from(Notice).join(ITEMS, ITEMS.c.id == Notice.item_id).where(*shown)
    total = tx.session.exec(counting).one()
    if after:
        shown.append(tuple_(col(Notice.last_on), col(Notice.id)) > tuple_(*after))
    query = select(Notice).join(ITEMS, ITEMS.c.id == Notice.item_id).where(*shown)
    page = tx.session.exec(query.order_by(col(Notice.last_on), col(Notice.id)).limit(size)).all()
    if page:
        read(tx, {notice.case_id for notice in page}, lock=False)
    cases = desk(tx).cases
    return [(c := cases[n.case_id], c.items[n.item_id.removeprefix(f"{c.id}-")], n) for n in page], total


def learn_names(tx: Tx) -> bool:
    """Asks the registry for the names of those who are shown, and keeps the first character; True while there are more.

    Apart from the decision itself, which must not wait for another department. Without an answer it asks again later.
    """
    query = select(Notice).where(Notice.state == OPEN, col(Notice.ask_at) <= tx.now).order_by(col(Notice.ask_at))
    found = tx.session.exec(query.limit(NAMES_AT_ONCE)).all()
    for notice in found:
        name = ""
        try:
            if notice.resident_id:
                tx.case_id = notice.case_id
                asked = registry_pb2.GetResidentRequest(resident_id=notice.resident_id)
                name = tx.ask("GetResident", asked, _PURPOSE).name
        except NotFound:
            logger.warning("notice %s is about nobody the registry knows", notice.id)
        except (DomainError, Unavailable) as error:
            logger.warning("the name for notice %s: %s", notice.id, error)
            notice.ask_at = tx.now + AGAIN
            tx.session.add(notice)
            continue
        notice.name_masked, notice.ask_at = f"{name[:1]}*" if name else "", None
        tx.session.add(notice)
    return len(found) == NAMES_AT_ONCE
