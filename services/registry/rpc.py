"""Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from civic.registry.v1 import registry_pb2 as pb

from services.registry import rpc_trust
from services.registry.actions import audit, deaths, households, licences, people, permits, reads, supporting
from services.registry.census import read_census

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.registry.death_models import Death
    from services.registry.models import Household, ResidencePermit, Resident


def get_resident(tx: Tx, request: pb.GetResidentRequest) -> pb.Resident:
    """One resident."""
    return _resident(people.get_resident(tx, request.resident_id))


def find_resident(tx: Tx, request: pb.FindResidentRequest) -> pb.Resident:
    """One resident by ID number."""
    return _resident(people.find_resident(tx, request.id_number))


def get_household(tx: Tx, request: pb.GetHouseholdRequest) -> pb.Household:
    """A household with its members."""
    return _household(*people.get_household(tx, request.household_id))


def list_my_licences(tx: Tx, _: pb.ListMyLicencesRequest) -> pb.ListMyLicencesResponse:
    """The signed-in person's licences."""
    return pb.ListMyLicencesResponse(licences=[rpc_trust.licence_of(each) for each in licences.list_my_licences(tx)])


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
            entry_id=entry.id,
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


def list_case_reads(tx: Tx, request: pb.ListCaseReadsRequest) -> pb.ListCaseReadsResponse:
    """The reads made for a case."""
    found, at, signature, more = reads.list_case_reads(tx, request.case_id)
    return pb.ListCaseReadsResponse(
        case_id=request.case_id,
        reads=[pb.ListCaseReadsResponse.Read(**cast("Any", one)) for one in found],
        at=at,
        signature=signature,
        key_id=tx.keyring.key_id,
        more=more,
    )


def get_death(tx: Tx, request: pb.GetDeathRequest) -> pb.Death:
    """A record of a death."""
    return _death(deaths.get_death(tx, request.death_no))


def revoke_death(tx: Tx, request: pb.RevokeDeathRequest) -> pb.Death:
    """Takes back a record of a death that is none."""
    return _death(deaths.revoke_death(tx, request.death_no, request.reason))


def get_police_certificate(tx: Tx, request: pb.GetPoliceCertificateRequest) -> pb.PoliceCertificate:
    """A police certificate."""
    made = deaths.get_police_certificate(tx, request.certificate_no)
    return pb.PoliceCertificate(
        certificate_no=made.certificate_no,
        resident_id=made.resident_id,
        died_on=made.died_on.isoformat(),
        place_of_death=made.place_of_death,
        issued_at=made.issued_at,
    )


def get_hukou_cancellation(tx: Tx, request: pb.GetHukouCancellationRequest) -> pb.HukouCancellation:
    """A closed entry."""
    ended = deaths.get_hukou_cancellation(tx, request.cancellation_no)
    return pb.HukouCancellation(
        cancellation_no=ended.cancellation_no,
        resident_id=ended.resident_id,
        death_no=ended.death_no,
        ended_on=ended.ended_on.isoformat(),
        restored=ended.restored,
    )


def list_supporters(tx: Tx, request: pb.ListSupportersRequest) -> pb.ListSupportersResponse:
    """Who is bound to support a person."""
    found, duties = supporting.list_supporters(tx, request.resident_id)
    shown = [pb.ListSupportersResponse.Supporter(**vars(one)) for one in found]
    return pb.ListSupportersResponse(supporters=shown, rules_from=duties.since.isoformat())


def move_resident(tx: Tx, request: pb.MoveResidentRequest) -> pb.Resident:
    """Moves somebody to another household."""
    return _resident(households.move_resident(tx, request.resident_id, request.to_household_id, request.why))


def split_household(tx: Tx, request: pb.SplitHouseholdRequest) -> pb.Household:
    """Splits a household."""
    made = households.split_household(
        tx, request.household_id, request.resident_ids, request.head_id, request.village, request.address, request.why
    )
    return _household(*people.get_household(tx, made.id))


def merge_households(tx: Tx, request: pb.MergeHouseholdsRequest) -> pb.Household:
    """Joins two households."""
    made = households.merge_households(tx, request.household_id, request.into_household_id, request.why)
    return _household(*people.get_household(tx, made.id))


def list_household_changes(tx: Tx, request: pb.ListHouseholdChangesRequest) -> pb.ListHouseholdChangesResponse:
    """The history of a household."""
    shown = [
        pb.ListHouseholdChangesResponse.Change(
            at=one.at,
            kind=one.kind,
            resident_id=one.resident_id,
            from_household_id=one.from_household,
            to_household_id=one.to_household,
            from_relation=one.from_relation,
            to_relation=one.to_relation,
            why=one.why,
        )
        for one in households.list_household_changes(tx, request.household_id)
    ]
    return pb.ListHouseholdChangesResponse(changes=shown)


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
        died_on=resident.died_on.isoformat() if resident.died_on else "",
        hukou_ended_on=resident.hukou_ended_on.isoformat() if resident.hukou_ended_on else "",
    )


def _household(household: Household, members: Sequence[Resident]) -> pb.Household:
    shown = [pb.Household.Member(resident_id=m.id, relation=m.relation, name=m.name) for m in members]
    return pb.Household(household_id=household.id, village=household.village, address=household.address, members=shown)


def _death(death: Death) -> pb.Death:
    return pb.Death(
        death_no=death.death_no,
        resident_id=death.resident_id,
        died_on=death.died_on.isoformat(),
        county=death.county,
        recorded_at=death.recorded_at,
        revoked=death.revoked,
        revoked_why=death.revoked_why,
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
    "ListCaseReads": list_case_reads,
    "GetDeath": get_death,
    "RevokeDeath": revoke_death,
    "GetPoliceCertificate": get_police_certificate,
    "GetHukouCancellation": get_hukou_cancellation,
    "ListSupporters": list_supporters,
    "MoveResident": move_resident,
    "SplitHousehold": split_household,
    "MergeHouseholds": merge_households,
    "ListHouseholdChanges": list_household_changes,
    **rpc_trust.RPCS,
    "ReadCensus": read_census,
}
