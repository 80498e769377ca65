"""The pages that people look at first. Nothing in them comes from another host: the intranet has no internet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from swagger_ui_bundle import swagger_ui_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gateway.endpoints import Endpoint

# Swagger UI sets styles in the page and draws its icons as data; scripts and requests stay on this host.
SECURITY = {
    "content-security-policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
ASSETS: Path = swagger_ui_path

DOCS = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OneThing · 一件事 · API</title>
<link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""

# No validator: it would send the document to a host outside.
START = """window.ui = SwaggerUIBundle({
  url: "/docs/openapi-3.0.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  docExpansion: "list",
  defaultModelsExpandDepth: 0
});
"""

_HOME = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>OneThing · 一件事</title>
<style>
body {{ font: 1.05rem/1.7 system-ui, sans-serif; color: #1c2733; max-width: 46rem; margin: 3rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.6rem; }} h2 {{ font-size: 1.15rem; margin-top: 2rem; }}
a {{ color: #0b5cad; }} li small {{ color: #56636f; }}
</style>
</head>
<body>
<h1>OneThing · 一件事</h1>
<p>一件事，一张表，一次办。<br><span lang="en">One form, one case, every department.</span></p>
<h2>无需登录即可查看 <span lang="en">· Open to anybody</span></h2>
<ul>
{open}
</ul>
<h2>接口 <span lang="en">· Interfaces</span></h2>
<ul>
<li><a href="/docs">接口文档 <span lang="en">· API documentation</span></a></li>
<li><a href="/openapi.json">OpenAPI 3.1</a></li>
<li><a href="/healthz">存活 <span lang="en">· Alive</span></a></li>
<li><a href="/readyz">各部门与消息总线是否就绪 <span lang="en">· Every department and the bus</span></a></li>
</ul>
</body>
</html>
"""


def home(endpoints: Iterable[Endpoint]) -> str:
    """The first page: what anybody may read, taken from the contract, and where the interfaces are."""
    found = [
        f'<li><a href="{escape(e.binding.template)}">{escape(e.binding.template)}</a> '
        f'<small lang="en">{escape(e.method.comment)}</small></li>'
        for e in endpoints
        # What asks for something cannot be followed as a link.
        if e.method.access.public and e.binding.verb == "GET" and not e.method.asks.fields
    ]
    return _HOME.format(open="\n".join(found))
