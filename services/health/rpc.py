"""protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb

from city.days import CHINA
from services.health.actions import births, deaths, insurances, reimbursements, vaccinations
from services.health.record import newborns
from services.health.record.card_rpc import CARD_RPCS
from services.health.record.consent_rpc import CONSENT_RPCS
from services.health.record.rpc import FHIR_RPCS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.models import Reimbursement, VaccinationRecord


def get_birth_certificate(tx: Tx, request: pb.GetBirthCertificateRequest) -> pb.BirthCertificate:
    """See the proto."""
    certificate, child = births.read_birth_certificate(tx, request.certificate_no)
    return pb.BirthCertificate(
        certificate_no=certificate.no,
        child_name=certificate.child_name,
        sex=certificate.sex,
        born_at=certificate.born_at.astimezone(CHINA).isoformat(),
        institution=certificate.institution,
        weight_grams=certificate.weight_grams,
        gestation_weeks=certificate.gestation_weeks,
        mother_id=certificate.mother_id,
        father_id=certificate.father_id or "",
        issued_on=certificate.issued_on.isoformat(),
        revoked=certificate.revoked_on is not None,
        child_id=child,
    )


def get_vaccination_record(tx: Tx, request: pb.GetVaccinationRecordRequest) -> pb.VaccinationRecord:
    """See the proto."""
    return _record(*vaccinations.read_vaccination_record(tx, request.record_id))


def record_dose(tx: Tx, request: pb.RecordDoseRequest) -> pb.VaccinationRecord:
    """See the proto."""
    told = (request.record_id, request.vaccine, request.number, request.given_on, request.batch)
    record, child = vaccinations.record_dose(tx, *told)
    newborns.enter_dose(tx, record, request.vaccine, request.number)
    return _record(record, child)


def get_insurance(tx: Tx, request: pb.GetInsuranceRequest) -> pb.Insurance:
    """See the proto."""
    enrolment = insurances.read_insurance(tx, request.insurance_no)
    return pb.Insurance(
        insurance_no=enrolment.no,
        resident_id=enrolment.resident_id,
        county=enrolment.county,
        covered_from=enrolment.covered_from.isoformat(),
        cancelled=enrolment.cancelled_on is not None,
    )


def get_reimbursement(tx: Tx, request: pb.GetReimbursementRequest) -> pb.Reimbursement:
    """See the proto."""
    return _reimbursement(reimbursements.read_reimbursement(tx, request.reimbursement_no))


def pay_reimbursement(tx: Tx, request: pb.PayReimbursementRequest) -> pb.Reimbursement:
    """See the proto."""
    return _reimbursement(reimbursements.pay_reimbursement(tx, request.reimbursement_no, request.paid_on))


def get_death_certificate(tx: Tx, request: pb.GetDeathCertificateRequest) -> pb.DeathCertificate:
    """See the proto."""
    certificate = deaths.read_certificate(tx, request.certificate_no)
    return pb.DeathCertificate(
        certificate_no=certificate.no,
        kind=certificate.kind,
        resident_id=certificate.resident_id,
        died_on=certificate.died_on.isoformat(),
        issued_on=certificate.issued_on.isoformat(),
        institution=certificate.institution or "",
        revoked=certificate.revoked_on is not None,
    )


def _record(record: VaccinationRecord, child: str) -> pb.VaccinationRecord:
    answer = pb.VaccinationRecord(record_id=record.id, county=record.county, resident_id=child)
    for dose in vaccinations.doses(record):
        answer.doses.add(
            vaccine=dose.vaccine,
            number=dose.number,
            due_on=dose.due_on.isoformat(),
            given_on=dose.given_on,
            batch=dose.batch,
        )
    return answer


def _reimbursement(reimbursement: Reimbursement) -> pb.Reimbursement:
    return pb.Reimbursement(
        reimbursement_no=reimbursement.no,
        mother_id=reimbursement.mother_id,
        amount_fen=reimbursement.amount_fen,
        decided_on=reimbursement.decided_on.isoformat(),
        cancelled=reimbursement.cancelled_on is not None,
        paid_on=_iso(reimbursement.paid_on),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetBirthCertificate": get_birth_certificate,
    "GetVaccinationRecord": get_vaccination_record,
    "RecordDose": record_dose,
    "GetInsurance": get_insurance,
    "GetReimbursement": get_reimbursement,
    "PayReimbursement": pay_reimbursement,
    "GetDeathCertificate": get_death_certificate,
    **FHIR_RPCS,
    **CONSENT_RPCS,
    **CARD_RPCS,
}
