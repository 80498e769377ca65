"""A person's consents that somebody reads their record (授权)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotFound
from chassis.events import new_id
from city.days import china_day, moment
from services.health.law import law
from services.health.record import access, rules
from services.health.record.models import RecordConsent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx


def grant_consent(tx: Tx, resident_id: str, grant: rules.Grant) -> RecordConsent:
    """A person lets somebody read the own record or a child's. Raises NotFound; InvalidInput naming every fault."""
    whose = _whose(tx, resident_id)
    if faults := rules.faults_of_grant(grant, whose, tx.now, china_day(tx.now), law()):
        raise InvalidInput.of("health.consent", faults)
    assert grant.until is not None
    return enter_consent(tx, whose, grant, grant.until)


def enter_consent(tx: Tx, resident_id: str, grant: rules.Grant, until: datetime) -> RecordConsent:
    """A consent that was found to be in order: given here, or by signing a contract with a family doctor."""
    consent = RecordConsent(
        id=new_id(),
        resident_id=resident_id,
        grantee_kind=grant.kind,
        grantee=grant.grantee,
        grantee_county=grant.county,
        categories=rules.bits(list(grant.categories)),
        since=tx.now,
        until=until,
        given_by=tx.actor.subject,
    )
    tx.session.add(consent)
    tx.emit(resident_id, events.RecordConsentGiven(consent_id=consent.id, resident_id=resident_id))
    return consent


def revoke_consent(tx: Tx, consent_id: str) -> RecordConsent:
    """Takes a consent back from now on; a second time changes nothing. Raises NotFound."""
    consent = tx.session.exec(
        select(RecordConsent).where(col(RecordConsent.id) == consent_id).with_for_update()
    ).first()
    if consent is None or not _may_answer_for(tx, consent.resident_id):
        raise NotFound("health.no-such-consent", "没有这项授权", "no such consent")
    if consent.revoked_at is None:
        consent.revoked_at = tx.now
        revoked = events.RecordConsentRevoked(consent_id=consent.id, resident_id=consent.resident_id)
        tx.emit(consent.resident_id, revoked)
    return consent


def list_consents(tx: Tx, resident_id: str) -> Sequence[RecordConsent]:
    """All consents about a person, newest first. Raises NotFound."""
    whose = _whose(tx, resident_id)
    query = select(RecordConsent).where(col(RecordConsent.resident_id) == whose)
    return tx.session.exec(query.order_by(col(RecordConsent.since).desc(), col(RecordConsent.id).desc())).all()


def until_of(text: str) -> datetime | None:
    """A moment as typed; None if it is none."""
    try:
        return moment(text)
    except ValueError:
        return None


def _whose(tx: Tx, resident_id: str) -> str:
    whose = resident_id or tx.actor.subject
    if not _may_answer_for(tx, whose):
        raise NotFound("health.no-such-record", "没有这份健康档案", "no such health record")
    return whose


def _may_answer_for(tx: Tx, resident_id: str) -> bool:
    """Oneself and one's children: a family agent reads, and lets nobody else read."""
    return tx.actor.subject == resident_id or access.guards(tx, resident_id)
