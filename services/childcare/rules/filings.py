"""The dossier of a filing (备案): what is missing, what stands against it, how long its papers hold. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from chassis.decisions import Reason
from chassis.errors import Fault
from city.days import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chassis.parameters import Parameters

LAW = "《托育机构登记和备案办法（试行）》（国卫办人口发〔2019〕25号）"
PAPERS = ("PREMISES", "STAFF", "HYGIENE", "FIRE", "FOOD")
FILED, LAPSED, CLOSED = "FILED", "LAPSED", "CLOSED"
_TITLES = {
    "premises": ("场地证明", "the proof of the premises"),
    "hygiene": ("《托幼机构卫生评价报告》", "the hygiene evaluation"),
    "fire-safety": ("消防安全检查合格证明", "the fire-safety certificate"),
    "food-licence": ("食品经营许可证", "the food licence"),
    "staff": ("工作人员资格与健康证明", "staff qualifications and health certificates"),
    "promise": ("备案承诺书", "the filing promise"),
}


@dataclass(frozen=True)
class Warn:
    """A paper that runs out: `days` is the threshold passed, 0 when it has run out."""

    days: int
    left: int


def missing(inputs: Mapping[str, Any], *wanted: str) -> list[Reason]:
    """Every paper that is not there, at once (一次性告知)."""
    found = []
    for name in wanted:
        given = inputs.get(name)
        if not isinstance(given, dict) or not (given.get("digest") or given.get("promised")):
            zh, en = _TITLES[name]
            found.append(
                Reason("childcare.paper-missing", f"缺少{zh}", f"{en} is missing", LAW, field=f"material.{name}")
            )
    return found


def premises(inputs: Mapping[str, Any], elsewhere: str) -> list[Reason]:
    """Everything missing or wrong with the premises. `elsewhere`: another county that the address names."""
    found = missing(inputs, "premises", "hygiene", "fire-safety")
    if not str(inputs.get("premisesAddress") or "").strip():
        zh, en = "请填写托育场所地址", "give the address of the premises"
        found.append(Reason("childcare.address-missing", zh, en, LAW, field="form.premisesAddress"))
    if elsewhere:
        zh, en = (
            f"地址在{elsewhere}，请向当地申请或更正地址",
            f"the address lies in {elsewhere}: file there, or mend it",
        )
        found.append(Reason("childcare.address-elsewhere", zh, en, LAW, field="form.premisesAddress"))
    return found


def filing(inputs: Mapping[str, Any], *, checked: bool) -> list[Reason]:
    """Everything missing or wrong with a filing itself."""
    found = missing(inputs, "promise", "staff")
    try:
        date.fromisoformat(str(inputs.get("openingDay")))
    except ValueError:
        zh, en = "拟开始服务日期应为 年-月-日", "the opening day is a date YYYY-MM-DD"
        found.append(Reason("childcare.opening-day", zh, en, field="form.openingDay"))
    places = inputs.get("placesPlanned")
    if not isinstance(places, int) or places < 1:
        zh, en = "托位数应为正整数", "the places are a whole number above zero"
        found.append(Reason("childcare.places", zh, en, field="form.placesPlanned"))
    if not checked:
        found.append(
            Reason("childcare.no-such-check", "没有本案的场所核查", "no check of the premises of this case", LAW)
        )
    return found


def against(inputs: Mapping[str, Any]) -> list[Reason]:
    """What refuses a filing whatever an officer says."""
    found = []
    if inputs.get("barred") is not False:
        # Not who or why: only that the answer was not no.
        zh, en = "负责人未通过从业禁止核查", "the head did not pass the check for barred persons"
        found.append(Reason("childcare.head-barred", zh, en, LAW))
    if inputs.get("mealsAllowed") is False:
        found.append(Reason("childcare.meals-not-allowed", "供餐资格未通过", "meals are not allowed", LAW))
    return found


def for_the_officer(law: Parameters, day: date, scope: object) -> list[Reason]:
    """What the officer is to look at: always the dossier, and a scope that does not name childcare."""
    found = [Reason("childcare.officer-decides", "请核对备案材料并出具回执", "look through the dossier", LAW)]
    words = law.at("childcare-scope", day)
    told = " ".join(map(str, scope)) if isinstance(scope, list) else str(scope or "")
    if not any(word in told for word in words.value):
        zh, en = "登记的业务范围中未见托育服务", "the registered scope does not name childcare"
        found.append(Reason("childcare.scope", zh, en, LAW, **words.cited()))
    return found


def valid_until(law: Parameters, kind: str, day: date) -> date:
    """How long a paper of this kind holds that was checked on `day`, unless somebody enters its own date."""
    return add_months(day, law.at("paper-validity", day).value[kind])


def warning(law: Parameters, today: date, until: date, warned: int | None) -> Warn | None:
    """The warning due today for a paper; `warned`: the threshold of the last one. Run out is 0. None: nothing new."""
    left = (until - today).days
    if left < 0:
        return Warn(0, left) if warned != 0 else None
    passed = [days for days in law.at("paper-warnings", today).value if left <= days]
    if not passed or (warned is not None and warned <= min(passed)):
        return None
    return Warn(min(passed), left)


def lapsed(papers: Iterable[date], today: date) -> bool:
    """Whether any paper has run out: it holds through its last day."""
    return any(until < today for until in papers)


def change_faults(places: int, taken: int, name: str | None) -> list[Fault]:
    """Everything wrong with a change of places and name; `taken`: places used or promised."""
    found = []
    if places < max(1, taken):
        zh, en = f"托位数 {places} 少于已用和已承诺的 {taken} 个", f"{places} places, {taken} are used or promised"
        found.append(Fault("places", "childcare.fewer-than-taken", zh, en))
    if name is not None and not 2 <= len(name.strip()) <= 80:  # noqa: PLR2004 - the width of the column
        found.append(Fault("name", "childcare.name", "名称应为 2 至 80 字", "two to eighty characters"))
    return found


def paper_faults(kind: str, valid: str, today: date, kinds: Sequence[str] = PAPERS) -> tuple[date | None, list[Fault]]:
    """The last day of a paper, and everything wrong with it."""
    found, until = [], None
    if kind not in kinds:
        zh, en = f"应为 {'、'.join(kinds)} 之一，收到 {kind!r}", f"one of {', '.join(kinds)}, not {kind!r}"
        found.append(Fault("kind", "childcare.paper-kind", zh, en))
    try:
        until = date.fromisoformat(valid)
    except ValueError:
        zh, en = f"应为日期 年-月-日，收到 {valid!r}", f"a date YYYY-MM-DD, not {valid!r}"
        found.append(Fault("validUntil", "childcare.date", zh, en))
    if until and until < today:
        zh, en = f"已于 {until} 失效", f"ran out on {until}"
        found.append(Fault("validUntil", "childcare.paper-run-out", zh, en))
    return until, found
