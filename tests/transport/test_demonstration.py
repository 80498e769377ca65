"""The demonstration city: whole, and the same for the same seed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb

from chassis.edge import system
from city import places
from services.transport.demonstration import BERTHS, car_parks, demonstrate, feed, vehicles
from services.transport.demonstration import _lines as lines
from services.transport.feed import read_feed
from tests.transport.factories import OPERATOR, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings


def test_the_same_seed_gives_the_same_city() -> None:
    one, other = (list(lines(2025)) for _ in range(2))
    assert feed(one) == feed(other)
    assert feed(list(lines(7))) != feed(one)
    parks = car_parks(2025)
    assert sum(park.capacity for park in parks) == BERTHS
    assert {park.county for park in parks} == {county.code for county in places.counties()}
    assert len({park.id for park in parks}) == len(parks)
    table = read_feed(feed(one))
    assert len(table.routes) == len(one) >= 12
    assert {vehicle.route_id for vehicle in vehicles(one)} == {line for line, _, _ in one} | {""}


def test_it_can_be_tried(fresh: Callable[..., Settings]) -> None:
    on = make_stage(fresh)
    for _ in range(2):
        edge = on.host.departments["transport"].edge
        edge.perform(partial(demonstrate, residents=1000, seed=2025), system("transport"))
    stop = next(iter(lines(2025)))[2].crossings[2].id
    board = on.call("transport", "ListArrivals", pb.ListArrivalsRequest(stop_id=stop), OPERATOR)
    assert len(board.arrivals) == 10
    found = on.call("transport", "FindParking", pb.FindParkingRequest(lat=28.95, lon=118.86), OPERATOR)
    assert len(found.car_parks) == 10
