"""Who may read what of a record, for how long, and what an opening without consent needs. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from datetime import date, datetime

    from chassis.parameters import Parameters

# What a consent may be for; each is one bit in the table.
CATEGORIES = (
    "PERSON",
    "VISITS",
    "CONDITIONS",
    "RESULTS",
    "ALLERGIES",
    "MEDICATIONS",
    "IMMUNIZATIONS",
    "PLANS",
    "INSURANCE",
    # To show the person's health card: for family agents.
    "CARD",
)
CARD = 1 << CATEGORIES.index("CARD")
OF_KIND = {
    "Patient": "PERSON",
    "Encounter": "VISITS",
    "Condition": "CONDITIONS",
    "Procedure": "CONDITIONS",
    "Observation": "RESULTS",
    "DiagnosticReport": "RESULTS",
    "AllergyIntolerance": "ALLERGIES",
    "MedicationStatement": "MEDICATIONS",
    "MedicationRequest": "MEDICATIONS",
    "Immunization": "IMMUNIZATIONS",
    "CarePlan": "PLANS",
    "Consent": "PERSON",
    "Coverage": "INSURANCE",
}
ALL = (1 << len(CATEGORIES)) - 1
_LEAST_REASON, _MOST_REASON = 10, 500


def bit(kind: str) -> int:
    """The bit of the category that a kind of resource belongs to."""
    return 1 << CATEGORIES.index(OF_KIND[kind])


def bits(categories: list[str]) -> int:
    """The set of categories; none named means all of the record, but not to show the card."""
    return sum({1 << CATEGORIES.index(one) for one in categories}) if categories else ALL & ~CARD


def named(mask: int) -> list[str]:
    """The categories in a set."""
    return [one for place, one in enumerate(CATEGORIES) if mask >> place & 1]


@dataclass(frozen=True)
class Grant:
    """A consent as somebody wants to give it: `kind` STAFF, DEPARTMENT or RESIDENT."""

    kind: str
    grantee: str
    county: str
    categories: tuple[str, ...]
    until: datetime | None


def faults_of_grant(grant: Grant, resident_id: str, now: datetime, today: date, law: Parameters) -> list[Fault]:
    """Everything that is wrong with a consent."""
    found = []
    if grant.kind not in ("STAFF", "DEPARTMENT", "RESIDENT"):
        found.append(
            _fault(
                "granteeKind",
                "grantee-kind",
                "应为 STAFF、DEPARTMENT 或 RESIDENT",
                "must be STAFF, DEPARTMENT or RESIDENT",
            )
        )
    if not grant.grantee.strip() or len(grant.grantee) > 80:  # noqa: PLR2004 - the column's width
        found.append(
            _fault("grantee", "grantee", "请填写被授权人，不超过 80 字", "say who may read, in at most 80 characters")
        )
    if grant.kind == "RESIDENT" and grant.grantee == resident_id:
        found.append(_fault("grantee", "grantee-self", "无需授权给本人", "nobody needs consent for their own record"))
    if grant.county and (grant.kind != "DEPARTMENT" or len(grant.county) != 6):  # noqa: PLR2004 - a county's code
        found.append(
            _fault(
                "granteeCounty",
                "grantee-county",
                "仅部门可限定六位县级代码",
                "a department alone is narrowed by a county's six digits",
            )
        )
    for one in grant.categories:
        if one not in CATEGORIES:
            some = ", ".join(CATEGORIES)
            found.append(_fault("categories", "category", f"类别应为 {some}", f"{one[:30]} is none of {some}"))
    longest = law.at("record-consent-most-days", today)
    if grant.until is None:
        found.append(_fault("until", "until", "请填写截止时间", "say until when"))
    elif grant.until <= now:
        found.append(_fault("until", "until-past", "截止时间已过", "the end lies in the past"))
    elif (grant.until - now).days >= longest.value:
        zh, en = f"授权最长 {longest.value} 天", f"a consent lasts at most {longest.value} days"
        found.append(_fault("until", "until-far", zh, en))
    return found


def faults_of_reason(reason: str, field: str = "reason") -> list[Fault]:
    """A reason is to be reviewed later: a word or two do not say why."""
    if _LEAST_REASON <= len(reason.strip()) <= _MOST_REASON:
        return []
    zh, en = (
        f"请写明理由，{_LEAST_REASON}—{_MOST_REASON} 字",
        f"say why, in {_LEAST_REASON} to {_MOST_REASON} characters",
    )
    return [_fault(field, "reason", zh, en)]


def _fault(field: str, code: str, zh: str, en: str) -> Fault:
    return Fault(field, f"health.{code}", zh, en)
