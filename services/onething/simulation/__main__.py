"""``python -m services.onething.simulation ONE_THING``: plays cases of a catalogue entry through a year (办件仿真).

Prints how long they take, the share that is past its limit, the bottleneck, and what one more officer there would do,
and draws it as SVG. The same seed plays the same cases.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from services.onething.catalogue import load
from services.onething.simulation.engine import Desk, Outcome, Setting, bottleneck, busiest, play
from services.onething.simulation.habits import assumptions
from services.onething.simulation.report import picture, show

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_CASES, FIRST_YEAR, LAST_YEAR, MOST_SEED = 200_000, 2020, 2100, 2**63


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs it; returns the exit status: 2 for faults in the arguments, all named at once."""
    parser = argparse.ArgumentParser(prog="python -m services.onething.simulation", description=__doc__)
    # All are read as text, so that every fault is told and not the first alone.
    parser.add_argument("one_thing", metavar="ONE_THING", help="一件事编号 / id of a catalogue entry")
    parser.add_argument("--cases", default="10000", help=f"件数 / 1 to {MOST_CASES}")
    parser.add_argument("--situation", default="", help="只此情形 / only this situation")
    parser.add_argument("--year", default="2026", help="年份 / calendar year of intake")
    parser.add_argument("--seed", default="1", help="随机种子 / the same seed plays the same cases")
    parser.add_argument("--parameters", default="", help="假设文件 / assumptions, see parameters.yaml")
    parser.add_argument("--picture", default="var/simulation.svg", help="图形文件 / where the picture goes")
    told = parser.parse_args(arguments)
    found, setting = _read(told)
    if setting is None:
        sys.stderr.write("".join(f"{zh}\n{en}\n" for zh, en in found))
        return 2
    console, began = Console(), time.monotonic()
    base, more = _runs(setting)
    show(console, setting, base, more)
    path = Path(told.picture)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(picture(setting, base, more), encoding="utf-8")
    runs = 2 if more else 1
    took = time.monotonic() - began
    console.print(f"图 picture: {path}；{runs} 轮共 {setting.cases * runs} 件，用时 {took:.1f} 秒 seconds")
    return 0


def _runs(setting: Setting) -> tuple[Outcome, tuple[Desk, Outcome] | None]:
    """As it is, and with one more officer where people wait longest; none if nobody waits."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        base = _played(setting, progress, "现状 as it is")
        narrow = bottleneck(base)
        if not narrow:
            return base, None
        desk = busiest(base, setting.entry.steps[narrow].department)
        with_more = Setting(**{**vars(setting), "more": {desk: 1}})
        return base, (desk, _played(with_more, progress, "增 1 人 one more officer"))


def _played(setting: Setting, progress: Progress, name: str) -> Outcome:
    bar = progress.add_task(name, total=setting.cases)
    return play(setting, lambda ended: progress.update(bar, completed=ended))


def _read(told: argparse.Namespace) -> tuple[list[tuple[str, str]], Setting | None]:
    """The setting, or every fault in Chinese and English."""
    found: list[tuple[str, str]] = []
    known = load().newest
    entry = known.get(told.one_thing)
    if entry is None:
        names = ", ".join(sorted(known))
        found.append((f"没有一件事 {told.one_thing}；可选：{names}", f"no one-thing {told.one_thing}; known: {names}"))
    situations = tuple(entry.situations) if entry else ()
    if told.situation:
        if entry and told.situation not in entry.situations:
            names = ", ".join(entry.situations)
            found.append(
                (f"没有情形 {told.situation}；可选：{names}", f"no situation {told.situation}; known: {names}")
            )
        situations = (told.situation,)
    cases = _number(found, "cases", told.cases, (1, MOST_CASES))
    year = _number(found, "year", told.year, (FIRST_YEAR, LAST_YEAR))
    seed = _number(found, "seed", told.seed, (0, MOST_SEED))
    said = None
    try:
        said = assumptions(Path(told.parameters)) if told.parameters else assumptions()
    except (OSError, ValueError, TypeError) as error:
        found.append((f"假设文件不能用：{error}", f"the assumptions cannot be used: {error}"))
    if Path(told.picture).is_dir():
        found.append((f"{told.picture} 是目录", f"{told.picture} is a directory"))
    if found or entry is None or said is None:
        return found, None
    return [], Setting(entry, situations, year, cases, seed, said)


def _number(found: list[tuple[str, str]], name: str, text: str, bounds: tuple[int, int]) -> int:
    low, high = bounds
    whole = text.isascii() and text.isdigit() and len(text) <= len(str(high))
    if whole and low <= int(text) <= high:
        return int(text)
    found.append(
        (f"{name} 应为 {low} 至 {high} 的整数：{text}", f"{name} must be a whole number, {low} to {high}: {text}")
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
