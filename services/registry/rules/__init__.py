"""The registry's rules: who may be entered in the household register here, and who gets a residence permit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

from chassis.decisions import Granted, NeedsOfficer, NeedsSupplement, Reason, Refused
from city import places, resident_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chassis.parameters import Parameter

# Birth dates and legal days are days in China, which has had no summer time since 1991.
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")

_REGISTRATION = "《中华人民共和国户口登记条例》第七条"
_PERMIT = "《居住证暂行条例》（国务院令第663号）第二条"
_YEAR = 12
_PLACES = 499  # sequence numbers of one sex: 001, 003 … 997 for men, 002 … 998 for women

Sex = Literal["MALE", "FEMALE"]


@dataclass(frozen=True)
class Parent:
    """What the rules need of a parent: `sex` as registered, `hukou_county` with six digits, of any city."""

    sex: str
    hukou_county: str


@dataclass(frozen=True)
class Birth:
    """A birth to be registered: the day in China, and with whom the child settles (随谁落户)."""

    birth_date: date
    settle_with: Literal["MOTHER", "FATHER"]


@dataclass(frozen=True)
class Officer:
    """An officer's decision on a registration, with the officer's reasons."""

    granted: bool
    reasons: tuple[Reason, ...] = ()


def is_local(county: str) -> bool:
    """Whether a hukou county is one of the city's six."""
    found = places.place(county)
    return found is not None and found.kind is places.Kind.COUNTY


def review_parents(mother: Parent | None, father: Parent | None, *, father_named: bool) -> Granted | NeedsSupplement:
    """Whether the register knows the parents a form names (None: unknown), and as mother and father.

    Everything that is wrong is said at once (一次性告知).
    """
    reasons: list[Reason] = []
    if mother is None:
        reasons.append(_unknown("母亲", "mother", "motherIdNumber"))
    elif mother.sex != "FEMALE":
        reasons.append(
            Reason(
                "registry.mother-not-female",
                "所填母亲身份证号码登记的性别不是女性，请核对",
                "the register does not show the person named as mother as a woman: please compare the number",
                field="motherIdNumber",
            )
        )
    if father_named and father is None:
        reasons.append(_unknown("父亲", "father", "fatherIdNumber"))
    elif father is not None and father.sex != "MALE":
        reasons.append(
            Reason(
                "registry.father-not-male",
                "所填父亲身份证号码登记的性别不是男性，请核对",
                "the register does not show the person named as father as a man: please compare the number",
                field="fatherIdNumber",
            )
        )
    return NeedsSupplement(tuple(reasons)) if reasons else Granted()


def review_registration(  # noqa: PLR0913 - the facts of one registration
    birth: Birth,
    mother: Parent | None,
    father: Parent | None,
    *,
    officer: Officer | None,
    today: date,
    late: Parameter,
    review: Parameter,
) -> Granted | Refused | NeedsSupplement | NeedsOfficer:
    """Whether a newborn is entered in the register with the parent it settles with.

    Args:
        birth: the birth.
        mother: as registered; None if the register does not know her.
        father: as registered; None if none is named or the register does not know him.
        officer: what an officer decided, if the item came back from the worklist.
        today: day in China.
        late: `late-registration-days`.
        review: `review-days`.
    """
    if mother is None:
        return NeedsSupplement((_unknown("母亲", "mother", "motherIdNumber"),))
    settling, other = (mother, father) if birth.settle_with == "MOTHER" else (father, mother)
    if settling is None:
        return NeedsSupplement(
            (
                Reason(
                    "registry.settling-parent-missing",
                    "选择随父亲落户，但没有填写父亲，请补充父亲身份证号码或改为随母亲落户",
                    "the child is to settle with the father, but none is named: name him, or settle with the mother",
                    _REGISTRATION,
                    field="fatherIdNumber",
                ),
            )
        )
    if not is_local(settling.hukou_county):
        return Refused((_not_local(other, review),))
    if other is not None and is_local(other.hukou_county) and other.hukou_county != settling.hukou_county:
        if officer is None:
            return NeedsOfficer((_PARENTS_APART,))
        if not officer.granted:
            return Refused(officer.reasons or (_refused_by_officer(review),))
    return Granted(reasons=tuple(_lateness(birth.birth_date, today, late)))


def already_registered(review: Parameter) -> Refused:
    """The same child was entered for another case."""
    reason = Reason(
        "registry.already-registered",
        f"该新生儿已经办理出生登记，不能重复落户；如有异议，可持出生医学证明到派出所核实；{_appeal_zh(review)}",
        "this child is in the register already; if you think not, have the police station compare the birth "
        f"certificate; {_appeal_en(review)}",
        _REGISTRATION,
        *_told(review),
    )
    return Refused((reason,))


NO_NUMBER_LEFT = NeedsOfficer(
    (
        Reason(
            "registry.no-number-left",
            "该县（市、区）当日出生的公民身份号码顺序码已用完，需人工申请扩充后再办理",
            "every identity number of this county, day and sex is taken: more have to be requested by hand first",
            "GB 11643-1999",
        ),
    )
)


def identity_numbers(county: str, birth_date: date, sex: Sex, start: int) -> Iterator[str]:
    """Every identity number (GB 11643) for a county, a day and a sex, once each, beginning at place `start`."""
    head = number_prefix(county, birth_date)
    lowest = 1 if sex == "MALE" else 2
    for step in range(_PLACES):
        body = f"{head}{2 * ((start + step) % _PLACES) + lowest:03}"
        yield body + resident_id.check_character(body)


def number_prefix(county: str, birth_date: date) -> str:
    """The first fourteen characters of every identity number of a county and a day."""
    return f"{county}{birth_date:%Y%m%d}"


def review_permit(
    *,
    hukou_county: str,
    resident_since: date,
    valid_permit: str | None,
    today: date,
    months: Parameter,
    valid: Parameter,
) -> tuple[Reason, ...]:
    """Why somebody gets no residence permit (居住证) today; empty if one is due.

    Whether the person has steady work, a steady home or a place at school (第二条) the window checks on paper.

    Args:
        hukou_county: six digits.
        resident_since: first day of residence in the city.
        valid_permit: number of a permit that is still valid, if there is one.
        today: day in China.
        months: `residence-permit-months`.
        valid: `residence-permit-valid-months`.
    """
    reasons: list[Reason] = []
    if is_local(hukou_county):
        zh, en = "本市户籍居民不需要居住证", "residents with hukou in this city need no residence permit"
        reasons.append(Reason("registry.hukou-is-local", zh, en, _PERMIT, field="idNumber"))
    due = months_later(resident_since, months.value)
    if due > today:
        reasons.append(
            Reason(
                "registry.not-resident-long-enough",
                f"居住未满{months.value}个月，{due.year}年{due.month}月{due.day}日起可以申领",
                f"not yet resident for {months.value} months: apply from {due} on",
                _PERMIT,
                *_told(months),
                field="residentSince",
            )
        )
    if valid_permit:
        reasons.append(
            Reason(
                "registry.permit-exists",
                f"已有有效居住证，有效期{valid.value}个月，到期前办理签注即可",
                f"there is a valid permit already; it holds for {valid.value} months and is endorsed before it ends",
                "《居住证暂行条例》（国务院令第663号）第十条",
                *_told(valid),
            )
        )
    return tuple(reasons)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has no such day (民法典 第二百零二条)."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    first = date(day.year + years, month + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


def permit_no(village: str, year: int, serial: int) -> str:
    """JZ, county, year, eight digits, and a check digit (Luhn). Unique only by the table's key."""
    body = f"{village[:6]}{year % 100:02}{serial:08}"
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body))]
    check = -sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10  # noqa: PLR2004 - digit sum
    return f"JZ{body}{check}"


def is_minor(birth_date: date, today: date, majority: Parameter) -> bool:
    """Whether somebody has not come of age. `majority`: `age-of-majority`."""
    return months_later(birth_date, _YEAR * majority.value) > today


def day_in_china(moment: datetime) -> date:
    """The day it is in China at a moment."""
    return moment.astimezone(CHINA).date()


def _unknown(zh: str, en: str, field: str) -> Reason:
    return Reason(
        "registry.unknown-number",
        f"户籍登记中没有所填的{zh}身份证号码，请核对",
        f"the register does not know the ID number given for the {en}: please compare it",
        field=field,
    )


def _not_local(other: Parent | None, review: Parameter) -> Reason:
    zh, en = "请到其户籍所在地派出所申报出生登记", "register the birth at the police station of that hukou"
    if other is not None and is_local(other.hukou_county):
        zh += "，或改为随户籍在本市的另一方落户"
        en += ", or settle the child with the other parent, whose hukou is in this city"
    return Reason(
        "registry.parent-not-local",
        f"随其落户的一方户籍不在本市，本市不能办理落户；{zh}；{_appeal_zh(review)}",
        f"the parent the child is to settle with has no hukou in this city; {en}; {_appeal_en(review)}",
        f"{_REGISTRATION}；浙江省出生登记办事指南（随父或随母落户）",
        *_told(review),
        field="settleWith",
    )


_PARENTS_APART = Reason(
    "registry.parents-in-different-counties",
    "父母户籍在不同县（市、区），由民警核对双方落户意愿后决定",
    "the parents' hukou is in different counties: an officer asks both where the child is to settle",
    _REGISTRATION,
)


def _refused_by_officer(review: Parameter) -> Reason:
    return Reason(
        "registry.refused-by-officer",
        f"经民警核对，不予办理落户；{_appeal_zh(review)}",
        f"refused by an officer after comparing the parents' wishes; {_appeal_en(review)}",
        _REGISTRATION,
        *_told(review),
    )


def _lateness(birth_date: date, today: date, late: Parameter) -> Iterator[Reason]:
    days = (today - birth_date).days
    if days > late.value:
        yield Reason(
            "registry.registered-late",
            f"出生登记应在出生后{late.value}日内申报，本次为出生后第{days}日；已予办理",
            f"a birth is to be registered within {late.value} days; this one was on day {days}, and is registered",
            _REGISTRATION,
            *_told(late),
        )


def _appeal_zh(review: Parameter) -> str:
    return f"不服可在知道决定之日起{review.value}日内申请行政复议"


def _appeal_en(review: Parameter) -> str:
    return f"you may ask for administrative review (行政复议) within {review.value} days of learning of the decision"


def _told(parameter: Parameter) -> tuple[str, str, str]:
    return parameter.name, str(parameter.value), parameter.since.isoformat()
