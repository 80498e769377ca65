"""Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2 as pb

from services.registry.actions import audit, licences, people, permits, reads
from services.registry.census import read_census

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.registry.models import Licence, ResidencePermit, Resident


def get_resident(tx: Tx, request: pb.GetResidentRequest) -> pb.Resident:
    """One resident."""
    return _resident(people.get_resident(tx, request.resident_id))


def find_resident(tx: Tx, request: pb.FindResidentRequest) -> pb.Resident:
    """One resident by ID number."""
    return _resident(people.find_resident(tx, request.id_number))


def get_household(tx: Tx, request: pb.GetHouseholdRequest) -> pb.Household:
    """A household with its members."""
    household, members = people.get_household(tx, request.household_id)
    shown = [pb.Household.Member(resident_id=m.id, relation=m.relation, name=m.name) for m in members]
    return pb.Household(household_id=household.id, village=household.village, address=household.address, members=shown)


def list_my_licences(tx: Tx, _: pb.ListMyLicencesRequest) -> pb.ListMyLicencesResponse:
    """The signed-in person's licences."""
    return pb.ListMyLicencesResponse(licences=[_licence(each) for each in licences.list_my_licences(tx)])


def verify_licence(tx: Tx, request: pb.VerifyLicenceRequest) -> pb.VerifyLicenceResponse:
    """Whether a licence stands."""
    kind, problem = licences.verify_licence(tx, request.document)
    return pb.VerifyLicenceResponse(valid=not problem, kind=kind, problem=problem)


def issue_residence_permit(tx: Tx, request: pb.IssueResidencePermitRequest) -> pb.ResidencePermit:
    """Files a residence permit."""
    return _permit(permits.issue_residence_permit(tx, request.id_number, request.village, request.resident_since))


def get_residence_permit(tx: Tx, request: pb.GetResidencePermitRequest) -> pb.ResidencePermit:
    """A residence permit by its number."""
    return _permit(permits.get_residence_permit(tx, request.permit_no))


def list_my_data_usage(tx: Tx, request: pb.ListMyDataUsageRequest) -> pb.ListMyDataUsageResponse:
    """Who read the signed-in person's data."""
    entries, token = reads.list_my_data_usage(tx, request.page_size, request.page_token)
    shown = [
        pb.ListMyDataUsageResponse.Read(
            at=entry.at,
            reader=entry.reader,
            reader_county=entry.reader_county,
            purpose=entry.purpose,
            what=entry.what,
            case_id=entry.case_id,
        )
        for entry in entries
    ]
    return pb.ListMyDataUsageResponse(reads=shown, next_page_token=token)


def record_reads(tx: Tx, request: pb.RecordReadsRequest) -> pb.RecordReadsResponse:
    """Enters what another department reads."""
    made = reads.record_reads(tx, request.resident_ids, request.what, request.kin)
    return pb.RecordReadsResponse(entries=made)


def audit_reads(tx: Tx, request: pb.AuditReadsRequest) -> pb.AuditReadsResponse:
    """Recomputes the log of reads."""
    finding, waiting = audit.audit_reads(tx, request.known_head, request.from_entry)
    return pb.AuditReadsResponse(
        entries=finding.entries,
        intact=not finding.first_altered,
        first_altered=finding.first_altered,
        head=finding.head,
        waiting=waiting,
        known_head_stands=finding.known_head_stands,
    )


def _resident(resident: Resident) -> pb.Resident:
    return pb.Resident(
        resident_id=resident.id,
        name=resident.name,
        id_number=resident.id_number,
        sex=pb.Resident.Sex.Value(resident.sex),
        birth_date=resident.birth_date.isoformat(),
        household_id=resident.household_id,
        village=resident.village,
        hukou_county=resident.hukou_county,
        phone=resident.phone,
        ethnicity=resident.ethnicity,
    )


def _licence(licence: Licence) -> pb.Licence:
    return pb.Licence(
        licence_no=licence.licence_no,
        kind=licence.kind,
        title_zh=licences.TITLES[licence.kind],
        issued_at=licence.issued_at,
        document=licence.document,
        revoked=licence.revoked,
    )


def _permit(permit: ResidencePermit) -> pb.ResidencePermit:
    return pb.ResidencePermit(
        permit_no=permit.permit_no,
        resident_id=permit.resident_id,
        village=permit.village,
        valid_from=permit.valid_from.isoformat(),
        valid_until=permit.valid_until.isoformat(),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetResident": get_resident,
    "FindResident": find_resident,
    "GetHousehold": get_household,
    "ListMyLicences": list_my_licences,
    "VerifyLicence": verify_licence,
    "IssueResidencePermit": issue_residence_permit,
    "GetResidencePermit": get_residence_permit,
    "ListMyDataUsage": list_my_data_usage,
    "RecordReads": record_reads,
    "AuditReads": audit_reads,
    "ReadCensus": read_census,
}
