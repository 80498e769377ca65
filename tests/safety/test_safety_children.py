"""Alarms of the schools at safety."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from civic.education.v1 import events_pb2 as education

from tests.safety.factories import TOWN, incidents, make_stage, make_unit, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings


def missing(handover: str = "h1", within: float = 60.0) -> education.ChildNotHandedOver:
    event = education.ChildNotHandedOver(handover_id=handover, child_id="r-1", county="330802", town=TOWN, kind="LATE")
    event.expected_at.FromDatetime(datetime.now(UTC))
    event.act_until.FromDatetime(datetime.now(UTC) + timedelta(minutes=within))
    return event


def test_a_missing_child_is_one_incident(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("p1", "POLICE"))
    send(on, missing(), times=2)
    (incident,) = incidents(on)
    assert (incident.kind, incident.grade) == ("CHILD_MISSING", 3)
    send(on, education.HandOverSettled(handover_id="h1", child_id="r-1", outcome="FOUND"), times=2)
    (incident,) = incidents(on)
    assert incident.closed_at is not None


def test_old_news_opens_nothing_and_an_early_word_sends_nobody(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: a fact past its `act_until` opens nothing; an alarm that was settled before it came is closed."""
    on, _ = make_stage(fresh, make_unit("p1", "POLICE"))
    send(on, missing(within=-1))
    assert incidents(on) == []
    send(on, education.HandOverSettled(handover_id="h2", child_id="r-1", outcome="FALSE_ALARM"))
    send(on, missing("h2"))
    assert [one.closed_at is not None for one in incidents(on)] == [True]


def test_a_campus_incident_is_opened_once(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh, make_unit("p1", "POLICE"))
    event = education.CampusIncidentReported(campus_incident_id="x", school_id="S", county="330802", town=TOWN)
    event.kind = "INTRUDER"
    event.at.FromDatetime(datetime.now(UTC))
    event.act_until.FromDatetime(datetime.now(UTC) + timedelta(hours=1))
    send(on, event, times=2)
    assert [one.kind for one in incidents(on)] == ["CAMPUS"]
