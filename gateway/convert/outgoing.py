"""Protobuf → JSON, clear or masked.

Every field is written, so that clients meet stable shapes, except messages and optional fields that are not set.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from gateway import masking
from gateway.contract import Contract, map_entry
from gateway.convert import leaves

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.descriptor import Descriptor, FieldDescriptor


class Encoder:
    """Writes one kind of message. Copies all fields at once in C, then mends those that JSON writes otherwise."""

    __slots__ = ("_dropped", "_get", "_keys", "_lists", "_plain_lists", "_present", "_values")

    def __init__(self) -> None:
        """Empty; Encoders fills it, since messages may contain themselves."""
        self._get: Callable[[Any], tuple[Any, ...]] = lambda _: ()
        self._keys: tuple[str, ...] = ()
        # By the key of each field, what is to be done to it after it was copied.
        self._values: list[tuple[str, leaves.Leaf]] = []
        self._present: list[tuple[str, str, leaves.Leaf | None]] = []
        self._lists: list[tuple[str, leaves.Leaf]] = []
        self._plain_lists: list[str] = []
        self._dropped: list[str] = []

    def fill(self, encoders: Encoders, descriptor: Descriptor, *, masked: bool) -> None:
        """Compiles the getters and what is to be mended."""
        self._keys = tuple(field.json_name for field in descriptor.fields)
        names = [field.name for field in descriptor.fields]
        if len(names) > 1:
            self._get = attrgetter(*names)
        elif names:
            only = attrgetter(*names)
            self._get = lambda message: (only(message),)
        for field in descriptor.fields:
            self._mend(encoders, field, masked=masked)

    def write(self, message: Any) -> dict[str, Any]:  # noqa: ANN401 - a message of our own pool
        """The JSON object."""
        made = dict(zip(self._keys, self._get(message), strict=False))
        for key, write in self._values:
            made[key] = write(made[key])
        for key in self._plain_lists:
            made[key] = list(made[key])
        for key, write in self._lists:
            made[key] = [write(item) for item in made[key]]
        for key, name, write_present in self._present:
            if not message.HasField(name):
                del made[key]
            elif write_present is not None:
                made[key] = write_present(made[key])
        for key in self._dropped:
            del made[key]
        return made

    def _mend(self, encoders: Encoders, field: FieldDescriptor, *, masked: bool) -> None:
        kind = encoders.sensitive(field) if masked else ""
        entry = map_entry(field)
        if entry is not None:
            self._values.append((field.json_name, _nobody if kind else encoders.of_map(entry, masked=masked)))
            return
        write = encoders.of_element(field, kind, masked=masked)
        hidden = bool(kind) and (field.message_type is not None or write is masking.nothing)
        if field.is_repeated and hidden:
            self._values.append((field.json_name, _none))
        elif field.is_repeated and write is not None:
            self._lists.append((field.json_name, write))
        elif field.is_repeated:
            self._plain_lists.append(field.json_name)
        elif field.message_type is not None and hidden:
            self._dropped.append(field.json_name)
        elif field.has_presence:
            self._present.append((field.json_name, field.name, write))
        elif write is not None:
            self._values.append((field.json_name, write))


class Encoders:
    """The encoders of a contract, each message compiled at most twice: clear and masked."""

    def __init__(self, contract: Contract) -> None:
        """Compiles nothing yet."""
        self._contract = contract
        self._made: dict[tuple[str, bool], Encoder] = {}

    def of_message(self, descriptor: Descriptor, *, masked: bool) -> Encoder:
        """The encoder of a message."""
        key = (descriptor.full_name, masked and self.has_sensitive(descriptor))
        if key not in self._made:
            self._made[key] = Encoder()
            self._made[key].fill(self, descriptor, masked=key[1])
        return self._made[key]

    def sensitive(self, field: FieldDescriptor) -> str:
        """Kind of personal data in a field, or ""."""
        return self._contract.sensitive(field)

    def has_sensitive(self, descriptor: Descriptor) -> bool:
        """Whether a message holds personal data, itself or further in."""
        seen: set[str] = set()

        def holds(message: Descriptor) -> bool:
            if message.full_name in seen:
                return False
            seen.add(message.full_name)
            return any(
                self.sensitive(field) or (field.message_type is not None and holds(field.message_type))
                for field in message.fields
            )

        return holds(descriptor)

    def of_element(self, field: FieldDescriptor, kind: str, *, masked: bool) -> leaves.Leaf | None:
        """How one element of a field is written; None if as it is."""
        message = field.message_type
        if message is None:
            return _masked(field, kind, raw=self._contract.raw_json(field))
        if message.full_name == "google.protobuf.Timestamp":
            return leaves.instant_out
        if message.full_name == "google.protobuf.Duration":
            return leaves.duration_out
        if leaves.well_known(message):
            return leaves.rare_out(self._contract.pool)
        return self.of_message(message, masked=masked).write

    def of_map(self, entry: Descriptor, *, masked: bool) -> leaves.Leaf:
        """How a map is written."""
        write = self.of_element(entry.fields_by_name["value"], "", masked=masked)
        as_bool = entry.fields_by_name["key"].type == leaves.F.TYPE_BOOL
        write_key: leaves.Leaf = {True: "true", False: "false"}.__getitem__ if as_bool else str
        return lambda held: {write_key(key): write(item) if write else item for key, item in held.items()}


def _masked(field: FieldDescriptor, kind: str, *, raw: bool) -> leaves.Leaf | None:
    if raw:
        hide = masking.of_json(kind)
        if not kind or hide is masking.nothing:
            return hide if kind else leaves.raw_json_out
        return lambda value: hide(leaves.raw_json_out(value))
    if not kind:
        return leaves.of_type_out(field)
    return masking.of_string(kind) if field.type == leaves.F.TYPE_STRING else masking.nothing


def _none(_: object) -> list[Any]:
    """A hidden list keeps its shape and not its length."""
    return []


def _nobody(_: object) -> dict[str, Any]:
    """So does a hidden map."""
    return {}
