"""Requests as other departments make them, and an assistance that gives pages of awards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
from civic.assistance.v1 import assistance_pb2
from civic.policy.v1 import policy_pb2 as pb
from google.protobuf import json_format

from chassis.auth import Actor
from chassis.db import tables
from chassis.service import Service

if TYPE_CHECKING:
    from pathlib import Path

    from chassis.edge import Tx

SUPERVISOR = Actor("s1", "supervisor", via="gateway", purpose="主动发现 proactive discovery")


def make_person(person_id: str = "p1", **changes: Any) -> dict[str, Any]:
    plain = {"personId": person_id, "relation": "HEAD", "birthDate": "1980-03-05", "sex": "MALE", "abilityGrade": 0}
    return {**plain, **changes}


def make_request(*persons: dict[str, Any], month: str = "2026-11", benefits: Any = (), **household: Any) -> Any:
    said = {"month": month, "benefits": list(benefits), "household": {"persons": list(persons), **household}}
    return json_format.ParseDict(said, pb.AssessHouseholdRequest())


def make_awards(*rows: tuple[str, str, str]) -> bytes:
    """(resident, household, benefit) as the page that assistance gives."""
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    table = pa.table(
        {
            "resident_id": pa.array(columns[0], pa.string()),
            "household_id": pa.array(columns[1], pa.string()),
            "benefit": pa.array(columns[2], pa.string()),
            "amount_fen": pa.array([5000] * len(rows), pa.int64()),
            "from_month": pa.array(["2026-01"] * len(rows), pa.string()),
        }
    )
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def make_assistance(folder: Path, *pages: bytes) -> Service:
    """A department under assistance's own contract that draws what it is told, page by page."""
    proto = assistance_pb2
    (folder / "migrations").mkdir(parents=True, exist_ok=True)

    def list_awards_page(_: Tx, request: Any) -> Any:
        at = int(request.page_token or 0)
        more = str(at + 1) if at + 1 < len(pages) else ""
        return proto.ListAwardsPageResponse(arrow=pages[at] if pages else b"", next_page_token=more)

    rpcs = dict.fromkeys(proto.DESCRIPTOR.services_by_name["AssistanceService"].methods_by_name, list_awards_page)
    return Service("assistance", folder, proto, rpcs, tables().metadata)
