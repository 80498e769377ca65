"""People for the registry's tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chassis.auth import Actor
from chassis.edge import system
from city.resident_id import check_character
from services.registry.main import SERVICE
from services.registry.models import Household, Resident
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.settings import Settings

KECHENG, QUJIANG, ELSEWHERE = "330802", "330803", "361123"
VILLAGES = {KECHENG: "330802005001", QUJIANG: "330803001001", ELSEWHERE: ""}


def make_number(county: str, birth_date: date, sequence: int) -> str:
    """An ID number; an odd sequence is a man's."""
    body = f"{county}{birth_date:%Y%m%d}{sequence:03}"
    return body + check_character(body)


def make_resident(resident_id: str, **changes: Any) -> Resident:
    """A woman of 柯城区 born on 1998-03-02, unless told otherwise; her ID number follows from her id."""
    county = changes.get("hukou_county", KECHENG)
    born = changes.get("birth_date", date(1998, 3, 2))
    sex = changes.get("sex", "FEMALE")
    sequence = 2 * (sum(resident_id.encode()) % 490) + (1 if sex == "MALE" else 2)
    given = {
        "id": resident_id,
        "id_number": make_number("330802", born, sequence),
        "name": "赖红静",
        "sex": sex,
        "birth_date": born,
        "household_id": "h1",
        "relation": "HEAD",
        "village": VILLAGES[KECHENG],
        "hukou_county": county,
        "hukou_village": VILLAGES.get(county, ""),
        "phone": "15494318319",
        "ethnicity": "汉族",
    }
    return Resident(**(given | changes))


def make_father(resident_id: str = "f1", **changes: Any) -> Resident:
    """A man, spouse of m1."""
    given: dict[str, Any] = {"sex": "MALE", "name": "陈俊泽", "relation": "SPOUSE", "spouse_id": "m1"}
    return make_resident(resident_id, **(given | changes))


def make_couple() -> list[Resident]:
    """m1 and f1, married, of 柯城区."""
    return [make_resident("m1", spouse_id="f1"), make_father()]


def make_stage(settings: Settings, people: Sequence[Resident] = ()) -> Stage:
    """A registry with these people, and household h1."""
    made = stage(settings, [SERVICE])
    enter(made, [Household(id="h1", village=VILLAGES[KECHENG], address="浙江省衢州市柯城区8号"), *people])
    return made


def enter(on: Stage, rows: Sequence[Any]) -> None:
    """Puts rows into the registry's tables."""
    on.host.departments["registry"].edge.perform(lambda tx: tx.session.add_all(rows), system("registry"))


def resident_actor(resident_id: str) -> Actor:
    """A resident who signed in at the gateway."""
    return Actor(resident_id, "resident", via="gateway")


@dataclass(frozen=True)
class Newborn:
    """The inputs of `register-newborn`."""

    name: str = "陈小宝"
    sex: str = "MALE"
    days_ago: int = 3
    settle_with: str = "MOTHER"
    mother: str = "m1"
    father: str | None = "f1"
    certificate: str = "Z330000001"

    @property
    def born_at(self) -> datetime:
        """Noon in China, some days ago."""
        today = (datetime.now(UTC) + timedelta(hours=8)).date()
        return datetime(today.year, today.month, today.day, 4, tzinfo=UTC) - timedelta(days=self.days_ago)

    def inputs(self) -> dict[str, Any]:
        """As the orchestrator sends them; of the parents only what is used."""
        return {
            "childName": self.name,
            "childSex": self.sex,
            "bornAt": self.born_at.isoformat(),
            "settleWith": self.settle_with,
            "mother": {"residentId": self.mother},
            "father": {"residentId": self.father} if self.father else None,
            "certificateNo": self.certificate,
        }
