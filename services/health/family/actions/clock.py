"""What happens to contracts by the clock: reminders, the change to the next year, services that are overdue."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.decisions import Reason
from city.days import china_day
from services.health.family.actions import contracts, tasks
from services.health.family.law import law, packages
from services.health.family.models import DoctorTeam, FamilyContract, FamilyService

if TYPE_CHECKING:
    from chassis.edge import Tx

EVERY_SECONDS = 300.0
_AT_ONCE = 200


def remind_of_renewal(tx: Tx) -> bool:
    """Reminds people once that their contract ends soon; True while there may be more."""
    today = china_day(tx.now)
    until = today + timedelta(days=law().at("renewal-notice-days", today).value)
    ending = (col(FamilyContract.status) == "ACTIVE", col(FamilyContract.ends_on) <= until)
    query = select(FamilyContract).where(*ending, col(FamilyContract.reminded_on).is_(None))
    found = tx.session.exec(query.order_by(col(FamilyContract.no)).limit(_AT_ONCE).with_for_update()).all()
    for contract in found:
        contract.reminded_on = today
        tx.session.add(contract)
        told = {"contract_no": contract.no, "resident_id": contract.resident_id, "county": contract.county}
        tx.emit(contract.no, events.FamilyContractRenewalDue(**told, ends_on=contract.ends_on.isoformat()))
    return len(found) == _AT_ONCE


def end_at_term(tx: Tx) -> bool:
    """Ends contracts whose last day has passed; the one that follows begins, or the place is free."""
    over = (col(FamilyContract.status) == "ACTIVE", col(FamilyContract.ends_on) < china_day(tx.now))
    query = select(FamilyContract).where(*over).order_by(col(FamilyContract.team_id), col(FamilyContract.no))
    ids = [(one.no, one.team_id) for one in tx.session.exec(query.limit(_AT_ONCE))]
    for no, team_id in ids:
        contracts.hold_team(tx, team_id)
        contract = tx.session.get(FamilyContract, no, populate_existing=True)
        if contract is None or contract.status != "ACTIVE":
            continue
        contracts.close(tx, contract, "ENDED", "期满")
        tx.session.flush()
        mine = (col(FamilyContract.follows) == no, col(FamilyContract.status) == "PLANNED")
        following = tx.session.exec(select(FamilyContract).where(*mine)).first()
        if following:
            following.status = "ACTIVE"
            tx.session.add(following)
            tx.session.flush()
        else:
            contracts.free_place(tx, team_id)
    return len(ids) == _AT_ONCE


def chase_overdue_services(tx: Tx) -> bool:
    """Opens a task for every service of a contract in force that was not done by its day, once."""
    today = china_day(tx.now)
    late = (col(FamilyService.tasked).is_(False), col(FamilyService.due_on) < today)
    query = select(FamilyService, FamilyContract, DoctorTeam).where(*late, col(FamilyService.done_on).is_(None))
    query = query.where(
        col(FamilyService.contract_no) == col(FamilyContract.no),
        col(FamilyContract.status) == "ACTIVE",
        col(FamilyContract.team_id) == col(DoctorTeam.id),
    )
    found = tx.session.exec(query.order_by(col(FamilyService.id)).limit(_AT_ONCE)).all()
    days = law().at("overdue-task-days", today)
    for service, contract, team in found:
        kind = next(one for one in packages()[contract.package].services if one.code == service.code)
        reason = Reason(
            "health.family-service-overdue",
            f"{kind.zh}应于 {service.due_on} 前完成",
            f"{kind.en}: was due by {service.due_on}",
            packages()[contract.package].source,
            **days.cited(),
        )
        tasks.open_task(
            tx,
            "FAMILY_SERVICE_OVERDUE",
            service.id,
            resident_id=contract.resident_id,
            county=team.county,
            town=team.town,
            due_on=today + timedelta(days=days.value),
            reasons=(reason,),
        )
        service.tasked = True
        tx.session.add(service)
    return len(found) == _AT_ONCE
