"""Jobs (人岗匹配): posted, sought, matched, applied for, filled."""

from __future__ import annotations

import re
import threading
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from sqlalchemy import func
from sqlmodel import col, select
from stdnum.cn import uscc

from chassis.decisions import Reason, Work
from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city import geography
from city.days import china_day, years_between
from services.employment.actions import entries
from services.employment.actions.benefits import stop_for_work
from services.employment.actions.people import resident
from services.employment.law import HERE, law
from services.employment.models import JobApplication, JobOffer, JobSeeker
from services.employment.rules import matching as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, _MOST_TEXT = 50, 2000


class Board:
    """The index over open jobs that a process matches on: a new one is made beside it and then takes its place."""

    def __init__(self) -> None:
        """Empty until the first question."""
        self._live: rules.Index | None = None
        self._building = threading.Lock()

    def index(self, tx: Tx) -> rules.Index:
        """The newest index there is. While one builds, the others go on with the one before."""
        version = tuple(
            tx.session.exec(select(func.count(), func.max(JobOffer.changed_at)).select_from(JobOffer)).one()
        )
        if self._live is not None and self._live.version == version:
            return self._live
        if self._live is not None and self._building.locked():
            return self._live
        with self._building:
            if self._live is None or self._live.version != version:
                open_now = tx.session.exec(select(JobOffer).where(JobOffer.state == "OPEN").order_by(JobOffer.id)).all()
                self._live = rules.Index([_seen(job) for job in open_now], version)
            return self._live


def _seen(job: JobOffer) -> rules.Job:
    return rules.Job(
        job.id, tuple(job.words), job.lat, job.lon, job.shift, frozenset(job.certificates), frozenset(job.skills)
    )


@cache
def wordings() -> tuple[rules.Wording, ...]:
    """Wording that discriminates, from `discrimination.yaml`."""
    listed = yaml.safe_load((HERE / "discrimination.yaml").read_text(encoding="utf-8"))
    return tuple(rules.Wording(one["id"], re.compile(one["pattern"]), one["source"]) for one in listed)


def post(tx: Tx, said: dict[str, Any]) -> tuple[JobOffer, Sequence[Reason]]:
    """Posts a job. Wording that discriminates holds it back, with the words and the law. Raises InvalidInput."""
    today = china_day(tx.now)
    shifts, least = law().at("shifts", today).value, law().at("minimum-wage", today).value
    county = geography.county_at(said["lat"], said["lon"]) or ""
    checks = (
        ("employerCode", uscc.is_valid(said["employer_code"]), "不是有效的统一社会信用代码", "no valid code"),
        ("title", 1 <= len(said["title"].strip()) <= 100, "必填，最多 100 字", "needed, at most 100 characters"),  # noqa: PLR2004 - as the column
        ("text", len(said["text"]) <= _MOST_TEXT, f"最多 {_MOST_TEXT} 字", f"at most {_MOST_TEXT} characters"),
        ("lat", bool(county), "工作地点不在本市", "the place lies outside the city"),
        ("shift", said["shift"] in shifts, f"应为 {'、'.join(shifts)}", f"one of {', '.join(shifts)}"),
        ("openings", 1 <= said["openings"] <= 10_000, "1 到 10000", "1 to 10,000"),  # noqa: PLR2004 - a bound of form
        (
            "wageFen",
            said["wage_fen"] >= least.get(county, 0) or said["shift"] == "PART",
            "低于最低工资",
            "below the minimum wage",
        ),
    )
    faults = [Fault(field, f"employment.job-{field.lower()}", zh, en) for field, fine, zh, en in checks if not fine]
    if faults:
        raise InvalidInput.of("employment.job", faults)
    flags = rules.flagged(f"{said['title']}\n{said['text']}", wordings())
    job = JobOffer(id=new_id(), county=county, state="HELD" if flags else "OPEN", changed_at=tx.now, **said)
    job.words = rules.words(f"{job.title} {job.text} {' '.join(job.skills)}")
    tx.session.add(job)
    tx.session.flush()
    return job, flags


def seek(tx: Tx, resident_id: str, said: dict[str, Any]) -> JobSeeker:
    """Notes what a seeker can and wants. Raises InvalidInput, NotFound, Unavailable."""
    _own(tx, resident_id)
    shifts = law().at("shifts", china_day(tx.now)).value
    faults = []
    if not said["shifts"] or not set(said["shifts"]) <= set(shifts):
        faults.append(Fault("shifts", "employment.shift", f"应为 {'、'.join(shifts)}", f"of {', '.join(shifts)}"))
    if not 1 <= said["most_km"] <= 300:  # noqa: PLR2004 - wider than the city
        faults.append(Fault("mostKm", "employment.distance", "1 到 300 公里", "1 to 300 km"))
    if geography.county_at(said["lat"], said["lon"]) is None:
        faults.append(Fault("lat", "employment.outside", "不在本市", "outside the city"))
    if len(said["wish"]) > 200:  # noqa: PLR2004 - as the column
        faults.append(Fault("wish", "employment.text", "最多 200 字", "at most 200 characters"))
    if faults:
        raise InvalidInput.of("employment.seeker", faults)
    told = resident(tx, resident_id, "求职登记 registration as a seeker")
    decade = years_between(date.fromisoformat(told.birth_date), china_day(tx.now)) // 10 * 10
    seeker = tx.session.get(JobSeeker, resident_id) or JobSeeker(resident_id=resident_id)
    for name, value in said.items():
        setattr(seeker, name, value)
    seeker.people_group, seeker.shown = f"{told.Sex.Name(told.sex)}/{decade}", -1
    tx.session.add(seeker)
    tx.session.flush()
    return seeker


def match(tx: Tx, seeker_id: str, limit: int) -> list[tuple[JobOffer, rules.Match]]:
    """The jobs that suit, best first, each with its reasons; what was filled meanwhile is left out.

    Raises NotFound, InvalidInput.
    """
    _own(tx, seeker_id)
    seeker = tx.session.get(JobSeeker, seeker_id)
    if seeker is None:
        raise _none()
    if not 0 <= limit <= MOST:
        raise InvalidInput.of("employment.match", [Fault("limit", "employment.limit", f"1 到 {MOST}", f"1 to {MOST}")])
    sets = {name: frozenset(getattr(seeker, name)) for name in ("shifts", "certificates", "skills")}
    wanted = rules.Seeker(seeker.wish, seeker.lat, seeker.lon, seeker.most_km, **sets)
    weights = law().at("match-weights", china_day(tx.now)).value
    found = tx.held.index(tx).match(wanted, 2 * MOST, weights)
    rows = tx.session.exec(select(JobOffer).where(col(JobOffer.id).in_([one.job_id for one in found]))).all()
    still = {job.id: job for job in rows if job.state == "OPEN"}
    shown = [(still[one.job_id], one) for one in found if one.job_id in still][: limit or 10]
    seeker.shown = len(shown)
    tx.session.add(seeker)
    return shown


def fairness(tx: Tx) -> list[tuple[str, str, int, float, bool]]:
    """The fairness report over seekers who were shown jobs, see the rule."""
    seekers = tx.session.exec(select(JobSeeker).where(JobSeeker.shown >= 0)).all()
    told = [
        ("|".join(["/".join(sorted(one.skills)), "/".join(sorted(one.certificates))]), one.people_group, one.shown)
        for one in seekers
    ]
    return rules.fairness(told, law().at("fairness-ratio", china_day(tx.now)).value)


def apply(tx: Tx, job_id: str, resident_id: str) -> JobApplication:
    """Applies for a job; twice is the same application. Raises NotFound, NotPossibleNow."""
    _own(tx, resident_id)
    query = select(JobApplication).where(JobApplication.job_id == job_id, JobApplication.resident_id == resident_id)
    if (known := tx.session.exec(query).first()) is not None:
        return known
    job = tx.session.get(JobOffer, job_id)
    if job is None:
        raise _none()
    if job.state != "OPEN":
        raise NotPossibleNow("employment.job-not-open", "岗位已招满或暂停", "the job is filled or held back")
    made = JobApplication(id=new_id(), job_id=job_id, resident_id=resident_id, state="SENT", sent_at=tx.now)
    tx.session.add(made)
    tx.session.flush()
    return made


def hire(tx: Tx, application_id: str) -> JobApplication:
    """Notes that an applicant was hired: never more than there are openings. Raises NotFound, NotPossibleNow."""
    made = tx.session.get(JobApplication, application_id)
    if made is None:
        raise _none()
    job = tx.session.exec(select(JobOffer).where(JobOffer.id == made.job_id).with_for_update()).one()
    tx.session.refresh(job)
    tx.session.refresh(made)
    if made.state == "HIRED":
        return made
    if job.filled >= job.openings:
        raise NotPossibleNow("employment.job-filled", "岗位已招满", "the job is filled")
    job.filled, job.changed_at, made.state = job.filled + 1, tx.now, "HIRED"
    job.state = "FILLED" if job.filled == job.openings else job.state
    tx.session.add(job)
    tx.session.add(made)
    today, who = china_day(tx.now), made.resident_id
    work = Work(made.id, "", "", job.county, 1, {})
    entry = entries.register(tx, work, entries.EMPLOYED, who, today, village=job.county, job=job.id)
    entries.end(tx, entries.standing(tx, who, entries.UNEMPLOYED, lock=True), entry.no)
    stop_for_work(tx, who, today)
    return made


def _own(tx: Tx, resident_id: str) -> None:
    if tx.actor.role == "resident" and tx.actor.subject != resident_id:
        raise _none()


def _none() -> NotFound:
    return NotFound("employment.no-such-job", "没有这条求职或岗位记录", "no such job, seeker or application")
