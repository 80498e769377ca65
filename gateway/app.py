"""The gateway as an application: the door to all departments, the pages, and their beginning and end."""

from __future__ import annotations

import signal
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson
import uvicorn
from fastapi import FastAPI, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from gateway import openapi, pages
from gateway.contract import Contract
from gateway.door import Door
from gateway.readiness import Readiness

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from chassis.auth import Keyring
    from chassis.bus import Bus
    from chassis.settings import Settings

# Seconds that requests under way have to end when the server stops; longer than a department's deadline.
_GRACE = 12
_KEEP_ALIVE = 65


def make_app(settings: Settings, keyring: Keyring, bus: Bus, contract: Contract | None = None) -> FastAPI:
    """The application, of the contract that is shipped unless another is given. `keyring` is the gateway's own.

    Raises ValueError if contract or settings contradict themselves. The bus stays the caller's to close.
    """
    known = contract or Contract.shipped()
    door = Door(settings, keyring, bus, known)
    readiness = Readiness(door.departments, bus)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await door.watches.close()
        await door.departments.close()

    @cache
    def document() -> dict[str, Any]:
        return openapi.document(known, door.endpoints)

    app = FastAPI(
        title="OneThing",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # The door has its own spans; FastAPI's would stand beside them, with queries and addresses in clear.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.door = door

    @app.get("/")
    async def home() -> Response:
        return _page(pages.home(door.endpoints))

    @app.get("/healthz")
    async def healthz() -> Response:
        return _json({"status": "ok"})

    @app.get("/readyz")
    async def readyz() -> Response:
        ready, found = await readiness.check()
        return _json(found, 200 if ready else 503)

    @app.get("/openapi.json")
    async def openapi_json() -> Response:
        return _json(document())

    @app.get("/docs")
    async def docs() -> Response:
        return _page(pages.DOCS)

    @app.get("/docs/openapi-3.0.json")
    async def openapi_3_0() -> Response:
        return _json(openapi.for_version_3_0(document()))

    @app.get("/docs/start.js")
    async def start() -> Response:
        return Response(pages.START, media_type="text/javascript")

    app.router.routes.append(Mount("/docs/assets", StaticFiles(directory=pages.ASSETS)))
    # A route that holds an application instead of a function hands on untouched, whatever the verb. What the contract
    # owns is looked for first, since each route in front costs every request; the rest is nowhere, and is told so.
    for prefix in sorted({endpoint.binding.template.split("/")[1] for endpoint in door.endpoints}):
        app.router.routes.insert(0, Route(f"/{prefix}/{{path:path}}", endpoint=door))
    app.router.routes.append(Route("/{path:path}", endpoint=door))
    return app


def make_server(settings: Settings, app: FastAPI) -> Server:
    """A server for the address in `settings.http_listen`; `run()` blocks, `should_exit = True` ends it gracefully."""
    host, _, port = settings.http_listen.rpartition(":")
    return Server(
        uvicorn.Config(
            app,
            host=host.strip("[]"),
            port=int(port),
            loop="uvloop",
            http="httptools",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE,
            timeout_graceful_shutdown=_GRACE,
        )
    )


class Server(uvicorn.Server):
    """Ends the streams before it waits for the requests under way, since a stream goes on for as long as a case."""

    async def shutdown(self, sockets: Any = None) -> None:  # noqa: ANN401 - as uvicorn has it
        """See uvicorn."""
        app: Any = self.config.app
        app.state.door.watches.stop()
        await super().shutdown(sockets)


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, {"cache-control": "no-store"}, "application/json")


def _page(text: str) -> Response:
    return Response(text, 200, pages.SECURITY, "text/html; charset=utf-8")


def serve(settings: Settings, app: FastAPI) -> None:
    """Serves until SIGTERM or SIGINT, ends what is under way, and returns, so that the caller can end the rest.

    uvicorn sends itself the signal once more when it has ended: without handlers of ours that would kill the process.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    make_server(settings, app).run()
