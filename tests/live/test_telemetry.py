"""One trace for one case, from the HTTP request to the last reaction, as a collector receives it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import grpc
import pytest
from opentelemetry.proto.collector.metrics.v1 import metrics_service_pb2
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2

from deploy.local.platform import Platform
from tests.conftest import CITY
from tests.journeys import people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from opentelemetry.proto.trace.v1.trace_pb2 import Span


class Collector:
    """An OTLP collector that keeps what it receives."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.metrics: set[str] = set()
        self._lock = threading.Lock()
        self._server = grpc.server(ThreadPoolExecutor(4))
        traces = "opentelemetry.proto.collector.trace.v1.TraceService"
        metrics = "opentelemetry.proto.collector.metrics.v1.MetricsService"
        self._serve(traces, self._take_traces, trace_service_pb2.ExportTraceServiceRequest.FromString)
        self._serve(metrics, self._take_metrics, metrics_service_pb2.ExportMetricsServiceRequest.FromString)
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"
        self._server.start()

    def _serve(self, service: str, method: object, reader: object) -> None:
        handler = grpc.unary_unary_rpc_method_handler(method, reader, lambda _answer: b"")
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {"Export": handler}),))

    def _take_traces(self, request: trace_service_pb2.ExportTraceServiceRequest, _context: object) -> bytes:
        with self._lock:
            self.spans += [
                span for group in request.resource_spans for scope in group.scope_spans for span in scope.spans
            ]
        return b""

    def _take_metrics(self, request: metrics_service_pb2.ExportMetricsServiceRequest, _context: object) -> bytes:
        with self._lock:
            self.metrics |= {
                metric.name
                for group in request.resource_metrics
                for scope in group.scope_metrics
                for metric in scope.metrics
            }
        return b""

    def stop(self) -> None:
        self._server.stop(1).wait()


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.stop()


def test_a_case_is_one_trace_at_the_collector(collector: Collector, tmp_path: Path) -> None:
    with Platform(tmp_path, {**CITY, "CIVIC_OTLP_ENDPOINT": collector.address}) as platform:
        client = people.window(platform)
        opened = client.call("POST", "/v1/cases", people.submission())
        case = people.ended(client, opened["caseId"], "COMPLETED")
    mine = [span for span in collector.spans if span.trace_id.hex() == case["traceId"]]
    names = [span.name for span in mine]
    assert "OpenCase" in names
    granted = [item for item in case["items"] if item["status"] == "GRANTED"]
    assert names.count("react civic.onething.v1.ItemAssigned") == len(granted)
    assert names.count("react civic.onething.v1.ItemAnswered") == len(granted)
    known = {span.span_id for span in mine}
    roots = [span for span in mine if span.parent_span_id not in known]
    assert len(roots) == 1, [span.name for span in roots]
    assert {"civic_rpc_duration", "civic_events_taken", "civic_events_sent"} <= collector.metrics
