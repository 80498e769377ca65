"""Published warnings as CAP 1.2 messages, and the feed of them (Atom, RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from city.days import CHINA
from services.safety.cap.reading import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

ATOM = "http://www.w3.org/2005/Atom"
CAP_TYPE = "application/cap+xml"


@dataclass(frozen=True)
class Place:
    """An area of a message: its name, closed rings of (lat, lon), and place codes."""

    name: str
    rings: Sequence[Sequence[tuple[float, float]]]
    codes: Sequence[str]


@dataclass(frozen=True)
class Message:
    """What a CAP message says. `references` are whole triples; `names` the valueNames of code, colour and place."""

    identifier: str
    sender: str
    sender_name: str
    sent: datetime
    message_type: str
    references: Sequence[str]
    category: str
    event: str
    code: str
    colour: str
    severity: str
    expires: datetime
    headline: str
    description: str
    instruction: str
    place: Place
    names: dict[str, str]


def moment(at: datetime) -> str:
    """A moment as CAP wants it: whole seconds, with the offset of Beijing."""
    return at.astimezone(CHINA).replace(microsecond=0).isoformat()


def triple(sender: str, identifier: str, sent: datetime) -> str:
    """How another message refers to this one."""
    return f"{sender},{identifier},{moment(sent)}"


def write(message: Message) -> bytes:
    """The message as XML in UTF-8."""
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    _add(root, "identifier", message.identifier)
    _add(root, "sender", message.sender)
    _add(root, "sent", moment(message.sent))
    _add(root, "status", "Actual")
    _add(root, "msgType", message.message_type.capitalize())
    _add(root, "scope", "Public")
    if message.references:
        _add(root, "references", " ".join(message.references))
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    ends = {"Urgency": "Past" if message.message_type == "CANCEL" else "Expected"}
    for name, value in (
        ("language", "zh-CN"),
        ("category", message.category),
        ("event", message.event),
        ("urgency", ends["Urgency"]),
        ("severity", message.severity),
        ("certainty", "Likely"),
    ):
        _add(info, name, value)
    _pair(info, "eventCode", message.names["code"], message.code)
    _add(info, "expires", moment(message.expires))
    _add(info, "senderName", message.sender_name)
    for name, value in (
        ("headline", message.headline),
        ("description", message.description),
        ("instruction", message.instruction),
    ):
        if value:
            _add(info, name, value)
    _pair(info, "parameter", message.names["colour"], message.colour)
    area = etree.SubElement(info, f"{{{NAMESPACE}}}area")
    _add(area, "areaDesc", message.place.name)
    for ring in message.place.rings:
        _add(area, "polygon", " ".join(f"{lat:.5f},{lon:.5f}" for lat, lon in ring))
    for code in message.place.codes:
        _pair(area, "geocode", message.names["place"], code)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _add(node: etree._Element, name: str, text: str) -> None:
    etree.SubElement(node, f"{{{NAMESPACE}}}{name}").text = text


def _pair(node: etree._Element, name: str, value_name: str, value: str) -> None:
    pair = etree.SubElement(node, f"{{{NAMESPACE}}}{name}")
    _add(pair, "valueName", value_name)
    _add(pair, "value", value)


@dataclass(frozen=True)
class Entry:
    """A line of the feed."""

    identifier: str
    headline: str
    summary: str
    sent: datetime
    expires: datetime
    author: str
    counties: Sequence[str]


def feed(entries: Sequence[Entry], updated: datetime, path: str) -> bytes:
    """The feed as XML; each entry links to its message under `path`."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})

    def add(node: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
        made = etree.SubElement(node, f"{{{ATOM}}}{name}", attributes)
        made.text = text or None
        return made

    add(root, "id", "tag:quzhou.onething,2025:safety/warnings")
    add(root, "title", "衢州市突发事件预警信息")
    add(root, "updated", moment(updated))
    add(root, "link", rel="self", href=f"{path}/feed", type="application/atom+xml")
    for one in entries:
        entry = add(root, "entry")
        add(entry, "id", f"tag:quzhou.onething,2025:safety/warnings/{one.identifier}")
        add(entry, "title", one.headline)
        add(entry, "updated", moment(one.sent))
        add(entry, "published", moment(one.sent))
        add(add(entry, "author"), "name", one.author)
        add(entry, "summary", one.summary)
        for county in one.counties:
            add(entry, "category", term=county)
        add(entry, "link", rel="alternate", href=f"{path}/{one.identifier}/cap", type=CAP_TYPE)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
