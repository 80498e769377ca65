"""docs/asyncapi.json: every topic, what travels on it, who sends it, who listens; AsyncAPI 3.0, from the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from civic import options_pb2
from google.protobuf import descriptor_pb2

from scripts.generate import GENERATED, ROOT
from services.__main__ import services

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = ROOT / "docs" / "asyncapi.json"
_TYPES = {3: "integer", 5: "integer", 8: "boolean"}
_HEADERS = {
    "ce_specversion": "1.0",
    "ce_id": "unique, the same when it is sent again; UUID version 7",
    "ce_source": "/civic/<department>",
    "ce_type": "full name of the message",
    "ce_time": "RFC 3339, UTC",
    "ce_traceparent": "W3C Trace Context",
    "ce_causationid": "the event that made this one",
    "ce_caseid": "the case, where there is one",
    "content-type": "application/protobuf",
}


def document() -> dict[str, Any]:
    """The whole document."""
    listeners: dict[str, list[str]] = {}
    for service in services():
        for event in service.reactions.by_event:
            listeners.setdefault(event.DESCRIPTOR.full_name, []).append(service.name)
    channels: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    messages: dict[str, Any] = {}
    for package, name, address, fields in _events():
        full = f"{package}.{name}"
        channel = channels.setdefault(address.replace("{", "").replace("}", ""), {"address": address, "messages": {}})
        if "{department}" in address:
            channel["parameters"] = {"department": {"description": "the department the work is for"}}
        channel["messages"][name] = {"$ref": f"#/components/messages/{full}"}
        messages[full] = {
            "name": full,
            "contentType": "application/protobuf",
            "headers": {"$ref": "#/components/schemas/CloudEvent"},
            "payload": {"type": "object", "properties": fields},
        }
        ref = {"$ref": f"#/channels/{address.replace('{', '').replace('}', '')}"}
        one = {"$ref": f"{ref['$ref']}/messages/{name}"}
        sender = "every department" if address.endswith(".answers") else package.split(".")[1]
        operations[f"send {full}"] = {"action": "send", "channel": ref, "messages": [one], "summary": f"by {sender}"}
        if who := listeners.get(full):
            told = f"by {', '.join(sorted(who))}"
            operations[f"receive {full}"] = {"action": "receive", "channel": ref, "messages": [one], "summary": told}
    headers = {name: {"type": "string", "description": what} for name, what in _HEADERS.items()}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "OneThing 一件事: events",
            "version": "1",
            "description": "CloudEvents 1.0 in Kafka binary mode; the data is protobuf. Events carry no personal data.",
        },
        "defaultContentType": "application/protobuf",
        "channels": dict(sorted(channels.items())),
        "operations": dict(sorted(operations.items())),
        "components": {
            "messages": dict(sorted(messages.items())),
            "schemas": {"CloudEvent": {"type": "object", "properties": headers}},
        },
    }


def _events() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """(package, message, topic, fields) of every event."""
    files = descriptor_pb2.FileDescriptorSet.FromString((GENERATED / "contract.binpb").read_bytes())
    for file in files.file:
        if file.name.startswith("civic/") and file.name.endswith("/events.proto"):
            used = {f.type_name.rsplit(".", 1)[-1] for m in file.message_type for f in m.field if f.type_name}
            for message in file.message_type:
                if message.name in used:
                    continue  # a part of an event
                channel = message.options.Extensions[options_pb2.channel]
                suffix = {options_pb2.CHANNEL_ADDRESSED: ".to.{department}", options_pb2.CHANNEL_ANSWERS: ".answers"}
                fields = {field.json_name: _schema(field) for field in message.field}
                yield file.package, message.name, file.package + suffix.get(channel, ""), fields


def _schema(field: descriptor_pb2.FieldDescriptorProto) -> dict[str, Any]:
    kind: dict[str, Any] = {"type": "string" if field.type_name else _TYPES.get(field.type, "string")}
    if field.type_name:
        kind["description"] = field.type_name.lstrip(".")
    return {"type": "array", "items": kind} if field.label == field.LABEL_REPEATED else kind


def text() -> str:
    """The file's content."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
