"""Articles written with their findings in brackets, and a look at pixels."""

from __future__ import annotations

import re

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from reader.article import Article, Block, BlockKind
from reader.finding import Finding

CATEGORIES = {
    "H": "hedge", "B": "booster", "U": "unattributed", "A": "attributed",
    "L": "loaded", "F": "figure", "T": "trope", "P": "appeal",
}  # fmt: skip
_MARKED = re.compile(r"\[([A-Z])(\*?) ([^\]]*)\]")


def marked_article(*paragraphs: str, kinds: dict[int, BlockKind] | None = None, **fields: str):
    """ "[H perhaps]" is a hedge, "[H* perhaps]" one in a quotation; all [F …] of a paragraph one figure."""
    text, blocks, findings = "", [], []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if number else ""
        start, last, parts = len(text), 0, []
        for match in _MARKED.finditer(paragraph):
            text += paragraph[last : match.start()]
            span = (len(text), len(text) + len(match[3]))
            text += match[3]
            last = match.end()
            if match[1] == "F":
                parts.append(span)
            else:
                category = CATEGORIES[match[1]]
                findings.append(
                    Finding(
                        f"{category}.kind.rule", category, "kind", *span, (span,), in_quotation=bool(match[2])
                    )
                )
        text += paragraph[last:]
        if parts:
            findings.append(
                Finding("figure.kind.rule", "figure", "kind", parts[0][0], parts[-1][1], tuple(parts))
            )
        blocks.append(Block((kinds or {}).get(number, BlockKind.PARAGRAPH), start, len(text), 1))
    return Article(text, tuple(blocks), **fields), findings


def has_colour(image: QImage, colour: str, area: QRectF) -> bool:
    """Whether a pixel near enough that colour stands in the area."""
    box = area.toAlignedRect() & image.rect()
    part = image.copy(box).convertToFormat(QImage.Format.Format_RGB888)
    if part.isNull():
        return False
    rows = np.frombuffer(part.constBits(), np.uint8).reshape(part.height(), part.bytesPerLine())
    pixels = rows[:, : part.width() * 3].reshape(-1, 3).astype(int)
    return bool((np.abs(pixels - QColor(colour).getRgb()[:3]) <= 10).all(axis=1).any())
