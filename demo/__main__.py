"""`make demo`: starts a platform of its own, hands in demo/newborn.json at a window, and shows what happens.

Exit status 0 only if the case completed and every product exists in its department.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from demo.client import Client
from deploy.local.platform import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

CHINA = timezone(timedelta(hours=8))
SUBMISSION = Path(__file__).with_name("newborn.json")
WORDS = {
    "GRANTED": "[green]办成 granted[/]",
    "REFUSED": "[red]不予办理 refused[/]",
    "SKIPPED": "[yellow]不再办理 skipped[/]",
    "PLANNED": "[dim]部门待建 planned[/]",
    "WAITING_OFFICER": "[yellow]待人工审核 with an officer[/]",
    "WAITING_APPLICANT": "[yellow]待补正 asked back[/]",
}


def submission(now: datetime) -> dict[str, Any]:
    """demo/newborn.json with the birth two days before `now`, so that it never grows old."""
    read: dict[str, Any] = json.loads(SUBMISSION.read_text(encoding="utf-8"))
    read["form"]["bornAt"] = (now - timedelta(days=2)).astimezone(CHINA).isoformat(timespec="seconds")
    return read


def show_timeline(console: Console, client: Client, case_id: str) -> None:
    """The items as they finish, followed live until the case ends: time, department, item, outcome, product."""
    for _, kind, event in client.events(f"/v1/cases/{case_id}/events"):
        if kind in {"item_answered", "share_answered"}:
            at = datetime.fromisoformat(event["at"]).astimezone(CHINA).strftime("%H:%M:%S.%f")[:-3]
            made = " ".join(product["id"] for product in event["products"])
            outcome = WORDS.get(event["status"], event["status"])
            title = f"{event['titleZh']} {event['titleEn']}"
            console.print(f"{at}  {event['department']:<11} {outcome}  {title}  [bold]{made}[/]", soft_wrap=True)


def missing_products(client: Client, case: Mapping[str, Any]) -> list[str]:
    """Products of granted items that their department does not have."""
    missing = []
    for item in case["items"]:
        for product in item["products"]:
            try:
                found = client.call("GET", product["path"])
            except Exception as error:  # noqa: BLE001 - whatever it is, the product is not there
                missing.append(f"{item['titleZh']}: {error}")
            else:
                if product["id"] not in found.values():
                    missing.append(f"{item['titleZh']}: {product['path']} is another record")
    return missing


def main() -> int:
    """Plays it."""
    console = Console()
    now = datetime.now(CHINA)
    with tempfile.TemporaryDirectory() as folder:
        console.print("启动平台与示范城市 starting the platform with the demonstration city …")
        with Platform(Path(folder), {"CIVIC_DEMO_RESIDENTS": "20000"}) as platform:
            token = platform.token("window", "window-1", "330803", "health")
            client = Client(platform.http, token, purpose="新生儿出生一件事办理")
            opened = client.call("POST", "/v1/cases", submission(now), Idempotency_Key="demo-newborn")
            console.print(f"已受理 accepted: [bold]{opened['receiptNo']}[/]（一张表，一个办件 one form, one case）")
            show_timeline(console, client, opened["caseId"])
            case = client.call("GET", f"/v1/cases/{opened['caseId']}")
            missing = missing_products(client, case)
    took = datetime.fromisoformat(case["closedAt"]) - datetime.fromisoformat(case["openedAt"])
    console.print(f"办件状态 case: [bold]{case['status']}[/]，用时 in {took.total_seconds() * 1000:.0f} ms")
    for line in missing:
        console.print(f"[red]缺少产物 missing: {line}[/]")
    console.print(f"trace id: {case['traceId']}")
    return 0 if case["status"] == "COMPLETED" and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
