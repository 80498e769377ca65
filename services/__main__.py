"""Everything in one process: `python -m services` hosts all departments and the gateway; names host only those.

The one-machine default (SQLite, in-process bus) and, with CIVIC_DATABASE_URL and CIVIC_BUS_URL, one process of many.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from chassis import telemetry
from chassis.auth import Keyring, make_keys
from chassis.service import ROLES, Host, Service, settle
from chassis.settings import Settings
from services.apart import APART, Apart, addressed, end_with_parent, told

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)
# In the order in which the demonstration city is loaded: the registry's residents come first.
DEPARTMENTS = (
    "registry",
    "onething",
    "health",
    "employment",
    "childcare",
    "eldercare",
    "safety",
    "transport",
    "policy",
    "assistance",
    "education",
)
PARTS = (*DEPARTMENTS, "gateway")


def services(names: Sequence[str] = DEPARTMENTS) -> list[Service]:
    """The named departments; only these are imported."""
    return [importlib.import_module(f"services.{name}.main").SERVICE for name in names]


def main() -> None:
    """Hosts until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="python -m services", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)}; all unless named", metavar="PART")
    parser.add_argument("--role", action="append", choices=ROLES, help="only these roles; may be repeated")
    parser.add_argument(
        "--child", default="", metavar="JSON", help="of a process that another one has started: where it is"
    )
    options = parser.parse_args()
    parts = tuple(options.part) or PARTS
    if unknown := sorted(set(parts) - set(PARTS)):
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(PARTS)}")
    began = time.monotonic()
    beside = [part for part in parts if part in APART] if len(parts) > 1 else []
    settings = addressed(told(Settings(), options.child), beside)
    if options.child:
        end_with_parent()
    process = "all" if parts == PARTS else "+".join(parts)
    telemetry.start(process, settings.otlp_endpoint, settings.otlp_sample, settings.log_level)
    make_keys(settings.keys, (*DEPARTMENTS, "gateway"))
    here = [part for part in parts if part in DEPARTMENTS and part not in beside]
    host = Host(settings, services(here), options.role or ROLES)
    host.demonstrate()
    host.start()
    children = [Apart(name, settings, DEPARTMENTS, options.role or ()) for name in beside]
    settle()
    log.info("%s ready after %.1f s", process, time.monotonic() - began)
    if "gateway" in parts:
        from gateway.app import make_app, serve  # noqa: PLC0415 - only where it is served

        print(WHERE.format(http=settings.http_listen, data=Path(settings.data).resolve()), flush=True)
        serve(settings, make_app(settings, Keyring(settings.keys, "gateway"), host.bus))
    else:
        asked = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: asked.set())
        asked.wait()
    for child in children:
        child.stop()
    host.stop()
    log.info("%s stopped", process)


WHERE = """
OneThing 一件事 is running. 平台已启动。
  start page 首页      http://{http}/
  API 接口文档         http://{http}/docs
  ready? 是否就绪      http://{http}/readyz
  data 数据            {data}
Stop with Ctrl-C. 按 Ctrl-C 停止。 In another window: 另开窗口： make demo
"""

if __name__ == "__main__":
    main()
