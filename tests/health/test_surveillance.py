"""Surveillance at work: counts come in, weeks are judged, signals are verified and reach others."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from google.protobuf.struct_pb2 import Struct
from sqlalchemy import text

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.days import CHINA
from services.health.network.models import Institution
from services.health.surveillance import demonstration, rpc
from services.health.surveillance.actions import watch
from services.health.surveillance.law import diseases
from services.health.surveillance.models import WeeklyCount
from services.health.surveillance.rules import signals
from tests.health.factories import OFFICER, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.edge import Tx
    from chassis.settings import Settings
    from tests.support import Stage

WEEK = timedelta(days=7)
# Wednesday: the week that ended on Sunday is closed.
NOW = datetime.combine(date(2026, 11, 18), time(9), CHINA).astimezone(UTC)
LAST = date(2026, 11, 9)
SUPERVISOR = Actor("s1", "supervisor", department="health", via="gateway", purpose="test")
COUNTIES = ("330802", "330822", "330881")


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made = make_stage(fresh)

    def enter(tx: Tx) -> None:
        for county in COUNTIES:
            for serial in range(3):
                named = {"id": f"{county}-H{serial}", "name": "演示医院", "county": county}
                tx.session.add(Institution(**named, town=f"{county}001", level=2))

    made.host.departments["health"].edge.perform(enter, system("health"))
    return made


def at(on: Stage, moment: datetime, act: Callable[[Tx], Any], actor: Actor) -> Any:
    def later(tx: Tx) -> Any:
        tx.now = moment
        return act(tx)

    return on.host.departments["health"].edge.perform(later, actor)


def call(on: Stage, method: str, request: Any, actor: Actor = OFFICER, moment: datetime = NOW) -> Any:
    return at(on, moment, lambda tx: rpc.RPCS[method](tx, request), actor)


def judge(on: Stage, moment: datetime = NOW) -> list[Any]:
    at(on, moment, watch.judge_finished_weeks, system("health"))
    return [said for said in on.announced("health") if isinstance(said, events.OutbreakSignalled)]


def escalate(on: Stage, moment: datetime) -> list[Any]:
    at(on, moment, watch.escalate_overdue, system("health"))
    return [said for said in on.announced("health") if isinstance(said, events.OutbreakSignalOverdue)]


def report(on: Stage, disease: str, count: int, *, week: date = LAST, county: str = "330802", serial: int = 0) -> Any:
    actor = Actor("w1", "window", county=county, department="health", via="gateway")
    told = pb.ReportCountsRequest(institution_id=f"{county}-H{serial}", week=week.isoformat())
    told.counts.add(disease=disease, count=count)
    return call(on, "ReportCounts", told, actor)


def past(on: Stage, disease: str, counts: list[int], county: str = "330802") -> None:
    """History up to the week before the last finished one."""

    def enter(tx: Tx) -> None:
        for place, count in enumerate(reversed(counts), start=1):
            tx.session.add(WeeklyCount(disease=disease, county=county, week=LAST - place * WEEK, count=count))

    on.host.departments["health"].edge.perform(enter, system("health"))


def counts_of(on: Stage, disease: str, county: str = "330802") -> list[int]:
    told = pb.GetWeeklyCountsRequest(disease=disease, county=county, from_week=str(LAST), until_week=str(LAST))
    return list(call(on, "GetWeeklyCounts", told).counts)


def signalled(on: Stage, disease: str = "plague") -> Any:
    report(on, disease, 1)
    (signal,) = judge(on)
    return signal


def verify(on: Stage, signal_id: str, outcome: str, moment: datetime = NOW, actor: Actor = OFFICER) -> Any:
    told = pb.VerifyOutbreakSignalRequest(signal_id=signal_id, outcome=outcome, note="电话核实病例与报告一致")
    return call(on, "VerifyOutbreakSignal", told, actor, moment)


def conclude(on: Stage, signal_id: str, outcome: str, cases: int = 7, actor: Actor = OFFICER) -> Any:
    told = pb.ConcludeFieldInvestigationRequest(signal_id=signal_id, outcome=outcome, cases=cases, note="现场调查完毕")
    return call(on, "ConcludeFieldInvestigation", told, actor, NOW + timedelta(hours=30))


# --- counts -------------------------------------------------------------------------------------------------------


def test_a_county_is_the_sum_of_its_institutions(on: Stage) -> None:
    """INVARIANT: a report counts once. Would break if a report sent twice, or a correction, were added on top."""
    assert report(on, "influenza", 5).changed == 1
    assert report(on, "influenza", 5).changed == 0
    report(on, "influenza", 7, serial=1)
    report(on, "influenza", 3, county="330822")
    assert (counts_of(on, "influenza"), counts_of(on, "influenza", "330822")) == ([12], [3])
    report(on, "influenza", 2)
    assert counts_of(on, "influenza") == [9]


def test_reports_at_once_all_count(on: Stage) -> None:
    """INVARIANT: reports of one county at the same moment are all in its sum; none overwrites another."""
    failed: list[BaseException] = []

    def one(serial: int) -> None:
        try:
            for count in (3, 8, 4):
                report(on, "influenza", count, serial=serial)
                report(on, "mumps", 1, serial=serial)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            failed.append(error)

    threads = [threading.Thread(target=one, args=(serial,)) for serial in (0, 1, 2, 0, 1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert (counts_of(on, "influenza"), counts_of(on, "mumps")) == ([12], [3])


def test_a_faulty_report_names_every_fault_and_enters_nothing(on: Stage) -> None:
    told = pb.ReportCountsRequest(institution_id="330802-H0", week="2026-11-10")
    for disease, count in (("influenza", 3), ("influenza", 4), ("headache", 1), ("mumps", -1)):
        told.counts.add(disease=disease, count=count)
    with pytest.raises(InvalidInput) as refused:
        call(on, "ReportCounts", told)
    assert [fault.field for fault in refused.value.faults] == [
        "week",
        "counts[1].disease",
        "counts[2].disease",
        "counts[3].count",
    ]
    assert counts_of(on, "influenza") == [0]
    for week in ("2026-11-23", "2020-01-06", "soon"):
        with pytest.raises(InvalidInput):
            call(on, "ReportCounts", pb.ReportCountsRequest(institution_id="330802-H0", week=week))


def test_only_the_county_s_own_staff_report(on: Stage) -> None:
    told = pb.ReportCountsRequest(institution_id="330822-H0", week=LAST.isoformat())
    with pytest.raises(NotAllowed):
        call(on, "ReportCounts", told)
    other = Actor("w2", "window", county="330822", department="childcare", via="gateway")
    with pytest.raises(NotAllowed):
        call(on, "ReportCounts", told, other)
    with pytest.raises(NotFound):
        call(on, "ReportCounts", pb.ReportCountsRequest(institution_id="330802-H99", week=LAST.isoformat()))


# --- judging ------------------------------------------------------------------------------------------------------


def test_forty_diseases_are_watched(on: Stage) -> None:
    listed = call(on, "ListSurveillanceDiseases", pb.ListSurveillanceDiseasesRequest()).diseases
    assert len(listed) == len(diseases()) == 40
    told = {one.code: (one.method, one.parameters["percentile"]) for one in listed if "percentile" in one.parameters}
    assert told["influenza"] == told["chickenpox"] == told["hand-foot-mouth"] == ("MOVING_PERCENTILE", 75)
    assert told["mumps"] == told["scarlet-fever"] == ("MOVING_PERCENTILE", 80)
    assert told["rubella"] == ("MOVING_PERCENTILE", 45)


def test_a_week_is_judged_once_and_one_signal_is_raised(on: Stage) -> None:
    """INVARIANT: one alarm, one signal, one event, however often the job runs."""
    report(on, "plague", 1)
    (event,) = judge(on)
    assert (event.disease, event.county, event.week, event.method) == ("plague", "330802", "2026-11-09", "THRESHOLD")
    assert event.verify_until.ToDatetime(UTC) == NOW + timedelta(hours=24)
    assert judge(on) == judge(on, NOW + timedelta(hours=5)) == []
    listed = call(on, "ListOutbreakSignals", pb.ListOutbreakSignalsRequest()).signals
    assert [one.signal_id for one in listed] == [event.signal_id]
    read = call(on, "GetOutbreakSignal", pb.GetOutbreakSignalRequest(signal_id=event.signal_id))
    assert ([week.count for week in read.weeks], read.state, read.disease_zh) == ([1], "OPEN", "鼠疫")


def test_a_week_is_judged_only_when_it_is_closed(on: Stage) -> None:
    report(on, "plague", 1, week=LAST + WEEK)
    assert judge(on) == []
    assert judge(on, NOW + timedelta(days=4)) == []
    (event,) = judge(on, NOW + timedelta(days=7))
    assert event.week == "2026-11-16"


def test_a_late_report_has_its_week_judged_anew(on: Stage) -> None:
    report(on, "mumps", 1)
    assert judge(on) == []
    said = report(on, "cholera", 1)
    assert said.judged_anew
    (event,) = judge(on)
    assert event.disease == "cholera"
    assert not report(on, "cholera", 1).judged_anew


def test_without_history_ears_judges(on: Stage) -> None:
    """Influenza is watched by a moving percentile of five years; with ten weeks of data EARS C2 does it."""
    past(on, "influenza", [4, 6, 5, 4, 6, 5, 4, 6, 5, 5])
    report(on, "influenza", 40)
    (event,) = judge(on)
    assert (event.method, event.count) == ("EARS_C2", 40)


def test_with_history_the_disease_s_own_method_judges(on: Stage) -> None:
    past(on, "influenza", [10] * 300)
    report(on, "influenza", 11)
    (event,) = judge(on)
    assert event.method == "MOVING_PERCENTILE"


def test_neighbouring_weeks_are_one_signal(on: Stage) -> None:
    """INVARIANT: an outbreak that goes on is one signal until it was excluded."""
    report(on, "plague", 1, week=LAST - WEEK)
    report(on, "plague", 2, week=LAST)
    (event,) = judge(on)
    read = call(on, "GetOutbreakSignal", pb.GetOutbreakSignalRequest(signal_id=event.signal_id))
    assert [(week.week, week.count) for week in read.weeks] == [("2026-11-02", 1), ("2026-11-09", 2)]
    verify(on, event.signal_id, "EXCLUDED")
    report(on, "plague", 1, week=LAST + WEEK)
    (again,) = judge(on, NOW + timedelta(days=7))
    assert again.signal_id != event.signal_id


def test_the_job_at_once_in_two_processes(on: Stage) -> None:
    """INVARIANT: two judgements of one week raise one signal: the unique constraint stops the second."""
    report(on, "plague", 1)
    threads = [threading.Thread(target=lambda: at(on, NOW, watch.judge_finished_weeks, system("h"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    raised = [said for said in on.announced("health") if isinstance(said, events.OutbreakSignalled)]
    assert len(raised) == 1


# --- verification -------------------------------------------------------------------------------------------------


def test_excluded_at_the_desk(on: Stage) -> None:
    signal = signalled(on)
    done = verify(on, signal.signal_id, "EXCLUDED", NOW + timedelta(hours=3))
    assert (done.state, done.in_time, done.verified_by) == ("EXCLUDED", True, "o1")
    (told,) = on.announced("health")
    assert (told.confirmed, told.in_time, told.signal_id) == (False, True, signal.signal_id)
    with pytest.raises(NotPossibleNow):
        verify(on, signal.signal_id, "SUSPECTED")


def test_from_the_desk_to_the_field_to_others(on: Stage) -> None:
    """INVARIANT: others hear of an outbreak exactly once, when it is concluded."""
    signal = signalled(on)
    assert verify(on, signal.signal_id, "SUSPECTED", NOW + timedelta(hours=25)).state == "IN_FIELD"
    assert on.announced("health") == []
    done = conclude(on, signal.signal_id, "CONFIRMED", cases=12)
    assert (done.state, done.field_cases) == ("CONFIRMED", 12)
    (told,) = on.announced("health")
    assert isinstance(told, events.OutbreakVerified)
    assert (told.confirmed, told.count, told.in_time, told.county, told.week) == (
        True,
        12,
        False,
        "330802",
        "2026-11-09",
    )
    with pytest.raises(NotPossibleNow):
        conclude(on, signal.signal_id, "EXCLUDED")


def test_what_is_said_of_a_signal_must_make_sense(on: Stage) -> None:
    signal = signalled(on)
    with pytest.raises(InvalidInput) as refused:
        call(
            on, "VerifyOutbreakSignal", pb.VerifyOutbreakSignalRequest(signal_id=signal.signal_id, outcome="CONFIRMED")
        )
    assert [fault.field for fault in refused.value.faults] == ["outcome", "note"]
    verify(on, signal.signal_id, "SUSPECTED")
    with pytest.raises(InvalidInput) as refused:
        conclude(on, signal.signal_id, "CONFIRMED", cases=0)
    assert [fault.field for fault in refused.value.faults] == ["cases"]
    with pytest.raises(NotFound):
        verify(on, "OS0", "EXCLUDED")


def test_officers_of_other_counties_and_departments_stay_out(on: Stage) -> None:
    signal = signalled(on)
    for actor in (
        Actor("o2", "officer", county="330822", department="health", via="gateway"),
        Actor("o3", "officer", county="330802", department="childcare", via="gateway"),
    ):
        with pytest.raises(NotAllowed):
            verify(on, signal.signal_id, "EXCLUDED", actor=actor)
    city = Actor("o4", "officer", county="330800", department="health", via="gateway")
    assert verify(on, signal.signal_id, "EXCLUDED", actor=city).state == "EXCLUDED"


def test_overdue_signals_go_up_level_by_level_once(on: Stage) -> None:
    """INVARIANT: each level hears of an unverified signal once; a verified one goes nowhere."""
    signal = signalled(on)
    assert escalate(on, NOW + timedelta(hours=23)) == []
    assert [told.level for told in escalate(on, NOW + timedelta(hours=25))] == [1]
    assert escalate(on, NOW + timedelta(hours=26)) == []
    listed = call(on, "ListOutbreakSignals", pb.ListOutbreakSignalsRequest(overdue=True), SUPERVISOR, NOW + 2 * WEEK)
    assert [(one.signal_id, one.overdue, one.escalated) for one in listed.signals] == [(signal.signal_id, True, 1)]
    verify(on, signal.signal_id, "SUSPECTED", NOW + timedelta(hours=27))
    assert escalate(on, NOW + timedelta(hours=60)) == []


def test_a_job_that_slept_tells_both_levels(on: Stage) -> None:
    signalled(on)
    assert [told.level for told in escalate(on, NOW + timedelta(hours=72))] == [1, 2]


# --- what it was worth --------------------------------------------------------------------------------------------


def test_precision_by_disease_and_method(on: Stage) -> None:
    for disease, outcome in (("plague", "CONFIRMED"), ("cholera", "EXCLUDED"), ("anthrax", "EXCLUDED")):
        report(on, disease, 1)
        (signal,) = judge(on)
        verify(on, signal.signal_id, "SUSPECTED")
        conclude(on, signal.signal_id, outcome)
    report(on, "dengue", 1)
    judge(on)
    answer = call(on, "GetSurveillancePrecision", pb.GetSurveillancePrecisionRequest(), SUPERVISOR)
    (method,) = answer.by_method
    assert (method.signals, method.confirmed, method.excluded, method.waiting) == (4, 1, 2, 1)
    assert method.precision == pytest.approx(1 / 3)
    assert method.in_time == 1
    by = {row.disease: row for row in answer.by_disease}
    assert by["plague"].precision == 1
    assert not by["dengue"].HasField("precision")
    told = pb.GetSurveillancePrecisionRequest(from_week="x", until_week="y")
    with pytest.raises(InvalidInput) as refused:
        call(on, "GetSurveillancePrecision", told, SUPERVISOR)
    assert len(refused.value.faults) == 2


def test_what_a_threshold_would_have_done(on: Stage) -> None:
    on.host.departments["health"].edge.perform(demonstrate, system("health"))
    stricter = Struct()
    stricter.update({"percentile": 95})
    told = pb.TryThresholdRequest(disease="hand-foot-mouth", parameters=stricter)
    answer = call(on, "TryThreshold", told, SUPERVISOR)
    now, tried = answer.as_it_is, answer.as_tried
    assert (now.parameters["percentile"], tried.parameters["percentile"]) == (75, 95)
    assert now.outbreaks_missed == 0
    assert now.outbreaks_found >= 1
    assert tried.signals < now.signals
    assert tried.known_false < now.known_false
    assert tried.precision > now.precision
    other = call(on, "TryThreshold", pb.TryThresholdRequest(disease="hand-foot-mouth", method="EARS_C1"), SUPERVISOR)
    assert other.as_tried.method == "EARS_C1"
    assert len(on.announced("health")) == 0


def demonstrate(tx: Tx) -> None:
    tx.now = NOW
    demonstration.demonstrate(tx, 2025)


def test_a_trial_names_every_fault(on: Stage) -> None:
    wrong = Struct()
    wrong.update({"percentile": 0, "baseline": 3})
    with pytest.raises(InvalidInput) as refused:
        call(on, "TryThreshold", pb.TryThresholdRequest(disease="influenza", parameters=wrong), SUPERVISOR)
    assert {fault.field for fault in refused.value.faults} == {"parameters.percentile", "parameters.baseline"}
    with pytest.raises(InvalidInput) as refused:
        call(on, "TryThreshold", pb.TryThresholdRequest(disease="flu", method="X"), SUPERVISOR)
    assert [fault.field for fault in refused.value.faults] == ["disease", "method"]
    with pytest.raises(InvalidInput) as refused:
        call(on, "TryThreshold", pb.TryThresholdRequest(disease="influenza"), SUPERVISOR)
    assert [fault.code for fault in refused.value.faults] == ["health.surveillance-too-short"]


def test_worth_counts_an_outbreak_once() -> None:
    """Two tried signals at one outbreak find it once; one nobody looked at is unknown, not false."""
    weeks = [LAST + place * WEEK for place in range(30)]
    known = [
        signals.Known("a", (weeks[0], weeks[1]), "CONFIRMED"),
        signals.Known("a", (weeks[20],), "EXCLUDED"),
        signals.Known("b", (weeks[0],), "CONFIRMED"),
    ]
    found = signals.worth({"a": [weeks[0], weeks[4], weeks[10], weeks[20]]}, known, 2)
    assert (found.alarms, found.signals, found.outbreaks_found, found.outbreaks_missed) == (4, 4, 1, 1)
    assert (found.true, found.known_false, found.unknown) == (1, 1, 2)
    assert found.precision == 0.5


# --- the single question, and the demonstration -------------------------------------------------------------------


def test_a_series_handed_in(on: Stage) -> None:
    answer = call(on, "DetectAberrations", pb.DetectAberrationsRequest(method="EARS_C1", counts=[3] * 7 + [2, 9]))
    assert [(one.index, one.count, one.alarm) for one in answer.points] == [(7, 2, False), (8, 9, True)]
    assert answer.points[0].upper_bound == 3
    assert answer.parameters["baseline"] == 7
    told = Struct()
    told.update({"years": 3})
    asked = pb.DetectAberrationsRequest(method="FARRINGTON", counts=[5, 6, 4, 5] * 40 + [25], parameters=told)
    (*_, last) = call(on, "DetectAberrations", asked).points
    assert last.alarm
    assert last.statistic > 1
    with pytest.raises(InvalidInput):
        call(on, "DetectAberrations", pb.DetectAberrationsRequest(method="EARS_C9", counts=[-1]))


def test_the_demonstration_is_the_same_for_the_same_seed_and_fills_only_what_is_empty(on: Stage) -> None:
    edge = on.host.departments["health"].edge
    edge.perform(demonstrate, system("health"))

    def rows() -> list[Any]:
        with on.host.departments["health"].db.transaction(write=False) as session:
            query = "SELECT disease, county, week, count FROM weekly_count ORDER BY 1, 2, 3"
            signalled = "SELECT id, state FROM outbreak_signal ORDER BY 1"
            return [*session.connection().execute(text(query)), *session.connection().execute(text(signalled))]

    before = rows()
    assert len(before) > 15_000
    edge.perform(demonstrate, system("health"))
    assert rows() == before
    assert on.announced("health") == []
    assert demonstration.counts(LAST, 2025).counts.tolist() == demonstration.counts(LAST, 2025).counts.tolist()
    raised = {(event.disease, event.county) for event in judge(on)}
    assert ("infectious-diarrhoea", "330822") in raised


def test_both_planted_outbreaks_are_found(on: Stage) -> None:
    on.host.departments["health"].edge.perform(demonstrate, system("health"))
    told = pb.ListOutbreakSignalsRequest(county="330881", disease="hand-foot-mouth", state="CONFIRMED")
    begun = {LAST - (30 - place) * WEEK for place in range(5)}
    found = call(on, "ListOutbreakSignals", told, SUPERVISOR).signals
    assert any(date.fromisoformat(one.week) in begun for one in found)
