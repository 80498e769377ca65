"""Who may be registered as unemployed, in hardship, working freelance, insured; and what subsidy is due. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from city.days import add_months, years_between

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from chassis.parameters import Parameters

UNEMPLOYMENT_LAW = "《就业服务与就业管理规定》第六十三条；《失业保险条例》"
HARDSHIP_LAW = "《中华人民共和国就业促进法》第五十二条"
FLEXIBLE_LAW = "灵活就业登记办事指南；《就业促进法》第二十三条"
INSURANCE_LAW = "《社会保险法》第十条、第六十条"
HELP_LAW = "《残疾人就业条例》"
OLDER, LONG, ZERO, POOR = "OLDER", "LONG_UNEMPLOYED", "ZERO_EMPLOYMENT", "MINIMUM_LIVING"


@dataclass(frozen=True)
class Person:
    """What the rules need to know of a resident; `post` is WORKER or CADRE."""

    birth_date: date
    sex: str
    post: str = "WORKER"


def retires_on(law: Parameters, person: Person, today: date) -> date:
    """The day of retirement: the old age, put off by a month for every `step` months born after the first day."""
    kind = "MALE" if person.sex == "MALE" else f"FEMALE_{person.post}"
    said = law.at("retirement-age", today).value[kind]
    born, first = person.birth_date, said["born_from"]
    put_off = 0
    if born >= first:
        months = (born.year - first.year) * 12 + born.month - first.month
        put_off = min((said["most"] - said["years"]) * 12, months // said["step"] + 1)
    return add_months(born, said["years"] * 12 + put_off)


def of_working_age(law: Parameters, person: Person, today: date) -> Reason | None:
    """Against registering somebody too young or already of the age of retirement."""
    least = law.at("working-age", today)
    if years_between(person.birth_date, today) < least.value:
        told = f"未满 {least.value} 周岁", f"younger than {least.value}"
        return Reason("employment.too-young", *told, "《劳动法》第十五条", **least.cited())
    last = retires_on(law, person, today)
    if last <= today:
        told = f"已于 {last} 达到法定退休年龄，请办理退休", f"of the age of retirement since {last}: ask for retirement"
        age = law.at("retirement-age", today)
        return Reason("employment.of-pension-age", *told, UNEMPLOYMENT_LAW, **age.cited(last))
    return None


def unemployment_objection(
    law: Parameters, person: Person, lost_work_on: date, today: date, *, retired: bool
) -> Reason | None:
    """What stands against registering as unemployed."""
    if retired:
        zh, en = "已办理退休，不再登记失业", "retired: cannot be registered as unemployed"
        return Reason("employment.retired", zh, en, UNEMPLOYMENT_LAW)
    if lost_work_on > today:
        zh, en = "失业日期不能晚于今天", "the day work was lost lies in the future"
        return Reason("employment.future-day", zh, en, UNEMPLOYMENT_LAW, field="lostWorkOn")
    return of_working_age(law, person, today)


def hardship_objection(
    law: Parameters, person: Person, kind: str, unemployed_since: date, today: date
) -> Reason | None:
    """What rules out hardship of a kind (就业困难人员). What no rule can rule out, an officer looks at."""
    if kind == OLDER:
        least = law.at("hardship-age", today)
        years = least.value["MALE" if person.sex == "MALE" else "FEMALE"]
        if years_between(person.birth_date, today) < years:
            zh, en = f"未满 {years} 周岁，不属大龄就业困难人员", f"younger than {years}: not hardship by age"
            return Reason("employment.not-older", zh, en, HARDSHIP_LAW, **least.cited(years), field="hardshipKind")
    if kind == LONG:
        least = law.at("long-unemployed-months", today)
        since = add_months(unemployed_since, least.value)
        if since > today:
            zh, en = (
                f"连续失业未满 {least.value} 个月，{since} 起可申请",
                f"less than {least.value} months without work",
            )
            return Reason("employment.not-long", zh, en, HARDSHIP_LAW, **least.cited(), field="hardshipKind")
    return of_working_age(law, person, today)


def zero_employment(members: Collection[bool]) -> bool:
    """Whether a household is one without employment (零就业家庭): of those who could work, nobody does.

    `members`: for each member of working age whether that one works. A household where nobody could work is none.
    """
    return bool(members) and not any(members)


def flexible_objection(work_since: date, unemployed_since: date, today: date) -> Reason | None:
    """What stands against registering freelance work; the form can be mended."""
    if unemployed_since <= work_since <= today:
        return None
    told = f"开始日期应在 {unemployed_since} 至今天之间", f"from {unemployed_since} to today"
    return Reason("employment.work-since", *told, FLEXIBLE_LAW, field="workSince")


def base_objection(law: Parameters, base: int, today: date) -> Reason | None:
    """A contribution base (yuan a month) outside this year's bounds."""
    bounds = law.at("contribution-base", today)
    low, high = bounds.value["low"], bounds.value["high"]
    if low <= base <= high:
        return None
    told = f"缴费基数应在 {low} 至 {high} 元之间", f"the base must lie between {low} and {high} yuan"
    return Reason(
        "employment.base-out-of-bounds", *told, INSURANCE_LAW, **bounds.cited(f"{low}–{high}"), field="pensionBase"
    )


def contribution_fen(law: Parameters, base: int, today: date) -> int:
    """The monthly contribution in fen of a freelance worker with this base in yuan."""
    share: int = law.at("flexible-contribution-share", today).value
    return base * share


def subsidy_fen(law: Parameters, paid_fen: int, today: date) -> tuple[int, int, Reason]:
    """The monthly social-insurance subsidy in fen, its longest run in months, and why."""
    rule = law.at("insurance-subsidy", today)
    said = rule.value
    fen = paid_fen * said["part"] // said["of"]
    zh = (
        f"每月 {fen / 100:.2f} 元（实际缴费的 {said['part']}/{said['of']}），最长 {said['most_months']} 个月；"
        f"审核 {said['review']}、公示 {said['publicity']}、结果 {said['result']} 个工作日"
    )
    en = (
        f"{fen / 100:.2f} a month, {said['part']}/{said['of']} of what is paid, at most {said['most_months']} months; "
        f"review {said['review']}, publicity {said['publicity']}, result {said['result']} working days"
    )
    value = f"{said['part']}/{said['of']}, {said['most_months']}"
    return fen, said["most_months"], Reason("employment.subsidy", zh, en, rule.source, **rule.cited(value))


def unemployment_benefit(
    law: Parameters, insured_months: int, today: date, *, own_will: bool
) -> tuple[int, int, Reason]:
    """Unemployment benefit (失业保险金): fen a month, how many months, and why; 0 months where nothing is due."""
    if own_will:
        zh, en = "本人意愿中断就业的不能领取失业保险金", "who left by their own will has no claim"
        return 0, 0, Reason("employment.own-will", zh, en, "《失业保险条例》第十四条")
    runs, amount = law.at("unemployment-benefit-months", today), law.at("unemployment-benefit", today)
    reached = [months for least, months in runs.value.items() if insured_months >= least]
    if not reached:
        least = min(runs.value)
        zh, en = (
            f"失业保险缴费 {insured_months} 个月，不足 {least} 个月",
            f"{insured_months} months paid, {least} needed",
        )
        return 0, 0, Reason("employment.too-few-months", zh, en, "《失业保险条例》第十四条", **runs.cited(least))
    zh = f"缴费 {insured_months} 个月：每月 {amount.value / 100:.2f} 元，最长 {max(reached)} 个月"
    en = f"{insured_months} months paid: {amount.value / 100:.2f} yuan a month, up to {max(reached)} months"
    cited = amount.cited()
    return amount.value, max(reached), Reason("employment.benefit-due", zh, en, "《失业保险条例》第十七条", **cited)
