"""Papers as people meet them, over HTTP: uploaded, refused, read again; a form filled in; one notice of all faults."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

from demo.client import Client
from tests.journeys import people
from tests.onething import papers

if TYPE_CHECKING:
    from deploy.local.platform import Platform


def ask(
    platform: Platform, verb: str, path: str, token: str, data: bytes | None = None, kind: str = ""
) -> tuple[int, bytes, str]:
    headers = {"Authorization": f"Bearer {token}", **({"Content-Type": kind} if kind else {})}
    request = urllib.request.Request(f"http://{platform.http}{path}", method=verb, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read(), answer.headers["content-type"]
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers["content-type"]


def test_a_paper_is_uploaded_and_read_again_and_a_lie_is_refused(platform: Platform) -> None:
    mother, father = people.couple()
    mine = platform.token("resident", people.resident_id(mother))
    other = platform.token("resident", people.resident_id(father))
    data = papers.make_pdf(mother.name)
    code, raw, _ = ask(platform, "POST", "/v1/materials?fileName=deed.pdf", mine, data, papers.PDF)
    assert code == 200, raw
    made: dict[str, Any] = json.loads(raw)
    assert (made["mediaType"], made["fileName"]) == (papers.PDF, "deed.pdf")
    path = f"/v1/materials/{made['uploadId']}"
    assert ask(platform, "GET", f"{path}/content", mine) == (200, data, papers.PDF)
    for wanted in (path, f"{path}/content"):
        assert ask(platform, "GET", wanted, other)[0] == 404
    refused = [
        (papers.make_image(), papers.PDF, 400, "onething.material"),
        (b"", papers.PDF, 400, "onething.material"),
        (data, "text/html", 415, "gateway.media-type"),
    ]
    for content, kind, status, told in refused:
        code, raw, _ = ask(platform, "POST", "/v1/materials", mine, content, kind)
        assert (code, json.loads(raw)["code"]) == (status, told)
    # What is too large is refused by its stated length, before it comes.
    connection = http.client.HTTPConnection(platform.http, timeout=30)
    connection.putrequest("POST", "/v1/materials")
    for name, value in (
        ("Authorization", f"Bearer {mine}"),
        ("Content-Type", papers.PDF),
        ("Content-Length", 11 << 20),
    ):
        connection.putheader(name, str(value))
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, json.load(answer)["code"]) == (413, "gateway.body-too-large")
    connection.close()
    assert len(json.loads(ask(platform, "GET", "/v1/materials", mine)[1])["materials"]) == 1
    # The largest that is taken comes through every hop.
    big = papers.make_image("JPEG") + bytes((10 << 20) - len(papers.make_image("JPEG")))
    code, raw, _ = ask(platform, "POST", "/v1/materials", mine, big, papers.JPEG)
    assert code == 200, raw
    assert ask(platform, "GET", f"/v1/materials/{json.loads(raw)['uploadId']}/content", mine) == (200, big, papers.JPEG)


def test_a_form_is_filled_in_and_one_notice_says_all_that_is_wrong(platform: Platform) -> None:
    mother, father = people.couple()
    client = Client(platform.http, platform.token("resident", people.resident_id(mother)))
    offered = client.call("GET", "/v1/one-things/newborn/prefill?situation=same-county")
    assert offered == {"materials": []}
    agreed = {"situation": "same-county", "agree": True}
    filled = client.call("POST", "/v1/one-things/newborn/prefill", agreed)
    assert filled["form"]["motherIdNumber"] == mother.id_number
    reads = client.call("GET", "/v1/me/data-usage")["reads"]
    assert "onething" in {read["reader"] for read in reads}
    body = people.submission(parents=(mother, father), bankAccount="6222021209001234560", **filled["form"])
    case = client.call("POST", "/v1/cases", body)
    end = time.monotonic() + 60
    while not (
        found := [
            one for one in client.call("GET", f"/v1/cases/{case['caseId']}/notices")["notices"] if one.get("issuedAt")
        ]
    ):
        assert time.monotonic() < end
        time.sleep(0.1)
    (notice,) = found
    # The departments that pay into it ask for it together.
    assert {(one["field"], one["titleZh"]) for one in notice["entries"]} == {("form.bankAccount", "报销收款账号")}
    assert notice["dueOn"] in notice["textZh"]
    client.call("POST", f"/v1/cases/{case['caseId']}/supplement", {"form": {"bankAccount": "6222021209001234562"}})
    people.ended(client, case["caseId"], "COMPLETED")
    (answered,) = client.call("GET", f"/v1/cases/{case['caseId']}/notices")["notices"]
    assert answered["answeredAt"]
    assert client.call("GET", f"/v1/cases/{case['caseId']}/promises") == {"promises": []}
