"""What an officer sends back, its notice, and the clock beside a public notice: together, day by day."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import onething_pb2 as pb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from city.calendar import day_of, is_working_day, start_of
from services.onething import rpc
from services.onething.main import SERVICE
from tests.onething import desk_factories as at
from tests.onething import factories as make
from tests.support import WINDOW, Stage, embedded, stage

if TYPE_CHECKING:
    from datetime import date

    from chassis.auth import Actor
    from chassis.edge import Tx

TODAY = day_of(datetime.now(UTC))
FIELD = "form.childName"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return stage(embedded(tmp_path_factory.mktemp("interplay")), [SERVICE])


def on(desk: Stage, day: int, method: str, request: Any, actor: Actor) -> Any:
    def act(tx: Tx) -> Any:
        tx.now = start_of(TODAY + timedelta(days=day)) + timedelta(hours=9)
        return rpc.RPCS[method](tx, request)

    return desk.host.departments["onething"].edge.perform(act, actor)


def shown(desk: Stage, item: str, day: int) -> pb.Case.Item:
    case = on(desk, day, "GetCase", pb.GetCaseRequest(case_id=item.partition("-")[0]), WINDOW)
    return next(one for one in case.items if one.item_id == item)


def notices(desk: Stage, item: str) -> list[pb.Notice]:
    ask = pb.ListCaseNoticesRequest(case_id=item.partition("-")[0])
    return list(desk.call("onething", "ListCaseNotices", ask, WINDOW).notices)


gaps = st.integers(0, 12)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rounds=st.lists(st.tuples(gaps, gaps), min_size=1, max_size=3),
    publicity=st.tuples(st.integers(0, 2), st.integers(1, 30)),
    after=gaps,
)
def test_each_stop_counts_once_however_they_overlap(
    desk: Stage, rounds: list[tuple[int, int]], publicity: tuple[int, int], after: int
) -> None:
    """INVARIANT: a send-back makes one notice; the clock stands from it to what was handed in, once, and once with the
    public notice over it: stopped + used + left = promised + stopped, on each day.
    """
    item, day = at.reach_officer(desk), 0
    before, length = publicity
    spans: list[tuple[date, date]] = []
    for number, (wait, pause) in enumerate(rounds):
        day += wait
        if number == min(before, len(rounds) - 1):
            ask = pb.StopClockRequest(
                item_id=item, kind="PUBLICITY", calendar_days=length, legal_reference="《行政许可法》"
            )
            on(desk, day, "StopClock", ask, at.officer())
            spans.append((TODAY + timedelta(days=day), TODAY + timedelta(days=day + length)))
        missing = [{"field": FIELD, "reason": f"第 {number + 1} 次：用字不规范"}]
        on(desk, day, "SendBackItem", pb.SendBackItemRequest(item_id=item, missing=missing), at.officer())
        sent = day
        assert (len(notices(desk, item)), notices(desk, item)[-1].HasField("answered_at")) == (number + 1, False)
        day += pause
        form = json.dumps({"childName": "李小" + "圆满安宁"[number]})
        ask_for = pb.SupplementCaseRequest(case_id=item.partition("-")[0], form=form)
        on(desk, day, "SupplementCase", ask_for, WINDOW)
        spans.append((TODAY + timedelta(days=sent), TODAY + timedelta(days=day)))
        (work,) = [one for one in make.assigned(desk) if one.item_id == item]
        make.answer(desk, work, "NEEDS_OFFICER", times=2)
        assert notices(desk, item)[-1].HasField("answered_at")
    supplements = [one for one in shown(desk, item, day).stops if one.kind == pb.ClockStop.SUPPLEMENT]
    assert [(one.first_on, one.last_on) for one in supplements] == [
        (str(first), str(last)) for number, (first, last) in enumerate(spans) if number != min(before, len(rounds) - 1)
    ]
    for read_on in {day, day + after, day + 45}:
        found = shown(desk, item, read_on)
        passed = [TODAY + timedelta(days=n) for n in range(1, read_on + 1)]
        working = [one for one in passed if is_working_day(one)]
        stopped = [one for one in working if any(first <= one <= last for first, last in spans)]
        assert (found.days_stopped, found.days_used) == (len(stopped), len(working) - len(stopped))
        assert found.days_used + found.days_left == found.promised_days
