"""Findings, time bank, integrity, needs, poverty, overlaps, who needs help first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.assistance.v1 import assistance_pb2 as pb
from google.protobuf.json_format import MessageToDict

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.assistance.actions import discovery, integrity, reads, time_bank
from services.assistance.law import law
from services.assistance.rules import poverty

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.assistance import models


def report_findings(tx: Tx, request: pb.ReportFindingsRequest) -> pb.ReportFindingsResponse:
    """See the proto."""
    if request.source not in ("SCREENING", "GRID"):
        faults = [Fault("source", "assistance.source", "SCREENING 或 GRID", "SCREENING or GRID")]
        raise InvalidInput.of("assistance.findings", faults)
    found = [
        discovery.Found(one.resident_id, one.town, tuple(one.benefits), tuple(one.reasons)) for one in request.found
    ]
    made, skipped = discovery.take_findings(tx, request.source, found)
    return pb.ReportFindingsResponse(findings=[_finding(one) for one in made], skipped=skipped)


def list_findings(tx: Tx, request: pb.ListFindingsRequest) -> pb.ListFindingsResponse:
    """See the proto."""
    found = discovery.list_findings(tx, request.town, request.state)
    return pb.ListFindingsResponse(findings=[_finding(one) for one in found])


def verify_finding(tx: Tx, request: pb.VerifyFindingRequest) -> pb.Finding:
    """See the proto."""
    confirmed, remark = request.confirmed, request.remark
    return _finding(discovery.verify_finding(tx, request.finding_id, confirmed=confirmed, remark=remark))


def precision(tx: Tx, request: pb.GetFindingPrecisionRequest) -> pb.GetFindingPrecisionResponse:  # noqa: ARG001
    """See the proto."""
    by_source: dict[str, dict[str, int]] = {}
    for source, state, count in discovery.precision(tx):
        by_source.setdefault(source, {})[state] = count
    answer = pb.GetFindingPrecisionResponse()
    for source, counts in by_source.items():
        yes, no = counts.get("CONFIRMED", 0), counts.get("REJECTED", 0)
        row = answer.sources.add(source=source, open=counts.get("OPEN", 0), confirmed=yes, rejected=no)
        if yes + no:
            row.precision = yes / (yes + no)
    return answer


def my_time_account(tx: Tx, request: pb.GetMyTimeAccountRequest) -> pb.TimeAccount:  # noqa: ARG001
    """See the proto."""
    return _account(time_bank.account(tx, tx.actor.subject))


def transfer_minutes(tx: Tx, request: pb.TransferMinutesRequest) -> pb.TimeAccount:
    """See the proto."""
    return _account(time_bank.transfer(tx, request.to_resident_id, request.minutes))


def integrity_record(tx: Tx, request: pb.GetIntegrityRecordRequest) -> pb.IntegrityRecord:
    """See the proto."""
    grade, kept = integrity.record_of(tx, request.resident_id)
    return pb.IntegrityRecord(grade=grade, breaches=[_breach(one) for one in kept])


def appeal_breach(tx: Tx, request: pb.AppealBreachRequest) -> pb.Breach:
    """See the proto."""
    return _breach(integrity.appeal(tx, request.promise_id, request.words))


def decide_breach(tx: Tx, request: pb.DecideBreachRequest) -> pb.Breach:
    """See the proto."""
    return _breach(integrity.decide(tx, request.promise_id, lifted=request.lifted))


def publish_need(tx: Tx, request: pb.PublishNeedRequest) -> pb.Need:
    """See the proto."""
    return _need(discovery.publish_need(tx, request.award_no, request.kind, request.words))


def list_needs(tx: Tx, request: pb.ListNeedsRequest) -> pb.ListNeedsResponse:
    """See the proto."""
    return pb.ListNeedsResponse(needs=[_need(one) for one in discovery.list_needs(tx, request.county)])


def take_up_need(tx: Tx, request: pb.TakeUpNeedRequest) -> pb.Need:
    """See the proto."""
    return _need(discovery.take_up_need(tx, request.need_id, request.charity))


def measure_poverty(tx: Tx, request: pb.MeasurePovertyRequest) -> pb.MeasurePovertyResponse:  # noqa: ARG001
    """See the proto."""
    rows: Any = MessageToDict(request.achievements)
    cutoffs, weights, groups = list(request.cutoffs), list(request.weights), list(request.groups)
    if faults := poverty.faults(rows, cutoffs, weights, request.k, groups):
        raise InvalidInput.of("assistance.poverty", faults)
    whole = poverty.measure(rows, cutoffs, weights, request.k)
    answer = pb.MeasurePovertyResponse(h=float(whole.h), a=float(whole.a), m0=float(whole.m0))
    answer.by_dimension.extend(float(one) for one in whole.by_dimension)
    for name in dict.fromkeys(groups):
        mine = [row for row, group in zip(rows, groups, strict=True) if group == name]
        part = poverty.measure(mine, cutoffs, weights, request.k)
        into = answer.by_group[name]
        into.h, into.a, into.m0 = float(part.h), float(part.a), float(part.m0)
        into.population_share = len(mine) / len(rows)
        into.contribution = float(part.m0 * len(mine) / len(rows) / whole.m0) if whole.m0 else 0.0
    return answer


def overlaps(tx: Tx, request: pb.GetOverlapMatrixRequest) -> pb.GetOverlapMatrixResponse:  # noqa: ARG001
    """See the proto."""
    table = law().at("overlap", china_day(tx.now))
    answer = pb.GetOverlapMatrixResponse(confirmed=table.status == "confirmed")
    setattr(answer, "from", table.since.isoformat())
    for row in table.value:
        answer.pairs.add(**row)
    return answer


def disabled_at_risk(tx: Tx, request: pb.ListDisabledAtRiskRequest) -> pb.ListDisabledAtRiskResponse:
    """See the proto."""
    answer = pb.ListDisabledAtRiskResponse()
    for who, town, rank, reasons in reads.disabled_at_risk(
        tx, request.area_geojson, request.counties, request.towns, request.most
    ):
        answer.people.add(resident_id=who, town=town, rank=rank, reasons=reasons)
    return answer


def _finding(one: models.Finding) -> pb.Finding:
    names = ("resident_id", "town", "source", "benefits", "reasons", "state", "overdue", "remark")
    told: dict[str, Any] = {name: getattr(one, name) for name in names}
    made = pb.Finding(finding_id=one.id, due_on=one.due_on.isoformat(), **told)
    if one.state == "CONFIRMED":
        thing = "disability" if set(one.benefits) <= {"living-allowance", "care-allowance"} else "assistance"
        made.prefilled_path = f"/v1/one-things/{thing}/prefill"
    return made


def _account(found: time_bank.Account) -> pb.TimeAccount:
    made = pb.TimeAccount(balance_minutes=found.balance)
    made.next_expiry = found.next_expiry.isoformat() if found.next_expiry else ""
    for one in found.entries:
        made.entries.add(minutes=one.minutes, kind=one.kind, at=one.at.isoformat())
    return made


def _breach(one: models.Breach) -> pb.Breach:
    told = {"promise_id": one.promise_id, "case_id": one.case_id, "material_id": one.material_id, "state": one.state}
    return pb.Breach(**told, broken_on=one.broken_on.isoformat(), ends_on=one.ends_on.isoformat())


def _need(one: models.Need) -> pb.Need:
    names = ("county", "town", "kind", "words", "state", "taken_by")
    return pb.Need(need_id=one.id, **{name: getattr(one, name) for name in names})


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ReportFindings": report_findings,
    "ListFindings": list_findings,
    "VerifyFinding": verify_finding,
    "GetFindingPrecision": precision,
    "GetMyTimeAccount": my_time_account,
    "TransferMinutes": transfer_minutes,
    "GetIntegrityRecord": integrity_record,
    "AppealBreach": appeal_breach,
    "DecideBreach": decide_breach,
    "PublishNeed": publish_need,
    "ListNeeds": list_needs,
    "TakeUpNeed": take_up_need,
    "MeasurePoverty": measure_poverty,
    "GetOverlapMatrix": overlaps,
    "ListDisabledAtRisk": disabled_at_risk,
}
