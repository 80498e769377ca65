"""Contracts proposed to the parents of a newborn who was entered in the household register."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.ahead import Lookup, enter
from city.days import china_day
from services.health.family.law import law
from services.health.family.models import FamilyProposal
from services.health.people import act_for

if TYPE_CHECKING:
    from chassis.edge import Tx

BY_CASE = Lookup(FamilyProposal, "case_id")
_PACKAGE, _COUNTY_DIGITS = "CHILD", 6


def propose_for_newborn(tx: Tx, resident_id: str, case_id: str, village: str) -> None:
    """Proposes a contract, once a case. Harmless twice, and after the entry was undone."""
    if BY_CASE.rows(tx, case_id):
        return
    today = china_day(tx.now)
    until = today + timedelta(days=law().at("proposal-days", today).value)
    named = {"case_id": case_id, "resident_id": resident_id, "village": village, "package": _PACKAGE}
    enter(tx, FamilyProposal, **named, status="OPEN", until=until, contract_no="")
    event = events.FamilyContractProposed(case_id=case_id, resident_id=resident_id, package=_PACKAGE)
    event.county = village[:_COUNTY_DIGITS]
    tx.emit(resident_id, event)


def withdraw_proposal(tx: Tx, resident_id: str, case_id: str) -> None:
    """The entry was undone; if it was not reported yet, the report will find this and propose nothing."""
    known = BY_CASE.rows(tx, case_id)
    for proposal in known:
        if proposal.status == "OPEN":
            proposal.status = "WITHDRAWN"
    if not known:
        named = {"case_id": case_id, "resident_id": resident_id, "village": "", "package": _PACKAGE}
        enter(tx, FamilyProposal, **named, status="WITHDRAWN", until=china_day(tx.now), contract_no="")


def list_proposals(tx: Tx, resident_id: str) -> list[FamilyProposal]:
    """What is proposed to a resident, for a child whose parents ask, and still stands."""
    who = resident_id or tx.actor.subject
    act_for(tx, who)
    mine = (col(FamilyProposal.resident_id) == who, col(FamilyProposal.status) == "OPEN")
    return list(tx.session.exec(select(FamilyProposal).where(*mine, col(FamilyProposal.until) >= china_day(tx.now))))
