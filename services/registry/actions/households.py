"""Places in households: moving, splitting, joining, a new head, entries closed and reopened; each with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.registry.v1 import events_pb2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city import places
from services.registry import rules
from services.registry.actions.kin import family_of
from services.registry.actions.licences import issue_licence, revoke_licences
from services.registry.actions.reads import log_reads, reading_of
from services.registry.models import HEAD, REGISTER_PAGE, Household, HouseholdChange, Resident
from services.registry.parameters import parameters
from services.registry.rules import households

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from chassis.edge import Tx
    from services.registry.rules.kinship import Family

_LONGEST = 200
MOVED, SPLIT, MERGED, SUCCEEDED, CLOSED, REOPENED = "MOVED", "SPLIT", "MERGED", "SUCCEEDED", "CLOSED", "REOPENED"


def move_resident(tx: Tx, resident_id: str, to_household: str, why: str) -> Resident:
    """Moves somebody to the household of a near relative (投靠迁移). Who heads the one left is settled with it.

    Raises:
        InvalidInput: no purpose.
        NotFound: there is no such resident.
        NotPossibleNow: every reason why not.
    """
    reading = reading_of(tx.actor)
    found = _locked(tx, Resident.id == resident_id, Resident.household_id == to_household)
    mover = next((one for one in found if one.id == resident_id), None)
    if mover is None:
        raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
    head = next((one for one in found if one.household_id == to_household and one.relation == HEAD), None)
    family = family_of(tx, mover, *([head] if head else []))
    same = mover.household_id == to_household
    faults = households.move_faults(family, _member(mover), _member(head) if head else None, same=same)
    _refuse(faults)
    log_reads(tx, [mover.id], "household", reading)
    home = tx.session.get(Household, to_household)
    if home is None or head is None:
        raise NotFound("registry.no-such-household", "没有这个户", "no such household")
    left = mover.household_id
    was_head = mover.relation == HEAD
    _settle(tx, mover, home, households.seen_from(family, mover.id, head.id), MOVED, why)
    _after_leaving(tx, left, family if was_head else None, mover.id)
    return mover


def split_household(  # noqa: PLR0913 - what the application says
    tx: Tx, household_id: str, leaving: Sequence[str], head_id: str, village: str, address: str, why: str
) -> Household:
    """Some members become a household of their own (分户).

    Raises:
        InvalidInput: no purpose, or a village or address that cannot be.
        NotFound: there is no such household.
        NotPossibleNow: every reason why not.
    """
    reading = reading_of(tx.actor)
    _check_place(village, address)
    members = _members(tx, household_id)
    if not members:
        raise NotFound("registry.no-such-household", "没有这个户", "no such household")
    today = rules.day_in_china(tx.now)
    majority = parameters().at("age-of-majority", today)
    going = list(dict.fromkeys(leaving))
    facts = [_member(one) for one in members]
    _refuse(households.split_faults(facts, going, head_id, today=today, majority=majority))
    log_reads(tx, [one.id for one in members], "household", reading)
    family = family_of(tx, *members)
    old_head = next((one for one in members if one.relation == HEAD), None)
    home = Household(id=new_id(), village=village, address=address.strip())
    tx.session.add(home)
    for one in members:
        if one.id in going:
            _settle(tx, one, home, households.seen_from(family, one.id, head_id), SPLIT, why)
    gone = old_head is not None and old_head.id in going
    _after_leaving(tx, household_id, family if gone else None, old_head.id if old_head else "")
    return home


def merge_households(tx: Tx, household_id: str, into: str, why: str) -> Household:
    """All members of one household join that of a near relative (并户); the one they leave is closed.

    Raises:
        InvalidInput: no purpose.
        NotFound: one of the households does not exist.
        NotPossibleNow: every reason why not.
    """
    reading = reading_of(tx.actor)
    found = _locked(tx, Resident.household_id == household_id, Resident.household_id == into)
    joining = [one for one in found if one.household_id == household_id and _member(one).open]
    home = tx.session.get(Household, into)
    head = next((one for one in found if one.household_id == into and one.relation == HEAD), None)
    first = next((one for one in joining if one.relation == HEAD), None)
    if home is None or head is None or first is None:
        raise NotFound("registry.no-such-household", "没有这个户", "no such household")
    family = family_of(tx, *joining, head)
    _refuse(households.move_faults(family, _member(first), _member(head), same=household_id == into))
    log_reads(tx, [one.id for one in joining], "household", reading)
    for one in joining:
        _settle(tx, one, home, households.seen_from(family, one.id, head.id), MERGED, why)
    _after_leaving(tx, household_id, None, "")
    return home


def list_household_changes(tx: Tx, household_id: str) -> Sequence[HouseholdChange]:
    """What happened in a household, oldest first. Everyone named is told of the read. Raises InvalidInput, NotFound."""
    reading = reading_of(tx.actor)
    change = HouseholdChange
    here = (col(change.from_household) == household_id) | (col(change.to_household) == household_id)
    if tx.session.get(Household, household_id) is None:
        raise NotFound("registry.no-such-household", "没有这个户", "no such household")
    found = tx.session.exec(select(change).where(here).order_by(col(change.at), col(change.id))).all()
    log_reads(tx, dict.fromkeys(one.resident_id for one in found), "household", reading)
    return found


def close_entry(tx: Tx, resident: Resident, today: date) -> None:
    """Closes somebody's entry after the death; if it was the head's, another becomes head."""
    members = _members(tx, resident.household_id)
    family = family_of(tx, resident, *members)
    resident.hukou_ended_on = today
    revoke_licences(tx, resident.id, REGISTER_PAGE)
    _note(tx, resident, CLOSED, resident.household_id, resident.relation, resident.relation, "")
    if resident.relation == HEAD:
        resident.relation = "OTHER"
        _succeed(tx, family, members, resident.id)


def reopen_entry(tx: Tx, resident: Resident) -> None:
    """Opens an entry again that was closed for a death that is none; a head is head again."""
    resident.hukou_ended_on = None
    query = select(HouseholdChange).where(
        HouseholdChange.resident_id == resident.id, col(HouseholdChange.kind) == CLOSED
    )
    closed = tx.session.exec(query.order_by(col(HouseholdChange.at).desc()).limit(1)).first()
    before = closed.from_relation if closed else resident.relation
    _note(tx, resident, REOPENED, resident.household_id, resident.relation, before, "")
    if before == HEAD:
        members = _members(tx, resident.household_id)
        _seat(tx, family_of(tx, resident, *members), members, resident.id)
    _issue_page(tx, resident)


def _settle(tx: Tx, one: Resident, home: Household, relation: str, kind: str, why: str) -> None:
    _note(tx, one, kind, home.id, one.relation, relation, why)
    one.household_id, one.relation = home.id, relation
    one.village = one.hukou_village = home.village
    one.hukou_county = home.village[:6]
    revoke_licences(tx, one.id, REGISTER_PAGE)
    _issue_page(tx, one)
    tx.emit(one.id, events_pb2.ResidentMoved(resident_id=one.id, household_id=home.id, village=home.village))


def _after_leaving(tx: Tx, household_id: str, family: Family | None, head: str) -> None:
    """Closes a household nobody is left in; seats another head where `family` says that the head has left."""
    tx.session.flush()
    left = [one for one in _members(tx, household_id) if _member(one).open]
    if not left:
        home = tx.session.get(Household, household_id)
        if home is not None:
            home.ended_on = rules.day_in_china(tx.now)
    elif family is not None:
        _succeed(tx, family, left, head)


def _succeed(tx: Tx, family: Family, members: Sequence[Resident], head: str) -> None:
    next_head = households.successor(family, [_member(one) for one in members], head)
    if next_head:
        _seat(tx, family, members, next_head)


def _seat(tx: Tx, family: Family, members: Iterable[Resident], head: str) -> None:
    for one in members:
        relation = households.seen_from(family, one.id, head)
        if _member(one).open and relation != one.relation:
            _note(tx, one, SUCCEEDED, one.household_id, one.relation, relation, "")
            one.relation = relation


def _note(tx: Tx, one: Resident, kind: str, to: str, was: str, becomes: str, why: str) -> None:  # noqa: PLR0913 - a row
    tx.session.add(
        HouseholdChange(
            id=new_id(),
            at=tx.now,
            kind=kind,
            resident_id=one.id,
            from_household=one.household_id,
            to_household=to,
            from_relation=was,
            to_relation=becomes,
            by=tx.actor.subject,
            why=why.strip()[:_LONGEST],
        )
    )


def _issue_page(tx: Tx, one: Resident) -> None:
    statement = {
        "name": one.name,
        "idNumber": one.id_number,
        "sex": one.sex,
        "birthDate": one.birth_date.isoformat(),
        "ethnicity": one.ethnicity,
        "hukouCounty": one.hukou_county,
        "hukouVillage": one.hukou_village,
        "householdId": one.household_id,
        "relation": one.relation,
    }
    issue_licence(tx, REGISTER_PAGE, one.id, statement)


def _members(tx: Tx, household_id: str) -> list[Resident]:
    return _locked(tx, Resident.household_id == household_id)


def _locked(tx: Tx, *any_of: object) -> list[Resident]:
    """Residents by any of the conditions, locked in the order of their ids, so that two changes wait for each other."""
    condition: object = any_of[0]
    for more in any_of[1:]:
        condition = condition | more  # type: ignore[operator]
    query = select(Resident).where(condition, ~col(Resident.cancelled))  # type: ignore[arg-type]
    # What another change committed meanwhile counts, and not what this session read before it waited.
    locked = query.order_by(col(Resident.id)).with_for_update().execution_options(populate_existing=True)
    return list(tx.session.exec(locked))


def _member(one: Resident) -> households.Member:
    is_open = one.died_on is None and one.hukou_ended_on is None and rules.is_local(one.hukou_county)
    return households.Member(one.id, one.birth_date, is_open)


def _refuse(faults: list[Fault]) -> None:
    if faults:
        zh, en = "；".join(one.zh for one in faults), "; ".join(one.en for one in faults)
        raise NotPossibleNow(faults[0].code, zh, en, faults=tuple(faults))


def _check_place(village: str, address: str) -> None:
    faults = []
    found = places.place(village)
    if found is None or found.kind is not places.Kind.VILLAGE:
        zh, en = "应为本市村（社区）的12位代码", "must be the twelve-digit code of a village in this city"
        faults.append(Fault("village", "registry.unknown-village", zh, en))
    if not 0 < len(address.strip()) <= _LONGEST:
        faults.append(Fault("address", "registry.bad-address", "请填写地址", "give an address"))
    if faults:
        raise InvalidInput.of("registry.bad-household", faults)
