"""Handing in what a case needs: uploads by their id, digests, promises in place of papers; every fault at once."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.errors import Fault, NotFound
from chassis.signing import ALGORITHM
from city import resident_id
from city.calendar import add_working_days, day_of, start_of
from services.onething.actions.uploading import owner_of
from services.onething.papers import promises
from services.onething.papers.limits import TYPES, law
from services.onething.papers.models import Paper, PaperUse, PromiseGiven
from services.onething.papers.terms import promise_days, promise_text, valid_until
from services.onething.store import log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.edge import Tx
    from services.onething.catalogue import Entry, Material
    from services.onething.store import CaseState

# `brought`, by the material's id: {"digest", "file", "upload"}, or {"promised", "text"} with the moment of a promise
# and the digest of the text that was shown.
PURPOSE = "容缺承诺：核对承诺人"
_NAMES = {media_type: name.upper() for name, media_type in TYPES.items()}


def missing(entry: Entry, situation: str, brought: Mapping[str, Mapping[str, str]]) -> list[Fault]:
    """What a situation asks and nobody brought or promised, and what was brought for nothing."""
    wanted = {material.id: material for material in entry.materials_asked(situation)}
    lacking = [
        one
        for one in wanted.values()
        if not (one.promise_only and brought.get(one.id, {}).get("promised"))
        and not (not one.promise_only and any(brought.get(one.id, {}).get(k) for k in ("digest", "upload", "promised")))
    ]
    return [
        Fault(
            f"materials.{m.id}", "onething.missing-material", f"缺少材料：{m.title['zh']}", f"missing: {m.title['en']}"
        )
        for m in lacking
    ] + [
        Fault(f"materials.{unknown}", "onething.unknown-material", "本情形不需要此材料", "not needed here")
        for unknown in sorted(set(brought) - set(wanted))
    ]


def faults(
    tx: Tx,
    entry: Entry,
    situation: str,
    brought: Mapping[str, Mapping[str, str]],
    applicant: str,
    id_number: str,
) -> list[Fault]:
    """Everything wrong with what was brought, besides what is missing.

    `applicant` is the resident who handed the case in, if one did; `id_number` is what a window says of somebody.
    """
    wanted = {m.id: m for m in entry.materials_asked(situation) if m.id in brought}
    papers, today, found = _papers(tx, brought), day_of(tx.now), list[Fault]()
    for material in wanted.values():
        given = brought[material.id]
        if upload := given.get("upload"):
            found += _paper_faults(material, given, papers.get(upload), today)
        if "promised" in given:
            found += _promise_faults(material, given, today)
    instead = [m for m in wanted.values() if "promised" in brought[m.id]]
    if not instead:
        return found
    if not applicant and tx.actor.role != "resident" and not id_number:
        zh, en = "承诺须由申请人本人作出，请填写其身份证号码", "a promise is the applicant's own: give their ID number"
        return [*found, Fault("applicantIdNumber", "onething.promise-needs-applicant", zh, en)]
    blocking = law().at("broken-promise-blocks", today).value
    instead = [m for m in instead if not m.promise_only]
    if blocking and instead and not _bad_number(tx, applicant, id_number):
        found += [_blocked(m) for m in instead if _broken(tx, _promisers(tx, applicant, id_number))]
    return found


def _papers(tx: Tx, brought: Mapping[str, Mapping[str, str]]) -> Mapping[str, Paper]:
    """The actor's own uploads among those named, locked against the sweep."""
    named = sorted({given["upload"] for given in brought.values() if given.get("upload")})
    if not named:
        return {}
    query = select(Paper).where(col(Paper.id).in_(named), Paper.owner == owner_of(tx)).order_by(col(Paper.id))
    return {paper.id: paper for paper in tx.session.exec(query.with_for_update()).all()}


def _paper_faults(material: Material, given: Mapping[str, str], paper: Paper | None, today: date) -> list[Fault]:
    where, title, terms = f"materials.{material.id}", material.title["zh"], material.terms
    if material.promise_only:
        zh, en = f"{title}：这是一份承诺，请以承诺方式提交", "this is a promise and no file: promise it"
        return [Fault(where, "onething.not-a-paper", zh, en)]
    if paper is None:
        # Nobody learns here whether somebody else has it.
        zh, en = f"{title}：没有您上传的这份文件", "no such upload of yours"
        return [Fault(where, "onething.no-such-upload", zh, en)]
    found = []
    if given.get("digest") and given["digest"] != paper.digest:
        zh, en = f"{title}：摘要与上传的文件不符", "the digest is not that of the upload"
        found.append(Fault(where, "onething.other-digest", zh, en))
    if terms.accepts and paper.media_type not in terms.accepts:
        known = "、".join(_NAMES[one] for one in terms.accepts)
        zh, en = f"{title}：应为 {known} 文件", f"must be {known.replace('、', ' or ')}"
        found.append(Fault(where, "onething.wrong-kind", zh, en))
    if paper.size > terms.most_bytes:
        zh, en = f"{title}：文件超过 {terms.most_bytes >> 10} KiB", f"larger than {terms.most_bytes >> 10} KiB"
        found.append(Fault(where, "onething.material-too-large", zh, en))
    until = valid_until(day_of(paper.uploaded_at), terms.valid_months)
    if until and until < today:
        zh, en = f"{title}：已于 {until} 过有效期，请重新提供", f"held until {until}; bring a new one"
        found.append(Fault(where, "onething.material-expired", zh, en))
    return found


def _promise_faults(material: Material, given: Mapping[str, str], today: date) -> list[Fault]:
    where, title, promise = f"materials.{material.id}", material.title["zh"], material.terms.promise
    if promise is None:
        zh, en = f"{title}：不能以承诺代替", "no promise can stand in its place"
        return [Fault(where, "onething.promise-not-allowed", zh, en)]
    _, _, said = promise_text(promise, material.title, instead=not material.promise_only, day=today)
    if given.get("text") and given["text"] != said:
        zh, en = f"{title}：承诺书正文已更新，请重新阅读后签署", "the promise text has changed; read and sign it again"
        return [Fault(where, "onething.promise-text-changed", zh, en)]
    return []


def _blocked(material: Material) -> Fault:
    zh = f"{material.title['zh']}：您有尚未修复的失信承诺，不再适用容缺承诺，请提交材料"
    en = "a promise of yours was broken and not made good: bring the paper"
    return Fault(f"materials.{material.id}", "onething.promise-blocked", zh, en)


def _broken(tx: Tx, person: Sequence[str]) -> bool:
    mine = col(PromiseGiven.promiser).in_(person)
    query = select(PromiseGiven.id).where(mine, PromiseGiven.status == promises.BROKEN)
    return tx.session.exec(query.limit(1)).first() is not None


def _bad_number(tx: Tx, applicant: str, id_number: str) -> bool:
    """Its faults are told with the form."""
    known = applicant or tx.actor.role == "resident"
    return not known and bool(resident_id.faults(resident_id.normalise(id_number), tx.now.date()))


def promiser(tx: Tx, applicant: str, id_number: str) -> str:
    """Who promises: the resident, or a keyed digest of the ID number of somebody whom the registry does not know.

    Raises Unavailable if the registry does not answer.
    """
    return _promisers(tx, applicant, id_number)[0]


def _promisers(tx: Tx, applicant: str, id_number: str) -> tuple[str, ...]:
    """As `promiser`, then as earlier keys called the same person."""
    if applicant or tx.actor.role == "resident":
        return (f"resident:{applicant or tx.actor.subject}",)
    number = resident_id.normalise(id_number)
    known: dict[str, tuple[str, ...]] = tx.session.info.setdefault("promisers", {})
    if number not in known:
        try:
            found = tx.ask("FindResident", registry_pb2.FindResidentRequest(id_number=number), PURPOSE)
            known[number] = (f"resident:{found.resident_id}",)
        except NotFound:
            secrets = tx.keyring.secrets("promiser")
            known[number] = tuple(f"number:{hmac.digest(one, number.encode(), ALGORITHM).hex()}" for one in secrets)
    return known[number]


def keep(tx: Tx, case: CaseState, brought: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Enters what was brought as the case's own; it had no faults. Returns what the case keeps, by material."""
    if not brought:
        return {}
    papers, kept = _papers(tx, brought), dict[str, dict[str, str]]()
    materials = {material.id: material for material in case.entry.materials}
    for key, given in brought.items():
        if "promised" in given:
            kept[key] = {"promised": given["promised"]}
        elif upload := given.get("upload"):
            kept[key] = use(tx, case, materials[key], papers[upload])
        else:
            kept[key] = {"digest": given["digest"], "file": given.get("file", "")}
    late = [key for key, given in kept.items() if "digest" in given and "promised" in case.materials.get(key, {})]
    if late:
        query = select(PromiseGiven).where(PromiseGiven.case_id == case.id, col(PromiseGiven.material).in_(late))
        for promise in tx.session.exec(query).all():
            promise.paper_id = kept[promise.material].get("upload", "")
    return kept


def sign(tx: Tx, case: CaseState, brought: Mapping[str, Mapping[str, str]], id_number: str) -> None:
    """Enters the promises among what was brought; it had no faults."""
    for material in case.entry.materials:
        if "promised" in brought.get(material.id, {}):
            _promise(tx, case, material, id_number)


def use(tx: Tx, case: CaseState, material: Material, paper: Paper) -> dict[str, str]:
    """A paper becomes a material of a case."""
    paper.used_at = paper.used_at or tx.now
    used = PaperUse(
        id=f"{case.id}-{material.id}-{paper.id}",
        paper_id=paper.id,
        case_id=case.id,
        material=material.id,
        kind=material.terms.kind,
        owner=paper.owner,
        handed_at=tx.now,
    )
    if tx.session.get(PaperUse, used.id) is None:
        tx.session.add(used)
    return {"digest": paper.digest, "file": paper.file_name, "upload": paper.id, "type": paper.media_type}


def _promise(tx: Tx, case: CaseState, material: Material, id_number: str) -> None:
    """Signs a promise; promised again in one case it stays the one it is."""
    row_id = f"{case.id}-{material.id}"
    if tx.session.get(PromiseGiven, row_id):
        return
    terms, today = material.terms.promise, day_of(tx.now)
    assert terms is not None
    instead = not material.promise_only
    zh, en, said = promise_text(terms, material.title, instead=instead, day=today)
    due, _ = add_working_days(today, promise_days(terms, today))
    needing = promises.needing(case.entry.steps_in(case.situation), material.id)
    remind = promises.remind_on(due, int(law().at("promise-remind-days", today).value))
    tx.session.add(
        PromiseGiven(
            id=row_id,
            case_id=case.id,
            material=material.id,
            one_thing_id=case.one_thing_id,
            department=needing[0].department if needing else case.entry.lead,
            county=case.county,
            promiser=promiser(tx, case.applicant, id_number),
            instead=instead,
            text_zh=zh,
            text_digest=said,
            signed_at=tx.now,
            due_on=due,
            status=promises.OPEN,
            next_at=start_of(max(remind, today)),
        )
    )
    told = {"code": "onething.promise", "zh": zh, "en": en, "field": f"material.{material.id}"}
    log(tx, case, "promise_given", status=case.status, reasons=[told], inputs=said)
