"""What is left of personal data for a caller who did not say why it is needed. Requests are never masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_ID_LENGTH = 15
_PHONE_LENGTH = 11
_ADDRESS_KEPT = 6


def name(value: str) -> str:
    """The first character: 王小明 → 王*. How many follow is not told."""
    return value[:1] + "*" if value else value


def id_number(value: str) -> str:
    """The first three and the last two of a number of 15 or more; nothing of anything shorter, such as a birth date."""
    if len(value) < _ID_LENGTH:
        return "*" if value else value
    return value[:3] + "*" * (len(value) - 5) + value[-2:]


def phone(value: str) -> str:
    """The first three and the last four of a number of 11 or more; nothing of anything shorter."""
    if len(value) < _PHONE_LENGTH:
        return "*" if value else value
    return value[:3] + "*" * (len(value) - 7) + value[-4:]


def address(value: str) -> str:
    """At most the first six characters (浙江省衢州市), and never more than half."""
    return value[: min(_ADDRESS_KEPT, len(value) // 2)] + "*" if value else value


def nothing(value: object) -> None:
    """Health and money are left out: their place holds null."""


_STRINGS: dict[str, Callable[[str], str]] = {
    "SENSITIVE_NAME": name,
    "SENSITIVE_ID_NUMBER": id_number,
    "SENSITIVE_PHONE": phone,
    "SENSITIVE_ADDRESS": address,
}


def of_string(kind: str) -> Callable[[str], str | None]:
    """The mask of a string field; a kind that is not known here hides all."""
    return _STRINGS.get(kind, nothing)


def of_json(kind: str) -> Callable[[Any], Any]:
    """The mask of a field that holds JSON: its shape stays, and what it says is hidden."""
    return inside if kind in _STRINGS else nothing


def inside(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Every string keeps its first character, numbers turn to null, since a number may be a telephone's or a weight."""
    if isinstance(value, str):
        return name(value)
    if isinstance(value, dict):
        return {key: inside(item) for key, item in value.items()}
    if isinstance(value, list):
        return [inside(item) for item in value]
    return value if isinstance(value, bool) else None
