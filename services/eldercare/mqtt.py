"""The door for devices: MQTT (ISO/IEC 20922), quality of service 1, a session that the broker keeps while we are away.

    civic/eldercare/{deviceId}/sos         a call for help: RaiseSosRequest as JSON; an empty body is a bare press
    civic/eldercare/{deviceId}/heartbeat   the device lives: {"at": "2026-11-23T08:00:00+08:00"}, or empty

The address reads ``mqtt[s]://[user:password@]HOST:PORT[?client=NAME]``. The broker knows its devices: its access list
lets each publish under its own id alone (docs/departments/eldercare.md). A message is acknowledged once its effect is
committed, or once it is sure that it has none; what cannot be used is counted with its reason.
"""

from __future__ import annotations

import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from chassis.db import is_down
from chassis.decisions import Reason
from chassis.edge import system
from chassis.errors import DomainError, NotFound
from city.days import moment
from services.eldercare.actions import devices, sos
from services.eldercare.models import Device

if TYPE_CHECKING:
    from chassis.bus import Bus
    from chassis.edge import Edge, Tx

log = logging.getLogger(__name__)
TOPICS = ("civic/eldercare/+/sos", "civic/eldercare/+/heartbeat")
_THREADS, _LARGEST = 8, 4096
_PAUSES = (0.05, 0.2, 1.0, 3.0)
_UNKNOWN = "?"
_PLAIN, _TLS = 1883, 8883


class Unreadable(Exception):
    """The payload is no press; the text says why."""


def read_call(device_id: str, payload: bytes, *, retained: bool = False) -> sos.Call:
    """A press as JSON. Raises Unreadable; fields that nobody knows are passed over: devices are older than we are."""
    said = _object(payload)
    position = said.get("position")
    if position is not None:
        where = position if isinstance(position, dict) else {}
        position = (_number(where, "lat"), _number(where, "lon"))
    return sos.Call(
        device_id=device_id,
        kind=_text(said, "kind"),
        pressed_at=_moment(said, "pressedAt"),
        message_id=_text(said, "messageId"),
        position=position,
        retained=retained,
    )


def _object(payload: bytes) -> dict[str, Any]:
    if len(payload) > _LARGEST:
        raise Unreadable(f"longer than {_LARGEST} bytes")
    try:
        said = json.loads(payload) if payload.strip() else {}
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"no JSON: {error}") from error
    if not isinstance(said, dict):
        raise Unreadable("no JSON object")
    return said


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name) or ""
    if not isinstance(value, str):
        raise Unreadable(f"{name} is no text")
    return value


def _number(said: dict[str, Any], name: str) -> float:
    value = said.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Unreadable(f"position.{name} is no number")
    return float(value)


def _moment(said: dict[str, Any], name: str) -> datetime | None:
    value = said.get(name)
    try:
        return moment(value).astimezone(UTC) if value else None
    except (TypeError, ValueError, OverflowError) as error:
        raise Unreadable(f"{name}: {error}") from error


class MqttDoor:
    """The connection to the broker; what comes in acts through the edge, a few at a time."""

    def __init__(self, edge: Edge, _bus: Bus, address: str) -> None:
        """Connects in the background, again and again if the broker is away."""
        self._edge, self._actor, self._stopping = edge, system(edge.service), threading.Event()
        self._workers = ThreadPoolExecutor(_THREADS, thread_name_prefix="mqtt")
        # Whoever is not among these shares one tap: invented ids cannot wear out the database.
        self._known = edge.perform(devices.ids_in_use, self._actor, write=False)
        where = urlsplit(address)
        name = parse_qs(where.query).get("client", ["onething-eldercare"])[0]
        self._client = paho.Client(CallbackAPIVersion.VERSION2, name, clean_session=False, manual_ack=True)
        if where.username:
            self._client.username_pw_set(where.username, where.password)
        if where.scheme == "mqtts":
            self._client.tls_set()
        self._client.on_connect = self._subscribe
        self._client.on_message = self._take
        self._client.reconnect_delay_set(1, 10)
        port = where.port or (_TLS if where.scheme == "mqtts" else _PLAIN)
        self._client.connect_async(where.hostname or "127.0.0.1", port, keepalive=30)
        self._client.loop_start()

    def close(self) -> None:
        """Takes nothing more and finishes what is in hand; the broker keeps what comes until we are back."""
        self._stopping.set()
        # What waits its turn is not acknowledged: the broker sends it again when we are back.
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._client.disconnect()
        self._client.loop_stop()

    def _subscribe(self, client: paho.Client, _data: object, _flags: object, reason: Any, _more: object) -> None:  # noqa: ANN401 - paho's own
        if reason.is_failure:
            log.warning("the broker refuses: %s", reason)
            return
        client.subscribe([(topic, 1) for topic in TOPICS])
        log.info("connected to the broker")

    def _take(self, _client: paho.Client, _data: object, message: paho.MQTTMessage) -> None:
        """On the connection's own thread: hands on, or drops at once what floods. Never waits."""
        if self._stopping.is_set():
            return  # not acknowledged: the broker sends it again when we are back
        _, _, device_id, kind = message.topic.split("/")
        now = datetime.now(UTC)
        if device_id not in self._known and not sos.strangers_may_pass():
            passes = False
        else:
            passes = sos.may_pass(now, device_id if kind == "sos" else f"{kind} {device_id}")
        if passes:
            self._workers.submit(self._act, device_id, kind, message)
        else:
            self._client.ack(message.mid, message.qos)

    def _act(self, device_id: str, kind: str, message: paho.MQTTMessage) -> None:
        """Until the effect is committed, or it is sure that there is none. A database that is down is waited for."""
        failures = 0
        while not self._stopping.is_set():
            try:
                self._once(device_id, kind, message)
            except Exception as error:
                if failures and not is_down(error):
                    log.exception("a message of device %s was given up", device_id)
                    break
                failures += 1
                self._stopping.wait(_PAUSES[min(failures, len(_PAUSES)) - 1])
            else:
                self._known.add(device_id)
                break
        else:
            return
        self._client.ack(message.mid, message.qos)

    def _once(self, device_id: str, kind: str, message: paho.MQTTMessage) -> None:
        payload = bytes(message.payload)
        try:
            if kind == "sos":
                call = read_call(device_id, payload, retained=message.retain)
                self._edge.perform(lambda tx: sos.raise_sos(tx, call, tapped=True), self._actor)
            else:
                told_at = _moment(_object(payload), "at")
                self._edge.perform(lambda tx: devices.hear_device(tx, device_id, told_at), self._actor)
        except NotFound as error:
            self._edge.perform(partial(_note, _UNKNOWN, error.code, device_id), self._actor)
        except (DomainError, Unreadable) as error:
            code = error.code if isinstance(error, DomainError) else "eldercare.unreadable"
            said = "; ".join(f"{fault.field}: {fault.en}" for fault in getattr(error, "faults", ())) or str(error)
            noting = partial(_note_of_device, device_id, code, said, pressed=kind == "sos")
            self._edge.perform(noting, self._actor)


def _note(device_id: str, code: str, detail: str, tx: Tx) -> None:
    devices.note_fault(tx, device_id, code, detail)


def _note_of_device(device_id: str, code: str, detail: str, tx: Tx, *, pressed: bool) -> None:
    """Counts the fault. Somebody may have pressed the button for all that: people ring back."""
    device = tx.session.get(Device, device_id)
    if device is None or device.retired:
        devices.note_fault(tx, _UNKNOWN, code, f"{device_id}: {detail}")
        return
    devices.note_fault(tx, device_id, code, detail)
    if pressed:
        why = Reason(
            code, f"收到无法采用的求助消息（{code}），请回拨", f"a call for help that could not be used: {detail}"
        )
        sos.ring_back(tx, device_id, device.resident_id, (device.county, device.town), why)
