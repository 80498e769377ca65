"""Growth assessments a second: the arithmetic alone, and as the RPC function runs at its edge on SQLite."""

from __future__ import annotations

import tempfile
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from civic.childcare.v1 import childcare_pb2 as pb

from chassis.auth import Actor, make_keys
from chassis.service import Host
from chassis.settings import Settings
from services.childcare.law import law
from services.childcare.main import SERVICE
from services.childcare.rpc import growth as growth_rpc
from services.childcare.rules import growth

_CHILDREN = 5000


def run(rounds: int = 3) -> list[dict[str, Any]]:
    """One row each; the tables are read before."""
    draw, born = Random(2026), date(2021, 1, 1)  # noqa: S311 - reproducible, and nothing secret
    children = []
    for _ in range(_CHILDREN):
        age = draw.randrange(growth.LAST_DAY)
        size = 50 + 60 * (age / growth.LAST_DAY) ** 0.5
        told = (
            draw.choice(growth.SEXES),
            born,
            born + timedelta(days=age),
            3.3 + 14 * age / growth.LAST_DAY,
            size,
            40.0,
        )
        children.append(growth.Measured(*told))
    for one in children[:200]:
        growth.assess(law(), one)

    def alone() -> None:
        for one in children:
            growth.assess(law(), one)

    rows = [_row("assessment, five scores", alone, rounds)]
    with tempfile.TemporaryDirectory() as folder:
        keys = Path(folder) / "keys"
        make_keys(keys, ("childcare", "gateway"))
        host = Host(Settings(data=Path(folder), keys=keys, rpc_listen="127.0.0.1:0"), [SERVICE], roles=())
        edge, actor = host.departments["childcare"].edge, Actor("bench", "window", county="330802")

        def through() -> None:
            for one in children:
                request = pb.AssessGrowthRequest(
                    sex=one.sex,
                    birth_date=one.born_on.isoformat(),
                    observed_on=one.observed_on.isoformat(),
                    weight_kg=one.weight_kg,
                    length_cm=one.length_cm,
                    head_cm=one.head_cm,
                )
                edge.perform(partial(growth_rpc.assess_growth, request=request), actor, write=False)

        rows.append(_row("AssessGrowth at the edge", through, 1))
        host.stop()
    return rows


def _row(what: str, work: Any, rounds: int) -> dict[str, Any]:  # noqa: ANN401 - a function of no arguments
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return {"what": what, "children": _CHILDREN, "per second": round(_CHILDREN / sorted(seconds)[len(seconds) // 2])}
