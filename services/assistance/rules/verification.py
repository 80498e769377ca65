"""What the sources of an economic verification say, read strictly and brought together. Pure.

What a source did not say is open and never zero.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from chassis.decisions import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.parameters import Parameters

INCOMES = ("WAGE", "BUSINESS", "FARM", "PENSION", "SUPPORT", "PROPERTY", "TRANSFER", "OTHER")
ASSETS = ("CASH", "SECURITIES", "VEHICLE", "HOUSE", "BUSINESS")
CHECK_LAW = "《社会救助暂行办法》第五十八条（家庭经济状况核对）"
_SANE_FEN = 10**13


class Garbage(ValueError):
    """A source answered what cannot be believed."""


@dataclass(frozen=True)
class Figure:
    """One income or asset as a source tells it. `holders` are residents; `key` is the source's number of the thing."""

    source: str
    as_of: date
    group: str
    code: str
    amount_fen: int
    key: str
    holders: tuple[str, ...]
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Household:
    """Who is verified: persons as the register knows them, by resident id; the head among them."""

    county: str
    town: str
    persons: Sequence[Mapping[str, Any]]
    supporters: Sequence[str] = ()


@dataclass
class Reconciled:
    """What policy is to be asked, what is open, and what was put together how."""

    facts: dict[str, Any]
    open_items: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(source: str, gives: Sequence[str], resident_id: str, told: Any, today: date) -> list[Figure]:  # noqa: ANN401 - JSON from outside
    """The figures of one answer. Raises Garbage saying what is wrong: then nothing of the answer is used."""
    if not isinstance(told, dict) or not isinstance(told.get("figures"), list):
        raise Garbage("no object with figures")
    as_of = _day(told.get("asOf"), "asOf")
    if as_of > today:
        raise Garbage("asOf lies in the future")
    return [_figure(source, gives, resident_id, as_of, one) for one in told["figures"]]


def _figure(source: str, gives: Sequence[str], resident_id: str, as_of: date, one: Any) -> Figure:  # noqa: ANN401 - JSON
    if not isinstance(one, dict):
        raise Garbage("a figure is no object")
    code, amount = one.get("code"), one.get("amountFen")
    group = one.get("group")
    if f"{group}.{code}" not in gives:
        raise Garbage(f"a figure {str(group)[:20]}.{str(code)[:20]} is not this source's")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= _SANE_FEN:
        raise Garbage("amountFen is no whole number from 0")
    holders = one.get("holders") or [resident_id]
    if not isinstance(holders, list) or not all(isinstance(each, str) and each for each in holders):
        raise Garbage("holders are no list of residents")
    if resident_id not in holders:
        raise Garbage("the person asked about does not hold it")
    for name in ("from", "until"):
        if one.get(name):
            _day(one[name], name)
    key = one.get("key", "")
    if not isinstance(key, str):
        raise Garbage("key is no text")
    since, until = one.get("from") or "", one.get("until") or ""
    return Figure(source, as_of, str(group), str(code), amount, key, tuple(sorted(set(holders))), since, until)


def _day(told: Any, name: str) -> date:  # noqa: ANN401 - JSON
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError) as error:
        raise Garbage(f"{name} is no ISO 8601 day") from error


def number_faults(household: Sequence[str], supporters: Sequence[str]) -> list[Reason]:
    """ID numbers that stand twice in a list or in both; each named by its place, never by the number."""
    found = []
    for name, numbers in (("householdIdNumbers", household), ("supporterIdNumbers", supporters)):
        seen: Counter[str] = Counter()
        for index, number in enumerate(numbers):
            seen[number] += 1
            if seen[number] == 2:  # noqa: PLR2004 - the second time
                zh, en = f"第 {index + 1} 个号码重复", f"number {index + 1} of the list stands in it twice"
                found.append(Reason("assistance.id-twice", zh, en, CHECK_LAW, field=name))
    for index, number in enumerate(supporters):
        if number in household:
            zh = f"第 {index + 1} 位义务人同时列为家庭成员"
            en = f"supporter {index + 1} stands among the household too"
            found.append(Reason("assistance.id-in-both", zh, en, CHECK_LAW, field="supporterIdNumbers"))
    if not household:
        zh, en = "请列出全部共同生活的家庭成员", "name all who live in the household"
        found.append(Reason("assistance.no-household", zh, en, CHECK_LAW, field="householdIdNumbers"))
    return found


def reconcile(
    household: Household,
    figures: Sequence[Figure],
    unanswered: Sequence[tuple[str, str]],
    gives: Mapping[str, Sequence[str]],
    law: Parameters,
    today: date,
) -> Reconciled:
    """Brings the figures together.

    A thing told by two sources or two holders counts once, its newest value; a joint account counts by the holders that
    belong to the household; a figure older than the limit is as unanswered.

    `unanswered` are (source, resident); each leaves everything that the source would have told open.
    """
    members = {one["resident_id"] for one in household.persons}
    made = Reconciled({})
    limit = law.at("figure-most-days", today).value
    unknown: set[str] = set()
    silent = list(unanswered)
    once: dict[tuple[str, str, str], Figure] = {}
    for number, figure in enumerate(figures):
        if (today - figure.as_of).days > limit:
            silent += [(figure.source, one) for one in figure.holders if one in {*members, *household.supporters}]
            made.notes.append(f"{figure.source}: {figure.group}.{figure.code} as of {figure.as_of} is too old")
            continue
        # Without a number of its own nobody can tell two things apart: each counts.
        key = (figure.group, figure.code, figure.key or f"#{number}")
        before = once.get(key)
        if before is None:
            once[key] = figure
            continue
        newest = max((before, figure), key=lambda one: (one.as_of, one.amount_fen))
        holders = tuple(sorted({*before.holders, *figure.holders}))
        once[key] = Figure(**{**vars(newest), "holders": holders})
        if before.source != figure.source or before.amount_fen != figure.amount_fen:
            made.notes.append(
                f"{figure.group}.{figure.code} told by {before.source} ({before.amount_fen}) and {figure.source} "
                f"({figure.amount_fen}): counted once, {newest.amount_fen} as of {newest.as_of}"
            )
    for source, resident in sorted(set(silent)):
        made.open_items.append(f"{source}:{resident}")
        for one in gives[source]:
            group, code = one.split(".")
            if resident in household.supporters:
                unknown.add(f"persons.{_head(household)}.incomes.SUPPORT")
            elif group == "ASSET":
                unknown.add(f"assets.{code}")
            else:
                unknown.add(f"persons.{resident}.incomes.{code}")
    made.facts = _facts(household, list(once.values()), members, law, today, made)
    made.facts["unknown"] = sorted(unknown)
    return made


def _facts(
    household: Household, figures: Sequence[Figure], members: set[str], law: Parameters, today: date, made: Reconciled
) -> dict[str, Any]:
    persons = []
    for one in household.persons:
        mine = [f for f in figures if f.group == "INCOME" and one["resident_id"] in f.holders]
        incomes = [
            {"kind": f.code, "amount_fen": _shares(f, one["resident_id"]), "from": f.since, "until": f.until}
            for f in sorted(mine, key=lambda f: (f.code, f.key, f.source))
        ]
        facts = {name: value for name, value in one.items() if name != "resident_id"}
        persons.append({"person_id": one["resident_id"], **facts, "incomes": incomes})
    support = _support(household, figures, law, today)
    if support:
        head = next(one for one in persons if one["person_id"] == _head(household))
        head["incomes"].append({"kind": "SUPPORT", "amount_fen": support, "from": "", "until": ""})
    values: dict[str, list[int]] = {}
    for f in figures:
        if f.group == "ASSET" and members & set(f.holders):
            mine_fen = sum(_shares(f, one) for one in f.holders if one in members)
            if len(members & set(f.holders)) < len(f.holders):
                made.notes.append(f"{f.code} held jointly: {mine_fen} of {f.amount_fen} counted")
            values.setdefault(f.code, []).append(mine_fen)
    assets = [{"kind": code, "value_fen": sum(each), "count": len(each)} for code, each in sorted(values.items())]
    return {"county": household.county, "town": household.town, "persons": persons, "assets": assets}


def _shares(figure: Figure, resident_id: str) -> int:
    """A holder's part, whole 分: the parts sum to the figure, the first by id carry what does not divide."""
    whole, rest = divmod(figure.amount_fen, len(figure.holders))
    return whole + (1 if figure.holders.index(resident_id) < rest else 0)


def _support(household: Household, figures: Sequence[Figure], law: Parameters, today: date) -> int:
    """What the supporters can pay a month: a share of what each earns past what is left to them."""
    rule = law.at("supporter-share", today).value
    total = 0
    for one in household.supporters:
        income = sum(_shares(f, one) for f in figures if f.group == "INCOME" and one in f.holders)
        total += max(0, income - int(rule["kept_fen"])) * int(rule["percent"]) // 100
    return total


def _head(household: Household) -> str:
    return next(str(one["resident_id"]) for one in household.persons if one["relation"] == "HEAD")


def monthly_income(facts: Mapping[str, Any]) -> int:
    """All incomes of a household as the facts have them, 分 a month."""
    return sum(int(each["amount_fen"]) for one in facts["persons"] for each in one["incomes"])
