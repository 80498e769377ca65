"""Who may move to which household (迁移), and how households are split and joined (分户、并户). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.errors import Fault
from services.registry.rules import is_minor
from services.registry.rules.kinship import CHILD, GRANDCHILD, GRANDPARENT, PARENT, SIBLING, SPOUSE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from chassis.parameters import Parameter
    from services.registry.rules.kinship import Family

# 亲属投靠: with whom somebody may be registered.
NEAR = frozenset({SPOUSE, PARENT, CHILD, SIBLING, GRANDPARENT, GRANDCHILD})


@dataclass(frozen=True)
class Member:
    """What the rules need of somebody in a household; `open` if the entry is not closed and the hukou is here."""

    id: str
    birth_date: date
    open: bool


def move_faults(family: Family, mover: Member, head: Member | None, *, same: bool) -> list[Fault]:
    """Why somebody cannot move to the household of `head` (None: there is no such household)."""
    faults = []
    if not mover.open:
        faults.append(_closed("residentId"))
    if head is None:
        faults.append(_no_household("toHouseholdId"))
    elif same:
        zh, en = "该居民已在这一户", "this resident is in that household already"
        faults.append(Fault("toHouseholdId", "registry.same-household", zh, en))
    elif family.relation(mover.id, head.id) not in NEAR:
        zh = "与迁入户户主没有配偶、父母子女、兄弟姐妹、祖孙关系，不能投靠落户"
        en = "not a spouse, parent, child, sibling, grandparent or grandchild of that household's head"
        faults.append(Fault("toHouseholdId", "registry.not-near-kin", zh, en))
    return faults


def split_faults(
    members: Sequence[Member], leaving: Collection[str], head: str, *, today: date, majority: Parameter
) -> list[Fault]:
    """Why some members cannot leave as a household of their own with `head` as its head."""
    known = {member.id: member for member in members}
    faults = []
    if not leaving or any(one not in known for one in leaving):
        zh, en = "分出的人应都是该户成员，且至少一人", "those who leave must all be members, and one at least"
        faults.append(Fault("residentIds", "registry.not-members", zh, en))
    elif any(not known[one].open for one in leaving):
        faults.append(_closed("residentIds"))
    if head not in leaving or head not in known:
        zh, en = "新户户主应是分出的人之一", "the new head must be one of those who leave"
        faults.append(Fault("headId", "registry.head-not-leaving", zh, en))
    elif is_minor(known[head].birth_date, today, majority):
        zh, en = "新户户主应已成年", "the new head must have come of age"
        faults.append(Fault("headId", "registry.head-minor", zh, en))
    staying = [member for member in members if member.id not in leaving]
    if not any(member.open and not is_minor(member.birth_date, today, majority) for member in staying):
        zh, en = "原户应至少留下一位成年人", "somebody of age must stay"
        faults.append(Fault("residentIds", "registry.nobody-stays", zh, en))
    return faults


def successor(family: Family, members: Sequence[Member], head: str) -> str:
    """Who heads a household after its head: the spouse if there, else the eldest. Empty if nobody is left."""
    left = [member for member in members if member.id != head and member.open]
    spouse = next((member.id for member in left if member.id in family.spouses(head)), "")
    return spouse or min(((member.birth_date, member.id) for member in left), default=(None, ""))[1]


def seen_from(family: Family, one: str, head: str) -> str:
    """How a member stands to the head in the register: HEAD, SPOUSE, CHILD, PARENT or OTHER."""
    if one == head:
        return "HEAD"
    relation = family.relation(one, head)
    return relation if relation in (SPOUSE, CHILD, PARENT) else "OTHER"


def _closed(field: str) -> Fault:
    zh, en = "户口已注销、已登记死亡或户籍不在本市，不能变动", "the entry is closed, or the hukou is not in this city"
    return Fault(field, "registry.entry-not-open", zh, en)


def _no_household(field: str) -> Fault:
    return Fault(
        field, "registry.no-such-household", "没有这个户，或该户没有户主", "no such household, or it has no head"
    )
