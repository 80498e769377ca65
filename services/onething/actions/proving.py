"""The proof of a case as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlalchemy import select

from chassis.errors import Conflict, DomainError, NotPossibleNow, Unavailable
from services.onething import proof
from services.onething.actions.cases import look_up_case
from services.onething.store import LOG, intact

if TYPE_CHECKING:
    from chassis.edge import Tx
    from chassis.keys import PublicKey
    from services.onething.store import CaseState


_PURPOSE = "出具办件证明 proof of a case"


def prove(tx: Tx, case_id: str) -> dict[str, Any]:
    """The chain of a case, signed; nothing is signed that is not as it was written.

    Raises NotFound, Conflict if log or tables were altered, NotPossibleNow for a case without a chain.
    """
    case = look_up_case(tx, case_id)
    rows = tx.session.connection().execute(select(LOG).where(LOG.c.case_id == case.id).order_by(LOG.c.n, LOG.c.seq))
    entries = [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's documented way to a mapping
    links, before = [], ""
    chained = [entry for entry in entries if entry["n"] is not None]
    for entry in chained:
        links.append({**proof.link(entry, before), "hash": entry["hash"]})
        before = entry["hash"]
    if not links and not case.log_count:
        raise NotPossibleNow(
            "onething.no-chain", "本办件早于存证功能，没有证明链", "the case is older than the chain of proofs"
        )
    if found := proof.chain_breaks(case.id, links, case.log_head, case.log_count):
        raise Conflict("onething.log-altered", f"办件日志不完整：{found.zh}", f"the log was altered: {found.en}")
    intact(tx.keyring, case)
    now = {key: (item.status, item.products) for key, item in case.items.items()}
    if key := proof.strayed(links, case.status if case.closed_at else "", now):
        told = f"the tables differ from the log: {key}"
        raise Conflict("onething.log-altered", f"办件状态与日志不符：{key}", told)
    about = _about(tx, case, links, len(entries) - len(links))
    about["reads"] = _reads(tx, case)
    if key_id := about["reads"].get("key"):
        about["keys"][key_id] = proof.fingerprint(tx.keyring.public(key_id).key)
    return proof.export(about, links, tx.keyring.private, tx.keyring.key_id)


def _reads(tx: Tx, case: CaseState) -> dict[str, Any]:
    """The reads of people's data that the registry logged for the case, as it signed them.

    A registry that does not answer is told as an open question, never as if nobody had read anything.
    """
    tx.case_id = case.id
    try:
        found = tx.ask("ListCaseReads", registry_pb2.ListCaseReadsRequest(case_id=case.id), _PURPOSE)
    except DomainError as error:
        return {"unanswered": error.code}
    except Unavailable:
        return {"unanswered": "unavailable"}
    return {
        "at": found.at,
        "key": found.key_id,
        "signature": found.signature,
        "more": found.more,
        "entries": [{field.name: value for field, value in one.ListFields()} for one in found.reads],
    }


def _signer(tx: Tx, case: CaseState, one: dict[str, Any]) -> PublicKey | None:
    """The key that signed an answer."""
    return proof.who_signed(case.id, one, tx.keyring.publics(one["department"]))


def _about(tx: Tx, case: CaseState, links: list[dict[str, Any]], earlier: int) -> dict[str, Any]:
    keys = {tx.keyring.key_id: tx.keyring.public(tx.keyring.key_id)}
    for one in links:
        if one.get("signature") and (key := _signer(tx, case, one)):
            keys[key.id] = key
    return {
        "case": case.id,
        "receipt": case.receipt_no,
        "oneThing": case.one_thing_id,
        "catalogue": case.entry.cited,
        "situation": case.situation,
        "county": case.county,
        "intakeCounty": case.intake_county,
        "status": case.status,
        "openedAt": proof.moment(case.opened_at),
        "closedAt": proof.moment(case.closed_at) if case.closed_at else "",
        "exportedAt": proof.moment(tx.now),
        # Entries written before the chain began; they are not in it.
        "before": earlier,
        # By the id of each key that signed something here: a department may have changed its key meanwhile.
        "keys": {key_id: proof.fingerprint(key.key) for key_id, key in sorted(keys.items())},
        # What the catalogue lets each item read, and by which law it is done.
        "items": {
            key: {
                "department": step.department,
                "task": step.task,
                "title": dict(step.title),
                "reads": [f"{need.origin}.{need.name}" for need in step.needs],
                "gives": sorted(step.gives),
                "law": step.legal_reference,
            }
            for key, step in case.entry.steps.items()
            if key in case.items
        },
    }
