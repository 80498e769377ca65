"""The one door: every request to a department comes through here, in the order the functions stand in."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import grpc

from chassis.telemetry import span
from gateway import problems
from gateway.departments import DEADLINE, Departments
from gateway.endpoints import Endpoint, endpoints, tree
from gateway.forms import Forms
from gateway.identity import Caller, Identity, check_access, purpose_of
from gateway.limits import Buckets
from gateway.problems import Refused
from gateway.streams import send_events, wants_events
from gateway.visit import MASKED, STILL, Visit
from gateway.watches import Watches

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from starlette.types import Receive, Scope, Send

    from chassis.auth import Keyring
    from chassis.bus import Bus
    from chassis.settings import Settings
    from chassis.telemetry import Span
    from gateway.contract import Contract
    from gateway.departments import Metadata

log = logging.getLogger(__name__)
_IDEMPOTENCY_KEY = re.compile(rb"[\x21-\x7e]{1,128}")


class Door:
    """A plain ASGI application, because layers between it and the server cost more than all it does itself."""

    def __init__(self, settings: Settings, keyring: Keyring, bus: Bus, contract: Contract) -> None:
        """Compiles everything. Raises ValueError if contract or settings contradict themselves."""
        self.endpoints = endpoints(contract)
        self.departments = Departments(settings, contract)
        self.watches = Watches(bus, contract.topics)
        self._tree = tree(self.endpoints)
        self._forms = Forms((one.binding.template, one.problem_form) for one in self.endpoints)
        self._identity = Identity(settings, keyring)
        self._buckets = Buckets(settings.rate, settings.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, whatever happens, unless its answer has already begun."""
        headers: dict[bytes, bytes] = dict(scope["headers"])
        verb: str = scope["method"]
        refused: Refused | None = None
        endpoint: Endpoint | None = None
        values: list[str] = []
        try:
            endpoint, values = self._tree.find(verb, scope["raw_path"])
            name = endpoint.name
            form = endpoint.problem_form
        except Refused as no_way:
            refused, name, form = no_way, f"{verb} ?", self._forms.near(scope["raw_path"])
        with span(name, headers.get(b"traceparent", b"").decode("latin-1")) as here:
            visit = Visit(scope, receive, send, headers, here, form)
            if refused or endpoint is None:
                await visit.refuse(refused or problems.unexpected())
                return
            try:
                await self._answer(visit, endpoint, values)
            except Refused as refusal:
                await visit.refuse(refusal)
            except Exception:
                log.exception("%s failed", name)
                await visit.refuse(problems.unexpected())

    async def _answer(self, visit: Visit, endpoint: Endpoint, values: list[str]) -> None:
        caller = await self._admit(visit, endpoint)
        purpose = purpose_of(visit.headers.get(b"civic-purpose"))
        key = visit.headers.get(b"idempotency-key")
        if key is not None and not _IDEMPOTENCY_KEY.fullmatch(key):
            zh, en = (
                "Idempotency-Key 应为 1 至 128 个可见 ASCII 字符",
                "Idempotency-Key must be 1 to 128 visible ASCII characters",
            )
            raise Refused(400, "gateway.bad-idempotency-key", zh, en)
        body = await visit.body(endpoint.method.takes, endpoint.method.most) if endpoint.request.takes_body else None
        request = endpoint.request.read(values, visit.scope["query_string"], body, visit.headers)
        asking = Asking(self, visit, endpoint, purpose, key)
        masked = endpoint.masks(caller, purpose)
        if endpoint.method.stream and visit.scope["method"] != "HEAD" and wants_events(visit.headers):
            who = _who(caller, visit.scope)
            await send_events(asking, request, self.watches, who, masked=masked)
            return
        answer = await asking.ask(request, caller)
        headers = STILL if endpoint.method.media_types else MASKED if masked else ()
        status, said = endpoint.head(answer)
        await visit.send(status, *endpoint.write(answer, masked=masked), (*headers, *said))

    async def _admit(self, visit: Visit, endpoint: Endpoint) -> Caller | None:
        """Who is calling, once it is sure that they may and that they do not call too often."""
        authorization = visit.headers.get(b"authorization")
        if authorization is None or endpoint.method.access.public:
            self._buckets.take(_address(visit.scope))
            caller = None
        else:
            caller = self._identity.known(authorization) or await self._verify(authorization, visit.scope)
            self._buckets.take(caller.key)
        check_access(endpoint.method.access, caller)
        return caller

    async def _verify(self, authorization: bytes, scope: Scope) -> Caller:
        # Only tokens that do not hold count against an address, since many people may share one.
        address = _address(scope)
        self._buckets.look(address)
        try:
            return await self._identity.caller(authorization)
        except Refused:
            self._buckets.take(address)
            raise

    async def again(self, visit: Visit, endpoint: Endpoint) -> Caller | None:
        """The caller of a request that goes on for long, checked anew: the token may have ended. Raises Refused."""
        authorization = visit.headers.get(b"authorization")
        if authorization is None or endpoint.method.access.public:
            return None
        caller = await self._identity.caller(authorization)
        check_access(endpoint.method.access, caller)
        return caller

    def metadata(self, caller: Caller | None, purpose: str, key: bytes | None, here: Span) -> Metadata:
        """What travels to the department beside the request."""
        made: list[tuple[str, str]] = [("traceparent", here.traceparent)]
        if caller is not None:
            made.append(("authorization", f"Bearer {self._identity.vouch(caller, purpose)}"))
        if key is not None:
            made.append(("idempotency-key", key.decode("ascii")))
        return tuple(made)


class Asking:
    """How the department of one request is asked, once or again and again."""

    __slots__ = ("_door", "_key", "_purpose", "endpoint", "visit")

    def __init__(self, door: Door, visit: Visit, endpoint: Endpoint, purpose: str, key: bytes | None) -> None:
        """Asks nothing yet."""
        self._door, self.visit, self.endpoint, self._purpose, self._key = door, visit, endpoint, purpose, key

    async def ask(self, request: Message, caller: Caller | None) -> Message:
        """The department's answer. Raises Refused."""
        department = self.endpoint.department(request)
        call = self._door.departments.call(self.endpoint.method, department)
        metadata = self._door.metadata(caller, self._purpose, self._key, self.visit.here)
        try:
            return await call(request, timeout=DEADLINE, metadata=metadata)
        except grpc.aio.AioRpcError as error:
            raise problems.from_rpc(error, department) from None

    async def ask_again(self, request: Message) -> Message:
        """The same after the caller was checked anew. Raises Refused."""
        return await self.ask(request, await self._door.again(self.visit, self.endpoint))


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return f"address {client[0]}" if client else "address ?"


def _who(caller: Caller | None, scope: Scope) -> str:
    return caller.key if caller else _address(scope)
