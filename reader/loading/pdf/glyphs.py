"""The glyphs of a page, as PDFium finds them, gathered to stretches of line."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.loading.pdf.line import Line

_MOST_GLYPHS = 200_000  # on one page; a newspaper's has 40,000
_HYPHENS = "\x02\ufffe\xad\u2010"  # what PDFium gives for a hyphen at a line's end, and what fonts have
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_COLUMN_GAP = 1.5  # times the type size: white space in a line beyond it parts two columns
_RAISED = 0.2  # times the type size: a small figure that much above the base line marks a note
_BOLD = 600  # font weight from which type counts as bold
_UPRIGHT = 0.1  # radians


@dataclass(slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    after_space: bool


@dataclass
class _Stretch:
    glyphs: list[_Glyph] = field(default_factory=list)

    def continues(self, glyph: _Glyph) -> bool:
        """Whether the glyph stands on the same line, behind the last one and near to it."""
        last = self.glyphs[-1]
        size = max(last.size, glyph.size)
        ligature = abs(glyph.left - last.left) < 0.05 * size  # one glyph that stands for several letters
        near = ligature or -0.5 * size < glyph.left - last.right < _COLUMN_GAP * size
        return near and abs(last.base - glyph.base) < 0.55 * size


def lines_of_page(textpage: Any, page: int) -> list[Line]:
    """The stretches of line on a page, in the order in which the file draws them."""
    stretches: list[_Stretch] = []
    for glyph in _glyphs(textpage):
        if stretches and stretches[-1].continues(glyph):
            stretches[-1].glyphs.append(glyph)
        else:
            stretches.append(_Stretch([glyph]))
    return [line for stretch in stretches if (line := _line(stretch.glyphs, page)).text]


@dataclass(slots=True)
class _Show:
    """What the glyphs that one instruction of the file shows have in common. base: of the first of them."""

    base: float
    size: float
    bold: bool
    upright: bool


def _glyphs(textpage: Any) -> Iterator[_Glyph]:
    """The upright, visible glyphs."""
    import pypdfium2.raw as pdfium

    get_code, get_box, get_show = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharBox,
        pdfium.FPDFText_GetTextObject,
    )
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    shows: dict[int, _Show] = {}
    space = False
    for i in range(min(textpage.count_chars(), _MOST_GLYPHS)):
        code = get_code(textpage, i)
        if code in (0, 9, 10, 13, 32, 0xA0) or 0xD800 <= code < 0xE000:
            space = True
            continue
        pointer = get_show(textpage, i)
        key = ctypes.addressof(pointer.contents) if pointer else -i - 1
        show = shows.get(key)
        if show is None:
            show = shows[key] = _show(textpage, i)
        if not show.upright:
            continue
        get_box(textpage, i, left, right, bottom, top)
        if not (math.isfinite(left.value) and math.isfinite(right.value)):
            continue  # a broken file's glyph that stands nowhere
        text = "-" if chr(code) in _HYPHENS else chr(code).translate(_LIGATURES)
        yield _Glyph(text, left.value, right.value, show.base, show.size, show.bold, space)
        space = False


def _show(textpage: Any, i: int) -> _Show:
    """Sizes are as printed: many files scale type of size 1."""
    import pypdfium2.raw as pdfium

    x, base = ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(textpage, i, x, base)
    pdfium.FPDFText_GetMatrix(textpage, i, matrix)
    size = pdfium.FPDFText_GetFontSize(textpage, i) * (math.hypot(matrix.b, matrix.d) or 1.0)
    turned = abs(math.remainder(pdfium.FPDFText_GetCharAngle(textpage, i), 2 * math.pi)) > _UPRIGHT
    bold = pdfium.FPDFText_GetFontWeight(textpage, i) >= _BOLD
    real = math.isfinite(base.value) and math.isfinite(size)
    return _Show(base.value, max(size, 0.5), bold, real and not turned)


def _line(glyphs: list[_Glyph], page: int) -> Line:
    size = max(_printed_sizes(glyphs))
    base = next(glyph.base for glyph in glyphs if glyph.size >= 0.95 * size)
    parts: list[str] = []
    for i, glyph in enumerate(glyphs):
        if i and _is_note_mark(glyph, size, base):
            continue
        if glyph.after_space and parts:
            parts.append(" ")
        parts.append(glyph.text)
        if not i and len(glyphs) > 1 and _is_note_mark(glyph, size, base):
            parts.append(" ")
    text = "".join(parts).strip()
    bold = all(glyph.bold for glyph in glyphs)
    left, right = min(glyph.left for glyph in glyphs), max(glyph.right for glyph in glyphs)
    noted = len(glyphs) > 1 and _is_note_mark(glyphs[0], size, base)
    return Line(text, left, right, base, size, page, bold, noted)


def _printed_sizes(glyphs: list[_Glyph]) -> list[float]:
    """The sizes of most of a line's glyphs: a large initial does not make a heading."""
    sizes = sorted(glyph.size for glyph in glyphs)
    return sizes[: max(1, math.ceil(0.8 * len(sizes)))]


def _is_note_mark(glyph: _Glyph, size: float, base: float) -> bool:
    """A small raised figure or sign behind a word leads to a footnote and is no part of the sentence."""
    small = glyph.size < 0.8 * size and glyph.base > base + _RAISED * size
    return small and (glyph.text.isdigit() or glyph.text in "*†‡§,")
