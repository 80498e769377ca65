"""Repeats a draw of decisions for a re-check (抽查): ``python -m services.onething.recheck FILE``.

FILE is what ``GET /v1/rechecks/TOWN-YYYY-MM`` answers; ``-`` reads it from standard input. How the draw is made stands
in `services.onething.desks.draws`. With ``--commitment TEXT`` the commitment is compared with one that was saved before
the month. Exit status 0 if the draw is what the published seed and lots give, 1 if not or if the file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from math import isclose
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from services.onething.desks import draws

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def wrong_with(file: Mapping[str, Any], saved: str = "") -> list[tuple[str, str]]:
    """Everything that is not as it must be, in Chinese and English.

    Raises KeyError, TypeError or ValueError for another kind of file.
    """
    seed, lots, found = bytes.fromhex(file["seed"]), list(file["lots"]), []
    if saved and saved != file["commitment"]:
        found.append(("承诺与事先保存的不同", "the commitment is not the one that was saved"))
    if draws.commitment(file["town"], file["month"], seed) != file["commitment"]:
        found.append(("种子与公布的承诺不符", "the seed is not the one that was committed to"))
    if len(set(lots)) != len(lots) or len(lots) != file["population"]:
        found.append(("签号重复或件数不符", "lots are doubled, or not as many as stated"))
    planned = draws.plan(len(set(lots)), file["assumedPercent"], file["wantedPercent"], file["least"])
    if (planned.size, planned.faulty) != (file["size"], file["assumedFaulty"]):
        told = f"the parameters give a draw of {planned.size}, not {file['size']}"
        found.append((f"按公布的参数应抽 {planned.size} 件，不是 {file['size']} 件", told))
    if not isclose(planned.detection, file["detection"], abs_tol=1e-9):
        told = f"the probability of detection is {planned.detection}"
        found.append((f"发现概率应为 {planned.detection}", told))
    if draws.draw(seed, lots, planned.size) != list(file["drawn"]):
        found.append(("抽中的签号与重算的不同", "other lots were drawn than the seed gives"))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what was found; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m services.onething.recheck", description=__doc__)
    parser.add_argument("file", help="抽查公示文件 / what was published of the draw; - for standard input")
    parser.add_argument("--commitment", default="", help="事先保存的承诺 / a commitment that was saved before")
    told = parser.parse_args(arguments)
    try:
        raw = sys.stdin.buffer.read() if told.file == "-" else Path(told.file).read_bytes()
        file: dict[str, Any] = {"lots": [], "drawn": [], **orjson.loads(raw)}
        if not file.get("seed"):
            sys.stdout.write("尚未抽取，种子未公布。\nNot drawn yet: the seed is not published.\n")
            return 1
        found = wrong_with(file, told.commitment)
    except (OSError, KeyError, TypeError, ValueError) as error:
        sys.stdout.write(f"无法读取：{error}\ncannot be read: {error}\n")
        return 1
    for zh, en in found:
        sys.stdout.write(f"不符：{zh}。\nNot so: {en}.\n")
    if not found:
        share, sure = file["assumedPercent"], file["detection"]
        sys.stdout.write(
            f"相符：{file['town']} {file['month']} 的 {file['population']} 件中抽取 {file['size']} 件，与重算一致；"
            f"若有 {share:g}%（{file['assumedFaulty']} 件）差错，至少抽到一件的概率为 {sure:.4f}。\n"
            f"As it must be: {file['size']} of {file['population']} decisions; "
            f"if {share:g} % ({file['assumedFaulty']}) were faulty, "
            f"at least one is drawn with probability {sure:.4f}.\n"
        )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
