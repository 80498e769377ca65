"""Assessment of ability by two assessors (能力评估), its clock, and the grading for long-term care."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.events import new_id
from city.days import add_months, china_day, years_between
from services.eldercare.actions import tasks
from services.eldercare.actions.beds import rank_anew
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import Assessment, CareTask, Elder, Grading, Opinion
from services.eldercare.rules import assessment as rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.edge import Tx

_MOST_EVIDENCE, _LONGEST_EVIDENCE = 20, 200
_AT_ONCE, _MOST_NAMED = 500, 2


def assess_elder(
    tx: Tx, resident_id: str, found: rules.Findings, assessors: Sequence[tuple[str, Sequence[str]]]
) -> Assessment:
    """Enters the first assessor's findings. `assessors`: (account, evidence), the caller first if any is given.

    Raises InvalidInput naming every fault, NotFound if the registry knows nobody, Unavailable.
    """
    day = china_day(tx.now)
    faults = rules.faults(law(), found, day)
    for index, (_, evidence) in enumerate(assessors):
        faults += _evidence_faults(f"assessors[{index}].evidence", evidence)
    named = [account for account, _ in assessors]
    if named and named[0] != tx.actor.subject:
        told = "第一位评估员应为本人", "the first assessor is who calls"
        faults.append(Fault("assessors[0].assessorId", "eldercare.first-assessor", *told))
    if len(named) > len(set(named)) or len(named) > _MOST_NAMED:
        told = "两位不同的评估员", "two different assessors"
        faults.append(Fault("assessors", "eldercare.assessors-alike", *told))
    if faults:
        raise InvalidInput.of("eldercare.assessment", faults)
    elder = elder_of(tx, resident_id)
    ability = rules.assess(law(), found, day)
    assessment = Assessment(
        id=new_id(),
        resident_id=resident_id,
        county=elder.county,
        state=rules.AWAITS_SECOND,
        second_named=named[1] if len(named) > 1 else "",
        assessed_at=tx.now,
        **_result(ability),
    )
    least = law().at("elder-age", day)
    if years_between(elder.birth_date, day) < least.value:
        told = f"未满 {least.value} 周岁，参照本标准评估", f"younger than {least.value}: assessed by analogy"
        young = Reason("eldercare.younger-than-an-elder", *told, "《老年人权益保障法》第二条", **least.cited())
        assessment.reasons = [*assessment.reasons, asdict(young)]
    tx.session.add(assessment)
    _opine(tx, assessment.id, 1, ability, found, assessors[0][1] if assessors else ())
    log_reads(tx, [resident_id], "assessment", "能力评估 an assessment")
    return assessment


def countersign(tx: Tx, assessment_id: str, found: rules.Findings | None, evidence: Sequence[str]) -> Assessment:
    """The next assessor's findings, None if they agree with the first.

    Raises NotFound, NotAllowed for who assessed already or is not the one named, NotPossibleNow once it is confirmed,
    InvalidInput naming every fault.
    """
    assessment = tx.session.get(Assessment, assessment_id, with_for_update=True)
    if assessment is None:
        raise _no_such_assessment()
    if assessment.state == rules.CONFIRMED:
        raise NotPossibleNow("eldercare.assessment-confirmed", "评估已经确认", "the assessment was confirmed already")
    before = opinions(tx, assessment_id)
    if tx.actor.subject in {opinion.assessor_id for opinion in before}:
        raise NotAllowed("eldercare.same-assessor", "须由另一位评估员确认", "another person has to confirm it")
    rank = len(before) + 1
    if rank == 2 and assessment.second_named not in ("", tx.actor.subject):  # noqa: PLR2004 - the second
        raise NotAllowed("eldercare.another-was-named", "已指定另一位评估员", "another assessor was named")
    day = china_day(tx.now)
    faults = _evidence_faults("evidence", evidence)
    if not evidence:
        told = "请提供评估依据（照片、录音、报告等）", "say what it rests on (photographs, recordings, reports)"
        faults.append(Fault("evidence", "eldercare.evidence-missing", *told))
    if found is not None:
        faults += rules.faults(law(), found, day)
    elif rank == rules.LAST_RANK:
        told = "前两位评估不一致，须独立评分", "the first two differ: score yourself"
        faults.append(Fault("scores", "eldercare.third-scores", *told))
    if faults:
        raise InvalidInput.of("eldercare.assessment", faults)
    mine = found or _findings(before[0].found)
    ability = rules.assess(law(), mine, day)
    _opine(tx, assessment_id, rank, ability, mine, evidence)
    assessment.state = rules.after_countersigning(rank, before[0].final, ability.final)
    if assessment.state == rules.CONFIRMED:
        if rank == rules.LAST_RANK:
            for name, value in _result(ability).items():
                setattr(assessment, name, value)
        _confirm(tx, assessment)
    tx.session.add(assessment)
    log_reads(tx, [assessment.resident_id], "assessment", "能力评估 an assessment")
    return assessment


def read_assessment(tx: Tx, assessment_id: str) -> Assessment:
    """An assessment, its read logged. Raises NotFound."""
    assessment = tx.session.get(Assessment, assessment_id)
    if assessment is None or not own_or_staff(tx, assessment.resident_id):
        raise _no_such_assessment()
    log_reads(tx, [assessment.resident_id], "assessment")
    return assessment


def opinions(tx: Tx, assessment_id: str) -> Sequence[Opinion]:
    """What each assessor found, first to last."""
    tx.session.flush()
    mine = select(Opinion).where(Opinion.assessment_id == assessment_id)
    return tx.session.exec(mine.order_by(col(Opinion.rank))).all()


def reassess_on(assessment: Assessment) -> date | None:
    """The day by which it is to be done again, once it is confirmed."""
    if assessment.confirmed_at is None:
        return None
    day = china_day(assessment.confirmed_at)
    return add_months(day, law().at("reassess-after", day).value)


def call_for_reassessment(tx: Tx) -> bool:
    """Job: whose assessment has run out is a task for people. True if there may be more."""
    today = china_day(tx.now)
    known = select(CareTask.about).where(CareTask.kind == tasks.REASSESSMENT, col(CareTask.done_at).is_(None))
    due = select(Elder).where(col(Elder.died_on).is_(None), col(Elder.reassess_on) <= today)
    due = due.where(col(Elder.resident_id).not_in(known)).order_by(col(Elder.reassess_on)).limit(_AT_ONCE)
    found = tx.session.exec(due).all()
    for elder in found:
        zh, en = f"能力评估于 {elder.reassess_on} 到期", f"the assessment ran out on {elder.reassess_on}"
        place = (elder.county, elder.town)
        tasks.open_task(tx, tasks.REASSESSMENT, elder.resident_id, elder.resident_id, place, zh=zh, en=en)
    return len(found) == _AT_ONCE


def grade_long_term_care(tx: Tx, resident_id: str, scores: Mapping[str, int]) -> tuple[Grading, rules.Level]:
    """Grades and keeps it. Raises InvalidInput naming every score out of range, NotFound, Unavailable."""
    day = china_day(tx.now)
    if faults := rules.ltc_faults(law(), scores, day):
        raise InvalidInput.of("eldercare.grading", faults)
    elder_of(tx, resident_id)
    level = rules.ltc_level(law(), scores, day)
    grading = Grading(
        id=new_id(),
        resident_id=resident_id,
        daily_living=scores["dailyLiving"],
        cognition=scores["cognition"],
        senses=scores["senses"],
        level=level.level,
        graded_by=tx.actor.subject[:60],
        graded_at=tx.now,
    )
    tx.session.add(grading)
    log_reads(tx, [resident_id], "grading", "长期护理失能评估 a grading")
    return grading, level


def _confirm(tx: Tx, assessment: Assessment) -> None:
    day = china_day(tx.now)
    assessment.confirmed_at = tx.now
    elder = elder_of(tx, assessment.resident_id)
    elder.grade, elder.assessed_on = assessment.final, day
    elder.reassess_on = reassess_on(assessment)
    tx.session.add(elder)
    rank_anew(tx, elder)
    tasks.close_tasks(tx, tasks.REASSESSMENT, elder.resident_id, "已重新评估 assessed again")
    assessed = events.AbilityAssessed(
        assessment_id=assessment.id, resident_id=elder.resident_id, county=assessment.county
    )
    tx.emit(elder.resident_id, assessed)


def _opine(
    tx: Tx, assessment_id: str, rank: int, ability: rules.Ability, found: rules.Findings, evidence: Sequence[str]
) -> None:
    said = {**asdict(found), "scores": dict(found.scores)}
    row = Opinion(
        assessment_id=assessment_id, rank=rank, assessor_id=tx.actor.subject[:60], final=ability.final, at=tx.now
    )
    row.found, row.evidence = said, list(evidence)
    tx.session.add(row)


def _result(ability: rules.Ability) -> dict[str, object]:
    reasons = [asdict(reason) for reason in ability.reasons]
    points = {"total": ability.total, "parts": dict(ability.parts), "reasons": reasons}
    return {**points, "preliminary": ability.preliminary, "final": ability.final}


def _findings(found: Mapping[str, Any]) -> rules.Findings:
    return rules.Findings(**found)


def _evidence_faults(field: str, evidence: Sequence[str]) -> list[Fault]:
    if len(evidence) <= _MOST_EVIDENCE and all(0 < len(one) <= _LONGEST_EVIDENCE for one in evidence):
        return []
    zh = f"最多 {_MOST_EVIDENCE} 项，每项最多 {_LONGEST_EVIDENCE} 字"
    en = f"at most {_MOST_EVIDENCE}, each at most {_LONGEST_EVIDENCE} characters"
    return [Fault(field, "eldercare.evidence", zh, en)]


def _no_such_assessment() -> NotFound:
    return NotFound("eldercare.no-such-assessment", "没有这次评估", "no such assessment")
