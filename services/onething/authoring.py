"""What is wrong with a catalogue entry, in plain words for whoever writes it: every cause at once, with its line."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

from city import places
from services.onething import questions
from services.onething.forms import FORMATS
from services.onething.marked import Cause, Place
from services.onething.papers import prefill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from services.onething.catalogue import Entry, Step
    from services.onething.marked import Document

_HERE = Path(__file__).parent
_KINDS = {
    "object": ("一组“名称: 值”", "a mapping"),
    "array": ("列表", "a list"),
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "boolean": ("true 或 false", "true or false"),
}
# What a form may say of itself; conditions belong into situations, where people can read them.
_FORM_WORDS = frozenset({"type", "additionalProperties", "required", "properties"})
_OWN_FACTS = frozenset({"applicant", "county"})
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@functools.cache
def departments() -> Mapping[str, Mapping[str, Any]]:
    """Who may stand in the catalogue."""
    known: Mapping[str, Mapping[str, Any]] = yaml.safe_load((_HERE / "departments.yaml").read_text(encoding="utf-8"))
    return known


@functools.cache
def _format() -> Draft202012Validator:
    return Draft202012Validator(yaml.safe_load((_HERE / "entry_format.yaml").read_text(encoding="utf-8")))


# Structure: what can be said before the entry is understood.


def structure(document: Document) -> tuple[list[Cause], bool]:
    """What does not have the format of an entry, and whether the rest can be understood in spite of it.

    Missing limits and titles are filled in `document`, so that the author hears of all other faults as well.
    """
    data, found, understood = document.data, [], True
    if data is None:
        return [], False
    for error in _format().iter_errors(data):
        place: Place = tuple(error.absolute_path)
        found += [Cause(document.line(where), zh, en) for where, zh, en in _broken(data, place, error)]
        understood &= error.validator not in {"type", "required", "anyOf", "minItems"} or _mended(data, place, error)
    return found, understood


def _mended(data: Any, place: Place, error: ValidationError) -> bool:  # noqa: ANN401 - any YAML
    whole = error.instance
    if error.validator != "required":
        return False
    missing = {name for name in error.validator_value if name not in whole}
    if place[-1:] == ("limit",):
        whole.update({"legal": 0, "promised": 0, "source": "", "status": "unconfirmed"} | dict(whole))
        return True
    if place[-1:] == ("title",):
        whole.update(dict.fromkeys(missing, ""))
        return True
    return missing == {"limit"} and isinstance(data, dict)


def _broken(data: Any, place: Place, error: ValidationError) -> Iterator[tuple[Place, str, str]]:  # noqa: ANN401
    what, limit = label(data, place), error.validator_value
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "required":
        name = next(n for n in limit if n not in error.instance and error.message.startswith(repr(n)))
        if name == "limit":
            yield (
                place,
                f"{what}：缺少办理时限 limit（法定 legal、承诺 promised、依据 source、状态 status）",
                f"{what}: its limit is missing (legal, promised, source, status)",
            )
        else:
            yield place, f"{what}：缺少 {name}", f"{what}: {name} is missing"
    elif error.validator == "additionalProperties":
        for name in sorted(set(error.instance) - set(schema.get("properties", ()))):
            yield (*place, name), f"{what}：不认识 {name}", f"{what}: {name} is not known here"
    elif error.validator == "type":
        zh, en = _KINDS.get(str(limit), (str(limit), str(limit)))
        yield place, f"{what}：应为{zh}", f"{what}: must be {en}"
    elif error.validator == "enum":
        yield place, f"{what}：应为 {' 或 '.join(limit)}", f"{what}: must be {' or '.join(limit)}"
    elif error.validator == "pattern" and "says" in schema:
        says = schema["says"]
        yield place, f"{what}：{error.instance!r} {says['zh']}", f"{what}: {error.instance!r} {says['en']}"
    elif error.validator == "anyOf":
        yield place, f"{what}：应为个数或名称列表", f"{what}: must be a number or a list of names"
    elif error.validator in {"minItems", "minLength"}:
        yield place, f"{what}：不能为空", f"{what}: must not be empty"
    elif error.validator == "minimum":
        yield place, f"{what}：不能小于 {limit}", f"{what}: must be at least {limit}"
    else:
        yield place, f"{what}：不符合要求（{error.validator}）", f"{what}: {error.message}"


def label(data: Any, place: Place) -> str:  # noqa: ANN401 - any YAML
    """A place as its author calls it: items by their id."""
    parts: list[str] = []
    value = data
    for depth, step in enumerate(place):
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) else None
            named = value.get("id") if isinstance(value, dict) else None
            # The id of an item says more than "items[3]".
            parts[-1:] = [str(named)] if named and depth == 1 else [f"{parts[-1]}[{step}]"]
        else:
            value = value.get(step) if isinstance(value, dict) else None
            parts.append(step)
    return ".".join(parts) or "文件 the file"


# Meaning: what can be said once the entry is understood.


@dataclass(frozen=True)
class _Reading:
    """An entry and where its parts stand."""

    entry: Entry
    document: Document

    def at(self, *place: str | int) -> int:
        return self.document.line(place)

    def steps(self) -> Iterator[tuple[Step, Place]]:
        """Each step once with its place, even if two have one id."""
        for section in ("shares", "items"):
            for position, raw in enumerate(self.document.data.get(section, ())):
                step = self.entry.steps.get(raw["id"])
                if step is not None:
                    yield step, (section, position)


def meaning(entry: Entry, document: Document) -> list[Cause]:
    """Everything that keeps an entry of the right format from working."""
    reading = _Reading(entry, document)
    clashes = list(_twice(reading))
    found = [*clashes, *_form(reading), *_papers(reading), *_names(reading)]
    if not clashes:
        # While one id stands for two things, who needs whom is not known.
        for look in (_needs, _use, _required, _circles):
            found += look(reading)
    if not found:
        # In a circle nothing can start; saying so of each situation would only repeat it.
        found += _startable(reading)
    return found


def _twice(reading: _Reading) -> Iterator[Cause]:
    data = reading.document.data
    groups = {
        "items": [("shares", i, one) for i, one in enumerate(data.get("shares", ()))]
        + [("items", i, one) for i, one in enumerate(data["items"])],
        "situations": [("situations", i, one) for i, one in enumerate(data["situations"])],
        "materials": [("materials", i, one) for i, one in enumerate(data.get("materials", ()))],
    }
    for rows in groups.values():
        seen: dict[str, int] = {}
        for section, position, one in rows:
            line = reading.at(section, position)
            if (first := seen.setdefault(one["id"], line)) != line:
                name = one["id"]
                yield Cause(line, f"{name}：编号在第 {first} 行已用过", f"{name}: this id is taken on line {first}")
            if one["id"] in questions.OUTSIDE:
                yield Cause(
                    line,
                    f"{one['id']}：此编号另有含义，请换一个",
                    f"{one['id']}: this id means something else; choose another",
                )


def _form(reading: _Reading) -> Iterator[Cause]:
    form = reading.entry.form
    meta = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    for error in meta.iter_errors(form):
        path = ".".join(["form", *map(str, error.absolute_path)])
        yield Cause(
            reading.at("form", *error.absolute_path),
            f"{path}：不符合 JSON Schema 2020-12",
            f"{path}: not JSON Schema 2020-12: {error.message}",
        )
    for word in sorted(set(form) - _FORM_WORDS):
        yield Cause(
            reading.at("form", word),
            f"form：不用 {word}；有条件的字段请写成情形",
            f"form: {word} is not used here; make a situation of what is conditional",
        )
    properties = form["properties"]
    for name, schema in properties.items():
        line = reading.at("form", "properties", name)
        if not _CHINESE.search(str(schema.get("title", ""))):
            yield Cause(line, f"form.{name}：缺少中文 title", f"form.{name}: a Chinese title is missing")
        if not _CHINESE.search(str(schema.get("description", ""))):
            yield Cause(
                line, f"form.{name}：缺少中文填写说明 description", f"form.{name}: a Chinese description is missing"
            )
        if "format" in schema and schema["format"] not in FORMATS:
            known = ", ".join(sorted(FORMATS))
            yield Cause(
                line,
                f"form.{name}：不认识格式 {schema['format']}；可用：{known}",
                f"form.{name}: unknown format {schema['format']}; known: {known}",
            )
        if "prefill" in schema:
            yield from _prefill(reading, name, schema["prefill"])
        try:
            re.compile(schema.get("pattern", ""))
        except (re.error, TypeError):
            yield Cause(
                line, f"form.{name}：pattern 不是有效的正则表达式", f"form.{name}: pattern is no regular expression"
            )
    for section, names in (("form", form.get("required", ())), ("contact", reading.entry.contact)):
        for name in names:
            if name not in properties:
                where = reading.at("form", "required") if section == "form" else reading.at("contact")
                yield Cause(
                    where,
                    f"{section}：没有定义字段 {name}",
                    f"{section}: field {name} is asked but not defined",
                )


def _prefill(reading: _Reading, name: str, said: object) -> Iterator[Cause]:
    line, rule = reading.at("form", "properties", name), prefill.rule_of(said)
    if rule is None or rule.sex not in {"", *prefill.SEXES}:
        zh, en = "应写来源，或 {from, sex, situations}", "must name a source, or {from, sex, situations}"
        yield Cause(line, f"form.{name}：prefill {zh}", f"form.{name}: prefill {en}")
    elif rule.source not in prefill.SOURCES:
        known = ", ".join(sorted(prefill.SOURCES))
        yield Cause(
            line,
            f"form.{name}：不能从 {rule.source} 预填；可用：{known}",
            f"form.{name}: cannot be prefilled from {rule.source}; known: {known}",
        )
    else:
        for unknown in sorted(rule.situations - set(reading.entry.situations)):
            zh, en = f"没有情形 {unknown}", f"there is no situation {unknown}"
            yield Cause(line, f"form.{name}：prefill {zh}", f"form.{name}: prefill: {en}")


def _papers(reading: _Reading) -> Iterator[Cause]:
    for position, material in enumerate(reading.entry.materials):
        raw = reading.document.data["materials"][position]
        paper_words = sorted({"accepts", "most_kib", "valid_months"} & set(raw))
        if material.promise_only and paper_words:
            line, named = reading.at("materials", position), "、".join(paper_words)
            yield Cause(
                line,
                f"材料 {material.id}：承诺不是文件，不用 {named}",
                f"material {material.id}: a promise is no file; {', '.join(paper_words)} is not used",
            )
        text = raw.get("promise", {}).get("text", {})
        for language, words in text.items():
            try:
                words.format(title="", days=0)
            except (KeyError, IndexError, ValueError, AttributeError):
                yield Cause(
                    reading.at("materials", position, "promise", "text", language),
                    f"材料 {material.id}：承诺正文中只能用 {{title}} 和 {{days}}",
                    f"material {material.id}: the promise text may use {{title}} and {{days}} only",
                )


def _names(reading: _Reading) -> Iterator[Cause]:
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


def _needs(reading: _Reading) -> Iterator[Cause]:
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


def _use(reading: _Reading) -> Iterator[Cause]:
    """Nobody is asked, and nobody's data is read, for nothing."""
    entry = reading.entry
    used = {(need.origin, need.name) for step in entry.steps.values() for need in step.needs}
    for name in entry.form["properties"]:
        if (questions.FORM, name) not in used and name not in entry.contact:
            line = reading.at("form", "properties", name)
            yield Cause(line, f"form.{name}：没有事项用到，不要问", f"form.{name}: no item uses it; do not ask it")
    for position, material in enumerate(entry.materials):
        if (questions.MATERIAL, material.id) not in used:
            line = reading.at("materials", position)
            yield Cause(
                line,
                f"材料 {material.id}：没有事项用到，不要收",
                f"material {material.id}: no item uses it; do not ask for it",
            )
    wanted = {key for step in entry.steps.values() for key in step.node.before}
    for step, place in reading.steps():
        if step.node.share and step.node.key not in wanted:
            line, key = reading.at(*place), step.node.key
            yield Cause(line, f"{key}：没有事项用到，不要查", f"{key}: no item uses it; do not read it")
    made = {name: step for step in entry.steps.values() for name in step.gives}
    for name in entry.form["properties"]:
        if name in made:
            maker, line = made[name].node.key, reading.at("form", "properties", name)
            yield Cause(
                line,
                f"form.{name}：{maker} 已提供，不要再问",
                f"form.{name}: {maker} gives it already; do not ask it again",
            )


def _required(reading: _Reading) -> Iterator[Cause]:
    entry = reading.entry
    required = set(entry.form.get("required", ()))
    needs = [(step.node.key, need) for step in entry.steps.values() for need in step.needs]
    sure = {need.name for _, need in needs if need.origin == questions.FORM and not need.optional}
    perhaps = {need.name for _, need in needs if need.origin == questions.FORM}
    line = reading.at("form", "required")
    for name in sorted(required & perhaps - sure - set(entry.contact)):
        yield Cause(
            line,
            f"form.{name}：列为必填，但没有事项非它不可",
            f"form.{name}: required, but no item depends on it",
        )
    for key, need in needs:
        lacking = need.name in entry.form["properties"] and need.name not in required
        if need.origin == questions.FORM and not need.optional and lacking:
            yield Cause(
                line,
                f"form.{need.name}：{key} 非它不可，应列为必填（或在 needs 中加问号）",
                f"form.{need.name}: {key} cannot do without it, so it must be required (or optional there)",
            )
    for name in entry.contact:
        if name in entry.form["properties"] and name not in required:
            yield Cause(
                line,
                f"form.{name}：是联系方式，应列为必填",
                f"form.{name}: by it the applicant is reached, so it must be required",
            )


def _circles(reading: _Reading) -> Iterator[Cause]:
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


def _startable(reading: _Reading) -> Iterator[Cause]:
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


def notes(entry: Entry, document: Document) -> list[Cause]:
    """What a faultless entry does not do yet, so that nobody wonders."""
    reading = _Reading(entry, document)
    found = []
    for position, situation in enumerate(entry.situations):
        if situation not in entry.open_in:
            line = reading.at("situations", position)
            found.append(
                Cause(
                    line,
                    f"情形 {situation} 尚不能申办：所需部门还在建设",
                    f"situation {situation} is not open yet: departments that it needs are planned",
                )
            )
    for step, place in reading.steps():
        if step.publicity_days and not step.by_officer and not step.node.compensable:
            zh = f"{step.node.key}：公示期有异议时由人员重新决定，部门须能据此收回已办结果（或写 compensable: true）"
            en = f"{step.node.key}: after an objection an officer decides anew; the department must take its grant back"
            found.append(Cause(reading.at(*place, "publicity"), zh, en))
    asked = {name for situation in entry.open_in for name in entry.asked[situation].fields}
    if entry.open_in:
        for name in entry.form["properties"]:
            if name not in asked:
                line = reading.at("form", "properties", name)
                found.append(
                    Cause(
                        line,
                        f"form.{name}：暂不询问，只有在建事项用到",
                        f"form.{name}: not asked yet, only planned items need it",
                    )
                )
    return found
