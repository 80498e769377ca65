"""Licences on paper, checked by anybody who holds one; and papers of other departments kept as licences."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from typing import TYPE_CHECKING

import jwt
from sqlmodel import select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound
from services.registry import paper, rules
from services.registry.actions.licences import TITLES, issue_licence
from services.registry.actions.people import may_read
from services.registry.actions.reads import GATEWAY, log_reads, reading_of
from services.registry.models import Licence, Resident

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx

_PURPOSE = "licence"
_MOST_FACTS, _LONGEST_FACT, _LONGEST_NO = 30, 200, 64

# Kinds that departments issue: which one, and the title on the licence.
KINDS = {
    "BIRTH_CERTIFICATE": ("health", "出生医学证明"),
    "DEATH_CERTIFICATE": ("health", "居民死亡医学证明（推断）书"),
    "VACCINATION_CERTIFICATE": ("health", "预防接种证"),
    "SOCIAL_SECURITY_CARD": ("employment", "社会保障卡"),
    "UNEMPLOYMENT_REGISTRATION": ("employment", "就业创业证"),
    "CHILDCARE_FILING": ("childcare", "托育机构备案回执"),
    "DISABILITY_CERTIFICATE": ("assistance", "残疾人证"),
    "MINIMUM_LIVING_CERTIFICATE": ("assistance", "最低生活保障证"),
    "STUDENT_RECORD": ("education", "学籍证明"),
    "RIDE_CARD": ("transport", "公交优待卡"),
    "READER_CARD": ("culture", "读者证"),
    "ELDER_GRADE": ("eldercare", "老年人能力评估结果"),
}


def title_of(kind: str) -> str:
    """What a kind is called."""
    return TITLES.get(kind) or KINDS[kind][1]


def register_licence(tx: Tx, kind: str, source_no: str, resident_id: str, statement: str, valid_until: str) -> Licence:
    """Signs and keeps a paper that another department issued; the same paper again changes nothing.

    Raises:
        NotAllowed: a person calls, or a department that does not issue this kind.
        InvalidInput: every fault of the paper.
        NotFound: there is no such resident.
        Conflict: the number stands for another paper already.
    """
    if tx.actor.via in ("", GATEWAY) or KINDS.get(kind, (tx.actor.via,))[0] != tx.actor.via:
        zh, en = "只有签发部门可以登记该类证照", "only the department that issues this kind registers it"
        raise NotAllowed("registry.not-the-issuer", zh, en)
    facts, last = _checked(tx, kind, source_no, statement, valid_until)
    known = _of_source(tx, kind, source_no)
    if known is not None:
        if known.resident_id != resident_id or _statement(known) != facts:
            zh, en = "该编号已经登记为另一份证照", "this number stands for another paper already"
            raise Conflict("registry.licence-differs", zh, en)
        return known
    resident = tx.session.get(Resident, resident_id)
    if resident is None or resident.cancelled:
        raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
    licence = issue_licence(tx, kind, resident_id, facts, valid_until=last, title=title_of(kind))
    licence.issuer, licence.source_no = tx.actor.via, source_no
    return licence


def withdraw_licence(tx: Tx, kind: str, source_no: str) -> Licence:
    """The department that issued a paper takes it back; twice changes nothing. Raises NotFound."""
    licence = _of_source(tx, kind, source_no)
    if licence is None:
        raise NotFound("registry.no-such-licence", "没有这份证照", "no such licence")
    licence.revoked = True
    return licence


def print_licence(tx: Tx, licence_no: str) -> bytes:
    """A licence as PDF, for its holder or a parent of a child. Raises NotFound."""
    licence = tx.session.get(Licence, licence_no)
    holder = tx.session.get(Resident, licence.resident_id) if licence else None
    if licence is None or holder is None or not may_read(tx, holder):
        raise NotFound("registry.no-such-licence", "没有这份证照", "no such licence")
    log_reads(tx, [holder.id], "licence", reading_of(tx.actor))
    facts = list(_statement(licence).items())
    if licence.valid_until:
        facts.append(("validUntil", licence.valid_until.isoformat()))
    code = paper.code_of(tx.keyring.secret(_PURPOSE), licence_no)
    url = f"{tx.public_url}/v1/licences/{licence_no}/verify?code={code}"
    return paper.pdf(title_of(licence.kind), facts, licence_no=licence_no, code=code, url=url)


def check_paper(tx: Tx, licence_no: str, code: str) -> tuple[Licence, str]:
    """Whether the licence on a paper stands: the problem is REVOKED, EXPIRED or empty. Nothing is said of the holder.

    Raises:
        NotFound: no such licence, or the code is not the one on its paper.
    """
    licence = tx.session.get(Licence, licence_no)
    if licence is None or not paper.fits(tx.keyring.secrets(_PURPOSE), licence_no, code):
        raise NotFound("registry.no-such-licence", "没有这份证照，或核验码不符", "no such licence, or another code")
    expired = licence.valid_until is not None and licence.valid_until < rules.day_in_china(tx.now)
    return licence, "REVOKED" if licence.revoked else "EXPIRED" if expired else ""


def _of_source(tx: Tx, kind: str, source_no: str) -> Licence | None:
    query = select(Licence).where(Licence.issuer == tx.actor.via, Licence.kind == kind, Licence.source_no == source_no)
    return tx.session.exec(query).first()


def _statement(licence: Licence) -> Mapping[str, str]:
    """What a licence that is kept here says; its signature was made here."""
    claims = jwt.decode(licence.document, options={"verify_signature": False})
    found: dict[str, str] = claims["statement"]
    return found


def _checked(tx: Tx, kind: str, source_no: str, statement: str, valid_until: str) -> tuple[dict[str, str], date | None]:
    faults = []
    if kind not in KINDS:
        zh, en = f"应为以下证照之一：{'、'.join(KINDS)}", f"must be one of {', '.join(KINDS)}"
        faults.append(Fault("kind", "registry.unknown-kind", zh, en))
    if not 0 < len(source_no) <= _LONGEST_NO:
        zh, en = "请填写证照在签发部门的编号", "give the number at the department that issued it"
        faults.append(Fault("sourceNo", "registry.no-number", zh, en))
    facts: object = None
    with contextlib.suppress(ValueError):
        facts = json.loads(statement)
    if (
        not isinstance(facts, dict)
        or not 0 < len(facts) <= _MOST_FACTS
        or not all(isinstance(value, str) and len(value) <= _LONGEST_FACT for value in facts.values())
    ):
        zh, en = "应为1到30项文字内容的JSON对象", "must be a JSON object of 1 to 30 texts"
        faults.append(Fault("statement", "registry.bad-statement", zh, en))
    last = None
    if valid_until:
        try:
            last = date.fromisoformat(valid_until)
        except ValueError:
            faults.append(Fault("validUntil", "registry.bad-date", "应为 YYYY-MM-DD", "must read YYYY-MM-DD"))
        if last is not None and last < rules.day_in_china(tx.now):
            zh, en = "有效期已过", "it has run out already"
            faults.append(Fault("validUntil", "registry.bad-term", zh, en))
    if faults or not isinstance(facts, dict):
        raise InvalidInput.of("registry.bad-licence", faults)
    return facts, last
