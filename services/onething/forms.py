"""The one form: checked against its JSON Schema (2020-12), every fault named at once in Chinese and English. Pure."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from stdnum.cn import uscc

from chassis.errors import Fault
from city import resident_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema.exceptions import ValidationError

    from services.onething.catalogue import Entry


# Formats that a field of a form may have.
FORMATS = frozenset({"resident-id", "organisation-code", "past-date-time", "past-date", "date"})


def faults(entry: Entry, situation: str, form: Mapping[str, Any], now: datetime) -> list[Fault]:
    """Everything wrong with a form at `now`, in the order of the fields.

    A situation is asked what it needs and no more: a field of another situation is a fault. In a situation that does
    not exist the whole form is looked at.
    """
    found: list[Fault] = []
    for error in entry.validators.get(situation, entry.validator).iter_errors(form):
        found += _explain(error, entry.form["properties"])
    broken = {fault.field for fault in found}
    properties: Mapping[str, Mapping[str, Any]] = entry.form["properties"]
    for name, value in form.items():
        path = f"form.{name}"
        if name not in properties or path in broken:
            continue
        kind, title = properties[name].get("format"), properties[name].get("title", name)
        if kind == "resident-id":
            told = resident_id.faults(str(value), now.date())
            found += [Fault(path, f"form.{one.code}", f"{title}：{one.zh}", f"{name}: {one.en}") for one in told]
        elif kind == "organisation-code" and not uscc.is_valid(str(value)):
            zh, en = f"{title}：不是有效的统一社会信用代码", f"{name}: not a unified social credit code"
            found.append(Fault(path, "form.not-an-organisation-code", zh, en))
        elif kind in {"past-date-time", "past-date", "date"} and (fault := _moment(path, title, kind, value, now)):
            found.append(fault)
    order = list(properties)
    rank = {f"form.{name}": place for place, name in enumerate(order)}
    return sorted(found, key=lambda fault: rank.get(fault.field, len(order)))


def _moment(path: str, title: str, kind: str, value: object, now: datetime) -> Fault | None:
    try:
        at = datetime.fromisoformat(str(value)) if kind == "past-date-time" else None
        day = date.fromisoformat(str(value)) if at is None else at.date()
    except ValueError:
        return Fault(path, "form.not-a-date", f"{title}：不是有效的日期时间", "not an ISO 8601 date or time")
    if at is not None and at.tzinfo is None:
        return Fault(path, "form.no-time-zone", f"{title}：缺少时区，例如 +08:00", "no time zone, e.g. +08:00")
    if kind != "date" and ((at and at > now) or (at is None and day > now.date())):
        return Fault(path, "form.in-the-future", f"{title}：不能晚于现在", "lies in the future")
    return None


def _explain(error: ValidationError, known: Mapping[str, Mapping[str, Any]]) -> list[Fault]:
    where = ".".join(["form", *(str(part) for part in error.absolute_path)])
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    title = schema.get("title", where)
    limit: Any = error.validator_value
    if error.validator == "required":
        properties = schema.get("properties", {})
        missing = [name for name in limit if name not in error.instance]
        # jsonschema reports each missing name once for each; take the one this error is about.
        name = next(name for name in missing if error.message.startswith(repr(name)))
        label = properties.get(name, {}).get("title", name)
        return [Fault(f"{where}.{name}", "form.missing", f"{label}：必填", f"{name} is required")]
    if error.validator == "additionalProperties":
        extra = sorted(set(error.instance) - set(schema.get("properties", {})))
        return [_extra(f"{where}.{name}", name, known.get(name)) for name in extra]
    words = {
        "type": (f"应为{limit}类型", f"must be of type {limit}"),
        "enum": (
            f"应为其中之一：{'、'.join(map(str, limit))}" if isinstance(limit, list) else "",
            f"must be one of {limit}",
        ),
        "minLength": (f"至少 {limit} 个字", f"at least {limit} characters"),
        "maxLength": (f"最多 {limit} 个字", f"at most {limit} characters"),
        "minimum": (f"不小于 {limit}", f"at least {limit}"),
        "maximum": (f"不大于 {limit}", f"at most {limit}"),
        "pattern": ("格式不正确", f"does not match {limit}"),
    }
    zh, en = words.get(str(error.validator), ("不符合要求", f"breaks {error.validator}"))
    return [Fault(where, f"form.{_kebab(str(error.validator))}", f"{title}：{zh}", en)]


def _extra(where: str, name: str, schema: Mapping[str, Any] | None) -> Fault:
    if schema is None:
        return Fault(where, "form.unknown-field", f"没有这个字段：{name}", f"no such field: {name}")
    zh, en = f"{schema.get('title', name)}：本情形不需要填写", f"{name} is not asked in this situation; leave it out"
    return Fault(where, "form.not-asked", zh, en)


def _kebab(name: str) -> str:
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name)
