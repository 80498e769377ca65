"""Items of a case at a department: open the seal, act by rule or ask for an officer, answer. The same for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from chassis.decisions import Answer, Granted, Later, NeedsOfficer, NeedsSupplement, Reason, Refused, Undone, Work
from chassis.errors import InvalidInput
from chassis.signing import filled, statement

if TYPE_CHECKING:
    from google.protobuf.message import Message

    from chassis.edge import Tx

ORCHESTRATOR = "onething"
Task = Callable[["Tx", Work], Answer]
Undo = Callable[["Tx", Work], Undone]
_OUTCOMES = {
    Granted: "GRANTED",
    Refused: "REFUSED",
    NeedsSupplement: "NEEDS_SUPPLEMENT",
    NeedsOfficer: "NEEDS_OFFICER",
    Undone: "UNDONE",
}


def answering(
    tasks: Mapping[str, Task], undos: Mapping[str, Undo], answered: type[Message]
) -> Callable[[Tx, Any], None]:
    """The reaction to assigned work: `tasks` does each kind, `undos` takes it back, `answered` is the event to send.

    An unknown task is a domain error: the event is parked, since the catalogue and this department disagree.
    """

    def react(tx: Tx, event: Any) -> None:  # noqa: ANN401 - the orchestrator's event, whose module we do not import
        undo = event.action == event.UNDO
        function: Callable[[Tx, Work], Answer] | None = undos.get(event.task) if undo else tasks.get(event.task)
        if function is None:
            known = ", ".join(sorted(undos if undo else tasks))
            raise InvalidInput(
                "work.unknown-task", f"本部门没有事项 {event.task}", f"no task {event.task}; known: {known}"
            )
        officer = event.officer if event.HasField("officer") else None
        work = Work(
            case_id=event.case_id,
            item_id=event.item_id,
            task=event.task,
            county=event.county,
            attempt=event.attempt,
            inputs=opened(tx, event),
            one_thing_id=event.one_thing_id,
            officer_granted=officer.granted if officer else None,
            officer_reasons=tuple(reason_of(reason) for reason in officer.reasons) if officer else (),
            inputs_digest=tx.keyring.commit_to(tx.service, label(event, "inputs"), _unsealed(tx, event)),
        )
        answer = function(tx, work)
        if not isinstance(answer, Later):
            answer_later(tx, work, answer, answered)

    return react


def answer_later(tx: Tx, work: Work, answer: Answer, answered: type[Message]) -> None:
    """Answers an item: signed, its outputs sealed. A task that returned Later is answered so when it is decided."""
    outputs = orjson.dumps(dict(answer.outputs) if isinstance(answer, Granted) else {})
    said: Any = answered(
        case_id=work.case_id,
        item_id=work.item_id,
        attempt=work.attempt,
        outcome=_OUTCOMES[type(answer)],
        reasons=[] if isinstance(answer, Later) else [vars(reason) for reason in answer.reasons],
        products=[vars(made) for made in answer.products] if isinstance(answer, Granted) else [],
        sealed_outputs=tx.keyring.seal(ORCHESTRATOR, outputs),
        department=tx.service,
        inputs_digest=work.inputs_digest,
        rules_digest=tx.rules,
    )
    said.signature = tx.keyring.private.sign(
        stated(said, tx.keyring.commit_to(tx.service, label(said, "outputs"), outputs))
    )
    tx.emit(work.case_id, said, case_id=work.case_id)


def opened(tx: Tx, event: Any) -> Any:  # noqa: ANN401 - the orchestrator's event; JSON
    """The inputs of assigned work, unsealed once in a transaction. Raises NotSignedIn if they were altered."""
    known: dict[int, Any] = tx.session.info.setdefault("opened", {})
    # The batch holds its events until the transaction ends, so an identity stands for one event alone.
    if id(event) not in known:
        known[id(event)] = orjson.loads(_unsealed(tx, event))
    return known[id(event)]


def _unsealed(tx: Tx, event: Any) -> bytes:  # noqa: ANN401 - the orchestrator's event
    known: dict[int, bytes] = tx.session.info.setdefault("unsealed", {})
    if id(event) not in known:
        known[id(event)] = tx.keyring.unseal(event.sealed_inputs)
    return known[id(event)]


def label(message: Any, what: str) -> str:  # noqa: ANN401 - assigned work or the answer to it
    """The label under which the digest of an item's inputs or outputs is salted."""
    return f"{message.item_id} {message.attempt} {what}"


def stated(answer: Any, outputs: str) -> bytes:  # noqa: ANN401 - the orchestrator's event
    """What the signature of an answer covers; `outputs` is the digest of what its seal holds."""
    return statement(
        department=answer.department,
        item_id=answer.item_id,
        attempt=answer.attempt,
        outcome=answer.Outcome.Name(answer.outcome),
        reasons=[filled(reason) for reason in answer.reasons],
        products=[filled(made) for made in answer.products],
        inputs=answer.inputs_digest,
        outputs=outputs,
        rules=answer.rules_digest,
    )


def reason_of(message: Any) -> Reason:  # noqa: ANN401 - any protobuf Reason
    """A protobuf reason as the rules' own value."""
    return Reason(**{name.name: getattr(message, name.name) for name in message.DESCRIPTOR.fields})
