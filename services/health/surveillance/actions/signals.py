"""Signals on their way: listed, verified within 24 hours, investigated in the field, concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.health.network.actions import health_staff
from services.health.surveillance.models import CONFIRMED, EXCLUDED, IN_FIELD, OPEN, Signal, SignalWeek
from services.health.surveillance.rules import signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST_LISTED = 500


def list_signals(tx: Tx, county: str, state: str, disease: str, *, overdue: bool) -> list[Signal]:
    """Signals, those to be verified first at the top; an officer's own county unless another is named."""
    query = select(Signal).order_by(col(Signal.verify_until), col(Signal.id)).limit(MOST_LISTED)
    query = query.where(col(Signal.state).in_([state] if state else [OPEN, IN_FIELD]))
    if chosen := county or (tx.actor.county if tx.actor.role == "officer" else ""):
        query = query.where(col(Signal.county) == chosen)
    if disease:
        query = query.where(col(Signal.disease) == disease)
    if overdue:
        query = query.where(col(Signal.state) == OPEN, col(Signal.verify_until) < tx.now)
    return list(tx.session.exec(query))


def read_signal(tx: Tx, signal_id: str) -> tuple[Signal, Sequence[SignalWeek]]:
    """A signal with its weeks. Raises NotFound."""
    signal = tx.session.get(Signal, signal_id)
    if signal is None:
        raise _no_such_signal()
    return signal, weeks_of(tx, signal)


def weeks_of(tx: Tx, signal: Signal) -> Sequence[SignalWeek]:
    """The weeks of a signal, in order."""
    query = select(SignalWeek).where(col(SignalWeek.signal_id) == signal.id).order_by(col(SignalWeek.week))
    return tx.session.exec(query).all()


def verify_signal(tx: Tx, signal_id: str, outcome: str, note: str) -> Signal:
    """Somebody looked at a signal: EXCLUDED ends it, SUSPECTED sends people into the field.

    Raises NotFound, NotAllowed, NotPossibleNow, InvalidInput naming every fault.
    """
    signal = _held(tx, signal_id, OPEN)
    if faults := signals.statement_faults(OPEN, outcome, note):
        raise InvalidInput.of("health.verification", faults)
    signal.verified_at, signal.verified_by, signal.verification = tx.now, tx.actor.subject, note.strip()
    signal.in_time = tx.now <= signal.verify_until
    signal.state = signals.STEPS[OPEN][outcome]
    if signal.state == EXCLUDED:
        _conclude(tx, signal, note, 0)
    tx.session.add(signal)
    return signal


def conclude_field(tx: Tx, signal_id: str, outcome: str, cases: int, note: str) -> Signal:
    """The field investigation has ended: CONFIRMED, with the cases found, or EXCLUDED.

    Raises NotFound, NotAllowed, NotPossibleNow, InvalidInput naming every fault.
    """
    signal = _held(tx, signal_id, IN_FIELD)
    if faults := signals.statement_faults(IN_FIELD, outcome, note, cases):
        raise InvalidInput.of("health.field-investigation", faults)
    signal.state = signals.STEPS[IN_FIELD][outcome]
    _conclude(tx, signal, note, cases)
    tx.session.add(signal)
    return signal


def _conclude(tx: Tx, signal: Signal, note: str, cases: int) -> None:
    signal.concluded_at, signal.concluded_by = tx.now, tx.actor.subject
    signal.conclusion, signal.field_cases = note.strip(), cases
    confirmed = signal.state == CONFIRMED
    tx.emit(
        signal.id,
        events.OutbreakVerified(
            signal_id=signal.id,
            disease=signal.disease,
            county=signal.county,
            week=signal.week.isoformat(),
            confirmed=confirmed,
            count=cases if confirmed else signal.count,
            in_time=signal.in_time,
        ),
    )


def _held(tx: Tx, signal_id: str, state: str) -> Signal:
    """The signal in the state wanted, kept from others until the end of the transaction."""
    health_staff(tx)
    signal = tx.session.exec(select(Signal).where(col(Signal.id) == signal_id).with_for_update()).first()
    if signal is None:
        raise _no_such_signal()
    if tx.actor.county not in {"", "330800", signal.county}:
        raise NotAllowed("health.other-county", "只能处置本县区的信号", "only signals of the own county")
    if signal.state != state:
        zh, en = (
            f"信号当前状态为 {signal.state}，不能这样办理",
            f"the signal is {signal.state}: this cannot be done now",
        )
        raise NotPossibleNow("health.signal-state", zh, en)
    return signal


def _no_such_signal() -> NotFound:
    return NotFound("health.no-such-signal", "没有这个预警信号", "no such signal")
