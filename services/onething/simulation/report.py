"""What a simulation found, as tables for people and as a picture (SVG)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from rich.table import Table

from city import places
from services.onething.authoring import departments
from services.onething.simulation.engine import bottleneck, percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from services.onething.simulation.engine import Desk, Outcome, Setting

_SHARES = (0.5, 0.9, 0.99)
_WIDE, _HIGH, _LEFT, _BASE = 760.0, 300.0, 56.0, 252.0
_FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
_BARS = 40
_COLOURS = ("#9db8d9", "#238a3b")


@dataclass(frozen=True)
class Summary:
    """A run in numbers: working days to the end at the percentiles, shares of cases red and of each ending."""

    cases: int
    percentiles: tuple[float, ...]
    longest: int
    red: float
    endings: dict[str, int]
    waited_days: float


def summary(outcome: Outcome, minutes: int) -> Summary:
    """The numbers of a run."""
    days = [case.days for case in outcome.cases]
    waited = sum(outcome.waited.values()) / minutes / max(1, len(days))
    return Summary(
        len(days),
        tuple(percentile(days, share) for share in _SHARES),
        max(days, default=0),
        sum(case.red for case in outcome.cases) / max(1, len(days)),
        dict(Counter(case.status for case in outcome.cases).most_common()),
        waited,
    )


def desk_name(desk: Desk) -> str:
    """A desk as people call it."""
    place, known = places.place(desk[1]), departments()[desk[0]]
    return f"{place.name if place else desk[1]} {known['zh']} ({desk[0]})"


def show(console: Console, setting: Setting, base: Outcome, more: tuple[Desk, Outcome] | None) -> None:
    """Prints the tables."""
    minutes = setting.assumptions.minutes
    runs = [("现状 as it is", base)]
    if more:
        runs.append(("增 1 人 one more", more[1]))
    table = Table(
        title=f"{setting.entry.title['zh']} {setting.entry.title['en']}: {setting.cases} 件 cases, {setting.year}"
    )
    table.add_column("")
    for column in ("p50", "p90", "p99", "最长 longest", "超期 red", "候办 waiting"):
        table.add_column(column, justify="right")
    for name, outcome in runs:
        found = summary(outcome, minutes)
        cells = (*(f"{days:g}" for days in found.percentiles), str(found.longest))
        table.add_row(name, *cells, f"{found.red:.1%}", f"{found.waited_days:.2f}")
    console.print(table)
    console.print("受理至办结的工作日；候办：每件平均等待人员的工作日。")
    console.print("Working days from intake to end; waiting: working days a case waits for officers, on average.")
    for name, outcome in runs:
        found = summary(outcome, minutes)
        endings = ", ".join(f"{status} {count}" for status, count in found.endings.items())
        console.print(f"{name}: 按期 in time {1 - found.red:.1%}; {endings}")
    console.print(_items(setting, base))
    narrow = bottleneck(base)
    if narrow:
        step = setting.entry.steps[narrow]
        console.print(f"瓶颈事项 bottleneck: [bold]{step.title['zh']} {step.title['en']}[/bold] ({step.department})")
    if more:
        console.print(effect(setting, base, more))
    else:
        console.print("没有人等待，增加人员没有作用。 Nobody waits for an officer; one more changes nothing.")
    if not setting.assumptions.confirmed:
        console.print("人员、时长、比例均为假设，见 simulation/parameters.yaml；时限与规则为目录与法定规则。")
        console.print("Officers, durations and shares are assumptions; limits and rules are those of the catalogue.")


def effect(setting: Setting, base: Outcome, more: tuple[Desk, Outcome]) -> str:
    """What one more officer does, for the whole city and for the county that got one."""
    desk, with_more = more
    minutes = setting.assumptions.minutes
    before, after = summary(base, minutes), summary(with_more, minutes)
    here = [[case for case in run.cases if case.county == desk[1]] for run in (base, with_more)]
    reds = [sum(case.red for case in cases) / max(1, len(cases)) for cases in here]
    p90 = [percentile([case.days for case in cases], 0.9) for cases in here]
    city_p90 = before.percentiles[1], after.percentiles[1]
    count = base.officers[desk]
    return (
        f"{desk_name(desk)}由 {count} 人增至 {count + 1} 人 from {count} to {count + 1} officers: "
        f"该地 there p90 {p90[0]:g} → {p90[1]:g}，超期 red {reds[0]:.1%} → {reds[1]:.1%}；"
        f"全市 city p90 {city_p90[0]:g} → {city_p90[1]:g}，超期 red {before.red:.1%} → {after.red:.1%}"
    )


def _items(setting: Setting, outcome: Outcome) -> Table:
    table = Table(title="事项 items")
    table.add_column("事项 item")
    for column in ("办结 ended", "承诺 promised", "超期 red", "人工 officer", "候办 wait p50/p90", "用时 work"):
        table.add_column(column, justify="right")
    minutes = setting.assumptions.minutes
    for key, step in setting.entry.steps.items():
        count = outcome.items.get(key)
        if step.node.share or count is None:
            continue
        waits = f"{percentile(count.waits, 0.5) / minutes:.1f} / {percentile(count.waits, 0.9) / minutes:.1f} d"
        table.add_row(
            f"{step.title['zh']}\n{key}",
            str(count.ended),
            str(step.promised_days),
            f"{count.red / max(1, count.ended):.1%}",
            str(count.by_officer),
            waits if count.waits else "-",
            f"{count.worked / max(1, count.by_officer):.0f} min" if count.by_officer else "-",
        )
    return table


def picture(setting: Setting, base: Outcome, more: tuple[Desk, Outcome] | None) -> str:
    """How long cases took, as SVG: share of cases by working days; with one more officer beside it."""
    runs = [base, more[1]] if more else [base]
    days = [[case.days for case in run.cases] for run in runs]
    step = max(1, -(-(int(max(percentile(one, 0.99) for one in days)) + 1) // _BARS))
    bins = [_binned(one, step) for one in days]
    high = max(share for counted in bins for share in counted) or 1.0
    title = f"{setting.entry.title['zh']}：{setting.cases} 件，{setting.year} 年，受理至办结的工作日"
    slot = (_WIDE - _LEFT - 24) / (_BARS + 1)
    sizes = f'width="{_WIDE:.0f}" height="{_HIGH:.0f}" viewBox="0 0 {_WIDE:.0f} {_HIGH:.0f}"'
    names = f'role="img" aria-labelledby="t d" lang="zh-CN" font-family="{_FONT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {sizes} {names}>',
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape(_said(setting, runs, more))}</desc>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="16" y="24" font-size="15" font-weight="600" fill="#1c2430">{escape(title)}</text>',
    ]
    for tick in range(5):
        y = _BASE - tick / 4 * 190
        told = f"{high * tick / 4:.0%}" if high >= 0.04 else f"{high * tick / 4:.1%}"  # noqa: PLR2004 - room for four
        parts.append(f'<path d="M{_LEFT:.0f} {y:.1f}H{_WIDE - 16:.0f}" stroke="#e4e7ec"/>')
        parts.append(
            f'<text x="{_LEFT - 6:.0f}" y="{y + 4:.1f}" font-size="11" text-anchor="end" fill="#5b6470">{told}</text>'
        )
    for run, counted in enumerate(bins):
        wide = slot / (len(bins) + 0.4)
        for place, share in enumerate(counted):
            tall = share / high * 190
            x = _LEFT + place * slot + run * wide
            where = f'x="{x:.1f}" y="{_BASE - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
            parts.append(f'<rect {where} fill="{_COLOURS[run]}"/>')
    for place in range(0, _BARS + 1, 5):
        told = f"{place * step}" if place < _BARS else f"≥{place * step}"
        x = _LEFT + (place + 0.5) * slot
        parts.append(
            f'<text x="{x:.1f}" y="{_BASE + 16:.0f}" font-size="11" text-anchor="middle" fill="#5b6470">{told}</text>'
        )
    legend = ["现状 as it is", *([f"增 1 人 one more: {desk_name(more[0])}"] if more else [])]
    for run, name in enumerate(legend):
        x = _LEFT + run * 220
        parts.append(f'<rect x="{x:.0f}" y="280" width="12" height="12" fill="{_COLOURS[run]}"/>')
        parts.append(f'<text x="{x + 18:.0f}" y="290" font-size="12" fill="#1c2430">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _binned(days: Sequence[int], step: int) -> list[float]:
    counted = Counter(min(day // step, _BARS) for day in days)
    return [counted[place] / max(1, len(days)) for place in range(_BARS + 1)]


def _said(setting: Setting, runs: Sequence[Outcome], more: tuple[Desk, Outcome] | None) -> str:
    """The picture in words, for those who do not see it."""
    told = []
    for run, name in zip(runs, ("现状", f"增 1 人（{desk_name(more[0])}）" if more else ""), strict=False):
        found = summary(run, setting.assumptions.minutes)
        p50, p90, p99 = found.percentiles
        told.append(f"{name}：一半在 {p50:g} 个工作日内办结，九成 {p90:g}，99% {p99:g}，超期 {found.red:.1%}")
    return "；".join(told)
