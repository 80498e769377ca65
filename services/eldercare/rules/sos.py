"""Whether a press is fresh, where it is, what state an emergency is in, and whom to ring next."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from chassis.errors import Fault
from city.days import CHINA, china_day

if TYPE_CHECKING:
    from chassis.parameters import Parameters

KINDS = ("PENDANT", "FALL", "SMOKE", "GAS", "CORD", "PHONE")
RECALLS = ("FALSE_ALARM", "HELPED_ALREADY")
CLOSINGS = ("HELPED", "FALSE_ALARM", "NOBODY_FOUND", "OTHER")
RELATIONS = ("SPOUSE", "CHILD", "GRANDCHILD", "SIBLING", "NEIGHBOUR", "OTHER")

FRESH, LATE, OLD = "FRESH", "LATE", "OLD"
RAISED, CONFIRMED, HANDLED = "RAISED", "CONFIRMED", "HANDLED"
NO_UNIT, UNIT_SENT, ARRIVED = "NO_UNIT", "UNIT_SENT", "ARRIVED"
RECALLED, CLOSED, LAPSED = "RECALLED", "CLOSED", "LAPSED"
# An open emergency only ever moves forward, whatever order the facts come in; NO_UNIT is told apart in `moved`.
_ORDER = (RAISED, CONFIRMED, HANDLED, NO_UNIT, UNIT_SENT, ARRIVED)

_DEVICE_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_PHONE = re.compile(r"1[0-9]{10}|0[0-9]{2,3}-?[0-9]{7,8}")
_LONGEST_MESSAGE_ID = 64
_MOST_CONTACTS, _LONGEST_NAME = 5, 40


@dataclass(frozen=True)
class Age:
    """How old a press is: FRESH (people are sent), LATE (people ring back) or OLD (noted, nothing more), and why."""

    kind: str
    ahead_s: int
    reasons: tuple[Reason, ...] = ()


def age_of(law: Parameters, pressed_at: datetime | None, now: datetime, *, retained: bool = False) -> Age:
    """How old a press is by the device's own time, which may be wrong by up to the tolerance.

    Without a time it is as old as its arrival, unless the broker kept it (`retained`): then nobody knows. A clock that
    was never set (before sos-clock-never-set-before) says nothing, nor does one that runs far ahead: the press counts.
    """
    day = china_day(now)
    if pressed_at is None or china_day(pressed_at) < law.at("sos-clock-never-set-before", day).value:
        return Age(OLD, 0, (_KEPT_BY_THE_BROKER,)) if retained else Age(FRESH, 0)
    tolerance = law.at("sos-clock-tolerance", day)
    ahead = round((pressed_at - now).total_seconds())
    if -ahead <= tolerance.value:
        return Age(FRESH, ahead)
    within = law.at("sos-ring-back-within", day)
    late = now - pressed_at <= timedelta(hours=within.value)
    told = pressed_at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
    reason = Reason(
        "eldercare.press-too-old",
        f"按压时间为 {told}，已过期，不据此派人" + ("；转人工回拨" if late else ""),
        f"it was pressed at {told} (China): too long ago to send anybody" + ("; people ring back" if late else ""),
        **tolerance.cited(),
        field="pressedAt",
    )
    return Age(LATE if late else OLD, ahead, (reason,))


_KEPT_BY_THE_BROKER = Reason(
    "eldercare.press-of-unknown-age",
    "消息由服务器保留转发且没有按压时间，无法判断新旧，不据此派人",
    "the broker had kept the message and it tells no time: nobody knows how old it is",
    field="pressedAt",
)


def press_faults(kind: str, message_id: str, lat: float | None, lon: float | None, county: str | None) -> list[Fault]:
    """Everything wrong with a press. `county` is where the position lies, None outside the city."""
    found = []
    if kind and kind not in KINDS:
        found.append(_fault("kind", "unknown-kind", f"应为 {'、'.join(KINDS)} 之一", f"one of {', '.join(KINDS)}"))
    if len(message_id) > _LONGEST_MESSAGE_ID:
        most = _LONGEST_MESSAGE_ID
        found.append(_fault("messageId", "message-id-too-long", f"最多 {most} 个字符", f"at most {most} characters"))
    return found + position_faults(lat, lon, county)


def position_faults(lat: float | None, lon: float | None, county: str | None) -> list[Fault]:
    """Everything wrong with a position in WGS-84 degrees; None is none. It has to lie in the city."""
    if lat is None or lon is None:
        return []
    found = []
    for name, zh, value, most in (("lat", "纬度", lat, 90.0), ("lon", "经度", lon, 180.0)):
        if not -most <= value <= most:
            told = f"{zh}应在 -{most:.0f} 与 {most:.0f} 之间", f"from -{most:.0f} to {most:.0f}"
            found.append(_fault(f"position.{name}", "position-out-of-range", *told))
    if not found and county is None:
        zh, en = "位置不在衢州市内；请拨打当地 120", "the position lies outside Quzhou; call 120 where you are"
        found.append(_fault("position", "position-outside-the-city", zh, en))
    return found


def device_faults(device_id: str, kind: str, address: str) -> list[Fault]:
    """Everything wrong with a device to be entered, but for its position."""
    found = []
    if not _DEVICE_ID.fullmatch(device_id):
        zh, en = "1 至 40 个字母、数字、- 或 _", "1 to 40 letters, digits, - or _"
        found.append(_fault("deviceId", "device-id", zh, en))
    if kind not in KINDS:
        found.append(_fault("kind", "unknown-kind", f"应为 {'、'.join(KINDS)} 之一", f"one of {', '.join(KINDS)}"))
    if len(address) > (most := 120):
        found.append(_fault("address", "address-too-long", f"最多 {most} 个字", f"at most {most} characters"))
    return found


def contact_faults(contacts: list[tuple[str, str, str]]) -> list[Fault]:
    """Everything wrong with contacts, each (name, relation, phone)."""
    found = []
    if len(contacts) > _MOST_CONTACTS:
        most = _MOST_CONTACTS
        found.append(_fault("contacts", "too-many-contacts", f"最多 {most} 位", f"at most {most}"))
    for index, (name, relation, phone) in enumerate(contacts):
        where = f"contacts[{index}]"
        if not 0 < len(name) <= _LONGEST_NAME:
            found.append(
                _fault(
                    f"{where}.name", "contact-name", f"1 至 {_LONGEST_NAME} 个字", f"1 to {_LONGEST_NAME} characters"
                )
            )
        if relation not in RELATIONS:
            told = f"应为 {'、'.join(RELATIONS)} 之一", f"one of {', '.join(RELATIONS)}"
            found.append(_fault(f"{where}.relation", "contact-relation", *told))
        if not _PHONE.fullmatch(phone):
            zh, en = "11 位手机号，或带区号的固定电话", "eleven digits, or a land line with its area code"
            found.append(_fault(f"{where}.phone", "contact-phone", zh, en))
    return found


def _fault(field: str, code: str, zh: str, en: str) -> Fault:
    return Fault(field, f"eldercare.{code}", zh, en)


def moved(state: str, to: str) -> str:
    """The state of an open emergency after a fact: forward only, so that facts in any order end the same.

    NO_UNIT after UNIT_SENT counts (a unit broke down): people are rung once more than needed rather than once less.
    """
    if to == NO_UNIT and state == UNIT_SENT:
        return NO_UNIT
    return to if _ORDER.index(to) > _ORDER.index(state) else state


@dataclass(frozen=True)
class Step:
    """Whom to ring when: seconds after the press, FAMILY, STATION or AMBULANCE, and what to tell."""

    after: timedelta
    channel: str
    what: str


def steps(law: Parameters, now: datetime) -> tuple[Step, ...]:
    """The chain in force, first to last."""
    rows = law.at("sos-steps", china_day(now)).value
    return tuple(Step(timedelta(seconds=row["after"]), row["channel"], row["what"]) for row in rows)


def stale(send_until: datetime, incident_id: str | None, now: datetime) -> bool:
    """Whether an open emergency is over for a new press: nobody may be sent for it, and safety never took it up."""
    return incident_id is None and now > send_until


class Taps:
    """Token buckets, one for each device: a device that floods is held back before anything is asked of a database.

    Keeps at most `most` devices, the longest unheard go first: a flood of invented ids fills no memory. Not locked:
    a press too many under threads costs nothing. Times are seconds of any clock that only goes forward.
    """

    def __init__(self, most: int = 20_000) -> None:
        """All full."""
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._most = most

    def take(self, key: str, clock: float, per_second: float, burst: float) -> bool:
        """Whether one more may pass."""
        level, before = self._levels.pop(key, (burst, clock))
        level = min(burst, level + max(0.0, clock - before) * per_second)
        passes = level >= 1.0
        self._levels[key] = (level - 1.0 if passes else level, clock)
        while len(self._levels) > self._most:
            self._levels.popitem(last=False)
        return passes


def utc(seconds: int, nanos: int = 0) -> datetime | None:
    """A protobuf moment, None for one out of range."""
    try:
        return datetime.fromtimestamp(seconds + nanos / 1e9, UTC)
    except (ValueError, OverflowError, OSError):
        return None
