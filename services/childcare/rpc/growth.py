"""Growth and classes: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import childcare_pb2 as pb

from services.childcare.actions import growth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.childcare.models.growth import Observation

_FIELDS = {
    "weightForAge": "weight_for_age_z",
    "lengthForAge": "length_for_age_z",
    "weightForLength": "weight_for_length_z",
    "bmiForAge": "bmi_for_age_z",
    "headForAge": "head_for_age_z",
}


def check_roster(tx: Tx, request: pb.CheckRosterRequest) -> pb.CheckRosterResponse:
    """See the proto."""
    found = growth.check_roster(tx, request.class_kind, list(request.child_ages_months), request.carers)
    return pb.CheckRosterResponse(ok=not found, breaches=[vars(one) for one in found])


def assess_growth(tx: Tx, request: pb.AssessGrowthRequest) -> pb.GrowthAssessment:
    """See the proto."""
    head = request.head_cm if request.HasField("head_cm") else None
    born = request.sex, request.birth_date
    grown = growth.assess(tx, *born, request.observed_on, request.weight_kg, request.length_cm, head)
    return _scores(grown.z, grown.flags)


def record_growth(tx: Tx, request: pb.RecordGrowthRequest) -> pb.GrowthObservation:
    """See the proto."""
    head = request.head_cm if request.HasField("head_cm") else None
    told = request.observed_on, request.weight_kg, request.length_cm, head
    return _observation(growth.record(tx, request.resident_id, *told))


def list_growth(tx: Tx, request: pb.ListGrowthRequest) -> pb.ListGrowthResponse:
    """See the proto."""
    return pb.ListGrowthResponse(
        observations=[_observation(one) for one in growth.observations(tx, request.resident_id)]
    )


def _observation(kept: Observation) -> pb.GrowthObservation:
    answer = pb.GrowthObservation(
        growth_id=kept.id,
        observed_on=kept.observed_on.isoformat(),
        weight_kg=kept.weight_kg,
        length_cm=kept.length_cm,
        head_cm=kept.head_cm,
        alarm=kept.alarm,
    )
    answer.scores.CopyFrom(_scores(kept.scores, kept.flags))
    return answer


def _scores(z: Mapping[str, float | None], flags: Any) -> pb.GrowthAssessment:  # noqa: ANN401 - any sequence of words
    return pb.GrowthAssessment(**{field: z[name] for name, field in _FIELDS.items()}, flags=flags)


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "CheckRoster": check_roster,
    "AssessGrowth": assess_growth,
    "RecordGrowth": record_growth,
    "ListGrowth": list_growth,
}
