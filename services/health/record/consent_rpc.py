"""Consents, openings without consent and emergency summaries: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb

from city.days import CHINA
from services.health.record import consents, emergencies, openings, rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.record.models import BreakGlass, RecordConsent


def grant_record_consent(tx: Tx, request: pb.GrantRecordConsentRequest) -> pb.RecordConsent:
    """See the proto."""
    told = (request.grantee_kind, request.grantee, request.grantee_county, tuple(request.categories))
    return _consent(
        consents.grant_consent(tx, request.resident_id, rules.Grant(*told, consents.until_of(request.until)))
    )


def revoke_record_consent(tx: Tx, request: pb.RevokeRecordConsentRequest) -> pb.RecordConsent:
    """See the proto."""
    return _consent(consents.revoke_consent(tx, request.consent_id))


def list_record_consents(tx: Tx, request: pb.ListRecordConsentsRequest) -> pb.ListRecordConsentsResponse:
    """See the proto."""
    found = consents.list_consents(tx, request.resident_id)
    return pb.ListRecordConsentsResponse(consents=[_consent(one) for one in found])


def break_glass(tx: Tx, request: pb.BreakGlassRequest) -> pb.GlassOpening:
    """See the proto."""
    return _opening(openings.break_glass(tx, request.resident_id, request.reason))


def list_glass_openings(tx: Tx, request: pb.ListGlassOpeningsRequest) -> pb.ListGlassOpeningsResponse:
    """See the proto."""
    rows, token = openings.list_openings(
        tx, reviewed=request.reviewed, page_size=request.page_size, page_token=request.page_token
    )
    return pb.ListGlassOpeningsResponse(openings=[_opening(one) for one in rows], next_page_token=token)


def review_glass_opening(tx: Tx, request: pb.ReviewGlassOpeningRequest) -> pb.GlassOpening:
    """See the proto."""
    return _opening(openings.review_opening(tx, request.opening_id, request.note, justified=request.justified))


def get_emergency_summary(tx: Tx, request: pb.GetEmergencySummaryRequest) -> pb.EmergencySummary:
    """See the proto."""
    release, told = emergencies.read_summary(tx, request.release_id)
    made = pb.EmergencySummary(
        release_id=release.id,
        incident_id=release.incident_id or "",
        unit_id=release.unit_id or "",
        resident_id=release.resident_id,
        blood_group=told["bloodGroup"],
        empty=told["empty"],
        released_at=_iso(release.opened_at),
        until=_iso(release.until),
    )
    for name in ("allergies", "conditions", "medications"):
        getattr(made, name).extend(pb.EmergencySummary.Item(**item) for item in told[name])
    return made


def _consent(consent: RecordConsent) -> pb.RecordConsent:
    return pb.RecordConsent(
        consent_id=consent.id,
        resident_id=consent.resident_id,
        grantee_kind=consent.grantee_kind,
        grantee=consent.grantee,
        grantee_county=consent.grantee_county,
        categories=rules.named(consent.categories),
        since=_iso(consent.since),
        until=_iso(consent.until),
        revoked_at=_iso(consent.revoked_at),
    )


def _opening(opening: BreakGlass) -> pb.GlassOpening:
    return pb.GlassOpening(
        opening_id=opening.id,
        what=opening.what,
        resident_id=opening.resident_id,
        account=opening.account or "",
        unit_id=opening.unit_id or "",
        incident_id=opening.incident_id or "",
        department=opening.department,
        county=opening.county,
        reason=opening.reason,
        opened_at=_iso(opening.opened_at),
        until=_iso(opening.until),
        reads=opening.reads,
        reviewed_at=_iso(opening.reviewed_at),
        reviewed_by=opening.reviewed_by or "",
        justified=bool(opening.justified),
        note=opening.note or "",
    )


def _iso(at: datetime | None) -> str:
    return at.astimezone(CHINA).isoformat() if at else ""


CONSENT_RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GrantRecordConsent": grant_record_consent,
    "RevokeRecordConsent": revoke_record_consent,
    "ListRecordConsents": list_record_consents,
    "BreakGlass": break_glass,
    "ListGlassOpenings": list_glass_openings,
    "ReviewGlassOpening": review_glass_opening,
    "GetEmergencySummary": get_emergency_summary,
}
