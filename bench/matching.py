"""Matching 20,000 jobs: making the index, then one seeker after the other over all of it."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime
from random import Random
from typing import Any

from city import geography, places
from city.days import china_day
from services.employment.law import law
from services.employment.rules import matching

_TRADES = (
    "电工",
    "焊工",
    "钳工",
    "保洁",
    "厨师",
    "护士",
    "司机",
    "会计",
    "软件工程师",
    "仓库管理员",
    "育婴员",
    "养老护理员",
)
_PARTS = (
    "负责",
    "车间",
    "设备",
    "维修",
    "门店",
    "客户",
    "沟通",
    "夜间",
    "值班",
    "数据",
    "报表",
    "配送",
    "安全",
    "生产",
    "检查",
)


def jobs(count: int, seed: int = 2025) -> list[matching.Job]:
    """Invented jobs in real places."""
    draw, villages = Random(seed), places.villages()  # noqa: S311 - reproducible, nothing secret
    made = []
    for number in range(count):
        lat, lon = geography.position(draw.choice(villages).code)
        trade = draw.choice(_TRADES)
        text = f"{trade} {''.join(draw.choices(_PARTS, k=20))}"
        held = frozenset([f"{trade}证"] if draw.random() < 0.3 else [])
        skills = frozenset(draw.sample(_PARTS, 3))
        cut = tuple(matching.words(text))
        made.append(matching.Job(f"j{number}", cut, lat, lon, draw.choice(("DAY", "NIGHT", "ROTATE")), held, skills))
    return made


def run(rounds: int = 5, count: int = 20_000) -> list[dict[str, Any]]:
    """Two rows: the index, a question."""
    offered, weights = jobs(count), law().at("match-weights", china_day(datetime.now(UTC))).value
    made, asked = [], []
    for _ in range(rounds):
        began = time.perf_counter()
        index = matching.Index(offered)
        made.append(time.perf_counter() - began)
    first = offered[0]
    for number in range(100):
        held = frozenset(f"{trade}证" for trade in _TRADES)
        wish = f"{_TRADES[number % len(_TRADES)]} 设备维修"
        seeker = matching.Seeker(wish, first.lat, first.lon, 50, frozenset({"DAY"}), held, frozenset(_PARTS[:4]))
        began = time.perf_counter()
        index.match(seeker, 10, weights)
        asked.append(time.perf_counter() - began)
    asked.sort()
    return [
        {"what": f"index of {count} jobs", "seconds": round(statistics.median(made), 3)},
        {"what": "one seeker, p50", "seconds": round(asked[50], 4)},
        {"what": "one seeker, p95", "seconds": round(asked[95], 4)},
    ]
