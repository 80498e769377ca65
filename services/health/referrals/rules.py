"""The decision tables of referral, and the states of one."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chassis.decisions import Reason
from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from chassis.parameters import Parameter, Parameters

URGENT, ADVISED, NOT_NEEDED = "URGENT", "ADVISED", "NOT_NEEDED"
UP, DOWN = "UP", "DOWN"
# What may happen to a referral in each state, and the state that follows.
STEPS: dict[str, dict[str, str]] = {
    "SENT": {"accept": "ACCEPTED", "reject": "REJECTED", "cancel": "CANCELLED", "expire": "EXPIRED"},
    "ACCEPTED": {"receive": "RECEIVED", "cancel": "CANCELLED", "expire": "EXPIRED"},
    "RECEIVED": {"reply": "REPLIED"},
}
LEGAL = "《国家基本公共卫生服务规范（第三版）》；双向转诊制度"
MOST_TEXT = 2000
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def step(state: str, what: str) -> str | None:
    """The state that follows; None if this cannot happen now."""
    return STEPS.get(state, {}).get(what)


@dataclass(frozen=True)
class Assessment:
    """What the table says: URGENT (紧急转诊), ADVISED (建议转诊) or NOT_NEEDED, and every row that led to it."""

    urgency: str
    reasons: tuple[Reason, ...]


def told_faults(measures: Mapping[str, float], symptoms: Sequence[str], law: Parameters, day: date) -> list[Fault]:
    """Everything wrong with what was measured and seen."""
    known, signs, faults = law.at("measures", day).value, law.at("symptoms", day).value, []
    for name, value in measures.items():
        where = f"measures.{name[:40]}"
        if name not in known:
            zh, en = f"未知测量项；可用：{'、'.join(known)}", f"no such measure; known: {', '.join(known)}"
            faults.append(Fault(where, "health.referral-measure", zh, en))
        elif not known[name]["min"] <= value <= known[name]["max"]:
            one = known[name]
            span = f"{one['min']}–{one['max']} {one['unit']}"
            zh, en = f"{one['zh']}应在 {span} 之间", f"{one['en']} lies in {span}"
            faults.append(Fault(where, "health.referral-range", zh, en))
    for place, name in enumerate(symptoms):
        if name not in signs:
            zh, en = f"未知症状；可用：{'、'.join(signs)}", f"no such symptom; known: {', '.join(signs)}"
            faults.append(Fault(f"symptoms[{place}]", "health.referral-symptom", zh, en))
    if not measures and not symptoms:
        faults.append(Fault("measures", "health.referral-nothing", "请填写测量值或症状", "give a measure or a symptom"))
    return faults


def assess(measures: Mapping[str, float], symptoms: Sequence[str], law: Parameters, day: date) -> Assessment:
    """Whether somebody should be referred upwards, and why: every row of the table that holds."""
    table = law.at("referral-up", day)
    rows = [row for row in table.value if _holds(row, measures, symptoms)]
    urgency = URGENT if any(row["urgency"] == URGENT for row in rows) else ADVISED if rows else NOT_NEEDED
    return Assessment(urgency, tuple(_reason(row, table, measures, symptoms, law, day) for row in rows))


def may_go_down(measures: Mapping[str, float], law: Parameters, day: date) -> Assessment:
    """Whether somebody may go back to the community: ADVISED if a row of the table holds and none upwards does."""
    above = assess(measures, (), law, day)
    if above.urgency != NOT_NEEDED:
        return Assessment(NOT_NEEDED, above.reasons)
    table = law.at("referral-down", day)
    rows = [row for row in table.value if _holds(row, measures, ())]
    return Assessment(
        ADVISED if rows else NOT_NEEDED, tuple(_reason(row, table, measures, (), law, day) for row in rows)
    )


def _holds(row: Mapping[str, Any], measures: Mapping[str, float], symptoms: Sequence[str]) -> bool:
    """Every condition of `all` and one of `any`; what was not measured does not hold."""
    every = [_met(condition, measures, symptoms) for condition in row.get("all", ())]
    some = [_met(condition, measures, symptoms) for condition in row.get("any", ())]
    return all(every) and (any(some) if some else bool(every))


def _met(condition: Any, measures: Mapping[str, float], symptoms: Sequence[str]) -> bool:  # noqa: ANN401 - YAML
    if isinstance(condition, str):
        return condition in symptoms
    name, comparison, value = condition
    return name in measures and _COMPARE[comparison](measures[name], value)


def _reason(
    row: Mapping[str, Any],
    table: Parameter,
    measures: Mapping[str, float],
    symptoms: Sequence[str],
    law: Parameters,
    day: date,
) -> Reason:
    """Names the conditions that were met; the values measured stay out, they are on the referral."""
    met = [one for one in (*row.get("all", ()), *row.get("any", ())) if _met(one, measures, symptoms)]
    known, signs = law.at("measures", day).value, law.at("symptoms", day).value

    def named(condition: Any, language: str) -> str:  # noqa: ANN401 - YAML
        if isinstance(condition, str):
            return str(signs[condition][language])
        return f"{known[condition[0]][language]} {condition[1]} {condition[2]} {known[condition[0]]['unit']}"

    zh = f"{row['zh']}：{'；'.join(named(one, 'zh') for one in met)}"
    en = f"{row['en']}: {'; '.join(named(one, 'en') for one in met)}"
    return Reason(f"health.referral-{row['code']}", zh, en, LEGAL, **table.cited(row["code"]))


def check_tables(law: Parameters, day: date) -> None:
    """Raises ValueError if a row names a measure, symptom or comparison that does not exist, or has no condition."""
    known, signs = law.at("measures", day).value, law.at("symptoms", day).value
    for name in ("referral-up", "referral-down"):
        for row in law.at(name, day).value:
            conditions = [*row.get("all", ()), *row.get("any", ())]
            for one in conditions:
                fine = one in signs if isinstance(one, str) else one[0] in known and one[1] in _COMPARE
                if not fine:
                    raise ValueError(f"{name}: {row['code']}: {one} cannot be")
            if not conditions:
                raise ValueError(f"{name}: {row['code']} has no condition")


def text_faults(field: str, text: str) -> list[Fault]:
    """What is wrong with a summary."""
    if text.strip() and len(text) <= MOST_TEXT:
        return []
    zh, en = f"请填写，不超过 {MOST_TEXT} 字", f"say something, in at most {MOST_TEXT} characters"
    return [Fault(field, "health.referral-text", zh, en)]


def route_faults(direction: str, from_level: int, to_level: int, *, same: bool) -> list[Fault]:
    """What is wrong with the way: up leads to a higher level of institution, down to a lower one."""
    faults = []
    if direction not in {UP, DOWN}:
        faults.append(Fault("direction", "health.referral-direction", "应为 UP 或 DOWN", "UP or DOWN"))
    elif same:
        faults.append(
            Fault("toInstitution", "health.referral-same", "转出与转入机构相同", "it is the same institution")
        )
    elif direction == UP and to_level <= from_level:
        zh, en = "上转应转往更高级别的医疗机构", "upwards leads to an institution of a higher level"
        faults.append(Fault("toInstitution", "health.referral-level", zh, en))
    elif direction == DOWN and to_level >= from_level:
        zh, en = "下转应转往更低级别的医疗机构", "downwards leads to an institution of a lower level"
        faults.append(Fault("toInstitution", "health.referral-level", zh, en))
    return faults
