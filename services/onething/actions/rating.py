"""Ratings: given once by the person, counted for supervisors, and the loop of a bad one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlalchemy import false, func
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.events import new_id
from city.calendar import day_of
from services.onething import ratings
from services.onething.actions.cases import CITY, look_up_case
from services.onething.models import Rating, RatingStep
from services.onething.store import find, log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

AT_MOST = 200


def rate_case(tx: Tx, case_id: str, grade: str, indicators: Sequence[str], comment: str) -> Rating:
    """The one rating of a case that has ended.

    Raises NotFound, InvalidInput with every fault, NotPossibleNow before the end, Conflict with the first rating.
    """
    case = look_up_case(tx, case_id, lock=True)
    channel = ratings.ONLINE if case.applicant else ratings.OFFLINE
    if found := ratings.faults(channel, grade, indicators, comment):
        raise InvalidInput.of("onething.rating", found)
    first = tx.session.exec(select(Rating).where(Rating.case_id == case.id)).first()
    if first:
        told = f"本办件已于 {day_of(first.rated_at)} 评价：{first.grade}"
        raise Conflict("onething.already-rated", told, f"rated on {day_of(first.rated_at)}: {first.grade}")
    if case.closed_at is None:
        raise NotPossibleNow("onething.not-ended", "办件办结后才能评价", "a case is rated once it has ended")
    step = ratings.step_after("") if grade in ratings.BAD else ""
    rating = Rating(
        id=new_id(),
        case_id=case.id,
        one_thing_id=case.one_thing_id,
        county=case.county,
        department=case.entry.lead,
        channel=channel,
        grade=grade,
        indicators=list(indicators),
        comment=comment,
        rated_by=tx.actor.subject,
        rated_at=tx.now,
        next_step=step,
        due_on=ratings.due(step, day_of(tx.now)) if step else None,
    )
    tx.session.add(rating)
    log(tx, case, "rated", status=grade)
    rated = events_pb2.CaseRated(
        case_id=case.id,
        rating_id=rating.id,
        grade=grade,
        channel=channel,
        county=case.county,
        department=rating.department,
        one_thing_id=case.one_thing_id,
    )
    tx.emit(case.id, rated, case_id=case.id)
    return rating


def count_ratings(tx: Tx, county: str, department: str) -> Sequence[tuple[str, str, str, str, int]]:
    """Ratings of the actor's county by grade, county, department and channel."""
    by = (Rating.grade, Rating.county, Rating.department, Rating.channel)
    found = select(*by, func.count()).where(*_mine(tx, county)).group_by(*by).order_by(*by)  # type: ignore[call-overload]
    if department:
        found = found.where(Rating.department == department)
    return [tuple(row) for row in tx.session.exec(found).all()]


def list_open_ratings(tx: Tx, county: str) -> tuple[Sequence[Rating], int]:
    """Bad ratings whose loop is open, the one due first at the top, and how many there are."""
    mine = [col(Rating.next_step) != "", *_mine(tx, county)]
    total = tx.session.exec(select(func.count()).select_from(Rating).where(*mine)).one()
    query = select(Rating).where(*mine).order_by(col(Rating.due_on), col(Rating.id)).limit(AT_MOST)
    return tx.session.exec(query).all(), total


def steps_of(tx: Tx, found: Sequence[Rating]) -> Mapping[str, list[RatingStep]]:
    """The steps taken in each rating's loop, in order."""
    taken: dict[str, list[RatingStep]] = {rating.id: [] for rating in found}
    query = select(RatingStep).where(col(RatingStep.rating_id).in_(list(taken))).order_by(col(RatingStep.at))
    for step in tx.session.exec(query).all() if taken else ():
        taken[step.rating_id].append(step)
    return taken


def record_step(tx: Tx, rating_id: str, step: str, note: str) -> Rating:
    """Records the step that is due; the last one closes the loop.

    Raises NotFound, NotAllowed without the mandate, InvalidInput, NotPossibleNow out of turn, Conflict if the step was
    taken already.
    """
    query = select(Rating).where(Rating.id == rating_id).with_for_update()
    rating = tx.session.exec(query).first()
    if rating is None:
        raise NotFound("onething.no-such-rating", "没有这条评价", "no such rating")
    actor = tx.actor
    # A town's officers decide items under mandates; ratings are the lead department's.
    if actor.town or actor.county not in {CITY, rating.county} or actor.department not in {"", rating.department}:
        raise NotAllowed("onething.no-mandate", "您没有处理该评价的权限", "another department's or county's rating")
    found = []
    if step not in ratings.STEPS:
        zh, en = "请选择：核实、联系、整改、反馈", f"must be one of {', '.join(ratings.STEPS)}"
        found.append(Fault("step", "onething.no-step", zh, en))
    if not note.strip():
        found.append(Fault("note", "onething.step-needs-note", "请写明所做的工作", "say what was done"))
    if found:
        raise InvalidInput.of("onething.rating-step", found)
    if tx.session.get(RatingStep, f"{rating.id}-{step}"):
        raise Conflict("onething.step-taken", "该步骤已有记录", "the step was taken already")
    if step != rating.next_step or rating.due_on is None:
        told = f"现在应办的步骤：{rating.next_step or '无'}"
        raise NotPossibleNow("onething.step-out-of-turn", told, f"the step due is {rating.next_step or 'none'}")
    today = day_of(tx.now)
    taken = RatingStep(
        id=f"{rating.id}-{step}",
        rating_id=rating.id,
        step=step,
        at=tx.now,
        actor=f"{actor.role}:{actor.subject}",
        note=note,
        due_on=rating.due_on,
        late=today > rating.due_on,
    )
    rating.next_step = ratings.step_after(step)
    rating.due_on = ratings.due(rating.next_step, today) if rating.next_step else None
    rating.closed_at = None if rating.next_step else tx.now
    tx.session.add_all([taken, rating])
    case = find(tx, rating.case_id, lock=True)
    assert case is not None
    log(tx, case, "rating_step", status=step)
    if not rating.next_step:
        late = sum(one.late for one in [*steps_of(tx, [rating])[rating.id]])
        closed = events_pb2.RatingLoopClosed(case_id=case.id, rating_id=rating.id, late_steps=late)
        tx.emit(case.id, closed, case_id=case.id)
    return rating


def _mine(tx: Tx, county: str) -> list[Any]:
    """What the actor may see: a county's staff its own, an officer the own department's."""
    actor, mine = tx.actor, list[Any]()
    if actor.town:
        mine.append(false())
    if actor.county not in {"", CITY}:
        mine.append(Rating.county == actor.county)
    if actor.department:
        mine.append(Rating.department == actor.department)
    if county:
        mine.append(Rating.county == county)
    return mine
