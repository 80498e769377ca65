"""A health department beside a real registry, people, and FHIR resources for the tests of the record."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civic import options_pb2
from civic.health.v1 import health_pb2 as pb
from civic.registry.v1 import registry_pb2
from google.api import httpbody_pb2

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Unavailable
from services.health.main import SERVICE
from services.health.record.definitions import RESIDENT
from services.registry.main import SERVICE as REGISTRY
from services.registry.models import Household
from tests.registry.making import KECHENG, VILLAGES
from tests.registry.making import make_resident as make_registered
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from google.protobuf.message import Message

    from chassis.settings import Settings

HERE = Path(__file__).parent
# m1 is the mother of c1 (a child) and of a1 (of age); s1 is nobody's.
MOTHER, CHILD, ADULT, STRANGER = "m1", "c1", "a1", "s1"
DOCTOR = Actor("d1", "officer", county="330802", department="health", via="gateway", purpose="门诊复诊 a visit")
COLLEAGUE = replace(DOCTOR, subject="d2")
SUPERVISOR = Actor("v1", "supervisor", department="health", via="gateway")
RESCUER = Actor("u1", "officer", county="330802", department="safety", via="gateway", purpose="出警 on the way")


def resident(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway")


@dataclass
class Asked:
    """Takes health's questions to the real registry of the same stage, as health would by gRPC; or nobody answers."""

    on: Stage
    down: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        self.asked.append((method, actor.subject))
        if self.down:
            raise Unavailable("registry did not answer")
        return self.on.call("registry", method, request, replace(actor, via="health", purpose=purpose, case_id=case_id))


def make_stage(fresh: Callable[..., Settings]) -> tuple[Stage, Asked]:
    on = stage(fresh("health", "registry"), [SERVICE, REGISTRY])
    people = [
        make_registered(MOTHER),
        make_registered(CHILD, id_number="330802202401011234", birth_date=_day("2024-01-01"), mother_id=MOTHER),
        make_registered(ADULT, id_number="330802200001011233", birth_date=_day("2000-01-01"), mother_id=MOTHER),
        make_registered(STRANGER, id_number="330802199001011236"),
    ]
    home = Household(id="h1", village=VILLAGES[KECHENG], address="浙江省衢州市柯城区8号")
    on.host.departments["registry"].edge.perform(lambda tx: tx.session.add_all([home, *people]), system("registry"))
    asked = Asked(on)
    on.host.departments["health"].edge.asking = asked
    return on, asked


def _day(text: str) -> Any:
    from datetime import date  # noqa: PLC0415

    return date.fromisoformat(text)


@dataclass
class Got:
    """An answer of the FHIR methods."""

    status: int
    location: str
    etag: str
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


def got(body: httpbody_pb2.HttpBody) -> Got:
    head = options_pb2.Head()
    for one in body.extensions:
        one.Unpack(head)
    return Got(head.status or 200, head.location, head.etag, body.data)


def post(on: Stage, resource: dict[str, Any] | bytes, actor: Actor = DOCTOR, kind: str = "", prefer: str = "") -> Got:
    raw = resource if isinstance(resource, bytes) else json.dumps(resource).encode()
    asked = pb.CreateFhirResourceRequest(
        resource_type=kind or json.loads(raw)["resourceType"],
        resource=httpbody_pb2.HttpBody(content_type="application/fhir+json", data=raw),
        prefer=prefer,
    )
    return got(on.call("health", "CreateFhirResource", asked, actor))


def put(on: Stage, resource: dict[str, Any], actor: Actor = DOCTOR, if_match: str = "", at: str = "") -> Got:
    kind, _, found = (at or f"{resource['resourceType']}/{resource['id']}").partition("/")
    asked = pb.UpdateFhirResourceRequest(
        resource_type=kind,
        id=found,
        resource=httpbody_pb2.HttpBody(content_type="application/fhir+json", data=json.dumps(resource).encode()),
        if_match=if_match,
    )
    return got(on.call("health", "UpdateFhirResource", asked, actor))


def get(on: Stage, path: str, actor: Actor = DOCTOR) -> Got:
    kind, _, found = path.partition("/")
    return got(on.call("health", "ReadFhirResource", pb.ReadFhirResourceRequest(resource_type=kind, id=found), actor))


def search(on: Stage, path: str, actor: Actor = DOCTOR, prefer: str = "") -> Any:
    kind, _, query = path.partition("?")
    asked = pb.SearchFhirResourcesRequest(resource_type=kind, query=query, prefer=prefer, host="city:80")
    return got(on.call("health", "SearchFhirResources", asked, actor)).json


def found(bundle: Any, mode: str = "match") -> list[str]:
    entries = [one for one in bundle.get("entry", []) if one["search"]["mode"] == mode]
    return [f"{one['resource']['resourceType']}/{one['resource'].get('id')}" for one in entries]


def everything(on: Stage, patient: str, actor: Actor = DOCTOR, query: str = "") -> Any:
    asked = pb.ReadFhirEverythingRequest(id=patient, query=query, host="city")
    return got(on.call("health", "ReadFhirEverything", asked, actor)).json


def consent(on: Stage, actor: Actor, **changes: Any) -> pb.RecordConsent:
    told = {"grantee_kind": "STAFF", "grantee": "d1", "until": "2027-06-01T00:00:00+08:00", **changes}
    made: pb.RecordConsent = on.call("health", "GrantRecordConsent", pb.GrantRecordConsentRequest(**told), actor)
    return made


def usage(on: Stage, subject: str) -> list[tuple[str, str, str]]:
    """The person's list of reads, newest first: reader, what, purpose."""
    request = registry_pb2.ListMyDataUsageRequest()
    reads = on.call("registry", "ListMyDataUsage", request, resident(subject)).reads
    return [(one.reader, one.what, one.purpose) for one in reads]


def make_patient(resident_id: str = "", **changes: Any) -> dict[str, Any]:
    named = [{"system": RESIDENT, "value": resident_id}] if resident_id else []
    made: dict[str, Any] = {"resourceType": "Patient", "name": [{"text": "王小明", "family": "王", "given": ["小明"]}]}
    return {**made, **({"identifier": named} if named else {}), **changes}


def make_observation(patient: str, **changes: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "8480-6"}], "text": "收缩压"},
        "subject": {"reference": f"Patient/{patient}"},
        "effectiveDateTime": "2026-03-01",
        "valueQuantity": {"value": 128, "unit": "mmHg", "system": "http://unitsofmeasure.org", "code": "mm[Hg]"},
        **changes,
    }


def make_condition(patient: str, text: str = "高血压", **changes: Any) -> dict[str, Any]:
    active = {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}
    subject = {"reference": f"Patient/{patient}"}
    made = {"resourceType": "Condition", "clinicalStatus": {"coding": [active]}, "code": {"text": text}}
    return {**made, "subject": subject, **changes}


def make_allergy(patient: str, text: str = "青霉素", **changes: Any) -> dict[str, Any]:
    active = {"system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "code": "active"}
    made = {"resourceType": "AllergyIntolerance", "clinicalStatus": {"coding": [active]}, "code": {"text": text}}
    return {**made, "patient": {"reference": f"Patient/{patient}"}, **changes}


def official() -> Iterator[tuple[str, bytes]]:
    """HL7's examples: file name and content."""
    with zipfile.ZipFile(HERE / "fhir" / "hl7-r4-examples.zip") as packed:
        for name in packed.namelist():
            yield name, packed.read(name)
