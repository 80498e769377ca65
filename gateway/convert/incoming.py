"""JSON → protobuf. All faults are collected; nothing is guessed and nothing is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chassis.errors import Fault
from gateway.contract import Contract, map_entry
from gateway.convert import leaves
from gateway.convert.leaves import Wrong
from gateway.problems import MOST_FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.descriptor import Descriptor, FieldDescriptor

    # Value, path of the value, faults so far → what the message constructor takes.
    Read = Callable[[Any, str, list[Fault]], Any]

_KEY_SHOWN = 100


def blame(faults: list[Fault], path: str, wrong: Wrong) -> None:
    """Adds one fault; beyond MOST_FAULTS they are no longer listed."""
    if len(faults) < MOST_FAULTS:
        faults.append(Fault(path, wrong.code, wrong.zh, wrong.en))


def unknown(faults: list[Fault], path: str, key: str) -> None:
    """A field that the request does not have."""
    where = f"{path}.{key[:_KEY_SHOWN]}" if path else key[:_KEY_SHOWN]
    blame(faults, where, Wrong("unknown-field", "没有这个字段", "there is no such field"))


def twice(faults: list[Fault], path: str) -> None:
    """A field given two times."""
    blame(faults, path, Wrong("given-twice", "同一字段出现了两次", "the field is given twice"))


class Decoder:
    """Reads JSON objects into the keyword arguments of one kind of message."""

    __slots__ = ("_fields", "_oneofs")

    def __init__(self) -> None:
        """Empty; Decoders fills it, since messages may contain themselves."""
        # By either name: field, its lowerCamelCase name, reader of a leaf or None, reader of anything else.
        self._fields: dict[str, tuple[str, str, leaves.Leaf | None, Read | None]] = {}
        self._oneofs: dict[str, str] = {}

    def fill(self, decoders: Decoders, descriptor: Descriptor) -> None:
        """Compiles the readers of all fields."""
        for field in descriptor.fields:
            leaf, read = decoders.of_field(field)
            entry = (field.name, field.json_name, leaf, read)
            self._fields[field.name] = self._fields[field.json_name] = entry
            if field.containing_oneof is not None:
                self._oneofs[field.name] = field.containing_oneof.full_name

    def read(self, value: Any, path: str, faults: list[Fault]) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        """What the constructor takes; null stands for a field that is not given."""
        kwargs: dict[str, Any] = {}
        if type(value) is not dict:
            blame(faults, path, Wrong("not-an-object", "应为 JSON 对象", "must be a JSON object"))
            return kwargs
        for key, item in value.items():
            known = self._fields.get(key)
            if known is None:
                unknown(faults, path, key)
                continue
            if item is None:
                continue
            name, label, leaf, read = known
            if name in kwargs:
                twice(faults, f"{path}.{label}" if path else label)
                continue
            if leaf is not None:
                try:
                    kwargs[name] = leaf(item)
                except Wrong as wrong:
                    blame(faults, f"{path}.{label}" if path else label, wrong)
            elif read is not None:
                kwargs[name] = read(item, f"{path}.{label}" if path else label, faults)
        if self._oneofs:
            self.check_oneofs(kwargs, path, faults)
        return kwargs

    def check_oneofs(self, kwargs: dict[str, Any], path: str, faults: list[Fault]) -> None:
        """Of a oneof at most one member may be given."""
        taken: dict[str, str] = {}
        for name in kwargs:
            group = self._oneofs.get(name)
            if group and group in taken:
                first, label = self._fields[taken[group]][1], self._fields[name][1]
                wrong = Wrong("one-of", f"不能与 {first} 同时填写", f"cannot be given together with {first}")
                blame(faults, f"{path}.{label}" if path else label, wrong)
            elif group:
                taken[group] = name


class Decoders:
    """The decoders of a contract, each message compiled once."""

    def __init__(self, contract: Contract) -> None:
        """Compiles nothing yet."""
        self.contract = contract
        self._made: dict[str, Decoder] = {}

    def of_message(self, descriptor: Descriptor) -> Decoder:
        """The decoder of a message."""
        name = descriptor.full_name
        if name not in self._made:
            self._made[name] = Decoder()
            self._made[name].fill(self, descriptor)
        return self._made[name]

    def of_field(self, field: FieldDescriptor) -> tuple[leaves.Leaf | None, Read | None]:
        """How a field's JSON is read: as a leaf, or as something that holds others."""
        entry = map_entry(field)
        if entry is not None:
            return None, self._map(entry)
        leaf, read = self.of_element(field)
        if not field.is_repeated:
            return leaf, read
        return None, _list(leaf, read)

    def of_element(self, field: FieldDescriptor) -> tuple[leaves.Leaf | None, Read | None]:
        """The same for one element of the field."""
        message = field.message_type
        if message is None:
            return (leaves.raw_json if self.contract.raw_json(field) else leaves.of_type_in(field)), None
        if message.full_name == "google.protobuf.Timestamp":
            return leaves.instant, None
        if message.full_name == "google.protobuf.Duration":
            return leaves.duration, None
        if leaves.well_known(message):
            return leaves.rare_in(self.contract.message_class(message), self.contract.pool), None
        return None, self.of_message(message).read

    def _map(self, entry: Descriptor) -> Read:
        keys, values = entry.fields_by_name["key"], entry.fields_by_name["value"]
        as_key = leaves.boolean_text if keys.type == leaves.F.TYPE_BOOL else leaves.of_type_in(keys)
        leaf, read = self.of_element(values)

        def read_map(value: Any, path: str, faults: list[Fault]) -> dict[Any, Any]:  # noqa: ANN401 - any JSON
            made: dict[Any, Any] = {}
            if type(value) is not dict:
                blame(faults, path, Wrong("not-an-object", "应为 JSON 对象", "must be a JSON object"))
                return made
            for key, item in value.items():
                where = f"{path}[{key[:_KEY_SHOWN]}]"
                try:
                    named = as_key(key)
                    if leaf is not None:
                        made[named] = leaf(item)
                        continue
                except Wrong as wrong:
                    blame(faults, where, wrong)
                    continue
                if read is not None:
                    made[named] = read(item, where, faults)
            return made

        return read_map


def _list(leaf: leaves.Leaf | None, read: Read | None) -> Read:
    def read_list(value: Any, path: str, faults: list[Fault]) -> list[Any]:  # noqa: ANN401 - any JSON
        if type(value) is not list:
            blame(faults, path, leaves.wrong_type("数组", "an array"))
            return []
        made: list[Any] = []
        for index, item in enumerate(value):
            if leaf is not None:
                try:
                    made.append(leaf(item))
                except Wrong as wrong:
                    blame(faults, f"{path}[{index}]", wrong)
            elif read is not None:
                made.append(read(item, f"{path}[{index}]", faults))
        return made

    return read_list
