"""The chain of everything that happened in a case, and how to check an exported one. Pure.

Each entry of a case's log is a link with its number in the case. Its hash covers its content and the hash of the link
before, so none can be altered, dropped or moved without all that follow. Answers carry their department's own
signature over what it decided, on which inputs, by which rules. The end of the chain stands in the case's row with a
mark that the orchestrator alone can make, from the moment it is written; before anything is added, and before an
export, the mark is checked. An export is one JSON file: ``about`` (case, catalogue, the keys' fingerprints), the
``links``, and a ``seal``: a compact JWS by the orchestrator over the digest of the first and the hash of each link.

What that proves: any change to the database by somebody without the orchestrator's key, and any change to the file.
What it does not: bringing back an older state of the whole case, with the mark it had then, shows only to someone who
holds a later export; and the orchestrator could still leave out what it never wrote down, except the departments'
answers, which they hold too. ``about.reads`` are the reads of people's data that the registry logged for the case, as
it signed them, or why it did not answer.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization

from chassis.keys import name_of
from chassis.signing import canonical, digest, statement

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

    from chassis.keys import PublicKey

FORMAT = "civic.onething.proof/1"
SIGNER, READER = "onething", "registry"
# What the digest of a read covers before its case and moment, in that order (services/registry/chain.py).
_READ = ("id", "resident_id", "reader", "reader_county", "purpose", "what")
# Shown under other names than the log's columns have.
_NAMES = {"item_key": "item"}
_COLUMNS = (
    "n", "at", "kind", "item_key", "department", "status", "actor", "reasons", "products", "attempt", "cause",
    "catalogue", "inputs", "outputs", "rules", "signature",
)  # fmt: skip
ANSWERED = frozenset({"item_answered", "share_answered"})
_OUTCOMES = {
    "GRANTED": "GRANTED",
    "REFUSED": "REFUSED",
    "WAITING_APPLICANT": "NEEDS_SUPPLEMENT",
    "WAITING_OFFICER": "NEEDS_OFFICER",
    "UNDONE": "UNDONE",
}


def link(entry: Mapping[str, Any], before: str) -> dict[str, Any]:
    """A log entry as a link: what is empty stays out; `before` is the hash of the one before, empty for the first."""
    made: dict[str, Any] = {_NAMES.get(name, name): value for name in _COLUMNS if (value := entry[name])}
    made["at"] = moment(entry["at"])
    made["before"] = before
    return made


def moment(at: datetime) -> str:
    """In UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def link_hash(case_id: str, one: Mapping[str, Any]) -> str:
    """Hash of a link of a case: over all in it but the hash itself. Raises TypeError if it is no JSON of ours."""
    return digest(canonical([case_id, {name: one[name] for name in one if name != "hash"}]))


def fingerprint(key: Ed25519PublicKey) -> str:
    """Digest of a public key as SubjectPublicKeyInfo."""
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return digest(key.public_bytes(serialization.Encoding.DER, form))


def export(
    about: Mapping[str, Any], links: Sequence[Mapping[str, Any]], private: Ed25519PrivateKey, key_id: str = SIGNER
) -> dict[str, Any]:
    """The file: signed over the digest of `about` and the hash of each link, by the key that `key_id` names."""
    header = {"alg": "EdDSA", "kid": key_id, "typ": FORMAT}
    payload = {"about": digest(canonical(about)), "links": [one["hash"] for one in links]}
    text = f"{_encode(canonical(header))}.{_encode(canonical(payload))}"
    seal = f"{text}.{_encode(private.sign(text.encode()))}"
    return {"format": FORMAT, "about": dict(about), "links": list(links), "seal": seal}


@dataclass(frozen=True)
class Wrong:
    """The first thing that is not as it was written.

    Attributes:
        link: number of the link; 0 for the head of the file or its seal.
        what: altered, dropped, moved, added, unsigned, about, seal, key or reads.
    """

    link: int
    what: str
    zh: str
    en: str


def check(file: object, public: Callable[[str], PublicKey | None]) -> Wrong | None:
    """The first thing wrong with an exported file; None if all is as it was written.

    `public` gives a public key of the orchestrator or of a department by the key's id, None if there is none. A
    signature counts if its key was good at the moment that the link, or for the seal the head, tells.
    """
    if not isinstance(file, dict) or set(file) != {"format", "about", "links", "seal"} or file["format"] != FORMAT:
        return Wrong(0, "about", "这不是办件证明文件", "this is no proof of a case")
    about, links = file["about"], file["links"]
    if not isinstance(about, dict) or not isinstance(links, list):
        return Wrong(0, "about", "文件头被改动", "the head of the file was altered")
    sealed_by = _sealed_by(file["seal"])
    key = public(sealed_by)
    if key is None:
        return Wrong(0, "key", f"缺少公钥 {sealed_by}.pub", f"the public key {sealed_by}.pub is missing")
    payload = _payload(file["seal"], key.key)
    if payload is None:
        # The chain itself may still tell where it was broken.
        inner = _broken_inside(about, links)
        return inner or Wrong(0, "seal", "统筹部门的签章无效", "the orchestrator's seal does not hold")
    if payload["about"] != _digest(about):
        return Wrong(0, "about", "文件头被改动", "the head of the file was altered")
    if not _good(key, about.get("exportedAt")):
        return Wrong(0, "seal", f"签章所用的密钥 {key.id} 当时无效", f"the key {key.id} of the seal was not good then")
    found = _first_wrong(about, links, payload["links"]) or _unsigned(about, links, public)
    return found or _reads_wrong(about, public)


def _first_wrong(about: Mapping[str, Any], links: Sequence[Any], sealed: Sequence[str]) -> Wrong | None:
    found = [_hash(about, one) for one in links]
    for place, expected in enumerate(sealed):
        number = place + 1
        if place >= len(found):
            return _dropped(number)
        if found[place] == expected:
            if links[place].get("hash") != expected:
                return _altered(number)
            continue
        later = expected in found[place + 1 :]
        if found[place] in sealed:
            if not later:
                return _dropped(number)
            return _moved(number)
        return _added(number) if later else _altered(number)
    return _added(len(sealed) + 1) if len(found) > len(sealed) else None


def _altered(number: int) -> Wrong:
    return Wrong(number, "altered", f"第 {number} 环被改动", f"link {number} was altered")


def _dropped(number: int) -> Wrong:
    return Wrong(number, "dropped", f"第 {number} 环缺失", f"link {number} was dropped")


def _moved(number: int) -> Wrong:
    return Wrong(number, "moved", f"第 {number} 环被移动", f"link {number} was moved")


def _added(number: int) -> Wrong:
    return Wrong(number, "added", f"第 {number} 环是后加的", f"link {number} was added")


def _broken_inside(about: Mapping[str, Any], links: Sequence[Any]) -> Wrong | None:
    """The first link that does not follow from the one before: what can be told without the seal."""
    before = ""
    for number, one in enumerate(links, 1):
        if not isinstance(one, dict) or one.get("hash") != _hash(about, one):
            return _altered(number)
        if one.get("n") != number or one.get("before") != before:
            here = any(isinstance(other, dict) and other.get("n") == number for other in links)
            return _moved(number) if here else _dropped(number)
        before = one["hash"]
    return None


def chain_breaks(case_id: str, links: Sequence[Mapping[str, Any]], head: str, count: int) -> Wrong | None:
    """The first link of a case's own log that is not as it was written; the case's row says how it ends."""
    if found := _broken_inside({"case": case_id}, links):
        return found
    if len(links) != count:
        return _dropped(len(links) + 1) if len(links) < count else _added(count + 1)
    return None if not links or links[-1]["hash"] == head else _altered(count)


# Links about an item that do not say what state it is in: what it is after a decision, the link that follows says; the
# clock runs beside the state, and so does who has it on the desk.
BESIDE_THE_STATE = frozenset(
    {"decided", "appeal_decided", "light_changed", "clock_stopped", "clock_resumed", "appeal_overdue"}
    | {"claimed", "released", "claim_ended", "transferred", "recused", "attempt_refused", "rechecked"}
)


def strayed(links: Sequence[Mapping[str, Any]], status: str, items: Mapping[str, tuple[str, Any]]) -> str:
    """What the tables say otherwise than the chain: key of an item, "case", or nothing.

    `status` is the case's if it has ended, else empty; `items` are status and products by key.
    """
    ended = [one["status"] for one in links if one["kind"] == "closed"]
    if status and ended and ended[-1] != status:
        return "case"
    told = {one["item"]: one for one in links if "item" in one and one["kind"] not in BESIDE_THE_STATE}
    for key, (now, products) in items.items():
        if key in told and told[key]["status"] != now:
            return key
        if key in told and now == "GRANTED" and told[key].get("products", []) != products:
            return key
    return ""


def _unsigned(
    about: Mapping[str, Any], links: Sequence[Mapping[str, Any]], public: Callable[[str], PublicKey | None]
) -> Wrong | None:
    """The first answer that its department did not sign, or that is not to what it was sent."""
    named = about.get("keys")
    known: dict[str, list[PublicKey]] = {}
    for key_id, told in named.items() if isinstance(named, dict) else ():
        key = public(key_id)
        if key is None or fingerprint(key.key) != told:
            return Wrong(
                0, "key", f"{key_id} 的公钥不是签名所用的", f"the public key of {key_id} is not the one that signed"
            )
        known.setdefault(name_of(key_id), []).append(key)
    sent: dict[tuple[Any, Any], Any] = {}
    granted: set[tuple[Any, Any]] = set()
    for number, one in enumerate(links, 1):
        item = (one.get("item"), one.get("attempt"))
        if one["kind"] in {"item_started", "share_started"}:
            sent[item] = one.get("inputs")
        elif one["kind"] in ANSWERED and one["status"] in _OUTCOMES:
            department = str(one["department"])
            if department not in known:
                return Wrong(number, "key", f"缺少公钥 {department}.pub", f"the public key {department}.pub is missing")
            if one.get("inputs") != sent.get(item) or not who_signed(about["case"], one, known[department]):
                zh, en = "没有部门的有效签名", "has no valid signature of its department"
                return Wrong(number, "unsigned", f"第 {number} 环{zh}", f"link {number} {en}")
            if one["status"] == "GRANTED":
                granted.add(item)
        elif one["kind"] == "publicity_passed" and one["status"] == "GRANTED" and item not in granted:
            zh, en = "公示期满的准予没有部门的答复", "grants after a public notice what no department had granted"
            return Wrong(number, "unsigned", f"第 {number} 环：{zh}", f"link {number} {en}")
    return None


def _reads_wrong(about: Mapping[str, Any], public: Callable[[str], PublicKey | None]) -> Wrong | None:
    """Reads that the registry did not sign, or whose content is not that of their digest. Older files have none."""
    reads = about.get("reads")
    if reads is None or (isinstance(reads, dict) and set(reads) == {"unanswered"}):
        return None
    unsigned = Wrong(0, "reads", "读取记录没有登记部门的有效签名", "the reads have no valid signature of the registry")
    if not isinstance(reads, dict) or not isinstance(reads.get("entries"), list):
        return unsigned
    key_id = str(reads.get("key"))
    key = public(key_id) if name_of(key_id) == READER else None
    said = {"statement": "civic.registry.v1.CaseReads", "case": about["case"], "at": reads.get("at")}
    try:
        signature = base64.b64decode(str(reads.get("signature")))
        text = canonical({**said, "reads": reads["entries"]})
    except (ValueError, TypeError):
        return unsigned
    if key is None or not _good(key, reads.get("at")) or not key.signed(signature, text):
        return unsigned
    for number, one in enumerate(reads["entries"], 1):
        content = [*(one.get(name, "") for name in _READ), about["case"], one.get("at", "")]
        # The log's own serialization: the bytes must be those of the day on which the read was entered.
        if one.get("digest") != _hex(json.dumps(content, ensure_ascii=False).encode(), str(one.get("algorithm"))):
            told = f"第 {number} 条读取记录与其摘要不符", f"read {number} is not what its digest says"
            return Wrong(0, "reads", *told)
    return None


def _hex(content: bytes, algorithm: str) -> str:
    return hashlib.new(algorithm, content).hexdigest() if algorithm in {"sm3", "sha256"} else ""


def who_signed(case_id: str, one: Mapping[str, Any], keys: Sequence[PublicKey]) -> PublicKey | None:
    """The key, of these, that signed the answer in a link and was good when it was entered; None if there is none."""
    said = statement(
        department=one["department"],
        item_id=f"{case_id}-{one['item']}",
        attempt=one["attempt"],
        outcome=_OUTCOMES.get(one["status"], ""),
        reasons=one.get("reasons", []),
        products=one.get("products", []),
        inputs=one.get("inputs", ""),
        outputs=one.get("outputs", ""),
        rules=one.get("rules", ""),
    )
    try:
        signature = base64.b64decode(one.get("signature", ""))
    except ValueError:
        return None
    return next((key for key in keys if _good(key, one.get("at")) and key.signed(signature, said)), None)


def _good(key: PublicKey, at: object) -> bool:
    try:
        return key.good(datetime.fromisoformat(str(at)))
    except (ValueError, TypeError):
        return False


def _sealed_by(seal: object) -> str:
    """Id of the key that a seal names; the orchestrator's first one if it names none of the orchestrator's."""
    try:
        header = orjson.loads(_decode(str(seal).partition(".")[0]))
    except ValueError:
        return SIGNER
    key_id = str(header.get("kid", "")) if isinstance(header, dict) else ""
    return key_id if name_of(key_id) == SIGNER else SIGNER


def _payload(seal: object, key: Ed25519PublicKey) -> dict[str, Any] | None:
    """What the seal covers; None if it does not hold."""
    try:
        head, body, signature = (_decode(part) for part in str(seal).split("."))
        header, payload = orjson.loads(head), orjson.loads(body)
        key.verify(signature, str(seal).rpartition(".")[0].encode())
    except (ValueError, InvalidSignature):
        return None
    told = isinstance(header, dict) and header.get("alg") == "EdDSA" and name_of(str(header.get("kid"))) == SIGNER
    whole = isinstance(payload, dict) and isinstance(payload.get("links"), list) and "about" in payload
    return payload if told and whole else None


def _hash(about: Mapping[str, Any], one: object) -> str:
    """Hash of a link as it stands in the file; empty if it is none."""
    try:
        return link_hash(about.get("case", ""), one) if isinstance(one, dict) else ""
    except TypeError:
        return ""


def _digest(value: object) -> str:
    try:
        return digest(canonical(value))
    except TypeError:
        return ""


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(part: str) -> bytes:
    """Strictly: the same bytes written otherwise are not the same. Raises ValueError."""
    try:
        raw = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if _encode(raw) != part:
        raise ValueError("not base64 as it is written")
    return raw
