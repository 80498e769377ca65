"""Electronic labour contracts (电子劳动合同): keys, drafts, two signatures, and their chain of changes and end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson
from gmalglib.sm2 import SM2
from sqlmodel import col, select
from stdnum.cn import uscc

from chassis.decisions import Work
from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from chassis.signing import canonical
from city.days import china_day
from services.employment.actions import contract_log, entries
from services.employment.actions.benefits import stop_for_work
from services.employment.law import law
from services.employment.models import Contract, SigningKey
from services.employment.rules import contracts as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

_STAFF = {"window", "officer"}


def key_text(holder: str, public_key: str) -> bytes:
    """What a key signs to show that its private half is there."""
    return f"civic.employment.signing-key|{holder}|{public_key.lower()}".encode()


def register_key(tx: Tx, holder: str, public_key: str, proof: str) -> SigningKey:
    """Registers a public SM2 key of a resident or an employer; it takes an older one's place.

    A resident registers the own key, our windows one of an employer or of who came in person.
    Raises InvalidInput with every fault, NotFound for somebody else's.
    """
    if tx.actor.role == "resident" and holder != tx.actor.subject:
        raise _none()
    faults, key = [], public_key.strip().lower()
    try:
        fine = len(key) == 130 and SM2.is_pk_valid(bytes.fromhex(key))  # noqa: PLR2004 - 04 ‖ x ‖ y, hex
    except ValueError:
        fine = False
    if not fine:
        told = "应为未压缩的 SM2 公钥（130 位十六进制）", "an uncompressed SM2 public key, 130 hex digits"
        faults.append(Fault("publicKey", "employment.bad-key", *told))
    if fine and not contract_log.verify(key, key_text(holder, key), proof):
        told = "私钥持有证明不成立", "the proof that the private key is there does not hold"
        faults.append(Fault("proof", "employment.bad-proof", *told))
    if not holder or (holder[0].isdigit() and not uscc.is_valid(holder)):
        told = "应为居民编号或统一社会信用代码", "a resident's id or an organisation's code"
        faults.append(Fault("holder", "employment.bad-holder", *told))
    if faults:
        raise InvalidInput.of("employment.signing-key", faults)
    known = _key(tx, holder, lock=True)
    if known is not None and known.public_key == key:
        return known
    if known is not None:
        known.ended_at = tx.now
        tx.session.add(known)
        tx.session.flush()
    made = SigningKey(
        id=new_id(), holder=holder, public_key=key, registered_by=tx.actor.subject[:60], registered_at=tx.now
    )
    tx.session.add(made)
    tx.session.flush()
    return made


def draft(  # noqa: PLR0913 - what a contract names
    tx: Tx, kind: str, previous_id: str, employer_code: str, resident_id: str, county: str, said: dict[str, Any]
) -> Contract:
    """Drafts a contract, a change of one or its end; the statement it answers with is what both parties sign.

    Raises InvalidInput with every fault, NotFound, NotPossibleNow if what it follows does not stand.
    """
    previous = None
    if kind in (rules.CHANGE, rules.END):
        previous = read(tx, previous_id)
        _must_stand(tx, previous)
        employer_code, resident_id, county = previous.employer_code, previous.resident_id, previous.county
    _may_see(tx, resident_id)
    terms = _checked(tx, kind, employer_code, county, said)
    contract = Contract(id=new_id(), chain_id="", kind=kind, state="DRAFT", employer_code=employer_code)
    contract.chain_id = previous.chain_id if previous else contract.id
    contract.previous_id = previous.id if previous else ""
    contract.resident_id, contract.county, contract.drafted_at = resident_id, county, tx.now
    named = {"id": contract.id, "chain": contract.chain_id, "previous": contract.previous_id, "kind": kind}
    parties = {"employer": employer_code, "worker": resident_id, "county": county}
    # The salt keeps a leaf's hash from being guessed from the terms.
    statement = {
        "statement": "civic.employment.v1.LabourContract",
        **named,
        **parties,
        "terms": terms,
        "salt": new_id(),
    }
    contract.statement = canonical(statement).decode()
    tx.session.add(contract)
    tx.session.flush()
    return contract


def _checked(tx: Tx, kind: str, employer_code: str, county: str, said: dict[str, Any]) -> dict[str, Any]:
    faults: list[Fault] = []
    if kind not in (rules.SIGN, rules.CHANGE, rules.END):
        faults.append(Fault("kind", "employment.kind", "SIGN、CHANGE 或 END", "SIGN, CHANGE or END"))
    if not uscc.is_valid(employer_code):
        told = "不是有效的统一社会信用代码", "no valid unified social credit code"
        faults.append(Fault("employerCode", "employment.bad-code", *told))
    days: dict[str, date | None] = {}
    for name in ("begins", "until"):
        try:
            days[name] = date.fromisoformat(said[name]) if said[name] else None
        except ValueError:
            faults.append(Fault(f"terms.{name}", "employment.bad-day", "日期格式 年-月-日", "an ISO 8601 date"))
            days[name] = None
    begins = days["begins"]
    if begins is None and "terms.begins" not in {one.field for one in faults}:
        faults.append(Fault("terms.begins", "employment.bad-day", "必填", "needed"))
    terms: dict[str, Any] = {}
    if kind == rules.END:
        terms = {"endsOn": begins.isoformat() if begins else "", "reason": said["job"][: rules.MOST_TEXT]}
    elif begins is not None:
        numbers = {name: said[name] for name in ("wage_fen", "weekly_hours", "probation_months")}
        found = rules.Terms(said["job"], said["place"], begins=begins, until=days["until"], **numbers)
        faults += rules.faults(law(), found, county, china_day(tx.now))
        shown = asdict(found)
        terms = {**shown, "begins": begins.isoformat(), "until": found.until.isoformat() if found.until else ""}
    if faults:
        raise InvalidInput.of("employment.contract", faults)
    return terms


def sign(tx: Tx, contract_id: str, party: str, signature: str) -> Contract:
    """A party signs; with both signatures the contract stands and is entered in the log.

    The worker signs with the own account, or at our window. Signing twice changes nothing.
    Raises NotFound, InvalidInput if the signature is not that of the party's key, Conflict if another took its place.
    """
    contract = tx.session.exec(select(Contract).where(Contract.id == contract_id).with_for_update()).first()
    if contract is None:
        raise _none()
    _may_see(tx, contract.resident_id, party)
    holder = {rules.EMPLOYER: contract.employer_code, rules.WORKER: contract.resident_id}.get(party)
    key = _key(tx, holder) if holder else None
    if key is None or not contract_log.verify(key.public_key, contract.statement.encode(), signature):
        field = "signature" if key else "party"
        told = "签名与登记的公钥不符，或未登记公钥", "not a signature by the party's registered key"
        raise InvalidInput.of("employment.signature", [Fault(field, "employment.bad-signature", *told)])
    if party in contract.signatures:
        return contract
    made = {"key": key.public_key, "signature": signature.lower()}
    contract.signatures = {**contract.signatures, party: made}
    tx.session.add(contract)
    if {rules.EMPLOYER, rules.WORKER} <= set(contract.signatures):
        _conclude(tx, contract)
    tx.session.flush()
    return contract


def _conclude(tx: Tx, contract: Contract) -> None:
    if contract.previous_id:
        previous = tx.session.get(Contract, contract.previous_id, with_for_update=True, populate_existing=True)
        assert previous is not None
        _must_stand(tx, previous)
    content = {
        "statement": contract.statement,
        "keys": {party: made["key"] for party, made in contract.signatures.items()},
        "signatures": {party: made["signature"] for party, made in contract.signatures.items()},
    }
    contract.state = "SIGNED"
    contract.leaf = contract_log.append(tx, contract.id, canonical(content))
    _change_register(tx, contract)


def _change_register(tx: Tx, contract: Contract) -> None:
    """Who signs works; whose contract ended does not."""
    terms = orjson.loads(contract.statement)["terms"]
    work = Work(contract.chain_id, "", "", contract.county, 1, {})
    who = contract.resident_id
    if contract.kind == rules.SIGN:
        since = date.fromisoformat(terms["begins"])
        entry = entries.register(tx, work, entries.EMPLOYED, who, since, village=contract.county, contract=contract.id)
        out_of_work = entries.standing(tx, who, entries.UNEMPLOYED, lock=True)
        if out_of_work is not None:
            entries.end(tx, out_of_work, entry.no)
            stop_for_work(tx, who, since)
    elif contract.kind == rules.END:
        entry_now = entries.standing(tx, who, entries.EMPLOYED, lock=True)
        if entry_now is not None and entry_now.case_id == contract.chain_id:
            entries.end(tx, entry_now, f"END {contract.id[:30]}")


def _must_stand(tx: Tx, contract: Contract) -> None:
    after = select(Contract.id).where(Contract.previous_id == contract.id, Contract.state == "SIGNED")
    if contract.state != "SIGNED" or contract.kind == rules.END:
        zh, en = "所依据的合同未生效或已终止", "what it follows is not signed, or has ended"
        raise NotPossibleNow("employment.contract-does-not-stand", zh, en)
    if tx.session.exec(after).first() is not None:
        raise Conflict("employment.contract-was-changed", "合同已被另一份变更取代", "another change took its place")


def read(tx: Tx, contract_id: str) -> Contract:
    """A contract; residents read their own. Raises NotFound."""
    contract = tx.session.get(Contract, contract_id)
    if contract is None:
        raise _none()
    _may_see(tx, contract.resident_id)
    return contract


def chain(tx: Tx, contract: Contract) -> list[Contract]:
    """What was signed in a contract's chain, in the order of the log."""
    query = select(Contract).where(Contract.chain_id == contract.chain_id, Contract.state == "SIGNED")
    return list(tx.session.exec(query.order_by(col(Contract.leaf))).all())


def _may_see(tx: Tx, resident_id: str, party: str = "") -> None:
    """The worker, or staff. An employer's agent signs too: the key shows whose signature it is."""
    if tx.actor.role in _STAFF or tx.actor.role == "service" or tx.actor.subject == resident_id:
        return
    if party != rules.EMPLOYER:
        raise _none()


def _key(tx: Tx, holder: str, *, lock: bool = False) -> SigningKey | None:
    query = select(SigningKey).where(SigningKey.holder == holder, col(SigningKey.ended_at).is_(None))
    return tx.session.exec(query.with_for_update() if lock else query).first()


def _none() -> NotFound:
    return NotFound("employment.no-such-contract", "没有这份合同", "no such contract")
