"""Whether somebody may count as a carer, and the share of those who are certified. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

CERTIFICATES = ("CARER", "NURSERY", "TEACHER")
_MOST_HOURS = 200


def certified(certificate: str, until: date | None, health_until: date | None, day: date) -> bool:
    """A certificate and a health certificate, both good on `day`."""
    return (
        certificate in CERTIFICATES
        and until is not None
        and until >= day
        and bool(health_until and health_until >= day)
    )


def share(certified_ones: int, staff: int) -> float:
    """Percent certified, to one decimal; nobody is 0."""
    return round(100 * certified_ones / staff, 1) if staff else 0.0


def certificate_faults(certificate: str, until: str, health_until: str) -> tuple[date | None, date | None, list[Fault]]:
    """The last days of both certificates, and everything wrong with what was told."""
    found: list[Fault] = []
    if certificate and certificate not in CERTIFICATES:
        zh, en = (
            f"应为 {'、'.join(CERTIFICATES)} 或留空，收到 {certificate!r}",
            f"one of {', '.join(CERTIFICATES)} or none",
        )
        found.append(Fault("certificate", "childcare.certificate", zh, en))
    if certificate and not until:
        found.append(Fault("certificateUntil", "childcare.date", "请填写证书有效期", "say until when it holds"))
    days = [_day(name, text, found) for name, text in (("certificateUntil", until), ("healthUntil", health_until))]
    return days[0], days[1], found


def training_faults(course: str, day: str, hours: int, today: date) -> tuple[date | None, list[Fault]]:
    """The day of a training, and everything wrong with what was told."""
    found: list[Fault] = []
    on = _day("day", day, found) if day else None
    if not day:
        found.append(Fault("day", "childcare.date", "请填写培训日期", "say on which day"))
    if on and on > today:
        found.append(Fault("day", "childcare.in-the-future", f"{on} 在未来", f"{on} lies in the future"))
    if not 1 <= len(course.strip()) <= 30:  # noqa: PLR2004 - the width of the column
        found.append(Fault("course", "childcare.course", "课程编号 1 至 30 字", "one to thirty characters"))
    if not 1 <= hours <= _MOST_HOURS:
        found.append(Fault("hours", "childcare.hours", f"1 至 {_MOST_HOURS} 学时", f"one to {_MOST_HOURS} hours"))
    return on, found


def repeated(ids: Iterable[str]) -> list[str]:
    """Those named more than once."""
    seen: set[str] = set()
    return sorted({one for one in ids if one in seen or seen.add(one)})  # type: ignore[func-returns-value]


def _day(name: str, text: str, found: list[Fault]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        zh, en = f"应为日期 年-月-日，收到 {text!r}", f"a date YYYY-MM-DD, not {text!r}"
        found.append(Fault(name, "childcare.date", zh, en))
        return None
