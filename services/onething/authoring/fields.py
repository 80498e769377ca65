"""What is wrong with the form and the materials: asked for nothing, asked twice, or not in words that help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from services.onething import questions
from services.onething.authoring.reading import Reading
from services.onething.forms import FORMATS
from services.onething.marked import Cause
from services.onething.papers import prefill

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a form may say of itself; conditions belong into situations, where people can read them.
_FORM_WORDS = frozenset({"type", "additionalProperties", "required", "properties"})
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def twice(reading: Reading) -> Iterator[Cause]:
    """Ids that are given twice."""
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


def form(reading: Reading) -> Iterator[Cause]:
    """What is wrong with the form itself."""
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


def _prefill(reading: Reading, name: str, said: object) -> Iterator[Cause]:
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


def papers(reading: Reading) -> Iterator[Cause]:
    """What is wrong with the materials."""
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


def use(reading: Reading) -> Iterator[Cause]:
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


def required(reading: Reading) -> Iterator[Cause]:
    """What must be asked and is not, and the other way round."""
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
