"""gRPC, in and out: the edge as a server for other processes, and the one way to ask another department."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import grpc
from civic import options_pb2
from google.api import annotations_pb2
from google.protobuf import message_factory
from grpc_health.v1 import health_pb2
from sqlalchemy import insert, select

from chassis import telemetry
from chassis.auth import Actor
from chassis.db import replies
from chassis.errors import PROBLEM_KEY, Conflict, DomainError, NotAllowed, NotSignedIn, Unavailable, from_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor
    from google.protobuf.message import Message

    from chassis.auth import Keyring
    from chassis.edge import Edge, Tx
    from chassis.settings import Settings

log = logging.getLogger(__name__)
Rpc = Callable[["Tx", Any], Any]
NOBODY = Actor("", "")


class Method:
    """One RPC of a department at the edge: identity, permission, transaction, stored replies, errors."""

    def __init__(
        self,
        edge: Edge,
        descriptor: MethodDescriptor,
        function: Callable[[Tx, Any], Message],
        before: Callable[[Any], object] | None = None,
    ) -> None:
        """Reads what the proto says of the method; `before` looks at a request before its transaction opens."""
        options = descriptor.GetOptions()
        self.edge, self.name, self._function = edge, descriptor.name, function
        self._before = before
        self._access = options.Extensions[options_pb2.access]
        self.reads = options.Extensions[annotations_pb2.http].WhichOneof("pattern") == "get"
        self._request = message_factory.GetMessageClass(descriptor.input_type)
        self._label = {"department": edge.service, "method": descriptor.name}

    def invoke(self, metadata: Mapping[str, str | bytes], body: bytes) -> bytes:
        """Transport-free: metadata and bytes in, bytes out. Raises DomainError."""
        started = time.perf_counter()
        with telemetry.span(self.name, str(metadata.get("traceparent", ""))) as span:
            try:
                actor = self.actor(metadata)
                request = self._request.FromString(body)
                if self._before:
                    self._before(request)
                key = "" if self.reads else str(metadata.get("idempotency-key", ""))
                return self._perform(request, key, actor, span.traceparent)
            finally:
                telemetry.RPC_SECONDS.record(time.perf_counter() - started, self._label)

    def _perform(self, request: Message, key: str, actor: Actor, traceparent: str) -> bytes:
        try:
            return self.edge.perform(lambda tx: self._once(tx, request, key), actor, traceparent=traceparent)
        except Conflict:
            if not key:
                raise
            # Perhaps the same request, sent twice at once, was first: then its reply is known by now.
            return self.edge.perform(lambda tx: self._once(tx, request, key), actor, traceparent=traceparent)

    def actor(self, metadata: Mapping[str, str | bytes]) -> Actor:
        """Who calls, if the token holds and the role may. Raises NotSignedIn, NotAllowed."""
        authorization = str(metadata.get("authorization", ""))
        if not authorization:
            if self._access.public:
                return NOBODY
            raise NotSignedIn("auth.no-token", "请先登录", "sign in first")
        actor = self.edge.keyring.verify(authorization.removeprefix("Bearer "))
        if not self._access.public and actor.role not in self._access.roles:
            allowed = ", ".join(self._access.roles)
            raise NotAllowed("auth.role", "您的角色无权办理此事", f"{actor.role} may not; allowed: {allowed}")
        return actor

    def _once(self, tx: Tx, request: Message, key: str) -> bytes:
        """With a request id: the reply that was given the first time, stored in the action's own transaction."""
        if not key:
            return bytes(self._function(tx, request).SerializeToString())
        scope = f"{tx.actor.role}/{tx.actor.subject}/{self.name}/{key}"
        row_id = hashlib.sha256(scope.encode()).hexdigest()
        digest = hashlib.sha256(request.SerializeToString(deterministic=True)).hexdigest()
        connection = tx.session.connection()
        known = connection.execute(select(replies).where(replies.c.id == row_id)).first()
        if known:
            if known.request != digest:
                raise Conflict(
                    "request.key-reused", "同一请求编号提交了不同的内容", "this Idempotency-Key came with another body"
                )
            return bytes(known.reply)
        reply = bytes(self._function(tx, request).SerializeToString())
        connection.execute(insert(replies).values(id=row_id, request=digest, reply=reply, at=tx.now))
        return reply


class Server:
    """The gRPC server of a process: any number of departments behind one port."""

    def __init__(self, listen: str, threads: int, alive: Mapping[str, Callable[[], bool]]) -> None:
        """`threads` serve each department. `alive` says of each whether it can serve; gRPC health asks it."""
        options = (("grpc.so_reuseport", 0), ("grpc.max_receive_message_length", 16 * 1024 * 1024))
        self._server = grpc.server(ThreadPoolExecutor(threads, thread_name_prefix="rpc"), options=options)
        self._alive = alive
        self.port = 0
        self._listen, self._threads = listen, threads
        self._pools: list[ThreadPoolExecutor] = []
        check = grpc.unary_unary_rpc_method_handler(
            self._check,
            request_deserializer=health_pb2.HealthCheckRequest.FromString,
            response_serializer=health_pb2.HealthCheckResponse.SerializeToString,
        )
        self._server.add_generic_rpc_handlers(
            (grpc.method_handlers_generic_handler("grpc.health.v1.Health", {"Check": check}),)
        )

    def add(self, service: ServiceDescriptor, invokes: Mapping[str, Callable[..., bytes]]) -> None:
        """Serves the methods of one proto service; each is (metadata, body) → body."""
        # Threads of its own: departments of one process ask each other, and calls that wait for an answer must not
        # hold the threads in which it would be given.
        pool = ThreadPoolExecutor(self._threads, thread_name_prefix=f"rpc-{service.name}")
        self._pools.append(pool)
        handlers = {}
        for name, invoke in invokes.items():
            handle: Any = _handler(invoke)
            handle.experimental_thread_pool = pool
            handlers[name] = grpc.unary_unary_rpc_method_handler(handle)
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service.full_name, handlers),))

    def start(self) -> int:
        """Listens; returns the port. Raises RuntimeError if the address is taken."""
        self.port = self._server.add_insecure_port(self._listen)
        self._server.start()
        return self.port

    def stop(self, grace: float = 5.0) -> None:
        """No new calls; those in hand have `grace` seconds."""
        self._server.stop(grace).wait()
        for pool in self._pools:
            pool.shutdown(wait=False)

    def _check(self, request: health_pb2.HealthCheckRequest, context: grpc.ServicerContext) -> Any:  # noqa: ANN401
        name = request.service.removeprefix("civic.")
        if name and name not in self._alive:
            context.abort(grpc.StatusCode.NOT_FOUND, "no such service here")
        serving = all(alive() for service, alive in self._alive.items() if name in ("", service))
        status = health_pb2.HealthCheckResponse.SERVING if serving else health_pb2.HealthCheckResponse.NOT_SERVING
        return health_pb2.HealthCheckResponse(status=status)


def _handler(invoke: Callable[..., bytes]) -> Callable[[bytes, grpc.ServicerContext], bytes]:
    def handle(body: bytes, context: grpc.ServicerContext) -> bytes:
        try:
            return invoke(dict(context.invocation_metadata()), body)
        except DomainError as error:
            context.set_trailing_metadata(((PROBLEM_KEY, error.to_bytes()),))
            context.abort(error.status, error.code)
        except Unavailable as error:
            context.abort(grpc.StatusCode.UNAVAILABLE, str(error))
        except Exception:
            log.exception("a call failed")
            context.abort(grpc.StatusCode.INTERNAL, "internal")
        raise AssertionError("abort raises")

    return handle


class Asker:
    """Calls other departments: deadline, bounded retries, the actor's token and a purpose."""

    def __init__(self, keyring: Keyring, settings: Settings) -> None:
        """Opens channels on first use."""
        self._keyring, self._settings = keyring, settings
        self._channels: dict[str, grpc.Channel] = {}

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:  # noqa: ANN401
        """The answer, an instance of the method's own response. Raises DomainError, Unavailable."""
        (service,) = request.DESCRIPTOR.file.services_by_name.values()
        called = service.methods_by_name[method]
        department = service.file.package.split(".")[1]
        span = telemetry.current.get()
        metadata = [("authorization", f"Bearer {self._keyring.ask_as(actor, purpose, case_id)}")]
        if span:
            metadata.append(("traceparent", span.traceparent))
        call = self._channel(department).unary_unary(f"/{service.full_name}/{method}")
        for left in (1, 0):
            try:
                raw = call(request.SerializeToString(), timeout=self._settings.ask_deadline, metadata=metadata)
            except grpc.RpcError as error:
                problem = dict(error.trailing_metadata() or ()).get(PROBLEM_KEY)
                if problem:
                    raise from_bytes(problem) from error
                if not left or error.code() != grpc.StatusCode.UNAVAILABLE:
                    raise Unavailable(f"{department} did not answer {method}") from error
            else:
                return message_factory.GetMessageClass(called.output_type).FromString(raw)
        raise AssertionError("unreachable")

    def _channel(self, department: str) -> grpc.Channel:
        address = self._settings.address(department)
        if address not in self._channels:
            self._channels[address] = grpc.insecure_channel(address)
        return self._channels[address]

    def close(self) -> None:
        """Gives the channels back."""
        for channel in self._channels.values():
            channel.close()
