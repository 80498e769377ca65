"""One-time notices (一次性告知): what belongs in one, and what should have stood in an earlier one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from city.calendar import working_days_between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True)
class Round:
    """A notice that was answered: what each item asked in it, and what the answer changed."""

    number: int
    asked: Mapping[str, frozenset[str]]
    changed: frozenset[str]


def asked_again(rounds: Sequence[Round], item: str, now: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """What an item asks `now` and could have asked in an earlier round, and the number of that round; else 0, ().

    An item that asked in a round had the whole of what was handed in before it. What it asks again and for the first
    time was there to be seen, unless an answer since then changed it. What it asked before and did not get is no fault
    of the office.

    Args:
        rounds: in the order of their numbers.
        item: its key in the catalogue.
        now: fields and materials; a reason that names none stands by its code.
    """
    mine = [one for one in rounds if item in one.asked]
    if not mine:
        return 0, ()
    known = frozenset[str]().union(*(one.asked[item] for one in mine))
    changed = frozenset[str]().union(*(one.changed for one in rounds if one.number >= mine[0].number))
    fresh = tuple(dict.fromkeys(what for what in now if what not in known | changed))
    return (mine[0].number, fresh) if fresh else (0, ())


def asked_late(started: date, asked: date, within: int) -> bool:
    """Whether an item asked after the legal limit, in working days from the day it was sent to the department."""
    return working_days_between(started, asked) > within


def key(entry: Mapping[str, str]) -> str:
    """By what two requests are the same: the field or material, else the reason's code."""
    return entry.get("field") or entry.get("code", "")


def document(
    case: Mapping[str, str],
    entries: Sequence[Mapping[str, str]],
    titles: Mapping[str, str],
    due: str,
    law: str,
    *,
    estimate: bool = False,
) -> tuple[str, str]:
    """The notice as a text, Chinese and English.

    Args:
        case: receipt, title_zh and title_en.
        entries: what is missing.
        titles: Chinese names of the departments.
        due: last day, or empty.
        law: legal reference of the notice itself.
        estimate: whether the last day crosses into a year whose make-up days are not published.
    """
    departments = "、".join(dict.fromkeys(titles.get(one["department"], one["department"]) for one in entries))
    zh = [
        f"一次性告知书（办件 {case['receipt']}，{case['title_zh']}）",
        f"经{departments}审核，尚需补正以下 {len(entries)} 项：",
    ]
    en = [f"One-time notice (case {case['receipt']}, {case['title_en']})", f"{len(entries)} thing(s) are missing:"]
    for number, one in enumerate(entries, 1):
        law_zh = f"（依据：{one['legal_reference']}）" if one.get("legal_reference") else ""
        named = f"{one['title_zh']}：" if one.get("title_zh") else ""
        zh.append(f"{number}. {named}{one['zh']}{law_zh}")
        en.append(f"{number}. {one['en']}")
    if due:
        about_zh, about_en = ("（预计）", " (an estimate)") if estimate else ("", "")
        zh.append(f"请于 {due}{about_zh} 前一次补齐；补正期间办理时限暂停计算。")
        en.append(f"Please hand all of it in by {due}{about_en}; the clock stands meanwhile.")
    zh.append(f"告知依据：{law}。")
    return "\n".join(zh), "\n".join(en)


def nothing_more(statuses: Collection[str], busy: Collection[str]) -> bool:
    """Whether no item is at work that could still ask for something."""
    return not set(statuses) & set(busy)
