"""What stands at one path and verb, compiled once at start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from gateway.convert.incoming import Decoders
from gateway.convert.outgoing import Encoders
from gateway.convert.requests import RequestReader
from gateway.forms import form_of
from gateway.routes import Tree

if TYPE_CHECKING:
    from google.protobuf.message import Message

    from gateway.contract import Binding, Contract, Method
    from gateway.identity import Caller
    from gateway.problems import Headers

_HEADERS = (b"location", b"etag", b"last-modified")


class Endpoint:
    """One way into one method, with its converters."""

    def __init__(self, method: Method, binding: Binding, decoders: Decoders, encoders: Encoders) -> None:
        """Compiles the converters."""
        self.method, self.binding = method, binding
        self.name = f"{binding.verb} {binding.template}"
        self.request = RequestReader(decoders, method, binding)
        contract = decoders.contract
        self._make_head: Any = contract.message_class(contract.pool.FindMessageTypeByName("civic.Head"))
        answer = method.answers
        self.problem_form = form_of(method.media_types)
        # What a stream sends is the items; what a plain answer sends is the whole.
        self.has_sensitive = encoders.has_sensitive(answer)
        self._clear, self._masked = (encoders.of_message(answer, masked=masked) for masked in (False, True))
        if method.stream:
            item = answer.fields_by_name[method.stream.items].message_type
            assert item is not None
            self._item_clear, self._item_masked = (encoders.of_message(item, masked=masked) for masked in (False, True))

    def department(self, request: Any) -> str:  # noqa: ANN401 - a message of the contract's pool
        """Who answers this request."""
        return self.method.department or str(getattr(request, self.method.routed_by))

    def masks(self, caller: Caller | None, purpose: str) -> bool:
        """Whether this caller sees personal data masked.

        Residents see their own clear. Staff see it clear when they say why, which the department logs; a resident's
        purpose opens nobody else's data.
        """
        if not self.has_sensitive:
            return False
        if caller is None:
            return True
        if caller.actor.role == "resident":
            return not self.method.access.own
        return not purpose

    def write(self, answer: Any, *, masked: bool) -> tuple[bytes, bytes]:  # noqa: ANN401 - of the contract's pool
        """Media type and body: the answer as JSON; one of another media type as it is.

        Nothing can be masked in that, so its department leaves personal data out of it or asks for a purpose itself.
        """
        allowed = self.method.media_types
        if allowed:
            said = answer.content_type
            return (said if said in allowed else allowed[0]).encode("ascii"), answer.data
        return b"application/json", orjson.dumps((self._masked if masked else self._clear).write(answer))

    def head(self, answer: Any) -> tuple[int, Headers]:  # noqa: ANN401 - of the contract's pool
        """Status and headers that the answer asks for: a `civic.Head` among an HttpBody's extensions."""
        if self.method.media_types:
            for said in answer.extensions:
                if said.type_url.endswith("/civic.Head"):
                    head = self._make_head.FromString(said.value)
                    return head.status or 200, tuple(
                        (name, value.encode("ascii", "ignore"))
                        for name, value in zip(_HEADERS, (head.location, head.etag, head.last_modified), strict=True)
                        if value
                    )
        return 200, ()

    def write_item(self, item: Message, *, masked: bool) -> bytes:
        """One item of a stream as JSON, on one line."""
        return orjson.dumps((self._item_masked if masked else self._item_clear).write(item))


def endpoints(contract: Contract) -> list[Endpoint]:
    """All ways in that a person may use; what only departments may call has no way in from outside."""
    decoders, encoders = Decoders(contract), Encoders(contract)
    return [
        Endpoint(method, binding, decoders, encoders)
        for method in contract.methods
        if method.access.public or method.access.roles - {"service"}
        for binding in method.bindings
    ]


def tree(found: list[Endpoint]) -> Tree[Endpoint]:
    """The endpoints by path and verb."""
    made: Tree[Endpoint] = Tree()
    for endpoint in found:
        made.add(endpoint.binding.verb, endpoint.binding.template, endpoint)
    return made
