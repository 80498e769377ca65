"""Consents (个人信息授权): given for a purpose and a term, taken back at will, and asked for by departments."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from civic.registry.v1 import events_pb2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound
from chassis.events import new_id
from services.registry import rules
from services.registry.actions.people import may_read
from services.registry.actions.reads import GATEWAY
from services.registry.consent_models import DataConsent
from services.registry.models import Resident
from services.registry.parameters import parameters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_WORD = re.compile(r"[a-z][a-z-]{0,39}")
_MOST_WORDS, _LONGEST_PURPOSE = 20, 200


def give_consent(  # noqa: PLR0913 - what a consent says
    tx: Tx, resident_id: str, department: str, what: Sequence[str], purpose: str, until: str, case_id: str
) -> DataConsent:
    """The signed-in person consents for themselves, or for a child not yet of age.

    Raises:
        InvalidInput: every fault of what was said; among them a term that is over or too long.
        NotFound: another resident, who is no child of theirs.
    """
    person = tx.session.get(Resident, resident_id or tx.actor.subject)
    if person is None or person.cancelled or person.died_on is not None or not may_read(tx, person):
        raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
    words = list(dict.fromkeys(what))
    last, faults = _faults(tx, department, words, purpose, until)
    if faults or last is None:
        raise InvalidInput.of("registry.bad-consent", faults)
    consent = DataConsent(
        id=new_id(),
        resident_id=person.id,
        department=department,
        what=f" {' '.join(words)} ",
        purpose=purpose.strip(),
        case_id=case_id,
        given_by=tx.actor.subject,
        given_at=tx.now,
        until=last,
    )
    tx.session.add(consent)
    told = events_pb2.ConsentGranted(
        resident_id=person.id, consent_id=consent.id, department=department, until=last.isoformat(), case_id=case_id
    )
    tx.emit(person.id, told)
    return consent


def take_consent_back(tx: Tx, consent_id: str) -> DataConsent:
    """The person, or a parent of a child, takes a consent back: from now on it holds no more. Twice changes nothing.

    Raises:
        NotFound: there is none, or not theirs.
    """
    consent = tx.session.exec(select(DataConsent).where(DataConsent.id == consent_id).with_for_update()).first()
    person = tx.session.get(Resident, consent.resident_id) if consent else None
    if consent is None or person is None or not may_read(tx, person):
        raise NotFound("registry.no-such-consent", "没有这项授权", "no such consent")
    if consent.revoked_at is None:
        consent.revoked_at = tx.now
        told = events_pb2.ConsentRevoked(
            resident_id=person.id, consent_id=consent.id, department=consent.department, case_id=consent.case_id
        )
        tx.emit(person.id, told)
    return consent


def list_consents(tx: Tx, resident_id: str) -> Sequence[DataConsent]:
    """The consents of the signed-in person, or of a child of theirs, newest first; those that ended too.

    Raises:
        NotFound: another resident, who is no child of theirs.
    """
    person = tx.session.get(Resident, resident_id or tx.actor.subject)
    if person is None or not may_read(tx, person):
        raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
    theirs = select(DataConsent).where(DataConsent.resident_id == person.id)
    return tx.session.exec(theirs.order_by(col(DataConsent.given_at).desc(), col(DataConsent.id).desc())).all()


def check_consent(tx: Tx, resident_id: str, what: str, case_id: str) -> DataConsent | None:
    """The consent by which the asking department may use this now; None if there is none.

    It has to name the department that calls, as its token says, and holds to the end of its last day in China. One
    that was given for a case holds for that case alone. The dead consent to nothing.

    Raises:
        NotAllowed: a person calls, and not a department.
        InvalidInput: `what` is no word of lower case with dashes.
    """
    if tx.actor.via in ("", GATEWAY):
        zh, en = "只有部门可以核验授权", "only a department asks for consents"
        raise NotAllowed("registry.departments-only", zh, en)
    if not _WORD.fullmatch(what):
        zh, en = "应为小写单词", "must be words of lower case with dashes"
        raise InvalidInput.of("registry.bad-consent", [Fault("what", "registry.bad-what", zh, en)])
    person = tx.session.get(Resident, resident_id)
    if person is None or person.cancelled or person.died_on is not None:
        return None
    holding = select(DataConsent).where(
        DataConsent.resident_id == resident_id,
        DataConsent.department == tx.actor.via,
        col(DataConsent.what).contains(f" {what} ", autoescape=True),
        col(DataConsent.until) >= rules.day_in_china(tx.now),
        col(DataConsent.revoked_at).is_(None),
        col(DataConsent.case_id).in_(["", case_id]),
    )
    return tx.session.exec(holding.order_by(col(DataConsent.until).desc()).limit(1)).first()


def _faults(tx: Tx, department: str, words: Sequence[str], purpose: str, until: str) -> tuple[date | None, list[Fault]]:
    faults = []
    today = rules.day_in_china(tx.now)
    longest = parameters().at("consent-months", today)
    if not _WORD.fullmatch(department):
        faults.append(
            Fault("department", "registry.bad-department", "应为部门代码", "must be the code of a department")
        )
    if not 0 < len(words) <= _MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        zh, en = "应为1到20个数据类别", "must be 1 to 20 words for what may be used"
        faults.append(Fault("what", "registry.bad-what", zh, en))
    if not 0 < len(purpose.strip()) <= _LONGEST_PURPOSE:
        zh, en = "请写明用途（200字以内）", "say for what, in at most 200 characters"
        faults.append(Fault("purpose", "registry.no-purpose", zh, en))
    last = None
    try:
        last = date.fromisoformat(until)
    except ValueError:
        faults.append(Fault("until", "registry.bad-date", "截止日期应为 YYYY-MM-DD", "until must read YYYY-MM-DD"))
    if last is not None and not today <= last <= rules.months_later(today, longest.value):
        zh = f"截止日期应在今天至{longest.value}个月之内"
        en = f"until must lie between today and {longest.value} months from now"
        faults.append(Fault("until", "registry.bad-term", zh, en))
    return last, faults
