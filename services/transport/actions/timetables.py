"""The timetable in force: handed in as a GTFS feed, kept in memory by every process that asks for it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlmodel import col, select

from chassis.errors import NotFound
from services.transport.feed import read_feed
from services.transport.models import Feed

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from chassis.edge import Tx
    from services.transport.rules.timetable import Timetable

# A copy a database for this process, replaced as a whole when a newer feed is in force.
_timetables: WeakKeyDictionary[Engine, Timetable] = WeakKeyDictionary()


def import_feed(tx: Tx, content: bytes) -> Feed:
    """Puts a feed in force from now on. The same feed twice changes nothing. Raises InvalidInput naming the faults."""
    version = hashlib.sha256(content).hexdigest()[:40]
    known = tx.session.get(Feed, version)
    if known is not None:
        known.imported_at = tx.now  # in force again
        tx.session.add(known)
        return known
    timetable = read_feed(content, version)
    calls = sum(len(trip.pattern.stops) for trip in timetable.trips.values())
    counts = {"routes": len(timetable.routes), "stops": len(timetable.stops), "trips": len(timetable.trips)}
    subject = tx.actor.subject[:60]
    feed = Feed(version=version, content=content, imported_at=tx.now, imported_by=subject, stop_times=calls, **counts)
    tx.session.add(feed)
    return feed


def timetable(tx: Tx) -> Timetable:
    """The one in force. Raises NotFound before any feed was handed in."""
    newest = select(Feed.version).order_by(col(Feed.imported_at).desc()).limit(1)
    version = tx.session.exec(newest).first()
    if version is None:
        raise NotFound("transport.no-timetable", "尚未导入时刻表", "no timetable was handed in yet")
    engine = tx.session.connection().engine
    known = _timetables.get(engine)
    if known is None or known.version != version:
        content = tx.session.exec(select(Feed.content).where(col(Feed.version) == version)).one()
        known = _timetables[engine] = read_feed(content, version)
    return known
