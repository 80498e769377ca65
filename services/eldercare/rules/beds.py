"""Who comes first for a bed, and which bed fits whom: pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chassis.decisions import Reason
from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from chassis.parameters import Parameters

WAITING, OFFERED, ADMITTED, LAPSED, LEFT = "WAITING", "OFFERED", "ADMITTED", "LAPSED", "LEFT"
FREE, HELD, OCCUPIED = "FREE", "HELD", "OCCUPIED"
SEXES = ("MALE", "FEMALE", "ANY")
ANY = "ANY"
WORST_GRADE = 4
MOST_WISHES = 10
_ID = re.compile(r"[A-Za-z0-9-]{1,20}")
_MOST_ROOMS, _MOST_BEDS, _LONGEST_NAME, _LONGEST_NO = 1000, 20, 80, 20


@dataclass(frozen=True)
class Person:
    """What decides about an elder's place: support (特困, 低保 …), ability grade (None: not assessed), age in years."""

    support: str
    grade: int | None
    age: int


def holds(row: Mapping[str, Any], person: Person) -> bool:
    """Whether everything a row of a table asks for holds."""
    return (
        ("supports" not in row or person.support in row["supports"])
        and (person.grade if person.grade is not None else -1) >= row.get("least_grade", -1)
        and person.age >= row.get("least_age", 0)
    )


@dataclass(frozen=True)
class Priority:
    """A place in the order: rank from 1, code, Chinese name, and why."""

    rank: int
    code: str
    zh: str
    reasons: tuple[Reason, ...]


def priority(law: Parameters, person: Person, day: date) -> Priority:
    """The first of the categories that holds."""
    table = law.at("bed-priorities", day)
    rank, row = next((rank, row) for rank, row in enumerate(table.value, 1) if holds(row, person))
    zh, en = f"轮候次序第 {rank} 类：{row['zh']}", f"priority {rank}: {row['code']}"
    reasons = [Reason("eldercare.bed-priority", zh, en, **table.cited(row["code"]))]
    if person.grade is None:
        zh, en = "尚未评估能力，暂按完好对待；评估后次序可能提前", "not assessed yet: taken as able until then"
        reasons.append(Reason("eldercare.not-assessed", zh, en))
    return Priority(rank, row["code"], row["zh"], tuple(reasons))


def needs_nursing(law: Parameters, grade: int, day: date, *, asked: bool) -> bool:
    """Whether only a nursing-type bed (护理型床位) will do."""
    return asked or grade >= law.at("nursing-bed-from-grade", day).value


@dataclass(frozen=True)
class Place:
    """A free bed in its room; `sexes`: of those already in the room."""

    bed_id: str
    sex: str
    nursing: bool
    grades: tuple[int, int]
    sexes: frozenset[str]


def fits(place: Place, sex: str, grade: int, *, nursing: bool) -> bool:
    """Whether somebody may have a bed: type, grade, and company. An ANY room takes whom those in it are alike."""
    low, high = place.grades
    alike = place.sex in (ANY, sex) and place.sexes <= {sex}
    return place.nursing == nursing and low <= grade <= high and alike


def home_faults(
    institution_id: str, name: str, rooms: Sequence[Mapping[str, Any]], known: Collection[str]
) -> list[Fault]:
    """Everything wrong with an institution to be entered. `known`: numbers of rooms it has already."""
    wrong = []
    if not _ID.fullmatch(institution_id):
        told = "1 至 20 个字母、数字或 -", "1 to 20 letters, digits or -"
        wrong.append(Fault("institutionId", "eldercare.institution-id", *told))
    if not 0 < len(name) <= _LONGEST_NAME:
        told = f"1 至 {_LONGEST_NAME} 个字", f"1 to {_LONGEST_NAME} characters"
        wrong.append(Fault("name", "eldercare.institution-name", *told))
    if len(rooms) > _MOST_ROOMS or not (rooms or known):
        wrong.append(Fault("rooms", "eldercare.rooms", f"1 至 {_MOST_ROOMS} 间", f"1 to {_MOST_ROOMS} rooms"))
    numbers = [room["no"] for room in rooms]
    for index, room in enumerate(rooms):
        where = f"rooms[{index}]"
        if not 0 < len(room["no"]) <= _LONGEST_NO or numbers.count(room["no"]) > 1:
            told = f"1 至 {_LONGEST_NO} 个字，不重复", f"1 to {_LONGEST_NO} characters, each once"
            wrong.append(Fault(f"{where}.roomNo", "eldercare.room-no", *told))
        if room["sex"] not in SEXES:
            told = f"应为 {'、'.join(SEXES)} 之一", f"one of {', '.join(SEXES)}"
            wrong.append(Fault(f"{where}.sex", "eldercare.room-sex", *told))
        if not 0 <= room["grade_from"] <= room["grade_to"] <= WORST_GRADE:
            told = "0 ≤ 起 ≤ 止 ≤ 4", "0 ≤ from ≤ to ≤ 4"
            wrong.append(Fault(f"{where}.gradeFrom", "eldercare.room-grades", *told))
        if not 1 <= room["beds"] <= _MOST_BEDS:
            told = f"1 至 {_MOST_BEDS} 张", f"1 to {_MOST_BEDS}"
            wrong.append(Fault(f"{where}.beds", "eldercare.room-beds", *told))
    return wrong


def median(days: Sequence[float]) -> float | None:
    """The middle one, None of none."""
    if not days:
        return None
    rest = sorted(days)
    half = len(rest) // 2
    return round(rest[half] if len(rest) % 2 else (rest[half - 1] + rest[half]) / 2, 1)
