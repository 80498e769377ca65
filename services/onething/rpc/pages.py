"""Page tokens: where a page ended. Protobuf in, action, protobuf out."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, TypeVar

from chassis.errors import Fault, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime


T = TypeVar("T")


def token_of(at: date | datetime, item_id: str) -> str:
    """The mark of a page's last moment or day, and its last item."""
    return base64.urlsafe_b64encode(f"{at.isoformat()} {item_id}".encode()).decode()


def opened(token: str, parse: Callable[[str], T]) -> tuple[T, str] | None:
    """Where a page ended: its last moment or day, and its last item."""
    if not token:
        return None
    try:
        at, item_id = base64.urlsafe_b64decode(token).decode().split(" ")
        return parse(at), item_id
    except (ValueError, binascii.Error) as error:
        fault = Fault("pageToken", "onething.bad-page-token", "翻页标记无效", "not a page token of ours")
        raise InvalidInput.of("onething.bad-page-token", [fault]) from error
