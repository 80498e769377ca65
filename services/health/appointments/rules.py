"""Who may book what, who is next on a waiting list, until when one may cancel, and what no-shows lead to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from chassis.parameters import Parameters

NORMAL, PRIORITY = "NORMAL", "PRIORITY"
MODES = ("AUTO", "OFFER")
MOST_TEXT = 500


def eligible(kind: str, *, referred: bool) -> bool:
    """Whether somebody may have a slot of this kind: those kept for the referred are theirs alone."""
    return kind == NORMAL or referred


def pick(free: Iterable[tuple[int, str]], *, referred: bool, wanted: int | None = None) -> int | None:
    """The number of the slot somebody gets out of the free ones (number, kind); None if there is none.

    Those who were referred get a slot kept for them before one of everybody's.
    """
    fitting = [(kind != PRIORITY, number) for number, kind in free if eligible(kind, referred=referred)]
    if wanted is not None:
        return wanted if wanted in {number for _, number in fitting} else None
    return min(fitting)[1] if fitting else None


def kinds(capacity: int, reserved: int) -> list[str]:
    """The kinds of a session's slots in order: those reserved are spread evenly over it."""
    every = capacity / reserved if reserved else 0
    priority = {int(place * every) for place in range(reserved)}
    return [PRIORITY if place in priority else NORMAL for place in range(capacity)]


@dataclass(frozen=True)
class Waiter:
    """Somebody waiting, as far as the order is concerned."""

    id: str
    referred: bool
    offer: bool


@dataclass(frozen=True)
class Fill:
    """Who gets which slot; `until` is set where it is offered and not booked."""

    waiter: str
    number: int
    until: datetime | None


def fills(
    free: Sequence[tuple[int, str, datetime]], waiting: Sequence[Waiter], now: datetime, law: Parameters, day: date
) -> list[Fill]:
    """Gives free slots (number, kind, start) to those who wait, strictly in their order.

    Nobody is passed over who may have a slot that somebody behind gets; a slot that begins too soon is given to
    nobody; an offer ends before its slot is too near to be filled by somebody else.
    """
    near = now + timedelta(minutes=law.at("fill-before-minutes", day).value)
    hold = timedelta(minutes=law.at("offer-minutes", day).value)
    left = {number: (kind, starts) for number, kind, starts in free if starts > near}
    made = []
    for waiter in waiting:
        number = pick(((n, kind) for n, (kind, _) in left.items()), referred=waiter.referred)
        if number is None:
            continue
        _, starts = left.pop(number)
        until = min(now + hold, starts - (near - now)) if waiter.offer else None
        made.append(Fill(waiter.id, number, until))
    return made


def may_cancel_until(starts_at: datetime, law: Parameters, day: date) -> datetime:
    """The last moment at which a person may cancel."""
    return starts_at - timedelta(minutes=int(law.at("cancel-before-minutes", day).value))


@dataclass(frozen=True)
class Block:
    """A block that no-shows lead to: its first and last day, and the appointments that count."""

    from_day: date
    until_day: date
    missed: tuple[str, ...]


def block_after(
    missed: Sequence[tuple[str, date]], counted: Iterable[str], today: date, law: Parameters
) -> Block | None:
    """The block that follows from no-shows (appointment, day) by today, if one does; each counts towards one block."""
    rule = law.at("no-show", today).value
    used, since = set(counted), today - timedelta(days=rule["within"])
    fresh = [no for no, day in sorted(missed, key=lambda one: (one[1], one[0])) if no not in used and day >= since]
    if len(fresh) < rule["count"]:
        return None
    return Block(today, today + timedelta(days=rule["blocked"]), tuple(fresh))


def session_days(
    weekday: int, today: date, window: int, *, working: Callable[[date], bool], holidays: bool
) -> list[date]:
    """The days of a schedule from tomorrow to the end of the booking window."""
    days = (today + timedelta(days=ahead) for ahead in range(1, window + 1))
    return [day for day in days if day.weekday() == weekday and (holidays or working(day))]


def text_faults(field: str, text: str) -> list[Fault]:
    """What is wrong with a reason somebody gives."""
    if text.strip() and len(text) <= MOST_TEXT:
        return []
    zh, en = f"请说明理由，不超过 {MOST_TEXT} 字", f"give a reason of at most {MOST_TEXT} characters"
    return [Fault(field, "health.appointment-reason", zh, en)]
