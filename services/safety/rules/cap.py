"""What must be right in a warning message beyond its schema: CAP 1.2, and the Chinese profile (GB/T 35965.1).

The OASIS schema passes messages that are wrong in meaning. Each problem here names a rule and the place in the message.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CAP, CHINESE = "CAP-1.2", "GB/T 35965.1-2018"
_FORBIDDEN = re.compile(r"[\s,<&]")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_MESSAGE_ID = re.compile(r"(\d{6})(\d{3})(\d{3})(\d{2})_(\d{14})_(\d)")
_BEIJING = timezone(timedelta(hours=8))
_REPLACING = ("Update", "Cancel", "Ack", "Error")
_LEAST_POINTS = 4
_TRIPLE = 3


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a message: the rule, where, and what to tell."""

    rule: str
    where: str
    zh: str
    en: str


@dataclass(frozen=True)
class Area:
    """An area as the message says it: texts, not yet understood. Geocodes and parameters are (name, value)."""

    description: str = ""
    polygons: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    geocodes: tuple[tuple[str, str], ...] = ()
    altitude: str = ""
    ceiling: str = ""


@dataclass(frozen=True)
class Info:
    """One language's account of the event. Moments are None where they are not given or cannot be read."""

    language: str = "en-US"
    event: str = ""
    severity: str = ""
    event_codes: tuple[tuple[str, str], ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    effective: datetime | None = None
    onset: datetime | None = None
    expires: datetime | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Alert:
    """A CAP message as read."""

    identifier: str = ""
    sender: str = ""
    sent: datetime | None = None
    status: str = ""
    message_type: str = ""
    scope: str = ""
    restriction: str = ""
    addresses: str = ""
    references: str = ""
    note: str = ""
    infos: tuple[Info, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Tables:
    """The dated data that the rules use.

    `codes`: GB/T 35561 code → its Chinese name. `colours`: RED … → {"severity", "words"}. `names`: under which
    valueName codes, colours and places stand. `bounds`: south, north, west, east of the country, degrees.
    """

    codes: Mapping[str, str]
    colours: Mapping[str, Mapping[str, Any]]
    names: Mapping[str, Sequence[str]]
    bounds: Sequence[float]


def profile(alert: Alert) -> str:
    """Which rules a message claims to follow: the Chinese ones if its id looks like theirs or it speaks Chinese."""
    chinese = any(info.language.lower().startswith("zh") for info in alert.infos)
    return CHINESE if chinese or "_" in alert.identifier[:16] else CAP


def problems(alert: Alert, tables: Tables) -> list[Problem]:
    """Everything that is wrong in meaning, in the order of the message."""
    found = [*_of_alert(alert)]
    for number, info in enumerate(alert.infos, 1):
        found += _of_info(alert, info, f"info[{number}]", tables)
    if profile(alert) == CHINESE:
        found += _of_profile(alert, tables)
    return found


def _of_alert(alert: Alert) -> Iterator[Problem]:
    for name, value in (("identifier", alert.identifier), ("sender", alert.sender)):
        if not value:
            yield Problem("cap.empty", name, "不能为空", "must not be empty")
        elif _FORBIDDEN.search(value):
            zh, en = "不能含空格、逗号、< 或 &", "holds a space, a comma, < or &"
            yield Problem(f"cap.{name}-characters", name, zh, en)
    if alert.message_type in _REPLACING and not alert.references.split():
        zh, en = f"{alert.message_type} 必须引用原消息", f"{alert.message_type} without references"
        yield Problem("cap.references-missing", "references", zh, en)
    for number, told in enumerate(alert.references.split(), 1):
        where = f"references[{number}]"
        parts = told.split(",")
        if len(parts) != _TRIPLE or not all(parts) or _moment(parts[2]) is None:
            yield Problem("cap.references-form", where, "应为“发送者,标识,时间”", "wants sender,identifier,sent")
        elif (parts[0], parts[1]) == (alert.sender, alert.identifier):
            yield Problem("cap.references-itself", where, "引用了自身", "refers to itself")
        elif alert.sent and (at := _moment(parts[2])) and at > alert.sent:
            yield Problem("cap.references-later", where, "引用了更晚的消息", "refers to a later message")
    if alert.scope == "Restricted" and not alert.restriction.strip():
        yield Problem("cap.restriction-missing", "restriction", "受限消息须说明限制", "Restricted without restriction")
    if alert.scope == "Private" and not alert.addresses.strip():
        yield Problem("cap.addresses-missing", "addresses", "私发消息须有收件人", "Private without addresses")
    if alert.status == "Exercise" and not alert.note.strip():
        yield Problem("cap.note-missing", "note", "演练须说明", "an Exercise says in note what it is")
    if alert.message_type in {"Alert", "Update"} and not alert.infos:
        yield Problem("cap.info-missing", "info", "预警须有内容", f"{alert.message_type} without info")


def _of_info(alert: Alert, info: Info, where: str, tables: Tables) -> Iterator[Problem]:
    if not _LANGUAGE.fullmatch(info.language):
        yield Problem("cap.language", f"{where}/language", "语言代码不合规", "no language code (RFC 3066)")
    if info.expires and alert.sent and info.expires <= alert.sent:
        zh, en = "失效时间不晚于发送时间", "expires no later than sent"
        yield Problem("cap.expires-before-sent", f"{where}/expires", zh, en)
    for name, moment in (("effective", info.effective), ("onset", info.onset)):
        if info.expires and moment and info.expires <= moment:
            zh, en = f"失效时间不晚于 {name}", f"expires no later than {name}"
            yield Problem(f"cap.expires-before-{name}", f"{where}/expires", zh, en)
    if alert.status == "Actual" and alert.message_type in {"Alert", "Update"} and not info.areas:
        yield Problem("cap.area-missing", f"{where}/area", "实际预警须有区域", "an actual warning has an area")
    for number, area in enumerate(info.areas, 1):
        yield from _of_area(area, f"{where}/area[{number}]", tables)


def _of_area(area: Area, where: str, tables: Tables) -> Iterator[Problem]:
    if not (area.polygons or area.circles or area.geocodes):
        zh, en = "区域没有多边形、圆或地理编码", "area without polygon, circle or geocode"
        yield Problem("cap.area-place-missing", where, zh, en)
    for number, text in enumerate(area.polygons, 1):
        yield from _of_polygon(text, f"{where}/polygon[{number}]", tables)
    for number, text in enumerate(area.circles, 1):
        yield from _of_circle(text, f"{where}/circle[{number}]", tables)
    for number, (name, value) in enumerate(area.geocodes, 1):
        if name in tables.names["place"] and not re.fullmatch(r"\d{6}|\d{9}|\d{12}", value):
            zh, en = "行政区划代码应为6、9或12位数字", "a place code has 6, 9 or 12 digits"
            yield Problem("cap.geocode-form", f"{where}/geocode[{number}]", zh, en)
    if area.ceiling and not area.altitude:
        yield Problem("cap.ceiling-without-altitude", f"{where}/ceiling", "有上限无下限", "ceiling without altitude")


def _of_polygon(text: str, where: str, tables: Tables) -> Iterator[Problem]:
    points = [_point(pair) for pair in text.split()]
    if not points or None in points:
        zh, en = "坐标应为以空格分隔的“纬度,经度”", "wants lat,lon pairs with spaces between"
        yield Problem("cap.polygon-form", where, zh, en)
        return
    ring = [point for point in points if point]
    whole = True
    if len(ring) < _LEAST_POINTS:
        yield Problem("cap.polygon-points", where, "多边形至少4个点", "a polygon has at least four points")
        whole = False
    if ring[0] != ring[-1]:
        yield Problem("cap.polygon-open", where, "多边形首尾点须相同", "first and last point differ")
        whole = False
    if not all(_within(point, tables.bounds) for point in ring):
        yield Problem("cap.outside-china", where, "坐标不在中国范围内（纬度在前）", "outside China (latitude first)")
    elif whole and not Polygon(ring).is_valid:
        yield Problem("cap.polygon-crosses", where, "多边形边线相交", "the outline crosses itself")


def _of_circle(text: str, where: str, tables: Tables) -> Iterator[Problem]:
    parts = text.split()
    centre, radius = (_point(parts[0]), _number(parts[1])) if len(parts) == 2 else (None, None)  # noqa: PLR2004
    if centre is None or radius is None or radius < 0:
        yield Problem("cap.circle-form", where, "应为“纬度,经度 半径（千米）”", "wants lat,lon and a radius in km")
    elif not _within(centre, tables.bounds):
        yield Problem("cap.outside-china", where, "圆心不在中国范围内", "outside China (latitude first)")


def _of_profile(alert: Alert, tables: Tables) -> Iterator[Problem]:
    yield from _of_message_id(alert)
    if alert.infos and not any(info.language.lower().startswith("zh") for info in alert.infos):
        yield Problem("gbt.chinese-missing", "info", "须有中文内容", "no info in Chinese")
    for number, info in enumerate(alert.infos, 1):
        where = f"info[{number}]"
        codes = [value for name, value in info.event_codes if name in tables.names["code"]]
        if not codes:
            zh, en = "缺少事件编码（GB/T 35561）", "no event code of GB/T 35561"
            yield Problem("gbt.event-code-missing", f"{where}/eventCode", zh, en)
        for code in codes:
            if code not in tables.codes:
                zh, en = f"事件编码 {code} 不在编码表中", f"event code {code} is not in the table"
                yield Problem("gbt.event-code", f"{where}/eventCode", zh, en)
        yield from _of_colour(info, where, tables)


def _of_message_id(alert: Alert) -> Iterator[Problem]:
    found = _MESSAGE_ID.fullmatch(alert.identifier)
    if not found:
        zh = "预警标识应为31位：ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N"
        en = "31 characters: ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N"
        yield Problem("gbt.message-id", "identifier", zh, en)
        return
    try:
        drafted = datetime.strptime(found[5], "%Y%m%d%H%M%S").replace(tzinfo=_BEIJING)
    except ValueError:
        yield Problem("gbt.message-id-time", "identifier", "标识中的时间不存在", "the time in the id does not exist")
        return
    if alert.sent and drafted > alert.sent:
        zh, en = "标识中的录入时间晚于发送时间", "the time in the id is later than sent"
        yield Problem("gbt.message-id-later", "identifier", zh, en)


def _of_colour(info: Info, where: str, tables: Tables) -> Iterator[Problem]:
    told = [value for name, value in info.parameters if name in tables.names["colour"]]
    if not told:
        zh, en = "缺少预警颜色（红橙黄蓝）", "no colour (red, orange, yellow, blue)"
        yield Problem("gbt.colour-missing", f"{where}/parameter", zh, en)
        return
    found = next((colour for colour in tables.colours.values() if told[0] in colour["words"]), None)
    if found is None:
        zh, en = f"预警颜色 {told[0]} 不是红橙黄蓝之一", f"{told[0]} is none of the four colours"
        yield Problem("gbt.colour", f"{where}/parameter", zh, en)
    elif info.severity != found["severity"]:
        zh, en = f"颜色与 severity 不一致，应为 {found['severity']}", f"the colour wants severity {found['severity']}"
        yield Problem("gbt.colour-severity", f"{where}/severity", zh, en)


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _point(text: str) -> tuple[float, float] | None:
    parts = [_number(part) for part in text.split(",")]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:  # noqa: PLR2004 - lat and lon
        return None
    return parts[0], parts[1]


def _within(point: tuple[float, float], bounds: Sequence[float]) -> bool:
    south, north, west, east = bounds
    return south <= point[0] <= north and west <= point[1] <= east
