"""Terminals: registered to a vehicle, claimed by others, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from chassis.events import new_id
from city import places
from city.days import china_day
from services.transport.models import Terminal, TerminalClaim, TerminalCount, Vehicle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.edge import Tx

DONE, VEHICLE_TAKEN, NO_VEHICLE, TERMINAL_TAKEN = 0, 1, 2, 3
KINDS = ("BUS", "TAXI", "COACH", "TRUCK", "UNIT")
_MOST = 200


def enter_vehicle(tx: Tx, plate: str, kind: str, county: str, route_id: str) -> Vehicle:
    """A vehicle, new or changed, by its plate. Raises InvalidInput naming every fault."""
    faults = []
    if not 6 <= len(plate) <= 10:  # noqa: PLR2004 - 6 to 8 characters are printed, some kinds have a suffix
        faults.append(Fault("plate", "transport.plate", "车牌号应为 6 至 10 个字符", "a plate has 6 to 10 characters"))
    if kind not in KINDS:
        told = ", ".join(KINDS)
        faults.append(Fault("kind", "transport.kind", f"车辆类型应为 {told} 之一", f"one of {told}"))
    if county not in {one.code for one in places.counties()}:
        faults.append(Fault("county", "transport.county", "没有这个区县", "no such county"))
    if faults:
        raise InvalidInput.of("transport.vehicle", faults)
    vehicle = tx.session.exec(select(Vehicle).where(col(Vehicle.plate) == plate).with_for_update()).first()
    vehicle = vehicle or Vehicle(id=f"V-{plate}", plate=plate, kind=kind, county=county)
    vehicle.kind, vehicle.county, vehicle.route_id = kind, county, route_id
    tx.session.add(vehicle)
    return vehicle


def register_terminal(tx: Tx, phone: str, terminal_id: str, plate: str, peer: str) -> tuple[int, str]:
    """Binds a terminal to its vehicle. Returns the result by JT/T 808 and the vehicle's id.

    The same terminal may register again; another one that claims its number or its vehicle is noted and refused.
    """
    vehicle = tx.session.exec(select(Vehicle).where(col(Vehicle.plate) == plate)).first()
    known = tx.session.get(Terminal, phone)
    if known is not None and known.terminal_id != terminal_id:
        note_claim(tx, phone, "OTHER_TERMINAL", peer)
        return TERMINAL_TAKEN, ""
    if vehicle is None:
        return NO_VEHICLE, ""
    if known is not None:
        if known.vehicle_id != vehicle.id:
            note_claim(tx, phone, "OTHER_VEHICLE", peer)
            return TERMINAL_TAKEN, ""
        return DONE, vehicle.id
    if tx.session.exec(select(Terminal).where(col(Terminal.vehicle_id) == vehicle.id)).first():
        note_claim(tx, phone, "OTHER_VEHICLE", peer)
        return VEHICLE_TAKEN, ""
    tx.session.add(Terminal(phone=phone, vehicle_id=vehicle.id, terminal_id=terminal_id, registered_at=tx.now))
    return DONE, vehicle.id


def take_terminal_off(tx: Tx, phone: str) -> Terminal:
    """Frees a number and its vehicle for another terminal. Raises NotFound."""
    known = tx.session.get(Terminal, phone)
    if known is None:
        raise NotFound("transport.no-such-terminal", "没有这个终端", "no such terminal")
    tx.session.delete(known)
    return known


def known_terminals(tx: Tx, phone: str = "") -> dict[str, tuple[str, str]]:
    """Vehicle and terminal id by number: of one, or of all."""
    query = select(Terminal.phone, Terminal.vehicle_id, Terminal.terminal_id)
    if phone:
        query = query.where(col(Terminal.phone) == phone)
    return {number: (vehicle_id, terminal_id) for number, vehicle_id, terminal_id in tx.session.exec(query).all()}


def note_claim(tx: Tx, phone: str, what: str, peer: str) -> None:
    """Somebody claimed what belongs to another terminal."""
    tx.session.add(TerminalClaim(id=new_id(), phone=phone, what=what, peer=peer, at=tx.now))


def list_claims(tx: Tx) -> Sequence[TerminalClaim]:
    """The newest claims first."""
    return tx.session.exec(select(TerminalClaim).order_by(col(TerminalClaim.id).desc()).limit(_MOST)).all()


def add_counts(tx: Tx, counts: Mapping[str, int]) -> None:
    """Adds to the counts of the day."""
    table = TerminalCount.__table__
    insert = sqlite.insert(table) if tx.session.get_bind().dialect.name == "sqlite" else postgresql.insert(table)
    day = china_day(tx.now)
    rows = [{"day": day, "what": what, "count": count} for what, count in sorted(counts.items())]
    added = {"count": table.c.count + insert.excluded.count}
    tx.session.connection().execute(
        insert.values(rows).on_conflict_do_update(index_elements=["day", "what"], set_=added)
    )


def read_counts(tx: Tx, day: date) -> dict[str, int]:
    """The counts of a day."""
    rows = tx.session.exec(select(TerminalCount).where(col(TerminalCount.day) == day)).all()
    return {row.what: row.count for row in rows}
