"""Over the bus, in memory and on Kafka: a bus from its frame to the board at a stop; an ambulance's green way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb
from sqlmodel import select

from chassis.edge import system
from services.transport.actions.trips import follow_vehicles
from services.transport.models import GreenWay, Vehicle
from services.transport.terminals import bodies
from tests.chassis.test_stack import until
from tests.transport.factories import OPERATOR, Safety, arrived, asked
from tests.transport.test_green_way import ALONG
from tests.transport.test_terminals import Running
from tests.transport.test_timetable import LAT, LON, MINUTES, STEP, make_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings


def open_host(stack: Callable[..., Settings]) -> Running:
    return Running(stack("transport").model_copy(update={"doors": {"transport.terminals": "127.0.0.1:0"}}))


def test_a_bus_from_its_frame_to_the_board(stack: Callable[..., Settings]) -> None:
    running = open_host(stack)
    request = pb.ImportFeedRequest()
    request.feed.data = make_feed()
    running.stage.call("transport", "ImportFeed", request, OPERATOR)
    edge = running.department.edge
    bus = Vehicle(id="BUS", plate="浙H99999", kind="BUS", county="330802", route_id="L1")
    edge.perform(lambda tx: tx.session.add(bus), system("transport"))
    wire = running.wire(9000)
    wire.sign_in("T9000", "浙H99999")
    east = LON + (5 - 1) / MINUTES * STEP  # a minute late
    place = bodies.Place(int(time.time()), round(LAT * 1e6), round(east * 1e6), 300, 90, 0, 3)
    assert wire.ask(bodies.POSITION, bodies.encode_position(place)) == 0
    until(lambda: "BUS" in running.positions())
    edge.perform(follow_vehicles, system("transport"))
    board = running.stage.call("transport", "ListArrivals", pb.ListArrivalsRequest(stop_id="S5"), OPERATOR)
    (due,) = (one for one in board.arrivals if one.vehicle_id == "BUS")
    assert (due.trip_id, due.route_name) == ("E0", "1 路")
    assert 50 <= due.delay <= 70
    running.host.stop()


def test_a_green_way_opens_and_closes_over_the_bus(stack: Callable[..., Settings]) -> None:
    running = open_host(stack)
    running.department.edge.asking = Safety({"i1": ALONG})

    def status() -> list[str]:
        with running.department.db.transaction(write=False) as session:
            return list(session.exec(select(GreenWay.status)).all())

    running.host.bus.publish([asked("i1")], lambda _: None)
    until(lambda: status() == ["OPEN"])
    held = running.stage.call("transport", "ListHeldCrossings", pb.ListHeldCrossingsRequest(), OPERATOR)
    assert held.crossings
    running.host.bus.publish([arrived("i1")], lambda _: None)
    until(lambda: status() == ["RELEASED"])
    held = running.stage.call("transport", "ListHeldCrossings", pb.ListHeldCrossingsRequest(), OPERATOR)
    assert not held.crossings
    running.host.stop()
