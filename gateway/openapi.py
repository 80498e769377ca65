"""The contract as an OpenAPI 3.1.0 document, comments and all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gateway.contract import Contract, map_entry
from gateway.convert import leaves
from gateway.convert.leaves import F
from gateway.forms import problem
from gateway.routes import variables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor

    from gateway.convert.requests import Text
    from gateway.endpoints import Endpoint

    Json = dict[str, Any]

_SCALARS: dict[int, Json] = {
    F.TYPE_STRING: {"type": "string"},
    F.TYPE_BOOL: {"type": "boolean"},
    F.TYPE_BYTES: {"type": "string", "contentEncoding": "base64"},
    F.TYPE_FLOAT: {"type": "number", "format": "float"},
    F.TYPE_DOUBLE: {"type": "number", "format": "double"},
}
_PROBLEM: Json = {
    "type": "object",
    "description": "A refusal, RFC 9457. `code` never changes its meaning; `then` says what to do next.",
    "required": ["type", "title", "titleEn", "status", "code", "then", "errors", "traceId"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string", "description": "Chinese"},
        "titleEn": {"type": "string", "description": "English"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "department.reason or gateway.reason"},
        "then": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "zh", "en"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "zh", "en")},
            },
        },
        "traceId": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    },
}
_REFUSALS = {
    400: "What was sent cannot be understood; `errors` names every fault.",
    401: "No token, or one that does not hold.",
    403: "The caller is known and may not do this.",
    404: "No such record, or none that the caller may know of.",
    409: "Somebody else was first, it is not possible now, or the same Idempotency-Key came with another body.",
    413: "The body is larger than 1 MiB.",
    415: "The body is not JSON.",
    429: "Too many requests; see Retry-After.",
    500: "A defect; tell us the trace id.",
    503: "The department does not answer at the moment; see Retry-After.",
    504: "The department did not answer in time.",
}
_HEADERS: dict[str, Json] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "Repeating a request with the same key and body gives the same answer and does nothing twice.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$"},
    },
    "Purpose": {
        "name": "Civic-Purpose",
        "in": "header",
        "description": "Why personal data is needed, UTF-8 or percent-encoded UTF-8. Without it staff see it masked "
        "(the answer then carries Civic-Masked: true); with it the department logs who read what and why.",
        "schema": {"type": "string", "maxLength": 200},
    },
    "LastEventId": {
        "name": "Last-Event-ID",
        "in": "header",
        "description": "Send only the events after this one.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
}


def document(contract: Contract, endpoints: Iterable[Endpoint]) -> Json:
    """The document of all endpoints."""
    schemas = _Schemas(contract)
    paths: dict[str, Json] = {}
    tags: dict[str, str] = {}
    for endpoint in endpoints:
        binding, method = endpoint.binding, endpoint.method
        path = binding.template
        for name in variables(binding.template):
            path = path.replace("{" + name + "=**}", "{" + name + "}").replace("{" + name + "=*}", "{" + name + "}")
        paths.setdefault(path, {})[binding.verb.lower()] = _operation(contract, schemas, endpoint)
        service = method.full_name.rpartition(".")[0]
        tags[_tag(endpoint)] = contract.comments.get(service, "")
    schemas.made["Problem"] = _PROBLEM
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "OneThing · 一件事",
            "version": "1",
            "description": "One form, one case, every department. Times are RFC 3339, money is integer 分, 64-bit "
            "integers are strings, every refusal is bilingual.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": text} for name, text in sorted(tags.items())],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": dict(sorted(schemas.made.items())),
            "parameters": _HEADERS,
            "responses": {
                **{str(status): _refusal(status, text) for status, text in _REFUSALS.items()},
                **{f"{status}Outcome": _outcome(text) for status, text in _REFUSALS.items()},
            },
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def for_version_3_0(node: Any) -> Any:  # noqa: ANN401 - any part of the document
    """The same document in the words of OpenAPI 3.0.3, which is what the bundled Swagger UI 4 can show."""
    if isinstance(node, list):
        return [for_version_3_0(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: for_version_3_0(item) for key, item in node.items() if key not in ("identifier", "contentEncoding")}
    if isinstance(made.get("type"), list):
        made |= {"type": next(kind for kind in made["type"] if kind != "null"), "nullable": True}
    if "openapi" in made:
        made["openapi"] = "3.0.3"
    return made


def _operation(contract: Contract, schemas: _Schemas, endpoint: Endpoint) -> Json:
    method, binding = endpoint.method, endpoint.binding
    first, _, rest = method.comment.partition("\n")
    made: Json = {
        "operationId": method.full_name.removeprefix("civic.").replace(".", "_")
        + ("" if binding is method.bindings[0] else f"_{method.bindings.index(binding)}"),
        "tags": [_tag(endpoint)],
        "summary": first,
        "parameters": [*_parameters(contract, schemas, endpoint)],
        "responses": {status: _answer(schemas, endpoint) for status in (["200", "201"] if method.creates else ["200"])},
        "x-roles": ["public"] if method.access.public else sorted(method.access.roles - {"service"}),
        "security": [] if method.access.public else [{"bearer": []}],
    }
    if rest:
        made["description"] = method.comment
    if method.access.own:
        made["x-own"] = True
    if method.takes:
        raw = {"schema": {"type": "string", "format": "binary", "maxLength": method.takes.most}}
        made["requestBody"] = {"content": dict.fromkeys(sorted(method.takes.media_types), raw), "required": True}
    elif binding.body:
        made["requestBody"] = {"content": {"application/json": {"schema": _body(schemas, endpoint)}}}
    for status in _REFUSALS:
        if (method.access.public and status in (401, 403)) or (not binding.body and status in (413, 415)):
            continue
        form = "" if endpoint.problem_form is problem else "Outcome"
        made["responses"][str(status)] = {"$ref": f"#/components/responses/{status}{form}"}
    return made


def _parameters(contract: Contract, schemas: _Schemas, endpoint: Endpoint) -> Iterable[Json]:
    request = endpoint.request
    for text in request.path:
        yield {**_parameter(contract, schemas, text), "name": text.dotted, "in": "path", "required": True}
    for text in request.query:
        yield {**_parameter(contract, schemas, text), "name": text.label, "in": "query"}
    if (field := request.raw_query) is not None:
        free = {"type": "object", "additionalProperties": {"type": "string"}}
        said = contract.comments.get(field.full_name, "")
        yield {
            "name": field.json_name,
            "in": "query",
            "style": "form",
            "explode": True,
            "schema": free,
            "description": said,
        }
    for name, field in request.headers.items():
        said = contract.comments.get(field.full_name, "")
        yield {"name": name, "in": "header", "schema": {"type": "string"}, "description": said}
    if endpoint.binding.verb != "GET":
        yield {"$ref": "#/components/parameters/IdempotencyKey"}
    if endpoint.has_sensitive and not endpoint.method.access.public:
        yield {"$ref": "#/components/parameters/Purpose"}
    if endpoint.method.stream:
        yield {"$ref": "#/components/parameters/LastEventId"}


def _parameter(contract: Contract, schemas: _Schemas, text: Text) -> Json:
    schema = schemas.of_field(text.field)
    schema.pop("description", None)
    said = contract.comments.get(text.field.full_name)
    return {"schema": schema, **({"description": said} if said else {})}


def _body(schemas: _Schemas, endpoint: Endpoint) -> Json:
    descriptor = endpoint.method.asks
    if endpoint.binding.body != "*":
        return schemas.of_field(descriptor.fields_by_name[endpoint.binding.body])
    named = {text.parts[0] for text in endpoint.request.path}
    return schemas.of_message(descriptor) if not named else schemas.object_of(descriptor, without=named)


def _answer(schemas: _Schemas, endpoint: Endpoint) -> Json:
    method = endpoint.method
    answer = method.answers
    if method.media_types:
        return {
            "description": "Done.",
            "content": {kind: {"schema": {"type": "string"}} for kind in method.media_types},
        }
    content: Json = {"application/json": {"schema": schemas.of_message(answer)}}
    if method.stream:
        content["text/event-stream"] = {
            "schema": {"type": "string"},
            "x-event-data": schemas.of_field(answer.fields_by_name[method.stream.items])["items"],
            "x-events": "id: the sequence number; event: the kind; data: the item as JSON. The last event is `end`; "
            "`error` carries a problem and ends the stream too. Sent unless Accept names application/json alone.",
        }
    return {"description": "Done.", "content": content}


def _outcome(text: str) -> Json:
    schema = {"type": "object", "properties": {"resourceType": {"const": "OperationOutcome"}}}
    return {"description": text, "content": {"application/fhir+json": {"schema": schema}}}


def _refusal(status: int, text: str) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    made: Json = {"description": text, "content": {"application/problem+json": {"schema": schema}}}
    if status in (429, 503):
        made["headers"] = {"Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}}
    return made


def _tag(endpoint: Endpoint) -> str:
    return endpoint.method.full_name.split(".")[1]


class _Schemas:
    """Schemas of the messages met, by name."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.made: dict[str, Json] = {}

    def of_message(self, descriptor: Descriptor) -> Json:
        name = str(descriptor.full_name).removeprefix("civic.")
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = self.object_of(descriptor)
        return {"$ref": f"#/components/schemas/{name}"}

    def object_of(self, descriptor: Descriptor, *, without: Iterable[str] = ()) -> Json:
        fields = [field for field in descriptor.fields if field.name not in set(without)]
        made: Json = {
            "type": "object",
            "properties": {field.json_name: self._described(field) for field in fields},
        }
        if said := self._contract.comments.get(descriptor.full_name):
            made["description"] = said
        return made

    def of_field(self, field: FieldDescriptor) -> Json:
        entry = map_entry(field)
        if entry is not None:
            return {"type": "object", "additionalProperties": self._one(entry.fields_by_name["value"])}
        one = self._one(field)
        return {"type": "array", "items": one} if field.is_repeated else one

    def _described(self, field: FieldDescriptor) -> Json:
        made = self.of_field(field)
        kind = self._contract.sensitive(field)
        said = self._contract.comments.get(field.full_name)
        if kind:
            made = {"x-sensitive": kind.removeprefix("SENSITIVE_"), **_nullable(made)}
        if said:
            # Beside a reference nothing else is read by OpenAPI 3.0.
            made = {"allOf": [made], "description": said} if "$ref" in made else {**made, "description": said}
        return made

    def _one(self, field: FieldDescriptor) -> Json:
        if field.enum_type is not None:
            return self._enum(field.enum_type)
        if field.message_type is not None:
            return _well_known(field.message_type) or self.of_message(field.message_type)
        if self._contract.raw_json(field):
            return {"type": ["object", "null"]}
        if field.type in leaves.WIDE:
            return {"type": "string", "format": "uint64" if leaves.RANGES[field.type][0] == 0 else "int64"}
        if field.type in leaves.RANGES:
            low, high = leaves.RANGES[field.type]
            return {"type": "integer", "minimum": low, "maximum": high}
        return dict(_SCALARS[field.type])

    def _enum(self, enum: EnumDescriptor) -> Json:
        name = str(enum.full_name).removeprefix("civic.")
        said = [self._contract.comments.get(f"{enum.full_name}.{value.name}", "") for value in enum.values]
        lines = [f"- `{value.name}`: {text}" for value, text in zip(enum.values, said, strict=True) if text]
        lines.insert(0, self._contract.comments.get(enum.full_name, ""))
        made: Json = {"type": "string", "enum": [value.name for value in enum.values]}
        if text := "\n".join(lines).strip():
            made["description"] = text
        self.made[name] = made
        return {"$ref": f"#/components/schemas/{name}"}


def _nullable(schema: Json) -> Json:
    """Masked data is null where nothing may be shown."""
    kind = schema.get("type")
    return {**schema, "type": [kind, "null"]} if isinstance(kind, str) and kind != "array" else schema


def _well_known(descriptor: Descriptor) -> Json | None:
    if not leaves.well_known(descriptor):
        return None
    forms: dict[str, Json] = {
        "Timestamp": {"type": "string", "format": "date-time"},
        "Duration": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{1,9})?s$"},
        "Struct": {"type": "object"},
        "ListValue": {"type": "array", "items": {}},
        "FieldMask": {"type": "string"},
        "BoolValue": {"type": "boolean"},
        "StringValue": {"type": "string"},
    }
    return forms.get(descriptor.name, {})
