"""Opens one file of unknown origin, in a process of its own with little memory and little time.

Run as ``python -I opening.py TYPE MOST_PIXELS MOST_PAGES`` with the content on standard input; answers one JSON object:
``{"fault": code}`` with what is wrong, empty if nothing is. A file that takes too much kills this process and nothing
else: the caller reads that as a fault of the file. Imports nothing of ours.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import warnings
import zipfile

MEMORY = 1 << 30
# Of processor time.
SECONDS = 4
# An OFD is a ZIP of XML and pictures.
MOST_PARTS = 5_000
MOST_UNPACKED = 128 << 20
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}


def look(kind: str, content: bytes, most_pixels: int, most_pages: int) -> str:
    """The code of what is wrong with a content of this media type; empty if it opens."""
    if kind == "application/pdf":
        return _pdf(content, most_pages)
    if kind == "application/ofd":
        return _ofd(content)
    return _image(_FORMATS[kind], content, most_pixels)


def _image(name: str, content: bytes, most_pixels: int) -> str:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - one kind of file, one library

    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=[name]) as image:
            # The head alone is read so far: what is too large is not unpacked.
            if image.width * image.height > most_pixels:
                return "too-many-pixels"
            # A JPEG is read to its end at an eighth of its size.
            image.draft(None, (1, 1))
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, IndexError):
        return "broken"
    return ""


def _pdf(content: bytes, most_pages: int) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - likewise
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            return "encrypted"
        pages = len(reader.pages)
        if pages > most_pages:
            return "too-many-pages"
        if not pages:
            return "broken"
        for page in reader.pages:
            _ = page.mediabox, page.get_contents()
        return "active" if _acts(reader) else ""
    # A reader of damaged files fails in many ways; each says that the file does not open.
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError):
        return "broken"


def _acts(reader: object) -> bool:
    """Whether a PDF would do something when it is opened: run a script, start a program, bring other files."""
    root = reader.trailer["/Root"]  # type: ignore[attr-defined]
    names = root.get("/Names") or {}
    opens = root.get("/OpenAction")
    opens = opens.get_object() if hasattr(opens, "get_object") else opens
    kind = opens.get("/S") if isinstance(opens, dict) else None
    names = names.get_object() if hasattr(names, "get_object") else names
    return "/AA" in root or kind in {"/JavaScript", "/Launch"} or bool({"/JavaScript", "/EmbeddedFiles"} & set(names))


def _ofd(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = parts.infolist()
            if len(found) > MOST_PARTS or sum(part.file_size for part in found) > MOST_UNPACKED:
                return "too-large-unpacked"
            if any(part.flag_bits & 1 for part in found):
                return "encrypted"
            root = parts.read("OFD.xml")
            # Every part is unpacked once and its checksum compared; sizes that lie are cut off by the reader.
            return "broken" if parts.testzip() or b"ofdspec.org" not in root else ""
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, ValueError, RuntimeError, EOFError):
        return "broken"


def main() -> None:
    """One file from standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    kind, most_pixels, most_pages = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    try:
        fault = look(kind, sys.stdin.buffer.read(), most_pixels, most_pages)
    except MemoryError:
        fault = "too-large-unpacked"
    sys.stdout.write(json.dumps({"fault": fault}))


if __name__ == "__main__":
    main()
