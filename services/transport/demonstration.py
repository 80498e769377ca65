"""Lines, stops, buses, units and car parks of the demonstration city: invented, on real towns."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import TYPE_CHECKING

from sqlmodel import col, select

from city import geography, places
from services.transport.actions.timetables import import_feed
from services.transport.models import CarPark, Vehicle
from services.transport.network import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chassis.edge import Tx
    from services.transport.rules.network import Way

# Lines of each county; buses of each line; own units of each county.
LINES, BUSES, UNITS = 3, 6, 2
# The city had more than 3,000 public berths in 2020 (《衢州市公共服务提升“十四五”规划》).
BERTHS, CAR_PARKS = 3000, 48
FIRST, LAST, EVERY, DWELL, KMH = 6 * 3600, 21 * 3600, 1200, 20, 30.0
_SHORTEST, _LONGEST = 6, 24


def demonstrate(tx: Tx, residents: int, seed: int) -> None:  # noqa: ARG001 - the city's roads do not grow with it
    """Fills empty tables; the same seed gives the same rows and the same feed."""
    if tx.session.exec(select(col(CarPark.id)).limit(1)).first() is not None:
        return
    tx.session.add_all(car_parks(seed))
    lines = list(_lines(seed))
    import_feed(tx, feed(lines))
    tx.session.add_all(vehicles(lines))


def car_parks(seed: int) -> list[CarPark]:
    """Car parks in all counties with 3,000 berths in sum, part of them taken."""
    draw = Random(f"car-parks/{seed}")  # noqa: S311 - reproducible, and nothing secret
    counties = places.counties()
    weights = [draw.uniform(0.5, 1.5) for _ in range(CAR_PARKS)]
    sizes = [10 + int((BERTHS - 10 * CAR_PARKS) * weight / sum(weights)) for weight in weights]
    sizes[0] += BERTHS - sum(sizes)
    made = []
    for number, size in enumerate(sizes):
        county = counties[number % len(counties)]
        village = draw.choice(places.villages(places.towns(county.code)[number // len(counties)].code))
        lat, lon = geography.position(village.code)
        name = f"{county.name}{village.short_name}停车场（演示）"
        taken = int(size * draw.uniform(0.2, 1.0))
        identity = f"P{county.code}-{number // len(counties) + 1:02}"
        made.append(
            CarPark(id=identity, name=name, county=county.code, lat=lat, lon=lon, capacity=size, occupied=taken)
        )
    return made


def _lines(seed: int) -> Iterator[tuple[str, str, Way]]:
    """Id, name and way of every line: from a county's first town to others of it, along the main roads."""
    draw = Random(f"lines/{seed}")  # noqa: S311 - as above
    roads = network()
    for county in places.counties():
        first, *others = [town for town in places.towns(county.code) if f"T{town.code}" in roads.index]
        draw.shuffle(others)
        made = 0
        for town in others:
            ends = (roads.index[f"T{first.code}"], 0.0), (roads.index[f"T{town.code}"], 0.0)
            way = roads.quickest(*ends, {"MAIN": KMH, "STREET": KMH})
            if way and _SHORTEST <= len(way.crossings) <= _LONGEST and made < LINES:
                made += 1
                yield f"{county.code}-{made}", f"{county.name}{first.name}—{town.name}", way


def feed(lines: list[tuple[str, str, Way]]) -> bytes:
    """The lines as a GTFS feed: every 20 minutes from 6 to 21 o'clock, both ways, every day."""
    stops, routes, trips, calls = {}, [], [], []
    for line, name, way in lines:
        routes.append(f"{line},{line.split('-')[1]}路,{name},3")
        for heading, order in (("0", 1), ("1", -1)):
            crossings = way.crossings[::order]
            total = way.at_seconds[-1]
            offsets = [round(at if order == 1 else total - at) for at in way.at_seconds[::order]]
            stops.update({one.id: f"{one.id},{one.name}站,{one.lat},{one.lon}" for one in crossings})
            for begins in range(FIRST, LAST, EVERY):
                trip = f"{line}-{heading}-{begins // 60:04}"
                trips.append(f"{line},DAILY,{trip},开往{crossings[-1].name},{heading}")
                for place, (one, offset) in enumerate(zip(crossings, offsets, strict=True)):
                    arrives = begins + offset + place * DWELL
                    calls.append(f"{trip},{_clock(arrives)},{_clock(arrives + DWELL)},{one.id},{place + 1}")
    week = "monday,tuesday,wednesday,thursday,friday,saturday,sunday"
    files = {
        "agency.txt": ["agency_name,agency_url,agency_timezone", "衢州公交（演示）,http://localhost,Asia/Shanghai"],
        "stops.txt": ["stop_id,stop_name,stop_lat,stop_lon", *stops.values()],
        "routes.txt": ["route_id,route_short_name,route_long_name,route_type", *routes],
        "trips.txt": ["route_id,service_id,trip_id,trip_headsign,direction_id", *trips],
        "calendar.txt": [f"service_id,{week},start_date,end_date", "DAILY,1,1,1,1,1,1,1,20210101,20351231"],
        "stop_times.txt": ["trip_id,arrival_time,departure_time,stop_id,stop_sequence", *calls],
    }
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        for name, rows in files.items():
            # A fixed date, so that the same lines give the same bytes.
            info = zipfile.ZipInfo(name, (2021, 1, 1, 0, 0, 0))
            made.writestr(info, "\n".join(rows) + "\n", zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def vehicles(lines: list[tuple[str, str, Way]]) -> list[Vehicle]:
    """The buses of the lines, and the department's own units."""
    made: list[Vehicle] = []
    for line, _, _ in lines:
        for _ in range(BUSES):
            made.append(_vehicle(len(made) + 1, "BUS", line[:6], line))
    for county in places.counties():
        for _ in range(UNITS):
            made.append(_vehicle(len(made) + 1, "UNIT", county.code, ""))
    return made


def _vehicle(number: int, kind: str, county: str, route_id: str) -> Vehicle:
    plate = f"浙HD{number:04}"
    return Vehicle(id=f"V-{plate}", plate=plate, kind=kind, county=county, route_id=route_id)


def _clock(at: int) -> str:
    return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"
