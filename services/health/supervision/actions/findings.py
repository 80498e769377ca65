"""Findings: the worklist, what institutions answer, what officers decide; and the statistics that are published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from city.days import china_day
from city.places import counties
from services.health.network.actions import health_staff, speak_for
from services.health.network.models import Institution
from services.health.supervision import rules
from services.health.supervision.models import ExaminationDone, Finding, Prescription

if TYPE_CHECKING:
    from chassis.edge import Tx

_MOST_SHOWN, _YEAR = 500, 365


def list_findings(tx: Tx, county: str, institution_id: str, state: str, *, overdue: bool) -> list[Finding]:
    """The worklist, those to be answered first at the top; the own county's unless another is named."""
    health_staff(tx)
    query = select(Finding).where(col(Finding.state).in_([state] if state else ["OPEN", "ANSWERED"]))
    if institution_id:
        query = query.where(col(Finding.institution_id) == institution_id)
    elif chosen := county or tx.actor.county:
        query = query.where(col(Finding.county) == chosen)
    if overdue:
        query = query.where(col(Finding.state) == "OPEN", col(Finding.answer_until) < china_day(tx.now))
    return list(tx.session.exec(query.order_by(col(Finding.answer_until), col(Finding.id)).limit(_MOST_SHOWN)))


def answer_finding(tx: Tx, finding_id: str, answer: str) -> Finding:
    """What the institution says of it. Raises NotFound, NotAllowed, InvalidInput, NotPossibleNow."""
    finding = _held(tx, finding_id)
    speak_for(tx, finding.institution_id)
    if faults := rules.text_faults("answer", answer):
        raise InvalidInput.of("health.finding", faults)
    _step(finding, "answer")
    finding.answer, finding.answered_at, finding.answered_by = answer.strip(), tx.now, tx.actor.subject
    tx.session.add(finding)
    return finding


def decide_finding(tx: Tx, finding_id: str, outcome: str, note: str) -> Finding:
    """An officer upholds or dismisses it: after the answer, or once the time to answer is over.

    Raises NotFound, NotAllowed, InvalidInput naming every fault, NotPossibleNow.
    """
    health_staff(tx)
    finding = _held(tx, finding_id)
    faults = rules.text_faults("note", note)
    if outcome not in {"UPHELD", "DISMISSED"}:
        faults.append(Fault("outcome", "health.finding-outcome", "应为 UPHELD 或 DISMISSED", "UPHELD or DISMISSED"))
    if faults:
        raise InvalidInput.of("health.finding", faults)
    if finding.state == "OPEN" and outcome == "UPHELD" and china_day(tx.now) <= finding.answer_until:
        zh, en = (
            f"医疗机构可在 {finding.answer_until} 前说明",
            f"the institution may answer until {finding.answer_until}",
        )
        raise NotPossibleNow("health.finding-not-answered", zh, en)
    _step(finding, outcome)
    finding.decision, finding.decided_at, finding.decided_by = note.strip(), tx.now, tx.actor.subject
    tx.session.add(finding)
    told = {"finding_id": finding.id, "kind": finding.kind, "institution_id": finding.institution_id}
    tx.emit(finding.id, events.FindingDecided(**told, county=finding.county, upheld=outcome == "UPHELD"))
    return finding


@dataclass
class Numbers:
    """What is published of an institution."""

    institution: Institution
    prescriptions: int = 0
    examinations: int = 0
    findings: int = 0
    upheld: int = 0
    dismissed: int = 0
    unanswered: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)

    @property
    def upheld_per_100(self) -> float | None:
        """Findings upheld per hundred prescriptions and examinations; None without any."""
        reported = self.prescriptions + self.examinations
        return 100 * self.upheld / reported if reported else None


def statistics(tx: Tx, county: str, from_day: str, until_day: str) -> tuple[date, date, list[Numbers]]:
    """The numbers of every institution of a county that reported, by days of issue; the last year unless told.

    Raises InvalidInput naming every fault.
    """
    until = _day(until_day) if until_day else china_day(tx.now)
    since = _day(from_day) if from_day else (until or date.max) - timedelta(days=_YEAR)
    faults = []
    if county not in {one.code for one in counties()}:
        faults.append(Fault("county", "health.supervision-county", "没有这个县区", "no such county"))
    for name, day in (("fromDay", since), ("untilDay", until)):
        if day is None:
            faults.append(Fault(name, "health.no-date", "应为日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)"))
    if faults:
        raise InvalidInput.of("health.statistics", faults)
    assert since is not None
    assert until is not None
    there = tx.session.exec(select(Institution).where(col(Institution.county) == county).order_by(col(Institution.id)))
    found = {one.id: Numbers(one) for one in there}
    connection = tx.session.connection()
    for kept, name, column in (
        (Prescription, "prescriptions", "issued_on"),
        (ExaminationDone, "examinations", "done_on"),
    ):
        table: Any = kept.__table__
        when = (table.c.county == county, table.c[column].between(since, until))
        query = sa.select(table.c.institution_id, sa.func.count()).where(*when).group_by(table.c.institution_id)
        for institution, number in connection.execute(query):
            setattr(found[institution], name, number)
    table = Finding.__table__
    late = sa.and_(table.c.state == "OPEN", table.c.answer_until < china_day(tx.now))
    groups = (table.c.institution_id, table.c.kind, table.c.state, late)
    when = (table.c.county == county, table.c.on_day.between(since, until))
    for institution, kind, state, unanswered, number in connection.execute(
        sa.select(*groups, sa.func.count()).where(*when).group_by(*groups)
    ):
        row = found[institution]
        row.findings += number
        row.by_kind[kind] = row.by_kind.get(kind, 0) + number
        row.upheld += number * (state == "UPHELD")
        row.dismissed += number * (state == "DISMISSED")
        row.unanswered += number * bool(unanswered)
    return since, until, [one for one in found.values() if one.prescriptions or one.examinations or one.findings]


def _held(tx: Tx, finding_id: str) -> Finding:
    found = tx.session.exec(select(Finding).where(col(Finding.id) == finding_id).with_for_update()).first()
    if found is None:
        raise NotFound("health.no-such-finding", "没有这条监管发现", "no such finding")
    return found


def _step(finding: Finding, what: str) -> None:
    state = rules.STEPS.get(finding.state, {}).get(what)
    if state is None:
        zh, en = f"当前状态为 {finding.state}，不能这样办理", f"it is {finding.state}: this cannot be done now"
        raise NotPossibleNow("health.finding-state", zh, en)
    finding.state = state


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
