"""Mother-and-baby rooms near a place, and the visits of a family."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2 as pb

from chassis.errors import InvalidInput, NotFound
from services.childcare import rules
from services.childcare.demonstration import demonstrate
from services.childcare.models.near import BabyRoom
from tests.childcare.factories import BORN, MOTHER, OFFICER, STRANGER, make_inputs, make_resident, make_stage
from tests.childcare.test_childcare_filings import change

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings


def test_rooms_nearest_first_with_hours(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    ask = pb.FindBabyRoomsRequest(lat=28.97, lon=118.87, limit=20)
    assert list(on.call("childcare", "FindBabyRooms", ask).rooms) == []
    change(on, lambda tx: demonstrate(tx, 2000, 7))
    found = on.call("childcare", "FindBabyRooms", ask).rooms
    rooms = change(on, lambda tx: [(one.id, one.lat, one.lon) for one in tx.session.query(BabyRoom).all()])
    assert (len(found), len(rooms)) == (18, 18)
    import numpy as np  # noqa: PLC0415

    lats, lons = (np.array([one[at] for one in rooms]) for at in (1, 2))
    oracle = [metres for _, metres in rules.nearest(28.97, 118.87, lats, lons, 20)]
    assert [one.distance_m for one in found] == pytest.approx(oracle, abs=1)
    assert all(one.open_now for one in found if "医院" in one.name)
    everywhere = pb.FindBabyRoomsRequest(lat=28.97, lon=118.87, limit=20, open_only=True)
    assert {one.room_id for one in on.call("childcare", "FindBabyRooms", everywhere).rooms} == {
        one.room_id for one in found if one.open_now
    }
    hours = [pb.BabyRoom.Hours(weekday=9, opens="20:00", closes="08:00")]
    wrong = pb.NoteBabyRoomRequest(name="", lat=91, lon=0, facilities=["SAUNA"], hours=hours)
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "NoteBabyRoom", wrong, OFFICER)
    assert [fault.field for fault in refused.value.faults] == ["lat", "facilities", "hours", "name"]
    hours = [pb.BabyRoom.Hours(weekday=day, opens="00:00", closes="24:00") for day in range(1, 8)]
    right = pb.NoteBabyRoomRequest(name="新母婴室", lat=28.97, lon=118.87, facilities=["SINK"], hours=hours)
    on.call("childcare", "NoteBabyRoom", right, OFFICER)
    first = on.call("childcare", "FindBabyRooms", ask).rooms[0]
    assert (first.name, first.distance_m, first.open_now) == ("新母婴室", 0, True)
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "FindBabyRooms", pb.FindBabyRoomsRequest(lat=100))
    assert [fault.field for fault in refused.value.faults] == ["lat", "lon"]


def test_visits_due_and_done_to_six_years(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    no = on.assign("childcare", "register-guidance", make_inputs()).products[0].id
    ask = pb.ListGuidanceVisitsRequest(guidance_no=no)
    found = on.call("childcare", "ListGuidanceVisits", ask, make_resident(MOTHER)).visits
    assert [one.age for one in found][-3:] == ["4 years", "5 years", "6 years"]
    assert [one.state for one in found] == ["DUE", *["AHEAD"] * 12]
    day = (BORN.date() + timedelta(days=3)).isoformat()
    note = pb.NoteGuidanceVisitRequest(guidance_no=no, age="birth", done_on=day)
    for _ in range(2):
        visits: Any = on.call("childcare", "NoteGuidanceVisit", note, OFFICER).visits
        assert (visits[0].state, visits[0].done_on) == ("DONE", day)
    wrong = pb.NoteGuidanceVisitRequest(guidance_no=no, age="x", done_on="2001-01-01")
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "NoteGuidanceVisit", wrong, OFFICER)
    assert [fault.field for fault in refused.value.faults] == ["age", "doneOn"]
    with pytest.raises(NotFound):
        on.call("childcare", "ListGuidanceVisits", ask, make_resident(STRANGER))
