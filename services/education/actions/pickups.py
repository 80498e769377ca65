"""Smart pick-up (智能接送): passes, scans, gates that were offline, alarms."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import jwt
import segno
from civic.education.v1 import events_pb2 as events
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow, NotSignedIn
from chassis.events import new_id
from chassis.keys import name_of
from city import places
from city.days import china_day, moment
from services.education.actions.tasks import is_guardian
from services.education.law import law
from services.education.models.pickups import (
    EXPECTED,
    HANDED_OVER,
    MISSED,
    SETTLED,
    Gate,
    GuardianNotice,
    Handover,
    Scan,
)
from services.education.rules import pickups as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

AUDIENCE = "civic.education.pickup"
OUTCOMES = ("FOUND", "FALSE_ALARM")
MOST_SCANS, MOST_SHOWN, _DUE, _ID, _KEY_BYTES = 500, 200, 200, 40, 32


@dataclass(frozen=True)
class Agreed:
    """What a guardian agrees on."""

    child_id: str
    person_id: str
    school_id: str
    gate_id: str
    link: str
    valid_from: str
    valid_until: str
    county: str
    town: str


@dataclass(frozen=True)
class Told:
    """A scan that a gate made while it was offline."""

    scan_id: str
    token: str
    person_id: str
    at: str
    signature: str


def enter_gate(tx: Tx, gate_id: str, school_id: str, link: str, public_key: str) -> Gate:
    """A gate, new or changed. Raises InvalidInput naming every fault."""
    faults = []
    for name, value in (("gateId", gate_id), ("schoolId", school_id)):
        if not 1 <= len(value) <= 30:  # noqa: PLR2004 - as long as the column
            faults.append(Fault(name, "education.id", "应为 1 至 30 个字符", "1 to 30 characters"))
    if link not in rules.LINKS:
        faults.append(Fault("link", "education.link", f"{link}：应为 {rules.LINKS}", f"{link}: one of {rules.LINKS}"))
    if _public(public_key) is None:
        faults.append(Fault("publicKey", "education.gate-key", "不是 Ed25519 公钥", "no Ed25519 public key, base64url"))
    if faults:
        raise InvalidInput.of("education.gate", faults)
    gate = tx.session.get(Gate, gate_id) or Gate(id=gate_id)
    gate.school_id, gate.link, gate.public_key = school_id, link, public_key
    tx.session.add(gate)
    return gate


def make_pass(tx: Tx, agreed: Agreed) -> tuple[Handover, str]:
    """A pass for one hand-over, and its token. A resident must be the child's guardian.

    Raises InvalidInput naming every fault, NotFound.
    """
    faults, since, until = _faults(tx, agreed)
    if faults:
        raise InvalidInput.of("education.pickup", faults)
    if tx.actor.role == "resident" and not is_guardian(tx, agreed.child_id):
        raise _no_child()
    grace = timedelta(minutes=law().at("missed-scan-minutes", china_day(tx.now)).value)
    made = Handover(
        id=new_id(),
        child_id=agreed.child_id,
        person_id=agreed.person_id,
        school_id=agreed.school_id,
        only_gate=agreed.gate_id,
        link=agreed.link,
        county=agreed.county,
        town=agreed.town,
        valid_from=since,
        valid_until=until,
        made_by=tx.actor.subject[:60],
        alarm_at=until + grace,
    )
    tx.session.add(made)
    return made, token_of(tx, made)


def token_of(tx: Tx, made: Handover) -> str:
    """Signed with this department's key; it holds no name, only ids and the window."""
    claims = {"aud": AUDIENCE, "jti": made.id, "nbf": int(made.valid_from.timestamp())}
    claims["exp"] = int(made.valid_until.timestamp())
    return jwt.encode(claims, tx.keyring.private, algorithm="EdDSA", headers={"kid": tx.keyring.key_id})


def qr_of(token: str) -> str:
    """The token as a QR code, SVG."""
    out = io.BytesIO()
    segno.make(token, error="m").save(out, kind="svg", scale=4, xmldecl=False)
    return out.getvalue().decode()


def scan(tx: Tx, gate_id: str, token: str, person_id: str) -> tuple[Handover | None, str]:
    """A gate that is online has scanned a token now. Raises NotFound for an unknown gate."""
    gate = _gate(tx, gate_id)
    handover = _handover(tx, token)
    if handover is None:
        return None, rules.BAD_TOKEN
    outcome = _happen(tx, handover, gate, person_id, tx.now, offline=False)
    _note(tx, gate, new_id(), handover.id, person_id, tx.now, outcome, offline=False)
    return handover, outcome


def merge_scans(tx: Tx, gate_id: str, told: Sequence[Told]) -> list[tuple[str, str, str]]:
    """Scans of a gate that was offline, in the order of their moments: (scan, hand-over, outcome) as they were told.

    A scan told before has the outcome it had. Raises NotFound, InvalidInput naming every fault.
    """
    gate = _gate(tx, gate_id, hold=True)
    moments = _moments(tx, told)
    query = select(Scan).where(col(Scan.gate_id) == gate_id, col(Scan.scan_id).in_([one.scan_id for one in told]))
    known = {one.scan_id: one for one in tx.session.exec(query).all()}
    outcomes = {one.scan_id: (one.handover_id, one.outcome) for one in known.values()}
    public = _public(gate.public_key)
    for at, one in sorted(zip(moments, told, strict=True), key=lambda pair: (pair[0], pair[1].scan_id)):
        if one.scan_id in outcomes:
            continue
        handover, outcome = None, rules.BAD_SIGNATURE
        if public is not None and _signed(public, gate_id, one):
            handover, outcome = _handover(tx, one.token), rules.BAD_TOKEN
        if handover is not None:
            outcome = _happen(tx, handover, gate, one.person_id, at, offline=True)
        found = handover.id if handover else ""
        if outcome != rules.BAD_SIGNATURE:
            _note(tx, gate, one.scan_id, found, one.person_id, at, outcome, offline=True)
        outcomes[one.scan_id] = (found, outcome)
    return [(one.scan_id, *outcomes[one.scan_id]) for one in told]


def raise_missed(tx: Tx) -> bool:
    """The job: hand-overs that nobody scanned in time raise their alarm. True if there may be more."""
    query = select(Handover).where(col(Handover.alarm_at).is_not(None), col(Handover.alarm_at) <= tx.now)
    due = tx.session.exec(query.order_by(col(Handover.alarm_at)).limit(_DUE).with_for_update(skip_locked=True)).all()
    for handover in due:
        if handover.state == EXPECTED:
            handover.state = MISSED
            _alarm(tx, handover, "LATE")
        handover.alarm_at = None
        tx.session.add(handover)
    return len(due) == _DUE


def settle_handover(tx: Tx, handover_id: str, outcome: str) -> Handover:
    """The child was found, or the alarm was false. Raises InvalidInput, NotFound, NotPossibleNow without an alarm."""
    if outcome not in OUTCOMES:
        fault = Fault("outcome", "education.outcome", "应为 FOUND 或 FALSE_ALARM", "either FOUND or FALSE_ALARM")
        raise InvalidInput.of("education.settlement", [fault])
    handover = _locked(tx, handover_id)
    if handover is None:
        raise NotFound("education.no-such-handover", "没有这次交接", "no such hand-over")
    if handover.state == SETTLED:
        return handover
    if not handover.alarm:
        raise NotPossibleNow("education.no-alarm", "这次交接没有报警", "no alarm was raised")
    handover.state, handover.alarm_at = SETTLED, None
    tx.session.add(handover)
    _announce_settled(tx, handover, outcome)
    return handover


def list_handovers(tx: Tx, child_id: str) -> list[tuple[Handover, list[Scan]]]:
    """The hand-overs of a child, the newest first, and their scans in order. Raises NotFound for who is no guardian."""
    if tx.actor.role == "resident" and tx.actor.subject != child_id and not is_guardian(tx, child_id):
        raise _no_child()
    query = select(Handover).where(col(Handover.child_id) == child_id).order_by(col(Handover.valid_from).desc())
    found = tx.session.exec(query.limit(MOST_SHOWN)).all()
    scans = tx.session.exec(select(Scan).where(col(Scan.handover_id).in_([one.id for one in found]))).all()
    return [
        (one, sorted((each for each in scans if each.handover_id == one.id), key=lambda each: each.at)) for one in found
    ]


def _happen(tx: Tx, handover: Handover, gate: Gate, person: str, at: datetime, *, offline: bool) -> str:
    """The hand-over's row is held: of two gates at the same instant one is first."""
    expected = rules.Expected(
        handover.school_id,
        handover.only_gate,
        handover.person_id,
        handover.valid_from,
        handover.valid_until,
        handover.at,
        handover.gate_id,
    )
    outcome = rules.judge(expected, gate.id, gate.school_id, person, at, offline=offline)
    if outcome == rules.HANDED_OVER:
        late = handover.state == MISSED
        handover.at, handover.gate_id, handover.alarm_at = at, gate.id, None
        handover.state = SETTLED if late or handover.state == SETTLED else HANDED_OVER
        tx.session.add(handover)
        if late:  # an offline gate tells now that it had handed the child over in time
            _announce_settled(tx, handover, "FALSE_ALARM")
    elif outcome in rules.ALARMING:
        _alarm(tx, handover, outcome)
    return outcome


def _alarm(tx: Tx, handover: Handover, kind: str) -> None:
    """Tells safety and the guardian, once a hand-over and kind."""
    if tx.session.get(GuardianNotice, (handover.id, kind)) is not None:
        return
    handover.alarm = handover.alarm or kind
    tx.session.add(handover)
    tx.session.add(GuardianNotice(handover_id=handover.id, kind=kind, resident_id=handover.made_by[:40], at=tx.now))
    within = timedelta(minutes=law().at("alarm-acts-within-minutes", china_day(tx.now)).value)
    event = events.ChildNotHandedOver(
        handover_id=handover.id,
        child_id=handover.child_id,
        school_id=handover.school_id,
        county=handover.county,
        town=handover.town,
        kind=kind,
    )
    event.expected_at.FromDatetime(handover.valid_until)
    event.act_until.FromDatetime(tx.now + within)
    tx.emit(handover.id, event)


def _announce_settled(tx: Tx, handover: Handover, outcome: str) -> None:
    event = events.HandOverSettled(handover_id=handover.id, child_id=handover.child_id, outcome=outcome)
    event.at.FromDatetime(tx.now)
    tx.emit(handover.id, event)


def _handover(tx: Tx, token: str) -> Handover | None:
    """The hand-over of a token that we signed, its row held; the window is judged apart, by the moment of the scan."""
    try:
        public = tx.keyring.public(jwt.get_unverified_header(token).get("kid", ""))
        options: Any = {"verify_exp": False, "verify_nbf": False, "require": ["jti"]}
        claims = jwt.decode(token, public.key, algorithms=["EdDSA"], audience=AUDIENCE, options=options)
    except (jwt.PyJWTError, NotSignedIn):
        return None
    if name_of(public.id) != tx.service:
        return None
    return _locked(tx, str(claims["jti"]))


def _locked(tx: Tx, handover_id: str) -> Handover | None:
    query = select(Handover).where(col(Handover.id) == handover_id).with_for_update()
    return tx.session.exec(query.execution_options(populate_existing=True)).first()


def _gate(tx: Tx, gate_id: str, *, hold: bool = False) -> Gate:
    query = select(Gate).where(col(Gate.id) == gate_id)
    gate = tx.session.exec(query.with_for_update() if hold else query).first()
    if gate is None:
        raise NotFound("education.no-such-gate", "没有这个门", "no such gate")
    return gate


def _note(  # noqa: PLR0913 - what a scan holds
    tx: Tx, gate: Gate, scan_id: str, handover: str, person: str, at: datetime, outcome: str, *, offline: bool
) -> None:
    row = Scan(gate_id=gate.id, scan_id=scan_id, handover_id=handover, person_id=person[:40], at=at, outcome=outcome)
    row.offline = offline
    tx.session.add(row)


def _public(text: str) -> Ed25519PublicKey | None:
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    return Ed25519PublicKey.from_public_bytes(raw) if len(raw) == _KEY_BYTES else None


def _signed(public: Ed25519PublicKey, gate: str, one: Told) -> bool:
    try:
        signature = base64.urlsafe_b64decode(one.signature + "=" * (-len(one.signature) % 4))
        public.verify(signature, rules.signed_text(gate, one.scan_id, one.token, one.person_id, one.at))
    except (InvalidSignature, ValueError):
        return False
    return True


def _moments(tx: Tx, told: Sequence[Told]) -> list[datetime]:
    faults, moments = [], []
    oldest = tx.now - timedelta(hours=law().at("longest-offline-hours", china_day(tx.now)).value)
    if not 1 <= len(told) <= MOST_SCANS:
        zh, en = f"每次 1 至 {MOST_SCANS} 条", f"from 1 to {MOST_SCANS} at a time"
        faults.append(Fault("scans", "education.scan-count", zh, en))
    seen = set()
    for index, one in enumerate(told):
        if not 1 <= len(one.scan_id) <= 60 or one.scan_id in seen:  # noqa: PLR2004 - as long as the column
            zh, en = f"{one.scan_id}：缺少、过长或重复", f"{one.scan_id}: missing, too long or twice"
            faults.append(Fault(f"scans[{index}].scanId", "education.scan-id", zh, en))
        seen.add(one.scan_id)
        try:
            at = moment(one.at).astimezone(UTC)
        except ValueError:
            zh, en = f"{one.at}：应为带时区的 ISO 8601", f"{one.at}: ISO 8601 with an offset"
            faults.append(Fault(f"scans[{index}].at", "education.moment", zh, en))
            continue
        if not oldest <= at <= tx.now + timedelta(minutes=1):
            zh, en = f"{one.at}：在将来或过旧", f"{one.at}: in the future or too old"
            faults.append(Fault(f"scans[{index}].at", "education.scan-moment", zh, en))
        moments.append(at)
    if faults:
        raise InvalidInput.of("education.scans", faults)
    return moments


def _faults(tx: Tx, agreed: Agreed) -> tuple[list[Fault], datetime, datetime]:
    faults = []
    for name, value in (("childId", agreed.child_id), ("personId", agreed.person_id), ("schoolId", agreed.school_id)):
        if not 1 <= len(value) <= _ID:
            faults.append(Fault(name, "education.id", f"应为 1 至 {_ID} 个字符", f"1 to {_ID} characters"))
    if agreed.link not in rules.LINKS:
        zh, en = f"{agreed.link}：应为 {rules.LINKS}", f"{agreed.link}: one of {rules.LINKS}"
        faults.append(Fault("link", "education.link", zh, en))
    town = places.place(agreed.town)
    if agreed.county not in {one.code for one in places.counties()} or town is None or town.parent != agreed.county:
        zh, en = f"{agreed.county}/{agreed.town}：没有这个区县或乡镇", f"{agreed.county}/{agreed.town}: no such town"
        faults.append(Fault("town", "education.town", zh, en))
    gate = tx.session.get(Gate, agreed.gate_id) if agreed.gate_id else None
    if agreed.gate_id and (gate is None or gate.school_id != agreed.school_id):
        zh, en = f"{agreed.gate_id}：该校没有这个门", f"{agreed.gate_id}: no such gate of the school"
        faults.append(Fault("gateId", "education.no-such-gate", zh, en))
    found = []
    for name, text in (("validFrom", agreed.valid_from), ("validUntil", agreed.valid_until)):
        try:
            found.append(moment(text).astimezone(UTC))
        except ValueError:
            zh, en = f"{text}：应为带时区的 ISO 8601", f"{text}: ISO 8601 with an offset"
            faults.append(Fault(name, "education.moment", zh, en))
    since, until = found if len(found) == len(("since", "until")) else (tx.now, tx.now + timedelta(hours=1))
    longest = law().at("longest-window-hours", china_day(tx.now)).value
    if not timedelta(0) < until - since <= timedelta(hours=longest) or until <= tx.now:
        zh, en = f"时间窗应在将来，最长 {longest} 小时", f"the window ends in the future and is at most {longest} hours"
        faults.append(Fault("validUntil", "education.window", zh, en))
    return faults, since, until


def _no_child() -> NotFound:
    return NotFound("education.no-such-child", "没有这个孩子", "no such child")
