"""The register of posts, the declared relatives of officers (近亲属备案), and the attempts that were refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import tuple_
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound
from chassis.events import new_id
from city import places
from services.onething.actions.holding import CITY
from services.onething.authoring import departments
from services.onething.desks.models import Attempt, Post, Relative

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx

AT_MOST = 500
RELATIONS = (
    *("SELF", "SPOUSE", "PARENT", "CHILD", "SIBLING"),
    *("GRANDPARENT", "GRANDCHILD", "IN_LAW", "OTHER"),
)
_LONGEST_ACCOUNT, _LONGEST_ID = 80, 40


def keep_post(tx: Tx, account: str, *, department: str, town: str, county: str, left: bool) -> Post:
    """Enters or changes a post of the actor's own department and county, or of a town of the county.

    Raises InvalidInput with every fault, NotAllowed for another's posts.
    """
    faults = _post_faults(account, department, town, county)
    if faults:
        raise InvalidInput.of("onething.post", faults)
    actor = tx.actor
    known = tx.session.exec(select(Post).where(Post.account == account).with_for_update()).first()
    for where, whose in ((county, department), *([(known.county, known.department)] if known else [])):
        if actor.county not in {CITY, where} or (whose and actor.department not in {"", whose}):
            zh, en = "只能登记本县（市、区）本部门或本地乡镇的岗位", "only posts of the own county and department"
            raise NotAllowed("onething.not-your-post", zh, en)
    by = f"{actor.role}:{actor.subject}"
    post = known or Post(
        account=account, county=county, department=department, town=town, entered_by=by, entered_at=tx.now
    )
    post.county, post.department, post.town = county, department, town
    post.entered_by, post.entered_at = by, tx.now
    post.left_at = tx.now if left else None
    tx.session.add(post)
    return post


def _post_faults(account: str, department: str, town: str, county: str) -> list[Fault]:
    faults = []
    if not account.strip() or len(account) > _LONGEST_ACCOUNT:
        faults.append(Fault("account", "onething.no-account", "请填写账号（80 字以内）", "1 to 80 characters"))
    if bool(department) == bool(town):
        told = ("部门和乡镇应填一项", "either a department or a town")
        faults.append(Fault("department", "onething.department-or-town", *told))
    if department and department not in departments():
        faults.append(Fault("department", "onething.unknown-department", "没有这个部门", "no such department"))
    place, within = places.place(town), places.place(county)
    if town and (place is None or place.kind is not places.Kind.TOWN or place.parent != county):
        faults.append(Fault("town", "onething.unknown-town", "不是该县（市、区）的乡镇代码", "no town of the county"))
    if within is None or within.kind is not places.Kind.COUNTY:
        told = ("不是本市的县（市、区）代码", "no county of this city")
        faults.append(Fault("county", "onething.unknown-county", *told))
    return faults


def list_posts(tx: Tx, department: str, town: str) -> Sequence[Post]:
    """The posts of the actor's county, by account."""
    query = select(Post)
    if tx.actor.county not in {"", CITY}:
        query = query.where(Post.county == tx.actor.county)
    for column, value in ((Post.department, department), (Post.town, town)):
        if value:
            query = query.where(column == value)
    return tx.session.exec(query.order_by(col(Post.account)).limit(AT_MOST)).all()


def declare_relatives(tx: Tx, told: Sequence[tuple[str, str]]) -> Sequence[Relative]:
    """Declares near relatives of the actor, as (resident id, relation); what was declared before stays as it is.

    Raises InvalidInput with every fault.
    """
    faults = [] if told else [Fault("relatives", "onething.nobody-declared", "请填写亲属", "name somebody")]
    for number, (resident_id, relation) in enumerate(told):
        if not resident_id.strip() or " " in resident_id or len(resident_id) > _LONGEST_ID:
            place = f"relatives[{number}].residentId"
            faults.append(Fault(place, "onething.bad-resident-id", "应为居民标识", "must be a resident id"))
        if relation not in RELATIONS:
            known = " / ".join(RELATIONS)
            place = f"relatives[{number}].relation"
            faults.append(Fault(place, "onething.unknown-relation", f"应为 {known}", f"must be one of {known}"))
    if faults:
        raise InvalidInput.of("onething.relatives", faults)
    before = {one.resident_id for one in list_relatives(tx)}
    for resident_id, relation in dict(told).items():
        if resident_id not in before:
            tx.session.add(
                Relative(
                    id=new_id(),
                    account=tx.actor.subject,
                    county=tx.actor.county,
                    resident_id=resident_id,
                    relation=relation,
                    declared_at=tx.now,
                )
            )
    return list_relatives(tx)


def list_relatives(tx: Tx) -> Sequence[Relative]:
    """What the actor declared and still holds."""
    mine = (Relative.account == tx.actor.subject, col(Relative.ended_at).is_(None))
    return tx.session.exec(select(Relative).where(*mine).order_by(col(Relative.declared_at), col(Relative.id))).all()


def end_relative(tx: Tx, declaration_id: str, reason: str) -> None:
    """Ends a declaration. Raises NotFound, also for another county's; InvalidInput without a reason."""
    found = tx.session.get(Relative, declaration_id)
    if found is None or found.ended_at or tx.actor.county not in {CITY, found.county}:
        raise NotFound("onething.no-such-declaration", "没有这条备案", "no such declaration")
    if not reason.strip():
        fault = Fault("reason", "onething.reason-missing", "请写明理由", "say why")
        raise InvalidInput.of("onething.relatives", [fault])
    found.ended_at, found.ended_by, found.ended_why = tx.now, f"{tx.actor.role}:{tx.actor.subject}", reason
    tx.session.add(found)


def list_attempts(
    tx: Tx, county: str, department: str, size: int, after: tuple[datetime, str] | None
) -> Sequence[Attempt]:
    """Refused attempts on items of the actor's county and department, newest first."""
    actor, mine = tx.actor, list[Any]()
    if actor.county not in {"", CITY}:
        mine.append(Attempt.item_county == actor.county)
    if actor.department:
        mine.append(Attempt.item_department == actor.department)
    for column, value in ((Attempt.item_county, county), (Attempt.item_department, department)):
        if value:
            mine.append(column == value)
    if after:
        mine.append(tuple_(col(Attempt.at), col(Attempt.id)) < tuple_(*after))
    query = select(Attempt).where(*mine).order_by(col(Attempt.at).desc(), col(Attempt.id).desc())
    return tx.session.exec(query.limit(size)).all()
