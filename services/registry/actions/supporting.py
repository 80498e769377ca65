"""Who is bound to support a person, for the departments that have to ask (赡养、抚养、扶养义务人)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.errors import NotFound
from services.registry import rules
from services.registry.actions.kin import family_of
from services.registry.actions.people import may_read
from services.registry.actions.reads import log_reads, reading_of
from services.registry.models import Resident
from services.registry.parameters import parameters
from services.registry.rules import kinship

if TYPE_CHECKING:
    from chassis.edge import Tx
    from chassis.parameters import Parameter


def list_supporters(tx: Tx, resident_id: str) -> tuple[list[kinship.Supporter], Parameter]:
    """The living supporters of somebody, and the table that decided. The person and all of them are told of the read.

    Raises:
        InvalidInput: no purpose was stated.
        NotFound: there is no such resident, or not for this reader.
    """
    reading = reading_of(tx.actor)
    resident = tx.session.get(Resident, resident_id)
    if resident is None or resident.cancelled or not may_read(tx, resident):
        raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
    today = rules.day_in_china(tx.now)
    duties = parameters().at("support-duties", today)
    majority = parameters().at("age-of-majority", today)
    found = kinship.supporters(family_of(tx, resident), resident.id, today=today, duties=duties, majority=majority)
    log_reads(tx, dict.fromkeys([resident.id, *(one.resident_id for one in found)]), "kinship", reading)
    return found, duties
