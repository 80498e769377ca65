"""Warnings (预警): check, draft, approve by a second person, publish, replace, end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city import areas, places
from city.days import CHINA
from services.safety import models
from services.safety.actions.staff import require_staff
from services.safety.cap import reading, writing
from services.safety.law import law, now_in_force
from services.safety.models import Decision, Warning  # noqa: A004 - what the trade calls it
from services.safety.rules import cap
from services.safety.rules import warnings as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from chassis.edge import Tx

_CITY = places.CITY_CODE
_SERIALS = 10
_LONGEST_REASON = 500


def tables(day: date) -> cap.Tables:
    """The dated data that checks a CAP message."""
    codes = {code: entry["zh"] for code, entry in law().at("event-codes", day).value.items()}
    colours, names = law().at("warning-colours", day).value, law().at("warning-names", day).value
    return cap.Tables(codes, colours, names, law().at("country-bounds", day).value)


def check_message(document: bytes, now: datetime) -> tuple[str, list[cap.Problem]]:
    """The profile of a CAP message and everything that is wrong with it; no message, no profile."""
    alert, problems = reading.read(document)
    if alert is None:
        return "", problems
    return cap.profile(alert), [*problems, *cap.problems(alert, tables(now.astimezone(CHINA).date()))]


@dataclass(frozen=True)
class Draft:
    """A draft as it was told; `area`: GeoJSON or empty."""

    told: rules.Told
    area: str
    incident_id: str = ""
    cause: str | None = None


def draft_warning(tx: Tx, draft: Draft) -> Warning:
    """Enters a draft. Raises InvalidInput naming every fault, NotFound or NotPossibleNow for what it replaces."""
    if tx.actor.role != "service":
        require_staff(tx)
    told = draft.told
    found = list(rules.faults(told, _known(tx.now), tx.now))
    area: areas.Area | None = None
    if draft.area:
        try:
            area = areas.read(draft.area)
        except areas.WrongArea as error:
            found.append(Fault("areaGeojson", "safety.area", error.zh, error.en))
    if area and not area.counties():
        found.append(Fault("areaGeojson", "safety.outside", "区域不在本市", "the area lies outside the city"))
    if area and area.has_holes():
        found.append(Fault("areaGeojson", "safety.area-hole", "区域不能有洞", "a warning's area has no holes"))
    if found:
        raise InvalidInput.of("safety.warning", found)
    assert told.expires_at is not None
    _in_force(tx, told.references)
    counties = sorted({*told.counties, *(area.counties() if area else ())})
    warning = Warning(
        id=_new_id(tx, counties),
        message_type=told.message_type,
        refers_to=list(dict.fromkeys(told.references)),
        state=models.DRAFT,
        colour=told.colour,
        event_code=told.event_code,
        headline=told.headline.strip(),
        description=told.description.strip(),
        instruction=told.instruction.strip(),
        area=area.geojson() if area else "",
        counties=counties,
        channels=sorted(set(told.channels)) or sorted(now_in_force("warning-channels", tx.now)),
        author=tx.actor.subject,
        author_is_person=tx.actor.role != "service",
        incident_id=draft.incident_id,
        cause=draft.cause,
        drafted_at=tx.now,
        expires_at=told.expires_at,
    )
    tx.session.add(warning)
    tx.session.flush()
    return warning


def _known(now: datetime) -> rules.Known:
    return rules.Known(
        colours=now_in_force("warning-colours", now),
        codes=now_in_force("event-codes", now),
        counties={county.code for county in places.counties()},
        channels=now_in_force("warning-channels", now),
        longest=timedelta(days=now_in_force("warning-longest-days", now)),
    )


def _new_id(tx: Tx, counties: Sequence[str]) -> str:
    """GB/T 35965.1 annex A: the place, the issuer, Beijing time of drafting, a serial from 0.

    More than ten drafts of one second take the seconds before: the time in the id never lies after `sent`.
    """
    issuer = now_in_force("warning-issuer", tx.now)
    place = counties[0] if len(counties) == 1 else _CITY
    prefix = f"{place}{issuer['department']}{issuer['unit']}{issuer['more']}"
    at = tx.now
    while True:
        stem = f"{prefix}_{at.astimezone(CHINA):%Y%m%d%H%M%S}_"
        query = select(col(Warning.id)).where(col(Warning.id).in_([f"{stem}{n}" for n in range(_SERIALS)]))
        taken = set(tx.session.exec(query).all())
        if free := [f"{stem}{number}" for number in range(_SERIALS) if f"{stem}{number}" not in taken]:
            return free[0]
        at -= timedelta(seconds=1)


def _in_force(tx: Tx, ids: Iterable[str]) -> Sequence[Warning]:
    """The warnings that are to be replaced, held. Raises NotFound, NotPossibleNow."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    query = select(Warning).where(col(Warning.id).in_(wanted)).order_by(col(Warning.id)).with_for_update()
    found = tx.session.exec(query.execution_options(populate_existing=True)).all()
    if missing := sorted(set(wanted) - {one.id for one in found}):
        raise no_such_warning(", ".join(missing))
    if ended := [one.id for one in found if one.state != models.PUBLISHED]:
        zh, en = f"所引用的预警不在生效中：{', '.join(ended)}", f"not in force: {', '.join(ended)}"
        raise NotPossibleNow("safety.not-in-force", zh, en)
    return found


def no_such_warning(warning_id: str) -> NotFound:
    """No such warning."""
    return NotFound("safety.no-such-warning", "没有这条预警", f"no such warning: {warning_id}"[:200])


def _held(tx: Tx, warning_id: str) -> Warning:
    require_staff(tx)
    query = select(Warning).where(col(Warning.id) == warning_id).with_for_update()
    warning = tx.session.exec(query.execution_options(populate_existing=True)).first()
    if warning is None:
        raise no_such_warning(warning_id)
    return warning


def decisions(tx: Tx, warning_id: str) -> Sequence[Decision]:
    """Who decided what, in order."""
    query = select(Decision).where(col(Decision.warning_id) == warning_id).order_by(col(Decision.at))
    return tx.session.exec(query).all()


def missing_approvals(warning: Warning, decided: Sequence[Decision]) -> int:
    """How many persons must still approve."""
    approved = {one.person for one in decided if one.approved}
    return rules.missing_approvals(warning.author, author_is_person=warning.author_is_person, approved_by=approved)


def approve_warning(tx: Tx, warning_id: str) -> Warning:
    """A person approves; with the second person the warning is published in the same transaction.

    Raises NotAllowed for its author, Conflict for who approved before, NotPossibleNow for what is no draft any more.
    """
    warning = _held(tx, warning_id)
    if warning.author_is_person and tx.actor.subject == warning.author:
        zh, en = "起草人不能审定自己的预警，须由另一人审定", "its author may not approve a warning: another person must"
        raise NotAllowed("safety.own-warning", zh, en)
    decided = decisions(tx, warning_id)
    if any(one.person == tx.actor.subject for one in decided):
        zh, en = "您已审定过这条预警，须由另一人审定", "you have decided already: another person must"
        raise Conflict("safety.decided-already", zh, en)
    _still_a_draft(tx, warning)
    mine = Decision(warning_id=warning_id, person=tx.actor.subject, approved=True, at=tx.now)
    tx.session.add(mine)
    if not missing_approvals(warning, [*decided, mine]):
        _publish(tx, warning)
    return warning


def reject_warning(tx: Tx, warning_id: str, reason: str) -> Warning:
    """A person turns a draft down. Raises InvalidInput without a reason, NotPossibleNow for what is no draft."""
    if not 0 < len(reason.strip()) <= _LONGEST_REASON:
        zh, en = f"请说明理由，最多{_LONGEST_REASON}字", f"say why, in at most {_LONGEST_REASON} characters"
        raise InvalidInput.of("safety.rejection", [Fault("reason", "safety.reason", zh, en)])
    warning = _held(tx, warning_id)
    _still_a_draft(tx, warning)
    known = tx.session.get(Decision, (warning_id, tx.actor.subject))
    mine = known or Decision(warning_id=warning_id, person=tx.actor.subject, approved=False, at=tx.now)
    mine.approved, mine.reason, mine.at = False, reason.strip(), tx.now
    tx.session.add(mine)
    warning.state, warning.ended_at = models.REJECTED, tx.now
    tx.session.add(warning)
    return warning


def _still_a_draft(tx: Tx, warning: Warning) -> None:
    if warning.state != models.DRAFT:
        zh, en = f"这条预警已不是草稿（{warning.state}）", f"no draft any more: {warning.state}"
        raise NotPossibleNow("safety.no-draft", zh, en)
    if warning.expires_at <= tx.now:
        raise NotPossibleNow("safety.expired", "失效时间已过，请重新起草", "it has expired: draft it anew")


def _publish(tx: Tx, warning: Warning) -> None:
    """Out, and what it refers to ends. A document that our own rules refuse is a defect and goes nowhere."""
    replaced = _in_force(tx, warning.refers_to)
    warning.published_at, warning.state = tx.now, models.PUBLISHED
    document = _document(warning, replaced, tx.now)
    _, problems = check_message(document, tx.now)
    if problems:
        told = "; ".join(f"{one.rule} {one.where}" for one in problems)
        raise NotPossibleNow("safety.document", "预警文件未通过自检", f"the document does not pass: {told}"[:500])
    warning.document = document.decode()
    tx.session.add(warning)
    for one in replaced:
        one.state = models.CANCELLED if warning.message_type == "CANCEL" else models.REPLACED
        one.ended_at = tx.now
        tx.session.add(one)
    said = events.WarningPublished(
        warning_id=warning.id,
        message_type=warning.message_type,
        colour=warning.colour,
        event_code=warning.event_code,
        counties=warning.counties,
    )
    said.expires_at.FromDatetime(warning.expires_at)
    tx.emit(warning.id, said)


def _document(warning: Warning, replaced: Sequence[Warning], now: datetime) -> bytes:
    issuer, names = now_in_force("warning-issuer", now), now_in_force("warning-names", now)
    event = now_in_force("event-codes", now)[warning.event_code]
    area = areas.read(warning.area) if warning.area else None
    whole = [] if area else warning.counties
    place = writing.Place(
        name="、".join(_name(code) for code in warning.counties) + ("（所绘区域内）" if area else ""),
        rings=area.rings() if area else (),
        codes=whole,
    )
    return writing.write(
        writing.Message(
            identifier=warning.id,
            sender=issuer["sender"],
            sender_name=issuer["name"],
            sent=now,
            message_type=warning.message_type,
            references=[writing.triple(issuer["sender"], one.id, one.published_at or now) for one in replaced],
            category=event["category"],
            event=event["zh"],
            code=warning.event_code,
            colour=warning.colour,
            severity=now_in_force("warning-colours", now)[warning.colour]["severity"],
            expires=warning.expires_at,
            headline=warning.headline,
            description=warning.description,
            instruction=warning.instruction,
            place=place,
            names={key: values[0] for key, values in names.items()},
        )
    )


def _name(code: str) -> str:
    place = places.place(code)
    return place.name if place else code


def read_warning(tx: Tx, warning_id: str) -> Warning:
    """A warning. Raises NotFound."""
    warning = tx.session.get(Warning, warning_id)
    if warning is None:
        raise no_such_warning(warning_id)
    return warning


def draft_for_outbreak(tx: Tx, cause: str, incident_id: str, disease: str, county: str, count: int) -> None:
    """An outbreak that was verified: a warning is drafted by rule, and two persons decide. Once a signal."""
    known = tx.session.exec(select(col(Warning.id)).where(col(Warning.cause) == cause)).first()
    if known is not None or places.place(county) is None:
        return
    wanted = now_in_force("outbreak-warning", tx.now)
    colour = now_in_force("warning-colours", tx.now)[wanted["colour"]]["zh"]
    told = rules.Told(
        message_type="ALERT",
        references=(),
        colour=wanted["colour"],
        event_code=wanted["event_code"],
        headline=f"{_name(county)}传染病{colour}预警（{disease}）",
        description=f"监测并核实：{_name(county)}{disease}本周报告{count}例，高于预期。",
        instruction="请注意个人防护，出现症状及时就诊。",
        counties=[county],
        has_area=False,
        expires_at=tx.now + timedelta(days=wanted["days"]),
        channels=(),
    )
    draft_warning(tx, Draft(told, "", incident_id, cause))
