"""A household as it was told, checked, and as the rules' columns. Every fault is named at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from chassis.errors import Fault, InvalidInput
from services.policy.law import benefits, raw
from services.policy.rules.facts import (
    ASSETS,
    DISABILITIES,
    FACTS,
    INCOMES,
    NEVER,
    OCCUPATIONS,
    RELATIONS,
    Facts,
    in_month,
)

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_MOST_PERSONS, _MOST_FEN, _MOST_COUNT = 60, 10**11, 1000
_MOST_MONTHS, _MOST_POINTS, _GRADES = 900, 3600, 4
_PERSON_FACTS = {
    "disability": ("disability", "disability_grade"),
    "disabilityGrade": ("disability", "disability_grade"),
    "abilityGrade": ("ability_grade",),
    "occupation": ("occupation",),
    "insuredMonths": ("insured_months",),
    "workEndedOn": ("work_ended",),
    "hardship": ("hardship",),
    "withoutSupport": ("without_support",),
    "medicalCostFen": ("medical_cost",),
    "loanFen": ("loan",),
    "loanRateBp": ("loan_rate",),
    "incomes": tuple(f"income_{kind.lower()}" for kind in INCOMES),
    **{f"incomes.{kind}": (f"income_{kind.lower()}",) for kind in INCOMES},
}
_COUNTED = {"VEHICLE": ("asset_vehicle", "vehicles"), "HOUSE": ("asset_house", "houses")}
_ASSET_FACTS = {kind: _COUNTED.get(kind, (f"asset_{kind.lower()}",)) for kind in ASSETS}


@dataclass
class Household:
    """What the rules need, and how to speak of it.

    `missing` names what is unknown as it was told: path → (fact, index of the person or None).
    `parts` says of which persons' incomes only days counted.
    """

    month: str
    facts: Facts
    persons: list[str]
    missing: dict[str, list[tuple[str, int | None]]] = field(default_factory=dict)
    parts: list[tuple[str, str, int, int, int]] = field(default_factory=list)


def earliest() -> str:
    """First month (YYYY-MM) for which every parameter has a value."""
    return max(str(entry["values"][0]["from"])[:7] for entry in raw().values())


class Reader:
    """Collects faults while it reads."""

    def __init__(self) -> None:
        """No faults so far."""
        self.faults: list[Fault] = []

    def bad(self, where: str, code: str, zh: str, en: str) -> None:
        """One more fault."""
        self.faults.append(Fault(where, f"policy.{code}", zh, en))

    def month(self, told: str) -> str:
        """YYYY-MM for which there are parameters; any month if it is none."""
        if not _MONTH.fullmatch(told):
            self.bad("month", "bad-month", "月份应为 YYYY-MM", "must be YYYY-MM")
        elif told < earliest():
            self.bad("month", "month-too-early", f"参数最早自 {earliest()} 起", f"parameters begin in {earliest()}")
        else:
            return told
        return earliest()

    def day(self, where: str, told: str, *, needed: bool = False) -> np.datetime64:
        """A date; NEVER if it is absent."""
        if not told and not needed:
            return NEVER
        try:
            return np.datetime64(date.fromisoformat(told), "D")
        except ValueError:
            self.bad(where, "bad-date", "日期应为 YYYY-MM-DD", "must be a date YYYY-MM-DD")
            return NEVER

    def one_of(self, where: str, told: str, known: tuple[str, ...]) -> int:
        """Position of a word among those known."""
        if told in known:
            return known.index(told)
        names = ", ".join(one for one in known if one)
        self.bad(where, "unknown-kind", f"应为其中之一：{names}", f"must be one of {names}")
        return 0

    def whole(self, where: str, told: int, most: int) -> int:
        """0 to `most`."""
        if told < 0:
            self.bad(where, "negative", "不能为负数", "must not be negative")
        elif told > most:
            self.bad(where, "too-large", f"不能大于 {most}", f"must not be over {most}")
        else:
            return told
        return 0


def read(request: Any) -> Household:  # noqa: ANN401 - AssessHouseholdRequest
    """The household of a request. Raises InvalidInput naming every fault at once."""
    reader = Reader()
    month = reader.month(request.month)
    for index, name in enumerate(request.benefits):
        if name not in benefits():
            reader.one_of(f"benefits[{index}]", name, tuple(benefits()))
    told = request.household
    count = len(told.persons)
    if not 0 < count <= _MOST_PERSONS:
        reader.bad("household.persons", "bad-persons", "应有1到60名成员", "must have 1 to 60 persons")
    heads = sum(person.relation == "HEAD" for person in told.persons)
    if heads != 1 and count:
        reader.bad(
            "household.persons", "bad-head", f"应有且只有一名户主，实有{heads}名", f"exactly one head, not {heads}"
        )
    columns = {
        name: np.full(count if fact.of == "person" else 1, fact.default, fact.dtype) for name, fact in FACTS.items()
    }
    home = Household(month, Facts(np.zeros(count, np.int64), np.zeros(count, np.int8), 1, columns), [])
    for index, person in enumerate(told.persons):
        _person(reader, home, index, person)
    _assets(reader, columns, told)
    for index, path in enumerate(told.unknown):
        _unknown(reader, home, f"household.unknown[{index}]", path)
    if reader.faults:
        raise InvalidInput.of("policy.bad-household", reader.faults)
    return home


def _person(reader: Reader, home: Household, index: int, person: Any) -> None:  # noqa: ANN401 - PolicyPerson
    where, columns = f"household.persons[{index}]", home.facts.columns
    if not person.person_id or len(person.person_id) > 64 or "." in person.person_id:  # noqa: PLR2004 - as ids are
        reader.bad(
            f"{where}.personId", "bad-person-id", "应为1到64个字符且不含句点", "1 to 64 characters without a dot"
        )
    elif person.person_id in home.persons:
        reader.bad(f"{where}.personId", "person-twice", "同一人出现两次", "the same person twice")
    home.persons.append(person.person_id)
    home.facts.relation[index] = reader.one_of(f"{where}.relation", person.relation, RELATIONS)
    if person.sex not in ("MALE", "FEMALE"):
        reader.one_of(f"{where}.sex", person.sex, ("MALE", "FEMALE"))
    birth = columns["birth"][index] = reader.day(f"{where}.birthDate", person.birth_date, needed=True)
    died = columns["died"][index] = reader.day(f"{where}.diedOn", person.died_on)
    if birth != NEVER and died < birth:
        reader.bad(f"{where}.diedOn", "died-before-birth", "死亡日期早于出生日期", "died before birth")
    columns["disability"][index] = reader.one_of(f"{where}.disability", person.disability, DISABILITIES)
    grade = columns["disability_grade"][index] = reader.whole(
        f"{where}.disabilityGrade", person.disability_grade, _GRADES
    )
    if bool(person.disability) != bool(grade):
        zh, en = "残疾类别和等级应同时填写", "kind and grade of disability come together"
        reader.bad(f"{where}.disabilityGrade", "half-disability", zh, en)
    if person.HasField("ability_grade"):
        columns["ability_grade"][index] = reader.whole(f"{where}.abilityGrade", person.ability_grade, _GRADES)
    else:  # not assessed so far: nobody can say
        _mark(home, f"persons.{person.person_id}.abilityGrade", "ability_grade", index)
    columns["occupation"][index] = reader.one_of(f"{where}.occupation", person.occupation or "NONE", OCCUPATIONS)
    columns["insured_months"][index] = reader.whole(f"{where}.insuredMonths", person.insured_months, _MOST_MONTHS)
    columns["work_ended"][index] = reader.day(f"{where}.workEndedOn", person.work_ended_on)
    columns["hardship"][index], columns["without_support"][index] = person.hardship, person.without_support
    columns["medical_cost"][index] = reader.whole(f"{where}.medicalCostFen", person.medical_cost_fen, _MOST_FEN)
    reader.whole(f"{where}.birthOrder", person.birth_order, _MOST_PERSONS)
    columns["loan"][index] = reader.whole(f"{where}.loanFen", person.loan_fen, _MOST_FEN)
    columns["loan_rate"][index] = reader.whole(f"{where}.loanRateBp", person.loan_rate_bp, _MOST_POINTS)
    for at, income in enumerate(person.incomes):
        _income(reader, home, f"{where}.incomes[{at}]", index, income)


def _income(reader: Reader, home: Household, where: str, index: int, income: Any) -> None:  # noqa: ANN401 - PolicyIncome
    kind = INCOMES[reader.one_of(f"{where}.kind", income.kind, INCOMES)]
    amount = reader.whole(f"{where}.amountFen", income.amount_fen, _MOST_FEN)
    since = reader.day(f"{where}.from", getattr(income, "from"))
    until = reader.day(f"{where}.until", income.until)
    if since == NEVER:
        since = np.datetime64("0001-01-01", "D")
    if until < since:
        reader.bad(f"{where}.until", "ends-before-start", "结束早于开始", "ends before it begins")
    until = min(until, home.facts.columns["died"][index])
    counted, days, of = in_month(amount, since, until, np.datetime64(home.month, "M"))
    home.facts.columns[f"income_{kind.lower()}"][index] += counted
    if days != of:
        home.parts.append((f"income_{kind.lower()}", home.persons[index], counted, days, of))


def _assets(reader: Reader, columns: dict[str, Any], told: Any) -> None:  # noqa: ANN401 - PolicyHousehold
    for index, asset in enumerate(told.assets):
        where = f"household.assets[{index}]"
        kind = ASSETS[reader.one_of(f"{where}.kind", asset.kind, ASSETS)]
        columns[f"asset_{kind.lower()}"][0] += reader.whole(f"{where}.valueFen", asset.value_fen, _MOST_FEN)
        count = reader.whole(f"{where}.count", asset.count, _MOST_COUNT)
        if kind in _COUNTED:
            columns[_COUNTED[kind][1]][0] += max(count, 1)
    spending = reader.whole("household.necessarySpendingFen", told.necessary_spending_fen, _MOST_FEN)
    columns["necessary_spending"][0] = spending


def _unknown(reader: Reader, home: Household, where: str, path: str) -> None:
    head, _, rest = path.partition(".")
    if path in ("necessarySpendingFen", "necessary_spending_fen"):
        _mark(home, path, "necessary_spending", None)
        return
    if head == "assets" and (not rest or rest in ASSETS):
        for kind in (rest,) if rest else ASSETS:
            for fact in _ASSET_FACTS[kind]:
                _mark(home, path, fact, None)
        return
    person, _, name = rest.partition(".")
    start, _, kind = name.partition(".")
    camel = re.sub(r"_([a-z])", lambda found: found[1].upper(), start) + (f".{kind}" if kind else "")
    if head == "persons" and person in home.persons and camel in _PERSON_FACTS:
        for fact in _PERSON_FACTS[camel]:
            _mark(home, path, fact, home.persons.index(person))
        return
    zh, en = f"没有名为 {path} 的事实", f"there is no fact {path}; e.g. assets.CASH or persons.ID.incomes.WAGE"
    reader.bad(where, "unknown-fact", zh, en)


def _mark(home: Household, path: str, fact: str, index: int | None) -> None:
    size = home.facts.persons if FACTS[fact].of == "person" else 1
    mask = home.facts.unknown.setdefault(fact, np.zeros(size, bool))
    mask[0 if index is None else index] = True
    home.missing.setdefault(path, []).append((fact, index))
