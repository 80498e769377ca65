"""Filling an empty registry with the demonstration city."""

from __future__ import annotations

import logging
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlmodel import select

from chassis.bulk import insert_rows
from services.registry import rules
from services.registry.base_models import Lease, Organisation, Property, PropertyOwner
from services.registry.models import Household, ResidencePermit, Resident
from services.registry.parameters import parameters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

    from chassis.edge import Tx

log = logging.getLogger(__name__)
_CHUNK = 50_000  # rows in memory at a time


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Loads so many residents and their households, unless the registry has residents already."""
    if tx.session.exec(select(Resident.id).limit(1)).first() is not None:
        return
    # What brings numpy only the first start needs.
    from city.population import generate  # noqa: PLC0415
    from services.registry import base_load, city_load  # noqa: PLC0415

    population = generate(residents, seed)
    households, people = city_load.demonstration(population)
    connection = tx.session.connection()
    _load(connection, Household.__table__, city_load.HOUSEHOLD_COLUMNS, households)
    _load(connection, Resident.__table__, city_load.RESIDENT_COLUMNS, people)
    today = rules.day_in_china(tx.now)
    homes = base_load.Homes(population, seed, today)
    _load(connection, Property.__table__, base_load.PROPERTY_COLUMNS, homes.properties())
    _load(connection, PropertyOwner.__table__, base_load.OWNER_COLUMNS, homes.owners())
    _load(connection, Lease.__table__, base_load.LEASE_COLUMNS, homes.leases())
    _load(connection, Organisation.__table__, base_load.ORGANISATION_COLUMNS, base_load.organisation_rows(seed))
    permits = homes.permits(tx.now, parameters().at("residence-permit-valid-months", today).value)
    while chunk := list(islice(permits, _CHUNK)):
        insert_rows(tx.session, ResidencePermit.__table__, chunk)
    if connection.dialect.name == "postgresql":
        # Otherwise the planner knows nothing of the new rows for a minute, and reads whole tables.
        connection.execute(text("ANALYZE resident, household, property, property_owner, lease, residence_permit"))


def _load(connection: Connection, table: Table, columns: Sequence[str], rows: Iterator[tuple[object, ...]]) -> None:
    loaded = 0
    while chunk := list(islice(rows, _CHUNK)):
        if connection.dialect.name == "postgresql":
            _copy(connection, table.name, columns, chunk)
        else:
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own names
            connection.exec_driver_sql(statement, [_for_sqlite(row) for row in chunk])
        loaded += len(chunk)
        log.info("demonstration city: %s rows of %s loaded", f"{loaded:,}", table.name)


def _copy(connection: Connection, table: str, columns: Sequence[str], chunk: Sequence[tuple[object, ...]]) -> None:
    """COPY, which only the driver itself offers: several times faster than INSERT."""
    raw: Any = connection.connection.driver_connection
    with raw.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in chunk:
            copy.write_row(row)


def _for_sqlite(row: tuple[object, ...]) -> tuple[object, ...]:
    """Days as SQLite keeps them: the driver's own adapter is deprecated."""
    return tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row)
