"""How a case ends and is told so: limits of appeal, and the one explanation. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from city.calendar import day_of
from services.onething import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from services.onething.catalogue import Appeal


def last_day(appeal: Appeal, refused_at: datetime) -> date:
    """The last day on which a refusal can be appealed."""
    return day_of(refused_at) + timedelta(days=appeal.days)


@dataclass(frozen=True)
class Outcome:
    """What became of an item. `reasons` have zh, en and legal_reference; `until` is the last day to appeal."""

    title: Mapping[str, str]
    status: str
    reasons: Sequence[Mapping[str, str]] = ()
    appeal: Appeal | None = None
    until: date | None = None


def explain(outcomes: Sequence[Outcome]) -> tuple[str, str]:
    """One text on the whole case, Chinese and English: what was granted, what was not and why, and what can be done."""
    zh, en = [f"本办件共 {len(outcomes)} 个事项。"], [f"The case has {len(outcomes)} items."]
    for status, told_zh, told_en, tell in _PARTS:
        found = [one for one in outcomes if one.status == status]
        if found:
            texts = [tell(one) for one in found]
            zh.append(f"{told_zh} {len(found)} 项：{'；'.join(text for text, _ in texts)}。")
            en.append(f"{told_en} {len(found)}: {'; '.join(text for _, text in texts)}.")
    return "".join(zh), " ".join(en)


def _named(one: Outcome) -> tuple[str, str]:
    return one.title["zh"], one.title["en"]


def _with_reasons(one: Outcome) -> tuple[str, str]:
    zh, en = "；".join(_reason(r, "zh") for r in one.reasons), "; ".join(_reason(r, "en") for r in one.reasons)
    return (f"{one.title['zh']}（{zh}）" if zh else one.title["zh"]), (
        f"{one.title['en']} ({en})" if en else one.title["en"]
    )


def _reason(reason: Mapping[str, str], language: str) -> str:
    law = reason.get("legal_reference", "")
    said = reason.get(language, "")
    return f"{said}，依据{law}" if law and language == "zh" else f"{said}, by {law}" if law else said


def _refused(one: Outcome) -> tuple[str, str]:
    zh, en = _with_reasons(one)
    if one.appeal and one.until:
        zh += f"，不服的可在 {one.until} 前向{one.appeal.to['zh']}提出"
        en += f", which can be appealed until {one.until} to {one.appeal.to['en']}"
    return zh, en


_PARTS: tuple[tuple[str, str, str, Callable[[Outcome], tuple[str, str]]], ...] = (
    (rules.GRANTED, "已办成", "Granted", _named),
    (rules.REFUSED, "不予办理", "Refused", _refused),
    (rules.SKIPPED, "因此未能办理", "Not started for that reason", _with_reasons),
    (rules.UNDONE, "已撤销", "Undone", _named),
    (rules.WITHDRAWN, "已撤回", "Withdrawn", _named),
    (rules.PLANNED, "尚未开通、请另行办理", "Not offered yet, to be asked for elsewhere", _named),
)
