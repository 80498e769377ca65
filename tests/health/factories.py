"""Births, work and people for health's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chassis.auth import Actor
from city.days import CHINA
from services.health.main import SERVICE
from services.health.rules.births import Birth
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from civic.onething.v1 import events_pb2 as onething

    from chassis.settings import Settings

BORN = (datetime.now(UTC) - timedelta(days=10)).astimezone(CHINA).replace(microsecond=0)
MOTHER, FATHER, CHILD, STRANGER = "r-mother", "r-father", "r-child", "r-stranger"
ACCOUNT = "6228480402564890018"
OFFICER = Actor("o1", "officer", county="330802", department="health", via="gateway", purpose="test")


def make_stage(fresh: Callable[..., Settings]) -> Stage:
    return stage(fresh("health"), [SERVICE])


def make_resident(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway", purpose="test")


def make_mother(**changes: Any) -> dict[str, Any]:
    told = {"residentId": MOTHER, "name": "王芳", "idNumber": "330802199503071227", "sex": "FEMALE"}
    return {**told, "birthDate": "1995-03-07", "village": "330802001001", **changes}


def make_father(**changes: Any) -> dict[str, Any]:
    return {"residentId": FATHER, "name": "李强", "sex": "MALE", "birthDate": "1993-05-12", **changes}


def make_birth_inputs(**changes: Any) -> dict[str, Any]:
    told = {
        "childName": "李小满",
        "childSex": "FEMALE",
        "bornAt": BORN.isoformat(),
        "birthWeightGrams": 3200,
        "gestationWeeks": 39,
        "birthInstitution": "330802-0001",
        "mother": make_mother(),
        "father": make_father(),
    }
    return {**told, **changes}


def make_claim_inputs(certificate_no: str, **changes: Any) -> dict[str, Any]:
    told = {"mother": make_mother(), "bornAt": BORN.isoformat(), "bankAccount": ACCOUNT}
    return {**told, "certificateNo": certificate_no, **changes}


def make_birth(**changes: Any) -> Birth:
    told: dict[str, Any] = {
        "child_name": "李小满",
        "sex": "FEMALE",
        "born_at": datetime(2026, 3, 1, 8, 30, tzinfo=CHINA),
        "weight_grams": 3200,
        "gestation_weeks": 39,
        "institution": "330802-0001",
        "mother_born_on": date(1995, 3, 7),
    }
    return Birth(**{**told, **changes})


def certify(on: Stage, *, case_id: str = "case-1", **changes: Any) -> tuple[onething.ItemAnswered, str]:
    """Asks for a certificate; the answer, and the certificate's number if it was issued."""
    answer = on.assign("health", "issue-birth-certificate", make_birth_inputs(**changes), case_id=case_id)
    return answer, on.outputs("health", answer).get("certificateNo", "")
