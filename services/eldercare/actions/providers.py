"""Providers (服务商): enter, inspect, and their public rating."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound
from chassis.events import new_id
from city import geography, places
from city.days import china_day
from services.eldercare.actions.reads import page
from services.eldercare.law import law
from services.eldercare.models import HelpOrder, Inspection, Provider, Visit
from services.eldercare.rules import care
from services.eldercare.rules import helps as rules
from services.eldercare.rules.sos import position_faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_VISITS, _INSPECTIONS = timedelta(days=90), timedelta(days=365)
_MOST_FINDINGS, _LONGEST_NOTE = 20, 200


def enter_provider(  # noqa: PLR0913 - one parameter a field of the form
    tx: Tx,
    provider_id: str,
    name: str,
    helps: Sequence[str],
    county: str,
    position: tuple[float, float] | None,
    *,
    orders_a_day: int,
    volunteers: bool,
    suspended: bool,
) -> Provider:
    """Enters a provider or changes it. Raises NotAllowed, InvalidInput naming every fault."""
    our_staff(tx)
    lat, lon = position or (None, None)
    inside = geography.county_at(lat, lon) if lat is not None and lon is not None else None
    known = county in {each.code for each in places.counties()}
    faults = rules.provider_faults(provider_id, name, helps, known, orders_a_day) + position_faults(lat, lon, inside)
    if faults:
        raise InvalidInput.of("eldercare.provider", faults)
    provider = tx.session.get(Provider, provider_id, with_for_update=True) or Provider(id=provider_id)
    provider.name, provider.helps, provider.county = name, sorted(set(helps)), county
    provider.lat, provider.lon = position or geography.position(county)
    provider.volunteers, provider.orders_a_day, provider.suspended = volunteers, orders_a_day, suspended
    tx.session.add(provider)
    tx.session.flush()
    return provider


def inspect_provider(tx: Tx, provider_id: str, findings: Sequence[tuple[str, str]]) -> Provider:
    """Notes an inspection, each finding (code, note). Raises NotAllowed, NotFound, InvalidInput naming every fault."""
    our_staff(tx)
    provider = provider_of(tx, provider_id)
    points = law().at("inspection-points", china_day(tx.now)).value
    faults = []
    if len(findings) > _MOST_FINDINGS:
        told = f"最多 {_MOST_FINDINGS} 项", f"at most {_MOST_FINDINGS}"
        faults.append(Fault("findings", "eldercare.findings", *told))
    for index, (code, note) in enumerate(findings):
        if code not in points:
            told = f"应为 {'、'.join(points)} 之一", f"one of {', '.join(points)}"
            faults.append(Fault(f"findings[{index}].code", "eldercare.unknown-finding", *told))
        if len(note) > _LONGEST_NOTE:
            told = f"最多 {_LONGEST_NOTE} 个字", f"at most {_LONGEST_NOTE} characters"
            faults.append(Fault(f"findings[{index}].note", "eldercare.finding-note", *told))
    if faults:
        raise InvalidInput.of("eldercare.inspection", faults)
    for code, note in findings or [("NONE", "")]:
        told_of = {"provider_id": provider_id, "code": code, "points": points.get(code, 0), "note": note}
        tx.session.add(Inspection(id=new_id(), inspector=tx.actor.subject[:60], at=tx.now, **told_of))
    tx.session.flush()
    return provider


def provider_of(tx: Tx, provider_id: str, *, lock: bool = False) -> Provider:
    """A provider. Raises NotFound."""
    provider = tx.session.get(Provider, provider_id, with_for_update=lock)
    if provider is None:
        raise NotFound("eldercare.no-such-provider", "没有这个服务商", "no such provider")
    return provider


def find_providers(tx: Tx, county: str, what: str, limit: int) -> list[Provider]:
    """Providers of a county that do one of the six helps, best rated first. Raises InvalidInput."""
    if what and what not in care.HELPS:
        told = f"应为 {'、'.join(care.HELPS)} 之一", f"one of {', '.join(care.HELPS)}"
        raise InvalidInput.of("eldercare.providers", [Fault("help", "eldercare.unknown-help", *told)])
    most = page(limit)
    query = select(Provider).order_by(col(Provider.id))
    found = tx.session.exec(query.where(Provider.county == county) if county else query).all()
    able = [one for one in found if not what or what in one.helps]
    return sorted(able, key=lambda one: -stars_of(tx, one))[:most]


def stars_of(tx: Tx, provider: Provider) -> float:
    """Its stars alone."""
    return rules.rate(law(), provider.ratings, provider.stars_sum, (0, 0), 0, china_day(tx.now)).stars


def rating_of(tx: Tx, provider: Provider) -> tuple[rules.Rating, tuple[int, int]]:
    """The public rating, and the visits of the last 90 days with those nobody came to."""
    since = tx.now - _VISITS
    visits = select(Visit.state, func.count()).join(HelpOrder, col(HelpOrder.id) == col(Visit.belongs_to))
    visits = visits.where(HelpOrder.provider_id == provider.id, Visit.planned_at > since, Visit.planned_at < tx.now)
    by_state = dict(tx.session.exec(visits.group_by(col(Visit.state))).all())
    held = sum(by_state.values()) - by_state.get(care.CANCELLED, 0)
    both = (held, by_state.get(care.MISSED, 0) + by_state.get(care.ALARMED, 0))
    off = select(func.coalesce(func.sum(Inspection.points), 0)).where(Inspection.provider_id == provider.id)
    taken_off = tx.session.exec(off.where(Inspection.at > tx.now - _INSPECTIONS)).one()
    told = (provider.ratings, provider.stars_sum, both, int(taken_off), china_day(tx.now))
    return rules.rate(law(), *told), both


def our_staff(tx: Tx) -> None:
    """Raises NotAllowed for an officer of another department."""
    if tx.actor.role == "officer" and tx.actor.department != tx.service:
        raise NotAllowed("eldercare.not-our-staff", "只有养老主管部门可以办理", "only elder care's own staff may")
