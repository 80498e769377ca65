"""Warnings: what a hostile or wrong message is told, two persons, what replaces what; and who needs help first."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2
from civic.eldercare.v1 import eldercare_pb2
from civic.health.v1 import events_pb2 as health
from civic.safety.v1 import safety_pb2 as pb
from google.api.httpbody_pb2 import HttpBody
from lxml import etree

from chassis.errors import Conflict, DomainError, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city import geography, places
from services.safety.cap.reading import NAMESPACE, read
from services.safety.models import Warning  # noqa: A004
from tests.safety.factories import CHIEF, LAT, LON, STAFF, STRANGER, change, incidents, kinds, make_stage, run_job, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.safety.factories import Others
    from tests.support import Stage

NOW = datetime.now(UTC)
RING = [[LON - 0.1, LAT - 0.1], [LON + 0.1, LAT - 0.1], [LON + 0.1, LAT + 0.1], [LON - 0.1, LAT + 0.1]]
POLYGON = {"type": "Polygon", "coordinates": [[*RING, RING[0]]]}
ID = "33080034100000_20260601080000_0"
SQUARE = "28.9,118.8 28.9,118.9 29.0,118.9 29.0,118.8 28.9,118.8"


def cap(**changes: str) -> bytes:
    """A message that is right; parts of it as the test wants them."""
    parts = {
        "head": "",
        "identifier": ID,
        "sent": "2026-06-01T08:05:00+08:00",
        "type": "Alert",
        "scope": "<scope>Public</scope>",
        "references": "",
        "language": "zh-CN",
        "code": "<eventCode><valueName>GB/T 35561</valueName><value>11B03</value></eventCode>",
        "expires": "2026-06-01T20:00:00+08:00",
        "colour": "<parameter><valueName>colour</valueName><value>ORANGE</value></parameter>",
        "severity": "Severe",
        "place": f"<polygon>{SQUARE}</polygon>",
        **changes,
    }
    return f"""<?xml version="1.0" encoding="UTF-8"?>{parts["head"]}
<alert xmlns="{NAMESPACE}"><identifier>{parts["identifier"]}</identifier><sender>a@b.cn</sender>
<sent>{parts["sent"]}</sent><status>Actual</status><msgType>{parts["type"]}</msgType>{parts["scope"]}
{parts["references"]}<info><language>{parts["language"]}</language><category>Met</category><event>暴雨</event>
<urgency>Expected</urgency><severity>{parts["severity"]}</severity><certainty>Likely</certainty>{parts["code"]}
<expires>{parts["expires"]}</expires><headline>暴雨橙色预警</headline>{parts["colour"]}
<area><areaDesc>衢州</areaDesc>{parts["place"]}</area></info></alert>""".encode()


def parse(on: Stage, document: bytes) -> pb.ParseWarningResponse:
    body = HttpBody(content_type="application/cap+xml", data=document)
    return on.call("safety", "ParseWarning", pb.ParseWarningRequest(document=body), STAFF)


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Others]:
    return make_stage(fresh)


@pytest.fixture
def on(both: tuple[Stage, Others]) -> Stage:
    return both[0]


def test_messages_and_what_they_are_told(on: Stage) -> None:
    polygons = {
        "28.9,118.8 28.9,118.9 28.9,118.8": {"cap.polygon-points"},
        "28.9,118.8 28.9,118.9 29.0,118.9 29.0,118.8": {"cap.polygon-open"},
        "118.8,28.9 118.9,28.9 118.9,29.0 118.8,29.0 118.8,28.9": {"cap.outside-china"},
        "28.9,118.8 29.0,118.9 28.9,118.9 29.0,118.8 28.9,118.8": {"cap.polygon-crosses"},
        "here": {"cap.polygon-form"},
        "nan,nan nan,nan nan,nan nan,nan": {"cap.polygon-form"},
    }
    table: list[tuple[dict[str, str], set[str]]] = [
        ({}, set()),
        ({"type": "Update"}, {"cap.references-missing"}),
        ({"type": "Cancel"}, {"cap.references-missing"}),
        ({"type": "Update", "references": "<references>x</references>"}, {"cap.references-form"}),
        (
            {"type": "Update", "references": f"<references>a@b.cn,{ID},2026-06-01T08:05:00+08:00</references>"},
            {"cap.references-itself"},
        ),
        ({"expires": "2026-06-01T08:00:00+08:00"}, {"cap.expires-before-sent"}),
        ({"place": ""}, {"cap.area-place-missing"}),
        ({"place": "<circle>28.9,118.8 -1</circle>"}, {"cap.circle-form"}),
        ({"place": "<circle>28.9,118.8 12.5</circle>"}, set()),
        ({"place": "<geocode><valueName>GB/T 2260</valueName><value>33</value></geocode>"}, {"cap.geocode-form"}),
        ({"identifier": "x"}, {"gbt.message-id"}),
        ({"identifier": "33080034100000_20261301080000_0"}, {"gbt.message-id-time"}),
        ({"identifier": "33080034100000_20260601090000_0"}, {"gbt.message-id-later"}),
        ({"identifier": "a b"}, {"cap.identifier-characters", "gbt.message-id"}),
        ({"code": ""}, {"gbt.event-code-missing"}),
        ({"code": "<eventCode><valueName>GB/T 35561</valueName><value>99Z99</value></eventCode>"}, {"gbt.event-code"}),
        ({"colour": ""}, {"gbt.colour-missing"}),
        ({"colour": "<parameter><valueName>colour</valueName><value>PINK</value></parameter>"}, {"gbt.colour"}),
        ({"severity": "Minor"}, {"gbt.colour-severity"}),
        ({"severity": "Terrible"}, {"xsd", "gbt.colour-severity"}),
        ({"scope": "<scope>Private</scope>"}, {"cap.addresses-missing"}),
        ({"scope": "<scope>Restricted</scope>"}, {"cap.restriction-missing"}),
        ({"scope": ""}, {"xsd"}),
        ({"sent": "yesterday"}, {"xsd"}),
        ({"language": "en-US", "identifier": "KSTO1055887203", "code": "", "colour": ""}, set()),
        ({"language": "zh CN"}, {"cap.language"}),
        *[({"place": f"<polygon>{text}</polygon>"}, rules) for text, rules in polygons.items()],
    ]
    for changes, wanted in table:
        answer = parse(on, cap(**changes))
        found = {one.rule for one in answer.problems}
        assert found - {"xsd"} == wanted - {"xsd"}, (changes, answer)
        assert ("xsd" in wanted) <= ("xsd" in found), (changes, answer)
        assert answer.valid == (not found)
        assert all(one.zh and one.en for one in answer.problems)
    assert parse(on, cap()).profile == "GB/T 35965.1-2018"
    assert parse(on, cap(language="en-US", identifier="KSTO1055887203")).profile == "CAP-1.2"
    assert parse(on, cap(place="<polygon>1,2</polygon>")).problems[0].where.startswith("info[1]/area[1]/polygon[1]")


BOMB = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>'
OUTSIDE = '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">'
FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE, FILE])
def test_entities_and_document_types_are_refused(on: Stage, head: str) -> None:
    """INVARIANT: no entity is expanded and nothing outside is opened, in whatever encoding the message comes."""
    document = cap(head=head, identifier="&x;").decode()
    for raw in (document.encode(), document.replace("UTF-8", "UTF-16").encode("utf-16")):
        answer = parse(on, raw)
        assert (answer.valid, answer.profile) == (False, "")
        assert [one.rule for one in answer.problems] in (["xml.doctype"], ["xml.not-well-formed"])


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (b"", "xml.not-well-formed"),
        (b"hello", "xml.not-well-formed"),
        (b"\x00\xff" * 50, "xml.not-well-formed"),
        (b"<alert/>", "xml.no-cap"),
        (b'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.1"/>', "xml.no-cap"),
        (b"<a>" * 100_000, "xml.not-well-formed"),
        (b" " * (512 * 1024 + 1), "xml.too-large"),
        ("<告警>".encode("gbk"), "xml.not-well-formed"),
    ],
)
def test_what_is_no_message_is_told_so(on: Stage, document: bytes, rule: str) -> None:
    assert [one.rule for one in parse(on, document).problems] == [rule]


def draft(on: Stage, actor: Any = STAFF, **changes: Any) -> pb.Warning:
    told: dict[str, Any] = {
        "colour": "ORANGE",
        "event_code": "11B03",
        "headline": "暴雨橙色预警",
        "description": "未来3小时降雨量将达50毫米以上",
        "instruction": "远离河道",
        "counties": ["330802"],
        **changes,
    }
    request = pb.DraftWarningRequest(**{name: value for name, value in told.items() if name != "expires_at"})
    if (expires := told.get("expires_at", datetime.now(UTC) + timedelta(hours=6))) is not None:
        request.expires_at.FromDatetime(expires)
    return on.call("safety", "DraftWarning", request, actor)


def act(on: Stage, method: str, warning_id: str, actor: Any = CHIEF, **more: Any) -> Any:
    return on.call("safety", method, getattr(pb, f"{method}Request")(warning_id=warning_id, **more), actor)


def publish(on: Stage, **changes: Any) -> pb.Warning:
    return act(on, "ApproveWarning", draft(on, **changes).warning_id)


def test_nobody_approves_the_own_warning(on: Stage) -> None:
    """INVARIANT: no warning goes out on one person's word."""
    made = draft(on)
    assert (made.state, made.approvals_missing, len(made.warning_id)) == (pb.Warning.DRAFT, 1, 31)
    with pytest.raises(NotAllowed) as refused:
        act(on, "ApproveWarning", made.warning_id, STAFF)
    assert refused.value.code == "safety.own-warning"
    with pytest.raises(NotAllowed):
        act(on, "ApproveWarning", made.warning_id, STRANGER)
    with pytest.raises(NotFound):
        act(on, "GetWarningDocument", made.warning_id)
    assert on.announced("safety") == []
    out = act(on, "ApproveWarning", made.warning_id)
    assert (out.state, [one.person for one in out.decisions]) == (pb.Warning.PUBLISHED, ["d2"])
    (said,) = on.announced("safety")
    assert (said.message_type, said.colour, said.event_code, list(said.counties)) == (
        "ALERT",
        "ORANGE",
        "11B03",
        ["330802"],
    )
    with pytest.raises(Conflict):
        act(on, "ApproveWarning", made.warning_id)


def test_two_who_approve_at_once_publish_once(on: Stage) -> None:
    made = draft(on)
    others = [type(CHIEF)(f"c{n}", "supervisor", department="safety", via="gateway", purpose="t") for n in range(4)]

    def approve(actor: Any) -> str:
        try:
            act(on, "ApproveWarning", made.warning_id, actor)
        except DomainError as error:
            return error.code
        return "published"

    with ThreadPoolExecutor(4) as pool:
        ends = list(pool.map(approve, others))
    assert ends.count("published") == 1
    assert kinds(on.announced("safety")) == ["WarningPublished"]


def test_the_published_document_passes_the_schema_and_the_own_rules(on: Stage) -> None:
    out = publish(on, area_geojson=json.dumps(POLYGON), counties=[])
    assert "330802" in out.counties
    body = act(on, "GetWarningDocument", out.warning_id, STAFF)
    assert body.content_type == "application/cap+xml"
    answer = parse(on, body.data)
    assert (answer.valid, answer.profile) == (True, "GB/T 35965.1-2018"), answer
    alert, _ = read(body.data)
    assert alert
    assert alert.identifier == out.warning_id
    feed = on.call("safety", "GetWarningFeed", pb.GetWarningFeedRequest(), STAFF)
    assert feed.content_type == "application/atom+xml"
    root = etree.fromstring(feed.data)
    links = root.xpath("//a:entry/a:link/@href", namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert links == [f"/v1/safety/warnings/{out.warning_id}/cap"]
    elsewhere = on.call("safety", "GetWarningFeed", pb.GetWarningFeedRequest(county="330881"), STAFF)
    assert b"<entry>" not in elsewhere.data


def test_update_and_cancel_end_what_they_refer_to(on: Stage) -> None:
    first = publish(on)
    with pytest.raises(NotFound):
        draft(on, message_type="UPDATE", references=["33080034100000_20260601080000_9"])
    update = draft(on, message_type="UPDATE", references=[first.warning_id], colour="RED")
    rival = draft(on, message_type="CANCEL", references=[first.warning_id])
    second = act(on, "ApproveWarning", update.warning_id)
    assert act(on, "GetWarning", first.warning_id).state == pb.Warning.REPLACED
    alert, _ = read(act(on, "GetWarningDocument", second.warning_id).data)
    assert alert
    assert alert.references.split(",")[1] == first.warning_id
    with pytest.raises(NotPossibleNow):  # what it was to cancel is in force no longer
        act(on, "ApproveWarning", rival.warning_id)
    publish(on, message_type="CANCEL", references=[second.warning_id])
    assert act(on, "GetWarning", second.warning_id).state == pb.Warning.CANCELLED
    types = [one.message_type for one in on.announced("safety")]
    assert types == ["ALERT", "UPDATE", "CANCEL"]


def test_every_fault_of_a_draft_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft(
            on,
            message_type="UPDATE",
            colour="PINK",
            event_code="1",
            headline=" ",
            description="",
            instruction="x" * 5000,
            counties=["110000"],
            channels=["PIGEON"],
            area_geojson='{"type":"Point"}',
            expires_at=NOW - timedelta(days=1),
        )
    fields = {fault.field for fault in refused.value.faults}
    assert fields == {
        "references",
        "colour",
        "eventCode",
        "headline",
        "description",
        "instruction",
        "counties",
        "channels",
        "areaGeojson",
        "expiresAt",
    }
    for more in ({"counties": []}, {"expires_at": None}, {"expires_at": datetime.now(UTC) + timedelta(days=400)}):
        with pytest.raises(InvalidInput):
            draft(on, **more)


AWAY = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
CROSSED = {"type": "Polygon", "coordinates": [[RING[0], RING[2], RING[1], RING[3], RING[0]]]}


@pytest.mark.parametrize(
    "area",
    [
        AWAY,
        CROSSED,
        {"type": "Polygon", "coordinates": [[*RING]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[["a", "b"]] * 4]},
        {"type": "Polygon", "coordinates": [[[LON, LAT]] * 6000]},
        {"type": "MultiPolygon"},
        [],
    ],
)
def test_wrong_areas_are_refused(on: Stage, area: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        draft(on, area_geojson=json.dumps(area))
    assert [fault.field for fault in refused.value.faults] == ["areaGeojson"]


def test_rejected_and_expired(on: Stage) -> None:
    made = draft(on)
    with pytest.raises(InvalidInput):
        act(on, "RejectWarning", made.warning_id)
    assert act(on, "RejectWarning", made.warning_id, reason="范围过大").state == pb.Warning.REJECTED
    with pytest.raises((NotPossibleNow, Conflict)):
        act(on, "ApproveWarning", made.warning_id)
    out = publish(on)

    def later(tx: Any) -> None:
        tx.session.get(Warning, out.warning_id).expires_at = datetime.now(UTC) - timedelta(seconds=1)

    change(on, later)
    for _ in range(2):
        run_job(on, "warnings")
    assert act(on, "GetWarning", out.warning_id).state == pb.Warning.EXPIRED
    assert b"<entry>" not in on.call("safety", "GetWarningFeed", pb.GetWarningFeedRequest(), STAFF).data


def test_channels_give_receipts(on: Stage) -> None:
    made = draft(on, channels=["SMS", "SPEAKER"])
    with pytest.raises(NotPossibleNow):
        act(on, "NoteWarningReceipt", made.warning_id, channel="SMS", reached=1)
    act(on, "ApproveWarning", made.warning_id)
    with pytest.raises(InvalidInput) as refused:
        act(on, "NoteWarningReceipt", made.warning_id, channel="APP", reached=-1)
    assert {fault.field for fault in refused.value.faults} == {"channel", "reached"}
    for reached in (100, 120):
        seen = act(on, "NoteWarningReceipt", made.warning_id, channel="SMS", reached=reached)
    assert [(one.channel, one.sent, one.reached) for one in seen.receipts] == [
        ("SMS", True, 120),
        ("SPEAKER", False, 0),
    ]


def test_ids_of_one_second_differ(on: Stage) -> None:
    """INVARIANT: no two warnings share an id, though more than ten are drafted in a second."""
    ids = [draft(on).warning_id for _ in range(23)]
    assert len(set(ids)) == 23


def test_an_outbreak_drafts_a_warning_that_two_persons_decide(on: Stage) -> None:
    event = health.OutbreakVerified(signal_id="s1", disease="流感", county="330802", confirmed=True, count=40)
    said = send(on, event, times=2)
    assert kinds(said) == ["IncidentOpened"]
    (made,) = on.call("safety", "ListWarnings", pb.ListWarningsRequest(), STAFF).warnings
    assert (made.author, made.incident_id) == ("safety", incidents(on)[0].id)
    assert act(on, "ApproveWarning", made.warning_id, STAFF).state == pb.Warning.DRAFT
    with pytest.raises(Conflict):
        act(on, "ApproveWarning", made.warning_id, STAFF)
    assert act(on, "ApproveWarning", made.warning_id, CHIEF).state == pb.Warning.PUBLISHED


def test_who_needs_help_first_and_who_did_not_answer(both: tuple[Stage, Others]) -> None:
    """INVARIANT: a department that does not answer is an open question, never an empty answer."""
    on, others = both
    elders = eldercare_pb2.ListEldersAtRiskResponse()
    elders.people.add(resident_id="r1", town="330802001", rank=2, reasons=["独居"])
    elders.people.add(resident_id="r2", town="330802001", rank=1, reasons=["失能"])
    infants = childcare_pb2.ListInfantsAtRiskResponse()
    infants.people.add(resident_id="r3", town="330802001", rank=1, reasons=["未满6个月"])
    others.answers = {"ListEldersAtRisk": lambda _: elders, "ListInfantsAtRisk": lambda _: infants}

    def find(actor: Any = STAFF, **told: Any) -> pb.FindPeopleToHelpResponse:
        return on.call("safety", "FindPeopleToHelp", pb.FindPeopleToHelpRequest(**told), actor)

    whole = {"area_geojson": json.dumps(POLYGON), "purpose": "暴雨转移"}
    found = find(**whole)
    assert [(one.resident_id, one.rank, one.department) for one in found.people] == [
        ("r2", 1, "eldercare"),
        ("r3", 1, "childcare"),
        ("r1", 2, "eldercare"),
    ]
    assert sorted(found.answered) == ["childcare", "eldercare"]
    assert [one.department for one in found.questions] == ["assistance"]
    assert {purpose for _, _, purpose in others.asked} == {"暴雨转移"}
    others.down.add("eldercare")
    found = find(**whole)
    assert [one.resident_id for one in found.people] == ["r3"]
    assert sorted(one.department for one in found.questions) == ["assistance", "eldercare"]
    with pytest.raises(InvalidInput) as refused:
        find(purpose="x", counties=["1"], towns=["330802"], most=5000)
    assert {fault.field for fault in refused.value.faults} == {"purpose", "counties", "towns", "most"}
    with pytest.raises(NotAllowed):
        find(STRANGER, **whole)
    out = publish(on)
    assert find(warning_id=out.warning_id, purpose="暴雨转移").answered == ["childcare"]


def test_county_areas_cover_the_county() -> None:
    from city import areas  # noqa: PLC0415

    for county in places.counties():
        lat, lon = geography.position(county.code)
        ring = [[lon, lat], [lon + 0.001, lat], [lon, lat + 0.001], [lon, lat]]
        area = areas.read(json.dumps({"type": "Polygon", "coordinates": [ring]}))
        assert county.code in area.counties()
