"""Deaths: certified by the police, recorded once however many report them, told to every department, and taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import events_pb2
from sqlmodel import col, select

from chassis.decisions import Answer, Granted, Product, Undone
from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.registry import rules
from services.registry.actions.households import close_entry, reopen_entry
from services.registry.actions.kin import family_of
from services.registry.actions.licences import revoke_licences
from services.registry.actions.reads import Reading, log_reads, reading_of
from services.registry.actions.register import BY_ID, standing
from services.registry.death_models import Death, DeathReport, HukouEnd, PoliceCertificate
from services.registry.models import RESIDENCE_PERMIT, ResidencePermit, Resident
from services.registry.parameters import parameters
from services.registry.rules import deaths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.decisions import Work
    from chassis.edge import Tx

_CERTIFICATES = ("hospitalCertificateNo", "inquestCertificateNo", "policeCertificateNo")
_SERIAL = 10**8
_LONGEST_REASON = 500


@dataclass(frozen=True)
class Report:
    """What a case says of a death. `died_on` is None if it is no day."""

    resident_id: str
    died_on: date | None
    reported_by: str
    certificate_no: str
    police_certificate_no: str

    @classmethod
    def of(cls, inputs: Mapping[str, Any]) -> Report:
        """Reads an item's inputs.

        Raises:
            InvalidInput: the orchestrator sent something else than the catalogue says.
        """
        resident_id, reporter = inputs.get("residentId"), inputs.get("reportedBy", "FAMILY")
        if not isinstance(resident_id, str) or reporter not in deaths.REPORTERS:
            raise _unreadable()
        numbers = [str(inputs.get(name) or "") for name in _CERTIFICATES]
        return cls(resident_id, _day(inputs.get("diedOn")), reporter, next(filter(None, numbers), ""), numbers[-1])


def issue_police_certificate(tx: Tx, work: Work) -> Answer:
    """Certifies an unnatural death (非正常死亡证明) once an officer has decided. One for a case."""
    made = tx.session.exec(select(PoliceCertificate).where(PoliceCertificate.case_id == work.case_id)).first()
    if made is not None:
        return _certified(made, Granted())
    report = Report.of(work.inputs)
    place = work.inputs.get("placeOfDeath")
    if not isinstance(place, str):
        raise _unreadable()
    resident = standing(tx, BY_ID, report.resident_id)
    today = rules.day_in_china(tx.now)
    decision = deaths.review_police_certificate(
        _facts(tx, resident),
        report.died_on,
        officer=_officer(work),
        today=today,
        review=parameters().at("review-days", today),
    )
    if not isinstance(decision, Granted) or resident is None or report.died_on is None:
        return decision
    made = PoliceCertificate(
        certificate_no=_number("FZC", work.county, today),
        case_id=work.case_id,
        resident_id=resident.id,
        died_on=report.died_on,
        place_of_death=place.strip(),
        issued_at=tx.now,
    )
    tx.session.add(made)
    _log(tx, work, resident)
    return _certified(made, decision)


def record_death(tx: Tx, work: Work) -> Answer:
    """Records a death, or joins the record that stands: two reports of one death are one record and one event."""
    report = Report.of(work.inputs)
    told = tx.session.get(DeathReport, work.case_id)
    if told is not None and not told.withdrawn and _stands(tx, told.death_no):
        return _recorded(told.death_no, Granted())
    resident = standing(tx, BY_ID, report.resident_id)
    before = _record_of(tx, report.resident_id, lock=True)
    today = rules.day_in_china(tx.now)
    decision = deaths.review_report(
        _facts(tx, resident),
        report.died_on,
        certificate_no=report.certificate_no,
        certificate_fits=_fits(tx, report),
        officer=_officer(work),
        today=today,
        review=parameters().at("review-days", today),
    )
    if not isinstance(decision, Granted) or resident is None or report.died_on is None:
        return decision
    death = before or _enter(tx, work, resident, report.died_on, today)
    if told is None:
        told = DeathReport(case_id=work.case_id, reported_at=tx.now, death_no="", reported_by="", certificate_no="")
        tx.session.add(told)
    told.death_no, told.reported_by, told.certificate_no = death.death_no, report.reported_by, report.certificate_no
    told.withdrawn = False
    _log(tx, work, resident)
    return _recorded(death.death_no, decision)


def withdraw_report(tx: Tx, work: Work) -> Undone:
    """Takes this case's report back. The record stands as long as another case's report does."""
    told = tx.session.get(DeathReport, work.case_id)
    if told is None or told.withdrawn:
        return Undone()
    # Locked first: of two cases that withdraw at once, the second sees that no report is left.
    death = tx.session.exec(select(Death).where(Death.death_no == told.death_no).with_for_update()).first()
    told.withdrawn = True
    tx.session.flush()
    others = select(DeathReport.case_id).where(DeathReport.death_no == told.death_no, ~col(DeathReport.withdrawn))
    if death is not None and not death.revoked and tx.session.exec(others.limit(1)).first() is None:
        _revoke(tx, death, f"withdrawn with case {work.case_id}")
    return Undone()


def cancel_hukou(tx: Tx, work: Work) -> Answer:
    """Closes the person's entry in the household register (户口注销); a head's household gets another."""
    resident_id, death_no = work.inputs.get("residentId"), work.inputs.get("deathNo")
    if not isinstance(resident_id, str) or not isinstance(death_no, str):
        raise _unreadable()
    resident = standing(tx, BY_ID, resident_id)
    death = tx.session.get(Death, death_no)
    stands = death is not None and not death.revoked and death.resident_id == resident_id
    today = rules.day_in_china(tx.now)
    review = parameters().at("review-days", today)
    decision = deaths.review_cancellation(_facts(tx, resident), death_stands=stands, review=review)
    if not isinstance(decision, Granted) or resident is None:
        return decision
    ended = tx.session.exec(select(HukouEnd).where(HukouEnd.death_no == death_no)).first()
    if ended is None:
        ended = HukouEnd(
            cancellation_no=_number("ZX", resident.hukou_county, today),
            death_no=death_no,
            resident_id=resident.id,
            ended_on=today,
            case_id=work.case_id,
        )
        tx.session.add(ended)
        close_entry(tx, resident, today)
        told = events_pb2.HukouEnded(
            resident_id=resident.id,
            cancellation_no=ended.cancellation_no,
            death_no=death_no,
            household_id=resident.household_id,
            case_id=work.case_id,
        )
        tx.emit(resident.id, told)
        _log(tx, work, resident)
    number = ended.cancellation_no
    product = Product("hukou-cancellation", number, f"/v1/registry/hukou-cancellations/{number}")
    return replace(decision, products=(product,), outputs={"cancellationNo": number})


def get_death(tx: Tx, death_no: str) -> Death:
    """A record of a death. A resident reads that of a relative or of somebody of the household.

    Raises:
        InvalidInput: no purpose was stated.
        NotFound: there is none, or not for this reader.
    """
    death = tx.session.get(Death, death_no)
    _read(tx, death.resident_id if death else "", "death")
    if death is None:
        raise _nothing()
    return death


def get_police_certificate(tx: Tx, certificate_no: str) -> PoliceCertificate:
    """A police certificate of a death. Raises as `get_death`."""
    made = tx.session.get(PoliceCertificate, certificate_no)
    _read(tx, made.resident_id if made else "", "police-certificate")
    if made is None:
        raise _nothing()
    return made


def get_hukou_cancellation(tx: Tx, cancellation_no: str) -> HukouEnd:
    """A closed entry of the household register. Raises as `get_death`."""
    ended = tx.session.get(HukouEnd, cancellation_no)
    _read(tx, ended.resident_id if ended else "", "hukou-cancellation")
    if ended is None:
        raise _nothing()
    return ended


def revoke_death(tx: Tx, death_no: str, reason: str) -> Death:
    """An officer of the registry finds that a death was recorded wrongly: the record falls, whoever reported it.

    Raises:
        NotAllowed: an officer of another department.
        InvalidInput: no reason, or one too long.
        NotFound: there is no such record.
        NotPossibleNow: it is revoked already.
    """
    if tx.actor.department != tx.service:
        raise NotAllowed("registry.own-officers-only", "只有户籍部门可以撤销死亡登记", "only its own officer may")
    if not 0 < len(reason.strip()) <= _LONGEST_REASON:
        zh, en = "请写明撤销理由（500字以内）", "say why, in at most 500 characters"
        raise InvalidInput.of("registry.bad-revocation", [Fault("reason", "registry.no-reason", zh, en)])
    death = tx.session.exec(select(Death).where(Death.death_no == death_no).with_for_update()).first()
    if death is None:
        raise _nothing()
    if death.revoked:
        raise NotPossibleNow("registry.death-revoked", "该死亡登记已经撤销", "this record has been revoked already")
    log_reads(tx, [death.resident_id], "death", reading_of(tx.actor))
    for told in tx.session.exec(select(DeathReport).where(DeathReport.death_no == death_no)):
        told.withdrawn = True
    _revoke(tx, death, reason.strip())
    return death


def _enter(tx: Tx, work: Work, resident: Resident, died_on: date, today: date) -> Death:
    death = Death(
        death_no=_number("SW", work.county, today),
        resident_id=resident.id,
        died_on=died_on,
        county=work.county,
        recorded_at=tx.now,
        case_id=work.case_id,
    )
    tx.session.add(death)
    resident.died_on = died_on
    permits = select(ResidencePermit).where(ResidencePermit.resident_id == resident.id, ~col(ResidencePermit.ended))
    for permit in tx.session.exec(permits):
        permit.ended = True
        revoke_licences(tx, resident.id, RESIDENCE_PERMIT)
    told = events_pb2.DeathRecorded(
        resident_id=resident.id,
        death_no=death.death_no,
        died_on=died_on.isoformat(),
        county=work.county,
        case_id=work.case_id,
    )
    tx.emit(resident.id, told)
    return death


def _revoke(tx: Tx, death: Death, why: str) -> None:
    death.revoked, death.revoked_at, death.revoked_why = True, tx.now, why
    resident = tx.session.get(Resident, death.resident_id)
    if resident is not None:
        resident.died_on = None
        ended = tx.session.exec(select(HukouEnd).where(HukouEnd.death_no == death.death_no)).first()
        if ended is not None and not ended.restored:
            ended.restored = True
            reopen_entry(tx, resident)
    tx.emit(death.resident_id, events_pb2.DeathRevoked(resident_id=death.resident_id, death_no=death.death_no))


def _record_of(tx: Tx, resident_id: str, *, lock: bool = False) -> Death | None:
    query = select(Death).where(Death.resident_id == resident_id, ~col(Death.revoked))
    return tx.session.exec(query.with_for_update() if lock else query).first()


def _stands(tx: Tx, death_no: str) -> bool:
    death = tx.session.get(Death, death_no)
    return death is not None and not death.revoked


def _fits(tx: Tx, report: Report) -> bool:
    if not report.police_certificate_no:
        return True
    made = tx.session.get(PoliceCertificate, report.police_certificate_no)
    return made is not None and made.resident_id == report.resident_id


def _facts(tx: Tx, resident: Resident | None) -> deaths.Deceased | None:
    if resident is None:
        return None
    recorded = _record_of(tx, resident.id)
    return deaths.Deceased(resident.birth_date, resident.hukou_county, recorded.died_on if recorded else None)


def _officer(work: Work) -> rules.Officer | None:
    return None if work.officer_granted is None else rules.Officer(work.officer_granted, work.officer_reasons)


def _read(tx: Tx, resident_id: str, what: str) -> None:
    reading = reading_of(tx.actor, kin="relative")
    resident = tx.session.get(Resident, resident_id) if resident_id else None
    if resident is None or (tx.actor.role == "resident" and not _is_kin(tx, resident)):
        raise _nothing()
    log_reads(tx, [resident.id], what, reading)


def _is_kin(tx: Tx, resident: Resident) -> bool:
    reader = tx.session.get(Resident, tx.actor.subject)
    if reader is None or reader.cancelled or reader.died_on is not None:
        return False
    return reader.id == resident.id or bool(family_of(tx, resident, reader).relation(reader.id, resident.id))


def _log(tx: Tx, work: Work, resident: Resident) -> None:
    log_reads(tx, [resident.id], "hukou", Reading(tx.service, work.county, work.task))


def _certified(made: PoliceCertificate, decision: Granted) -> Granted:
    number = made.certificate_no
    product = Product("police-death-certificate", number, f"/v1/registry/police-certificates/{number}")
    return replace(decision, products=(product,), outputs={"policeCertificateNo": number})


def _recorded(death_no: str, decision: Granted) -> Granted:
    product = Product("death-record", death_no, f"/v1/registry/deaths/{death_no}")
    return replace(decision, products=(product,), outputs={"deathNo": death_no})


def _number(kind: str, county: str, today: date) -> str:
    """Kind, county, year, eight digits by lot. Unique by the table's key."""
    return f"{kind}{county}{today:%Y}{secrets.randbelow(_SERIAL):08}"


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _unreadable() -> InvalidInput:
    return InvalidInput("registry.bad-inputs", "事项的输入内容不符合目录约定", "unreadable inputs")


def _nothing() -> NotFound:
    return NotFound("registry.no-such-paper", "没有这份登记", "no such record")
