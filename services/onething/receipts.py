"""The receipt (回执) of a case: its code, which nobody can guess, and the paper as a PDF. No personal data is on it."""

from __future__ import annotations

import base64
import hmac
import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import segno
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from chassis.signing import ALGORITHM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A font that every reader of PDF brings itself: nothing of it is in the file.
FONT = "STSong-Light"
# 80 bits: nobody guesses it, and people can still type it.
_CODE_BYTES = 10
_GROUP = 4
_QR_SIDE = 34 * mm
_WIDTHS = (9 * mm, 83 * mm, 48 * mm, 34 * mm)


def code_of(secret: bytes, receipt_no: str) -> str:
    """The code of a receipt, four groups of four."""
    drawn = hmac.digest(secret, receipt_no.encode(), ALGORITHM)[:_CODE_BYTES]
    text = base64.b32encode(drawn).decode()
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def holds(secrets: Iterable[bytes], receipt_no: str, code: str) -> bool:
    """Whether the code belongs to the number, by any of the secrets; case, blanks and hyphens do not count."""
    said = _plain(code).encode()
    return any(hmac.compare_digest(_plain(code_of(secret, receipt_no)).encode(), said) for secret in secrets)


def _plain(code: str) -> str:
    return "".join(char for char in code.upper() if char.isalnum())


def path_of(receipt_no: str, code: str) -> str:
    """Where anybody can verify it."""
    return f"/v1/receipts/{receipt_no}/verify?code={code}"


@dataclass(frozen=True)
class Line:
    """An item on the receipt; texts hold Chinese and English."""

    title: str
    department: str
    limit: str


@dataclass(frozen=True)
class Paper:
    """What stands on a receipt, texts ready to be read; `url` is what its QR code says."""

    receipt_no: str
    facts: Sequence[tuple[str, str]]
    items: Sequence[Line]
    notes: Sequence[str]
    code: str
    url: str


def pdf(paper: Paper) -> bytes:
    """The receipt on A4; the same facts make the same bytes."""
    _font()
    made = io.BytesIO()
    title = f"受理回执 Receipt {paper.receipt_no}"
    document = SimpleDocTemplate(
        made,
        pagesize=A4,
        title=title,
        author="OneThing 一件事",
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=16 * mm,
        bottomMargin=16 * mm,
        invariant=1,
    )
    facts = [[_text(name, _SMALL), _text(value)] for name, value in paper.facts]
    head = Table([[Table(facts, colWidths=[42 * mm, 92 * mm], style=_LEAN), _Code(paper.url)]], style=_LEAN)
    rows = [[_text(one, _SMALL) for one in ("", "事项 Item", "部门 Department", "承诺时限 Promised")]]
    rows += [
        [_text(str(place)), _text(one.title), _text(one.department), _text(one.limit)]
        for place, one in enumerate(paper.items, 1)
    ]
    parts: list[Flowable] = [
        Paragraph("“一件事”受理回执", _TITLE),
        Paragraph("Receipt of a one-thing", _SMALL),
        Spacer(1, 5 * mm),
        head,
        Spacer(1, 5 * mm),
        Table(rows, colWidths=_WIDTHS, repeatRows=1, style=_GRID),
        Spacer(1, 5 * mm),
        *(_text(note, _SMALL) for note in paper.notes),
        _text(f"核验码 Verification code: {paper.code}"),
        _text(f"核验地址 Verify at: {paper.url}", _SMALL),
    ]
    document.build(parts)
    return made.getvalue()


@cache
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


_BODY = ParagraphStyle("body", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8.5, leading=12, textColor=colors.HexColor("#454c57"))
_TITLE = ParagraphStyle("title", parent=_BODY, fontSize=18, leading=24)
_LEAN = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1)]
_GRID = [
    ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#9aa1ab")),
    ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#f2f4f7")),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def _text(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


class _Code(Flowable):  # type: ignore[misc] # the library has no types
    """A QR code, each module a square."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.width = self.height = _QR_SIDE
        self._rows = segno.make_qr(said, error="m").matrix

    def draw(self) -> None:
        """See reportlab."""
        side = self.width / len(self._rows)
        for row, modules in enumerate(self._rows):
            for place, dark in enumerate(modules):
                if dark:
                    low = self.height - (row + 1) * side
                    self.canv.rect(place * side, low, side, side, stroke=0, fill=1)
