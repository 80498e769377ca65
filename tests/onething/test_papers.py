"""Uploads: what is taken, who sees it, how it is handed in, and what becomes of what nobody hands in."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import onething_pb2 as pb
from sqlalchemy import text

from chassis import keys
from chassis.auth import Actor, Keyring
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotFound
from chassis.signing import digest
from services.onething.actions import uploading
from services.onething.main import SERVICE
from services.onething.papers import content
from services.onething.papers.vault import open_vault
from tests.onething import desk_factories as desks
from tests.onething import factories
from tests.onething import papers as make
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with make.in_catalogue(tmp_path):
        yield stage(fresh("onething"), [SERVICE])


def codes(found: object) -> list[str]:
    return [fault.code.removeprefix("onething.material-") for fault in found]  # type: ignore[attr-defined]


CONTENTS = {
    "a PDF": (make.make_pdf(), make.PDF, []),
    "a PNG": (make.make_image(), make.PNG, []),
    "a JPEG": (make.make_image("JPEG"), make.JPEG, []),
    "an OFD": (make.make_ofd(), make.OFD, []),
    "a JPEG whose type was not stated": (make.make_image("JPEG"), "application/octet-stream", []),
    "nothing": (b"", make.PDF, ["empty"]),
    "a text": ("你好".encode(), make.PDF, ["unknown-type"]),
    "a program": (b"MZ" + bytes(100), make.PDF, ["unknown-type"]),
    "a ZIP that is no OFD": (make.make_ofd(b"<a/>").replace(b"OFD.xml", b"abc.xml"), make.OFD, ["unknown-type"]),
    "an OFD that is none": (make.make_ofd(b"<a/>"), make.OFD, ["broken"]),
    "an OFD that unpacks to 200 MiB": (make.make_ofd(fill=200), make.OFD, ["too-large-unpacked"]),
    "a PNG called PDF": (make.make_image(), make.PDF, ["type-lies"]),
    "half a PNG": (make.make_image()[:60], make.PNG, ["broken"]),
    "half a JPEG": (make.make_image("JPEG")[:300], make.JPEG, ["broken"]),
    "half a PDF": (make.make_pdf()[:80], make.PDF, ["broken"]),
    "a PDF with a password": (make.make_pdf(password="x"), make.PDF, ["encrypted"]),
    "a PDF with a file inside": (make.make_pdf(holds=True), make.PDF, ["active"]),
    "a PDF with a script": (
        make.make_pdf().replace(b"/Type /Catalog", b"/AA << >> /Type /Catalog"),
        make.PDF,
        ["active"],
    ),
    "a PDF of 201 pages": (make.make_pdf(pages=201), make.PDF, ["too-many-pages"]),
    "400 million pixels": (make.make_image(width=20000, height=20000, mode="1"), make.PNG, ["too-many-pixels"]),
    "11 MiB": (make.make_pdf() + bytes(11 << 20), make.PDF, ["too-large"]),
    "a PNG called PDF that is broken": (make.make_image()[:60], make.PDF, ["type-lies", "broken"]),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_taken_is_told_by_the_content(name: str) -> None:
    data, declared, expected = CONTENTS[name]
    found = content.faults(data, declared, "a", TODAY)
    assert codes(found) == expected
    assert all(fault.zh and fault.en for fault in found)


def test_every_fault_of_an_upload_is_told_at_once_and_nothing_is_kept(desk: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        make.upload(desk, make.make_image()[:60], kind=make.PDF, name="长" * 201)
    assert codes(refused.value.faults) == ["onething.file-name-too-long", "type-lies", "broken"]
    assert make.kept(desk, "papers") == make.kept(desk, "paper_contents") == []
    assert not list((desk.host.settings.data / "materials").rglob("*"))


def test_an_upload_comes_back_as_it_was_and_is_sealed_on_disk(desk: Stage) -> None:
    data = make.make_pdf("机密")
    found = make.upload(desk, data, name="C:\\files\\房产证.pdf")
    assert (found.media_type, found.size, found.file_name) == (make.PDF, len(data), "房产证.pdf")
    assert found.kept_until
    assert make.download(desk, found.upload_id) == data
    (path,) = [path for path in (desk.host.settings.data / "materials").rglob("*") if path.is_file()]
    sealed = path.read_bytes()
    assert b"%PDF" not in sealed
    assert found.digest.partition(":")[2] not in path.name
    assert path.stat().st_mode & 0o077 == 0


def test_one_content_is_kept_once_and_each_owner_has_a_record_of_their_own(desk: Stage) -> None:
    """INVARIANT: nobody learns from an upload that somebody else uploaded the same."""
    data = make.make_pdf("same")
    first = make.upload(desk, data, make.ANNE, name="mine.pdf")
    second = make.upload(desk, data, make.BERT, name="mine too.pdf")
    again = make.upload(desk, data, make.ANNE, name="renamed.pdf")
    assert first.upload_id == again.upload_id != second.upload_id
    assert (second.file_name, second.uses, second.reads) == ("mine too.pdf", [], [])
    assert len(make.kept(desk, "paper_contents")) == 1
    assert len([p for p in (desk.host.settings.data / "materials").rglob("*") if p.is_file()]) == 1
    for upload_id in (second.upload_id, "no-such"):
        with pytest.raises(NotFound):
            make.download(desk, upload_id, make.ANNE)
        with pytest.raises(NotFound):
            desk.call("onething", "GetMyMaterial", pb.GetMyMaterialRequest(upload_id=upload_id), make.ANNE)
    listed = desk.call("onething", "ListMyMaterials", pb.ListMyMaterialsRequest(), make.ANNE)
    assert [one.upload_id for one in listed.materials] == [first.upload_id]


def test_papers_open_after_a_new_key_and_are_still_kept_once(desk: Stage) -> None:
    """INVARIANT: a change of the orchestrator's key loses no paper, and makes no second copy of one."""
    settings, running = desk.host.settings, desk.host.departments["onething"]
    old, new = make.make_pdf("old"), make.make_pdf("new")
    kept = make.upload(desk, old)
    keys.rotate(settings.keys, "onething", datetime.now(UTC), timedelta(hours=1))
    # As after a restart.
    running.edge.keyring = Keyring(settings.keys, "onething")
    running.edge.held = open_vault(settings, running.edge.keyring)
    assert make.download(desk, kept.upload_id) == old
    assert make.upload(desk, old).upload_id == kept.upload_id
    later = make.upload(desk, new, make.BERT)
    assert make.download(desk, later.upload_id, make.BERT) == new
    assert make.download(desk, kept.upload_id) == old
    files = [path.name for path in (settings.data / "materials").rglob("*") if path.is_file()]
    assert sorted(files) == sorted(row["name"] for row in make.kept(desk, "paper_contents"))
    assert len(files) == 2
    # The new paper is sealed with the new key alone.
    (settings.keys / "onething.key").rename(settings.keys / "onething.gone")
    (settings.keys / "onething.2.key").rename(settings.keys / "onething.key")
    (settings.keys / "onething.2.pub").rename(settings.keys / "onething.pub")
    alone = open_vault(settings, Keyring(settings.keys, "onething"))
    assert alone.get(digest(new)) == new
    with pytest.raises(Conflict):
        alone.get(digest(old))


def test_an_altered_or_lost_content_is_not_handed_out(desk: Stage) -> None:
    """INVARIANT: what is read is what was uploaded."""
    found = make.upload(desk, make.make_pdf())
    (path,) = [path for path in (desk.host.settings.data / "materials").rglob("*") if path.is_file()]
    sealed = bytearray(path.read_bytes())
    sealed[40] ^= 1
    path.write_bytes(bytes(sealed))
    with pytest.raises(Conflict) as refused:
        make.download(desk, found.upload_id)
    assert refused.value.code == "onething.material-altered"
    path.unlink()
    with pytest.raises(Conflict) as refused:
        make.download(desk, found.upload_id)
    assert refused.value.code == "onething.material-lost"
    # Uploading it once more heals it.
    make.upload(desk, make.make_pdf())
    assert make.download(desk, found.upload_id) == make.make_pdf()


def test_many_upload_the_same_at_once(desk: Stage) -> None:
    data, failed, ids = make.make_pdf("crowd"), list[Exception](), list[str]()
    content.look(data, make.PDF, datetime.now(UTC).date())

    def one(actor: Actor) -> None:
        try:
            ids.append(make.upload(desk, data, actor).upload_id)
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    crowd = [threading.Thread(target=one, args=(actor,)) for actor in (make.ANNE, make.BERT, make.WINDOW) * 4]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    assert failed == []
    assert len(set(ids)) == 3
    assert len(make.kept(desk, "paper_contents")) == 1


def test_all_that_is_wrong_with_a_submission_is_one_list(desk: Stage) -> None:
    """INVARIANT: intake tells everything that is missing or wrong in one answer (一次性告知)."""
    foreign = make.upload(desk, make.make_pdf("foreign"), make.BERT)
    picture = make.upload(desk, make.make_image(), kind=make.PNG)
    request = make.submission(
        {"deed": picture.upload_id, "photo": foreign.upload_id, "statement": picture.upload_id, "other": "x"},
        ("deed2",),
        form={"name": "王芳", "phone": "1", "surplus": 1},
        county="110000",
    )
    request.promises.add(material_id="unwanted", accepted=True)
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "OpenCase", request, make.ANNE)
    assert {(fault.field, fault.code) for fault in refused.value.faults} == {
        ("form.phone", "form.pattern"),
        ("form.number", "form.missing"),
        ("form.surplus", "form.unknown-field"),
        ("county", "onething.unknown-county"),
        ("materials.deed", "onething.wrong-kind"),
        ("materials.photo", "onething.no-such-upload"),
        ("materials.licence", "onething.missing-material"),
        ("materials.statement", "onething.missing-material"),
        ("materials.statement", "onething.not-a-paper"),
        ("materials.other", "onething.unknown-material"),
        ("materials.deed2", "onething.unknown-material"),
        ("materials.unwanted", "onething.unknown-material"),
    }
    request.form = "[1]"
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "OpenCase", request, make.ANNE)
    found = {fault.field for fault in refused.value.faults}
    assert {"form", "county", "materials.deed", "materials.licence"} <= found
    assert make.kept(desk, "cases") == []
    assert all(row["used_at"] is None for row in make.kept(desk, "papers"))


def test_what_was_handed_in_is_read_by_those_who_need_it_and_each_read_is_recorded(desk: Stage) -> None:
    """INVARIANT: a paper is read by its owner, the case's windows and the offices that need it, and by no other."""
    case = make.hand_in(desk)
    work = {one.task: one for one in factories.assigned(desk)}
    assert set(work) == {"do-first", "do-second"}
    uses = {row["material"]: row["paper_id"] for row in make.kept(desk, "paper_uses")}
    deed = uses["deed"]
    assert make.download(desk, deed, make.ANNE) == make.make_pdf("deed")
    assert make.kept(desk, "paper_reads") == []
    assert make.download(desk, deed, make.OFFICER) == make.make_pdf("deed")
    assert make.download(desk, deed, make.WINDOW) == make.make_pdf("deed")
    for actor in (make.EMPLOYMENT, make.FAR_WINDOW, make.BERT):
        with pytest.raises(NotFound):
            make.download(desk, deed, actor)
    mute = Actor("o3", "officer", county="330802", department="health", via="gateway")
    with pytest.raises(InvalidInput) as refused:
        make.download(desk, deed, mute)
    assert refused.value.code == "onething.no-purpose"
    assert make.download(desk, uses["licence"], make.EMPLOYMENT) == make.make_pdf("licence")
    shown = desk.call("onething", "GetMyMaterial", pb.GetMyMaterialRequest(upload_id=deed), make.ANNE)
    assert [(one.department, one.purpose, one.case_id) for one in shown.reads] == [
        ("health", "审核", case.case_id),
        ("health", "代办", case.case_id),
    ]
    assert [(one.case_id, one.material_id) for one in shown.uses] == [(case.case_id, "deed")]
    assert not shown.HasField("kept_until")
    events = desk.call("onething", "ListCaseEvents", pb.ListCaseEventsRequest(case_id=case.case_id), make.ANNE)
    assert [event.reasons[0].field for event in events.events if event.kind == "paper_read"] == [
        "material.deed", "material.deed", "material.licence",
    ]  # fmt: skip
    assert desk.call("onething", "GetCaseProof", pb.GetCaseProofRequest(case_id=case.case_id), make.ANNE).proof


def test_a_town_reads_what_its_mandates_need_and_its_windows_the_towns_own(
    fresh: Callable[..., Settings], tmp_path: Path
) -> None:
    """INVARIANT: a town reads a paper as far as it may decide with it, and as long; its windows those of its cases."""
    entry = make.ENTRY.replace("form:\n", "seat: [form.address]\nform:\n", 1)
    town, other = desks.town_officer(), desks.town_officer("t2", desks.OTHER_TOWN)
    window, far = (replace(make.WINDOW, subject=who, town=of) for who, of in (("w2", town.town), ("w3", other.town)))
    readers = [replace(actor, purpose="审核") for actor in (town, other)]
    form = {"name": "王芳", "phone": "15900000001", "number": "1", "address": f"{desks.TOWN}001"}
    with make.in_catalogue(tmp_path, entry):
        desk = stage(fresh("onething"), [SERVICE])
        make.hand_in(desk, form=form)
        uses = {row["material"]: row["paper_id"] for row in make.kept(desk, "paper_uses")}

        def read(actor: Actor, material: str) -> bool:
            with suppress(NotFound):
                return bool(make.download(desk, uses[material], actor))
            return False

        assert [read(actor, "licence") for actor in (*readers, window, far)] == [False, False, True, False]
        head = desks.supervisor(department="employment")
        mandate = desks.grant(desk, actor=head, one_thing_id="papers", item="second")
        desks.grant(desk, desks.OTHER_TOWN, head, one_thing_id="papers", item="second")
        assert [read(actor, "licence") for actor in readers] == [True, False]
        assert not read(readers[0], "deed")
        desks.call(desk, "RevokeMandate", head, mandate_id=mandate.mandate_id, reason="到期")
        assert not read(readers[0], "licence")


def test_a_towns_window_follows_what_it_took_in_for_another_county(
    fresh: Callable[..., Settings], tmp_path: Path
) -> None:
    """INVARIANT: any window may take a case for any county, follow it, print its receipt and see the papers it took."""
    # Nobody promises: that would need the registry.
    entry = make.ENTRY.replace("  - {id: statement, title: {zh: 真实承诺书, en: Statement}, source: promise}\n", "")
    window = replace(make.FAR_WINDOW, subject="w4", town="330881001")
    with make.in_catalogue(tmp_path, entry.replace("material.statement, ", "")):
        desk = stage(fresh("onething"), [SERVICE])
        handed = {
            "deed": make.upload(desk, make.make_pdf("deed"), window).upload_id,
            "photo": make.upload(desk, make.make_image(), window, kind=make.PNG).upload_id,
            "licence": make.upload(desk, make.make_pdf("licence"), window).upload_id,
        }
        case = desk.call("onething", "OpenCase", make.submission(handed, ()), window)
        ask = pb.GetCaseRequest(case_id=case.case_id)
        found = desk.call("onething", "GetCase", ask, window)
        assert (found.county, found.intake_county) == ("330802", "330881")
        receipt = desk.call("onething", "GetReceipt", pb.GetReceiptRequest(case_id=case.case_id), window)
        assert receipt.data[:4] == b"%PDF"
        assert make.download(desk, handed["deed"], window) == make.make_pdf("deed")
        with pytest.raises(NotFound):
            make.download(desk, handed["deed"], replace(window, subject="w5"))
        # Its officers have no part in it.
        with pytest.raises(NotFound):
            desk.call("onething", "GetCase", ask, desks.town_officer("t3", window.town))


def test_a_windows_upload_belongs_to_the_case_once_it_is_handed_in(desk: Stage) -> None:
    paper = make.upload(desk, make.make_pdf("deed"), make.WINDOW)
    silent = Actor("w1", "window", county="330802", department="health", via="gateway")
    assert make.download(desk, paper.upload_id, silent)
    with pytest.raises(NotFound):
        make.download(desk, paper.upload_id, make.OFFICER)
    others = {
        "deed": paper.upload_id,
        "photo": make.upload(desk, make.make_image(), make.WINDOW, kind=make.PNG).upload_id,
        "licence": make.upload(desk, make.make_pdf("licence"), make.WINDOW).upload_id,
    }
    request = make.submission(others)
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "OpenCase", request, make.WINDOW)
    assert [fault.code for fault in refused.value.faults] == ["onething.promise-needs-applicant"]


def test_a_digest_alone_is_taken_as_ever(desk: Stage) -> None:
    request = make.submission({})
    for key in ("deed", "photo", "licence"):
        request.materials.add(material_id=key, digest="sm3:00", file_name="x")
    case = desk.call("onething", "OpenCase", request, make.ANNE)
    assert case.case_id
    assert make.kept(desk, "paper_uses") == []


def test_a_paper_past_its_time_is_not_taken(desk: Stage) -> None:
    found = make.upload(desk, make.make_pdf("deed"))
    _set(desk, "papers", found.upload_id, "uploaded_at", datetime.now(UTC) - timedelta(days=400))
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "OpenCase", make.submission({"deed": found.upload_id}), make.ANNE)
    told = {fault.field: fault.code for fault in refused.value.faults}
    assert told["materials.deed"] == "onething.material-expired"


def _set(desk: Stage, table: str, row_id: str, column: str, value: object) -> None:
    shown = (
        value.isoformat(sep=" ")
        if isinstance(value, datetime) and desk.host.departments["onething"].db.sqlite
        else value
    )
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        session.connection().execute(
            text(f"UPDATE {table} SET {column} = :value WHERE id = :id"), {"value": shown, "id": row_id}
        )


def files(desk: Stage) -> list[Path]:
    return [path for path in (desk.host.settings.data / "materials").rglob("*") if path.is_file()]


def run(desk: Stage, job: Callable[..., object]) -> object:
    return desk.host.departments["onething"].edge.perform(job, system("onething"))  # type: ignore[arg-type]


def test_what_nobody_hands_in_is_swept_and_what_somebody_did_is_kept(desk: Stage) -> None:
    case = make.hand_in(desk)
    # The same content as Anne's deed, which is in a case; and one that nobody else has.
    shared = make.upload(desk, make.make_pdf("deed"), make.BERT)
    alone = make.upload(desk, make.make_pdf("alone"), make.BERT)
    young = make.upload(desk, make.make_pdf("young"), make.BERT)
    assert len(files(desk)) == 5
    for one in (shared, alone):
        _set(desk, "papers", one.upload_id, "uploaded_at", datetime.now(UTC) - timedelta(days=31))
    assert run(desk, uploading.sweep) is False
    assert {row["id"] for row in make.kept(desk, "papers") if row["owner"] == "resident:r2"} == {young.upload_id}
    assert len(files(desk)) == len(make.kept(desk, "paper_contents")) == 4
    for row in make.kept(desk, "paper_uses"):
        assert make.download(desk, row["paper_id"])
    assert case.case_id


def test_contents_without_a_record_are_swept_after_their_time(desk: Stage) -> None:
    found = make.upload(desk, make.make_pdf("kept"))
    vault = desk.host.departments["onething"].edge.held
    orphan = vault.put(b"nobody's")  # type: ignore[union-attr]
    part = desk.host.settings.data / "materials" / orphan[:2] / f"{orphan}.0.part"
    part.write_bytes(b"half")
    now = datetime.now(UTC)

    def sweep(before: datetime) -> int:
        return sum(
            int(run(desk, lambda tx, s=shard: uploading.sweep_shard(tx, f"{s:02x}", before)))  # type: ignore[call-overload,misc]
            for shard in range(256)
        )

    assert sweep(now - timedelta(hours=24)) == 0
    assert len(files(desk)) == 3
    assert sweep(now + timedelta(seconds=5)) == 1
    assert len(files(desk)) == 1
    assert make.download(desk, found.upload_id) == make.make_pdf("kept")
    run(desk, uploading.sweep_orphans)


def test_a_sweep_beside_uploads_loses_nothing(desk: Stage) -> None:
    """INVARIANT: a record has its content, whatever was swept while it was made."""
    data, failed = make.make_pdf("race"), list[Exception]()
    content.look(data, make.PDF, datetime.now(UTC).date())
    name = desk.host.departments["onething"].edge.held.name(digest(data))  # type: ignore[attr-defined]
    path = desk.host.settings.data / "materials" / name[:2] / name

    def sweeping() -> None:
        for _ in range(15):
            try:
                # As if both were old: the sweep takes what it may.
                with suppress(FileNotFoundError):
                    os.utime(path, (0, 0))
                run(desk, lambda tx: uploading.sweep_shard(tx, name[:2], datetime.now(UTC) - timedelta(hours=1)))
                _age(desk)
                run(desk, uploading.sweep)
            except Exception as error:  # noqa: BLE001 - told below
                failed.append(error)

    def uploading_again(actor: Actor) -> None:
        for _ in range(15):
            try:
                found = make.upload(desk, data, actor)
                # Swept as a whole, record and content.
                with suppress(NotFound):
                    assert make.download(desk, found.upload_id, actor) == data
            except Exception as error:  # noqa: BLE001 - told below
                failed.append(error)

    crowd = [threading.Thread(target=sweeping)]
    crowd += [threading.Thread(target=uploading_again, args=(actor,)) for actor in (make.ANNE, make.BERT)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    # Between finding a record and reading its content both may be swept: that is told as lost, and nothing remains.
    assert [error for error in failed if getattr(error, "code", "") != "onething.material-lost"] == []
    for row in make.kept(desk, "papers"):
        actor = make.ANNE if row["owner"] == "resident:r1" else make.BERT
        assert make.download(desk, row["id"], actor) == data


def _age(desk: Stage) -> None:
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        old = datetime.now(UTC) - timedelta(days=40)
        shown = old.isoformat(sep=" ") if desk.host.departments["onething"].db.sqlite else old
        session.connection().execute(text("UPDATE papers SET uploaded_at = :old"), {"old": shown})
