"""What painted widgets draw alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.painting import draw_words, sans, tabular
from ui.theme import load_fonts

BOX = QRectF(7, 3, 150, 33)
SIDES = (
    (Qt.AlignmentFlag.AlignLeft, 0.0),
    (Qt.AlignmentFlag.AlignHCenter, 0.5),
    (Qt.AlignmentFlag.AlignRight, 1.0),
)


@pytest.mark.parametrize(("side", "share"), SIDES)
def test_words_stand_where_qt_would_draw_them(qtbot: QtBot, side: Qt.AlignmentFlag, share: float) -> None:
    load_fonts()
    for words, font in (
        ("Hedges", sans(14)),
        ("1,406", tabular(14)),
        ("U", sans(14, bold=True)),
        ("مرحبا (1)!", sans(14)),
    ):
        one, other = blank(), blank()
        with QPainter(one) as painter:
            painter.setFont(font)
            draw_words(painter, BOX, words, share)
        with QPainter(other) as painter:
            painter.setFont(font)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as in a widget's painter
            painter.drawText(BOX, side | Qt.AlignmentFlag.AlignVCenter, words)
        assert one == other, words
        assert one != blank()


def test_the_same_words_in_another_font_or_ink_are_others(qtbot: QtBot) -> None:
    load_fonts()
    larger = QFont(sans(14))
    larger.setPixelSize(20)
    pictures = []
    for font, ink in ((sans(14), "black"), (larger, "black"), (sans(14), "red")):
        picture = blank()
        with QPainter(picture) as painter:
            painter.setFont(font)
            painter.setPen(ink)
            draw_words(painter, BOX, "Hedges")
        pictures.append(picture)
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]


def blank() -> QImage:
    picture = QImage(170, 40, QImage.Format.Format_RGB32)
    picture.fill("white")
    return picture
