"""One way into a method: path, query and body → the request message, or all that is wrong with them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from gateway.contract import Binding, Method, map_entry
from gateway.convert import leaves
from gateway.convert.incoming import Decoders, blame, twice, unknown
from gateway.convert.leaves import Wrong
from gateway.problems import faulty
from gateway.routes import variables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from google.protobuf.descriptor import Descriptor, FieldDescriptor
    from google.protobuf.message import Message

    from chassis.errors import Fault


_MOST_PARAMETERS = 200
# A field in a field in a field: deeper ones have no place in an address.
_DEPTH = 3


class RequestReader:
    """Compiled for one binding of one method."""

    def __init__(self, decoders: Decoders, method: Method, binding: Binding) -> None:
        """Raises ValueError if path or body name a field that the request does not have."""
        descriptor = method.asks
        self._make, self._body, self._raw = method.request, binding.body, method.takes is not None
        texts = _texts(decoders, descriptor, (), _DEPTH)
        named = variables(binding.template)
        wrong = [name for name in named if name not in texts or texts[name].repeated]
        if wrong or (binding.body not in ("", "*") and binding.body not in descriptor.fields_by_name):
            raise ValueError(f"{method.full_name}: {binding.template} with body {binding.body!r} does not fit {wrong}")
        self.path = tuple(texts[name] for name in named)
        self._decoder = decoders.of_message(descriptor)
        if binding.body not in ("", "*"):
            field = descriptor.fields_by_name[binding.body]
            self._leaf, self._read = decoders.of_field(field)
            self._label = field.json_name
        known = decoders.contract
        self.headers = {known.header(field): field for field in descriptor.fields if known.header(field)}
        self.raw_query = next((field for field in descriptor.fields if known.raw_query(field)), None)
        filled = {field.name for field in self.headers.values()} | ({self.raw_query.name} if self.raw_query else set())
        if filled & {*named, binding.body}:
            raise ValueError(f"{method.full_name}: {binding.template} fills {sorted(filled)} a second time")
        taken = {*named, binding.body, *filled}
        free = {} if binding.body == "*" else {k: t for k, t in texts.items() if not _within(t.dotted, taken)}
        self._query = free | {text.label: text for text in free.values()}

    @property
    def takes_body(self) -> bool:
        """Whether a body is read at all."""
        return bool(self._body)

    @property
    def query(self) -> tuple[Text, ...]:
        """What may stand in the query, each field once."""
        return tuple({text.dotted: text for text in self._query.values()}.values())

    def read(self, values: list[str], query: bytes, body: Any, headers: Mapping[bytes, bytes]) -> Message:  # noqa: ANN401 - see `Visit.body`
        """The request; `body` is JSON, an HttpBody's fields or None. Raises Refused (400) with every fault found."""
        faults: list[Fault] = []
        kwargs = self._read_body(body, faults) if self._body and body is not None else {}
        for text, value in zip(self.path, values, strict=True):
            self._put_path(kwargs, text, value, faults)
        for name, field in self.headers.items():
            if (said := headers.get(name.encode())) is not None:
                self._put_text(kwargs, field, said, faults)
        if query and self.raw_query is not None:
            self._put_text(kwargs, self.raw_query, query, faults)
        elif query:
            self._read_query(kwargs, query, faults)
            self._decoder.check_oneofs(kwargs, "", faults)
        if faults:
            raise faulty(faults)
        return self._make(**kwargs)

    def _read_body(self, body: Any, faults: list[Fault]) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        if self._raw:
            return {self._body: body}
        if self._body == "*":
            return self._decoder.read(body, "", faults)
        if self._leaf is not None:
            try:
                return {self._body: self._leaf(body)}
            except Wrong as wrong:
                blame(faults, self._label, wrong)
                return {}
        return {self._body: self._read(body, self._label, faults)} if self._read else {}

    def _put_path(self, kwargs: dict[str, Any], text: Text, value: str, faults: list[Fault]) -> None:
        try:
            made = text.leaf(value)
        except Wrong as wrong:
            blame(faults, text.label, wrong)
            return
        place = _place(kwargs, text.parts)
        if place.setdefault(text.parts[-1], made) != made:
            blame(faults, text.label, Wrong("contradiction", "与地址中的值不一致", "contradicts the value in the path"))

    def _put_text(self, kwargs: dict[str, Any], field: FieldDescriptor, value: bytes, faults: list[Fault]) -> None:
        try:
            kwargs[field.name] = value.decode("ascii")
        except UnicodeDecodeError:
            blame(faults, field.json_name, Wrong("not-ascii", "只能含有 ASCII 字符", "must be ASCII"))

    def _read_query(self, kwargs: dict[str, Any], query: bytes, faults: list[Fault]) -> None:
        try:
            pairs = parse_qsl(
                query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
            )
        except ValueError:
            blame(faults, "", Wrong("bad-query", "查询参数无法解读", "the query cannot be read"))
            return
        for key, value in pairs:
            text = self._query.get(key)
            if text is None:
                unknown(faults, "", key)
                continue
            try:
                made = text.leaf(value)
            except Wrong as wrong:
                blame(faults, text.label, wrong)
                continue
            place = _place(kwargs, text.parts)
            if text.repeated:
                place.setdefault(text.parts[-1], []).append(made)
            elif text.parts[-1] in place:
                twice(faults, text.label)
            else:
                place[text.parts[-1]] = made


class Text:
    """A field that can stand in an address, and how its text is read."""

    __slots__ = ("dotted", "field", "label", "leaf", "parts", "repeated")

    def __init__(self, path: tuple[FieldDescriptor, ...], leaf: leaves.Leaf) -> None:
        """`path` leads from the request to the field."""
        self.field, self.leaf, self.repeated = path[-1], leaf, bool(path[-1].is_repeated)
        self.parts = tuple(field.name for field in path)
        self.dotted = ".".join(self.parts)
        self.label = ".".join(field.json_name for field in path)


def _texts(
    decoders: Decoders, descriptor: Descriptor, above: tuple[FieldDescriptor, ...], depth: int
) -> dict[str, Text]:
    """All fields of a message that can stand in an address, by dotted name."""
    found: dict[str, Text] = {}
    for field in descriptor.fields:
        path = (*above, field)
        if map_entry(field) is not None:
            continue
        leaf, _ = decoders.of_element(field)
        if field.type == leaves.F.TYPE_BOOL:
            leaf = leaves.boolean_text
        if leaf is not None:
            text = Text(path, leaf)
            found[text.dotted] = text
        elif field.message_type is not None and not field.is_repeated and depth > 1:
            found |= _texts(decoders, field.message_type, path, depth - 1)
    return found


def _place(kwargs: dict[str, Any], parts: tuple[str, ...]) -> dict[str, Any]:
    for part in parts[:-1]:
        kwargs = kwargs.setdefault(part, {})
    return kwargs


def _within(dotted: str, taken: set[str]) -> bool:
    return any(dotted == name or dotted.startswith(f"{name}.") for name in taken if name)
