"""What the catalogue says of a material beyond its title: what is taken, how long, what a promise reads. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.signing import digest
from city.days import add_months
from services.onething.papers.limits import MOST_BYTES, TYPES, law

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any


@dataclass(frozen=True)
class Promising:
    """A promise as the catalogue allows it.

    `days` are working days from the promise to its check. None, of the text too: as the parameter says.
    """

    days: int | None = None
    text: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Terms:
    """Of one material. `accepts` are media types; `valid_months` 0: without end, and not offered again."""

    kind: str
    accepts: tuple[str, ...] = ()
    most_bytes: int = MOST_BYTES
    valid_months: int = 0
    promise: Promising | None = None


def terms_of(raw: Mapping[str, Any]) -> Terms:
    """As an entry writes them. A material that is a promise itself always has one."""
    promise = raw.get("promise", {} if raw["source"] == "promise" else None)
    return Terms(
        kind=raw.get("kind", raw["id"]),
        accepts=tuple(TYPES[name] for name in raw.get("accepts", ()) if name in TYPES),
        most_bytes=min(raw.get("most_kib", MOST_BYTES >> 10) << 10, MOST_BYTES),
        valid_months=raw.get("valid_months", 0),
        promise=None if promise is None else Promising(promise.get("days"), promise.get("text")),
    )


def promise_days(promise: Promising, day: date) -> int:
    """Working days until the check of a promise signed on `day`."""
    return promise.days if promise.days is not None else int(law().at("promise-check-days", day).value)


def promise_text(promise: Promising, title: Mapping[str, str], *, instead: bool, day: date) -> tuple[str, str, str]:
    """The text to be signed on `day`, Chinese and English, and the digest of the Chinese one, which counts."""
    usual = law().at("promise-text" if instead else "statement-text", day).value
    text, days = promise.text or usual, promise_days(promise, day)
    zh, en = (text[language].format(title=title[language], days=days) for language in ("zh", "en"))
    return zh, en, digest(zh.encode())


def valid_until(uploaded: date, months: int) -> date | None:
    """The last day on which a paper can be handed in; None if it holds without end."""
    return add_months(uploaded, months) if months else None
