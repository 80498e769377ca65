"""Who somebody is: asked of the registry, with the personnel file that we keep."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2

from chassis.errors import InvalidInput, NotFound
from services.employment.models import Career
from services.employment.rules.pensions import Record
from services.employment.rules.registers import Person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx

_TOWN, _COUNTY = 9, 6


def resident(tx: Tx, resident_id: str, purpose: str) -> registry_pb2.Resident:
    """What the registry says. Raises NotFound, Unavailable."""
    found: registry_pb2.Resident = tx.ask(
        "GetResident", registry_pb2.GetResidentRequest(resident_id=resident_id), purpose
    )
    return found


def person_of(tx: Tx, resident_id: str, purpose: str) -> tuple[Person, str, Career | None]:
    """The person as the rules see one, the village lived in, and the personnel file. Raises NotFound, Unavailable."""
    told, career = resident(tx, resident_id, purpose), tx.session.get(Career, resident_id)
    sex = registry_pb2.Resident.Sex.Name(told.sex)
    person = Person(date.fromisoformat(told.birth_date), sex, career.post if career else "WORKER")
    return person, told.village, career


def record_of(career: Career | None) -> Record:
    """The file as the rules see it; nobody without one has paid anything."""
    if career is None:
        return Record(0, 1000, 0)
    special = career.special_work, career.special_months
    return Record(career.months, career.index_milli, career.account_fen, *special)


def text(inputs: Mapping[str, Any], name: str) -> str:
    """A text of an item's inputs. Raises InvalidInput: catalogue and department then disagree."""
    found = inputs.get(name)
    if not isinstance(found, str) or not found:
        raise unreadable(name)
    return found


def day(inputs: Mapping[str, Any], name: str) -> date:
    """A day of an item's inputs, see `text`."""
    try:
        return date.fromisoformat(text(inputs, name))
    except ValueError as error:
        raise unreadable(name) from error


def unreadable(name: str) -> InvalidInput:
    """An input is missing or of the wrong form."""
    zh, en = f"事项的输入不完整或格式不对：{name}", f"an input of the item is missing or of the wrong form: {name}"
    return InvalidInput("employment.unreadable-inputs", zh, en)


def nobody() -> NotFound:
    """No such record, or none that the caller may know of."""
    return NotFound("employment.no-such-record", "没有这条记录", "no such record")


__all__ = ["day", "nobody", "person_of", "record_of", "resident", "text", "unreadable"]
