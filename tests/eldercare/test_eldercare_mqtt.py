"""Devices over MQTT, on a real Mosquitto."""

from __future__ import annotations

import itertools
import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from deploy.local import engines
from services.eldercare.models import CareTask, Device, DeviceFault, Emergency, Press
from services.eldercare.mqtt import MqttDoor
from tests.eldercare.factories import change, make_contacts, make_device, make_elder, make_stage, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings
    from tests.support import Stage

pytestmark = pytest.mark.live
_clients = itertools.count()


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    rows = [make_elder("r1"), make_elder("r2"), *make_contacts("r1"), make_device("d1", "r1"), make_device("d2", "r2")]
    return make_stage(fresh, *rows)[0]


class Broker:
    """The broker as a device sees it, and our door to it under a session name of the test's own."""

    def __init__(self, on: Stage, address: str) -> None:
        self.on, self.address, self.session = on, address, f"test-{next(_clients)}-{time.time_ns()}"
        host, _, port = address.rpartition(":")
        self.device = paho.Client(CallbackAPIVersion.VERSION2)
        self.device.connect(host, int(port))
        self.device.loop_start()
        self.doors: list[MqttDoor] = []

    def open(self) -> MqttDoor:
        department = self.on.host.departments["eldercare"]
        door = MqttDoor(department.edge, self.on.host.bus, f"mqtt://{self.address}?client={self.session}")
        self.doors.append(door)
        until(door._client.is_connected)
        time.sleep(0.1)  # the subscription follows the connection
        return door

    def say(self, topic: str, payload: Any = "", *, retain: bool = False) -> None:
        text = payload if isinstance(payload, str | bytes) else json.dumps(payload)
        self.device.publish(f"civic/eldercare/{topic}", text, qos=1, retain=retain).wait_for_publish(10)


@pytest.fixture
def broker(on: Stage, mqtt_server: engines.MosquittoServer) -> Iterator[Broker]:
    made = Broker(on, mqtt_server.address)
    yield made
    for door in made.doors:
        door.close()
    made.device.loop_stop()
    host, _, port = mqtt_server.address.rpartition(":")
    gone = paho.Client(CallbackAPIVersion.VERSION2, made.session, clean_session=True)  # the broker forgets the session
    gone.connect(host, int(port))
    gone.disconnect()


def until(holds: Callable[[], bool], seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.02)


def test_a_pendant_is_pressed(on: Stage, broker: Broker) -> None:
    broker.open()
    broker.say("d1/sos", {"kind": "FALL", "messageId": "1", "battery": 40})
    until(lambda: len(rows(on, Emergency)) == 1)
    broker.say("d1/sos")
    until(lambda: rows(on, Emergency)[0].presses == 2)
    broker.say("d1/sos", {"messageId": "1"})
    broker.say("d2/sos", {"pressedAt": datetime.now(UTC).isoformat()})
    until(lambda: len(rows(on, Emergency)) == 2)
    (first,) = rows(on, Emergency, resident_id="r1")
    assert (first.kind, first.presses) == ("FALL", 2)


def test_nothing_is_lost_while_we_are_down(on: Stage, broker: Broker) -> None:
    """INVARIANT: the broker keeps what is pressed while nobody listens."""
    broker.open().close()
    broker.say("d1/sos", {"pressedAt": datetime.now(UTC).isoformat()})
    broker.say("d2/sos")
    assert not rows(on, Emergency)
    broker.open()
    until(lambda: len(rows(on, Emergency)) == 2)


def test_what_cannot_be_used_is_counted_and_people_ring_back(on: Stage, broker: Broker) -> None:
    broker.open()
    for payload in (
        b"\xff\xfe",
        "[1]",
        '{"kind": 7}',
        {"pressedAt": "yesterday"},
        {"position": {"lat": "x"}},
        "[" * 4000,
    ):
        broker.say("d1/sos", payload)
    broker.say("d1/sos", {"position": {"lat": 30.25, "lon": 120.16}})
    broker.say("nobody/sos", {})
    until(lambda: sum(fault.times for fault in rows(on, DeviceFault)) == 8)
    faults = {(fault.device_id, fault.code): fault for fault in rows(on, DeviceFault)}
    assert faults["d1", "eldercare.unreadable"].times == 6
    assert "position" in faults["d1", "eldercare.press"].detail
    assert faults["?", "eldercare.no-such-device"].detail == "nobody"
    assert rows(on, Device, id="d1")[0].faults == 7
    assert [(task.kind, task.about) for task in rows(on, CareTask)] == [("RING_BACK", "d1")]
    assert not rows(on, Emergency)
    broker.say("d1/sos")
    until(lambda: len(rows(on, Emergency)) == 1)


def test_a_device_that_floods_delays_nobody(on: Stage, broker: Broker) -> None:
    """INVARIANT: a thousand presses of one device cost a dozen transactions, and the next device is heard at once."""
    broker.open()
    for _ in range(1000):
        broker.device.publish("civic/eldercare/d1/sos", "{}", qos=1)
    broker.say("d2/sos")
    until(lambda: len(rows(on, Emergency, resident_id="r2")) == 1, 5.0)
    (emergency,) = rows(on, Emergency, resident_id="r1")
    assert emergency.presses < 40


def test_a_retained_press_of_unknown_age_sends_nobody(on: Stage, broker: Broker) -> None:
    broker.say("d1/sos", {}, retain=True)
    broker.say("d2/sos", {"pressedAt": (datetime.now(UTC) - timedelta(days=30)).isoformat()}, retain=True)
    broker.open()
    until(lambda: len(rows(on, Press)) == 2)
    assert {press.outcome for press in rows(on, Press)} == {"TOO_OLD"}
    assert not rows(on, Emergency)
    broker.say("d1/sos", b"", retain=True)
    broker.say("d2/sos", b"", retain=True)


def test_a_heartbeat(on: Stage, broker: Broker) -> None:
    change(on, Device, "d1", last_heard_at=datetime.now(UTC) - timedelta(days=2))
    broker.open()
    broker.say("d1/heartbeat", {"at": (datetime.now(UTC) + timedelta(hours=1)).isoformat()})
    until(lambda: rows(on, Device, id="d1")[0].clock_ahead_s > 3000)
    assert datetime.now(UTC) - rows(on, Device, id="d1")[0].last_heard_at < timedelta(minutes=1)
    assert not rows(on, Emergency)


def test_nothing_is_lost_when_the_broker_crashes_too(on: Stage, tmp_path: Path) -> None:
    """INVARIANT: a press the broker took in while we were away survives its own restart."""
    (tmp_path / "broker").mkdir()
    with engines.mosquitto(tmp_path / "broker") as server:
        made = Broker(on, server.address)
        made.open().close()
        made.say("d1/sos", {"pressedAt": datetime.now(UTC).isoformat()})
        made.device.loop_stop()
        made.device.disconnect()
        time.sleep(2.5)  # Mosquitto saves what changed once a second
        server.kill()
        server.restart()
        door = made.open()
        until(lambda: len(rows(on, Emergency)) == 1)
        door.close()
