"""Who in an area needs help first: asked of those who know, at this moment, for a purpose; nothing is copied here."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from google.protobuf import message_factory

from chassis.errors import Fault, InvalidInput
from city import areas, places
from services.safety.actions.asking import ask_all
from services.safety.actions.staff import require_staff
from services.safety.actions.warnings import read_warning
from services.safety.law import now_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from google.protobuf.message import Message

    from chassis.edge import Tx

MOST, USUAL = 1000, 200
_PURPOSE = (4, 200)


@dataclass(frozen=True)
class Person:
    """Somebody whom a department named; `rank` 1 is to be helped first."""

    resident_id: str
    town: str
    rank: int
    department: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A department that did not answer, and why."""

    department: str
    zh: str
    en: str


@dataclass(frozen=True)
class Found:
    """People by rank, departments that answered, and the open questions."""

    people: Sequence[Person]
    answered: Sequence[str]
    questions: Sequence[Question]


def find_people_to_help(  # noqa: PLR0913 - the area in its forms
    tx: Tx, area: str, counties: Sequence[str], towns: Sequence[str], warning_id: str, most: int, purpose: str
) -> Found:
    """Asks every department of the list at once. Raises InvalidInput naming every fault, NotAllowed, NotFound."""
    require_staff(tx)
    if warning_id:
        warning = read_warning(tx, warning_id)
        area, counties = area or warning.area, counties or ([] if warning.area else warning.counties)
    if faults := _faults(area, counties, towns, most, purpose):
        raise InvalidInput.of("safety.people", faults)
    wanted = now_in_force("people-first", tx.now)
    told = {
        "area_geojson": areas.read(area).geojson() if area else "",
        "counties": list(counties),
        "towns": list(towns),
        "most": most or USUAL,
    }
    asked: dict[str, tuple[str, Message]] = {}
    questions: list[Question] = []
    for one in wanted["asked"]:
        request = _request(one, told)
        if request is None:
            zh, en = "该部门尚未接入平台", "the department is not on the platform yet"
            questions.append(Question(one["department"], zh, en))
        else:
            asked[one["department"]] = (one["method"], request)
    people: list[Person] = []
    answered: list[str] = []
    for department, answer in ask_all(tx, asked, purpose, wanted["seconds"]).items():
        if answer.answer is None:
            questions.append(Question(department, answer.why_zh, answer.why_en))
            continue
        answered.append(department)
        people += [
            Person(one.resident_id, one.town, one.rank, department, tuple(one.reasons)) for one in answer.answer.people
        ]
    order = {one["department"]: number for number, one in enumerate(wanted["asked"])}
    people.sort(key=lambda one: (one.rank, order[one.department]))
    return Found(people, answered, questions)


def _request(one: Mapping[str, str], told: Mapping[str, Any]) -> Message | None:
    """The request of a department's method, with those of the fields that it knows; None if there is no such method."""
    department = one["department"]
    try:
        module = importlib.import_module(f"civic.{department}.v1.{department}_pb2")
    except ModuleNotFoundError:
        return None
    service = module.DESCRIPTOR.services_by_name.get(one["service"])
    method = service.methods_by_name.get(one["method"]) if service else None
    if method is None:
        return None
    fields = method.input_type.fields_by_name
    request: Message = message_factory.GetMessageClass(method.input_type)(
        **{name: value for name, value in told.items() if name in fields}
    )
    return request


def _faults(area: str, counties: Sequence[str], towns: Sequence[str], most: int, purpose: str) -> list[Fault]:
    found = []
    if not (area or counties or towns):
        zh, en = "请给出多边形、区县、乡镇或预警", "give a polygon, counties, towns or a warning"
        found.append(Fault("areaGeojson", "safety.area-missing", zh, en))
    if area:
        try:
            areas.read(area)
        except areas.WrongArea as error:
            found.append(Fault("areaGeojson", "safety.area", error.zh, error.en))
    for field, codes, kind in (("counties", counties, places.Kind.COUNTY), ("towns", towns, places.Kind.TOWN)):
        wrong = [code for code in codes if (place := places.place(code)) is None or place.kind != kind]
        if wrong:
            told = ", ".join(sorted(wrong))[:100]
            found.append(Fault(field, "safety.no-such-place", f"没有这些地方：{told}", f"no such place: {told}"))
    if not 0 <= most <= MOST:
        found.append(Fault("most", "safety.most", f"1至{MOST}", f"from 1 to {MOST}"))
    shortest, longest = _PURPOSE
    if not shortest <= len(purpose.strip()) <= longest:
        zh, en = f"请说明用途，{shortest}至{longest}字", f"say why, in {shortest} to {longest} characters"
        found.append(Fault("purpose", "safety.purpose", zh, en))
    return found
