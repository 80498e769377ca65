"""A real gateway on a free port in front of a real gRPC server whose departments say what a test tells them."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
import pytest
from civic import options_pb2
from google.protobuf import descriptor_pb2, duration_pb2, struct_pb2, timestamp_pb2, wrappers_pb2
from grpc_health.v1 import health, health_pb2_grpc
from grpc_tools import protoc

from chassis.auth import Keyring, make_keys
from chassis.bus import Bus, MemoryBus
from chassis.errors import PROBLEM_KEY, DomainError
from chassis.settings import Settings
from gateway.app import make_app, make_server
from gateway.contract import Contract
from gateway.token import issue

HERE = Path(__file__).parent
TESTBED = "/civic.testbed.v1.TestbedService/"
Reply = Callable[[Any, Mapping[str, str]], Any]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def contract(tmp_path_factory: pytest.TempPathFactory) -> Contract:
    """The shipped contract and the testbed department."""
    made = tmp_path_factory.mktemp("contract")
    known, out = made / "known.binpb", made / "testbed.binpb"
    shipped = (Path(options_pb2.__file__).parents[1] / "contract.binpb").read_bytes()
    # Sets of files add up by joining their bytes; imports come first.
    known.write_bytes(b"".join(_well_known(shipped)) + shipped)
    failed = protoc.main(
        [
            "protoc",
            f"--descriptor_set_in={known}",
            f"--proto_path={HERE / 'proto'}",
            "--include_source_info",
            f"--descriptor_set_out={out}",
            "civic/testbed/v1/testbed.proto",
        ]
    )
    assert not failed
    return Contract(known.read_bytes() + out.read_bytes())


def _well_known(shipped: bytes) -> Iterator[bytes]:
    """The well-known types that the testbed uses and the shipped contract may not, as a FileDescriptorSet each."""
    names = {file.name for file in descriptor_pb2.FileDescriptorSet.FromString(shipped).file}
    for module in (duration_pb2, struct_pb2, timestamp_pb2, wrappers_pb2):
        if module.DESCRIPTOR.name not in names:
            file = descriptor_pb2.FileDescriptorProto.FromString(module.DESCRIPTOR.serialized_pb)
            yield descriptor_pb2.FileDescriptorSet(file=[file]).SerializeToString()


@dataclass
class Departments:
    """All departments on one address. `replies` by RPC path: request and metadata in; a message or an exception out."""

    contract: Contract
    replies: dict[str, Reply] = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)
    port: int = 0
    health: Any = None

    def service(self, details: grpc.HandlerCallDetails) -> Any:
        known = {method.rpc_path: method for method in self.contract.methods}
        method = known.get(details.method)
        if method is None:
            return None

        def behave(request: Any, context: grpc.ServicerContext) -> Any:
            self.metadata = {str(k): str(v) for k, v in context.invocation_metadata()}
            try:
                return self.replies[details.method](request, self.metadata)
            except DomainError as error:
                context.set_trailing_metadata(((PROBLEM_KEY, error.to_bytes()),))
                context.abort(error.status, error.en)

        return grpc.unary_unary_rpc_method_handler(
            behave,
            request_deserializer=method.request.FromString,
            response_serializer=method.response.SerializeToString,
        )

    def testbed(self, name: str, reply: Reply) -> None:
        self.replies[TESTBED + name] = reply

    def note(self, name: str, reply: Callable[[Any], Any]) -> list[Any]:
        """The requests as they come; `reply` answers them."""
        seen: list[Any] = []

        def answer(request: Any, _: Mapping[str, str]) -> Any:
            seen.append(request)
            return reply(request)

        self.testbed(name, answer)
        return seen

    def make(self, message: str, **fields: Any) -> Any:
        return self.contract.message_class(self.contract.pool.FindMessageTypeByName(f"civic.{message}"))(**fields)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def faults(self) -> dict[str, str]:
        return {fault["field"]: fault["code"] for fault in self.json["errors"]}


@dataclass
class Gateway:
    """The running gateway as its callers see it."""

    port: int
    settings: Settings
    bus: Bus
    app: Any
    server: Any

    def ask(
        self, verb: str, path: str, body: Any = None, token: str = "", raw: bytes | None = None, **headers: str
    ) -> Answer:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        data = raw
        if body is not None:
            data = json.dumps(body).encode()
        if data is not None:
            sent.setdefault("content-type", "application/json")
        if token:
            sent["authorization"] = f"Bearer {token}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(verb, path, data, sent)
            got = connection.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            connection.close()

    def token(self, role: str = "window", subject: str = "w1", **claims: Any) -> str:
        return issue(self.settings, subject, role, **claims)

    @contextmanager
    def events(self, path: str, token: str = "", **headers: str) -> Iterator[Iterator[dict[str, str]]]:
        """The events of a stream as they come; comments are left out."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            sent["authorization"] = f"Bearer {token}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, None, sent)
            got = connection.getresponse()
            assert got.status == 200, got.read()
            assert got.headers["content-type"] == "text/event-stream; charset=utf-8"
            yield _events(got)
        finally:
            connection.close()


def _events(got: http.client.HTTPResponse) -> Iterator[dict[str, str]]:
    event: dict[str, str] = {}
    while line := got.readline():
        text = line.decode().rstrip("\n")
        if text:
            name, _, value = text.partition(": ")
            event[name] = value
        else:
            if "data" in event:
                yield event
            event = {}


@pytest.fixture(scope="session")
def departments(contract: Contract) -> Iterator[Departments]:
    """One server for all tests; each test replaces the replies it needs."""
    made = Departments(contract)
    server = grpc.server(ThreadPoolExecutor(8))
    made.health = health.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(made.health, server)
    server.add_generic_rpc_handlers((made,))
    made.port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield made
    server.stop(0)


StartGateway = Callable[..., Any]


@contextmanager
def running(contract: Contract | None, bus: Bus, **settings: Any) -> Iterator[Gateway]:
    """A gateway with these settings, until the block ends."""
    port = free_port()
    made = Settings(http_listen=f"127.0.0.1:{port}", **settings)
    make_keys(made.keys, ("gateway", "testbed"))
    app = make_app(made, Keyring(made.keys, "gateway"), bus, contract)
    server = make_server(made, app)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    assert server.started
    try:
        yield Gateway(port, made, bus, app, server)
    finally:
        server.should_exit = True
        thread.join(15)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="session")
def gateway(contract: Contract, departments: Departments, keys: Path) -> Iterator[Gateway]:
    """With the development issuer, and without limits that a fast test would meet."""
    address = f"127.0.0.1:{departments.port}"
    with running(contract, MemoryBus(), keys=keys, rpc_address=address, dev_issuer=True, rate=0) as made:
        yield made
