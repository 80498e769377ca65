"""What others read: papers, certificates, awards in bulk, who needs help first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from sqlalchemy import or_
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound
from city import areas
from city.days import china_day
from services.assistance.actions.awards import serves
from services.assistance.law import law
from services.assistance.models import Award, AwardAmount, DisabilityCard, Paper
from services.assistance.rules.awards import month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, USUAL = 1000, 200
MOST_AWARDS, USUAL_AWARDS = 100_000, 50_000
_WHO_MAY = ("assistance", "safety")
AWARDS = pa.schema(
    [
        ("resident_id", pa.string()),
        ("household_id", pa.string()),
        ("benefit", pa.string()),
        ("amount_fen", pa.int64()),
        ("from_month", pa.string()),
    ]
)


def read_paper(tx: Tx, no: str) -> Paper:
    """A statement; residents read those about themselves. Raises NotFound."""
    paper = tx.session.get(Paper, no)
    mine = paper is not None and (
        tx.actor.subject == paper.resident_id if tx.actor.role == "resident" else serves(tx, paper.county)
    )
    if paper is None or not mine:
        raise NotFound("assistance.no-such-paper", "没有这份文书", "no such paper")
    return paper


def read_card(tx: Tx, no: str) -> DisabilityCard:
    """A certificate; residents read their own, staff those of their county. Raises NotFound."""
    card = tx.session.get(DisabilityCard, no)
    mine = card is not None and (
        tx.actor.subject == card.resident_id if tx.actor.role == "resident" else serves(tx, card.county)
    )
    if card is None or not mine:
        raise NotFound("assistance.no-such-card", "没有这本残疾人证", "no such certificate")
    return card


def disabled_at_risk(
    tx: Tx, area: str, counties: Sequence[str], towns: Sequence[str], most: int
) -> list[tuple[str, str, int, list[str]]]:
    """Holders of certificates in an area, the gravest first: resident, town, rank, reasons.

    Raises InvalidInput naming every fault, NotAllowed without a purpose or from another department.
    """
    if tx.actor.department not in _WHO_MAY or not tx.actor.purpose:
        zh, en = "只有公共安全和救助部门可以为明确用途查询", "only safety and assistance may ask, for a purpose"
        raise NotAllowed("assistance.not-for-you", zh, en)
    faults, wanted = [], None
    if not (area or counties or towns):
        zh, en = "请给出多边形、区县或乡镇", "give a polygon, counties or towns"
        faults.append(Fault("areaGeojson", "assistance.area", zh, en))
    if area:
        try:
            wanted = areas.read(area)
        except areas.WrongArea as error:
            faults.append(Fault("areaGeojson", "assistance.area", error.zh, error.en))
    if not 0 <= most <= MOST:
        faults.append(Fault("most", "assistance.most", f"1 至 {MOST}", f"from 1 to {MOST}"))
    if faults:
        raise InvalidInput.of("assistance.at-risk", faults)
    today = china_day(tx.now)
    ranks = law().at("risk-rank", today).value
    query = select(DisabilityCard).where(col(DisabilityCard.revoked_on).is_(None), DisabilityCard.valid_until >= today)
    if counties and not area and not towns:
        query = query.where(col(DisabilityCard.county).in_(counties))
    found: list[tuple[str, str, int, list[str]]] = []
    for card in tx.session.exec(query.order_by(col(DisabilityCard.grade), col(DisabilityCard.no))):
        if len(found) == (most or USUAL):
            break
        if areas.selects(wanted, counties, towns, card.village):
            reasons = [f"持证残疾人 {card.grade} 级 disability grade {card.grade}", *filter(None, [card.category])]
            found.append((card.resident_id, card.town, int(ranks[str(card.grade)]), reasons))
    return found


def awards_page(tx: Tx, month: str, size: int, after: str) -> tuple[bytes, int, str]:
    """Awards that are paid for a month, as an Arrow IPC stream; rows; the token of the next page. Departments only."""
    if tx.actor.role != "service" or tx.actor.department not in ("policy", "assistance"):
        raise NotAllowed("assistance.not-for-you", "仅供政策计算部门", "only for policy")
    if not 0 <= size <= MOST_AWARDS:
        raise InvalidInput("assistance.page-size", f"1 至 {MOST_AWARDS}", f"from 1 to {MOST_AWARDS}")
    month = month or month_of(china_day(tx.now))
    size = size or USUAL_AWARDS
    newest = select(AwardAmount.from_month).where(AwardAmount.award_no == Award.no, AwardAmount.from_month <= month)
    newest = newest.order_by(col(AwardAmount.from_month).desc()).limit(1)
    columns = (Award.no, Award.resident_id, Award.household_id, Award.benefit, AwardAmount.amount_fen, Award.from_month)
    query = select(*columns).join(AwardAmount, col(AwardAmount.award_no) == col(Award.no))  # type: ignore[call-overload]
    query = query.where(AwardAmount.from_month == newest.correlate(Award).scalar_subquery())
    query = query.where(Award.state != "CANCELLED", Award.from_month <= month, Award.no > after)
    query = query.where(or_(col(Award.stopped_from).is_(None), col(Award.stopped_from) > month))
    rows = tx.session.exec(query.order_by(col(Award.no)).limit(size)).all()
    columns_of = list(zip(*[row[1:] for row in rows], strict=True)) or [()] * len(AWARDS)
    table = pa.table([pa.array(one, kind.type) for one, kind in zip(columns_of, AWARDS, strict=True)], schema=AWARDS)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, AWARDS) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes(), len(rows), rows[-1][0] if len(rows) == size else ""
