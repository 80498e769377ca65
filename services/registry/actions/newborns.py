"""Entering a newborn in the household register (出生登记，落户), and taking that back."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import events_pb2

from chassis.decisions import Answer, Granted, Product, Undone
from chassis.errors import InvalidInput
from chassis.events import new_id
from services.registry import rules
from services.registry.actions.licences import issue_licence, revoke_licences
from services.registry.actions.parents import facts_of
from services.registry.actions.reads import Reading, log_reads
from services.registry.actions.register import BY_CASE, BY_CERTIFICATE, BY_ID, Birth, Register, Wanted, standing
from services.registry.models import CHILD, HEAD, OTHER, REGISTER_PAGE, SPOUSE
from services.registry.parameters import parameters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from chassis.decisions import Work
    from chassis.edge import Tx
    from services.registry.models import Resident


@dataclass(frozen=True)
class Application:
    """A birth as the case reports it. `mother_id` and `father_id` are resident ids, `father_id` empty if none."""

    name: str
    sex: rules.Sex
    born_at: datetime
    settle_with: Literal["MOTHER", "FATHER"]
    ethnicity: str
    mother_id: str
    father_id: str
    certificate_no: str

    @classmethod
    def of(cls, inputs: Mapping[str, Any]) -> Application:
        """Reads an item's inputs.

        Raises:
            InvalidInput: the orchestrator sent something else than the catalogue says.
        """
        try:
            born_at = datetime.fromisoformat(inputs["bornAt"])
            return cls(
                name=inputs["childName"].strip(),
                sex={"MALE": "MALE", "FEMALE": "FEMALE"}[inputs["childSex"]],  # type: ignore[arg-type]
                born_at=born_at if born_at.tzinfo else born_at.replace(tzinfo=rules.CHINA),
                settle_with={"MOTHER": "MOTHER", "FATHER": "FATHER"}[inputs["settleWith"]],  # type: ignore[arg-type]
                ethnicity=(inputs.get("ethnicity") or "").strip(),
                mother_id=inputs["mother"]["residentId"],
                father_id=(inputs.get("father") or {}).get("residentId", ""),
                certificate_no=inputs["certificateNo"],
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            told = f"unreadable inputs: {type(error).__name__}"
            raise InvalidInput("registry.bad-inputs", "事项的输入内容不符合目录约定", told) from error

    @property
    def birth(self) -> Birth:
        """By what the register would know the child again."""
        return Birth(self.mother_id, self.born_at, self.name)

    def wanted(self, case_id: str, hukou_county: str) -> Wanted:
        """The identity number it would get."""
        day = rules.day_in_china(self.born_at)
        return Wanted(hukou_county, day, self.sex, zlib.crc32(case_id.encode()))

    @property
    def parents(self) -> list[str]:
        """Resident ids of the parents."""
        return [each for each in (self.mother_id, self.father_id) if each]

    @property
    def settling(self) -> str:
        """Resident id of the parent with whom the child settles; empty if that one is not named."""
        return self.mother_id if self.settle_with == "MOTHER" else self.father_id


def register_newborn(tx: Tx, work: Work) -> Answer:
    """Enters the child with the parent it settles with, as that parent stands in the register now.

    Harmless to repeat: a case that has its entry gets it again.
    """
    application = Application.of(work.inputs)
    if entered := standing(tx, BY_CASE, work.case_id):
        return _entered(entered, Granted())
    register = Register.of(tx)
    before = standing(tx, BY_CERTIFICATE, application.certificate_no) or register.registered(application.birth)
    found = {each: standing(tx, BY_ID, each) for each in application.parents}
    mother, father = found.get(application.mother_id), found.get(application.father_id)
    reading = Reading(tx.service, work.county, work.task)
    log_reads(tx, dict.fromkeys(person.id for person in (mother, father) if person), "hukou", reading)

    today = rules.day_in_china(tx.now)
    dated = parameters()
    if before is not None:
        return rules.already_registered(dated.at("review-days", today))
    officer = None
    if work.officer_granted is not None:
        officer = rules.Officer(work.officer_granted, work.officer_reasons)
    decision = rules.review_registration(
        rules.Birth(rules.day_in_china(application.born_at), application.settle_with),
        facts_of(mother),
        facts_of(father),
        officer=officer,
        today=today,
        late=dated.at("late-registration-days", today),
        review=dated.at("review-days", today),
    )
    settling = found.get(application.settling)
    if not isinstance(decision, Granted) or settling is None:
        return decision
    number = register.take_number(application.wanted(work.case_id, settling.hukou_county))
    if number is None:
        return rules.NO_NUMBER_LEFT
    child = _enter(tx, work, application, settling, number)
    return _entered(child, decision)


def _enter(tx: Tx, work: Work, application: Application, settling: Resident, number: str) -> Resident:
    # Seen from the head of the household: the head's grandchild is no child of the head's.
    relation = CHILD if settling.relation in (HEAD, SPOUSE) else OTHER
    child = Register.of(tx).enter(
        id=new_id(),
        id_number=number,
        name=application.name,
        sex=application.sex,
        birth_date=rules.day_in_china(application.born_at),
        household_id=settling.household_id,
        relation=relation,
        village=settling.hukou_village,
        hukou_county=settling.hukou_county,
        hukou_village=settling.hukou_village,
        phone="",
        ethnicity=application.ethnicity or settling.ethnicity,
        mother_id=application.mother_id,
        father_id=application.father_id or None,
        cancelled=False,
        born_case_id=work.case_id,
        born_at=application.born_at,
        certificate_no=application.certificate_no,
        registered_at=tx.now,
    )
    statement = {
        "name": child.name,
        "idNumber": child.id_number,
        "sex": child.sex,
        "birthDate": child.birth_date.isoformat(),
        "ethnicity": child.ethnicity,
        "hukouCounty": child.hukou_county,
        "hukouVillage": child.hukou_village,
        "householdId": child.household_id,
        "relation": child.relation,
    }
    issue_licence(tx, REGISTER_PAGE, child.id, statement)
    announced = events_pb2.HukouRegistered(
        resident_id=child.id, household_id=child.household_id, village=child.hukou_village, case_id=work.case_id
    )
    tx.emit(child.id, announced)
    return child


def _entered(child: Resident, decision: Granted) -> Granted:
    outputs = {
        "residentId": child.id,
        "idNumber": child.id_number,
        "householdId": child.household_id,
        "village": child.hukou_village,
    }
    product = Product("household-register-entry", child.id, f"/v1/registry/residents/{child.id}")
    return replace(decision, products=(product,), outputs=outputs)


def cancel_registration(tx: Tx, work: Work) -> Undone:
    """Takes back what this case entered, if it still stands; the identity number is never given again."""
    child = standing(tx, BY_CASE, work.case_id)
    if child is not None:
        child.cancelled = True
        revoke_licences(tx, child.id, REGISTER_PAGE)
        tx.emit(child.id, events_pb2.HukouCancelled(resident_id=child.id, case_id=work.case_id))
    return Undone()
