"""The six helps (六助): prices, who is sent, bookings that sum to zero, and how a provider is rated. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from chassis.errors import Fault
from services.eldercare.rules import meals
from services.eldercare.rules.beds import Person, holds
from services.eldercare.rules.care import HELPS, metres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, timedelta

    from chassis.parameters import Parameters

ORDERED, DISPATCHED, SERVED, CONFIRMED = "ORDERED", "DISPATCHED", "SERVED", "CONFIRMED"
DISPUTED, SETTLED, CANCELLED = "DISPUTED", "SETTLED", "CANCELLED"
FULL_POINTS, PERCENT, HOUR = 100, 100, 60
SHORTEST, LONGEST, MOST_STARS = 10, 480, 5
_ID = re.compile(r"[A-Za-z0-9-]{1,20}")
_LONGEST_NAME, _MOST_A_DAY, _LONGEST_NOTE = 80, 10_000, 200


@dataclass(frozen=True)
class Price:
    """What an order costs and what the city pays of it, fen; the elder pays the rest."""

    price_fen: int
    subsidy_fen: int
    reasons: tuple[Reason, ...]


def price(law: Parameters, what: str, minutes: int, person: Person, day: date, *, by_volunteers: bool) -> Price:
    """The price of an order; volunteers work for hours. Parts of a fen are the city's, never the elder's."""
    if by_volunteers:
        zh, en = "志愿服务，不收费，计入时间银行", "by volunteers: free, counted in the time bank"
        return Price(0, 0, (Reason("eldercare.by-volunteers", zh, en),))
    prices = law.at("help-prices", day)
    rate = prices.value[what]
    whole = rate if what == "MEAL" else rate * minutes // HOUR
    told = f"价格 {whole / 100:.2f} 元", f"price {whole / 100:.2f} yuan"
    reasons = [Reason("eldercare.help-price", *told, **prices.cited(rate))]
    if what == "MEAL":
        fen, why = meals.subsidy(law, person, day)
        return Price(whole, min(whole, fen), (*reasons, *why))
    table = law.at("help-subsidies", day)
    percent = max((row["percent"] for row in table.value if holds(row, person)), default=0)
    told = f"补贴 {percent}%", f"the city pays {percent} %"
    reasons.append(Reason("eldercare.help-subsidy", *told, **table.cited(percent)))
    return Price(whole, -(-whole * percent // PERCENT), tuple(reasons))


def order_faults(
    what: str, at: datetime | None, minutes: int, note: str, now: datetime, ahead: timedelta
) -> list[Fault]:
    """Everything wrong with an order; it lies at most `ahead` in the future."""
    wrong = []
    if what not in HELPS:
        wrong.append(
            Fault("help", "eldercare.unknown-help", f"应为 {'、'.join(HELPS)} 之一", f"one of {', '.join(HELPS)}")
        )
    if at is None or not now < at <= now + ahead:
        told = f"时间应在现在之后 {ahead.days} 天内", f"within {ahead.days} days from now"
        wrong.append(Fault("at", "eldercare.order-time", *told))
    if not SHORTEST <= minutes <= LONGEST:
        told = f"{SHORTEST} 至 {LONGEST} 分钟", f"{SHORTEST} to {LONGEST} minutes"
        wrong.append(Fault("minutes", "eldercare.minutes", *told))
    if len(note) > _LONGEST_NOTE:
        told = f"最多 {_LONGEST_NOTE} 个字", f"at most {_LONGEST_NOTE} characters"
        wrong.append(Fault("note", "eldercare.order-note", *told))
    return wrong


def provider_faults(provider_id: str, name: str, helps: Sequence[str], county_known: bool, a_day: int) -> list[Fault]:  # noqa: FBT001 - a fact among facts
    """Everything wrong with a provider to be entered, but for its position."""
    wrong = []
    if not _ID.fullmatch(provider_id):
        told = "1 至 20 个字母、数字或 -", "1 to 20 letters, digits or -"
        wrong.append(Fault("providerId", "eldercare.provider-id", *told))
    if not 0 < len(name) <= _LONGEST_NAME:
        told = f"1 至 {_LONGEST_NAME} 个字", f"1 to {_LONGEST_NAME} characters"
        wrong.append(Fault("name", "eldercare.provider-name", *told))
    if not helps or not set(helps) <= set(HELPS):
        told = f"应为 {'、'.join(HELPS)} 中的一项或几项", f"some of {', '.join(HELPS)}"
        wrong.append(Fault("helps", "eldercare.unknown-help", *told))
    if not county_known:
        wrong.append(Fault("county", "eldercare.unknown-county", "没有这个县（市、区）", "no such county"))
    if not 1 <= a_day <= _MOST_A_DAY:
        told = f"1 至 {_MOST_A_DAY}", f"1 to {_MOST_A_DAY}"
        wrong.append(Fault("ordersADay", "eldercare.orders-a-day", *told))
    return wrong


@dataclass(frozen=True)
class Candidate:
    """A provider that could be sent: where it is, its orders that day and how many it can do, its stars."""

    provider_id: str
    position: tuple[float, float]
    orders: int
    most: int
    stars: float


def nearest_able(home: tuple[float, float], candidates: Sequence[Candidate]) -> str | None:
    """The provider to send: with room that day, the nearest by whole kilometres, then the better rated; or nobody."""
    able = [one for one in candidates if one.orders < one.most]
    best = min(able, key=lambda one: (metres(home, one.position) // 1000, -one.stars, one.provider_id), default=None)
    return best.provider_id if best else None


def balanced(entries: Mapping[str, int]) -> dict[str, int]:
    """The entries of a booking without those of zero. Raises ValueError unless they sum to zero."""
    if sum(entries.values()):
        raise ValueError("a booking sums to zero")
    return {account: amount for account, amount in entries.items() if amount}


def served(resident_id: str, county: str, provider_id: str, price_fen: int, subsidy_fen: int) -> dict[str, int]:
    """The booking of a confirmed order: the provider is owed the price, by the city and by the elder."""
    entries = {f"provider:{provider_id}": price_fen, f"fund:{county}": -subsidy_fen}
    entries[f"elder:{resident_id}"] = subsidy_fen - price_fen
    return balanced(entries)


def settled(provider_id: str, total_fen: int) -> dict[str, int]:
    """The booking of a settlement: what was owed is paid."""
    return balanced({f"provider:{provider_id}": -total_fen, f"bank:{provider_id}": total_fen})


@dataclass(frozen=True)
class Rating:
    """How a provider stands: stars (drawn towards the usual while there are few), points of 100, and the grade."""

    stars: float
    points: int
    grade: str
    reasons: tuple[Reason, ...]


def rate(law: Parameters, ratings: int, stars_sum: int, visits: tuple[int, int], taken_off: int, day: date) -> Rating:
    """The public rating. `visits`: how many and how many of them nobody came to; `taken_off`: points by inspections."""
    table = law.at("provider-rating", day)
    usual, weight = table.value["usual_stars"], table.value["weight"]
    stars = round((usual * weight + stars_sum) / (weight + ratings), 2)
    points = max(0, FULL_POINTS - taken_off)
    missed = PERCENT * visits[1] / visits[0] if visits[0] else 0.0
    row = next(
        row
        for row in table.value["grades"]
        if points >= row["points"] and stars >= row["stars"] and missed <= row["missed"]
    )
    zh = f"{row['grade']} 级：检查得分 {points}，评分 {stars}，漏访 {missed:.1f}%"
    en = f"grade {row['grade']}: {points} points, {stars} stars, {missed:.1f} % of visits missed"
    return Rating(
        stars, points, row["grade"], (Reason("eldercare.provider-grade", zh, en, **table.cited(row["grade"])),)
    )
