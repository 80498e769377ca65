"""The simulation: it plays the real rules, the same for a seed, and says what is wrong with what it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from city.calendar import add_working_days, is_working_day
from services.onething.catalogue import load
from services.onething.simulation import report
from services.onething.simulation.__main__ import main
from services.onething.simulation.engine import Setting, bottleneck, busiest, percentile, play
from services.onething.simulation.habits import OURS, Assumptions, WorkTime, assumptions, weights
from tests.onething.offered import SHOWN, offered

if TYPE_CHECKING:
    from pathlib import Path


def said(**changes: Any) -> dict[str, Any]:
    """Assumptions under which nothing is left to chance but the day of intake."""
    item = {
        "work": {"median": 30, "sigma": 0.000001},
        "check": {"median": 1, "sigma": 0.000001},
        "comes-after": {"median": 3, "sigma": 0.000001},
        "to-officer": 0,
        "supplement": 0,
        "refused": 0,
        "objected": 0,
    }
    usual = {"minutes-of-a-day": 420, "arrivals": [1] * 12, "officers": {"default": 50}, "item": item}
    return {**usual, **{name: value for name, value in changes.items() if name in usual}} | {
        "item": {**item, **changes.get("one", {})}
    }


def setting(one_thing: str = "assistance", cases: int = 300, seed: int = 1, **changes: Any) -> Setting:
    entry = load().newest[one_thing]
    given = assumptions() if not changes else Assumptions(said(**changes))
    return Setting(entry, tuple(entry.situations), 2026, cases, seed, given)


def test_the_same_seed_plays_the_same_cases() -> None:
    one, again, other = play(setting()), play(setting()), play(setting(seed=2))
    assert one.cases == again.cases
    assert one.items == again.items
    assert one.cases != other.cases
    assert len(one.cases) == 300


@pytest.mark.parametrize("one_thing", sorted(load().newest))
def test_every_entry_is_played_to_its_end(one_thing: str) -> None:
    """INVARIANT: each case ends, and each item that started is counted once; else the shares say nothing."""
    outcome = play(setting(one_thing, cases=60))
    assert len(outcome.cases) == 60
    assert {case.status for case in outcome.cases} <= {"COMPLETED", "PARTLY_COMPLETED", "REFUSED"}
    for key, count in outcome.items.items():
        assert 0 <= count.red <= count.ended <= 60, key
        assert len(count.waits) == count.by_officer


def test_without_chance_a_case_takes_what_its_rules_take(tmp_path: Path) -> None:
    """INVARIANT: the real clock and calendar: a public notice of five days ends on the sixth, and nothing is red."""
    with offered(tmp_path, SHOWN) as entry:
        outcome = play(Setting(entry, ("any",), 2026, 200, 1, Assumptions(said())))
    assert {case.status for case in outcome.cases} == {"COMPLETED"}
    assert not any(case.red for case in outcome.cases)
    assert all(case.calendar_days >= 6 for case in outcome.cases)
    # Six days later, or the first working day after; the National Day week makes the longest.
    assert min(case.calendar_days for case in outcome.cases) == 6
    assert outcome.items["recognised"].by_officer == 200
    assert sum(outcome.waited.values()) < 200


def test_a_supplement_stops_the_clock_and_a_queue_does_not(tmp_path: Path) -> None:
    slow = {"supplement": 1, "comes-after": {"median": 40, "sigma": 0.000001}}
    with offered(tmp_path, SHOWN) as entry:
        waiting = play(Setting(entry, ("any",), 2026, 50, 1, Assumptions(said(one=slow))))
        queueing = {"officers": {"default": 0.1}, "one": {"work": {"median": 2000, "sigma": 0.000001}}}
        crowded = play(Setting(entry, ("any",), 2026, 200, 1, Assumptions(said(**queueing))))
    assert waiting.items["recognised"].red == 0
    assert min(case.calendar_days for case in waiting.cases) > 80
    assert crowded.items["recognised"].red > 50
    assert crowded.items["paid"].red == 0


def test_one_more_officer_at_the_bottleneck_shortens_the_wait() -> None:
    base_setting = setting(cases=4000)
    base = play(base_setting)
    narrow = bottleneck(base)
    desk = busiest(base, base_setting.entry.steps[narrow].department)
    more = play(replace(base_setting, more={desk: 1}))
    assert more.officers[desk] == base.officers[desk] + 1
    assert more.waited[desk] < base.waited[desk]
    assert {d: n for d, n in more.officers.items() if d != desk} == {
        d: n for d, n in base.officers.items() if d != desk
    }
    # The same cases arrive and meet the same chances.
    assert more.worked == pytest.approx(base.worked)
    assert [case.status for case in base.cases].count("COMPLETED") == [c.status for c in more.cases].count("COMPLETED")


def test_virtual_time_is_made_of_working_days() -> None:
    time = WorkTime(2026, 420)
    assert time.day(0) == date(2026, 1, 4)
    assert all(is_working_day(time.day(n * 420.0 + 419)) for n in range(400))
    for n in (1, 5, 200, 260):
        assert time.day(n * 420.0) == add_working_days(time.day(0), n)[0]
    assert time.day(time.start_of(date(2026, 10, 1))) == date(2026, 10, 8)
    assert abs(sum(weights().values()) - 1) < 1e-9


@pytest.mark.parametrize(
    ("values", "share", "expected"), [([], 0.5, 0), ([3], 0.99, 3), ([1, 2, 3, 4], 0.5, 2), (range(1, 101), 0.9, 90)]
)
def test_percentiles_by_nearest_rank(values: Any, share: float, expected: float) -> None:
    assert percentile(list(values), share) == expected


def test_the_command_prints_and_draws(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new" / "picture.svg"
    assert main(["flexible-work", "--cases", "200", "--picture", str(path)]) == 0
    out = capsys.readouterr().out
    assert "p90" in out
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert "个工作日内办结" in (root.findtext("{http://www.w3.org/2000/svg}desc") or "")


def test_nobody_who_waits_makes_no_bottleneck(tmp_path: Path) -> None:
    with offered(tmp_path, SHOWN) as entry:
        outcome = play(Setting(entry, ("any",), 2026, 3, 1, Assumptions(said())))
        assert bottleneck(outcome) == ""
        assert "<svg" in report.picture(Setting(entry, ("any",), 2026, 3, 1, Assumptions(said())), outcome, None)


def test_all_faults_of_the_arguments_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["nothing", "--cases", "-5", "--year", "20x", "--seed", "１", "--parameters", str(tmp_path / "none")]
    assert main([*asked, "--picture", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    for name in ("nothing", "cases", "year", "seed", "none", "directory"):
        assert name in err
    assert main(["assistance", "--situation", "no-such", "--cases", "0"]) == 2
    err = capsys.readouterr().err
    assert "no-such" in err
    assert "cases" in err


def test_all_faults_of_the_assumptions_at_once() -> None:
    wrong = yaml.safe_load(OURS.read_text(encoding="utf-8"))
    wrong["arrivals"] = [1, 2]
    wrong["officers"] = {"assistance": 0}
    wrong["items"] = {"t": {"supplement": 2, "work": {"median": -1, "sigma": 1}, "unknown": 1}}
    with pytest.raises(ValueError, match="arrivals") as found:
        Assumptions(wrong)
    for name in ("officers", "t.supplement", "t.work", "t.unknown"):
        assert name in str(found.value)
    with pytest.raises(ValueError, match="missing"):
        Assumptions({})
