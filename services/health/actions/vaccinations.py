"""Vaccination records (预防接种): open, read, enter a dose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Work
from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound
from chassis.serials import draw
from city.days import china_day, moment
from services.health.actions.births import certificate_of, child_of, may_read, unreadable
from services.health.law import law
from services.health.models import VaccinationRecord
from services.health.rules import vaccinations

if TYPE_CHECKING:
    from chassis.edge import Tx

BY_CASE = Lookup(VaccinationRecord, "case_id")


def open_vaccination_record(tx: Tx, work: Work) -> Answer:
    """Opens the record of a case's newborn. A case that already has its record is answered with it."""
    record = next(iter(BY_CASE.rows(tx, work.case_id)), None)
    if record is None:
        try:
            born_on = china_day(moment(work.inputs["bornAt"]))
        except (KeyError, TypeError, ValueError) as error:
            raise unreadable(error) from error
        record = enter(
            tx,
            VaccinationRecord,
            id=draw("V", 12),
            case_id=work.case_id,
            county=work.county,
            born_on=born_on,
            opened_on=china_day(tx.now),
            given={},
        )
        opened = events.VaccinationRecordOpened(record_id=record.id, county=work.county, case_id=work.case_id)
        tx.emit(record.id, opened)
    product = Product("vaccination-record", record.id, f"/v1/health/vaccination-records/{record.id}")
    return Granted((product,), {"recordId": record.id})


@dataclass(frozen=True)
class DoseState:
    """A dose of a child's schedule: from when it is due, and when and from which batch it was given."""

    vaccine: str
    number: int
    due_on: date
    given_on: str = ""
    batch: str = ""


def doses(record: VaccinationRecord) -> list[DoseState]:
    """Every dose of the record's schedule, by the day it is due."""
    found = []
    for dose in vaccinations.schedule(law(), record.opened_on):
        given = record.given.get(dose.key, {})
        due = dose.due_on(record.born_on)
        found.append(DoseState(dose.vaccine, dose.number, due, given.get("on", ""), given.get("batch", "")))
    return found


def read_vaccination_record(tx: Tx, record_id: str) -> tuple[VaccinationRecord, str]:
    """A record, with the child's resident id once there is one. Residents read their own or their child's.

    Raises NotFound.
    """
    record = tx.session.get(VaccinationRecord, record_id)
    if record is not None:
        child = child_of(tx, record.case_id)
        if may_read(tx, certificate_of(tx, record.case_id), child):
            return record, child
    raise _no_such_record()


def record_dose(
    tx: Tx, record_id: str, vaccine: str, number: int, given_on: str, batch: str
) -> tuple[VaccinationRecord, str]:
    """Enters a dose that was given; only health's own staff may.

    Raises NotFound; InvalidInput naming everything that is wrong with it at once.
    """
    if tx.actor.department != "health":
        raise NotAllowed("health.not-a-clinic", "只有接种单位可以登记接种", "only health's own staff enter doses")
    # Two clinics may enter doses of one child at once: the second waits and then sees the first.
    found = select(VaccinationRecord).where(col(VaccinationRecord.id) == record_id).with_for_update()
    record = tx.session.exec(found).first()
    if record is None:
        raise _no_such_record()
    given = {key: date.fromisoformat(dose["on"]) for key, dose in record.given.items()}
    injection = vaccinations.Injection(vaccine, number, _day(given_on))
    reasons = vaccinations.faults(injection, record.born_on, given, law(), record.opened_on, china_day(tx.now))
    faults = [Fault(reason.field, reason.code, reason.zh, reason.en) for reason in reasons]
    if not batch:
        faults.append(Fault("batch", "health.no-batch", "请填写疫苗批号", "give the batch of the vaccine"))
    if faults:
        raise InvalidInput.of("health.dose", faults)
    # A new object: the ORM does not see changes inside a JSON value.
    record.given = {**record.given, f"{vaccine}-{number}": {"on": given_on, "batch": batch}}
    tx.session.add(record)
    tx.emit(record.id, events.DoseGiven(record_id=record.id, vaccine=vaccine, number=number))
    return record, child_of(tx, record.case_id)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _no_such_record() -> NotFound:
    return NotFound("health.no-such-record", "没有这份预防接种档案", "no such vaccination record")
