"""Who may warn whom, of what, until when: the house's own rules of a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime, timedelta

TYPES = ("ALERT", "UPDATE", "CANCEL")
LONGEST_HEADLINE, LONGEST_TEXT = 160, 4000
PERSONS = 2


@dataclass(frozen=True)
class Told:
    """A draft as it was told."""

    message_type: str
    references: Sequence[str]
    colour: str
    event_code: str
    headline: str
    description: str
    instruction: str
    counties: Sequence[str]
    has_area: bool
    expires_at: datetime | None
    channels: Sequence[str]


@dataclass(frozen=True)
class Known:
    """What there is to choose from."""

    colours: Collection[str]
    codes: Collection[str]
    counties: Collection[str]
    channels: Collection[str]
    longest: timedelta


def faults(told: Told, known: Known, now: datetime) -> Iterator[Fault]:
    """Everything that is wrong with a draft."""
    choices = (
        ("messageType", "safety.message-type", "消息类型", [told.message_type], TYPES),
        ("colour", "safety.colour", "预警颜色", [told.colour], known.colours),
        ("eventCode", "safety.event-code", "事件编码", [told.event_code], known.codes),
        ("counties", "safety.county", "区县", told.counties, known.counties),
        ("channels", "safety.channel", "发布渠道", told.channels, known.channels),
    )
    for field, code, zh, values, allowed in choices:
        if unknown := sorted(set(values) - set(allowed)):
            listed, en = ", ".join(sorted(allowed)), f"unknown: {', '.join(unknown)}"
            yield Fault(field, code, f"{zh}应为以下之一：{listed}", f"{en}; one of {listed}")
    texts = (("headline", told.headline, LONGEST_HEADLINE), ("description", told.description, LONGEST_TEXT))
    for field, text, most in texts:
        if not 0 < len(text.strip()) <= most:
            yield Fault(field, "safety.text", f"不能为空，最多{most}字", f"not empty, at most {most} characters")
    if len(told.instruction) > LONGEST_TEXT:
        yield Fault("instruction", "safety.text", f"最多{LONGEST_TEXT}字", f"at most {LONGEST_TEXT} characters")
    if told.message_type == "ALERT" and told.references:
        yield Fault("references", "safety.references", "新预警不引用其他预警", "an ALERT replaces nothing")
    if told.message_type in {"UPDATE", "CANCEL"} and not told.references:
        yield Fault("references", "safety.references", "更新或解除须引用原预警", "name the warnings it replaces")
    if not told.counties and not told.has_area:
        yield Fault("areaGeojson", "safety.area-missing", "请给出多边形或区县", "give a polygon or counties")
    if told.expires_at is None:
        yield Fault("expiresAt", "safety.expires-missing", "请给出失效时间", "say until when")
    elif told.expires_at <= now:
        yield Fault("expiresAt", "safety.expires-past", "失效时间已过", "it has expired already")
    elif told.expires_at > now + known.longest:
        days = known.longest.days
        yield Fault("expiresAt", "safety.expires-late", f"有效期最长{days}天", f"at most {days} days")


def missing_approvals(author: str, *, author_is_person: bool, approved_by: Collection[str]) -> int:
    """How many persons must still approve: with the author, if that is a person, two different ones in all."""
    persons = set(approved_by) | ({author} if author_is_person else set())
    return max(0, PERSONS - len(persons))
