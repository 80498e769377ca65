"""One trace from the HTTP request to the last reaction, a few own spans, metrics, and logs without personal data.

With no exporter configured a span costs only its ids: they still travel, so a case keeps one trace id.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from opentelemetry import metrics, trace

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")
_ID_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:18|19|20)[0-9]{9}[0-9Xx](?![0-9])")
_PHONE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_exporting = False

meter = metrics.get_meter("civic")
RPC_SECONDS = meter.create_histogram("civic_rpc_duration", "s", "Time a department took to answer one call")
EVENTS_TAKEN = meter.create_counter("civic_events_taken", "1", "Events taken in by a department")
EVENTS_PARKED = meter.create_counter("civic_events_parked", "1", "Events that could not be taken in")
EVENTS_SENT = meter.create_counter("civic_events_sent", "1", "Events the relay handed to the bus")


class Span(NamedTuple):
    """Where we are in the trace."""

    trace_id: str
    span_id: str
    sampled: bool = True

    @property
    def traceparent(self) -> str:
        """W3C Trace Context header value."""
        return f"00-{self.trace_id}-{self.span_id}-{'01' if self.sampled else '00'}"


current: ContextVar[Span | None] = ContextVar("civic_span", default=None)


def parse(traceparent: str) -> Span | None:
    """The span a traceparent names, or None if it is not one."""
    found = _TRACEPARENT.fullmatch(traceparent)
    if not found or found[1] == "0" * 32 or found[2] == "0" * 16:
        return None
    return Span(found[1], found[2], bool(int(found[3], 16) & 1))


@contextmanager
def span(name: str, parent: str = "", **attributes: str) -> Iterator[Span]:
    """A span under `parent` (a traceparent; else the current span; else a new trace)."""
    above = parse(parent) or current.get()
    if not _exporting:
        made = Span(above.trace_id if above else os.urandom(16).hex(), os.urandom(8).hex())
        token = current.set(made)
        try:
            yield made
        finally:
            current.reset(token)
        return
    context = None
    if above:
        flags = trace.TraceFlags(trace.TraceFlags.SAMPLED if above.sampled else trace.TraceFlags.DEFAULT)
        remote = trace.SpanContext(int(above.trace_id, 16), int(above.span_id, 16), is_remote=True, trace_flags=flags)
        context = trace.set_span_in_context(trace.NonRecordingSpan(remote))
    with trace.get_tracer("civic").start_as_current_span(name, context=context, attributes=attributes) as otel:
        ids = otel.get_span_context()
        made = Span(f"{ids.trace_id:032x}", f"{ids.span_id:016x}", ids.trace_flags.sampled)
        token = current.set(made)
        try:
            yield made
        finally:
            current.reset(token)


def start(name: str, endpoint: str = "", sample: float = 1.0, level: str = "INFO") -> None:
    """Sets logging for this process, and exports traces and metrics when an OTLP `endpoint` is given."""
    global _exporting  # noqa: PLW0603 - set once at start
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(name))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty, least in (("kafka", logging.ERROR), ("alembic", logging.WARNING), ("uvicorn", logging.WARNING)):
        logging.getLogger(chatty).setLevel(least)
    if not endpoint:
        return
    from opentelemetry.exporter.otlp.proto.grpc.metric_exporter import OTLPMetricExporter  # noqa: PLC0415 - dear
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.metrics import MeterProvider  # noqa: PLC0415
    from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased  # noqa: PLC0415

    resource = Resource.create({"service.name": name, "service.namespace": "civic"})
    tracing = TracerProvider(resource=resource, sampler=ParentBased(TraceIdRatioBased(sample)))
    tracing.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint, insecure=True)))
    trace.set_tracer_provider(tracing)
    reader = PeriodicExportingMetricReader(OTLPMetricExporter(endpoint=endpoint, insecure=True))
    metrics.set_meter_provider(MeterProvider(resource=resource, metric_readers=[reader]))
    _exporting = True


def stop() -> None:
    """Sends what is still held back."""
    for provider in (trace.get_tracer_provider(), metrics.get_meter_provider()):
        if hasattr(provider, "shutdown"):
            provider.shutdown()


def redact(text: str) -> str:
    """Takes ID numbers and telephone numbers out of a line."""
    return _PHONE.sub("[phone]", _ID_NUMBER.sub("[id-number]", text))


class JsonLines(logging.Formatter):
    """One JSON object a line, with the trace id, redacted."""

    def __init__(self, process: str) -> None:
        """`process` names who logs."""
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = current.get()
        line: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z",
            "level": record.levelname,
            "process": self._process,
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        if at:
            line["traceId"] = at.trace_id
        if record.exc_info:
            line["error"] = redact(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
