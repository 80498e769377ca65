"""Papers, an entry that asks for them, and how they are uploaded and handed in."""

from __future__ import annotations

import functools
import io
import json
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody
from PIL import Image
from pypdf import PdfWriter

from chassis.auth import Actor
from services.onething.catalogue import load, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support import Stage

PDF, PNG, JPEG, OFD = "application/pdf", "image/png", "image/jpeg", "application/ofd"
ANNE = Actor("r1", "resident", via="gateway")
BERT = Actor("r2", "resident", via="gateway")
WINDOW = Actor("w1", "window", county="330802", department="health", via="gateway", purpose="代办")
FAR_WINDOW = Actor("w9", "window", county="330881", department="health", via="gateway", purpose="代办")
OFFICER = Actor("o1", "officer", county="330802", department="health", via="gateway", purpose="审核")
EMPLOYMENT = Actor("o2", "officer", county="330802", department="employment", via="gateway", purpose="审核")
SUPERVISOR = Actor("s1", "supervisor", county="330802", via="gateway")

ENTRY = """\
id: papers
version: 1
lead: health
title: {zh: 材料一件事, en: Papers}
sources: [试行办法]
situations:
  - id: plain
    title: {zh: 一般, en: Plain}
form:
  type: object
  required: [name, phone, number]
  properties:
    name: {type: string, title: 姓名, description: 与证件一致, maxLength: 20, prefill: registry.resident.name}
    phone: {type: string, title: 电话, description: 手机号, pattern: '^1[0-9]{10}$', prefill: registry.resident.phone}
    number: {type: string, title: 母亲号码, description: 18 位,
      prefill: {from: registry.resident.idNumber, sex: FEMALE}}
    father: {type: string, title: 父亲号码, description: 18 位,
      prefill: {from: registry.resident.idNumber, sex: MALE}}
    address: {type: string, title: 地址, description: 户口地址, prefill: registry.household.address}
materials:
  - {id: deed, title: {zh: 房产证, en: Deed}, source: self, kind: property-deed, accepts: [pdf, ofd],
     most_kib: 64, valid_months: 12}
  - {id: photo, title: {zh: 照片, en: Photo}, source: self, accepts: [png, jpeg]}
  - {id: licence, title: {zh: 许可证, en: Licence}, source: self,
     promise: {days: 10, source: 试行办法, status: unconfirmed}}
  - {id: statement, title: {zh: 真实承诺书, en: Statement}, source: promise}
items:
  - id: first
    title: {zh: 甲事项, en: First}
    department: health
    task: do-first
    needs: [form.name, 'form.father?', material.deed, material.photo]
    gives: [firstNo]
    limit: {legal: 20, promised: 10, source: 试行办法第一条, status: confirmed}
  - id: second
    title: {zh: 乙事项, en: Second}
    department: employment
    task: do-second
    needs: [form.phone, 'form.address?', material.licence]
    gives: [secondNo]
    limit: {legal: 20, promised: 10, source: 试行办法第二条, status: confirmed}
  - id: third
    title: {zh: 丙事项, en: Third}
    department: registry
    task: do-third
    needs: [form.number, material.statement, first.firstNo]
    gives: [thirdNo]
    limit: {legal: 20, promised: 10, source: 试行办法第三条, status: confirmed}
"""


@contextmanager
def in_catalogue(folder: Path, text: str = ENTRY) -> Iterator[None]:
    """An entry beside the city's own, while a test runs."""
    path = folder / "papers.yaml"
    path.write_text(text, encoding="utf-8")
    entry, catalogue = read(path), load()
    versions: Any = catalogue.versions
    versions[entry.id, entry.version] = entry
    catalogue.__dict__.pop("newest", None)
    try:
        yield
    finally:
        del versions[entry.id, entry.version]
        catalogue.__dict__.pop("newest", None)


def make_pdf(text: str = "", *, pages: int = 1, password: str = "", holds: bool = False) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": text})
    if holds:
        writer.add_attachment("a.exe", b"MZ")
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@functools.cache
def make_image(kind: str = "PNG", width: int = 40, height: int = 30, colour: str = "red", mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, (width, height), colour if mode == "RGB" else 0).save(made, kind)
    return made.getvalue()


def make_ofd(root: bytes = b'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>', fill: int = 0) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("OFD.xml", root)
        for number in range(fill):
            parts.writestr(f"Doc_0/{number}", b"\0" * (1 << 20))
    return made.getvalue()


def upload(
    stage: Stage, content: bytes, actor: Actor = ANNE, *, kind: str = PDF, name: str = "a.pdf"
) -> pb.UploadedMaterial:
    request = pb.UploadMaterialRequest(content=HttpBody(content_type=kind, data=content), file_name=name)
    found: pb.UploadedMaterial = stage.call("onething", "UploadMaterial", request, actor)
    return found


def download(stage: Stage, upload_id: str, actor: Actor = ANNE) -> bytes:
    found = stage.call("onething", "GetMaterialContent", pb.GetMaterialContentRequest(upload_id=upload_id), actor)
    return bytes(found.data)


def make_form(**changes: Any) -> dict[str, Any]:
    form = {"name": "王芳", "phone": "15900000001", "number": "330802199503071227", **changes}
    return {name: value for name, value in form.items() if value is not None}


def submission(
    handed: dict[str, str], promised: tuple[str, ...] = ("statement",), **changes: Any
) -> pb.OpenCaseRequest:
    """`handed`: material → upload id."""
    form = changes.pop("form", None) or make_form()
    asked = {"one_thing_id": "papers", "situation": "plain", "county": "330802", **changes}
    return pb.OpenCaseRequest(
        **asked,
        form=json.dumps(form),
        materials=[{"material_id": key, "upload_id": value} for key, value in handed.items()],
        promises=[{"material_id": key, "accepted": True} for key in promised],
    )


def hand_in(stage: Stage, actor: Actor = ANNE, **changes: Any) -> pb.Case:
    """A case with all its papers; `licence="promise"` promises that one."""
    licence = changes.pop("licence", "")
    handed = {
        "deed": upload(stage, make_pdf("deed"), actor).upload_id,
        "photo": upload(stage, make_image(), actor, kind=PNG, name="p.png").upload_id,
    }
    promised = ["statement"]
    if licence == "promise":
        promised.append("licence")
    else:
        handed["licence"] = upload(stage, make_pdf("licence"), actor).upload_id
    case: pb.Case = stage.call("onething", "OpenCase", submission(handed, tuple(promised), **changes), actor)
    return case


def kept(stage: Stage, table: str) -> list[dict[str, Any]]:
    """Rows of a table of the orchestrator."""
    from sqlalchemy import select  # noqa: PLC0415

    from services.onething.models import Base  # noqa: PLC0415

    with stage.host.departments["onething"].db.transaction(write=False) as session:
        return [dict(row._mapping) for row in session.connection().execute(select(Base.metadata.tables[table]))]
