"""Findings, time bank, integrity record, needs, bulk reads, the demonstration city."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from civic.assistance.v1 import assistance_pb2 as pb
from civic.culture.v1 import events_pb2 as culture
from civic.eldercare.v1 import events_pb2 as eldercare
from civic.onething.v1 import events_pb2 as onething
from google.protobuf.json_format import Parse
from google.protobuf.struct_pb2 import ListValue
from sqlmodel import select

from chassis.auth import Actor
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.assistance.actions import discovery, time_bank
from services.assistance.demonstration import demonstrate
from services.assistance.models import Award, DisabilityCard, Finding, TimeEntry, TimeLot
from tests.assistance.factories import (
    COUNTY,
    MONTH,
    TODAY,
    TOWN,
    call,
    enter,
    make_award,
    make_person,
    make_stage,
    perform,
    rows,
)
from tests.support import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

SAFETY = Actor("safety", "service", department="safety", via="safety", purpose="转移避险 evacuation")
POLICY = Actor("policy", "service", department="policy", via="policy", purpose="筛查 screening")


def test_findings_become_tasks_and_precision_is_measured(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    enter(on, *make_award("a1", "r3", 100))
    found = [
        pb.ReportFindingsRequest.Found(resident_id=one, town=TOWN, benefits=["minimum-living"], reasons=["收入低"])
        for one in ("r1", "r2", "r3")
    ]
    request = pb.ReportFindingsRequest(source="SCREENING", found=found)
    answer = call(on, "ReportFindings", request)
    assert (len(answer.findings), answer.skipped) == (2, 1)
    assert call(on, "ReportFindings", request).skipped == 3
    first, second = answer.findings
    done = call(on, "VerifyFinding", pb.VerifyFindingRequest(finding_id=first.finding_id, confirmed=True))
    assert done.prefilled_path == "/v1/one-things/assistance/prefill"
    call(on, "VerifyFinding", pb.VerifyFindingRequest(finding_id=second.finding_id, confirmed=False))
    with pytest.raises(NotPossibleNow):
        call(on, "VerifyFinding", pb.VerifyFindingRequest(finding_id=first.finding_id, confirmed=False))
    (row,) = call(on, "GetFindingPrecision", pb.GetFindingPrecisionRequest()).sources
    assert (row.confirmed, row.rejected, row.precision) == (1, 1, 0.5)
    bad = pb.ReportFindingsRequest(source="GRID", found=[pb.ReportFindingsRequest.Found(town="1", benefits=["x"])])
    with pytest.raises(InvalidInput) as refused:
        call(on, "ReportFindings", bad)
    assert len(refused.value.faults) == 3


def test_a_finding_nobody_verified_is_overdue(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    told = {"resident_id": "r1", "month": MONTH, "county": COUNTY, "town": TOWN, "source": "GRID", "state": "OPEN"}

    def act(tx: Any) -> None:
        tx.session.add(
            Finding(id="f1", **told, benefits=[], reasons=[], found_at=tx.now, due_on=TODAY.replace(year=2025))
        )

    perform(on, act)
    perform(on, discovery.mark_overdue)
    assert [one.overdue for one in rows(on, Finding)] == [True]


def test_the_time_bank_sums_to_zero(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: earned twice, transferred by three at once, expired: every posting sums to zero, nothing below it."""
    on, city = make_stage(fresh)
    city.add("v1", 1)
    city.add("v2", 2, "SPOUSE")
    city.add("v3", 3, "HEAD", "h2")
    care = eldercare.VolunteerHoursConfirmed(order_id="o1", volunteer_id="v1", minutes=90, county=COUNTY)
    hall = culture.CultureHoursConfirmed(order_id="o1", volunteer_id="v1", minutes=30, county=COUNTY)
    on.deliver("assistance", *[record(care, "o1", source="eldercare") for _ in range(2)])
    on.deliver("assistance", *[record(hall, "o1", source="culture") for _ in range(2)])
    giver, outcomes = make_person("v1"), []

    def give() -> None:
        try:
            call(on, "TransferMinutes", pb.TransferMinutesRequest(to_resident_id="v2", minutes=50), giver)
            outcomes.append(True)
        except NotPossibleNow:
            outcomes.append(False)

    threads = [threading.Thread(target=give) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(outcomes) == [False, True, True]
    with pytest.raises(NotFound):
        call(on, "TransferMinutes", pb.TransferMinutesRequest(to_resident_id="v3", minutes=1), giver)

    def age(tx: Any) -> None:
        for lot in tx.session.exec(select(TimeLot)):
            lot.expires_on = TODAY
            tx.session.add(lot)

    mine = call(on, "GetMyTimeAccount", pb.GetMyTimeAccountRequest(), make_person("v2"))
    assert mine.balance_minutes == 100
    perform(on, age)
    perform(on, time_bank.expire)
    entries = rows(on, TimeEntry)
    by_posting: dict[str, int] = {}
    for one in entries:
        by_posting[one.posting] = by_posting.get(one.posting, 0) + one.minutes
    assert set(by_posting.values()) == {0}
    for who in ("v1", "v2"):
        assert call(on, "GetMyTimeAccount", pb.GetMyTimeAccountRequest(), make_person(who)).balance_minutes == 0


def test_a_broken_promise_is_kept_appealed_and_repaired(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    for number in (1, 2):
        told = {"case_id": "c", "promise_id": f"p{number}", "resident_id": "r1", "county": COUNTY}
        event = onething.PromiseBroken(**told, broken_on=TODAY.isoformat(), grounds=onething.PromiseBroken.UNTRUE)
        on.deliver("assistance", *[record(event, "c") for _ in range(2)])
    own = pb.GetIntegrityRecordRequest(resident_id="r1")
    found = call(on, "GetIntegrityRecord", own, make_person("r1"))
    assert (found.grade, len(found.breaches)) == ("NO_PROMISE", 2)
    with pytest.raises(NotFound):
        call(on, "GetIntegrityRecord", own, make_person("r2"))
    call(on, "AppealBreach", pb.AppealBreachRequest(promise_id="p1", words="证明已交"), make_person("r1"))
    assert call(on, "DecideBreach", pb.DecideBreachRequest(promise_id="p1", lifted=True)).state == "LIFTED"
    mended = onething.PromiseRepaired(case_id="c", promise_id="p2", resident_id="r1", repaired_on=TODAY.isoformat())
    on.deliver("assistance", *[record(mended, "c") for _ in range(2)])
    assert call(on, "GetIntegrityRecord", own, make_person("r1")).grade == "NONE"


def test_a_need_is_taken_up_once(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: of many charities at once one gets a need."""
    on, _ = make_stage(fresh)
    enter(on, *make_award("a1", "r1", 100))
    publish = pb.PublishNeedRequest(award_no="a1", kind="GOODS", words="冬衣两件")
    need = call(on, "PublishNeed", publish)
    assert call(on, "PublishNeed", publish).need_id == need.need_id
    won: list[str] = []

    def take(charity: str) -> None:
        with suppress(NotPossibleNow):
            won.append(call(on, "TakeUpNeed", pb.TakeUpNeedRequest(need_id=need.need_id, charity=charity)).taken_by)

    threads = [threading.Thread(target=take, args=(f"charity-{n}",)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(won) == 1
    assert list(call(on, "ListNeeds", pb.ListNeedsRequest()).needs) == []


def test_the_demonstration_city_and_its_bulk_reads(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    for _ in range(2):
        perform(on, lambda tx: demonstrate(tx, 3000, 2025))
    cards, awards = rows(on, DisabilityCard), rows(on, Award)
    assert cards
    request = pb.ListDisabledAtRiskRequest(counties=[cards[0].county])
    people = call(on, "ListDisabledAtRisk", request, SAFETY).people
    assert [one.rank for one in people] == sorted(one.rank for one in people)
    with pytest.raises(NotAllowed):
        call(on, "ListDisabledAtRisk", request, POLICY)
    seen, token = 0, ""
    while True:
        page = call(on, "ListAwardsPage", pb.ListAwardsPageRequest(page_size=20, page_token=token), POLICY)
        seen += pa.ipc.open_stream(page.arrow).read_all().num_rows
        token = page.next_page_token
        if not token:
            break
    assert seen == len(awards)


def test_poverty_over_the_wire(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    told: dict[str, Any] = {"cutoffs": [13, 12, 3, 1], "k": 2, "groups": ["a", "a", "b", "b"]}
    rows_told = "[[13.1,14,4,1],[15.2,7,5,0],[12.5,10,1,0],[20,11,3,1]]"
    found = call(on, "MeasurePoverty", pb.MeasurePovertyRequest(achievements=Parse(rows_told, ListValue()), **told))
    assert (found.h, found.a, found.m0) == (0.5, 0.75, 0.375)
    assert sum(one.contribution for one in found.by_group.values()) == 1
    assert {one.rule for one in call(on, "GetOverlapMatrix", pb.GetOverlapMatrixRequest()).pairs} == {
        "EXCLUDES",
        "STACKS",
    }
