"""What an uploaded content is, by what it holds and not by what it is called; and everything wrong with it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

import filetype

from chassis.errors import Fault, Unavailable
from services.onething.papers import opening
from services.onething.papers.limits import JPEG, MOST_BYTES, MOST_NAME, OFD, TYPES, law

if TYPE_CHECKING:
    from datetime import date

_ALSO = {"image/jpg": JPEG, "application/octet-stream": ""}
_ZIP = "application/zip"
_WORDS = {
    "broken": ("文件已损坏或内容不完整，无法打开", "the file is damaged or incomplete and does not open"),
    "encrypted": ("文件加了密码，请去除密码后上传", "the file is encrypted; take the password off first"),
    "active": (
        "文件含有脚本、启动动作或附件，请另存为普通 PDF",
        "the file holds scripts, actions or other files; save it as a plain PDF",
    ),
    "too-many-pixels": ("图片像素过多：最多 {pixels}", "too many pixels: at most {pixels}"),
    "too-many-pages": ("页数过多：最多 {pages} 页", "too many pages: at most {pages}"),
    "too-large-unpacked": ("文件展开后过大，无法打开", "the file is too large once unpacked"),
}
_REMEMBERED = 256
_known: OrderedDict[tuple[str, date], str] = OrderedDict()
_lock = threading.Lock()
# Each is a process: an office's machine opens few at a time, the others wait.
_opening = threading.BoundedSemaphore(2)


def kind_of(content: bytes) -> str:
    """Media type by the content; empty if it is none that is taken."""
    guessed = str(filetype.guess_mime(content) or "")
    if guessed == _ZIP and b"OFD.xml" in content:
        return OFD
    return guessed if guessed in TYPES.values() else ""


def faults(content: bytes, declared: str, file_name: str, today: date) -> list[Fault]:
    """Everything wrong with an upload; `declared` is the media type that the sender stated. Raises Unavailable."""
    found = []
    if len(file_name) > MOST_NAME:
        told = (f"文件名最多 {MOST_NAME} 个字", f"at most {MOST_NAME} characters")
        found.append(Fault("fileName", "onething.file-name-too-long", *told))
    if not content:
        return [*found, Fault("content", "onething.material-empty", "文件是空的", "the file is empty")]
    if len(content) > MOST_BYTES:
        told = (f"文件超过 {MOST_BYTES >> 20} MiB", f"larger than {MOST_BYTES >> 20} MiB")
        found.append(Fault("content", "onething.material-too-large", *told))
    kind = kind_of(content)
    if not kind:
        known = "、".join(name.upper() for name in TYPES)
        told = (f"文件内容应为 {known}", f"the content must be one of {', '.join(TYPES)}")
        return [*found, Fault("content", "onething.material-unknown-type", *told)]
    said = _ALSO.get(declared, declared)
    if said and said != kind:
        told = (f"声明的类型是 {declared}，内容却是 {kind}", f"declared as {declared}, but it is {kind}")
        found.append(Fault("content", "onething.material-type-lies", *told))
    if len(content) <= MOST_BYTES and (code := look(content, kind, today)):
        zh, en = _WORDS[code]
        limits = {"pixels": _most("image-most-pixels", today), "pages": _most("document-most-pages", today)}
        found.append(Fault("content", f"onething.material-{code}", zh.format(**limits), en.format(**limits)))
    return found


def look(content: bytes, kind: str, today: date) -> str:
    """Opens a content; the code of what is wrong, empty if it opens. The last answers are remembered.

    Raises Unavailable if the machine is too busy to tell.
    """
    key = (hashlib.sha256(content).hexdigest(), today)
    with _lock:
        if key in _known:
            return _known[key]
    code = _open(content, kind, today)
    with _lock:
        _known[key] = code
        while len(_known) > _REMEMBERED:
            _known.popitem(last=False)
    return code


def _open(content: bytes, kind: str, today: date) -> str:
    limits = [str(_most("image-most-pixels", today)), str(_most("document-most-pages", today))]
    command = [sys.executable, "-I", opening.__file__, kind, *limits]
    try:
        with _opening:
            done = subprocess.run(  # noqa: S603 - our own interpreter, on our own file
                command, input=content, capture_output=True, timeout=2 * opening.SECONDS, check=True, env={}
            )
        return str(json.loads(done.stdout)["fault"])
    except subprocess.TimeoutExpired as error:
        # It did not use up its own time: the machine is busy, and the file may be good.
        raise Unavailable("an uploaded file could not be opened in time") from error
    except (subprocess.CalledProcessError, ValueError):
        # Killed by one of its limits.
        return "too-large-unpacked"


def _most(name: str, today: date) -> int:
    return int(law().at(name, today).value)
