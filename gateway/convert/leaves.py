"""Single values between JSON and protobuf: what each type takes, and what is wrong with what it does not take."""

from __future__ import annotations

import base64
import binascii
import math
import re
import struct
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson
from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.descriptor import Descriptor, EnumDescriptor
    from google.protobuf.descriptor_pool import DescriptorPool
    from google.protobuf.message import Message

    Leaf = Callable[[Any], Any]

F = FieldDescriptor
RANGES = {
    F.TYPE_INT32: (-(2**31), 2**31 - 1),
    F.TYPE_SINT32: (-(2**31), 2**31 - 1),
    F.TYPE_SFIXED32: (-(2**31), 2**31 - 1),
    F.TYPE_UINT32: (0, 2**32 - 1),
    F.TYPE_FIXED32: (0, 2**32 - 1),
    F.TYPE_INT64: (-(2**63), 2**63 - 1),
    F.TYPE_SINT64: (-(2**63), 2**63 - 1),
    F.TYPE_SFIXED64: (-(2**63), 2**63 - 1),
    F.TYPE_UINT64: (0, 2**64 - 1),
    F.TYPE_FIXED64: (0, 2**64 - 1),
}
# JSON numbers are doubles to most readers, so these travel as strings.
WIDE = frozenset({F.TYPE_INT64, F.TYPE_SINT64, F.TYPE_SFIXED64, F.TYPE_UINT64, F.TYPE_FIXED64})
FLOATS = frozenset({F.TYPE_FLOAT, F.TYPE_DOUBLE})
# From here on a number rounds to no 32-bit one; the largest of those is written 3.4028235e38, which lies above it.
_TOO_LARGE_FLOAT = 3.4028235677973366e38
_INTEGER = re.compile(r"-?[0-9]{1,20}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]*={0,2}")
_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):([0-5]\d))", re.ASCII
)
_DURATION = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,9}))?s")
_MOST_DURATION = 315_576_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SPECIAL = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class Wrong(Exception):
    """A value that its field does not take; whoever reads the field knows where it stands."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        """`code` without the prefix ``gateway.``."""
        super().__init__(en)
        self.code, self.zh, self.en = f"gateway.{code}", zh, en


def wrong_type(zh: str, en: str) -> Wrong:
    """The value is of another type: `zh`, `en` name the one expected."""
    return Wrong("wrong-type", f"应为{zh}", f"must be {en}")


# --- in: JSON (or a text of the address) → what the message constructor takes -----------------------------------


def string(value: object) -> str:
    """A string is a string."""
    if type(value) is str:
        return value
    raise wrong_type("字符串", "a string")


def boolean(value: object) -> bool:
    """A boolean, as JSON has it."""
    if value is True or value is False:
        return value
    raise wrong_type("布尔值 true 或 false", "true or false")


def boolean_text(value: str) -> bool:
    """The same in an address."""
    return boolean({"true": True, "false": False}.get(value))


def integer(kind: int) -> Leaf:
    """A whole number, as a number or as a string, within its range."""
    low, high = RANGES[kind]

    def read(value: object) -> int:
        if type(value) is int:
            number = value
        elif (type(value) is str and _INTEGER.fullmatch(value)) or (type(value) is float and value.is_integer()):
            number = int(value)
        else:
            raise wrong_type("整数", "a whole number")
        if low <= number <= high:
            return number
        raise Wrong("out-of-range", f"应在 {low} 与 {high} 之间", f"must lie between {low} and {high}")

    return read


def floating(kind: int) -> Leaf:
    """A number, or one of the strings NaN, Infinity, -Infinity."""
    limit = _TOO_LARGE_FLOAT if kind == F.TYPE_FLOAT else math.inf

    def read(value: object) -> float:
        if type(value) is float or type(value) is int:
            number = float(value)
        elif type(value) is str and value in _SPECIAL:
            return _SPECIAL[value]
        elif type(value) is str and _NUMBER.fullmatch(value):
            number = float(value)
        else:
            raise wrong_type("数字", "a number")
        if -limit < number < limit:
            return number
        raise Wrong("out-of-range", "数字过大", "the number is too large")

    return read


def octets(value: object) -> bytes:
    """Base64, standard or URL-safe, with or without padding."""
    if type(value) is str and _BASE64.fullmatch(value):
        bare = value.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
        except binascii.Error:
            pass
    raise wrong_type(" Base64 编码的字符串", "a string in base64")


def enum(descriptor: EnumDescriptor) -> Leaf:
    """A value's name, or its number (as a string too, since addresses hold nothing else)."""
    numbers: dict[object, int] = {value.name: value.number for value in descriptor.values}
    numbers |= {str(value.number): value.number for value in descriptor.values}
    numbers |= {value.number: value.number for value in descriptor.values}
    known = ", ".join(value.name for value in descriptor.values if value.number)

    def read(value: object) -> int:
        if (type(value) is str or type(value) is int) and value in numbers:
            return numbers[value]
        raise Wrong("unknown-value", f"应为以下之一：{known}", f"must be one of {known}")

    return read


def raw_json(value: object) -> str:
    """A JSON object, kept as its text."""
    if type(value) is not dict:
        raise Wrong("not-an-object", "应为 JSON 对象", "must be a JSON object")
    return orjson.dumps(value).decode()


def instant(value: object) -> dict[str, int]:
    """RFC 3339 with an offset, years 1 to 9999."""
    found = _INSTANT.fullmatch(value) if type(value) is str else None
    try:
        if found:
            year, month, day, hour, minute, second = (int(found[i]) for i in range(1, 7))
            offset = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
            at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
            at = at + offset if found[8] == "-" else at - offset
            return {
                "seconds": (at - _EPOCH) // timedelta(seconds=1),
                "nanos": int((found[7] or "").ljust(9, "0")),
            }
    except (ValueError, OverflowError):
        pass
    raise wrong_type(
        "带时区的时间，如 2025-11-23T08:00:00+08:00", "a time with offset such as 2025-11-23T08:00:00+08:00"
    )


def duration(value: object) -> dict[str, int]:
    """Seconds with up to nine decimals and an s: 1.5s."""
    found = _DURATION.fullmatch(value) if type(value) is str else None
    if not found or int(found[2]) > _MOST_DURATION:
        raise wrong_type("以秒计的时长，如 1.5s", "a duration in seconds such as 1.5s")
    sign = -1 if found[1] else 1
    return {"seconds": sign * int(found[2]), "nanos": sign * int((found[3] or "").ljust(9, "0"))}


def rare_in(kind: type[Message], pool: DescriptorPool) -> Leaf:
    """The other well-known types are rare enough for json_format."""
    name = kind.DESCRIPTOR.name

    def read(value: Any) -> Message:  # noqa: ANN401 - any JSON
        try:
            made: Message = json_format.ParseDict(value, kind(), descriptor_pool=pool)
        except (json_format.ParseError, TypeError, ValueError, AttributeError) as error:
            # json_format raises whatever its Python happens to raise for some wrong types.
            raise wrong_type(f" {name} 的 JSON 形式", f"the JSON form of {name}") from error
        return made

    return read


# --- out: protobuf → JSON ----------------------------------------------------------------------------------------


def octets_out(value: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(value).decode()


def double_out(value: float) -> float | str:
    """JSON knows no infinities."""
    if math.isfinite(value):
        return value
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"  # noqa: PLR0124 - the test for NaN


def float_out(value: float) -> float | str:
    """The shortest decimal that is the same 32-bit number, so that 0.1 does not read 0.10000000149011612."""
    if math.isfinite(value):
        for digits in (6, 7, 8):
            short = float(f"{value:.{digits}g}")
            if abs(short) < _TOO_LARGE_FLOAT and struct.unpack("f", struct.pack("f", short))[0] == value:
                return short
        return float(f"{value:.9g}")
    return double_out(value)


class _Names(dict[int, Any]):
    """Looked up in C, which a function of ours would not be."""

    def __missing__(self, number: int) -> int:
        return number


def enum_out(descriptor: EnumDescriptor) -> Leaf:
    """The value's name; the number if a newer department sends one that is not known here."""
    return _Names((number, value.name) for number, value in descriptor.values_by_number.items()).__getitem__


def instant_out(value: Any) -> str:  # noqa: ANN401 - a Timestamp of our own pool
    """RFC 3339 in UTC with 0, 3, 6 or 9 decimals."""
    return f"{_second(value.seconds)}{_decimals(value.nanos)}Z"


def duration_out(value: Any) -> str:  # noqa: ANN401 - a Duration of our own pool
    """Seconds with 0, 3, 6 or 9 decimals and an s."""
    sign = "-" if value.seconds < 0 or value.nanos < 0 else ""
    return f"{sign}{abs(value.seconds)}{_decimals(abs(value.nanos))}s"


@lru_cache(4096)
def _second(seconds: int) -> str:
    """Times of one answer often lie in the same second."""
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()[:19]


def _decimals(nanos: int) -> str:
    if not nanos:
        return ""
    if not nanos % 1_000_000:
        return f".{nanos // 1_000_000:03d}"
    return f".{nanos // 1000:06d}" if not nanos % 1000 else f".{nanos:09d}"


def raw_json_out(value: str) -> Any:  # noqa: ANN401 - any JSON value
    """The JSON that the string holds; null for an empty one."""
    return orjson.loads(value) if value else None


def rare_out(pool: DescriptorPool) -> Leaf:
    """The other well-known types."""
    return lambda value: json_format.MessageToDict(value, descriptor_pool=pool)


def well_known(descriptor: Descriptor) -> bool:
    """Whether a message has a JSON form of its own."""
    name = str(descriptor.full_name)
    return name.startswith("google.protobuf.") and name.count(".") == 2 and name != "google.protobuf.Empty"  # noqa: PLR2004


def of_type_in(field: FieldDescriptor) -> Leaf:
    """How a scalar or enum field is read from JSON."""
    if field.type in RANGES:
        return integer(field.type)
    if field.type in FLOATS:
        return floating(field.type)
    if field.enum_type is not None:
        return enum(field.enum_type)
    return {F.TYPE_STRING: string, F.TYPE_BOOL: boolean, F.TYPE_BYTES: octets}[field.type]


def of_type_out(field: FieldDescriptor) -> Leaf | None:
    """How a scalar or enum field is written; None if as it is."""
    if field.type in WIDE:
        return str
    if field.enum_type is not None:
        return enum_out(field.enum_type)
    others: dict[int, Leaf] = {F.TYPE_FLOAT: float_out, F.TYPE_DOUBLE: double_out, F.TYPE_BYTES: octets_out}
    return others.get(field.type)
