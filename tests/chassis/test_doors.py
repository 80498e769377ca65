"""A department's own way in, beside RPCs and events."""

from __future__ import annotations

import dataclasses
import socket
import socketserver
import threading
from typing import TYPE_CHECKING

from chassis.auth import make_keys
from chassis.edge import system
from chassis.service import Door, Host
from tests.chassis import toy
from tests.chassis.test_stack import until
from tests.support import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.bus import Bus
    from chassis.edge import Edge
    from chassis.settings import Settings


class LineDoor:
    """Counts each line that comes in over TCP."""

    def __init__(self, edge: Edge, _bus: Bus, address: str) -> None:
        class Lines(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                for line in self.rfile:
                    key = line.decode().strip()
                    edge.perform(lambda tx, key=key: toy.count_key(tx, toy.proto.CountRequest(key=key)), system("toy"))

        host, _, port = address.rpartition(":")
        self.server = socketserver.ThreadingTCPServer((host, int(port)), Lines)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def test_a_door_acts_through_the_edge_and_is_closed_unless_addressed(
    stack: Callable[..., Settings], tmp_path: Path
) -> None:
    opened: list[LineDoor] = []

    def line(edge: Edge, bus: Bus, address: str) -> LineDoor:
        opened.append(LineDoor(edge, bus, address))
        return opened[-1]

    service = dataclasses.replace(toy.toy(tmp_path / "toy"), doors=(Door("lines", line), Door("closed", line)))
    settings = stack("toy").model_copy(update={"doors": {"toy.lines": "127.0.0.1:0"}})
    make_keys(settings.keys, KEYS)
    host = Host(settings, [service])
    host.start()
    assert len(opened) == 1
    with socket.create_connection(opened[0].server.server_address[:2]) as wire:
        wire.sendall(b"a\na\nb\n")
    until(lambda: toy.counted(host.departments["toy"].db) == {"a": 2, "b": 1})
    host.stop()
