"""Asking other departments, several at once and never longer than told: who does not answer leaves a question open."""

from __future__ import annotations

import contextvars
import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from chassis.errors import DomainError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from google.protobuf.message import Message

    from chassis.edge import Tx

log = logging.getLogger(__name__)
_THREADS = 16


@dataclass(frozen=True)
class Asked:
    """An answer, or None and why there is none."""

    answer: Any
    why_zh: str = ""
    why_en: str = ""
    refused: bool = False


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="safety-asks")


def ask_all(tx: Tx, asked: Mapping[str, tuple[str, Message]], purpose: str, seconds: float) -> dict[str, Asked]:
    """Asks (method, request) under each key at once, in the actor's name; waits at most `seconds` for all together.

    Who answers later is not waited for: the call ends by its own deadline and its answer is dropped.
    """
    if not asked:
        return {}
    ends = time.monotonic() + seconds
    calls: dict[str, Future[Any]] = {}
    for key, (method, request) in asked.items():
        context = contextvars.copy_context()
        calls[key] = _threads().submit(context.run, tx.asking, tx.actor, method, request, purpose, tx.case_id)
    return {key: _answer(call, max(0.0, ends - time.monotonic()), asked[key][0]) for key, call in calls.items()}


def _answer(call: Future[Any], seconds: float, method: str) -> Asked:
    try:
        return Asked(call.result(timeout=seconds))
    except TooLate:
        call.cancel()
        return Asked(None, "未在时限内答复", "did not answer in time")
    except Unavailable as error:
        return Asked(None, "没有答复", f"did not answer: {error}")
    except DomainError as error:
        return Asked(None, f"不予答复：{error.zh}", f"refused: {error.en}", refused=True)
    except Exception:
        # Whatever went wrong with the question, help goes out: the question stays open and the log says why.
        log.exception("asking %s failed", method)
        return Asked(None, "询问失败", "the question failed")
