"""The hop to the departments: one HTTP/2 connection per distinct address, shared by all who answer there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import grpc
import grpc.aio
from grpc_health.v1 import health_pb2

from gateway.problems import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from google.protobuf.message import Message

    from chassis.settings import Settings
    from gateway.contract import Contract, Method

    Metadata = tuple[tuple[str, str], ...]
    # A unary call of gRPC: request, then timeout and metadata by name.
    Call = Callable[..., Awaitable[Message]]

# Seconds a department has to answer. A caller who went away does not shorten it: what was begun is not cut in two.
DEADLINE = 10.0
_HEALTH_DEADLINE = 1.5
_OPTIONS = (
    # A department that comes back is called again within a second, and not after gRPC's two minutes.
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1000),
    ("grpc.keepalive_time_ms", 30_000),
    ("grpc.max_receive_message_length", 16 << 20),
)


class Departments:
    """Open it on the event loop that will call."""

    def __init__(self, settings: Settings, contract: Contract) -> None:
        """Connects to nothing yet."""
        self._settings, self._names = settings, frozenset(contract.departments)
        self._channels: dict[str, grpc.aio.Channel] = {}
        self._calls: dict[tuple[str, str], Call] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """All departments, in alphabetical order."""
        return tuple(sorted(self._names))

    def call(self, method: Method, department: str) -> Call:
        """How a method is called there. Raises Refused (404) if there is no such department."""
        key = (method.full_name, department)
        found = self._calls.get(key)
        if found is None:
            if department not in self._names:
                zh, en = "没有这个部门", "there is no such department"
                raise Refused(404, "gateway.no-such-department", zh, en)
            found = self._unary(
                department, method.rpc_path, method.request.SerializeToString, method.response.FromString
            )
            self._calls[key] = found
        return found

    async def health(self) -> dict[str, str]:
        """What each department says of itself: SERVING, NOT_SERVING, SERVICE_UNKNOWN, or UNREACHABLE."""
        answers = await asyncio.gather(*(self._health(name) for name in self.names))
        return dict(zip(self.names, answers, strict=True))

    async def close(self) -> None:
        """Gives the connections back."""
        for channel in self._channels.values():
            await channel.close()
        self._channels.clear()
        self._calls.clear()

    async def _health(self, department: str) -> str:
        check = self._unary(
            department,
            "/grpc.health.v1.Health/Check",
            health_pb2.HealthCheckRequest.SerializeToString,
            health_pb2.HealthCheckResponse.FromString,
        )
        asked = health_pb2.HealthCheckRequest(service=f"civic.{department}")
        try:
            answer: Any = await check(asked, timeout=_HEALTH_DEADLINE)
        except grpc.aio.AioRpcError as error:
            return "SERVICE_UNKNOWN" if error.code() is grpc.StatusCode.NOT_FOUND else "UNREACHABLE"
        return str(health_pb2.HealthCheckResponse.ServingStatus.Name(answer.status))

    def _unary(self, department: str, path: str, serialize: Any, parse: Any) -> Call:  # noqa: ANN401 - upb's methods
        address = self._settings.address(department)
        if address not in self._channels:
            self._channels[address] = grpc.aio.insecure_channel(address, options=_OPTIONS)
        made: Call = self._channels[address].unary_unary(
            path, request_serializer=serialize, response_deserializer=parse
        )
        return made
