"""protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb

from city.days import china_day
from services.health.family.actions import contracts, proposals, tasks
from services.health.family.law import packages

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.family.models import CareTask, FamilyContract


def find_doctor_teams(tx: Tx, request: pb.FindDoctorTeamsRequest) -> pb.FindDoctorTeamsResponse:
    """See the proto."""
    answer = pb.FindDoctorTeamsResponse()
    for team, room in contracts.find_teams(tx, request.county, request.town):
        named = {"team_id": team.id, "name": team.name, "institution_id": team.institution_id}
        answer.teams.add(**named, county=team.county, town=team.town, signed=team.signed, room=room)
    for one in packages().values():
        named = {"code": one.code, "title_zh": one.zh, "title_en": one.en, "source": one.source, "status": one.status}
        answer.packages.add(**named, price_fen=one.price_fen, youngest=one.youngest, oldest=one.oldest)
    return answer


def sign_family_contract(tx: Tx, request: pb.SignFamilyContractRequest) -> pb.FamilyContract:
    """See the proto."""
    told = (request.resident_id, request.team_id, request.package, request.born_on)
    return _contract(tx, contracts.sign_contract(tx, *told), whole=True)


def renew_family_contract(tx: Tx, request: pb.RenewFamilyContractRequest) -> pb.FamilyContract:
    """See the proto."""
    return _contract(tx, contracts.renew_contract(tx, request.contract_no, request.package), whole=True)


def end_family_contract(tx: Tx, request: pb.EndFamilyContractRequest) -> pb.FamilyContract:
    """See the proto."""
    return _contract(tx, contracts.end_contract(tx, request.contract_no, request.reason), whole=True)


def get_family_contract(tx: Tx, request: pb.GetFamilyContractRequest) -> pb.FamilyContract:
    """See the proto."""
    return _contract(tx, contracts.read_contract(tx, request.contract_no), whole=True)


def list_family_contracts(tx: Tx, request: pb.ListFamilyContractsRequest) -> pb.ListFamilyContractsResponse:
    """See the proto."""
    found = contracts.list_contracts(tx, request.resident_id, request.team_id)
    return pb.ListFamilyContractsResponse(contracts=[_contract(tx, one, whole=False) for one in found])


def record_family_service(tx: Tx, request: pb.RecordFamilyServiceRequest) -> pb.FamilyContract:
    """See the proto."""
    return _contract(tx, contracts.record_service(tx, request.service_id, request.done_on), whole=True)


def list_family_proposals(tx: Tx, request: pb.ListFamilyProposalsRequest) -> pb.ListFamilyProposalsResponse:
    """See the proto."""
    answer = pb.ListFamilyProposalsResponse()
    for one in proposals.list_proposals(tx, request.resident_id):
        answer.proposals.add(resident_id=one.resident_id, package=one.package, until=one.until.isoformat())
    return answer


def list_care_tasks(tx: Tx, request: pb.ListCareTasksRequest) -> pb.ListCareTasksResponse:
    """See the proto."""
    found = tasks.list_tasks(tx, request.county, request.kind, request.status)
    return pb.ListCareTasksResponse(tasks=[_task(one) for one in found])


def close_care_task(tx: Tx, request: pb.CloseCareTaskRequest) -> pb.CareTask:
    """See the proto."""
    return _task(tasks.close_task(tx, request.task_id, request.outcome))


def _contract(tx: Tx, one: FamilyContract, *, whole: bool) -> pb.FamilyContract:
    answer = pb.FamilyContract(
        contract_no=one.no,
        resident_id=one.resident_id,
        team_id=one.team_id,
        county=one.county,
        package=one.package,
        starts_on=one.starts_on.isoformat(),
        ends_on=one.ends_on.isoformat(),
        status=one.status,
        follows=one.follows,
    )
    today = china_day(tx.now)
    for service in contracts.services_of(tx, one.no) if whole else ():
        answer.services.add(
            service_id=service.id,
            code=service.code,
            from_on=service.from_on.isoformat(),
            due_on=service.due_on.isoformat(),
            done_on=service.done_on.isoformat() if service.done_on else "",
            overdue=service.done_on is None and service.due_on < today and one.status == "ACTIVE",
        )
    return answer


def _task(one: CareTask) -> pb.CareTask:
    answer = pb.CareTask(
        task_id=one.id,
        kind=one.kind,
        county=one.county,
        town=one.town,
        resident_id=one.resident_id,
        due_on=one.due_on.isoformat(),
        status=one.status,
        outcome=one.outcome,
    )
    for reason in one.reasons:
        answer.reasons.add(**reason)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "FindDoctorTeams": find_doctor_teams,
    "SignFamilyContract": sign_family_contract,
    "RenewFamilyContract": renew_family_contract,
    "EndFamilyContract": end_family_contract,
    "GetFamilyContract": get_family_contract,
    "ListFamilyContracts": list_family_contracts,
    "RecordFamilyService": record_family_service,
    "ListFamilyProposals": list_family_proposals,
    "ListCareTasks": list_care_tasks,
    "CloseCareTask": close_care_task,
}
