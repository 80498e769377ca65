"""What a number or code on a form must be before anything is shared about it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Granted, NeedsSupplement, Reason
from services.registry.rules import is_minor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.parameters import Parameter


@dataclass(frozen=True)
class Known:
    """What the rules need of a resident."""

    birth_date: date
    died_on: date | None = None


@dataclass(frozen=True)
class Entity:
    """What the rules need of an organisation: who registered it, and whether it stands (ACTIVE)."""

    registered_with: str
    status: str


def review_person(person: Known | None, field: str) -> Granted | NeedsSupplement:
    """Whether a number is a living person's."""
    if person is None:
        zh, en = (
            "户籍登记中没有所填的身份证号码，请核对",
            "the register does not know this ID number: please compare it",
        )
        return NeedsSupplement((Reason("registry.unknown-number", zh, en, field=field),))
    if person.died_on is not None:
        zh, en = "所填身份证号码登记为已死亡，请核对", "the register has this person as dead: please compare the number"
        return NeedsSupplement((Reason("registry.registered-dead", zh, en, field=field),))
    return Granted()


def review_child(child: Known | None, field: str, *, today: date, majority: Parameter) -> Granted | NeedsSupplement:
    """Whether a number is a living child's (未成年). `majority`: `age-of-majority`."""
    decision = review_person(child, field)
    if isinstance(decision, Granted) and child is not None and not is_minor(child.birth_date, today, majority):
        zh, en = "所填身份证号码的人已经成年，请填写孩子的号码", "this number is a grown-up's: give the child's"
        return NeedsSupplement((Reason("registry.not-a-child", zh, en, field=field, **majority.cited()),))
    return decision


def missing(reasons: Sequence[Reason]) -> NeedsSupplement:
    """Several numbers at once that cannot be used (一次性告知)."""
    return NeedsSupplement(tuple(reasons))


def review_organisation(entity: Entity | None, registered_with: str, *, well_formed: bool) -> Granted | NeedsSupplement:
    """Whether a code is that of an organisation which stands, at the authority that the form names."""
    if not well_formed:
        zh = "统一社会信用代码应为18位，且校验码相符，请核对"
        en = "the unified social credit code has 18 characters, the last a check: please compare it"
        return NeedsSupplement((Reason("registry.bad-code", zh, en, "GB 32100-2015", field="organisationCode"),))
    if entity is None:
        zh, en = "没有查到该代码的登记信息，请核对", "nobody is registered under this code: please compare it"
        return NeedsSupplement((Reason("registry.unknown-organisation", zh, en, field="organisationCode"),))
    faults = []
    if entity.status != "ACTIVE":
        zh = "该组织的登记已注销或被暂停，不能办理"
        en = "this organisation's registration has ended or is suspended"
        faults.append(Reason("registry.organisation-not-active", zh, en, field="organisationCode"))
    if entity.registered_with != registered_with:
        zh, en = "登记机关与登记信息不一致，请核对", "it is registered with another authority: please compare"
        faults.append(Reason("registry.other-authority", zh, en, field="registeredWith"))
    return NeedsSupplement(tuple(faults)) if faults else Granted()


def review_permit_number(
    *, known: bool, ended: bool, valid_until: date | None, today: date
) -> Granted | NeedsSupplement:
    """Whether a residence permit (居住证) exists and holds today."""
    if not known or valid_until is None:
        zh, en = "没有查到该居住证，请核对号码", "there is no such residence permit: please compare the number"
        return NeedsSupplement((Reason("registry.unknown-permit", zh, en, field="permitNo"),))
    if ended or valid_until < today:
        zh = f"该居住证已于{valid_until.isoformat()}到期或终止，请先办理签注"
        en = f"this permit has ended or ran out on {valid_until}: have it endorsed first"
        law = "《居住证暂行条例》（国务院令第663号）第十条"
        return NeedsSupplement((Reason("registry.permit-not-valid", zh, en, law, field="permitNo"),))
    return Granted()
