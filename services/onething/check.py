"""Says in plain words what is wrong with catalogue entries: `python -m services.onething.check FILE…`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from services.onething.catalogue import examine
from services.onething.papers import prefill

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from services.onething.catalogue import Entry
    from services.onething.marked import Cause


def check(path: Path) -> tuple[bool, str]:
    """Whether an entry is good, and what its author is told: every fault with its line, or a summary."""
    try:
        examined = examine(path)
    except OSError as error:
        return False, f"{path}\n  读不到文件。\n  Cannot be read: {error.strerror}.\n"
    if examined.causes or examined.entry is None:
        count = len(examined.causes)
        return False, f"{path}：有 {count} 处问题 · {count} fault(s)\n{_listed(path, examined.causes)}"
    return True, f"{path}：没有问题 · no faults\n{_summary(examined.entry)}{_listed(path, examined.notes)}"


def _listed(path: Path, causes: Iterable[Cause]) -> str:
    return "".join(f"  {path.name}:{cause.line}\n    {cause.zh}\n    {cause.en}\n" for cause in causes)


def _summary(entry: Entry) -> str:
    steps = entry.steps.values()
    items = [step for step in steps if not step.node.share]
    planned = sum(step.node.planned for step in items)
    shares = len(entry.steps) - len(items)
    counts = f"事项 items {len(items)}（在建 planned {planned}）· 共享 shares {shares}"
    lines = [f"  {entry.title['zh']} {entry.id}, version {entry.version}", f"  {counts}"]
    for key, situation in entry.situations.items():
        asked, opened = entry.asked[key], "可办 open" if key in entry.open_in else "未开通 not open yet"
        lines.append(
            f"  {situation['title']['zh']} {key}：{opened}；"
            f"字段 fields {len(asked.fields)} ← {asked.own_fields}，"
            f"材料 materials {len(asked.materials)} ← {asked.own_materials}；"
            f"可预填 prefilled {len(prefill.wanted(entry, key))}{_papers(entry, key)}"
        )
    return "\n".join(lines) + "\n"


def _papers(entry: Entry, situation: str) -> str:
    """Of the materials asked: how many may be promised, and how many are offered again in later cases."""
    materials = entry.materials_asked(situation)
    promised = sum(material.terms.promise is not None for material in materials)
    again = sum(material.terms.valid_months > 0 for material in materials)
    told = [f"可承诺 promised {promised}"] * bool(promised) + [f"可再用 reusable {again}"] * bool(again)
    return "".join(f"，{one}" for one in told)


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0 all good, 1 some entry is faulty, 2 no file was named."""
    if not arguments:
        sys.stderr.write("用法 usage: python -m services.onething.check FILE…\n")
        return 2
    told = [check(Path(argument)) for argument in arguments]
    sys.stdout.write("\n".join(text for _, text in told))
    return 0 if all(good for good, _ in told) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
