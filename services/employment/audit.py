"""`python -m services.employment.audit`: recomputes the log of labour contracts; ends with 1 if anything was altered.

The department need not run; nothing is written. 重算电子劳动合同日志，有改动时以 1 退出。
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chassis.auth import Keyring
from chassis.db import Database
from chassis.edge import Edge, system
from chassis.errors import Unavailable
from chassis.settings import Settings
from services.employment.actions import contract_log

if TYPE_CHECKING:
    from typing import Any

    from google.protobuf.message import Message

    from chassis.auth import Actor


def _alone(actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:  # noqa: ANN401
    raise Unavailable(f"{method} {actor.subject} {type(request).__name__} {purpose} {case_id}")


def main(settings: Settings) -> int:
    """Audits; returns the exit status."""
    keyring = Keyring(settings.keys, "employment")
    edge = Edge("employment", Database(settings.database("employment")), keyring, _alone)
    found = edge.perform(contract_log.audit, system("employment"), write=False)
    told = datetime.now(UTC).isoformat(timespec="seconds")
    sys.stdout.write(f"{told} {found.leaves} 叶 leaves\n")
    for index in found.altered:
        sys.stdout.write(f"第 {index} 号叶被改动 leaf {index} was altered\n")
    for head in found.heads:
        sys.stdout.write(f"签发的树头不成立 the head {head} does not hold\n")
    if not found.altered and not found.heads:
        sys.stdout.write("未发现改动 nothing was altered\n")
    return 1 if found.altered or found.heads else 0


if __name__ == "__main__":
    sys.exit(main(Settings()))
