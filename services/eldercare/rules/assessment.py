"""The ability of an elder by GB/T 42195-2022, and the need for long-term care: pure tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from chassis.parameters import Parameters

STANDARD = "GB/T 42195-2022《老年人能力评估规范》"
LTC_STANDARD = "《长期护理失能等级评估标准（试行）》（医保办发〔2021〕37号）"
WORST = 4
AWAITS_SECOND, AWAITS_THIRD, CONFIRMED = "AWAITS_SECOND", "AWAITS_THIRD", "CONFIRMED"
LAST_RANK = 3
_SANE_EVENTS = 1000


@dataclass(frozen=True)
class Findings:
    """What an assessor found: scores by item, and what changes the grade. `events`: care-risk events in 30 days."""

    scores: Mapping[str, int]
    coma: bool = False
    dementia: bool = False
    psychiatric: bool = False
    events: int = 0


@dataclass(frozen=True)
class Ability:
    """The result: points by part and in all, the grade by points, the grade after the changes, and why."""

    parts: Mapping[str, int]
    total: int
    preliminary: int
    final: int
    reasons: tuple[Reason, ...]


def faults(law: Parameters, found: Findings, day: date) -> list[Fault]:
    """Every item that is missing or out of range, by name, and what else is wrong."""
    wrong = []
    for items in law.at("ability-items", day).value.values():
        for item, (most, zh) in items.items():
            score = found.scores.get(item)
            if score is None:
                told = f"缺少“{zh}”的得分（0 至 {most}）", f"{item} is missing (0 to {most})"
                wrong.append(Fault(f"scores.{item}", "eldercare.score-missing", *told))
            elif not 0 <= score <= most:
                told = f"“{zh}”得分应为 0 至 {most}，不能为 {score}", f"{item} is from 0 to {most}, not {score}"
                wrong.append(Fault(f"scores.{item}", "eldercare.score-out-of-range", *told))
    if not 0 <= found.events <= _SANE_EVENTS:
        told = f"次数应为 0 至 {_SANE_EVENTS}", f"from 0 to {_SANE_EVENTS}"
        wrong.append(Fault("careRiskEventsIn30Days", "eldercare.events-out-of-range", *told))
    return wrong


def assess(law: Parameters, found: Findings, day: date) -> Ability:
    """The grade of findings without faults: by points, then changed."""
    parts = {
        part: sum(found.scores[item] for item in items) for part, items in law.at("ability-items", day).value.items()
    }
    total = sum(parts.values())
    grades = law.at("ability-grades", day)
    row = next(row for row in grades.value if total >= row["least"])
    preliminary: int = row["grade"]
    by_points = Reason(
        "eldercare.grade-by-points",
        f"总分 {total} 分，初步等级 {preliminary} 级：{row['zh']}",
        f"{total} points: grade {preliminary} before changes",
        STANDARD,
        **grades.cited(f"{row['least']}"),
    )
    final, changes = _changed(law, found, preliminary, day)
    return Ability(parts, total, preliminary, final, (by_points, *changes))


def _changed(law: Parameters, found: Findings, preliminary: int, day: date) -> tuple[int, tuple[Reason, ...]]:
    """The grade after the changes. A coma decides alone; what is wholly disabled cannot become worse."""
    if found.coma:
        zh, en = "处于昏迷状态，直接评定为完全失能", "in a coma: wholly disabled at once"
        return WORST, (Reason("eldercare.coma", zh, en, STANDARD, field="coma"),)
    changes = []
    if found.dementia or found.psychiatric:
        named = [
            (zh, en)
            for has, zh, en in (
                (found.dementia, "认知障碍/痴呆", "dementia"),
                (found.psychiatric, "精神疾病", "a psychiatric illness"),
            )
            if has
        ]
        zh, en = "、".join(one[0] for one in named), " and ".join(one[1] for one in named)
        field = "dementia" if found.dementia else "psychiatric"
        told = f"确诊{zh}，等级加重一级", f"{en} was diagnosed: one grade worse"
        changes.append(Reason("eldercare.diagnosis", *told, STANDARD, field=field))
    limit = law.at("care-risk-events-that-change", day)
    if found.events >= limit.value:
        told = (
            f"近30天发生照护风险事件 {found.events} 次，等级加重一级",
            f"{found.events} care-risk events: one grade worse",
        )
        changes.append(
            Reason("eldercare.care-risk-events", *told, STANDARD, **limit.cited(), field="careRiskEventsIn30Days")
        )
    steps = len(changes)
    adds_up = law.at("ability-changes-add-up", day)
    if steps > 1 and not adds_up.value:
        steps = 1
        told = "两项变更同时成立，按现行口径只加重一级", "both changes hold; as it is read today they do not add up"
        changes.append(Reason("eldercare.changes-do-not-add-up", *told, STANDARD, **adds_up.cited()))
    elif steps > 1:
        told = "两项变更同时成立，按现行口径累加", "both changes hold; as it is read today they add up"
        changes.append(Reason("eldercare.changes-add-up", *told, STANDARD, **adds_up.cited()))
    return min(WORST, preliminary + steps), tuple(changes)


def after_countersigning(rank: int, first: int, mine: int) -> str:
    """The state after the assessor of this rank (2 or 3) found grade `mine`, the first one `first`: a third decides."""
    return CONFIRMED if rank == LAST_RANK or first == mine else AWAITS_THIRD


@dataclass(frozen=True)
class Level:
    """A level of need for long-term care, 0 to 5."""

    level: int
    zh: str
    reasons: tuple[Reason, ...]


def ltc_faults(law: Parameters, scores: Mapping[str, int], day: date) -> list[Fault]:
    """Every score out of range, by name."""
    wrong = []
    for name, scale in law.at("ltc-scales", day).value.items():
        if not 0 <= scores[name] <= scale["most"]:
            told = f"应为 0 至 {scale['most']}，不能为 {scores[name]}", f"from 0 to {scale['most']}, not {scores[name]}"
            wrong.append(Fault(name, "eldercare.score-out-of-range", *told))
    return wrong


def ltc_level(law: Parameters, scores: Mapping[str, int], day: date) -> Level:
    """The level by combination: the band of daily living against the worse band of the other two."""
    scales = law.at("ltc-scales", day).value
    band = {
        name: next(index for index, least in enumerate(scale["least"]) if scores[name] >= least)
        for name, scale in scales.items()
    }
    matrix = law.at("ltc-matrix", day)
    worse = max(band["cognition"], band["senses"])
    level = matrix.value["rows"][worse][band["dailyLiving"]]
    zh = matrix.value["names"][level]
    reason = Reason(
        "eldercare.ltc-level",
        f"日常生活活动能力第 {band['dailyLiving']} 档，认知与感知觉沟通较重者第 {worse} 档，组合判定为{zh}",
        f"daily living in band {band['dailyLiving']}, the worse of the other two in band {worse}: level {level}",
        LTC_STANDARD,
        **matrix.cited(level),
    )
    return Level(level, zh, (reason,))
