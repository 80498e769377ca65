"""Retirement, pension, and what the family of somebody who died is due. Pure; money in fen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from city.days import add_months, years_between
from services.employment.rules.registers import retires_on

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters
    from services.employment.rules.registers import Person

PENSION_LAW = "《社会保险法》第十五条、第十六条；国发〔2005〕38号"
SPECIAL_LAW = "国发〔1978〕104号；《国务院关于渐进式延迟法定退休年龄的办法》"
SURVIVORS_LAW = "《社会保险法》第十七条；人社部发〔2021〕18号"
ACCOUNT_LAW = "《社会保险法》第十四条"
STOP_LAW = "《社会保险法》第十六条；待遇自死亡次月停发（公民身后一件事）"
FAMILY = frozenset({"SPOUSE", "CHILD", "PARENT", "SIBLING", "GRANDCHILD", "GRANDPARENT"})


@dataclass(frozen=True)
class Record:
    """What the personnel file says: months paid, average index in thousandths, own account in fen, special work."""

    months: int
    index_milli: int
    account_fen: int
    special_work: str = ""
    special_months: int = 0


def special_work_objection(law: Parameters, record: Record, named: str, today: date) -> tuple[Reason, bool] | None:
    """What stands against recognising special work (特殊工种), and whether mending the form may help."""
    kinds = law.at("special-work", today)
    if named not in kinds.value:
        known = "、".join(kinds.value)
        told = f"不在特殊工种名录内，请从名录中选择：{known}", f"no such special work; one of {known}"
        return Reason(
            "employment.unknown-special-work", *told, SPECIAL_LAW, **kinds.cited(known), field="specialWork"
        ), True
    least = kinds.value[named]
    if record.special_work != named or record.special_months < least:
        has = record.special_months if record.special_work == named else 0
        told = (
            f"档案记载从事{named} {has} 个月，需 {least} 个月",
            f"the file says {has} months of it; {least} are needed",
        )
        return Reason("employment.too-little-special-work", *told, SPECIAL_LAW, **kinds.cited(least)), False
    return None


def retirement_objection(
    law: Parameters, person: Person, record: Record, today: date, *, special: bool
) -> Reason | None:
    """What stands against retiring today."""
    due = retires_on(law, person, today)
    if special:
        due = add_months(due, -12 * law.at("special-work-early-years", today).value)
    if due > today:
        age = law.at("retirement-age", today)
        zh, en = f"{due} 达到退休年龄，届时可以办理", f"the age of retirement is reached on {due}"
        return Reason("employment.not-of-age", zh, en, PENSION_LAW, **age.cited(due))
    least = law.at("pension-least-months", today)
    if record.months < least.value:
        zh = f"累计缴费 {record.months} 个月，不足 {least.value} 个月，可以延长缴费"
        en = f"{record.months} months paid, {least.value} needed: contributions can be continued"
        return Reason("employment.too-few-pension-months", zh, en, PENSION_LAW, **least.cited())
    return None


def pension(law: Parameters, person: Person, record: Record, since: date) -> tuple[int, int, Reason]:
    """The monthly pension in fen, the part of it from the own account, and how it is made up."""
    base, divisors = law.at("pension-base", since), law.at("pension-divisor", since)
    age = years_between(person.birth_date, since)
    divisor = divisors.value[max(year for year in divisors.value if year <= age)]
    # base × (1 + index) / 2 × years × 1 %, index in thousandths, years in months; rounded half up.
    over = 2 * 1000 * 12 * 100
    basic = (base.value * (1000 + record.index_milli) * record.months + over // 2) // over
    own = (record.account_fen + divisor // 2) // divisor
    zh = (
        f"基础养老金 {basic / 100:.2f} 元（计发基数 {base.value / 100:.2f} 元，指数 {record.index_milli / 1000:.3f}，"
        f"缴费 {record.months} 个月）+ 个人账户 {own / 100:.2f} 元（{record.account_fen / 100:.2f} ÷ {divisor}）"
    )
    en = (
        f"basic {basic / 100:.2f} yuan (base {base.value / 100:.2f}, index {record.index_milli / 1000:.3f}, "
        f"{record.months} months) + own account {own / 100:.2f} ({record.account_fen / 100:.2f} / {divisor})"
    )
    return basic + own, own, Reason("employment.pension", zh, en, PENSION_LAW, **base.cited())


def survivors_fen(law: Parameters, months: int, drawn_months: int, died_on: date) -> tuple[int, Reason]:
    """Funeral grant and survivors' benefit (丧葬补助金和遗属抚恤金) in fen; months drawn count against it."""
    rule, income = law.at("survivors-benefit", died_on), law.at("urban-income", died_on)
    said = rule.value
    due = max(count for least, count in said["by_months"].items() if months >= least)
    if months >= said["full"]:
        due = min(said["most"], due + (months - said["full"]) // 12)
    if drawn_months:
        due = max(min(due, said["least_retired"]), due - drawn_months // 12)
    fen = (said["funeral"] + due) * income.value
    zh = f"丧葬补助 {said['funeral']} 个月 + 抚恤金 {due} 个月，每月 {income.value / 100:.2f} 元"
    en = f"{said['funeral']} months for the funeral + {due} months, of {income.value / 100:.2f} yuan"
    return fen, Reason("employment.survivors", zh, en, SURVIVORS_LAW, **income.cited())
