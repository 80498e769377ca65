"""Terminals over real TCP, through the bus, into the newest positions: on SQLite and on Kafka."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING

import pytest
from civic.transport.positions.v1 import events_pb2 as events
from civic.transport.v1 import transport_pb2 as pb
from sqlalchemy import func
from sqlmodel import select

from chassis.auth import make_keys
from chassis.db import inbox
from chassis.edge import system
from chassis.errors import InvalidInput, NotFound
from chassis.service import Host
from services.transport.actions.positions import newest_positions
from services.transport.main import SERVICE
from services.transport.models import Vehicle
from services.transport.terminals import bodies
from tests.chassis.test_stack import until
from tests.support import KEYS, Stage, record
from tests.transport.factories import OPERATOR, make_stage
from tests.transport.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chassis.settings import Settings
    from services.transport.terminals.door import TerminalDoor

COUNT = 300


class Running:
    """Transport with its door open."""

    def __init__(self, settings: Settings) -> None:
        make_keys(settings.keys, KEYS)
        self.host = Host(settings, [SERVICE])
        self.department = self.host.departments["transport"]
        rows = [Vehicle(id=f"V{n}", plate=f"浙H{n:05}", kind="BUS", county="330802") for n in range(COUNT)]
        self.department.edge.perform(lambda tx: tx.session.add_all(rows), system("transport"))
        self.host.start()
        self.door: TerminalDoor = self.department._doors[0]  # type: ignore[assignment]
        self.stage = Stage(self.host)

    def wire(self, number: int, version: int = 2013) -> Wire:
        return Wire(self.door.address, f"{13_900_000_000 + number}", version)

    def positions(self) -> dict[str, int]:
        rows = self.department.edge.perform(newest_positions, system("transport"), write=False)
        return {row.vehicle_id: row.at for row in rows}

    def report(self) -> tuple[dict[str, int], list[str]]:
        self.door._tell()
        told = self.stage.call("transport", "GetTerminalReport", pb.GetTerminalReportRequest(), OPERATOR)
        return {one.what: one.count for one in told.counts}, [one.what for one in told.claims]


@pytest.fixture
def running(stack: Callable[..., Settings]) -> Iterator[Running]:
    settings = stack("transport").model_copy(update={"doors": {"transport.terminals": "127.0.0.1:0"}})
    found = Running(settings)
    yield found
    found.host.stop()


def test_a_terminal_registers_proves_itself_and_tells_where_it_is(running: Running) -> None:
    for number, version in ((1, 2013), (2, 2019)):
        wire = running.wire(number, version)
        code = wire.sign_in(f"T{number}", f"浙H{number:05}")
        assert wire.ask(bodies.HEARTBEAT) == 0
        assert wire.place() == 0
        # Answered means that it is safe: nothing may be lost from here on.
        until(lambda number=number: f"V{number}" in running.positions())
        assert wire.ask(0x0F00) == bodies.UNSUPPORTED
        assert wire.ask(bodies.LOGOUT) == 0
        assert wire.place() == bodies.FAILED
        again = running.wire(number, version)
        assert again.ask(bodies.AUTHENTICATE, bodies.encode_auth(code, version)) == 0
        assert again.register(f"T{number}", f"浙H{number:05}") == (0, code)
    with running.department.db.transaction(write=False) as session:
        # Thousands a second: their ids must not fill the inbox.
        assert session.exec(select(func.count()).select_from(inbox)).one() == 0


def test_late_and_doubled_positions_change_nothing(running: Running) -> None:
    wire = running.wire(1)
    wire.sign_in("T1", "浙H00001")
    now = time.time()
    kept = [
        bodies.encode_position(bodies.Place(int(now) - age, 28_950_000, 118_860_000, 0, 0, 0, 3)) for age in (90, 30)
    ]
    assert wire.place(seconds_ago=5) == 0
    assert wire.place(seconds_ago=60) == 0
    assert wire.ask(bodies.POSITIONS, bodies.encode_positions(kept)) == 0
    until(lambda: "V1" in running.positions())
    time.sleep(0.5)
    assert running.positions()["V1"] >= int(now) - 6
    counts, _ = running.report()
    assert counts["POSITIONS"] == 4


def test_what_cannot_be_is_survived_and_counted(running: Running) -> None:
    wire = running.wire(1)
    wire.sign_in("T1", "浙H00001")
    wire.socket.sendall(b"\x00garbage\x7e\x7e\x02\x00\x7d\x7e")  # no frame, an escape at the end
    wire.socket.sendall(b"\x7e\x02\x00\x00")  # half a frame, and then another begins
    good = bytearray(_frame(wire, bodies.HEARTBEAT))
    good[-2] ^= 0x01
    wire.socket.sendall(bytes(good))
    assert wire.place(seconds_ago=-3600) == 0  # in the future: taken from its hands, not believed
    assert wire.place(lat_e6=31_200_000, lon_e6=121_500_000) == 0
    assert wire.ask(bodies.POSITION, b"\x00" * 5) == 0
    assert wire.place() == 0
    until(lambda: "V1" in running.positions())
    counts, claims = running.report()
    assert counts["FUTURE"] == counts["OUTSIDE"] == counts["BODY"] == 1
    assert counts["ESCAPE"] == 1
    assert counts["CHECK"] + counts.get("SHORT", 0) >= 2
    assert counts["POSITIONS"] == 1
    assert claims == []
    with contextlib.suppress(ConnectionError):
        for _ in range(60):
            wire.socket.sendall(b"\x7e123456789012345678\x7e")
    assert wire.closed()


def _frame(wire: Wire, message_id: int) -> bytes:
    from services.transport.terminals.frames import Message, encode  # noqa: PLC0415

    return encode(Message(message_id, wire.phone, 99, b"", wire.version))


def test_a_number_claimed_twice_is_noticed_and_the_first_keeps_it(running: Running) -> None:
    """INVARIANT: nobody takes over another's number. Would break if the last to claim it won."""
    first = running.wire(1)
    first.sign_in("T1", "浙H00001")
    thief = running.wire(1)
    assert thief.ask(bodies.AUTHENTICATE, bodies.encode_auth("0" * 32)) == bodies.FAILED
    other = running.wire(1)
    assert other.register("T-other", "浙H00002") == (3, "")
    assert running.wire(3).register("T3", "浙H00001") == (1, "")  # the vehicle has its terminal
    assert running.wire(4).register("T4", "浙A00001") == (2, "")  # no such vehicle
    speaker = running.wire(5)
    speaker.sign_in("T5", "浙H00005")
    assert speaker.ask(bodies.HEARTBEAT, phone=first.phone) == bodies.FAILED
    assert thief.place() == bodies.FAILED
    assert first.place() == 0
    until(lambda: len(running.report()[1]) == 4)
    assert sorted(running.report()[1]) == ["OTHER_NUMBER", "OTHER_TERMINAL", "OTHER_VEHICLE", "WRONG_CODE"]


def test_the_same_terminal_comes_again_after_its_network_broke(running: Running) -> None:
    first = running.wire(1)
    code = first.sign_in("T1", "浙H00001")
    again = running.wire(1)
    assert again.ask(bodies.AUTHENTICATE, bodies.encode_auth(code)) == 0
    assert first.closed()
    assert again.place() == 0
    assert running.report()[1] == []


def test_hundreds_of_terminals_at_once(running: Running) -> None:
    wires = [running.wire(number) for number in range(COUNT)]
    start = threading.Barrier(10)

    def drive(part: int) -> None:
        start.wait()
        for number in range(part, COUNT, 10):
            wires[number].sign_in(f"T{number}", f"浙H{number:05}")
        for _ in range(3):
            for number in range(part, COUNT, 10):
                wires[number].send(
                    bodies.POSITION,
                    bodies.encode_position(bodies.Place(int(time.time()), 28_950_000, 118_860_000, 0, 0, 0, 3)),
                )
            for number in range(part, COUNT, 10):
                assert wires[number].read().body[-1] == 0

    threads = [threading.Thread(target=drive, args=(part,)) for part in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until(lambda: len(running.positions()) == COUNT)
    counts, claims = running.report()
    assert counts["POSITIONS"] == 3 * COUNT
    assert claims == []


# --- without a wire ---------------------------------------------------------------------------------------------------


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def told(on: Stage) -> dict[str, tuple[int, int]]:
    rows = on.host.departments["transport"].edge.perform(newest_positions, system("transport"), write=False)
    return {row.vehicle_id: (row.at, row.speed) for row in rows}


def test_the_newest_stands_in_any_order_and_however_often(on: Stage) -> None:
    """INVARIANT: delivered twice or late, positions change nothing. Would break if the last to arrive won."""
    said = [
        record(events.PositionsReported(positions=[events.Position(vehicle_id=v, at=at, speed=at % 100)]), v)
        for v, at in (("a", 105), ("a", 101), ("b", 7), ("a", 103), ("b", 9))
    ]
    for batch in (said, said[::-1], [said[1]], [said[2], said[2]]):
        on.deliver("transport", *batch)
    assert told(on) == {"a": (105, 5), "b": (9, 9)}


def test_vehicles_are_entered_and_faults_named_at_once(on: Stage) -> None:
    request = pb.EnterVehicleRequest(plate="浙H12345", kind="BUS", county="330802", route_id="r1")
    assert on.call("transport", "EnterVehicle", request, OPERATOR).vehicle_id == "V-浙H12345"
    request.route_id = "r2"
    assert on.call("transport", "EnterVehicle", request, OPERATOR).route_id == "r2"
    with pytest.raises(InvalidInput) as refusal:
        on.call("transport", "EnterVehicle", pb.EnterVehicleRequest(plate="x", kind="?", county="1"), OPERATOR)
    assert [fault.field for fault in refusal.value.faults] == ["plate", "kind", "county"]
    with pytest.raises(NotFound):
        on.call("transport", "TakeTerminalOff", pb.TakeTerminalOffRequest(phone="1"), OPERATOR)
    with pytest.raises(InvalidInput):
        on.call("transport", "GetTerminalReport", pb.GetTerminalReportRequest(day="yesterday"), OPERATOR)
