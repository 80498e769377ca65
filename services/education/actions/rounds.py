"""Opening rounds of admissions, and looking up the school of a point."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson
from shapely.geometry import shape
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound
from city import places
from city.days import china_day, moment
from services.education.law import law
from services.education.models import OPEN, AdmissionRound
from services.education.rules import matching
from services.education.rules.catchments import BY, POINTS_ITEMS, TIERS, Catchments, overlaps, read_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from chassis.edge import Tx

STAGES = ("PRIMARY", "JUNIOR")
MOST_SCHOOLS, MOST_WISHES, _ID = 500, 20, 30


def open_round(tx: Tx, told: Mapping[str, Any]) -> AdmissionRound:
    """Opens a round and publishes the hash of its lottery seed. The same round told again is the same.

    Raises InvalidInput naming every fault, Conflict if a round of this id was opened with other content.
    """
    day = china_day(tx.now)
    tiers = list(told["tiers"]) or law().at("admission-tiers", day).value
    points = list(told["points"]) or law().at("points-table", day).value
    most = told["mostWishes"] or law().at("most-wishes", day).value
    schools = list(told["schools"])
    faults = [*_frame_faults(told, most), *_school_faults(schools), *_order_faults(tiers, points)]
    if faults:
        raise InvalidInput.of("education.admission-round", faults)
    content = {"schools": schools, "tiers": tiers, "points": points, "most_wishes": most}
    frame = {"county": told["county"], "stage": told["stage"]}
    times = {"opens_at": moment(told["opensAt"]), "closes_at": moment(told["closesAt"])}
    known = tx.session.get(AdmissionRound, told["roundId"])
    if known is not None:
        if any(getattr(known, name) != value for name, value in {**content, **frame, **times}.items()):
            zh, en = "同一编号的招生批次已发布，内容不同", "a round of this id was opened with other content"
            raise Conflict("education.round-exists", zh, en)
        return known
    seed = secrets.token_hex(32)
    made = AdmissionRound(id=told["roundId"], **frame, **times, **content, seed=seed)
    made.seed_hash = matching.seed_hash(seed)
    tx.session.add(made)
    return made


def read_round(tx: Tx, round_id: str) -> AdmissionRound:
    """A round. Raises NotFound."""
    found = tx.session.get(AdmissionRound, round_id)
    if found is None:
        raise NotFound("education.no-such-round", "没有这个招生批次", "no such round of admissions")
    return found


def locked_round(tx: Tx, round_id: str, *, running: bool) -> AdmissionRound:
    """A round held until the transaction ends: by all who apply together, or by its run alone. Raises NotFound."""
    query = select(AdmissionRound).where(col(AdmissionRound.id) == round_id).with_for_update(read=not running)
    found = tx.session.exec(query.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound("education.no-such-round", "没有这个招生批次", "no such round of admissions")
    return found


def round_of(tx: Tx, county: str, stage: str) -> AdmissionRound | None:
    """The round of a county and stage that one applies in now: the one that closes last."""
    query = select(AdmissionRound).where(
        col(AdmissionRound.county) == county, col(AdmissionRound.stage) == stage, col(AdmissionRound.opens_at) <= tx.now
    )
    return tx.session.exec(query.order_by(col(AdmissionRound.closes_at).desc(), col(AdmissionRound.id))).first()


def catchments_of(one: AdmissionRound) -> Catchments:
    """Its catchments, built once a process: they never change."""
    if (one.id, one.seed_hash) not in _held:
        _held_clear()
        shapes = [shape(school["catchment"]) for school in one.schools]
        _held[one.id, one.seed_hash] = Catchments([school["schoolId"] for school in one.schools], shapes)
    return _held[one.id, one.seed_hash]


_held: dict[tuple[str, str], Catchments] = {}
_MOST_HELD = 64


def _held_clear() -> None:
    if len(_held) >= _MOST_HELD:
        _held.clear()


def _frame_faults(told: Mapping[str, Any], most: int) -> Iterator[Fault]:
    if not 1 <= len(told["roundId"]) <= _ID or not told["roundId"].replace("-", "").isalnum():
        zh, en = f"编号应为 1 至 {_ID} 位字母、数字或连字符", f"1 to {_ID} letters, digits or hyphens"
        yield Fault("roundId", "education.round-id", zh, en)
    if told["county"] not in {one.code for one in places.counties()}:
        yield Fault(
            "county", "education.county", f"{told['county']}：没有这个区县", f"{told['county']}: no such county"
        )
    if told["stage"] not in STAGES:
        yield Fault("stage", "education.stage", f"{told['stage']}：应为 PRIMARY 或 JUNIOR", "either PRIMARY or JUNIOR")
    if not 1 <= most <= MOST_WISHES:
        yield Fault(
            "mostWishes", "education.most-wishes", f"{most}：应为 1 至 {MOST_WISHES}", f"{most}: 1 to {MOST_WISHES}"
        )
    moments: list[datetime] = []
    for name in ("opensAt", "closesAt"):
        try:
            moments.append(moment(told[name]))
        except ValueError:
            yield Fault(name, "education.moment", "时刻应为带时区的 ISO 8601", "ISO 8601 with an offset")
    if len(moments) == len(("opens", "closes")) and moments[1] <= moments[0]:
        yield Fault("closesAt", "education.closes-before-opens", "截止不晚于开始", "it closes no later than it opens")


def _school_faults(schools: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    if not 1 <= len(schools) <= MOST_SCHOOLS:
        zh, en = f"{len(schools)} 所：应为 1 至 {MOST_SCHOOLS} 所", f"{len(schools)}: from 1 to {MOST_SCHOOLS}"
        yield Fault("schools", "education.schools", zh, en)
    seen: dict[str, int] = {}
    for index, school in enumerate(schools):
        named, capacity = school["schoolId"], school["capacity"]
        if not 1 <= len(named) <= _ID:
            yield Fault(f"schools[{index}].schoolId", "education.school-id", f"应为 1 至 {_ID} 位", f"1 to {_ID}")
        if named in seen:
            zh, en = f"{named} 已在第 {seen[named] + 1} 项列出", f"{named} stands at schools[{seen[named]}] already"
            yield Fault(f"schools[{index}].schoolId", "education.school-twice", zh, en)
        seen.setdefault(named, index)
        if capacity < 1:
            zh, en = f"招生计划 {capacity}：至少 1 人", f"capacity {capacity}: at least 1"
            yield Fault(f"schools[{index}].capacity", "education.no-capacity", zh, en)
    shapes, faults = read_shapes([school["catchment"] for school in schools])
    yield from faults
    yield from overlaps([school["schoolId"] for school in schools], shapes)


def _order_faults(tiers: Sequence[Mapping[str, str]], points: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    seen = set()
    for index, tier in enumerate(tiers):
        if tier["tier"] not in TIERS or tier["tier"] in seen:
            zh, en = f"{tier['tier']}：不认识或重复的分档", f"{tier['tier']}: unknown, or twice"
            yield Fault(f"tiers[{index}].tier", "education.tier", zh, en)
        seen.add(tier["tier"])
        if tier["by"] not in BY:
            yield Fault(f"tiers[{index}].by", "education.tier-by", "应为 LOTTERY 或 POINTS", "either LOTTERY or POINTS")
    items = set()
    for index, row in enumerate(points):
        if row["item"] not in POINTS_ITEMS or row["item"] in items:
            zh, en = f"{row['item']}：不认识或重复的计分项", f"{row['item']}: unknown, or twice"
            yield Fault(f"points[{index}].item", "education.points-item", zh, en)
        items.add(row["item"])
        if row["hundredthsPerMonth"] < 1 or row["cap"] < 1:
            yield Fault(f"points[{index}]", "education.points-row", "每月分值与上限应为正数", "both must be above zero")


@lru_cache(maxsize=8)
def _villages(county: str) -> tuple[tuple[str, str, str], ...]:
    """(town's name, village's name, code), the longest names first."""
    rows = [
        (town.name, one.short_name, one.code) for town in places.towns(county) for one in places.villages(town.code)
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[1]), row[2])))


def village_of_address(address: str, county: str, hukou_village: str = "") -> str:
    """The village or community that an address names, or empty if it names none or several.

    The town's name settles which; failing that the village of the household register, if the address names it.
    """
    text = "".join(address.split())
    named = [(town, name, code) for town, name, code in _villages(county) if name in text]
    if named:
        longest = len(named[0][1])
        named = [row for row in named if len(row[1]) == longest]
    chosen = [row for row in named if row[0] in text] or named
    if len(chosen) > 1:
        chosen = [row for row in chosen if row[2] == hukou_village]
    return chosen[0][2] if len(chosen) == 1 else ""


def canonical(value: object) -> bytes:
    """JSON with sorted keys."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def is_open(one: AdmissionRound, now: datetime) -> bool:
    """Whether one may apply."""
    return one.state == OPEN and one.opens_at <= now < one.closes_at
