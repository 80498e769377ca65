"""What this server can do, as FHIR has it said (CapabilityStatement)."""

from __future__ import annotations

from typing import Any

from services.health.record import documents, query
from services.health.record.definitions import SUBJECT, TYPES, definitions

# The day this statement was last changed.
_DATE = "2026-11-23"
_DOES = ("read", "vread", "create", "update", "search-type")


def statement(base: str) -> bytes:
    """The CapabilityStatement of the server at `base`."""
    return documents.write(
        {
            "resourceType": "CapabilityStatement",
            "status": "active",
            "date": _DATE,
            "kind": "instance",
            "software": {"name": "OneThing 一件事"},
            "implementation": {"description": "Electronic health record 居民电子健康档案", "url": base},
            "fhirVersion": "4.0.1",
            "format": [documents.MEDIA_TYPE, "json"],
            "rest": [
                {
                    "mode": "server",
                    "security": {
                        "description": "Bearer token. Whoever is not the person says why in the header Civic-Purpose "
                        "and needs the person's consent; every read stands in the person's list of reads."
                    },
                    "resource": [_resource(kind) for kind in sorted(TYPES)],
                    "operation": [
                        {
                            "name": "everything",
                            "definition": "http://hl7.org/fhir/OperationDefinition/Patient-everything",
                        }
                    ],
                }
            ],
        }
    )


def _resource(kind: str) -> dict[str, Any]:
    known = {**query.OWN, **definitions().search[kind]}
    parameters = [{"name": one.code, "definition": one.url, "type": one.kind} for one in known.values()]
    includes = [f"{kind}:{one.code}" for one in known.values() if one.kind == "reference"]
    told: dict[str, Any] = {
        "type": kind,
        "interaction": [{"code": one} for one in _DOES],
        "versioning": "versioned-update",
        "readHistory": True,
        "updateCreate": False,
        "conditionalCreate": False,
        "referencePolicy": ["literal", "logical"] if kind in SUBJECT else ["literal"],
        "searchParam": parameters,
    }
    return {**told, **({"searchInclude": includes} if includes else {})}
