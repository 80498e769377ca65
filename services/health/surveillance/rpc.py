"""protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb
from google.protobuf import json_format
from google.protobuf.struct_pb2 import Struct

from city.days import china_day
from services.health.surveillance.actions import counts, detect, precision, signals
from services.health.surveillance.law import diseases
from services.health.surveillance.models import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.surveillance.models import Signal, SignalWeek


def detect_aberrations(tx: Tx, request: pb.DetectAberrationsRequest) -> pb.DetectAberrationsResponse:
    """See the proto."""
    first = getattr(request, "from") if request.HasField("from") else None
    options, points = detect.detect_aberrations(tx, request.method, request.counts, _read(request.parameters), first)
    answer = pb.DetectAberrationsResponse(method=request.method, parameters=_struct(options))
    for point in points:
        answer.points.add(
            index=point.index,
            count=point.count,
            upper_bound=point.upper_bound,
            statistic=point.statistic,
            alarm=point.alarm,
        )
    return answer


def list_surveillance_diseases(tx: Tx, _: pb.ListSurveillanceDiseasesRequest) -> pb.ListSurveillanceDiseasesResponse:
    """See the proto."""
    answer = pb.ListSurveillanceDiseasesResponse()
    for one in diseases().values():
        answer.diseases.add(
            code=one.code,
            title_zh=one.zh,
            title_en=one.en,
            disease_class=one.klass,
            method=one.method,
            parameters=_struct(one.options(china_day(tx.now))),
            source=one.source,
            status=one.status,
        )
    return answer


def report_counts(tx: Tx, request: pb.ReportCountsRequest) -> pb.ReportCountsResponse:
    """See the proto."""
    told = [(one.disease, one.count) for one in request.counts]
    taken = counts.report_counts(tx, request.institution_id, request.week, told)
    return pb.ReportCountsResponse(
        institution_id=taken.institution_id,
        week=taken.week.isoformat(),
        changed=taken.changed,
        judged_anew=taken.judged_anew,
    )


def get_weekly_counts(tx: Tx, request: pb.GetWeeklyCountsRequest) -> pb.GetWeeklyCountsResponse:
    """See the proto."""
    told = (request.disease, request.county, request.from_week, request.until_week)
    first, found = counts.weekly_counts(tx, *told)
    return pb.GetWeeklyCountsResponse(from_week=first.isoformat(), counts=found)


def list_outbreak_signals(tx: Tx, request: pb.ListOutbreakSignalsRequest) -> pb.ListOutbreakSignalsResponse:
    """See the proto."""
    found = signals.list_signals(tx, request.county, request.state, request.disease, overdue=request.overdue)
    return pb.ListOutbreakSignalsResponse(signals=[_signal(tx, one, ()) for one in found])


def get_outbreak_signal(tx: Tx, request: pb.GetOutbreakSignalRequest) -> pb.OutbreakSignal:
    """See the proto."""
    return _signal(tx, *signals.read_signal(tx, request.signal_id))


def verify_outbreak_signal(tx: Tx, request: pb.VerifyOutbreakSignalRequest) -> pb.OutbreakSignal:
    """See the proto."""
    signal = signals.verify_signal(tx, request.signal_id, request.outcome, request.note)
    return _signal(tx, signal, signals.weeks_of(tx, signal))


def conclude_field_investigation(tx: Tx, request: pb.ConcludeFieldInvestigationRequest) -> pb.OutbreakSignal:
    """See the proto."""
    told = (request.signal_id, request.outcome, request.cases, request.note)
    signal = signals.conclude_field(tx, *told)
    return _signal(tx, signal, signals.weeks_of(tx, signal))


def get_surveillance_precision(
    tx: Tx, request: pb.GetSurveillancePrecisionRequest
) -> pb.GetSurveillancePrecisionResponse:
    """See the proto."""
    since, until, by_disease, by_method = precision.precision(tx, request.from_week, request.until_week)
    return pb.GetSurveillancePrecisionResponse(
        from_week=since.isoformat(),
        until_week=until.isoformat(),
        by_disease=[_row(row) for row in by_disease],
        by_method=[_row(row) for row in by_method],
    )


def try_threshold(tx: Tx, request: pb.TryThresholdRequest) -> pb.TryThresholdResponse:
    """See the proto."""
    told = _read(request.parameters)
    first, last, now, tried = precision.try_threshold(tx, request.disease, request.method, told)
    return pb.TryThresholdResponse(
        disease=request.disease,
        from_week=first.isoformat(),
        until_week=last.isoformat(),
        as_it_is=_outcome(now),
        as_tried=_outcome(tried),
    )


def _row(row: precision.Row) -> pb.GetSurveillancePrecisionResponse.Row:
    return pb.GetSurveillancePrecisionResponse.Row(
        disease=row.disease,
        method=row.method,
        signals=row.signals,
        confirmed=row.confirmed,
        excluded=row.excluded,
        waiting=row.signals - row.confirmed - row.excluded,
        precision=row.precision,
        in_time=row.share_in_time,
    )


def _outcome(tried: precision.Tried) -> pb.TryThresholdResponse.Outcome:
    worth = tried.worth
    return pb.TryThresholdResponse.Outcome(
        method=tried.method,
        parameters=_struct(tried.options),
        alarms=worth.alarms,
        signals=worth.signals,
        outbreaks_found=worth.outbreaks_found,
        outbreaks_missed=worth.outbreaks_missed,
        known_false=worth.known_false,
        unknown=worth.unknown,
        precision=worth.precision,
    )


def _signal(tx: Tx, signal: Signal, weeks: Sequence[SignalWeek]) -> pb.OutbreakSignal:
    answer = pb.OutbreakSignal(
        signal_id=signal.id,
        disease=signal.disease,
        disease_zh=diseases()[signal.disease].zh,
        county=signal.county,
        week=signal.week.isoformat(),
        method=signal.method,
        parameters=_struct(signal.options),
        count=signal.count,
        upper_bound=signal.upper_bound,
        raised_at=signal.raised_at,
        verify_until=signal.verify_until,
        state=signal.state,
        overdue=signal.state == OPEN and tx.now > signal.verify_until,
        escalated=signal.escalated,
        verified_by=signal.verified_by,
        verified_at=signal.verified_at,
        in_time=signal.in_time,
        verification=signal.verification,
        concluded_by=signal.concluded_by,
        concluded_at=signal.concluded_at,
        field_cases=signal.field_cases,
        conclusion=signal.conclusion,
    )
    for one in weeks:
        answer.weeks.add(week=one.week.isoformat(), count=one.count, upper_bound=one.upper_bound)
    return answer


def _read(parameters: Struct) -> dict[str, Any]:
    return dict(json_format.MessageToDict(parameters))


def _struct(options: Mapping[str, Any]) -> Struct:
    made = Struct()
    made.update(options)
    return made


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "DetectAberrations": detect_aberrations,
    "ListSurveillanceDiseases": list_surveillance_diseases,
    "ReportCounts": report_counts,
    "GetWeeklyCounts": get_weekly_counts,
    "ListOutbreakSignals": list_outbreak_signals,
    "GetOutbreakSignal": get_outbreak_signal,
    "VerifyOutbreakSignal": verify_outbreak_signal,
    "ConcludeFieldInvestigation": conclude_field_investigation,
    "GetSurveillancePrecision": get_surveillance_precision,
    "TryThreshold": try_threshold,
}
