"""What a paragraph is by the name of its style, alike in Word, LibreOffice and whatever writes their formats."""

from __future__ import annotations

import re

from reader.article import BlockKind

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo)\s*([1-9])$")
_QUOTATION = re.compile(r"quot|block text|zitat|citation")
_CAPTION = re.compile(r"caption|^(?:illustration|figure|drawing|table)$")


def kind_of_style(name: str) -> tuple[BlockKind, int] | None:
    """Kind and level of a paragraph in the style of that name; None for styles that mean nothing here."""
    name = name.replace("_20_", " ").strip().lower()
    if heading := _HEADING.match(name):
        return BlockKind.HEADING, min(int(heading[1]), 6)
    if name in ("title", "subtitle"):
        return BlockKind.HEADING, 1 if name == "title" else 2
    if _QUOTATION.search(name):
        return BlockKind.QUOTATION, 1
    if _CAPTION.search(name):
        return BlockKind.CAPTION, 0
    return None
