"""Reads a GTFS feed: a zip file in, a timetable out, or everything that is wrong with it."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chassis.errors import Fault, InvalidInput
from services.transport.rules.timetable import Route, Service, Stop, Timetable, Trip, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# Against a small file that unpacks to a large one.
MOST_BYTES = 300 << 20
MOST_FAULTS = 50
_NEEDED = {
    "agency.txt": {"agency_timezone"},
    "stops.txt": {"stop_id"},
    "routes.txt": {"route_id", "route_type"},
    "trips.txt": {"route_id", "service_id", "trip_id"},
    "stop_times.txt": {"trip_id", "stop_id", "stop_sequence"},
}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class _Faults(list[Fault]):
    def add(self, where: str, code: str, zh: str, en: str) -> None:
        if len(self) < MOST_FAULTS:
            self.append(Fault(where, f"transport.{code}", zh, en))


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self.faults = _Faults()
        try:
            self.zip: zipfile.ZipFile | None = zipfile.ZipFile(io.BytesIO(raw))
        except zipfile.BadZipFile:
            self.zip = None
            self.faults.add("feed", "no-zip", "不是 zip 文件", "no zip file")
        if self.zip and sum(info.file_size for info in self.zip.infolist()) > MOST_BYTES:
            self.zip = None
            self.faults.add("feed", "too-large", "解压后过大", "too large when unpacked")

    def rows(self, name: str, *, needed: bool = True) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and row of a file; a file or column that is missing is a fault."""
        if self.zip is None:
            return
        if name not in self.zip.namelist():
            if needed:
                self.faults.add(name, "file-missing", f"缺少文件 {name}", f"{name} is missing")
            return
        try:
            text = self.zip.read(name).decode("utf-8-sig")
        except (UnicodeDecodeError, zipfile.BadZipFile, RuntimeError):
            self.faults.add(name, "unreadable", f"{name} 无法读取", f"{name} cannot be read")
            return
        reader = csv.DictReader(io.StringIO(text))
        if missing := _NEEDED.get(name, set()) - set(reader.fieldnames or ()):
            told = ", ".join(sorted(missing))
            self.faults.add(name, "column-missing", f"缺少列 {told}", f"missing {told}")
            return
        for number, row in enumerate(reader, start=2):
            yield number, {key: (value or "").strip() for key, value in row.items() if key}

    def fault(self, name: str, line: int, column: str, zh: str, en: str) -> None:
        self.faults.add(f"{name}:{line}:{column}", "feed-value", zh, en)


def read_feed(raw: bytes, version: str = "") -> Timetable:
    """The timetable of a feed. Raises InvalidInput naming the first 50 faults, each with file, line and column."""
    reader = _Reader(raw)
    zone = _zone(reader)
    stops = _stops(reader)
    routes = _routes(reader)
    services = _services(reader)
    trips = _trips(reader, stops, routes, services)
    if not reader.faults and not trips:
        reader.faults.add("trips.txt", "no-trips", "没有可用的行程", "no trip")
    if reader.faults:
        raise InvalidInput.of("transport.feed", reader.faults)
    return Timetable(zone, stops, routes, trips, services, version)


def _zone(reader: _Reader) -> ZoneInfo:
    for number, row in reader.rows("agency.txt"):
        try:
            return ZoneInfo(row["agency_timezone"])
        except (ZoneInfoNotFoundError, ValueError):
            reader.fault("agency.txt", number, "agency_timezone", "没有这个时区", "no such time zone")
    return ZoneInfo("UTC")


def _stops(reader: _Reader) -> dict[str, Stop]:
    found: dict[str, Stop] = {}
    for number, row in reader.rows("stops.txt"):
        try:
            lat, lon = float(row.get("stop_lat") or "nan"), float(row.get("stop_lon") or "nan")
        except ValueError:
            lat = lon = float("nan")
        kind = row.get("location_type", "")
        if kind not in ("", "0"):
            continue  # stations, entrances: no vehicle calls there
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004
            reader.fault("stops.txt", number, "stop_lat", "经纬度无效", "no position in degrees")
        if row["stop_id"] in found:
            reader.fault("stops.txt", number, "stop_id", "站点编号重复", "twice the same stop")
        found[row["stop_id"]] = Stop(row["stop_id"], row.get("stop_name", ""), lat, lon)
    return found


def _routes(reader: _Reader) -> dict[str, Route]:
    found: dict[str, Route] = {}
    for number, row in reader.rows("routes.txt"):
        if not row["route_type"].isdecimal():
            reader.fault("routes.txt", number, "route_type", "线路类型应为数字", "a number")
            continue
        names = row.get("route_short_name", ""), row.get("route_long_name", "")
        found[row["route_id"]] = Route(row["route_id"], *names, int(row["route_type"]))
    return found


def _services(reader: _Reader) -> dict[str, Service]:
    weeks: dict[str, tuple[frozenset[int], date, date]] = {}
    for number, row in reader.rows("calendar.txt", needed=False):
        first, last = _day(reader, "calendar.txt", number, row, "start_date"), None
        last = _day(reader, "calendar.txt", number, row, "end_date")
        if first and last:
            days = frozenset(place for place, name in enumerate(_WEEK) if row.get(name) == "1")
            weeks[row.get("service_id", "")] = (days, first, last)
    added: dict[str, set[date]] = {}
    removed: dict[str, set[date]] = {}
    for number, row in reader.rows("calendar_dates.txt", needed=False):
        if day := _day(reader, "calendar_dates.txt", number, row, "date"):
            into = added if row.get("exception_type") == "1" else removed
            into.setdefault(row.get("service_id", ""), set()).add(day)
    return {
        name: Service(
            *weeks.get(name, (frozenset(), date.max, date.min)),
            frozenset(added.get(name, ())),
            frozenset(removed.get(name, ())),
        )
        for name in {*weeks, *added, *removed}
    }


def _day(reader: _Reader, name: str, number: int, row: dict[str, str], column: str) -> date | None:
    try:
        return datetime.strptime(row.get(column, ""), "%Y%m%d").date()  # noqa: DTZ007 - a day without a clock
    except ValueError:
        reader.fault(name, number, column, "日期应为 YYYYMMDD", "a date as YYYYMMDD")
        return None


def _seconds(text: str) -> int:
    """H:MM:SS, past 24 h where a trip runs into the next day."""
    hours, minutes, seconds = text.split(":")
    found = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    if not (0 <= int(minutes) < 60 and 0 <= int(seconds) < 60 and found >= 0):  # noqa: PLR2004
        raise ValueError(text)
    return found


_Call = tuple[int, str, int | None, int | None]


def _calls(reader: _Reader, stops: dict[str, Stop]) -> dict[str, list[_Call]]:
    name = "stop_times.txt"
    found: dict[str, list[_Call]] = {}
    for number, row in reader.rows(name):
        try:
            arrives = _seconds(row["arrival_time"]) if row.get("arrival_time") else None
            departs = _seconds(row["departure_time"]) if row.get("departure_time") else arrives
        except ValueError:
            reader.fault(name, number, "arrival_time", "时刻应为 HH:MM:SS", "a time as HH:MM:SS")
            continue
        if row["stop_id"] not in stops:
            reader.fault(name, number, "stop_id", "没有这个站点", "no such stop")
        elif not row["stop_sequence"].isdecimal():
            reader.fault(name, number, "stop_sequence", "应为数字", "a number")
        else:
            call = (int(row["stop_sequence"]), row["stop_id"], departs if arrives is None else arrives, departs)
            found.setdefault(row["trip_id"], []).append(call)
    return found


def _trips(
    reader: _Reader, stops: dict[str, Stop], routes: dict[str, Route], services: dict[str, Service]
) -> dict[str, Trip]:
    calls = _calls(reader, stops)
    frequent: dict[str, list[tuple[int, int, int]]] = {}
    for number, row in reader.rows("frequencies.txt", needed=False):
        try:
            headway = _seconds(row["start_time"]), _seconds(row["end_time"]), int(row["headway_secs"])
        except (KeyError, ValueError):
            reader.fault("frequencies.txt", number, "headway_secs", "班次间隔无效", "no headway")
            continue
        if headway[2] > 0:
            frequent.setdefault(row["trip_id"], []).append(headway)
        else:
            reader.fault("frequencies.txt", number, "headway_secs", "班次间隔应大于零", "a headway above zero")
    patterns: dict[tuple[str, ...], object] = {}
    found: dict[str, Trip] = {}
    for number, row in reader.rows("trips.txt"):
        trip_id = row["trip_id"]
        if trip_id in found:
            reader.fault("trips.txt", number, "trip_id", "行程编号重复", "twice the same trip")
        if row["route_id"] not in routes:
            reader.fault("trips.txt", number, "route_id", "没有这条线路", "no such route")
        if row["service_id"] not in services:
            reader.fault("trips.txt", number, "service_id", "没有这个班期", "no such service")
        mine = sorted(calls.get(trip_id, ()))
        if len(mine) < 2:  # noqa: PLR2004 - from somewhere to somewhere
            continue  # a trip that calls nowhere carries nobody
        times = _filled(mine)
        if times is None:
            zh, en = "首末站须有时刻，且时刻不得倒退", "first and last stop have times, and times never go back"
            reader.fault("stop_times.txt", number, "arrival_time", f"{trip_id}：{zh}", f"{trip_id}: {en}")
            continue
        order = tuple(call[1] for call in mine)
        if order not in patterns:
            patterns[order] = pattern_of(order, stops)
        head = (row["route_id"], row["service_id"], row.get("trip_headsign", ""), patterns[order])
        sequences = tuple(call[0] for call in mine)
        for key, shift in _runs(trip_id, times[0][0], frequent.get(trip_id)):
            arrivals, departures = (tuple(one + shift for one in each) for each in times)
            found[key] = Trip(key, *head, sequences, arrivals, departures)  # type: ignore[arg-type]
    return found


def _runs(trip_id: str, first: int, frequent: list[tuple[int, int, int]] | None) -> Iterator[tuple[str, int]]:
    """A trip by headway is run again and again; each run is named after its start."""
    if not frequent:
        yield trip_id, 0
        return
    for start, end, every in frequent:
        for begins in range(start, end, every):
            clock = f"{begins // 3600:02}:{begins % 3600 // 60:02}:{begins % 60:02}"
            yield f"{trip_id}@{clock}", begins - first


def _filled(calls: list[_Call]) -> tuple[list[int], list[int]] | None:
    """Arrivals and departures, where a time is missing evenly between its neighbours; None if that cannot be."""
    arrivals, departures = [call[2] for call in calls], [call[3] for call in calls]
    if arrivals[0] is None or arrivals[-1] is None:
        return None
    known = [place for place, at in enumerate(arrivals) if at is not None]
    for left, right in pairwise(known):
        begins, ends = departures[left] or 0, arrivals[right] or 0
        for place in range(left + 1, right):
            arrivals[place] = departures[place] = begins + (ends - begins) * (place - left) // (right - left)
    made = [at or 0 for at in arrivals], [at or 0 for at in departures]
    clock = [moment for pair in zip(*made, strict=True) for moment in pair]
    return made if all(one <= other for one, other in pairwise(clock)) else None
