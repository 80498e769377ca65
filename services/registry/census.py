"""Everybody as columns, for work on the whole city: Arrow pages, household by household."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from civic.registry.v1 import registry_pb2 as pb
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed
from services.registry.actions.reads import GATEWAY, log_reads, reading_of
from services.registry.models import HEAD, Resident

if TYPE_CHECKING:
    from chassis.edge import Tx

_PAGE, _LARGEST = 10_000, 20_000
_COUNTY = re.compile(r"\d{6}")
_WORDS = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        ("household_id", pa.string()),
        ("resident_id", pa.string()),
        ("relation", _WORDS),
        ("sex", _WORDS),
        ("birth", pa.date32()),
        ("village", _WORDS),
    ]
)


def read_census(tx: Tx, request: pb.ReadCensusRequest) -> pb.ReadCensusResponse:
    """A page of households that stand, with all their members.

    The reading of the whole is one entry in the log of reads, made with its first page, for the subject "census" (or
    "census:COUNTY"): one for every resident would bury what individuals were looked at for.

    Raises:
        NotAllowed: a person calls, and not a department.
        InvalidInput: no purpose was stated, or every other fault at once.
    """
    if tx.actor.via in ("", GATEWAY) or tx.actor.role != "service":
        raise NotAllowed(
            "registry.departments-only", "只有部门可以读取全市数据", "only a department reads the whole city"
        )
    reading = reading_of(tx.actor)
    faults = []
    if not 0 <= request.page_size <= _LARGEST:
        faults.append(Fault("pageSize", "registry.bad-page", "应为1到20000", "must be 1 to 20,000"))
    if request.county and not _COUNTY.fullmatch(request.county):
        faults.append(Fault("county", "registry.bad-county", "应为6位数字", "must be six digits"))
    if faults:
        raise InvalidInput.of("registry.bad-census", faults)
    if not request.after:
        log_reads(tx, [f"census:{request.county}" if request.county else "census"], "census", reading)
    homes = select(Resident.household_id).where(~col(Resident.cancelled), Resident.household_id > request.after)
    if request.county:
        homes = homes.where(col(Resident.village).startswith(request.county))
    size = request.page_size or _PAGE
    ids = tx.session.exec(homes.distinct().order_by(col(Resident.household_id)).limit(size + 1)).all()
    if not ids:
        return pb.ReadCensusResponse()
    last = ids[size - 1] if len(ids) > size else ids[-1]
    columns: Any = (
        Resident.household_id,
        Resident.id,
        Resident.relation,
        Resident.sex,
        Resident.birth_date,
        Resident.village,
    )
    people: Any = select(*columns).where(
        ~col(Resident.cancelled), Resident.household_id > request.after, Resident.household_id <= last
    )
    if request.county:
        people = people.where(col(Resident.village).startswith(request.county))
    rows = tx.session.connection().execute(people.order_by(Resident.household_id, Resident.id)).all()
    ordered = [
        one for _, home in groupby(rows, key=lambda row: row[0]) for one in sorted(home, key=lambda row: row[2] != HEAD)
    ]
    page = pa.table(
        [pa.array(values, kind) for values, kind in zip(zip(*ordered, strict=True), SCHEMA.types, strict=True)],
        schema=SCHEMA,
    )
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, SCHEMA, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(page)
    return pb.ReadCensusResponse(
        page=sink.getvalue().to_pybytes(),
        households=min(len(ids), size),
        persons=len(ordered),
        next=last if len(ids) > size else "",
    )
