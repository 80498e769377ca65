"""A case taken in by another county's window: its receipt through the gateway, verified by anybody, and its proof."""

from __future__ import annotations

import io
import json
import urllib.request
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from services.onething.verify import main as verify
from tests.journeys import people

if TYPE_CHECKING:
    from pathlib import Path

    from deploy.local.platform import Platform

ELSEWHERE = "330881"


def fetched(platform: Platform, path: str, token: str = "") -> bytes:
    headers = {"authorization": f"Bearer {token}", "civic-purpose": "test"} if token else {}
    with urllib.request.urlopen(urllib.request.Request(f"http://{platform.http}{path}", headers=headers)) as answer:
        content: bytes = answer.read()
        return content


def test_a_receipt_is_printed_elsewhere_and_verified_by_anybody(platform: Platform, tmp_path: Path) -> None:
    token = platform.token("window", "w-elsewhere", ELSEWHERE, "registry")
    asked = people.submission()
    client = people.window(platform)
    opened = json.loads(_posted(platform, "/v1/cases", asked, token))
    case_id, receipt_no = opened["caseId"], opened["receiptNo"]
    paper = fetched(platform, f"/v1/cases/{case_id}/receipt.pdf", token)
    assert paper.startswith(b"%PDF")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    assert "江山市" in text
    code = text.partition("Verification code: ")[2].split()[0]
    found = json.loads(fetched(platform, f"/v1/receipts/{receipt_no}/verify?code={code}"))
    assert (found["valid"], found["intakeCounty"], found["county"]) == (True, ELSEWHERE, asked["county"])
    wrong = "A" * 4 + code[4:] if not code.startswith("AAAA") else "B" * 4 + code[4:]
    assert not json.loads(fetched(platform, f"/v1/receipts/{receipt_no}/verify?code={wrong}")).get("valid")
    people.ended(client, case_id, "COMPLETED")
    proof = json.loads(fetched(platform, f"/v1/cases/{case_id}/proof", token))
    reads = proof["proof"]["about"]["reads"]
    assert "entries" in reads, reads
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof, ensure_ascii=False))
    assert verify([str(path), "--keys", str(platform.settings.keys)]) == 0
    assert json.loads(fetched(platform, "/v1/publicity")).get("total", 0) == 0


def _posted(platform: Platform, path: str, body: Any, token: str) -> bytes:
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    request = urllib.request.Request(f"http://{platform.http}{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        content: bytes = answer.read()
        return content
