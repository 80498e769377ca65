"""What is wrong with the items: names that do not exist, inputs that nobody makes, circles, items that never start."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from city import places
from services.onething import questions
from services.onething.authoring.reading import Reading, departments
from services.onething.marked import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services.onething.catalogue import Step

_OWN_FACTS = frozenset({"applicant", "county"})


def names(reading: Reading) -> Iterator[Cause]:
    """Departments, counties, situations and owners that do not exist."""
    entry, known = reading.entry, departments()
    if entry.lead not in known:
        yield Cause(reading.at("lead"), f"不认识牵头部门 {entry.lead}", f"unknown lead department {entry.lead}")
    for county in sorted(entry.counties):
        place = places.place(county)
        if place is None or place.kind != places.Kind.COUNTY:
            yield Cause(
                reading.at("counties"), f"{county} 不是本市的县（市、区）代码", f"{county} is no county of this city"
            )
    for step, place_of in reading.steps():
        key = step.node.key
        if step.department not in known:
            line = reading.at(*place_of, "department")
            yield Cause(line, f"{key}：不认识部门 {step.department}", f"{key}: unknown department {step.department}")
        if step.promised_days > step.legal_days > 0:
            yield Cause(
                reading.at(*place_of, "limit"),
                f"{key}：承诺 {step.promised_days} 个工作日，长于法定 {step.legal_days} 个",
                f"{key}: promises {step.promised_days} working days, longer than the {step.legal_days} of the law",
            )
    of_all = [(step.node.key, step.situations, place) for step, place in reading.steps()]
    of_all += [(m.id, m.situations, ("materials", i)) for i, m in enumerate(entry.materials)]
    for key, situations, place_of in of_all:
        for unknown in sorted(situations - set(entry.situations)):
            line = reading.at(*place_of, "situations")
            yield Cause(line, f"{key}：没有情形 {unknown}", f"{key}: there is no situation {unknown}")
    for name, path in [("owners", path) for path in entry.owners] + [("seat", path) for path in entry.seat]:
        maker = entry.steps.get(path[0])
        asked = name == "seat" and path[0] == "form" and path[1:2] and path[1] in entry.form["properties"]
        if not asked and (maker is None or (path[1:] and path[1] not in maker.gives)):
            told = ".".join(path)
            yield Cause(reading.at(name), f"{name}：没有人提供 {told}", f"{name}: nobody makes {told}")


def needs(reading: Reading) -> Iterator[Cause]:
    """Inputs that nobody makes."""
    entry = reading.entry
    gives: dict[str, tuple[str, frozenset[str]]] = {
        questions.FORM: ("表单", frozenset(entry.form["properties"])),
        questions.CASE: ("办件", _OWN_FACTS),
        questions.MATERIAL: ("材料", frozenset(material.id for material in entry.materials)),
        **{key: (f"“{step.title['zh']}”", step.gives) for key, step in entry.steps.items()},
    }
    for step, place in reading.steps():
        key, line = step.node.key, reading.at(*place, "needs")
        for name, times in Counter(need.name for need in step.needs).items():
            if times > 1:
                yield Cause(
                    line,
                    f"{key}：{name} 来自两处；输入按名称区分",
                    f"{key}: needs {name} from two places; inputs are told apart by name",
                )
        for need in step.needs:
            whole = f"{need.origin}.{need.name}"
            if need.origin not in gives:
                yield Cause(
                    line,
                    f"{key}：需要 {whole}，但没有 {need.origin} 这个事项或共享",
                    f"{key}: needs {whole}, but there is no item or share {need.origin}",
                )
            elif need.name not in gives[need.origin][1]:
                maker = gives[need.origin][0]
                yield Cause(
                    line,
                    f"{key}：需要 {whole}，但{maker}不提供 {need.name}",
                    f"{key}: needs {whole}, which nobody makes: {need.origin} does not give it",
                )
            if need.origin == questions.MATERIAL and need.optional:
                yield Cause(
                    line,
                    f"{key}：{whole} 不能带问号；有条件的材料请写成情形",
                    f"{key}: {whole} cannot be optional; make a situation of what is conditional",
                )
        origins = {need.origin for need in step.needs}
        for unknown in sorted(step.node.after - set(entry.steps) - origins):
            line = reading.at(*place, "after")
            yield Cause(
                line, f"{key}：after 中的 {unknown} 不存在", f"{key}: after names {unknown}, which is not there"
            )


def circles(reading: Reading) -> Iterator[Cause]:
    """Every set of steps that wait for each other, each named once by a way round it."""
    steps = reading.entry.steps
    told: set[str] = set()
    for step, place in reading.steps():
        key = step.node.key
        way = None if key in told else _way(key, key, steps)
        if way:
            told |= set(way)
            ring = " → ".join([*way, way[0]])
            yield Cause(reading.at(*place), f"互相等待，成了环：{ring}", f"these wait for each other: {ring}")


def _way(start: str, end: str, steps: Mapping[str, Step]) -> list[str] | None:
    """The shortest way from `start` along what each waits for, back to `end`."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        for key in sorted(steps[way[-1]].node.before & set(steps)):
            if key == end:
                return way
            if key not in seen:
                seen.add(key)
                ways.append([*way, key])
    return None


def startable(reading: Reading) -> Iterator[Cause]:
    """Situations without an item, and items that lack an input in one."""
    entry = reading.entry
    for position, situation in enumerate(entry.situations):
        taking = {step.node.key: step for step in entry.steps_in(situation)}
        title = entry.situations[situation]["title"]["zh"]
        if all(step.node.share for step in taking.values()):
            line = reading.at("situations", position)
            yield Cause(line, f"情形 {situation} 没有任何事项", f"situation {situation} has no item at all")
        papers = {material.id for material in entry.materials_in(situation)}
        for step, place in reading.steps():
            key = step.node.key
            if key not in taking:
                continue
            for need in step.needs:
                absent = (
                    need.name not in papers
                    if need.origin == questions.MATERIAL
                    else need.origin not in questions.OUTSIDE and need.origin not in taking
                )
                if absent and not need.optional:
                    yield Cause(
                        reading.at(*place, "needs"),
                        f"{key}：在情形“{title}”中永远不能开始，因为那里没有 {need.origin}.{need.name}",
                        f"{key}: can never start in situation {situation}, which has no {need.origin}.{need.name}",
                    )
