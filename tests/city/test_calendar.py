"""China's working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from city import calendar

DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248), (2027, 248)])
def test_working_days_of_a_year(year: int, count: int) -> None:
    assert calendar.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == count


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-10-10", True),  # Saturday, worked for National Day
        ("2026-09-20", True),  # Sunday, likewise
        ("2026-10-07", False),  # Wednesday, given for it
        ("2026-10-08", True),
        ("2026-10-11", False),
        ("2026-02-14", True),  # Saturday before the Spring Festival
        ("2026-02-23", False),
        ("2026-01-02", False),
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2024-02-04", True),
        ("2027-01-01", False),
        ("2027-10-09", False),  # the make-up days of 2027 are not published
    ],
)
def test_holidays_and_make_up_days(day: str, works: bool) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("start", "n", "due", "provisional"),
    [
        ("2026-09-30", 1, "2026-10-08", False),
        ("2026-09-30", 3, "2026-10-10", False),  # the third is a make-up Saturday
        ("2026-09-30", 4, "2026-10-12", False),
        ("2026-11-23", 5, "2026-11-30", False),
        ("2026-11-28", 1, "2026-11-30", False),  # from a Saturday
        ("2026-11-28", 0, "2026-11-30", False),
        ("2026-11-30", 0, "2026-11-30", False),
        ("2026-12-24", 5, "2026-12-31", False),
        ("2026-12-24", 6, "2027-01-04", True),
        ("2027-02-03", 2, "2027-02-11", True),
        ("2027-12-31", 1, "2028-01-03", True),  # no file at all: an estimate
        ("2025-12-31", 1, "2026-01-04", False),  # a Sunday worked for New Year
        ("2024-01-02", 0, "2024-01-02", False),
        ("2023-12-29", 1, "2024-01-02", True),
        ("2025-01-01", 744, "2027-12-31", True),
    ],
)
def test_due_dates(start: str, n: int, due: str, provisional: bool) -> None:
    assert calendar.add_working_days(date.fromisoformat(start), n) == (date.fromisoformat(due), provisional)


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        calendar.add_working_days(date(2026, 1, 5), -1)


@given(DAYS, st.integers(1, 600))
def test_adding_and_counting_agree(start: date, n: int) -> None:
    """INVARIANT: the n-th working day after a day lies n working days after it, and is one."""
    due, _ = calendar.add_working_days(start, n)
    assert calendar.is_working_day(due)
    assert calendar.working_days_between(start, due) == n
    assert calendar.working_days_between(start, due - timedelta(days=1)) == n - 1


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(a: date, b: date, c: date) -> None:
    a, b, c = sorted((a, b, c))
    between = calendar.working_days_between
    assert between(a, c) == between(a, b) + between(b, c)
    assert between(a, b) == sum(calendar.is_working_day(a + timedelta(n)) for n in range(1, (b - a).days + 1))
