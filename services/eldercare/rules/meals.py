"""Which dishes suit which conditions, what the city adds, and in which order meals are delivered: pure."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from math import atan2, cos, radians
from typing import TYPE_CHECKING, Any

from chassis.decisions import Reason
from chassis.errors import Fault
from services.eldercare.rules.beds import Person, holds
from services.eldercare.rules.care import metres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.parameters import Parameter, Parameters

NUTRIENTS = {
    "proteinG": ("蛋白质", "protein", "g"),
    "fatG": ("脂肪", "fat", "g"),
    "carbohydrateG": ("碳水化合物", "carbohydrate", "g"),
    "sodiumMg": ("钠", "sodium", "mg"),
    "potassiumMg": ("钾", "potassium", "mg"),
    "purineMg": ("嘌呤", "purine", "mg"),
    "cholesterolMg": ("胆固醇", "cholesterol", "mg"),
}
MEALS = ("BREAKFAST", "LUNCH", "SUPPER")
_MOST_DISHES, _LONGEST_NAME, _MOST_OF_ANYTHING = 200, 60, 100_000.0


@dataclass(frozen=True)
class Dish:
    """A portion: what is in it by nutrient; what is not known is not there. `soft`: None if not known."""

    name: str
    has: Mapping[str, float]
    soft: bool | None = None


@dataclass(frozen=True)
class Bound:
    """At least and at most, and for which conditions (Chinese names)."""

    least: float
    most: float
    of: tuple[str, ...]


@dataclass(frozen=True)
class Diet:
    """What all conditions together allow: mg or g of a nutrient in this meal, percent of its energy, softness."""

    amounts: Mapping[str, Bound]
    energy: Mapping[str, Bound]
    soft_for: tuple[str, ...]
    source: Parameter
    codes: tuple[str, ...] = ()


@dataclass
class Judged:
    """A dish and why it is there or not."""

    dish: Dish
    reasons: list[Reason] = field(default_factory=list)
    suits: bool = True


def known(law: Parameters, conditions: Sequence[str], day: date) -> tuple[tuple[str, ...], list[Fault]]:
    """The codes of conditions given as codes or Chinese names, sorted, each once; and what nobody knows."""
    rules = law.at("diet-rules", day).value
    by_name = {rule["zh"]: code for code, rule in rules.items()}
    codes, faults = set(), []
    for index, given in enumerate(conditions):
        code = given if given in rules else by_name.get(given)
        if code is None:
            told = f"未知的情况 {given[:40]}", f"unknown condition {given[:40]}; known: {', '.join(rules)}"
            faults.append(Fault(f"conditions[{index}]", "eldercare.unknown-condition", *told))
        else:
            codes.add(code)
    return tuple(sorted(codes)), faults


def menu_faults(menu: Sequence[Dish], meal: str) -> list[Fault]:
    """Everything wrong with a menu."""
    wrong = []
    if meal not in MEALS:
        wrong.append(
            Fault("meal", "eldercare.unknown-meal", f"应为 {'、'.join(MEALS)} 之一", f"one of {', '.join(MEALS)}")
        )
    if not 1 <= len(menu) <= _MOST_DISHES:
        wrong.append(Fault("menu", "eldercare.menu", f"1 至 {_MOST_DISHES} 道", f"1 to {_MOST_DISHES} dishes"))
    for index, dish in enumerate(menu[:_MOST_DISHES]):
        if not 0 < len(dish.name) <= _LONGEST_NAME:
            told = f"菜名 1 至 {_LONGEST_NAME} 个字", f"1 to {_LONGEST_NAME} characters"
            wrong.append(Fault(f"menu[{index}].name", "eldercare.dish-name", *told))
        for nutrient, value in dish.has.items():
            if not 0 <= value <= _MOST_OF_ANYTHING:  # also false for a number that is none (NaN)
                told = f"{NUTRIENTS[nutrient][0]}应为不小于 0 的数", "a number from 0 on"
                wrong.append(Fault(f"menu[{index}].{nutrient}", "eldercare.dish-amount", *told))
    return wrong


def diet(law: Parameters, codes: Sequence[str], meal: str, day: date) -> Diet:
    """What several conditions allow together: of every limit the strictest, of every range what they have in common."""
    table, share = law.at("diet-rules", day), law.at("meal-shares", day).value[meal]
    amounts: dict[str, Bound] = {}
    energy: dict[str, Bound] = {}
    soft = []
    for code in codes:
        rule = table.value[code]
        for nutrient, most in rule.get("per_day", {}).items():
            _narrow(amounts, nutrient, 0.0, most * share, rule["zh"])
        for nutrient, (least, most) in rule.get("energy", {}).items():
            _narrow(energy, nutrient, float(least), float(most), rule["zh"])
        if rule.get("soft"):
            soft.append(rule["zh"])
    return Diet(amounts, energy, tuple(soft), table, tuple(codes))


def _narrow(bounds: dict[str, Bound], nutrient: str, least: float, most: float, zh: str) -> None:
    before = bounds.get(nutrient, Bound(least, most, ()))
    bounds[nutrient] = Bound(max(least, before.least), min(most, before.most), (*before.of, zh))


def judge(law: Parameters, allowed: Diet, dish: Dish, day: date) -> Judged:
    """Whether a dish suits, with a reason for everything that was looked at, or everything that is against it."""
    found = Judged(dish)
    good: list[Reason] = []
    bad: list[Reason] = []
    cited = allowed.source.cited("、".join(allowed.codes) or "—")
    for nutrient, bound in allowed.amounts.items():
        zh, en, unit = NUTRIENTS[nutrient]
        _compare(good, bad, (zh, en, unit), dish.has.get(nutrient), bound, cited)
    shares = _shares(law, dish, day) if allowed.energy else {}
    for nutrient, bound in allowed.energy.items():
        zh, en, _ = NUTRIENTS[nutrient]
        _compare(good, bad, (f"{zh}供能占比", f"energy from {en}", "%"), shares.get(nutrient), bound, cited)
    if allowed.soft_for:
        for_zh = "、".join(allowed.soft_for)
        if dish.soft is None:
            bad.append(
                Reason(
                    "eldercare.not-known", f"未标明是否软食（{for_zh}需要）", "not known whether it is soft", **cited
                )
            )
        elif dish.soft:
            good.append(Reason("eldercare.suits", f"软食，适合{for_zh}", "soft", **cited))
        else:
            bad.append(Reason("eldercare.not-soft", f"不是软食，不适合{for_zh}", "not soft", **cited))
    if not allowed.codes:
        good.append(Reason("eldercare.no-condition", "没有需要限制的情况", "no condition to look out for"))
    found.suits, found.reasons = not bad, bad or good
    return found


def _compare(
    good: list[Reason],
    bad: list[Reason],
    named: tuple[str, str, str],
    value: float | None,
    bound: Bound,
    cited: Mapping[str, str],
) -> None:
    (zh, en, unit), for_zh = named, "、".join(dict.fromkeys(bound.of))
    limit = f"≤ {bound.most:g} {unit}" if not bound.least else f"{bound.least:g}—{bound.most:g} {unit}"
    if bound.least > bound.most:
        told = f"{zh}的要求互相矛盾（{for_zh}），请营养师确定", f"what the conditions ask of {en} contradicts"
        bad.append(Reason("eldercare.contradicting-conditions", *told, **cited))
    elif value is None:
        told = (
            f"{zh}含量不明（{for_zh}要求 {limit}），不视为零",
            f"{en} is not known, which is not zero; {limit} is asked",
        )
        bad.append(Reason("eldercare.not-known", *told, **cited))
    elif value > bound.most:
        told = f"{zh} {value:g} {unit}，超过{for_zh}的要求 {limit}", f"{en} {value:g} {unit}: more than {limit}"
        bad.append(Reason("eldercare.too-much", *told, **cited))
    elif value < bound.least:
        told = f"{zh} {value:g} {unit}，低于{for_zh}的要求 {limit}", f"{en} {value:g} {unit}: less than {limit}"
        bad.append(Reason("eldercare.too-little", *told, **cited))
    else:
        told = f"{zh} {value:g} {unit}，符合{for_zh}的要求 {limit}", f"{en} {value:g} {unit}: within {limit}"
        good.append(Reason("eldercare.suits", *told, **cited))


def _shares(law: Parameters, dish: Dish, day: date) -> dict[str, float]:
    """Percent of the energy from each of the three, one decimal; nothing if one is not known, or all are zero."""
    factors: dict[str, float] = law.at("atwater", day).value
    if any(nutrient not in dish.has for nutrient in factors):
        return {}
    energy = {nutrient: dish.has[nutrient] * factor for nutrient, factor in factors.items()}
    total = sum(energy.values())
    return {nutrient: round(100 * part / total, 1) for nutrient, part in energy.items()} if total else {}


def subsidy(law: Parameters, person: Person, day: date) -> tuple[int, tuple[Reason, ...]]:
    """What the city adds to a meal, fen: the highest of what holds, 0 if nothing does."""
    table = law.at("meal-subsidies", day)
    fen = max((row["fen"] for row in table.value if holds(row, person)), default=0)
    told = f"每餐补贴 {fen / 100:.2f} 元", f"{fen / 100:.2f} yuan a meal"
    return fen, (Reason("eldercare.meal-subsidy", *told, **table.cited(fen)),)


def rounds(
    kitchen: tuple[float, float], stops: Mapping[str, tuple[float, float]], most: int
) -> list[tuple[list[str], int]]:
    """Delivery rounds of at most `most` stops: their keys in order, and the metres from the kitchen and back.

    The sweep heuristic (Gillett and Miller 1974): stops by their bearing from the kitchen, cut evenly; each round then
    by nearest neighbour and improved by exchanging two legs (2-opt, Croes 1958). Great-circle distances.
    """
    if not stops:
        return []
    lat, lon = kitchen
    narrow = cos(radians(lat))
    around = sorted(stops, key=lambda key: (atan2(stops[key][0] - lat, (stops[key][1] - lon) * narrow), key))
    count = -(-len(around) // most)
    cuts = [round(index * len(around) / count) for index in range(count + 1)]
    return [_ordered(kitchen, {key: stops[key] for key in around[a:b]}) for a, b in itertools.pairwise(cuts)]


def _ordered(kitchen: tuple[float, float], stops: Mapping[str, tuple[float, float]]) -> tuple[list[str], int]:
    points: dict[str, Any] = {"": kitchen, **stops}
    apart = {(a, b): metres(points[a], points[b]) for a in points for b in points}
    left, way = set(stops), [""]
    while left:
        nearest = min(left, key=lambda key: (apart[way[-1], key], key))
        left.remove(nearest)
        way.append(nearest)
    way.append("")
    better = True
    while better:
        better = False
        for i in range(1, len(way) - 2):
            for j in range(i + 1, len(way) - 1):
                a, b, c, d = way[i - 1], way[i], way[j], way[j + 1]
                if apart[a, c] + apart[b, d] < apart[a, b] + apart[c, d]:
                    way[i : j + 1] = reversed(way[i : j + 1])
                    better = True
    return way[1:-1], sum(apart[a, b] for a, b in itertools.pairwise(way))
