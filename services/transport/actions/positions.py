"""The newest position of every vehicle: later stands, earlier and doubled changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy.dialects import sqlite
from sqlmodel import select

from services.transport.models import VehiclePosition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from civic.transport.positions.v1 import events_pb2 as events

    from chassis.edge import Tx

_TABLE = VehiclePosition.__table__
_NAMES = tuple(column.name for column in _TABLE.columns)
_COLUMNS = ", ".join(_NAMES)
_SETS = ", ".join(f"{name} = EXCLUDED.{name}" for name in _NAMES if name != "vehicle_id")
_UPSERT = (
    f"INSERT INTO vehicle_position ({_COLUMNS}) "  # noqa: S608 - names of our own table
    f"SELECT {_COLUMNS} FROM json_populate_recordset(NULL::vehicle_position, %(rows)s) "
    f"ON CONFLICT (vehicle_id) DO UPDATE SET {_SETS} WHERE EXCLUDED.at > vehicle_position.at"
)


def note_positions(tx: Tx, positions: Iterable[events.Position]) -> None:
    """Keeps the newest of each vehicle; all of a batch of events are written in one statement at its end."""
    newest: dict[str, events.Position] = tx.session.info.setdefault("positions", {})
    for position in positions:
        known = newest.get(position.vehicle_id)
        if known is None or position.at > known.at:
            newest[position.vehicle_id] = position
    tx.before_commit("positions", lambda: _write(tx))


def _write(tx: Tx) -> None:
    newest: dict[str, Any] = tx.session.info.pop("positions", {})
    if not newest:
        return
    # In the order of the key, so that two writers never wait for each other.
    rows = [{name: getattr(newest[key], name) for name in _NAMES} for key in sorted(newest)]
    connection = tx.session.connection()
    if connection.dialect.name == "sqlite":
        insert = sqlite.insert(_TABLE)
        changed = {name: insert.excluded[name] for name in _NAMES if name != "vehicle_id"}
        newer = insert.excluded.at > _TABLE.c.at
        upsert = insert.on_conflict_do_update(index_elements=["vehicle_id"], set_=changed, where=newer)
        connection.execute(upsert, rows)
    else:
        connection.exec_driver_sql(_UPSERT, {"rows": orjson.dumps(rows).decode()})


def newest_positions(tx: Tx) -> Sequence[Any]:
    """All of them, as rows."""
    return tx.session.connection().execute(select(_TABLE)).all()
