"""A call for help (一键求助): raise an emergency, or count the press in the one that is open."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from civic.eldercare.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city import geography
from city.days import china_day
from services.eldercare.actions import emergencies, tasks
from services.eldercare.actions.devices import heard, no_such_device
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.law import law
from services.eldercare.models import Device, Emergency, Press
from services.eldercare.rules import sos as rules

if TYPE_CHECKING:
    from datetime import datetime

    from chassis.decisions import Reason
    from chassis.edge import Tx

RAISED, REPEATED, DUPLICATE, TOO_OLD = "RAISED", "REPEATED", "DUPLICATE", "TOO_OLD"
# Look-ups a second, and at once, for devices that nobody knows.
_STRANGERS = (20.0, 200.0)
_taps = rules.Taps()


@dataclass(frozen=True)
class Call:
    """A press as it came in. `retained`: the broker had kept it, nobody knows for how long."""

    device_id: str = ""
    resident_id: str = ""
    kind: str = ""
    pressed_at: datetime | None = None
    message_id: str = ""
    position: tuple[float, float] | None = None
    retained: bool = False

    @property
    def key(self) -> str | None:
        """What makes it the same press when it comes again: the device's number of it, or its moment."""
        if not self.message_id and self.pressed_at is None:
            return None
        said = self.message_id or f"{self.pressed_at} {self.kind} {self.position}"
        return hashlib.sha256(said.encode()).hexdigest()


class Answer(NamedTuple):
    """What became of a press."""

    outcome: str
    emergency: Emergency | None = None
    reasons: tuple[Reason, ...] = ()


class _Place(NamedTuple):
    county: str
    town: str
    lat: float
    lon: float
    source: str
    address: str


def may_pass(tx_now: datetime, key: str) -> bool:
    """Whether a device may be heard once more now: asked before anything else, and of no database."""
    rate = law().at("sos-rate", china_day(tx_now)).value
    return _taps.take(key, time.monotonic(), rate["per_second"], rate["burst"])


def strangers_may_pass() -> bool:
    """Whether one more message of a device nobody knows may be looked up: all of them share one tap."""
    return _taps.take("?", time.monotonic(), *_STRANGERS)


def raise_sos(tx: Tx, call: Call, *, tapped: bool = False) -> Answer:
    """Raises an emergency, or counts the press in the one that is open. `tapped`: `may_pass` was asked already.

    Raises NotPossibleNow if the device floods, InvalidInput naming every fault, NotFound for an unknown device or
    somebody else's; Unavailable only for a person without a device whose record has to be opened.
    """
    who = call.resident_id or (tx.actor.subject if tx.actor.role == "resident" else "")
    if not tapped and not may_pass(tx.now, call.device_id or f"resident {who}"):
        zh, en = "该终端按压过于频繁，此前的求助已受理", "pressed too often: the call for help was taken in before"
        raise NotPossibleNow("eldercare.too-many-presses", zh, en)
    lat, lon = call.position or (None, None)
    inside = geography.county_at(lat, lon) if lat is not None and lon is not None else None
    faults = rules.press_faults(call.kind, call.message_id, lat, lon, inside)
    if not call.device_id and not who:
        zh, en = "请提供终端编号，或为谁求助", "name a device, or for whom it is"
        faults.append(Fault("deviceId", "eldercare.nobody-named", zh, en))
    if faults:
        raise InvalidInput.of("eldercare.press", faults)
    device = None
    if call.device_id:
        device = tx.session.get(Device, call.device_id)
        if device is None or device.retired or not own_or_staff(tx, device.resident_id):
            raise no_such_device()
        who = device.resident_id
    elif not own_or_staff(tx, who):
        raise NotFound("eldercare.no-such-elder", "没有这位居民", "no such resident")
    if (known := _known(tx, call, who)) is not None:
        emergency = tx.session.get(Emergency, known.emergency_id) if known.emergency_id else None
        return Answer(DUPLICATE if emergency else TOO_OLD, emergency)
    age = rules.age_of(law(), call.pressed_at, tx.now, retained=call.retained)
    if device is not None:
        heard(tx, device, call.pressed_at)
    if age.kind != rules.FRESH:
        _note(tx, call, who, TOO_OLD, None)
        if age.kind == rules.LATE:
            place = (device.county, device.town) if device else ("", "")
            ring_back(tx, call.device_id or who, who, place, age.reasons[0])
        return Answer(TOO_OLD, None, age.reasons)
    emergency = _open_one(tx, who)
    if emergency is not None and rules.stale(emergency.send_until, emergency.incident_id, tx.now):
        emergencies.end(tx, emergency, rules.LAPSED, "NOBODY_CAME")
        tx.session.flush()
        emergency = None
    if emergency is not None:
        emergency.presses += 1
        tx.session.add(emergency)
        _note(tx, call, who, REPEATED, emergency)
        repeated = events.SosRepeated(
            emergency_id=emergency.id, presses=emergency.presses, at=emergencies.stamp(tx.now)
        )
        tx.emit(emergency.id, repeated)
        return Answer(REPEATED, emergency)
    emergency = _raise(tx, call, who, device, inside)
    _note(tx, call, who, RAISED, emergency)
    return Answer(RAISED, emergency)


def ring_back(tx: Tx, about: str, resident_id: str, place: tuple[str, str], why: Reason) -> None:
    """Nobody is sent, but somebody called for help: people ring back."""
    tasks.open_task(tx, tasks.RING_BACK, about, resident_id, place, zh=why.zh, en=why.en)


def _raise(tx: Tx, call: Call, who: str, device: Device | None, inside: str | None) -> Emergency:
    place = _place(tx, call, who, device, inside)
    window = law().at("sos-send-window", china_day(tx.now)).value
    emergency = Emergency(
        id=new_id(),
        resident_id=who,
        device_id=call.device_id,
        kind=call.kind or (device.kind if device else "PHONE"),
        county=place.county,
        town=place.town,
        lat=place.lat,
        lon=place.lon,
        position_from=place.source,
        address=place.address,
        raised_at=tx.now,
        send_until=tx.now + timedelta(seconds=window),
        presses=1,
        state=rules.RAISED,
        next_step=0,
        next_step_at=tx.now,
    )
    tx.session.add(emergency)
    # The unique index speaks here: somebody who raised it at the same moment makes this one a repetition.
    tx.session.flush()
    raised = events.SosRaised(
        emergency_id=emergency.id,
        resident_id=who,
        county=emergency.county,
        town=emergency.town,
        device_id=emergency.device_id,
        kind=emergency.kind,
        raised_at=emergencies.stamp(emergency.raised_at),
        send_until=emergencies.stamp(emergency.send_until),
    )
    tx.emit(emergency.id, raised)
    emergencies.advance(tx, emergency)
    return emergency


def _place(tx: Tx, call: Call, who: str, device: Device | None, inside: str | None) -> _Place:
    """Where it is: as pressed, else where the device is installed, else at home."""
    if device is not None:
        home = _Place(device.county, device.town, device.lat, device.lon, "DEVICE", device.address)
    else:
        elder = elder_of(tx, who)
        home = _Place(elder.county, elder.town, elder.lat, elder.lon, "HOME", "")
    if call.position is None or inside is None:
        return home
    town = home.town if inside == home.county else ""
    return _Place(inside, town, *call.position, "PRESS", home.address)


def _open_one(tx: Tx, who: str) -> Emergency | None:
    mine = select(Emergency).where(Emergency.resident_id == who, col(Emergency.closed_at).is_(None))
    return tx.session.exec(mine.with_for_update()).first()


def _known(tx: Tx, call: Call, who: str) -> Press | None:
    if call.key is None:
        return None
    source = call.device_id or f"~{who}"[:40]
    return tx.session.exec(select(Press).where(Press.device_id == source, Press.message_key == call.key)).first()


def _note(tx: Tx, call: Call, who: str, outcome: str, emergency: Emergency | None) -> None:
    press = Press(id=new_id(), device_id=call.device_id or f"~{who}"[:40], message_key=call.key, at=tx.now)
    press.emergency_id, press.device_time, press.outcome = emergency and emergency.id, call.pressed_at, outcome
    tx.session.add(press)
