"""Who is to be told what (通知): the outbound channel. Nothing is called sent that no carrier took.

A carrier (text messages, telephone) is an adapter: `Carrier`. Without one notices are LOGGED, people see them in their
work list and ring.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sqlmodel import col, select

from chassis.errors import InvalidInput, NotFound
from chassis.events import new_id
from city.days import china_day
from services.eldercare.actions.elders import contacts_of
from services.eldercare.actions.reads import log_reads, page
from services.eldercare.law import law
from services.eldercare.models import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.edge import Tx

log = logging.getLogger(__name__)
FAMILY, STATION, AMBULANCE = "FAMILY", "STATION", "AMBULANCE"
WAITING, LOGGED, SENT, REACHED, FAILED = "WAITING", "LOGGED", "SENT", "REACHED", "FAILED"
_AT_ONCE, _TRIES = 100, 5


class Handed(NamedTuple):
    """What became of a notice: LOGGED, SENT or FAILED, and what the carrier said (a receipt, a reason)."""

    state: str
    detail: str


class Carrier(Protocol):
    """Hands a notice to whoever carries it. Raises OSError if the carrier cannot be reached: it is tried again."""

    def __call__(self, notice: Notice) -> Handed:
        """The notice may come twice if the process dies in between; its id tells."""
        ...


class LogCarrier:
    """Writes a line to the log, without number and name, and says so: people ring from the work list."""

    def __call__(self, notice: Notice) -> Handed:
        """Always LOGGED."""
        log.info("notice %s: tell %s %s about %s", notice.id, notice.channel, notice.what, notice.about)
        return Handed(LOGGED, "")


def tell(tx: Tx, channel: str, what: str, about: str, *, resident_id: str, county: str) -> int:
    """Enters notices to all contacts of a channel, each told each thing once; how many contacts there are."""
    day = china_day(tx.now)
    if channel == FAMILY:
        to = [(contact.phone, contact.name) for contact in contacts_of(tx, resident_id)]
    elif channel == STATION:
        number = law().at("call-stations", day).value.get(county, "")
        to = [(number, "呼叫中心 call station")]
    else:
        to = [(law().at("ambulance-number", day).value, "院前急救 ambulance")]
    told = select(Notice.contact).where(Notice.about == about, Notice.channel == channel, Notice.what == what)
    known = set(tx.session.exec(told))
    for number, name in dict(to).items():
        if number not in known:
            row = Notice(id=new_id(), about=about, resident_id=resident_id, county=county, channel=channel, what=what)
            row.contact, row.contact_name, row.entered_at, row.state = number, name, tx.now, WAITING
            tx.session.add(row)
    return len(dict(to))


def handing_over(carrier: Carrier) -> Callable[[Tx], bool]:
    """Job: hands waiting notices to `carrier`, oldest first. True if there may be more."""

    def hand_over(tx: Tx) -> bool:
        oldest = select(Notice).where(Notice.state == WAITING).order_by(col(Notice.entered_at)).limit(_AT_ONCE)
        waiting = tx.session.exec(oldest.with_for_update(skip_locked=True)).all()
        for notice in waiting:
            notice.tries, notice.changed_at = notice.tries + 1, tx.now
            try:
                notice.state, notice.detail = carrier(notice)
            except OSError as error:
                notice.detail = f"{type(error).__name__}: {error}"[:200]
                notice.state = FAILED if notice.tries >= _TRIES else WAITING
            tx.session.add(notice)
        return len(waiting) == _AT_ONCE and any(notice.state != WAITING for notice in waiting)

    return hand_over


def list_notices(tx: Tx, state: str, county: str, limit: int) -> Sequence[Notice]:
    """Notices, newest first; the reads are logged."""
    query = select(Notice).order_by(col(Notice.entered_at).desc(), col(Notice.id).desc()).limit(page(limit))
    query = query.where(Notice.state == state) if state else query
    found = tx.session.exec(query.where(Notice.county == county) if county else query).all()
    log_reads(tx, {notice.resident_id for notice in found}, "notice")
    return found


def note_notice(tx: Tx, notice_id: str, detail: str, *, reached: bool) -> Notice:
    """Somebody rang by hand. Raises NotFound, InvalidInput."""
    notice = tx.session.get(Notice, notice_id, with_for_update=True)
    if notice is None:
        raise NotFound("eldercare.no-such-notice", "没有这条通知", "no such notice")
    if len(detail) > (most := 150):
        raise InvalidInput("eldercare.notice-detail", f"最多 {most} 个字", f"at most {most} characters")
    notice.state, notice.changed_at = REACHED if reached else FAILED, tx.now
    notice.detail = f"{tx.actor.subject[:40]}: {detail}"
    tx.session.add(notice)
    return notice
