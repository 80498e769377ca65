"""Ratings: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2 as pb

from chassis.rpc import Rpc
from city.calendar import day_of, is_provisional
from services.onething import ratings
from services.onething.actions import rating

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx
    from services.onething.models import Rating, RatingStep


def rate_case(tx: Tx, request: pb.RateCaseRequest) -> pb.Rating:
    """See the proto."""
    # A number that is no grade of ours has no name; the rules refuse it with everything else that is wrong.
    grade = _name(pb.Rating.Grade, request.grade)
    return _rating_message(tx, rating.rate_case(tx, request.case_id, grade, request.indicators, request.comment))


def _name(kind: Any, number: int) -> str:  # noqa: ANN401 - the wrapper of a protobuf enum
    return str(kind.Name(number)) if number in kind.values() else ""


def list_rating_indicators(_tx: Tx, _request: pb.ListRatingIndicatorsRequest) -> pb.ListRatingIndicatorsResponse:
    """See the proto."""
    found = ratings.indicators()
    answer = pb.ListRatingIndicatorsResponse(source=found["source"], confirmed=found["status"] == "confirmed")
    for channel in (ratings.ONLINE, ratings.OFFLINE):
        for one in found[channel.lower()]:
            answer.indicators.add(channel=channel, id=one["id"], title_zh=one["zh"], title_en=one["en"])
    return answer


def count_ratings(tx: Tx, request: pb.CountRatingsRequest) -> pb.CountRatingsResponse:
    """See the proto."""
    answer = pb.CountRatingsResponse()
    for grade, county, department, channel, count in rating.count_ratings(tx, request.county, request.department):
        answer.counts.add(grade=grade, county=county, department=department, channel=channel, count=count)
        answer.total += count
    return answer


def list_open_ratings(tx: Tx, request: pb.ListOpenRatingsRequest) -> pb.ListOpenRatingsResponse:
    """See the proto."""
    page, total = rating.list_open_ratings(tx, request.county)
    taken = rating.steps_of(tx, page)
    return pb.ListOpenRatingsResponse(ratings=[_rating_message(tx, one, taken[one.id]) for one in page], total=total)


def record_rating_step(tx: Tx, request: pb.RecordRatingStepRequest) -> pb.Rating:
    """See the proto."""
    step = _name(pb.Rating.Step, request.step)
    found = rating.record_step(tx, request.rating_id, step, request.note)
    return _rating_message(tx, found, rating.steps_of(tx, [found])[found.id])


def _rating_message(tx: Tx, one: Rating, taken: Sequence[RatingStep] = ()) -> pb.Rating:
    return pb.Rating(
        rating_id=one.id,
        case_id=one.case_id,
        grade=one.grade,
        channel=one.channel,
        indicators=one.indicators,
        comment=one.comment,
        county=one.county,
        department=one.department,
        rated_at=one.rated_at,
        next_step=one.next_step or None,
        due_on=one.due_on.isoformat() if one.due_on else "",
        overdue=one.due_on is not None and day_of(tx.now) > one.due_on,
        taken=[
            pb.Rating.Taken(
                step=step.step,
                at=step.at,
                by=step.actor,
                note=step.note,
                due_on=step.due_on.isoformat(),
                late=step.late,
            )
            for step in taken
        ],
        closed_at=one.closed_at,
        provisional=_estimated(one, [step.at for step in taken]),
    )


def _estimated(one: Rating, taken: Sequence[datetime]) -> bool:
    """Whether the day of the next step is one, counted from the step before."""
    since = day_of(max([one.rated_at, *taken]))
    return (
        one.due_on is not None and ratings.in_working_days(one.next_step, since) and is_provisional(since, one.due_on)
    )


RPCS: dict[str, Rpc] = {
    "RateCase": rate_case,
    "ListRatingIndicators": list_rating_indicators,
    "CountRatings": count_ratings,
    "ListOpenRatings": list_open_ratings,
    "RecordRatingStep": record_rating_step,
}
