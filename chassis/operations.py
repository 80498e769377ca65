"""What every department answers to an operator about its parked events.

It runs outside the edge: a replay opens a transaction for each event by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.operations.v1 import operations_pb2 as pb

from chassis.errors import InvalidInput, NotFound
from chassis.rpc import Method

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from google.protobuf.message import Message

    from chassis.edge import Edge
    from chassis.inbox import Inbox

SERVICE = pb.DESCRIPTOR.services_by_name["OperationsService"]


def _list(inbox: Inbox, _request: pb.ListParkedRequest, _operator: str) -> Message:
    answer = pb.ListParkedResponse()
    for row in inbox.parked():
        status = pb.ParkedEvent.Status.Value(row.status)
        kind = next((part for part in row.headers.split('"') if part.startswith("civic.")), "")
        told = {"event_id": row.id, "topic": row.topic, "key": row.key, "type": kind, "reason": row.reason}
        answer.parked.add(**told, status=status, parked_at=row.at, tries=row.tries)
    return answer


def _replay(inbox: Inbox, request: pb.ReplayParkedRequest, _operator: str) -> Message:
    done, reason = inbox.replay(request.event_id)
    return pb.ReplayParkedResponse(replayed=done, still_failing=reason)


def _drop(inbox: Inbox, request: pb.DropParkedRequest, operator: str) -> Message:
    if not request.reason.strip():
        raise InvalidInput("operations.no-reason", "请说明放弃的理由", "say why the event is given up")
    return pb.DropParkedResponse(replayed=inbox.drop(request.event_id, request.reason, operator))


_ACTIONS: dict[str, tuple[type[Message], Callable[[Inbox, Any, str], Message]]] = {
    "ListParked": (pb.ListParkedRequest, _list),
    "ReplayParked": (pb.ReplayParkedRequest, _replay),
    "DropParked": (pb.DropParkedRequest, _drop),
}


def invokes(departments: Mapping[str, tuple[Edge, Inbox]]) -> dict[str, Callable[..., bytes]]:
    """The methods, each choosing the department that the request names."""

    def one(name: str) -> Callable[..., bytes]:
        request_type, action = _ACTIONS[name]
        descriptor = SERVICE.methods_by_name[name]
        methods = {department: Method(edge, descriptor, lambda *_: pb.ListParkedResponse())
                   for department, (edge, _) in departments.items()}  # fmt: skip

        def invoke(metadata: Mapping[str, str | bytes], body: bytes) -> bytes:
            request: Any = request_type.FromString(body)
            if request.department not in departments:
                raise NotFound("operations.no-such-department", "没有这个部门", "no such department here")
            actor = methods[request.department].actor(metadata)
            reply: bytes = action(departments[request.department][1], request, actor.subject).SerializeToString()
            return reply

        return invoke

    return {name: one(name) for name in _ACTIONS}
