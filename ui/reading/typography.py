"""How the article is set: fonts, size, leading, measure; and what each kind of block gets of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from reader.article import BlockKind
from ui.theme import DYSLEXIC, SANS, SERIF

_HEADINGS = {1: 1.42, 2: 1.26, 3: 1.12}
_SAMPLE = "the quick harbour is not so far from those who would rather have stayed at home and read"


class FontChoice(StrEnum):
    SERIF = "serif"
    SANS = "sans"
    DYSLEXIC = "dyslexic"


class Focus(StrEnum):
    """What stays in ink while the rest of the page is dimmed."""

    NONE = "none"
    LINE = "line"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Typography(NamedTuple):
    """size: pixels at 100 %. leading: of the size. measure: characters in a line. zoom: per cent."""

    font: FontChoice = FontChoice.SERIF
    size: int = 19
    leading: float = 1.62
    measure: int = 72
    numbered: bool = True
    focus: Focus = Focus.NONE
    zoom: int = 100

    @property
    def pixels(self) -> float:
        # OpenDyslexic is a large face: at the same size its letters are a sixth bigger.
        return self.size * self.zoom / 100 * (0.86 if self.font is FontChoice.DYSLEXIC else 1)

    @property
    def beside(self) -> float:
        """The scale of what stands beside the text: it grows with it, but leaves large type its room."""
        return min(self.pixels / 19, 1.5)

    def text_font(self, scale: float = 1, *, bold: bool = False, plain: bool = False) -> QFont:
        """scale: of the text's size. plain: in the interface's sans whatever the choice."""
        families = {FontChoice.SERIF: SERIF, FontChoice.SANS: SANS, FontChoice.DYSLEXIC: DYSLEXIC}
        family = SANS if plain and self.font is not FontChoice.DYSLEXIC else families[self.font]
        font = QFont(family)
        font.setPixelSize(max(6, round(self.pixels * scale)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if bold:
            font.setWeight(QFont.Weight.Bold if family == DYSLEXIC else QFont.Weight.DemiBold)
        return font

    def character_width(self) -> float:
        """On average, in pixels."""
        return QFontMetricsF(self.text_font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE)

    def column_width(self) -> int:
        return round(self.character_width() * self.measure)


class BlockStyle(NamedTuple):
    """scale, margins and leading are of the text's size; indent too, for each level."""

    scale: float = 1
    bold: bool = False
    plain: bool = False
    quiet: bool = False
    leading: float | None = None
    above: float = 0
    below: float = 0.95
    indent: float = 0


TITLE = BlockStyle(scale=31 / 19, bold=True, leading=1.22, below=0.3)
BYLINE = BlockStyle(scale=14 / 19, plain=True, quiet=True, leading=1.45, below=1.15)
_STYLES = {
    BlockKind.PARAGRAPH: BlockStyle(),
    BlockKind.LIST_ITEM: BlockStyle(below=0.45, indent=1.4),
    BlockKind.QUOTATION: BlockStyle(indent=1.4),
    BlockKind.CAPTION: BlockStyle(scale=0.79, plain=True, leading=1.45),
    BlockKind.FOOTNOTE: BlockStyle(scale=0.84, leading=1.5, below=0.6),
}


def block_style(kind: BlockKind, level: int) -> BlockStyle:
    if kind is BlockKind.HEADING:
        scale = _HEADINGS.get(level or 1, 1.0)
        return BlockStyle(scale=scale, bold=True, leading=1.3, above=0.75, below=0.5)
    return _STYLES[kind]


def char_format(style: BlockStyle, typography: Typography) -> QTextCharFormat:
    """Without a colour, which is the theme's and changes with it."""
    result = QTextCharFormat()
    result.setFont(typography.text_font(style.scale, bold=style.bold, plain=style.plain))
    return result


def block_format(style: BlockStyle, typography: Typography, level: int = 0) -> QTextBlockFormat:
    size = typography.pixels
    leading = style.leading if style.leading is not None else typography.leading
    result = QTextBlockFormat()
    height = round(size * style.scale * leading)
    result.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    result.setTopMargin(round(size * style.above))
    result.setBottomMargin(round(size * style.below))
    result.setLeftMargin(round(size * style.indent * max(1, level)) if style.indent else 0)
    return result
