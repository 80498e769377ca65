"""The clock on an institution's papers: warned before they run out, lapsed when they have, restored when renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.childcare.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotAllowed, NotFound
from chassis.serials import draw
from city.days import china_day
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.filing import Filing, FilingStep, InstitutionPaper, PaperNotice
from services.childcare.rules import filings as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from chassis.edge import Tx

EVERY_SECONDS = 3600.0
_AT_ONCE = 200


def staff_only(tx: Tx) -> None:
    """Raises NotAllowed for whoever is not of childcare."""
    if tx.actor.department != "childcare":
        raise NotAllowed("childcare.not-our-staff", "只有托育主管部门可以办理", "only childcare's own staff may")


def locked(tx: Tx, institution_id: str) -> Institution:
    """An institution, locked until the transaction ends. Raises NotFound."""
    wanted = select(Institution).where(col(Institution.id) == institution_id).with_for_update()
    found: Institution | None = tx.session.exec(wanted.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotFound("childcare.no-such-institution", "没有这个托育机构", "no such institution")
    return found


def filing_of(tx: Tx, institution_id: str) -> Filing | None:
    """The filing of an institution."""
    return tx.session.exec(select(Filing).where(col(Filing.institution_id) == institution_id)).first()


def papers_of(tx: Tx, institution_id: str) -> Sequence[InstitutionPaper]:
    """An institution's papers. Raises NotAllowed."""
    staff_only(tx)
    query = select(InstitutionPaper).where(col(InstitutionPaper.institution_id) == institution_id)
    return tx.session.exec(query.order_by(col(InstitutionPaper.kind))).all()


def keep_paper(tx: Tx, institution_id: str, kind: str, until: date, *, estimated: bool) -> None:
    """Enters or renews a paper: its clock starts anew."""
    key = f"{institution_id}-{kind}"
    row = tx.session.get(InstitutionPaper, key)
    if row is None:
        row = InstitutionPaper(id=key, institution_id=institution_id, kind=kind, valid_until=until, estimated=estimated)
    row.valid_until, row.estimated, row.warned = until, estimated, None
    tx.session.add(row)


def renew_paper(tx: Tx, institution_id: str, kind: str, valid_until: str) -> Institution:
    """Enters a paper's last day; a filing that had lapsed stands again when no paper is run out.

    Raises NotAllowed, NotFound, InvalidInput naming every fault.
    """
    staff_only(tx)
    institution, today = locked(tx, institution_id), china_day(tx.now)
    until, found = rules.paper_faults(kind, valid_until, today)
    if until is None or found:
        raise InvalidInput.of("childcare.paper", found)
    keep_paper(tx, institution_id, kind, until, estimated=False)
    tx.session.flush()
    filing = filing_of(tx, institution_id)
    papers = papers_of(tx, institution_id)
    if filing and filing.state == rules.LAPSED and not rules.lapsed([one.valid_until for one in papers], today):
        filing.state = rules.FILED
        set_places(tx, institution, max(institution.planned, filing.places), filing.places)
        announce(tx, filing, "FILED", "RESTORED", {"paper": kind})
    return institution


def watch_papers(tx: Tx, count: Callable[[Tx, str, str], object]) -> bool:
    """The job: warns 60, 30 and 7 days ahead (once each), lets a filing lapse the day after a paper's last.

    `count` enters a lapse in the credit file.
    """
    today = china_day(tx.now)
    horizon = max(law().at("paper-warnings", today).value)
    query = (
        select(InstitutionPaper, Filing)
        .join(Filing, col(Filing.institution_id) == col(InstitutionPaper.institution_id))
        .where(col(Filing.state) != rules.CLOSED, col(InstitutionPaper.warned).is_distinct_from(0))
        .order_by(col(InstitutionPaper.valid_until), col(InstitutionPaper.id))
    )
    done, lapsed = 0, list[tuple[str, str]]()
    for paper, filing in tx.session.exec(query):
        if (paper.valid_until - today).days > horizon or done == _AT_ONCE:
            break
        due = rules.warning(law(), today, paper.valid_until, paper.warned)
        if due is None:
            continue
        done += 1
        paper.warned = due.days
        tx.session.add(paper)
        told = {"institution_id": filing.institution_id, "county": filing.county, "kind": paper.kind}
        key = f"{paper.id}-{paper.valid_until}-{due.days}"
        tx.session.add(PaperNotice(id=key, **told, days=due.days, valid_until=paper.valid_until, at=tx.now))
        event = events.PaperExpiring(institution_id=filing.institution_id, county=filing.county, paper=paper.kind)
        event.days_left, event.valid_until = due.left, paper.valid_until.isoformat()
        tx.emit(filing.institution_id, event)
        if due.days == 0 and filing.state == rules.FILED:
            institution = locked(tx, filing.institution_id)
            filing.state = rules.LAPSED
            set_places(tx, institution, institution.planned, institution.used + institution.promised)
            announce(tx, filing, "LAPSED", "LAPSED", {"paper": paper.kind})
        if due.days == 0:
            lapsed.append((filing.institution_id, f"{paper.kind} {paper.valid_until}"))
    for institution_id, cause in lapsed:
        count(tx, institution_id, cause)
    return done == _AT_ONCE


def notices(tx: Tx, county: str) -> Sequence[PaperNotice]:
    """Warnings of a county, newest first. Raises NotAllowed."""
    staff_only(tx)
    query = select(PaperNotice).where(col(PaperNotice.county) == (county or tx.actor.county))
    return tx.session.exec(query.order_by(col(PaperNotice.at).desc(), col(PaperNotice.id)).limit(_AT_ONCE)).all()


def set_places(tx: Tx, institution: Institution, planned: int, filed: int) -> None:
    """Changes an institution's places, and says so if they changed."""
    if (institution.planned, institution.filed) == (planned, filed):
        return
    institution.planned, institution.filed = planned, filed
    tx.session.add(institution)
    changed = events.PlacesChanged(institution_id=institution.id, county=institution.county)
    changed.planned, changed.filed, changed.used = planned, filed, institution.used
    tx.emit(institution.id, changed)


def announce(tx: Tx, filing: Filing, state: str, kind: str, what: dict[str, object]) -> None:
    """Writes a step of a filing and tells the city."""
    tx.session.add(filing)
    tx.session.add(FilingStep(id=draw("S", 14), filing_no=filing.no, kind=kind, what=what, at=tx.now))
    event = events.InstitutionFiled(institution_id=filing.institution_id, county=filing.county, state=state)
    tx.emit(filing.institution_id, event)
