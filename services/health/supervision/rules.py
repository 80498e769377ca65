"""What stands out in a prescription or an examination, and why: rules over the published catalogue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.parameters import Parameters

SETTINGS = ("OUTPATIENT", "EMERGENCY", "INPATIENT")
MOST_LINES, MOST_DAYS, MOST_FEN, MOST_TEXT = 50, 366, 100_000_000, 500
# What may happen to a finding in each state, and the state that follows.
STEPS = {
    "OPEN": {"answer": "ANSWERED", "UPHELD": "UPHELD", "DISMISSED": "DISMISSED"},
    "ANSWERED": {"UPHELD": "UPHELD", "DISMISSED": "DISMISSED"},
}
PRESCRIPTIONS = "《处方管理办法》（卫生部令第53号）"
ANTIBIOTICS = "《抗菌药物临床应用管理办法》（卫生部令第84号）第二十七条"
PRICES = "《中华人民共和国价格法》；公布的药品与医疗服务价格目录"
RECOGNITION = "《医疗机构检查检验结果互认管理办法》（国卫医发〔2022〕6号）"


@dataclass(frozen=True)
class Drug:
    """A drug of the catalogue: highest dose a day in mg, highest price a unit in 分, antibiotic class if it is one."""

    code: str
    zh: str
    atc: str
    most_mg_a_day: float
    price_fen: int
    antibiotic: str = ""


@dataclass(frozen=True)
class Examination:
    """An examination: for how many days institutions recognise each other's result, and its highest price in 分."""

    code: str
    zh: str
    recognised_days: int
    price_fen: int


@dataclass(frozen=True)
class Catalogue:
    """What was published; `interactions`: what two drugs do together, in Chinese and English."""

    drugs: Mapping[str, Drug]
    interactions: Mapping[frozenset[str], tuple[str, str]]
    examinations: Mapping[str, Examination]
    source: str


@dataclass(frozen=True)
class Line:
    """A drug on a prescription: mg a dose, doses a day, days, units handed out, price a unit in 分."""

    drug: str
    dose_mg: float
    times_a_day: int
    days: int
    quantity: int
    unit_price_fen: int


@dataclass(frozen=True)
class Script:
    """A prescription as far as the rules look at it; `reason` is what was noted for a longer supply."""

    setting: str
    issued_on: date
    lines: tuple[Line, ...]
    reason: str = ""

    def until(self, drug: str) -> date:
        """The last day for which a drug was handed out."""
        return self.issued_on + timedelta(days=max(one.days for one in self.lines if one.drug == drug) - 1)


@dataclass(frozen=True)
class Found:
    """Something that stands out: `key` tells it from others of the same kind on the same prescription."""

    kind: str
    key: str
    reason: Reason


def script_faults(script: Script, catalogue: Catalogue, today: date) -> list[Fault]:
    """Everything wrong with the form of a prescription."""
    faults = []
    if script.setting not in SETTINGS:
        known = "、".join(SETTINGS)
        faults.append(Fault("setting", "health.prescription-setting", f"应为 {known}", f"one of {', '.join(SETTINGS)}"))
    if script.issued_on > today:
        faults.append(Fault("issuedOn", "health.future-date", "日期晚于今天", "the day lies in the future"))
    if not 1 <= len(script.lines) <= MOST_LINES:
        faults.append(Fault("lines", "health.prescription-lines", f"1—{MOST_LINES} 行", f"1 to {MOST_LINES} lines"))
    for place, line in enumerate(script.lines):
        if line.drug not in catalogue.drugs:
            zh, en = "目录中没有这个药品", "the catalogue has no such drug"
            faults.append(Fault(f"lines[{place}].drug", "health.prescription-drug", zh, en))
        for name, value, most in (
            ("doseMg", line.dose_mg, 1_000_000),
            ("timesADay", line.times_a_day, 24),
            ("days", line.days, MOST_DAYS),
            ("quantity", line.quantity, 10_000),
        ):
            if not 0 < value <= most:
                zh, en = f"应大于 0，不超过 {most}", f"more than 0, at most {most}"
                faults.append(Fault(f"lines[{place}].{name}", "health.prescription-number", zh, en))
        if not 0 <= line.unit_price_fen <= MOST_FEN:
            zh, en = "单价不合理", "the price cannot be"
            faults.append(Fault(f"lines[{place}].unitPriceFen", "health.prescription-number", zh, en))
    return faults


def check_script(script: Script, level: int, catalogue: Catalogue, law: Parameters) -> list[Found]:
    """Everything that stands out in a prescription of an institution of a level, by itself."""
    found = [*_amounts(script, law), *_antibiotics(script, level, catalogue, law)]
    for code in dict.fromkeys(line.drug for line in script.lines):
        drug = catalogue.drugs[code]
        mine = [line for line in script.lines if line.drug == code]
        dose = sum(line.dose_mg * line.times_a_day for line in mine)
        if dose > drug.most_mg_a_day:
            zh = f"{drug.zh}日剂量 {dose:g} mg，超过上限 {drug.most_mg_a_day:g} mg"
            en = f"{code}: {dose:g} mg a day, more than {drug.most_mg_a_day:g} mg"
            found.append(Found("DOSE", code, Reason("health.dose-too-high", zh, en, PRESCRIPTIONS)))
        dear = max(line.unit_price_fen for line in mine)
        if dear > drug.price_fen:
            zh = f"{drug.zh}单价 {dear} 分，高于公布价 {drug.price_fen} 分"
            en = f"{code}: {dear} fen a unit, above the published {drug.price_fen}"
            found.append(Found("DRUG_PRICE", code, Reason("health.drug-price", zh, en, PRICES)))
    for code, times in Counter(line.drug for line in script.lines).items():
        if times > 1:
            zh, en = f"{catalogue.drugs[code].zh}在同一处方出现 {times} 次", f"{code} stands {times} times on it"
            found.append(Found("DUPLICATE_DRUG", code, Reason("health.drug-twice", zh, en, PRESCRIPTIONS)))
    return [*found, *interactions([line.drug for line in script.lines], [], catalogue)]


def _amounts(script: Script, law: Parameters) -> list[Found]:
    found = []
    most = law.at("drugs-a-prescription", script.issued_on)
    kinds = len({line.drug for line in script.lines})
    if script.setting != "INPATIENT" and kinds > most.value:
        zh, en = f"处方含 {kinds} 种药品，超过 {most.value} 种", f"{kinds} drugs, more than {most.value}"
        reason = Reason("health.too-many-drugs", zh, en, f"{PRESCRIPTIONS}第六条", **most.cited())
        found.append(Found("TOO_MANY_DRUGS", "", reason))
    days = law.at("supply-days", script.issued_on)
    limit = days.value.get(script.setting)
    if limit is not None:
        limit = days.value["LONG_TERM"] if script.reason.strip() and script.setting == "OUTPATIENT" else limit
        for code in dict.fromkeys(line.drug for line in script.lines if line.days > limit):
            longest = max(line.days for line in script.lines if line.drug == code)
            zh, en = f"{code} 用量 {longest} 日，超过 {limit} 日", f"{code} for {longest} days, more than {limit}"
            reason = Reason("health.supply-too-long", zh, en, f"{PRESCRIPTIONS}第十九条", **days.cited(limit))
            found.append(Found("SUPPLY", code, reason))
    return found


def _antibiotics(script: Script, level: int, catalogue: Catalogue, law: Parameters) -> list[Found]:
    rule = law.at("antibiotics", script.issued_on)
    found = []
    for code in dict.fromkeys(line.drug for line in script.lines):
        drug = catalogue.drugs[code]
        if not drug.antibiotic:
            continue
        told = []
        if drug.antibiotic not in rule.value["levels"][level]:
            told.append(
                (f"{level} 级机构不得使用 {drug.antibiotic} 级抗菌药物", f"not at an institution of level {level}")
            )
        if script.setting == "OUTPATIENT" and drug.antibiotic in rule.value["not_outpatient"]:
            told.append(("特殊使用级抗菌药物不得在门诊使用", "not for outpatients"))
        for place, (zh, en) in enumerate(told):
            reason = Reason(
                "health.antibiotic-class", f"{drug.zh}：{zh}", f"{code} ({drug.antibiotic}): {en}", ANTIBIOTICS,
                **rule.cited(drug.antibiotic),
            )  # fmt: skip
            found.append(Found("ANTIBIOTIC_CLASS", f"{code}/{place}", reason))
    return found


def interactions(drugs: Sequence[str], others: Sequence[str], catalogue: Catalogue) -> list[Found]:
    """Pairs not to be taken together: within a prescription, or between it and `others` taken at the same time."""
    pairs = [(a, b) for a in drugs for b in others] if others else list(combinations(drugs, 2))
    found = {}
    for a, b in pairs:
        known = catalogue.interactions.get(frozenset((a, b)))
        if known:
            names = "+".join(sorted((a, b)))
            zh = f"{catalogue.drugs[a].zh}与{catalogue.drugs[b].zh}合用：{known[0]}"
            reason = Reason("health.interaction", zh, f"{names}: {known[1]}", PRESCRIPTIONS)
            found[names] = Found("INTERACTION", names, reason)
    return list(found.values())


def between(earlier: Script, later: Script, catalogue: Catalogue, law: Parameters) -> list[Found]:
    """What stands out in the later of two prescriptions of one person because of the earlier."""
    rule = law.at("overlap-days", later.issued_on)
    found = []
    running = [
        code for code in dict.fromkeys(line.drug for line in earlier.lines) if earlier.until(code) >= later.issued_on
    ]
    for code in dict.fromkeys(line.drug for line in later.lines):
        if code in running:
            days = (earlier.until(code) - later.issued_on).days + 1
            if days > rule.value:
                zh = f"{catalogue.drugs[code].zh}与 {earlier.issued_on} 的处方重叠 {days} 天"
                en = f"{code}: overlaps the prescription of {earlier.issued_on} by {days} days"
                reason = Reason("health.drug-overlap", zh, en, PRESCRIPTIONS, **rule.cited())
                found.append(Found("DUPLICATE_DRUG", code, reason))
    return [*found, *(interactions([line.drug for line in later.lines], running, catalogue) if running else [])]


@dataclass(frozen=True)
class Examined:
    """An examination that was done; `reason`: why it was repeated though a result was there."""

    code: str
    done_on: date
    price_fen: int
    reason: str = ""


def examined_faults(told: Examined, catalogue: Catalogue, today: date) -> list[Fault]:
    """Everything wrong with the form of an examination."""
    faults = []
    if told.code not in catalogue.examinations:
        faults.append(
            Fault("code", "health.examination", "目录中没有这个检查项目", "the catalogue has no such examination")
        )
    if told.done_on > today:
        faults.append(Fault("doneOn", "health.future-date", "日期晚于今天", "the day lies in the future"))
    if not 0 <= told.price_fen <= MOST_FEN:
        faults.append(Fault("priceFen", "health.examination-price", "价格不合理", "the price cannot be"))
    return faults


def check_examined(told: Examined, catalogue: Catalogue) -> list[Found]:
    """Whether an examination cost more than was published."""
    known = catalogue.examinations[told.code]
    if told.price_fen <= known.price_fen:
        return []
    zh = f"{known.zh}收费 {told.price_fen} 分，高于公布价 {known.price_fen} 分"
    en = f"{told.code}: {told.price_fen} fen, above the published {known.price_fen}"
    return [Found("EXAMINATION_PRICE", "", Reason("health.examination-price", zh, en, PRICES))]


def repeated(earlier: Examined, later: Examined, catalogue: Catalogue) -> list[Found]:
    """Whether the later of two examinations at two institutions repeats a result that was to be recognised."""
    known = catalogue.examinations[later.code]
    days = (later.done_on - earlier.done_on).days
    if later.reason.strip() or not 0 <= days <= known.recognised_days:
        return []
    zh = f"{known.zh}距另一机构 {earlier.done_on} 的结果 {days} 天，互认期 {known.recognised_days} 天，未说明理由"
    en = f"{later.code}: {days} days after another's result, recognised for {known.recognised_days}; no reason given"
    return [Found("DUPLICATE_EXAMINATION", "", Reason("health.examination-repeated", zh, en, RECOGNITION))]


def text_faults(field: str, text: str) -> list[Fault]:
    """What is wrong with an answer or a decision."""
    if text.strip() and len(text) <= MOST_TEXT:
        return []
    zh, en = f"请填写，不超过 {MOST_TEXT} 字", f"say something, in at most {MOST_TEXT} characters"
    return [Fault(field, "health.supervision-text", zh, en)]
