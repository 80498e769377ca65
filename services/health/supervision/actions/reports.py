"""Prescriptions and examinations as institutions report them, and what stands out in them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound
from chassis.serials import draw
from city.calendar import add_working_days
from city.days import china_day
from services.health.network.actions import speak_for
from services.health.network.models import Institution
from services.health.people import acts_for
from services.health.supervision import rules
from services.health.supervision.law import catalogue, law
from services.health.supervision.models import ExaminationDone, Finding, Prescription

if TYPE_CHECKING:
    from chassis.decisions import Reason
    from chassis.edge import Tx

_LONGEST = timedelta(days=rules.MOST_DAYS)


def check_prescription(tx: Tx, institution_id: str, script: rules.Script) -> list[Reason]:
    """What would stand out in a prescription before it is issued (事前审方). Keeps nothing.

    Raises NotFound, NotAllowed, InvalidInput naming every fault.
    """
    institution = speak_for(tx, institution_id)
    if faults := rules.script_faults(script, catalogue(), china_day(tx.now)):
        raise InvalidInput.of("health.prescription", faults)
    return [one.reason for one in rules.check_script(script, institution.level, catalogue(), law())]


def report_prescription(
    tx: Tx, institution_id: str, no: str, resident_id: str, prescriber: str, script: rules.Script
) -> tuple[Prescription, list[Finding]]:
    """Enters a prescription with what stands out in it, also against the person's other prescriptions.

    The same report again answers the same. Raises NotFound, NotAllowed, InvalidInput naming every fault, Conflict if
    the number was reported with other content.
    """
    institution = speak_for(tx, institution_id)
    faults = _missing(("prescriptionNo", no), ("residentId", resident_id), ("prescriber", prescriber))
    faults += rules.script_faults(script, catalogue(), china_day(tx.now))
    if faults:
        raise InvalidInput.of("health.prescription", faults)
    _one_at_a_time(tx, resident_id)
    made = Prescription(
        id=draw("P", 12),
        institution_id=institution_id,
        no=no,
        county=institution.county,
        resident_id=resident_id,
        prescriber=prescriber,
        setting=script.setting,
        issued_on=script.issued_on,
        reason=script.reason,
        lines=[asdict(line) for line in script.lines],
        reported_at=tx.now,
    )
    same = (col(Prescription.institution_id) == institution_id, col(Prescription.no) == no)
    if known := tx.session.exec(select(Prescription).where(*same)).first():
        _same_again(known, made)
        return known, findings_of(tx, known.id)
    others = select(Prescription).where(col(Prescription.resident_id) == resident_id)
    near = col(Prescription.issued_on).between(script.issued_on - _LONGEST, script.issued_on + _LONGEST)
    there = tx.session.exec(others.where(near)).all()
    tx.session.add(made)
    for one in rules.check_script(script, institution.level, catalogue(), law()):
        _enter(tx, institution, made.id, made.issued_on, one)
    for other in there:
        other_first = (other.issued_on, other.reported_at) <= (made.issued_on, made.reported_at)
        earlier, later = (script_of(other), script) if other_first else (script, script_of(other))
        subject = made if other_first else other
        at = institution if other_first else _institution(tx, other.institution_id)
        for one in rules.between(earlier, later, catalogue(), law()):
            _enter(tx, at, subject.id, subject.issued_on, one, made.id if subject is other else other.id)
    tx.session.flush()
    return made, findings_of(tx, made.id)


def report_examination(
    tx: Tx, institution_id: str, no: str, resident_id: str, told: rules.Examined
) -> tuple[ExaminationDone, list[Finding]]:
    """Enters an examination with what stands out in it, also against other institutions' results; raises likewise."""
    institution = speak_for(tx, institution_id)
    faults = _missing(("examinationNo", no), ("residentId", resident_id))
    faults += rules.examined_faults(told, catalogue(), china_day(tx.now))
    if faults:
        raise InvalidInput.of("health.examination", faults)
    _one_at_a_time(tx, resident_id)
    made = ExaminationDone(
        id=draw("E", 12),
        institution_id=institution_id,
        no=no,
        county=institution.county,
        resident_id=resident_id,
        code=told.code,
        done_on=told.done_on,
        price_fen=told.price_fen,
        reason=told.reason,
        reported_at=tx.now,
    )
    same = (col(ExaminationDone.institution_id) == institution_id, col(ExaminationDone.no) == no)
    if known := tx.session.exec(select(ExaminationDone).where(*same)).first():
        _same_again(known, made)
        return known, findings_of(tx, known.id)
    days = timedelta(days=catalogue().examinations[told.code].recognised_days)
    others = select(ExaminationDone).where(
        col(ExaminationDone.resident_id) == resident_id,
        col(ExaminationDone.code) == told.code,
        col(ExaminationDone.institution_id) != institution_id,
        col(ExaminationDone.done_on).between(told.done_on - days, told.done_on + days),
    )
    there = tx.session.exec(others).all()
    tx.session.add(made)
    for one in rules.check_examined(told, catalogue()):
        _enter(tx, institution, made.id, made.done_on, one)
    for other in there:
        examined = rules.Examined(other.code, other.done_on, other.price_fen, other.reason)
        other_first = (other.done_on, other.reported_at) <= (made.done_on, made.reported_at)
        earlier, later = (examined, told) if other_first else (told, examined)
        subject = made if other_first else other
        at = institution if other_first else _institution(tx, other.institution_id)
        for one in rules.repeated(earlier, later, catalogue()):
            _enter(tx, at, subject.id, subject.done_on, one, made.id if subject is other else other.id)
    tx.session.flush()
    return made, findings_of(tx, made.id)


def read_prescription(tx: Tx, prescription_id: str) -> tuple[Prescription, list[Finding]]:
    """A prescription with its findings. Residents read their own and their children's. Raises NotFound."""
    found = tx.session.get(Prescription, prescription_id)
    if found is None or not acts_for(tx, found.resident_id):
        raise NotFound("health.no-such-prescription", "没有这张处方", "no such prescription")
    return found, findings_of(tx, found.id)


def script_of(prescription: Prescription) -> rules.Script:
    """A prescription as the rules look at it."""
    lines = tuple(rules.Line(**line) for line in prescription.lines)
    return rules.Script(prescription.setting, prescription.issued_on, lines, prescription.reason)


def findings_of(tx: Tx, subject: str) -> list[Finding]:
    """What stands out in a prescription or examination."""
    query = select(Finding).where(col(Finding.subject) == subject).order_by(col(Finding.kind), col(Finding.key))
    return list(tx.session.exec(query))


def _enter(tx: Tx, institution: Institution, subject: str, on_day: date, one: rules.Found, other: str = "") -> None:
    until, _ = add_working_days(china_day(tx.now), law().at("answer-working-days", china_day(tx.now)).value)
    tx.session.add(
        Finding(
            id=draw("N", 12),
            subject=subject,
            kind=one.kind,
            key=f"{one.key}/{other}" if other else one.key,
            institution_id=institution.id,
            county=institution.county,
            on_day=on_day,
            reason=vars(one.reason),
            answer_until=until,
        )
    )


def _institution(tx: Tx, institution_id: str) -> Institution:
    found = tx.session.get(Institution, institution_id)
    assert found is not None
    return found


def _same_again(known: Prescription | ExaminationDone, told: Prescription | ExaminationDone) -> None:
    """Raises Conflict if a number was reported before with other content."""
    own = {"id", "reported_at"}
    if known.model_dump(exclude=own) != told.model_dump(exclude=own):
        zh, en = "同一编号已上报过不同的内容", "this number was reported with other content"
        raise Conflict("health.reported-otherwise", zh, en)


def _one_at_a_time(tx: Tx, resident_id: str) -> None:
    """Reports of one person follow each other: two at once would not see each other, and neither would stand out."""
    connection = tx.session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:who))"), {"who": f"supervision/{resident_id}"})


def _missing(*told: tuple[str, str]) -> list[Fault]:
    return [Fault(name, "health.missing", "必填", "is required") for name, value in told if not value]
