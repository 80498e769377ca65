"""An electronic licence on paper: A4 with its statement and a QR code that leads to its public check."""

from __future__ import annotations

import base64
import hmac
import io
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import segno
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
_FONT = "STSong-Light"
_CODE_BYTES = 10  # 80 bits: nobody guesses it, and people can still type it
_SIDE = 36 * mm

# How the facts of a statement are called on paper; others are printed under their own names.
LABELS = {
    "name": "姓名",
    "idNumber": "公民身份号码",
    "sex": "性别",
    "birthDate": "出生日期",
    "ethnicity": "民族",
    "hukouCounty": "户籍所在县（市、区）",
    "hukouVillage": "户籍所在村（社区）",
    "householdId": "户号",
    "relation": "与户主关系",
    "permitNo": "证号",
    "village": "居住村（社区）",
    "residentSince": "居住起始日期",
    "validFrom": "签发日期",
    "validUntil": "有效期至",
}


def code_of(secret: bytes, licence_no: str) -> str:
    """The code on a licence's paper: 16 characters by which its number cannot be guessed."""
    return base64.b32encode(hmac.digest(secret, licence_no.encode(), ALGORITHM)[:_CODE_BYTES]).decode()


def fits(secrets: Iterable[bytes], licence_no: str, code: str) -> bool:
    """Whether a code belongs to a number, by any of the secrets; case, blanks and hyphens do not count."""
    said = "".join(char for char in code.upper() if char.isalnum()).encode()
    return any(hmac.compare_digest(code_of(secret, licence_no).encode(), said) for secret in secrets)


def pdf(title: str, facts: Sequence[tuple[str, str]], *, licence_no: str, code: str, url: str) -> bytes:
    """The paper; the same facts make the same bytes. `url` is what the QR code says."""
    _font()
    made = io.BytesIO()
    document = SimpleDocTemplate(
        made, pagesize=A4, title=title, author="OneThing 一件事", leftMargin=20 * mm, rightMargin=20 * mm, invariant=1
    )
    rows = [[_text(LABELS.get(name, name), _SMALL), _text(value)] for name, value in facts]
    table = Table(rows, colWidths=[46 * mm, 84 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    parts: list[Flowable] = [
        Paragraph(escape(title), _TITLE),
        Paragraph("电子证照 Electronic licence", _SMALL),
        Spacer(1, 6 * mm),
        Table([[table, _Qr(url)]], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
        Spacer(1, 6 * mm),
        _text(f"证照编号 Number: {licence_no}"),
        _text(f"核验码 Code: {code}"),
        _text(f"核验地址 Verify at: {url}", _SMALL),
    ]
    document.build(parts)
    return made.getvalue()


@cache
def _font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=11, leading=16, wordWrap="CJK")
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=9, leading=13)
_TITLE = ParagraphStyle("title", parent=_BODY, fontSize=20, leading=28)


def _text(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text), style)


class _Qr(Flowable):  # type: ignore[misc] # the library has no types
    """A QR code."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.width = self.height = _SIDE
        self._rows = segno.make_qr(said, error="m").matrix

    def draw(self) -> None:
        """See reportlab."""
        side = self.width / len(self._rows)
        for row, modules in enumerate(self._rows):
            for place, dark in enumerate(modules):
                if dark:
                    self.canv.rect(place * side, self.height - (row + 1) * side, side, side, stroke=0, fill=1)
