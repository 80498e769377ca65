"""What does not have the format of an entry: all that can be said before it is understood."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

from services.onething.authoring.reading import HERE
from services.onething.marked import Cause, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from services.onething.marked import Document

_KINDS = {
    "object": ("一组“名称: 值”", "a mapping"),
    "array": ("列表", "a list"),
    "string": ("文字", "text"),
    "integer": ("整数", "a whole number"),
    "boolean": ("true 或 false", "true or false"),
}


@functools.cache
def _format() -> Draft202012Validator:
    return Draft202012Validator(yaml.safe_load((HERE / "entry_format.yaml").read_text(encoding="utf-8")))


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
