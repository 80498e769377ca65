"""A department's database: PostgreSQL, or a SQLite file on one machine. The tables every department has are here."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    text,
)
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import registry
from sqlmodel import Session, SQLModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection, Engine


class Instant(TypeDecorator[datetime]):
    """An aware moment in UTC on both databases; SQLite forgets the zone, this gives it back."""

    impl, cache_ok = DateTime(timezone=True), True

    def process_bind_param(self, value: datetime | None, dialect: object) -> datetime | None:  # noqa: ARG002
        """Refuses a moment without a zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: object) -> datetime | None:  # noqa: ARG002
        """Always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


own = MetaData()

outbox = Table(
    "outbox",
    own,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("topic", String(120), nullable=False),
    Column("key", String(120), nullable=False),
    Column("headers", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
inbox = Table(
    "inbox",
    own,
    Column("id", String(64), primary_key=True),
    Column("at", Instant, nullable=False, index=True),
)
parked = Table(
    "parked",
    own,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("topic", String(120), nullable=False),
    Column("key", String(120), nullable=False),
    Column("headers", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("status", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Index("parked_by_key", "topic", "key"),
    sqlite_autoincrement=True,
)
replies = Table(
    "replies",
    own,
    Column("id", String(64), primary_key=True),
    Column("request", String(64), nullable=False),
    Column("reply", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)


def tables() -> Any:  # noqa: ANN401 - SQLModel's own idiom for a base class
    """A base class for one department's tables, with a MetaData of its own: two departments may name a table alike."""

    class Base(SQLModel, registry=registry(metadata=MetaData())):
        pass

    return Base


class Database:
    """Connections of one department. On SQLite one writer at a time waits for a lock instead of polling the file."""

    def __init__(self, url: str, pool: int = 20) -> None:
        """Opens nothing yet."""
        self.sqlite = url.startswith("sqlite")
        self._writing = threading.Lock()
        fast = {"json_serializer": lambda value: orjson.dumps(value).decode(), "json_deserializer": orjson.loads}
        if self.sqlite:
            local = {"check_same_thread": False, "timeout": 30}
            self.engine = create_engine(url, connect_args=local, pool_size=pool, **fast)
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            self.engine = create_engine(url, pool_size=pool, max_overflow=10, pool_recycle=1800, **fast)
            # Many rows are one INSERT with many VALUES, not one prepared statement a row.
            self.engine.dialect.use_insertmanyvalues_wo_returning = True

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back on any error. Only the edge and the bus loops use it."""
        lock = self._writing if self.sqlite and write else None
        if lock:
            lock.acquire()
        try:
            with self.engine.connect() as connection:
                connection.info["write"] = write
                with Session(connection, expire_on_commit=False) as session, session.begin():
                    yield session
                connection.commit()
        finally:
            if lock:
                lock.release()

    def alive(self) -> bool:
        """Whether it answers."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except DBAPIError:
            return False
        return True

    def insert_new(self, session: Session, ids: Sequence[str], now: datetime) -> set[str]:
        """Enters event ids in the inbox in one statement; returns those that were not there yet."""
        if not ids:
            return set()
        if self.sqlite:
            source, given = "SELECT value, :now FROM json_each(:ids) WHERE true", json.dumps(list(ids))
        else:
            source, given = "SELECT unnest(CAST(:ids AS text[])), CAST(:now AS timestamptz)", list(ids)  # type: ignore[assignment]
        statement = f"INSERT INTO inbox (id, at) {source} ON CONFLICT DO NOTHING RETURNING id"
        return {row[0] for row in session.connection().execute(text(statement), {"ids": given, "now": now})}

    def outbox_batch(self, sent: Sequence[int], handed: int, limit: int) -> Sequence[Sequence[Any]]:
        """Clears the rows that were `sent` and reads the next, in order: seq, topic, key, headers, data.

        On SQLite numbers rise with the commits, so reading starts after the last row `handed` over. On PostgreSQL a
        transaction that commits late may have a lower number: reading starts at the beginning. There the commit does
        not wait for the disk: a row that comes back after a crash is sent again, which the inboxes make harmless.
        """
        if self.sqlite:
            if sent:
                with self.transaction(write=True) as session:
                    gone = text("DELETE FROM outbox WHERE seq IN (SELECT value FROM json_each(:sent))")
                    session.connection().execute(gone, {"sent": json.dumps(list(sent))})
            with self.transaction(write=False) as session:
                return session.connection().execute(text(_NEXT_SQLITE), {"handed": handed, "limit": limit}).all()
        with self.engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            return connection.exec_driver_sql(_NEXT_POSTGRES, (list(sent), list(sent), limit)).all()


_NEXT_SQLITE = "SELECT seq, topic, key, headers, data FROM outbox WHERE seq > :handed ORDER BY seq LIMIT :limit"
_NEXT_POSTGRES = """WITH cleared AS (DELETE FROM outbox WHERE seq = ANY(%s))
SELECT seq, topic, key, headers, data FROM outbox WHERE seq <> ALL(%s) ORDER BY seq LIMIT %s"""


def is_unique_clash(error: BaseException) -> bool:
    """Somebody else inserted the same key first; trying again once finds it."""
    return isinstance(error, IntegrityError)


def is_down(error: BaseException) -> bool:
    """The database itself is away or broke off, as against a statement that is wrong."""
    if not isinstance(error, DBAPIError):
        return False
    away = ("connection", "server closed", "shutting down", "starting up", "terminating", "unable to open", "locked")
    return error.connection_invalidated or any(word in str(error.orig).lower() for word in away)


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - sqlite3's own connection
    # The driver must not begin transactions by itself: _begin_sqlite says whether one will write.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("write") else "BEGIN")


def migrate(engine: Engine, versions: str) -> None:
    """Brings a database to the newest version: the chassis' tables, then the department's (`versions`, a folder).

    Two processes that start at once wait for each other (PostgreSQL advisory lock, SQLite file lock).
    """
    from pathlib import Path  # noqa: PLC0415

    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - only a start needs it

    here = Path(__file__).parent / "migrations"
    with engine.connect() as connection:
        connection.info["write"] = True
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(20212025)"))
        for name, folder in (("chassis", here / "versions"), ("department", Path(versions))):
            config = Config()
            config.set_main_option("script_location", str(here))
            config.set_main_option("version_locations", str(folder))
            config.set_main_option("path_separator", "newline")
            script = ScriptDirectory.from_config(config)

            def upgrade(revision: Any, _context: Any, script: ScriptDirectory = script) -> Any:  # noqa: ANN401 - Alembic's
                return script._upgrade_revs("head", revision)  # noqa: SLF001 - Alembic's documented recipe

            environment = EnvironmentContext(config, script, fn=upgrade)
            environment.configure(connection=connection, version_table=f"version_{name}", fn=upgrade)
            with environment.begin_transaction():
                environment.run_migrations()
        connection.commit()
