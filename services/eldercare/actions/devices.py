"""Devices: where they are, when they were last heard, what they said that could not be used."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotFound
from city import geography
from city.days import china_day
from services.eldercare.actions import tasks
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import CareTask, Device, DeviceFault
from services.eldercare.rules import sos as rules

if TYPE_CHECKING:
    from datetime import datetime

    from chassis.edge import Tx

_AT_ONCE = 500


def register_device(  # noqa: PLR0913 - one parameter a field of the form
    tx: Tx,
    device_id: str,
    resident_id: str,
    kind: str,
    position: tuple[float, float] | None,
    address: str,
    *,
    retired: bool,
) -> Device:
    """Enters a device or changes it. Raises NotFound, InvalidInput naming every fault, Unavailable."""
    lat, lon = position or (None, None)
    county = geography.county_at(lat, lon) if lat is not None and lon is not None else None
    faults = rules.device_faults(device_id, kind, address) + rules.position_faults(lat, lon, county)
    if faults:
        raise InvalidInput.of("eldercare.device", faults)
    elder = elder_of(tx, resident_id)
    device = tx.session.get(Device, device_id, with_for_update=True) or Device(
        id=device_id, registered_at=tx.now, last_heard_at=tx.now
    )
    device.resident_id, device.kind, device.address, device.retired = resident_id, kind, address, retired
    device.lat, device.lon = position or (elder.lat, elder.lon)
    device.county = county or elder.county
    device.town = elder.town if device.county == elder.county else ""
    tx.session.add(device)
    if retired:
        tasks.close_tasks(tx, tasks.DEVICE_SILENT, device_id, "终端已停用 taken out of service")
    return device


def read_device(tx: Tx, device_id: str) -> Device:
    """A device. Raises NotFound, also for a resident who asks for somebody else's."""
    device = tx.session.get(Device, device_id)
    if device is None or not own_or_staff(tx, device.resident_id):
        raise no_such_device()
    log_reads(tx, [device.resident_id], "device")
    return device


def ids_in_use(tx: Tx) -> set[str]:
    """The ids of all devices in use."""
    return set(tx.session.exec(select(Device.id).where(~col(Device.retired))))


def hear_device(tx: Tx, device_id: str, told_at: datetime | None) -> None:
    """A heartbeat. An unknown device is nobody's: raises NotFound. A silence that was a task is settled."""
    device = tx.session.get(Device, device_id)
    if device is None or device.retired:
        raise no_such_device()
    heard(tx, device, told_at)


def heard(tx: Tx, device: Device, told_at: datetime | None) -> None:
    """The device said something now."""
    silent = tx.now - device.last_heard_at > _silence(tx)
    device.last_heard_at = tx.now
    if told_at is not None and abs(ahead := round((told_at - tx.now).total_seconds())) < 2**31:
        device.clock_ahead_s = ahead
    tx.session.add(device)
    if silent:
        tasks.close_tasks(tx, tasks.DEVICE_SILENT, device.id, "终端恢复通信 heard again")


def look_for_silent_devices(tx: Tx) -> bool:
    """Job: a device that fell silent is a task for people, never an alarm. True if there may be more."""
    quiet = select(Device).where(~col(Device.retired), col(Device.last_heard_at) < tx.now - _silence(tx))
    known = select(CareTask.about).where(CareTask.kind == tasks.DEVICE_SILENT, col(CareTask.done_at).is_(None))
    found = tx.session.exec(quiet.where(col(Device.id).not_in(known)).order_by(col(Device.id)).limit(_AT_ONCE)).all()
    hours = law().at("device-silent-after", china_day(tx.now)).value
    for device in found:
        zh, en = f"终端 {device.id} 超过 {hours} 小时没有消息", f"device {device.id} was not heard for {hours} hours"
        tasks.open_task(
            tx, tasks.DEVICE_SILENT, device.id, device.resident_id, (device.county, device.town), zh=zh, en=en
        )
    return len(found) == _AT_ONCE


def note_fault(tx: Tx, device_id: str, code: str, detail: str) -> None:
    """Counts what a device said that could not be used; nobody answers a device, so it is kept for people."""
    day = china_day(tx.now).isoformat()
    key = (device_id[:40], code[:60], day)
    fault = tx.session.get(DeviceFault, key, with_for_update=True) or DeviceFault(
        device_id=key[0], code=key[1], day=day, times=0, last_at=tx.now, detail=""
    )
    fault.times, fault.last_at, fault.detail = fault.times + 1, tx.now, detail[:1000]
    tx.session.add(fault)
    tx.session.connection().execute(
        update(Device).where(col(Device.id) == key[0]).values(faults=col(Device.faults) + 1)
    )


def no_such_device() -> NotFound:
    """The same for one that does not exist, is retired, or is somebody else's."""
    return NotFound("eldercare.no-such-device", "没有这个终端", "no such device")


def _silence(tx: Tx) -> timedelta:
    return timedelta(hours=law().at("device-silent-after", china_day(tx.now)).value)
