"""Write `years/<year>.yaml` anew from PyPI `holidays`, and compare every published day with `chinesecalendar`.

    python -m city.extract_years

Needs `holidays` 0.109 and `chinesecalendar` 1.11 in the environment; neither is needed at run time. A year whose
make-up days (调休) the State Council has not announced is written with `provisional: true`: it then holds the statutory
holidays alone, which the notice of that year will shift.
"""

import importlib
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("years")
_SUNDAY_AND_SATURDAY = (5, 6)
_STATUTE = "《全国年节及纪念日放假办法》（国务院令第795号，2025年1月1日起施行）第二条"
# The notice of each year, as the package `holidays` cites it; none yet: the statute stands in.
_NOTICES = {
    2024: "国务院办公厅关于2024年部分节假日安排的通知 https://www.gov.cn/gongbao/2023/issue_10806/202311/content_6913823.html",
    2025: "国务院办公厅关于2025年部分节假日安排的通知 https://www.gov.cn/gongbao/2024/issue_11726/202411/content_6989767.html",
    2026: "国务院办公厅关于2026年部分节假日安排的通知 https://www.gov.cn/gongbao/2025/issue_12406/202511/content_7048922.html",
    2027: "",
}


def lines(year: int) -> list[str]:
    """The file of one year.

    Raises:
        SystemExit: the two packages differ on a day of a year that was announced.
    """
    holidays: Any = importlib.import_module("holidays")
    told = holidays.China(years=range(year - 1, year + 2), language="zh_CN")
    notice = _NOTICES[year]
    days = [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    if notice:
        other: Any = importlib.import_module("chinese_calendar")
        if differing := [day for day in days if told.is_working_day(day) != other.is_workday(day)]:
            raise SystemExit(f"{year}: the packages differ on {differing}")
    weekend = _SUNDAY_AND_SATURDAY
    off = [day for day in days if day.weekday() not in weekend and not told.is_working_day(day)]
    worked = [day for day in days if day.weekday() in weekend and told.is_working_day(day)]
    count = sum(told.is_working_day(day) for day in days)
    return [
        f"# Written by `python -m city.extract_years` from PyPI holidays {holidays.__version__} (MIT).",
        f"year: {year}",
        f"source: {notice or _STATUTE + '；调休安排尚未公布'}",
        f"provisional: {str(not notice).lower()}",
        f"working_days: {count}",
        "# Weekdays on which nobody works: statutory holidays and days shifted (调休).",
        "closed:",
        *(f"  {day}: {told[day]}" for day in off),
        "# Saturdays and Sundays that are worked in exchange.",
        f"worked: [{', '.join(map(str, worked))}]",
    ]


def main() -> int:
    """Write the files; return the exit status for the shell."""
    _FOLDER.mkdir(exist_ok=True)
    for year in _NOTICES:
        (_FOLDER / f"{year}.yaml").write_text("\n".join(lines(year)) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
