"""Which fields of a form the registry can fill in, and with what. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.onething.catalogue import Entry


@dataclass(frozen=True)
class Source:
    """A fact of the registry: the record it stands in, its field there, and what it is called."""

    record: str
    field: str
    zh: str
    en: str


RESIDENT, HOUSEHOLD = "resident", "household"
SOURCES: Mapping[str, Source] = {
    "registry.resident.name": Source(RESIDENT, "name", "人口基础库：姓名", "register of residents: name"),
    "registry.resident.idNumber": Source(RESIDENT, "id_number", "人口基础库：身份证号码", "register: ID number"),
    "registry.resident.sex": Source(RESIDENT, "sex", "人口基础库：性别", "register of residents: sex"),
    "registry.resident.birthDate": Source(RESIDENT, "birth_date", "人口基础库：出生日期", "register: date of birth"),
    "registry.resident.phone": Source(RESIDENT, "phone", "人口基础库：手机号码", "register of residents: phone"),
    "registry.resident.ethnicity": Source(RESIDENT, "ethnicity", "人口基础库：民族", "register: ethnicity"),
    "registry.resident.hukouCounty": Source(
        RESIDENT, "hukou_county", "人口基础库：户籍地", "register: county of hukou"
    ),
    "registry.resident.village": Source(RESIDENT, "village", "人口基础库：居住村社", "register: village of residence"),
    "registry.household.address": Source(HOUSEHOLD, "address", "户籍登记：户口地址", "household register: address"),
}
SEXES = frozenset({"MALE", "FEMALE"})


@dataclass(frozen=True)
class Rule:
    """How a field is filled. With `sex`, only for a person of that sex: a mother's number is the mother's own."""

    source: str
    sex: str = ""
    situations: frozenset[str] = frozenset()


def rule_of(said: object) -> Rule | None:
    """What a field's `prefill` says: a source, or from, sex and situations. None if it cannot be understood."""
    if isinstance(said, str):
        return Rule(said)
    if not isinstance(said, dict) or set(said) - {"from", "sex", "situations"} or not isinstance(said.get("from"), str):
        return None
    situations = said.get("situations", [])
    if not isinstance(situations, list) or not all(isinstance(one, str) for one in situations):
        return None
    return Rule(said["from"], str(said.get("sex", "")), frozenset(situations))


def wanted(entry: Entry, situation: str) -> Mapping[str, Rule]:
    """The fields that a situation asks and the registry can fill, in the order of the form."""
    asked = entry.forms[situation]["properties"]
    rules = {name: rule_of(schema["prefill"]) for name, schema in asked.items() if "prefill" in schema}
    return {
        name: rule for name, rule in rules.items() if rule and (not rule.situations or situation in rule.situations)
    }


def filled(rules: Mapping[str, Rule], records: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Values by field. What the registry does not know, or what is not of this person, is left out.

    Args:
        rules: as `wanted` gives them.
        records: by name, resident and household; each by its fields. `sex` is MALE or FEMALE.
    """
    sex = records[RESIDENT].get("sex")
    found = {}
    for name, rule in rules.items():
        source = SOURCES[rule.source]
        value = records.get(source.record, {}).get(source.field)
        if value and (not rule.sex or rule.sex == sex):
            found[name] = value
    return found
