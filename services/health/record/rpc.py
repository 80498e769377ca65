"""The health record's methods: protobuf in, action, protobuf or FHIR JSON out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from civic import options_pb2
from civic.health.v1 import health_pb2 as pb
from google.api import httpbody_pb2

from chassis.errors import InvalidInput
from services.health.record import bundles, capabilities, documents, newborns, store

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.record.models import FhirResource, FhirVersion

_PATH = "/v1/health/fhir"
_HOST = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](?::[0-9]{1,5})?")
_STALE = {
    "resourceType": "OperationOutcome",
    "issue": [
        {
            "severity": "error",
            "code": "conflict",
            "details": {
                "coding": [{"system": "urn:onething:problem", "code": "health.stale-version"}],
                "text": "该资源已有更新的版本，请重新读取后再改 / somebody changed it since: read it again first",
            },
        }
    ],
}


def get_fhir_capabilities(_: Tx, request: pb.GetFhirCapabilitiesRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    return _body(capabilities.statement(_base(request)))


def create_fhir_resource(tx: Tx, request: pb.CreateFhirResourceRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    kind = store.known_kind(request.resource_type)
    if request.if_none_exist:
        zh, en = "不支持有条件的创建（If-None-Exist）", "conditional create (If-None-Exist) is not offered"
        raise InvalidInput("health.no-conditional-create", zh, en)
    row = store.create(tx, kind, request.resource.data)
    if kind == "Patient" and row.resident_id:
        newborns.enter_doses_of(tx, row.resident_id)
    where = f"{_PATH}/{row.key}/_history/{row.version}"
    return _kept(row, request.prefer, options_pb2.Head(status=201, location=where))


def update_fhir_resource(tx: Tx, request: pb.UpdateFhirResourceRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    kind = store.known_kind(request.resource_type)
    try:
        row = store.update(tx, kind, request.id, request.resource.data, request.if_match)
    except store.Stale:
        # Nothing was written yet; 412 is none of the platform's refusals, so it is answered and not raised.
        return _body(documents.write(_STALE), options_pb2.Head(status=412))
    return _kept(row, request.prefer, options_pb2.Head())


def read_fhir_resource(tx: Tx, request: pb.ReadFhirResourceRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    return _read(store.read(tx, store.known_kind(request.resource_type), request.id))


def read_fhir_version(tx: Tx, request: pb.ReadFhirVersionRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    kind = store.known_kind(request.resource_type)
    return _read(store.read_version(tx, kind, request.id, request.version_id))


def search_fhir_resources(tx: Tx, request: pb.SearchFhirResourcesRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    kind = store.known_kind(request.resource_type)
    strict = "handling=strict" in request.prefer.replace(" ", "").lower()
    return _body(bundles.search(tx, kind, request.query, _base(request), strict=strict))


def read_fhir_everything(tx: Tx, request: pb.ReadFhirEverythingRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    return _body(bundles.everything(tx, request.id, request.query, _base(request)))


def _read(row: FhirResource | FhirVersion) -> httpbody_pb2.HttpBody:
    return _body(row.content.encode(), _version(row, options_pb2.Head()))


def _kept(row: FhirResource, prefer: str, head: options_pb2.Head) -> httpbody_pb2.HttpBody:
    minimal = "return=minimal" in prefer.replace(" ", "").lower()
    return _body(b"" if minimal else row.content.encode(), _version(row, head))


def _version(row: FhirResource | FhirVersion, head: options_pb2.Head) -> options_pb2.Head:
    head.etag = f'W/"{row.version}"'
    head.last_modified = row.updated_at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return head


def _body(data: bytes, head: options_pb2.Head | None = None) -> httpbody_pb2.HttpBody:
    made = httpbody_pb2.HttpBody(content_type=documents.MEDIA_TYPE, data=data)
    if head is not None:
        made.extensions.add().Pack(head)
    return made


def _base(request: Any) -> str:  # noqa: ANN401 - any request with host and proto
    """Where the caller reached us. A header that is no host makes links that only begin at the root."""
    scheme = "https" if request.proto.split(",")[0].strip().lower() == "https" else "http"
    return f"{scheme}://{request.host}{_PATH}" if _HOST.fullmatch(request.host) else _PATH


FHIR_RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetFhirCapabilities": get_fhir_capabilities,
    "CreateFhirResource": create_fhir_resource,
    "UpdateFhirResource": update_fhir_resource,
    "ReadFhirResource": read_fhir_resource,
    "ReadFhirVersion": read_fhir_version,
    "SearchFhirResources": search_fhir_resources,
    "ReadFhirEverything": read_fhir_everything,
}
