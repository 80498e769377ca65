"""The words in which a department's rules answer. Pure: no database, no clock, no protobuf."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Reason:
    """Why a decision is as it is. Holds no personal data.

    `code` is stable and reads ``department.reason``; `field` names the form field or material it is about;
    the three `parameter` values name the dated parameter that decided, if one did.
    """

    code: str
    zh: str
    en: str
    legal_reference: str = ""
    parameter: str = ""
    parameter_value: str = ""
    parameter_from: str = ""
    field: str = ""


@dataclass(frozen=True)
class Product:
    """Something a department has made: its kind, its number, and the gateway path where it can be read."""

    kind: str
    id: str
    path: str


@dataclass(frozen=True)
class Granted:
    """The item is done. `outputs` is what later items need (sealed on its way); `products` name no person."""

    products: tuple[Product, ...] = ()
    outputs: Mapping[str, Any] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The item is refused: a recorded decision that can be appealed, never an exception."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class NeedsSupplement:
    """Everything that is missing, at once (一次性告知)."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class NeedsOfficer:
    """No rule may decide this; an officer does, looking at these reasons."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Undone:
    """What was granted earlier no longer stands."""

    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Later:
    """Not decided yet: the department keeps what it must answer and says so itself (`chassis.work.answer_later`)."""


Answer = Granted | Refused | NeedsSupplement | NeedsOfficer | Undone | Later


@dataclass(frozen=True)
class Work:
    """One item of a case as its department receives it.

    `inputs` are the fields the item needs, opened from their seal. `officer_granted` is None until an officer decided.
    """

    case_id: str
    item_id: str
    task: str
    county: str
    attempt: int
    inputs: Mapping[str, Any]
    one_thing_id: str = ""
    officer_granted: bool | None = None
    officer_reasons: tuple[Reason, ...] = ()
    # Digest of the inputs, which the answer names.
    inputs_digest: str = ""
