"""Applications for beds: queue by priority, offer, accept, lapse, leave. A bed is never given twice.

Whoever gives beds of an institution holds the row of that institution; of several, in the order of their ids. Who is
being given a bed elsewhere at the same moment is passed over. The unique indexes stand behind both.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.eldercare.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city import places
from city.days import china_day, years_between
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.actions.homes import read_home, tell_beds
from services.eldercare.actions.reads import log_reads, page
from services.eldercare.law import law
from services.eldercare.models import Application, Bed, Elder, Home, Room
from services.eldercare.rules import beds as rules

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from chassis.edge import Tx

_AT_ONCE, _TRIED = 100, 20
_RUNNING = (rules.WAITING, rules.OFFERED, rules.ADMITTED)


def apply_for_bed(
    tx: Tx, resident_id: str, homes: Sequence[str], county: str, *, nursing: bool, case_id: str | None = None
) -> Application:
    """Applies; a free bed that fits is offered at once. Who applied already is answered with that application.

    Raises NotFound, InvalidInput naming every fault, Unavailable.
    """
    resident_id = resident_id or (tx.actor.subject if tx.actor.role == "resident" else "")
    if not own_or_staff(tx, resident_id):
        raise NotFound("eldercare.no-such-elder", "没有这位居民", "no such resident")
    faults = _wish_faults(tx, homes, county)
    if faults:
        raise InvalidInput.of("eldercare.bed-application", faults)
    county = county or (read_home(tx, homes[0]).county if homes else "")
    elder = elder_of(tx, resident_id)
    log_reads(tx, [resident_id], "bed-application", "床位申请 a bed")
    running = select(Application).where(Application.resident_id == resident_id)
    if (known := tx.session.exec(running.where(col(Application.state).in_(_RUNNING))).first()) is not None:
        return known
    day = china_day(tx.now)
    grade = elder.grade or 0
    found = priority_of(tx, elder)
    application = Application(
        id=new_id(),
        resident_id=resident_id,
        county=county or elder.county,
        homes=sorted(set(homes)),
        priority=found.code,
        rank=found.rank,
        sex=elder.sex,
        grade=grade,
        nursing=rules.needs_nursing(law(), grade, day, asked=nursing),
        applied_at=tx.now,
        queued_at=tx.now,
        case_id=case_id,
    )
    tx.session.add(application)
    tx.session.flush()
    for home_id in _with_room(tx, application):
        offer_beds(tx, home_id)
        if application.state == rules.OFFERED:
            break
    return application


def priority_of(tx: Tx, elder: Elder) -> rules.Priority:
    """Where an elder stands in the order today."""
    day = china_day(tx.now)
    return rules.priority(law(), rules.Person(elder.support, elder.grade, years_between(elder.birth_date, day)), day)


def offer_beds(tx: Tx, home_id: str, passed_over: Collection[str] = ()) -> None:
    """Offers the free beds of an institution to those who wait, by priority and then by time."""
    home = tx.session.get(Home, home_id, with_for_update=True)
    tx.session.flush()
    free = _free(tx, home_id)
    if home is None or not free:
        return
    waiting = select(Application).where(Application.state == rules.WAITING, Application.county == home.county)
    order = (col(Application.rank), col(Application.queued_at), col(Application.id))
    until = tx.now + timedelta(hours=law().at("bed-offer", china_day(tx.now)).value["hours"])
    for one in tx.session.exec(waiting.order_by(*order)).all():
        if not free:
            return
        if one.id in passed_over or (one.homes and home_id not in one.homes):
            continue
        place = next((each for each in free if rules.fits(each, one.sex, one.grade, nursing=one.nursing)), None)
        if place is None or not _still_waits(tx, one):
            continue
        bed = tx.session.get_one(Bed, place.bed_id)
        bed.state, bed.sex = rules.HELD, one.sex
        one.state, one.bed_id, one.offered_at, one.offer_until = rules.OFFERED, bed.id, tx.now, until
        tx.session.add_all((bed, one))
        tx.session.flush()
        free = _free(tx, home_id)


def rank_anew(tx: Tx, elder: Elder) -> None:
    """What decides about an elder's place has changed: who waits moves to the new place."""
    mine = select(Application).where(Application.resident_id == elder.resident_id, Application.state == rules.WAITING)
    application = tx.session.exec(mine.with_for_update()).first()
    if application is None:
        return
    found = priority_of(tx, elder)
    needs = rules.needs_nursing(law(), application.grade, china_day(tx.now), asked=False)
    asked = application.nursing and not needs
    application.grade = elder.grade or 0
    application.priority, application.rank = found.code, found.rank
    application.nursing = rules.needs_nursing(law(), application.grade, china_day(tx.now), asked=asked)
    tx.session.add(application)


def offer_what_is_free(tx: Tx) -> bool:
    """Job: beds that are free while somebody waits for one are offered: whoever was passed over gets another turn."""
    counties = select(Application.county).where(Application.state == rules.WAITING).distinct()
    free = select(Bed.home_id).where(Bed.state == rules.FREE).distinct()
    query = select(Home.id).where(col(Home.county).in_(counties), col(Home.id).in_(free)).order_by(col(Home.id))
    for home_id in tx.session.exec(query).all():
        offer_beds(tx, home_id)
    return False


def answer_offer(tx: Tx, application_id: str, *, accept: bool) -> Application:
    """Accepts or declines. Accepting twice changes nothing. Raises NotFound, NotPossibleNow without an open offer."""
    application, home = _for_change(tx, application_id)
    if accept and application.state == rules.ADMITTED:
        return application
    if application.state != rules.OFFERED or home is None:
        raise NotPossibleNow("eldercare.no-offer", "目前没有待答复的床位", "no bed is on offer")
    if not accept:
        _give_back(tx, application, home)
        return application
    bed = tx.session.get_one(Bed, application.bed_id)
    bed.state, application.state = rules.OCCUPIED, rules.ADMITTED
    tx.session.add_all((bed, application))
    _tell(tx, application, home)
    return application


def leave_bed(tx: Tx, application_id: str) -> Application:
    """Withdraws, or leaves: the bed falls free and goes to the next. Twice changes nothing. Raises NotFound."""
    application, home = _for_change(tx, application_id)
    if application.state in (rules.LEFT, rules.LAPSED):
        return application
    had_bed = application.state == rules.ADMITTED
    bed = tx.session.get(Bed, application.bed_id) if application.bed_id else None
    application.state, application.offer_until = rules.LEFT, None
    tx.session.add(application)
    if bed is not None and home is not None:
        bed.state, bed.sex = rules.FREE, ""
        tx.session.add(bed)
        tx.session.flush()
        if had_bed:
            _tell(tx, application, home)
        offer_beds(tx, home.id)
    return application


def let_offers_lapse(tx: Tx) -> bool:
    """Job: offers nobody answered go to the next. True if there may be more."""
    late = select(Application.id).where(Application.state == rules.OFFERED, col(Application.offer_until) < tx.now)
    found = tx.session.exec(late.order_by(col(Application.bed_id)).limit(_AT_ONCE)).all()
    for application_id in found:
        application, home = _locked(tx, application_id)
        if application is not None and home is not None and application.state == rules.OFFERED:
            _give_back(tx, application, home)
    return len(found) == _AT_ONCE


def read_application(tx: Tx, application_id: str) -> Application:
    """An application, its read logged. Raises NotFound."""
    application = tx.session.get(Application, application_id)
    if application is None or not own_or_staff(tx, application.resident_id):
        raise _no_such_application()
    log_reads(tx, [application.resident_id], "bed-application")
    return application


def place_in_queue(tx: Tx, application: Application) -> int:
    """From 1, in the county; 0 for one that does not wait."""
    if application.state != rules.WAITING:
        return 0
    mine = (application.rank, application.queued_at, application.id)
    before = (
        (col(Application.rank) < mine[0])
        | ((col(Application.rank) == mine[0]) & (col(Application.queued_at) < mine[1]))
        | (
            (col(Application.rank) == mine[0])
            & (col(Application.queued_at) == mine[1])
            & (col(Application.id) < mine[2])
        )
    )
    ahead = select(func.count()).select_from(Application).where(Application.state == rules.WAITING, before)
    return 1 + tx.session.exec(ahead.where(Application.county == application.county)).one()


def reasons_of(tx: Tx, application: Application) -> tuple[Reason, ...]:
    """Why it has its place."""
    table = law().at("bed-priorities", china_day(tx.now))
    zh = next((row["zh"] for row in table.value if row["code"] == application.priority), application.priority)
    told = f"轮候次序第 {application.rank} 类：{zh}", f"priority {application.rank}: {application.priority}"
    return (Reason("eldercare.bed-priority", *told, **table.cited(application.priority)),)


def bed_of(tx: Tx, application: Application) -> Bed | None:
    """The bed on offer or taken."""
    return tx.session.get(Bed, application.bed_id) if application.bed_id and application.state in _RUNNING else None


def list_queue(tx: Tx, county: str, limit: int) -> tuple[Sequence[Application], int]:
    """Who waits in a county, first to last, and how many. Raises InvalidInput."""
    if county not in {each.code for each in places.counties()}:
        fault = Fault("county", "eldercare.unknown-county", "请提供本市县（市、区）代码", "name a county of the city")
        raise InvalidInput.of("eldercare.bed-queue", [fault])
    waiting = select(Application).where(Application.state == rules.WAITING, Application.county == county)
    order = (col(Application.rank), col(Application.queued_at), col(Application.id))
    number = select(func.count()).select_from(Application)
    number = number.where(Application.state == rules.WAITING, Application.county == county)
    return tx.session.exec(waiting.order_by(*order).limit(page(limit))).all(), tx.session.exec(number).one()


def _give_back(tx: Tx, application: Application, home: Home) -> None:
    """An offer was declined or not answered: to the end of its rank, or out of the queue; the bed to the next."""
    bed = tx.session.get_one(Bed, application.bed_id)
    bed.state, bed.sex = rules.FREE, ""
    most = law().at("bed-offer", china_day(tx.now)).value["times"]
    application.lapses += 1
    application.state = rules.LAPSED if application.lapses >= most else rules.WAITING
    application.queued_at, application.bed_id, application.offer_until = tx.now, None, None
    tx.session.add_all((bed, application))
    tx.session.flush()
    offer_beds(tx, home.id, {application.id})


def _tell(tx: Tx, application: Application, home: Home) -> None:
    given = events.BedAssigned(institution_id=home.id, application_id=application.id, county=home.county)
    tx.emit(home.id, given)
    tell_beds(tx, home)


def _free(tx: Tx, home_id: str) -> list[rules.Place]:
    rooms = {room.no: room for room in tx.session.exec(select(Room).where(Room.home_id == home_id))}
    beds = tx.session.exec(select(Bed).where(Bed.home_id == home_id).order_by(col(Bed.id))).all()
    sexes: dict[str, set[str]] = {}
    for bed in beds:
        if bed.state != rules.FREE:
            sexes.setdefault(bed.room_no, set()).add(bed.sex)
    return [
        rules.Place(
            bed.id,
            rooms[bed.room_no].sex,
            bed.nursing,
            (rooms[bed.room_no].grade_from, rooms[bed.room_no].grade_to),
            frozenset(sexes.get(bed.room_no, ())),
        )
        for bed in beds
        if bed.state == rules.FREE
    ]


def _still_waits(tx: Tx, one: Application) -> bool:
    """Locks it; False for one that was given a bed meanwhile, or is being given one."""
    lock = select(Application).where(Application.id == one.id, Application.state == rules.WAITING)
    fresh = lock.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return tx.session.exec(fresh).first() is not None


def _with_room(tx: Tx, application: Application) -> Sequence[str]:
    """Institutions with a free bed of the right type for it, by id; at most some, the queue does the rest."""
    free = select(Bed.home_id).where(Bed.state == rules.FREE, Bed.nursing == application.nursing).distinct()
    if application.homes:
        free = free.where(col(Bed.home_id).in_(application.homes))
    else:
        free = free.where(col(Bed.home_id).in_(select(Home.id).where(Home.county == application.county)))
    return tx.session.exec(free.order_by(col(Bed.home_id)).limit(_TRIED)).all()


def _for_change(tx: Tx, application_id: str) -> tuple[Application, Home | None]:
    application, home = _locked(tx, application_id)
    if application is None or not own_or_staff(tx, application.resident_id):
        raise _no_such_application()
    log_reads(tx, [application.resident_id], "bed-application", "床位申请 a bed")
    return application, home


def _locked(tx: Tx, application_id: str) -> tuple[Application | None, Home | None]:
    """An application and the institution of its bed, both locked, the institution first as everywhere."""
    seen = tx.session.get(Application, application_id)
    bed = tx.session.get(Bed, seen.bed_id) if seen is not None and seen.bed_id else None
    home = tx.session.get(Home, bed.home_id, with_for_update=True) if bed is not None else None
    application = tx.session.get(Application, application_id, with_for_update=True, populate_existing=True)
    if application is not None and bed is not None:
        tx.session.refresh(bed)
    return application, home


def _wish_faults(tx: Tx, homes: Sequence[str], county: str) -> list[Fault]:
    faults = []
    if len(homes) > rules.MOST_WISHES:
        most = rules.MOST_WISHES
        faults.append(Fault("institutionIds", "eldercare.too-many-wishes", f"最多 {most} 家", f"at most {most}"))
    if county and county not in {each.code for each in places.counties()}:
        faults.append(Fault("county", "eldercare.unknown-county", "没有这个县（市、区）", "no such county"))
    for index, home_id in enumerate(homes[: rules.MOST_WISHES]):
        try:
            home = read_home(tx, home_id)
        except NotFound as error:
            faults.append(Fault(f"institutionIds[{index}]", error.code, error.zh, error.en))
        else:
            county = county or home.county
            if home.county != county:
                told = "该机构不在所选县（市、区）", "the institution lies in another county"
                faults.append(Fault(f"institutionIds[{index}]", "eldercare.another-county", *told))
    return faults


def _no_such_application() -> NotFound:
    return NotFound("eldercare.no-such-bed-application", "没有这份床位申请", "no such application for a bed")
