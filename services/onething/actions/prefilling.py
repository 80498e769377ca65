"""Asking nobody what is known: papers of earlier cases, and on consent what the registry says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from chassis.events import new_id
from city.calendar import day_of
from services.onething import forms
from services.onething.actions.cases import guide
from services.onething.actions.uploading import owner_of
from services.onething.papers import prefill
from services.onething.papers.models import Consent, Paper, PaperUse
from services.onething.papers.terms import valid_until

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.edge import Tx
    from services.onething.catalogue import Entry, Material

PURPOSE = "一件事表单预填（本人同意）：{title}"


def reusable(tx: Tx, one_thing_id: str, situation: str) -> Sequence[tuple[Material, PaperUse, Paper, date]]:
    """The newest paper of each kind that the actor gave in an earlier case and that still holds, with its last day.

    Raises NotFound, InvalidInput.
    """
    entry = _entry(one_thing_id, situation)
    wanted = [m for m in entry.materials_asked(situation) if not m.promise_only and m.terms.valid_months]
    if not wanted:
        return []
    query = (
        select(PaperUse, Paper)
        .join(Paper, col(Paper.id) == col(PaperUse.paper_id))
        .where(PaperUse.owner == owner_of(tx), col(PaperUse.kind).in_({m.terms.kind for m in wanted}))
        .order_by(col(Paper.uploaded_at).desc(), col(PaperUse.handed_at).desc())
    )
    given, today, found = tx.session.exec(query).all(), day_of(tx.now), []
    for material in wanted:
        terms = material.terms
        for use, paper in given:
            until = valid_until(day_of(paper.uploaded_at), terms.valid_months)
            fits = (not terms.accepts or paper.media_type in terms.accepts) and paper.size <= terms.most_bytes
            if use.kind == terms.kind and until and until >= today and fits:
                found.append((material, use, paper, until))
                break
    return found


def prefill_form(
    tx: Tx, one_thing_id: str, situation: str, *, agree: bool
) -> tuple[dict[str, Any], Mapping[str, prefill.Rule]]:
    """Values for the fields that a situation asks and the registry knows of the actor, and where each comes from.

    The registry is asked under the person's own token, and logs it. Without consent nothing is read. A value that the
    form would refuse is left out.

    Raises NotFound, InvalidInput without consent, Unavailable if the registry does not answer.
    """
    entry = _entry(one_thing_id, situation)
    if not agree:
        zh, en = "未经您同意，不读取您的任何信息", "nothing is read about you unless you agree"
        raise InvalidInput.of("onething.no-consent", [Fault("agree", "onething.no-consent", zh, en)])
    rules = prefill.wanted(entry, situation)
    if not rules:
        return {}, {}
    agreed = Consent(
        id=new_id(),
        resident_id=tx.actor.subject,
        one_thing_id=entry.id,
        situation=situation,
        at=tx.now,
        fields=list(rules),
    )
    tx.session.add(agreed)
    records = _read(tx, {prefill.SOURCES[rule.source].record for rule in rules.values()}, entry)
    values = prefill.filled(rules, records)
    wrong = {fault.field for fault in forms.faults(entry, situation, values, tx.now)}
    return {name: value for name, value in values.items() if f"form.{name}" not in wrong}, rules


def _read(tx: Tx, records: set[str], entry: Entry) -> dict[str, dict[str, Any]]:
    """What is asked of the registry, and no more: the household only if a field needs it."""
    purpose = PURPOSE.format(title=entry.title["zh"])
    person = tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=tx.actor.subject), purpose)
    found = {prefill.RESIDENT: _fields(person)}
    found[prefill.RESIDENT]["sex"] = registry_pb2.Resident.Sex.Name(person.sex)
    if prefill.HOUSEHOLD in records and person.household_id:
        request = registry_pb2.GetHouseholdRequest(household_id=person.household_id)
        found[prefill.HOUSEHOLD] = _fields(tx.ask("GetHousehold", request, purpose))
    return found


def _fields(message: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of the registry
    return {field.name: value for field, value in message.ListFields() if not field.is_repeated}


def _entry(one_thing_id: str, situation: str) -> Entry:
    entry = guide(one_thing_id)
    if situation not in entry.situations:
        known = "、".join(entry.situations)
        fault = Fault("situation", "onething.unknown-situation", f"没有这种情形；可选：{known}", f"one of: {known}")
        raise InvalidInput.of("onething.form", [fault])
    return entry
