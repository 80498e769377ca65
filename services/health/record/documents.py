"""FHIR resources as JSON, in and out. A decimal keeps every digit it came with: 1.50 is not 1.5 in medicine. Pure."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import orjson

from chassis.errors import Fault, InvalidInput

MEDIA_TYPE = "application/fhir+json"
MOST_DEPTH = 64
Resource = dict[str, Any]


class _Twice(ValueError):
    """The same name twice in one object: readers differ in which of the two they take."""


def parse(raw: bytes) -> Resource:
    """A JSON object, its decimals as `Decimal`. Raises InvalidInput (`health.not-fhir-json`)."""
    try:
        value = json.loads(raw.decode(), parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_once)
    except _Twice as error:
        raise _unreadable(f"字段 {error} 出现了两次", f"the field {error} is given twice") from error
    except json.JSONDecodeError as error:
        zh, en = f"第 {error.lineno} 行第 {error.colno} 列", f"line {error.lineno}, column {error.colno}"
        raise _unreadable(f"{zh}不是有效的 JSON", f"not JSON at {en}") from error
    except (ValueError, RecursionError) as error:
        raise _unreadable("不是有效的 UTF-8 JSON", "not JSON in UTF-8, or a number or depth past all bounds") from error
    if not isinstance(value, dict):
        raise _unreadable("资源应为 JSON 对象", "a resource is a JSON object")
    if _deeper(value):
        raise _unreadable(f"嵌套超过 {MOST_DEPTH} 层", f"nested more than {MOST_DEPTH} levels deep")
    return value


def text(resource: Resource) -> str:
    """The resource as JSON, decimals digit by digit as they came."""
    return orjson.dumps(resource, default=_decimal).decode()


def stored(content: str) -> Any:  # noqa: ANN401 - any JSON
    """What `text` wrote, as a part of another document."""
    return orjson.Fragment(content)


def write(document: Any) -> bytes:  # noqa: ANN401 - any JSON
    """A document that may hold `stored` parts."""
    return orjson.dumps(document, default=_decimal)


def _decimal(value: object) -> Any:  # noqa: ANN401 - orjson's own
    if isinstance(value, Decimal):
        return orjson.Fragment(str(value))
    raise TypeError(f"no JSON for {type(value).__name__}")


def _once(pairs: list[tuple[str, Any]]) -> Resource:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        raise _Twice(next(name for name, _ in pairs if name in seen or seen.add(name))[:100])  # type: ignore[func-returns-value]
    return made


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _deeper(value: Any) -> bool:  # noqa: ANN401 - any JSON
    level: list[Any] = [value]
    for _ in range(MOST_DEPTH + 1):
        level = [
            item
            for holder in level
            for item in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(item, dict | list)
        ]
        if not level:
            return False
    return True


def _unreadable(zh: str, en: str) -> InvalidInput:
    return InvalidInput.of("health.not-fhir-json", [Fault("", "health.not-fhir-json", zh, en)])
