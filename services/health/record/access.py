"""Who may read whose record now, on what ground, and that it stands in the person's list of reads.

Grounds: the own record; a child's (the registry says who is a parent of a minor); a consent that stands; an opening
without consent (break-glass) that has not run out. Of people who are in no register (an unknown casualty, a visitor)
nobody can give consent: health's own staff read those with a purpose. Practitioners and organisations are nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlalchemy import and_, exists, false, or_, true
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotAllowed, NotFound
from services.health.record import rules
from services.health.record.models import (
    DEPARTMENT,
    RECORD,
    RESIDENT,
    STAFF,
    BreakGlass,
    FhirResource,
    RecordConsent,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from chassis.edge import Tx

GATEWAY = "gateway"
_FAMILY = "查看家人健康档案 a relative's health record"
_MOST_RELATIVES = 5
_GROUNDS = ("own", "parent", "family-agent", "consent", "break-glass")


@dataclass
class Reach:
    """What the actor may read: by resident a set of categories, and the ground on which."""

    masks: dict[str, int] = field(default_factory=dict)
    grounds: dict[str, str] = field(default_factory=dict)
    openings: dict[str, BreakGlass] = field(default_factory=dict)

    def add(self, resident: str, mask: int, ground: str) -> None:
        """One more ground: the gentlest that opens something is the one that is told."""
        self.masks[resident] = self.masks.get(resident, 0) | mask
        known = self.grounds.get(resident, ground)
        self.grounds[resident] = min(known, ground, key=_GROUNDS.index)


def is_resident(tx: Tx) -> bool:
    """A person who looks for themselves or a relative."""
    return tx.actor.role == "resident"


def needs_purpose(tx: Tx) -> None:
    """Whoever is not the person says why. Raises InvalidInput (`health.no-purpose`)."""
    if not is_resident(tx) and not tx.actor.purpose.strip():
        raise InvalidInput(
            "health.no-purpose",
            "调阅健康档案须说明目的",
            "reading a health record needs a purpose",
            then="在请求头 Civic-Purpose 中写明目的后重试 / say why in the header Civic-Purpose and try again",
        )


def reach(tx: Tx, residents: Iterable[str]) -> Reach:
    """What the actor may read of these residents."""
    asked, found = sorted(set(residents)), Reach()
    if not asked:
        return found
    mine = tx.actor.subject
    if is_resident(tx) and mine in asked:
        found.add(mine, rules.ALL, "own")
    standing = (_standing(tx), col(RecordConsent.resident_id).in_(asked))
    for consent in tx.session.exec(select(RecordConsent).where(*standing)).all():
        found.add(consent.resident_id, consent.categories, "family-agent" if is_resident(tx) else "consent")
    if is_resident(tx):
        for other in [one for one in asked if one != mine and found.masks.get(one) != rules.ALL][:_MOST_RELATIVES]:
            if guards(tx, other):
                found.add(other, rules.ALL, "parent")
    else:
        opened = (_opened(tx), col(BreakGlass.resident_id).in_(asked))
        for opening in tx.session.exec(select(BreakGlass).where(*opened).order_by(col(BreakGlass.until))).all():
            found.add(opening.resident_id, rules.ALL, "break-glass")
            found.openings[opening.resident_id] = opening
    return found


def guards(tx: Tx, resident: str) -> bool:
    """Whether the registry knows the actor as parent of this minor. Raises Unavailable."""
    try:
        tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=resident), tx.actor.purpose or _FAMILY)
    except NotFound:
        return False
    return True


def may_read(tx: Tx, row: FhirResource, within: Reach) -> bool:
    """Whether a resource may be read."""
    return may_read_kind(tx, row.kind, row.resident_id, within)


def may_read_kind(tx: Tx, kind: str, resident_id: str | None, within: Reach) -> bool:
    """Whether resources of a kind may be read in the record of a resident (None: of nobody in the register)."""
    if kind not in rules.OF_KIND:
        return True
    if resident_id is None:
        return not is_resident(tx) and tx.actor.department == "health"
    return bool(within.masks.get(resident_id, 0) & rules.bit(kind))


def readable(tx: Tx, kind: str, relatives: Iterable[str]) -> ColumnElement[bool]:
    """The same as a condition of the database, for one kind of resource. `relatives` are children, asked for before."""
    if kind not in rules.OF_KIND:
        return true()
    whose = col(FhirResource.resident_id)
    of_category = col(RecordConsent.categories).op("&")(rules.bit(kind)) != 0
    consented = exists().where(col(RecordConsent.resident_id) == whose, _standing(tx), of_category)
    if is_resident(tx):
        return or_(whose.in_([tx.actor.subject, *relatives]), consented)
    opened = exists().where(col(BreakGlass.resident_id) == whose, _opened(tx))
    nobodys = whose.is_(None) if tx.actor.department == "health" else false()
    return or_(consented, opened, nobodys)


def _standing(tx: Tx) -> ColumnElement[bool]:
    """Consents to the actor that stand now."""
    kind, who = col(RecordConsent.grantee_kind), col(RecordConsent.grantee)
    if is_resident(tx):
        mine: ColumnElement[bool] = and_(kind == RESIDENT, who == tx.actor.subject)
    else:
        here = col(RecordConsent.grantee_county).in_(["", tx.actor.county])
        department = and_(kind == DEPARTMENT, who == tx.actor.department, here)
        account = and_(kind == STAFF, who == tx.actor.subject)
        # A department that acts on its own has no account.
        mine = department if tx.actor.role == "service" else or_(department, account)
    return and_(
        mine,
        col(RecordConsent.revoked_at).is_(None),
        col(RecordConsent.since) <= tx.now,
        col(RecordConsent.until) > tx.now,
    )


def _opened(tx: Tx) -> ColumnElement[bool]:
    """Openings by this very account that have not run out."""
    mine = (col(BreakGlass.what) == RECORD, col(BreakGlass.account) == tx.actor.subject)
    return and_(*mine, col(BreakGlass.until) > tx.now)


def refusal(tx: Tx, row: FhirResource) -> NotFound | NotAllowed:
    """A resident is not told that there is something; staff are told what would open it."""
    if is_resident(tx):
        return no_such(row.kind, row.id)
    return NotAllowed(
        "health.no-consent",
        "本人未授权您调阅这份健康档案",
        "the person has not consented that you read this",
        then="请本人授权；紧急情况下可 POST /v1/health/break-glass / ask for consent, or open it in an emergency",
    )


def no_such(kind: str, resource_id: str) -> NotFound:
    """There is none, or none that this reader may know of."""
    return NotFound("health.no-such-resource", f"没有 {kind}/{resource_id}", f"there is no {kind}/{resource_id}")


def log_reads(tx: Tx, rows: Sequence[FhirResource], within: Reach) -> None:
    """Enters the read in the registry's log, before anything is given. Raises Unavailable: then nothing is given."""
    by_ground: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if (
            row.kind in rules.OF_KIND
            and row.resident_id
            and not (is_resident(tx) and row.resident_id == tx.actor.subject)
        ):
            by_ground[within.grounds[row.resident_id]].add(row.resident_id)
    for ground, residents in sorted(by_ground.items()):
        enter_reads(
            tx, sorted(residents), "health-record-break-glass" if ground == "break-glass" else "health-record", ground
        )
        if ground == "break-glass":
            for resident in residents:
                within.openings[resident].reads += 1


def enter_reads(tx: Tx, residents: list[str], what: str, ground: str = "", purpose: str = _FAMILY) -> None:
    """One call to the registry; `purpose` is what is told if the actor states none. Raises Unavailable."""
    kin: dict[str, Any] = {"kin": ground} if is_resident(tx) else {}
    asked = registry_pb2.RecordReadsRequest(resident_ids=residents, what=what, **kin)
    tx.ask("RecordReads", asked, tx.actor.purpose.strip() or purpose)
