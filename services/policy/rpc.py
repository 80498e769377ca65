"""Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.policy.v1 import policy_pb2 as pb

from services.policy.actions import screening
from services.policy.actions.assess import assess, rules_digest
from services.policy.law import overlaps, raw
from services.policy.models import SCREEN, WHAT_IF

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.policy.models import Screening
    from services.policy.rules.reasons import Why


def assess_household(tx: Tx, request: pb.AssessHouseholdRequest) -> pb.AssessHouseholdResponse:
    """Every benefit for a household."""
    told = [
        pb.BenefitAssessment(
            benefit=one.benefit.name,
            title_zh=one.benefit.zh,
            title_en=one.benefit.en,
            eligible=one.eligible,
            amount_fen=one.amount,
            open=bool(one.missing),
            missing=one.missing,
            reasons=[_reason(why) for why in one.reasons],
            next=one.benefit.next,
            person_ids=one.persons,
        )
        for one in assess(request)
    ]
    return pb.AssessHouseholdResponse(benefits=told, rules_digest=rules_digest(tx))


def screen_city(tx: Tx, request: pb.ScreenCityRequest) -> pb.Screening:
    """Begins a screening."""
    return _screening(tx, screening.start(tx, SCREEN, request.month, request.county))


def try_parameters(tx: Tx, request: pb.TryParametersRequest) -> pb.Screening:
    """Begins a what-if."""
    changes = [(each.parameter, each.value) for each in request.changes]
    return _screening(tx, screening.start(tx, WHAT_IF, request.month, request.county, changes))


def get_screening(tx: Tx, request: pb.GetScreeningRequest) -> pb.Screening:
    """A run with its counts."""
    return _screening(tx, screening.find(tx, request.screening_id))


def list_screening_events(tx: Tx, request: pb.ListScreeningEventsRequest) -> pb.ListScreeningEventsResponse:
    """A run's progress."""
    found, finished = screening.steps(tx, request.screening_id, request.after)
    shown = [
        pb.ListScreeningEventsResponse.Event(
            seq=one.seq, kind=one.kind, households=one.households, persons=one.persons, detail=one.detail
        )
        for one in found
    ]
    return pb.ListScreeningEventsResponse(events=shown, finished=finished)


def list_screening_findings(tx: Tx, request: pb.ListScreeningFindingsRequest) -> pb.ListScreeningFindingsResponse:
    """Whom a run found."""
    found, token = screening.findings(tx, request)
    shown = [
        pb.ListScreeningFindingsResponse.Finding(
            resident_id=one.resident_id,
            household_id=one.household_id,
            town=one.town,
            benefit=one.benefit,
            amount_fen=one.amount,
            kind=one.kind,
        )
        for one in found
    ]
    return pb.ListScreeningFindingsResponse(findings=shown, next_page_token=token)


def list_policy_parameters(_: Tx, __: pb.ListPolicyParametersRequest) -> pb.ListPolicyParametersResponse:
    """Every parameter."""
    shown = []
    for name, entry in raw().items():
        values = [
            pb.ListPolicyParametersResponse.Value(
                value=one["value"],
                source=one["source"],
                confirmed=one["status"] == "confirmed",
                **{"from": one["from"].isoformat()},
            )
            for one in entry["values"]
        ]
        shown.append(
            pb.ListPolicyParametersResponse.Parameter(
                parameter=name, title=entry["title"], unit=str(entry["unit"]), values=values
            )
        )
    return pb.ListPolicyParametersResponse(parameters=shown)


def list_benefit_overlaps(_: Tx, __: pb.ListBenefitOverlapsRequest) -> pb.ListBenefitOverlapsResponse:
    """The overlap matrix."""
    shown = [
        pb.ListBenefitOverlapsResponse.Overlap(
            kind=row.kind,
            benefit=row.benefit,
            others=row.others,
            zh=row.zh,
            en=row.en,
            source=row.source,
            confirmed=row.status == "confirmed",
        )
        for row in overlaps()
    ]
    return pb.ListBenefitOverlapsResponse(overlaps=shown)


def _reason(why: Why) -> pb.PolicyReason:
    return pb.PolicyReason(
        variable=why.variable,
        value=why.value,
        parameter=why.parameter,
        source=why.source,
        confirmed=why.confirmed,
        zh=why.zh,
        en=why.en,
        **{"from": why.since},
    )


def _screening(tx: Tx, run: Screening) -> pb.Screening:
    shown = [
        pb.ScreeningCount(
            town=row.town,
            benefit=row.benefit,
            eligible=row.eligible,
            open=row.open,
            amount_fen=row.amount,
            not_drawing=row.not_drawing,
            enters=row.enters,
            leaves=row.leaves,
            amount_after_fen=row.amount_after,
        )
        for row in screening.counts(tx, run.id)
    ]
    return pb.Screening(
        screening_id=run.id,
        kind=run.kind,
        month=run.month,
        county=run.county,
        status=run.status,
        waiting_for=run.waiting_for,
        households=run.households,
        persons=run.persons,
        counts=shown,
        rules_digest=run.rules_digest,
        changes=[pb.ParameterChange(parameter=name, value=value) for name, value in run.changes.items()],
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "AssessHousehold": assess_household,
    "ScreenCity": screen_city,
    "TryParameters": try_parameters,
    "GetScreening": get_screening,
    "ListScreeningEvents": list_screening_events,
    "ListScreeningFindings": list_screening_findings,
    "ListPolicyParameters": list_policy_parameters,
    "ListBenefitOverlaps": list_benefit_overlaps,
}
