"""Who may have which benefit beside which, from which month, how much; when it stops. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from stdnum import luhn

from chassis.decisions import Reason
from city.days import add_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.parameters import Parameters

MINIMUM, EDGE, EXTREME = "minimum-living", "low-income-edge", "extreme-support"
LIVING, CARE, CHILDCARE = "living-allowance", "care-allowance", "childcare-subsidy"
TEMPORARY, SPECIAL, BURIAL = "temporary-relief", "special-relief", "burial-relief"
MEANS_TESTED = (MINIMUM, EDGE, EXTREME)
KINDS = {EXTREME: "EXTREME_SUPPORT", MINIMUM: "MINIMUM_LIVING", EDGE: "LOW_INCOME_EDGE"}
NAMES = {
    MINIMUM: ("最低生活保障金", "minimum living allowance"),
    EDGE: ("低保边缘家庭身份", "low-income edge"),
    EXTREME: ("特困人员救助供养", "support of the extreme poor"),
    LIVING: ("困难残疾人生活补贴", "living allowance of the disabled"),
    CARE: ("重度残疾人护理补贴", "care allowance of the disabled"),
    CHILDCARE: ("育儿补贴", "childcare subsidy"),
    TEMPORARY: ("临时救助金", "temporary relief"),
    SPECIAL: ("专项救助金", "special relief"),
    BURIAL: ("惠民殡葬减免", "relief from burial fees"),
}
ASSISTANCE_LAW = "《社会救助暂行办法》（国务院令第649号）；《浙江省社会救助条例》"
_OPEN_LAW = "《最低生活保障审核确认办法》（民发〔2021〕57号）：未核实的不得视为没有"


@dataclass(frozen=True)
class Assessed:
    """What policy said of one benefit. `open`: facts it depends on are missing, or nobody answered."""

    eligible: bool
    amount_fen: int
    open: bool
    missing: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def month_of(day: date) -> str:
    """YYYY-MM."""
    return f"{day:%Y-%m}"


def later(month: str, months: int) -> str:
    """So many months later. Raises ValueError for what is no YYYY-MM."""
    return month_of(add_months(date.fromisoformat(f"{month}-01"), months))


def account_ok(account: str) -> bool:
    """Whether a bank account passes its check (Luhn, ISO/IEC 7812-1 annex B)."""
    return account.isdigit() and 12 <= len(account) <= 19 and bool(luhn.is_valid(account))  # noqa: PLR2004 - as in the form


def account_fault() -> Reason:
    """The account fails its check: to be mended by the applicant."""
    zh, en = "收款账号校验不符，请核对银行卡号", "the account fails its check (Luhn): compare it with the card"
    return Reason("assistance.bank-account", zh, en, "ISO/IEC 7812-1（Luhn）", field="bankAccount")


def assessed(found: Mapping[str, Any] | None, benefit: str) -> Assessed:
    """Policy's answer (as frozen) for one benefit; without an answer it is open, and never a refusal."""
    told = next((one for one in (found or {}).get("benefits", ()) if one["benefit"] == benefit), None)
    if told is None:
        zh, en = "政策计算未答复，待其答复后再审", "policy did not answer: open until it does"
        return Assessed(eligible=False, amount_fen=0, open=True, reasons=(_open(zh, en),))
    reasons = tuple(
        Reason(
            f"assistance.{benefit}",
            one.get("zh") or f"{one.get('variable', '')} = {one.get('value', '')}",
            one.get("en") or f"{one.get('variable', '')} = {one.get('value', '')}",
            one.get("source", ""),
            one.get("parameter", ""),
            "",
            one.get("from", ""),
        )
        for one in told.get("reasons", ())
    )
    missing = tuple(told.get("missing", ()))
    if told.get("open"):
        names = ", ".join(missing)
        reasons += (_open(f"以下事实未核实：{names}", f"not known yet: {names}"),)
    return Assessed(
        bool(told.get("eligible")), int(told.get("amount_fen", 0)), bool(told.get("open")), missing, reasons
    )


def not_eligible(benefit: str, found: Assessed) -> tuple[Reason, ...]:
    """Why a benefit is refused by rule."""
    zh, en = NAMES[benefit]
    told = f"经核对不符合{zh}条件", f"the household does not meet the conditions of the {en}"
    return (Reason("assistance.not-eligible", *told, ASSISTANCE_LAW), *found.reasons)


def overlap(law: Parameters, day: date, benefit: str, running: Sequence[str]) -> Reason | None:
    """The first running benefit that excludes the one asked for, by the table of the day."""
    table = law.at("overlap", day)
    for row in table.value:
        if row["rule"] == "EXCLUDES" and benefit in (row["one"], row["other"]):
            other = row["other"] if row["one"] == benefit else row["one"]
            if other in running:
                (mine, mine_en), (theirs, theirs_en) = NAMES[benefit], NAMES[other]
                told = f"已享受{theirs}，不得同时享受{mine}", f"{mine_en} and {theirs_en} exclude each other"
                cited = table.cited(f"{row['one']} × {row['other']}")
                return Reason("assistance.excluded", *told, row["source"], **cited)
    return None


def stopped_from_death(died_on: date) -> str:
    """The first month not paid any more: the one after the death."""
    return later(month_of(died_on), 1)


def instalments(total_fen: int, law: Parameters, day: date) -> int:
    """What is claimed back each month, 分: at most so many instalments, none below the least; the last may be less."""
    told = law.at("recovery", day).value
    return max(int(told["least_fen"]), -(-total_fen // int(told["instalments"])))


def plan(total_fen: int, monthly_fen: int, from_month: str) -> list[tuple[str, int]]:
    """The instalments by month; they sum to the total exactly."""
    whole, rest = divmod(total_fen, monthly_fen)
    amounts = [monthly_fen] * whole + ([rest] if rest else [])
    return [(later(from_month, number), amount) for number, amount in enumerate(amounts)]


def _open(zh: str, en: str) -> Reason:
    return Reason("assistance.open", zh, en, _OPEN_LAW)
