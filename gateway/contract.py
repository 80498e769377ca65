"""The contract as data: which methods there are, where they answer, who may call, what their fields mean.

Everything comes from the compiled descriptors, in a pool of its own, so that a new department needs nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civic import options_pb2
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from google.protobuf.descriptor import Descriptor, FieldDescriptor, MethodDescriptor
    from google.protobuf.message import Message

# Field numbers in descriptor.proto, by which comments find what they are about.
_FILE_MESSAGE, _FILE_ENUM, _FILE_SERVICE = 4, 5, 6
_MESSAGE_FIELD, _MESSAGE_NESTED, _MESSAGE_ENUM = 2, 3, 4
_MEMBER = 2
# What a method answers whose answer passes through as it is.
RAW = "google.api.HttpBody"


@dataclass(frozen=True)
class Access:
    """Who may call a method; see options.proto."""

    roles: frozenset[str]
    public: bool
    own: bool


@dataclass(frozen=True)
class Stream:
    """How a method is turned into server-sent events; see options.proto."""

    topic: str
    key: str
    cursor: str
    items: str
    done: str


@dataclass(frozen=True)
class Takes:
    """A body that is no JSON; see options.proto. `most` in bytes."""

    media_types: frozenset[str]
    most: int


@dataclass(frozen=True)
class Binding:
    """One way in: verb, path template, and which field the body fills ("" none, "*" all that the path does not)."""

    verb: str
    template: str
    body: str


@dataclass(frozen=True, eq=False)
class Method:
    """One RPC. `department` is empty when the request field `routed_by` names it."""

    full_name: str
    department: str
    routed_by: str
    bindings: tuple[Binding, ...]
    access: Access
    stream: Stream | None
    # Media types of an answer that is no JSON; none for JSON.
    media_types: tuple[str, ...]
    takes: Takes | None
    # Largest body in bytes, JSON or not.
    most: int
    # It may answer 201.
    creates: bool
    comment: str
    asks: Descriptor
    answers: Descriptor
    request: type[Message]
    response: type[Message]

    @property
    def rpc_path(self) -> str:
        """What gRPC calls it: /package.Service/Method."""
        service, _, name = self.full_name.rpartition(".")
        return f"/{service}/{name}"


def map_entry(field: FieldDescriptor) -> Descriptor | None:
    """The key and value of a map field; None if it is no map."""
    message = field.message_type
    return message if message is not None and message.GetOptions().map_entry else None


class Contract:
    """All methods of all departments, from a FileDescriptorSet with its imports and source information."""

    def __init__(self, raw: bytes) -> None:
        """Raises ValueError naming the method whose options are missing or contradict each other."""
        files = descriptor_pb2.FileDescriptorSet.FromString(raw).file
        self.pool = descriptor_pool.DescriptorPool()
        for file in files:
            self.pool.AddSerializedFile(file.SerializeToString())
        self.comments = dict(pair for file in files for pair in _comments(file))
        self.methods = tuple(
            self._method(self.pool.FindMethodByName(f"{file.package}.{service.name}.{method.name}"))
            for file in files
            for service in file.service
            for method in service.method
        )

    @classmethod
    def shipped(cls) -> Contract:
        """The one generated beside the message classes."""
        return cls((Path(options_pb2.__file__).parents[1] / "contract.binpb").read_bytes())

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Everybody who has an RPC of their own, in alphabetical order."""
        return tuple(sorted({method.department for method in self.methods} - {""}))

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Topics that wake streams."""
        return tuple(sorted({method.stream.topic for method in self.methods if method.stream}))

    def message_class(self, descriptor: Descriptor) -> type[Message]:
        """The Python class of a message of this pool."""
        made: type[Message] = message_factory.GetMessageClass(descriptor)
        return made

    def sensitive(self, field: FieldDescriptor) -> str:
        """Kind of personal data in a field, e.g. SENSITIVE_NAME, or ""."""
        value = self._option(field, "google.protobuf.FieldOptions", "civic.sensitive")
        kinds = self.pool.FindEnumTypeByName("civic.Sensitive").values_by_number
        return str(kinds[value].name) if value in kinds and value else f"SENSITIVE_{value}" if value else ""

    def raw_json(self, field: FieldDescriptor) -> bool:
        """Whether the string holds JSON that is written outside as itself."""
        return bool(self._option(field, "google.protobuf.FieldOptions", "civic.raw_json"))

    def header(self, field: FieldDescriptor) -> str:
        """The HTTP header that fills the field, in lower case, or ""."""
        return str(self._option(field, "google.protobuf.FieldOptions", "civic.header")).lower()

    def raw_query(self, field: FieldDescriptor) -> bool:
        """Whether the field takes the query as it stands in the address."""
        return bool(self._option(field, "google.protobuf.FieldOptions", "civic.raw_query"))

    def _option(self, described: Any, options: str, extension: str) -> Any:  # noqa: ANN401 - any option's value
        # The bytes are read again because a descriptor's own options know only the extensions of the default pool.
        kind = self.message_class(self.pool.FindMessageTypeByName(options))
        parsed: Any = kind.FromString(described.GetOptions().SerializeToString())
        return parsed.Extensions[self.pool.FindExtensionByName(extension)]

    def _method(self, method: MethodDescriptor) -> Method:
        options, name = "google.protobuf.MethodOptions", str(method.full_name)
        access = self._option(method, options, "civic.access")
        stream = self._option(method, options, "civic.stream")
        routed_by = self._option(method, options, "civic.routed_by")
        if not access.public and not access.roles:
            raise ValueError(f"{name} has no (civic.access)")
        media_types = tuple(filter(None, str(self._option(method, options, "civic.media_type")).split(",")))
        takes = self._option(method, options, "civic.takes")
        if bool(media_types) != (method.output_type.full_name == RAW):
            raise ValueError(f"{name}: (civic.media_type) and the answer {RAW} go together")
        if routed_by and routed_by not in method.input_type.fields_by_name:
            raise ValueError(f"{name} is routed by {routed_by}, which is no field of its request")
        found = Method(
            full_name=name,
            department="" if routed_by else method.containing_service.file.package.split(".")[1],
            routed_by=routed_by,
            bindings=tuple(_bindings(self._option(method, options, "google.api.http"))),
            access=Access(frozenset(access.roles), access.public, access.own),
            stream=Stream(stream.topic, stream.key, stream.cursor, stream.items, stream.done) if stream.topic else None,
            media_types=media_types,
            takes=Takes(frozenset(takes.media_types), (takes.most_kib or 1024) << 10) if takes.media_types else None,
            most=(takes.most_kib or 1024) << 10,
            creates=bool(self._option(method, options, "civic.creates")),
            comment=self.comments.get(name, ""),
            asks=method.input_type,
            answers=method.output_type,
            request=self.message_class(method.input_type),
            response=self.message_class(method.output_type),
        )
        _check_stream(found)
        _check_takes(found)
        self._check_from_http(found)
        return found

    def _check_from_http(self, method: Method) -> None:
        fields = [field for field in method.asks.fields if self.header(field) or self.raw_query(field)]
        texts = all(field.type == field.TYPE_STRING and not field.is_repeated for field in fields)
        whole = fields and any(binding.body == "*" for binding in method.bindings)
        if not texts or whole or sum(self.raw_query(field) for field in fields) > 1:
            raise ValueError(f"{method.full_name}: headers and one query fill single strings, and no body does")
        if method.creates and not method.media_types:
            raise ValueError(f"{method.full_name}: (civic.creates) is for answers of {RAW}")


def _check_stream(method: Method) -> None:
    if not method.stream:
        return
    asked = {method.stream.key, method.stream.cursor} - set(method.asks.fields_by_name)
    answered = {method.stream.items, method.stream.done} - set(method.answers.fields_by_name)
    items = method.answers.fields_by_name.get(method.stream.items)
    if asked or answered or items is None or items.message_type is None:
        raise ValueError(f"{method.full_name} streams by fields that it does not have: {sorted(asked | answered)}")


def _check_takes(method: Method) -> None:
    for binding in method.bindings:
        field = method.asks.fields_by_name.get(binding.body)
        raw = field is not None and field.message_type is not None and field.message_type.full_name == RAW
        if raw != bool(method.takes):
            raise ValueError(f"{method.full_name}: (civic.takes) and a body {RAW} go together")


def _bindings(rule: Any) -> Iterator[Binding]:  # noqa: ANN401 - google.api.HttpRule of our own pool
    pattern = rule.WhichOneof("pattern")
    if pattern is None:
        return
    verb, template = (rule.custom.kind, rule.custom.path) if pattern == "custom" else (pattern, getattr(rule, pattern))
    yield Binding(verb.upper(), template, rule.body)
    for further in rule.additional_bindings:
        yield from _bindings(further)


def _comments(file: descriptor_pb2.FileDescriptorProto) -> Iterator[tuple[str, str]]:
    """Full names in a file with the comment that stands before each."""
    said = {
        tuple(place.path): "\n".join(line.removeprefix(" ") for line in place.leading_comments.strip().splitlines())
        for place in file.source_code_info.location
        if place.leading_comments.strip()
    }

    def members(prefix: str, path: tuple[int, ...], named: Any, number: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
        for index, item in enumerate(named):
            if found := said.get((*path, number, index)):
                yield f"{prefix}.{item.name}", found

    def messages(prefix: str, path: tuple[int, ...], named: Any, number: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
        yield from members(prefix, path, named, number)
        for index, message in enumerate(named):
            name, here = f"{prefix}.{message.name}", (*path, number, index)
            yield from members(name, here, message.field, _MESSAGE_FIELD)
            yield from enums(name, here, message.enum_type, _MESSAGE_ENUM)
            yield from messages(name, here, message.nested_type, _MESSAGE_NESTED)

    def enums(prefix: str, path: tuple[int, ...], named: Any, number: int) -> Iterator[tuple[str, str]]:  # noqa: ANN401
        yield from members(prefix, path, named, number)
        for index, enum in enumerate(named):
            # Values are named beside their enum in protobuf; here under it, so that two enums do not mix.
            yield from members(f"{prefix}.{enum.name}", (*path, number, index), enum.value, _MEMBER)

    yield from messages(file.package, (), file.message_type, _FILE_MESSAGE)
    yield from enums(file.package, (), file.enum_type, _FILE_ENUM)
    yield from members(file.package, (), file.service, _FILE_SERVICE)
    for index, service in enumerate(file.service):
        yield from members(f"{file.package}.{service.name}", (_FILE_SERVICE, index), service.method, _MEMBER)
