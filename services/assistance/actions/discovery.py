"""Finding need before it applies (主动发现): from a screening or a grid worker's report, verified in working days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from civic.assistance.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city import places
from city.calendar import add_working_days
from city.days import china_day
from services.assistance.actions.awards import require_officer, running
from services.assistance.law import law
from services.assistance.models import Finding, Need
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST = 1000
_LONGEST = 200


@dataclass(frozen=True)
class Found:
    """Somebody who may be in need, where, of what, and why."""

    resident_id: str
    town: str
    benefits: tuple[str, ...]
    reasons: tuple[str, ...]


def take_findings(tx: Tx, source: str, found: Sequence[Found]) -> tuple[list[Finding], int]:
    """Makes tasks of findings; who draws all of it, or was found this month, is skipped and counted.

    Raises InvalidInput naming every fault, before anything is entered; NotAllowed.
    """
    if tx.actor.role != "service":
        require_officer(tx)
    if faults := _faults(found):
        raise InvalidInput.of("assistance.findings", faults)
    today = china_day(tx.now)
    month = rules.month_of(today)
    due, _ = add_working_days(today, int(law().at("finding-days", today).value))
    query = select(Finding.resident_id).where(Finding.month == month)
    known = set(tx.session.exec(query.where(col(Finding.resident_id).in_([one.resident_id for one in found]))))
    made: list[Finding] = []
    for one in found:
        drawn = {award.benefit for award in running(tx, one.resident_id)}
        benefits = [each for each in one.benefits if each not in drawn]
        if one.resident_id in known or not benefits:
            continue
        known.add(one.resident_id)
        told = {"resident_id": one.resident_id, "month": month, "county": one.town[:6], "town": one.town}
        finding = Finding(
            id=draw("FD", 14),
            **told,
            source=source,
            benefits=benefits,
            reasons=list(one.reasons),
            state="OPEN",
            found_at=tx.now,
            due_on=due,
        )
        tx.session.add(finding)
        place = {"county": finding.county, "town": finding.town}
        tx.emit(finding.id, events.NeedFound(finding_id=finding.id, **place, benefits=benefits))
        made.append(finding)
    return made, len(found) - len(made)


def verify_finding(tx: Tx, finding_id: str, *, confirmed: bool, remark: str) -> Finding:
    """The grid worker was there. The same again changes nothing. Raises NotFound, NotAllowed, NotPossibleNow."""
    finding = tx.session.exec(select(Finding).where(Finding.id == finding_id).with_for_update()).first()
    require_officer(tx, finding.county if finding else "")
    if finding is None or tx.actor.town not in ("", finding.town):
        raise NotFound("assistance.no-such-finding", "没有这条线索", "no such finding")
    state = "CONFIRMED" if confirmed else "REJECTED"
    if finding.state == state:
        return finding
    if finding.state != "OPEN":
        raise NotPossibleNow("assistance.verified", "该线索已核实", "it was verified already")
    finding.state, finding.remark = state, remark.strip()[:_LONGEST]
    finding.verified_by, finding.verified_at = tx.actor.subject, tx.now
    tx.session.add(finding)
    place = {"county": finding.county, "town": finding.town}
    tx.emit(finding.id, events.NeedVerified(finding_id=finding.id, **place, confirmed=confirmed))
    return finding


def list_findings(tx: Tx, town: str, state: str) -> Sequence[Finding]:
    """Findings of a county or town, those due first; at most 200."""
    require_officer(tx)
    query = select(Finding).order_by(col(Finding.due_on), col(Finding.id)).limit(200)
    if tx.actor.county:
        query = query.where(Finding.county == tx.actor.county)
    for code in filter(None, (town, tx.actor.town)):
        query = query.where(Finding.town == code)
    return tx.session.exec(query.where(Finding.state == state) if state else query).all()


def precision(tx: Tx) -> list[tuple[str, str, int]]:
    """How many findings of each source are in which state: what was confirmed of what was looked at is measured."""
    query = select(Finding.source, Finding.state, func.count()).group_by(col(Finding.source), col(Finding.state))
    return sorted((source, state, int(count)) for source, state, count in tx.session.exec(query))


def mark_overdue(tx: Tx) -> bool:
    """The clock: what nobody verified in time."""
    late = select(Finding).where(Finding.state == "OPEN", Finding.due_on < china_day(tx.now), ~col(Finding.overdue))
    found = tx.session.exec(late.limit(MOST).with_for_update(skip_locked=True)).all()
    for one in found:
        one.overdue = True
        tx.session.add(one)
    return len(found) == MOST


def publish_need(tx: Tx, award_no: str, kind: str, words: str) -> Need:
    """Publishes what a household that is assisted still lacks; once an award. It names nobody."""
    from services.assistance.actions.awards import read_award  # noqa: PLC0415

    require_officer(tx)
    award = read_award(tx, award_no)
    if kind not in ("GOODS", "MONEY", "COMPANY", "SCHOOLING", "MEDICAL") or not 1 <= len(words.strip()) <= MOST // 4:
        zh, en = "请选择类别并填写需求（不超过 250 字，不含姓名）", "a kind, and words without names, 250 at most"
        raise InvalidInput("assistance.need", zh, en)
    known = tx.session.exec(select(Need).where(Need.award_no == award_no)).first()
    if known is not None:
        return known
    place = {"county": award.county, "town": award.town}
    need = Need(id=draw("ND", 14), award_no=award_no, **place, kind=kind, words=words.strip(), state="PUBLISHED")
    need.published_at = tx.now
    tx.session.add(need)
    return need


def take_up_need(tx: Tx, need_id: str, charity: str) -> Need:
    """A charity takes a need up; of two at once one gets it. Raises NotFound, NotPossibleNow, InvalidInput."""
    require_officer(tx)
    if not 1 <= len(charity.strip()) <= 60:  # noqa: PLR2004 - the column
        raise InvalidInput("assistance.charity", "请填写慈善组织登记号", "name the charity by its number")
    need = tx.session.exec(select(Need).where(Need.id == need_id).with_for_update()).first()
    if need is None:
        raise NotFound("assistance.no-such-need", "没有这条需求", "no such need")
    if need.state != "PUBLISHED" and need.taken_by != charity.strip():
        raise NotPossibleNow("assistance.need-taken", "该需求已被认领", "it was taken up already")
    if need.state == "PUBLISHED":
        need.state, need.taken_by, need.taken_at = "TAKEN", charity.strip(), tx.now
        tx.session.add(need)
    return need


def list_needs(tx: Tx, county: str) -> Sequence[Need]:
    """Needs that wait to be taken up, oldest first; at most 200."""
    query = select(Need).where(Need.state == "PUBLISHED").order_by(col(Need.published_at), col(Need.id)).limit(200)
    return tx.session.exec(query.where(Need.county == county) if county else query).all()


def _faults(found: Sequence[Found]) -> list[Fault]:
    faults = []
    if not 1 <= len(found) <= MOST:
        faults.append(Fault("found", "assistance.found", f"1 至 {MOST} 条", f"from 1 to {MOST}"))
    for n, one in enumerate(found[:MOST]):
        place = places.place(one.town)
        if place is None or place.kind is not places.Kind.TOWN:
            faults.append(Fault(f"found[{n}].town", "assistance.town", "没有这个乡镇（街道）", "no such town"))
        if not one.resident_id:
            faults.append(Fault(f"found[{n}].residentId", "assistance.who", "请给出居民编号", "name the resident"))
        if not one.benefits or set(one.benefits) - set(rules.NAMES):
            known = ", ".join(rules.NAMES)
            faults.append(Fault(f"found[{n}].benefits", "assistance.benefits", f"应为：{known}", f"of: {known}"))
    return faults
