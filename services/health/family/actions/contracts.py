"""Contracts: signed under the ceiling of a team, renewed, ended; services entered as done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.health.family import rules
from services.health.family.law import law, packages
from services.health.family.models import DoctorTeam, FamilyContract, FamilyProposal, FamilyService
from services.health.models import Child, VaccinationRecord
from services.health.network.actions import speak_for
from services.health.people import act_for, acts_for

if TYPE_CHECKING:
    from chassis.edge import Tx

_MOST_SHOWN = 500


def find_teams(tx: Tx, county: str, town: str) -> list[tuple[DoctorTeam, int]]:
    """Teams of a county, those of a town first, each with how many it may still sign. Raises InvalidInput."""
    if not county:
        raise InvalidInput.of("health.teams", [Fault("county", "health.missing", "必填", "is required")])
    found = tx.session.exec(select(DoctorTeam).where(col(DoctorTeam.county) == county)).all()
    day = china_day(tx.now)
    return [(one, room(one, day)) for one in sorted(found, key=lambda one: (one.town != town, one.id))]


def room(team: DoctorTeam, day: date) -> int:
    """How many a team may still sign."""
    return max(0, team.doctors * int(law().at("panel-ceiling", day).value) - team.signed)


def sign_contract(tx: Tx, resident_id: str, team_id: str, package: str, born_on: str) -> FamilyContract:
    """Signs a contract that starts today.

    Raises NotFound, InvalidInput naming every fault, Conflict if a contract stands, NotPossibleNow if the panel of the
    team is full.
    """
    act_for(tx, resident_id)
    today = china_day(tx.now)
    kind, day = packages().get(package), _day(born_on) or _born_on(tx, resident_id)
    faults = rules.signing_faults(kind, day if _day(born_on) or not born_on else None, born_on, today)
    if not resident_id:
        faults.append(Fault("residentId", "health.missing", "必填", "is required"))
    if faults:
        raise InvalidInput.of("health.family-contract", faults)
    team = hold_team(tx, team_id)
    if standing := active(tx, resident_id):
        then = f"/v1/health/family-contracts/{standing.no}"
        raise Conflict("health.family-contract-stands", "已有有效签约", "a contract stands already", then=then)
    if not room(team, today):
        zh, en = "该团队签约人数已达上限，请选择其他团队", "the panel of this team is full: choose another"
        raise NotPossibleNow("health.panel-full", zh, en)
    team.signed += 1
    made = _contract(tx, team, resident_id, package, today, day)
    made.status = "ACTIVE"
    tx.session.add_all([team, made])
    for proposal in tx.session.exec(
        select(FamilyProposal).where(
            col(FamilyProposal.resident_id) == resident_id, col(FamilyProposal.status) == "OPEN"
        )
    ):
        proposal.status, proposal.contract_no = "ACCEPTED", made.no
        tx.session.add(proposal)
    told = {"contract_no": made.no, "resident_id": resident_id, "team_id": team_id, "county": team.county}
    tx.emit(made.no, events.FamilyContractSigned(**told, package=package, renewal=False))
    return made


def renew_contract(tx: Tx, no: str, package: str) -> FamilyContract:
    """Signs the contract that follows with the same team, once the time for it has come; it takes no further place.

    Raises NotFound, InvalidInput, Conflict if it is renewed already, NotPossibleNow too early or if it has ended.
    """
    contract = _held(tx, no)
    today = china_day(tx.now)
    wanted = package or contract.package
    if faults := rules.signing_faults(packages().get(wanted), contract.born_on, "", today):
        raise InvalidInput.of("health.family-contract", faults)
    if contract.status != "ACTIVE":
        raise NotPossibleNow("health.family-contract-over", "签约已结束，请重新签约", "it has ended: sign a new one")
    if today < (first := rules.may_renew_from(contract.ends_on, law())):
        zh, en = f"自 {first} 起可以续约", f"it may be renewed from {first} on"
        raise NotPossibleNow("health.too-early-to-renew", zh, en)
    planned = select(FamilyContract).where(
        col(FamilyContract.resident_id) == contract.resident_id, col(FamilyContract.status) == "PLANNED"
    )
    if tx.session.exec(planned).first():
        raise Conflict("health.renewed-already", "已续约", "it is renewed already")
    team = tx.session.get(DoctorTeam, contract.team_id)
    assert team is not None
    made = _contract(tx, team, contract.resident_id, wanted, contract.ends_on + rules.DAY, contract.born_on)
    made.status, made.follows = "PLANNED", contract.no
    tx.session.add(made)
    told = {"contract_no": made.no, "resident_id": made.resident_id, "team_id": team.id, "county": team.county}
    tx.emit(made.no, events.FamilyContractSigned(**told, package=wanted, renewal=True))
    return made


def end_contract(tx: Tx, no: str, reason: str) -> FamilyContract:
    """Ends a contract before its term (解约); its place is free. Raises NotFound, InvalidInput, NotPossibleNow."""
    contract = _held(tx, no)
    if faults := rules.text_faults("reason", reason):
        raise InvalidInput.of("health.family-contract", faults)
    if contract.status not in {"ACTIVE", "PLANNED"}:
        raise NotPossibleNow("health.family-contract-over", "签约已结束", "it has ended")
    was_active = contract.status == "ACTIVE"
    close(tx, contract, "CANCELLED", reason.strip())
    if was_active:
        free_place(tx, contract.team_id)
        after = select(FamilyContract).where(col(FamilyContract.follows) == no, col(FamilyContract.status) == "PLANNED")
        for planned in tx.session.exec(after).all():
            close(tx, planned, "CANCELLED", reason.strip())
    return contract


def close(tx: Tx, contract: FamilyContract, status: str, why: str) -> None:
    """Ends a contract and tells it."""
    contract.status, contract.ended_at, contract.ended_why = status, tx.now, why
    tx.session.add(contract)
    told = {"contract_no": contract.no, "resident_id": contract.resident_id, "county": contract.county}
    tx.emit(contract.no, events.FamilyContractEnded(**told, at_term=status == "ENDED"))


def free_place(tx: Tx, team_id: str) -> None:
    """A place on a team's panel is free again."""
    team = hold_team(tx, team_id)
    team.signed = max(0, team.signed - 1)
    tx.session.add(team)


def record_service(tx: Tx, service_id: str, done_on: str) -> FamilyContract:
    """Enters a service as done; entering it again changes the day. Staff of the team's county only.

    Raises NotFound, NotAllowed, InvalidInput, NotPossibleNow if the contract is cancelled.
    """
    service = tx.session.exec(
        select(FamilyService).where(col(FamilyService.id) == service_id).with_for_update()
    ).first()
    if service is None:
        raise NotFound("health.no-such-family-service", "没有这项履约服务", "no such service")
    contract = tx.session.get(FamilyContract, service.contract_no)
    assert contract is not None
    team = tx.session.get(DoctorTeam, contract.team_id)
    assert team is not None
    speak_for(tx, team.institution_id)
    day = _day(done_on)
    if faults := rules.service_faults(day, service.from_on, contract.starts_on, china_day(tx.now)):
        raise InvalidInput.of("health.family-service", faults)
    if contract.status in {"CANCELLED", "PLANNED"}:
        raise NotPossibleNow("health.family-contract-over", "签约未生效或已解约", "the contract is not in force")
    if day is not None and service.done_on != day:
        told = {"contract_no": contract.no, "service_id": service.id, "code": service.code, "county": contract.county}
        done = events.FamilyServiceDone(**told, resident_id=contract.resident_id, done_on=day.isoformat())
        tx.emit(contract.no, done)
    service.done_on, service.done_by = day, tx.actor.subject
    tx.session.add(service)
    return contract


def read_contract(tx: Tx, no: str) -> FamilyContract:
    """A contract. Residents read their own and their children's. Raises NotFound."""
    found = tx.session.get(FamilyContract, no)
    if found is None or not acts_for(tx, found.resident_id):
        raise NotFound("health.no-such-family-contract", "没有这份签约", "no such contract")
    return found


def list_contracts(tx: Tx, resident_id: str, team_id: str) -> list[FamilyContract]:
    """A resident's contracts, the newest first; or for staff, who name a team, those of its panel that stand."""
    query = select(FamilyContract).limit(_MOST_SHOWN)
    if team_id and not resident_id and tx.actor.role != "resident":
        query = query.where(col(FamilyContract.team_id) == team_id, col(FamilyContract.status) == "ACTIVE")
        return list(tx.session.exec(query.order_by(col(FamilyContract.ends_on), col(FamilyContract.no))))
    who = resident_id or tx.actor.subject
    act_for(tx, who)
    query = query.where(col(FamilyContract.resident_id) == who)
    return list(tx.session.exec(query.order_by(col(FamilyContract.starts_on).desc())))


def services_of(tx: Tx, no: str) -> list[FamilyService]:
    """The services of a contract, by the day they are due."""
    query = select(FamilyService).where(col(FamilyService.contract_no) == no)
    return list(tx.session.exec(query.order_by(col(FamilyService.due_on), col(FamilyService.id))))


def active(tx: Tx, resident_id: str) -> FamilyContract | None:
    """The contract that stands for a resident."""
    mine = (col(FamilyContract.resident_id) == resident_id, col(FamilyContract.status) == "ACTIVE")
    return tx.session.exec(select(FamilyContract).where(*mine)).first()


def _contract(
    tx: Tx, team: DoctorTeam, resident_id: str, package: str, starts_on: date, born_on: date | None
) -> FamilyContract:
    ends_on = rules.term(starts_on, law())
    made = FamilyContract(
        no=draw("F", 12),
        resident_id=resident_id,
        team_id=team.id,
        county=team.county,
        package=package,
        born_on=born_on,
        starts_on=starts_on,
        ends_on=ends_on,
        status="",
        signed_at=tx.now,
        signed_by=tx.actor.subject,
    )
    for one in rules.due(packages()[package], starts_on, ends_on, born_on):
        named = {"id": f"{made.no}-{one.code}-{one.serial}", "contract_no": made.no, "code": one.code}
        tx.session.add(FamilyService(**named, serial=one.serial, from_on=one.from_on, due_on=one.due_on))
    return made


def _held(tx: Tx, no: str) -> FamilyContract:
    """A contract with its team held first: whoever changes a panel waits for the others."""
    seen = read_contract(tx, no)
    hold_team(tx, seen.team_id)
    tx.session.refresh(seen)
    return seen


def hold_team(tx: Tx, team_id: str) -> DoctorTeam:
    """A team, kept from others until the end of the transaction. Raises NotFound."""
    query = select(DoctorTeam).where(col(DoctorTeam.id) == team_id)
    found = tx.session.exec(query.with_for_update().execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound("health.no-such-team", "没有这个家庭医生团队", "no such team")
    return found


def _born_on(tx: Tx, resident_id: str) -> date | None:
    """A child's day of birth, where health itself knows it."""
    child = tx.session.get(Child, resident_id)
    if child is None or child.cancelled:
        return None
    mine = select(VaccinationRecord).where(col(VaccinationRecord.case_id) == child.case_id)
    record = tx.session.exec(mine).first()
    return record.born_on if record else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
