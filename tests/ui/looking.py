"""What can be seen of a window: whether words are cut, and how far they stand out from their ground."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QTreeView,
    QWidget,
)

from ui.panels.legend import Chip, Room
from ui.widgets import Elided

Pixels = np.ndarray
LEAST = 4.5
BLUR = 0.85
"""Of its contrast a thin stroke of 13 pixels keeps this much when its edges are smoothed."""


class Picture:
    """What a widget shows, pixel by pixel, whatever the screen's scale. box: only this part of it."""

    def __init__(self, widget: QWidget, box: QRect | None = None) -> None:
        image = widget.grab(box or widget.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
        self.scale = image.devicePixelRatio()
        self.widget = widget
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(
            image.height(), image.bytesPerLine() // 4, 4
        )
        self.pixels: Pixels = rows[:, : image.width(), 2::-1].copy()

    def part(self, box: QRect) -> Pixels:
        """The pixels of a box in the widget's own coordinates, as (number, 3)."""
        s = self.scale
        rows = slice(round(max(0, box.top()) * s), round((box.bottom() + 1) * s))
        columns = slice(round(max(0, box.left()) * s), round((box.right() + 1) * s))
        return self.pixels[rows, columns].reshape(-1, 3).astype(int)

    def of(self, child: QWidget) -> Pixels:
        return self.part(QRect(child.mapTo(self.widget, QPoint(0, 0)), child.size()))


def blown_up(rows: Pixels) -> bool:
    """Whether every second pixel is the same as the one before it, as in a picture enlarged to 200 %."""
    left, right = rows[:, 0:-1:2], rows[:, 1::2]
    width = min(left.shape[1], right.shape[1])
    return bool((left[:, :width] == right[:, :width]).all())


def has_colour(pixels: Pixels, colour: str, within: int = 4) -> bool:
    wanted = QColor(colour)
    rgb = np.array([wanted.red(), wanted.green(), wanted.blue()])
    return bool((np.abs(distinct(pixels) - rgb).max(axis=1) <= within).any())


def distinct(pixels: Pixels) -> Pixels:
    """Each colour once: a picture of words has few."""
    step = len(pixels) // 200_000 + 1
    codes = np.unique(pixels[::step] @ np.array([65536, 256, 1]))
    return np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)


def ground_of(pixels: Pixels) -> str:
    """The colour that most of them have."""
    step = len(pixels) // 40_000 + 1
    codes = pixels[::step] @ np.array([65536, 256, 1])
    values, counts = np.unique(codes, return_counts=True)
    return f"#{values[counts.argmax()]:06x}"


def contrast_in(pixels: Pixels) -> float:
    """WCAG 2.2, of whatever stands out most from the ground."""
    luminances = luminance(distinct(pixels))
    ground = QColor(ground_of(pixels))
    on = float(luminance(np.array([[ground.red(), ground.green(), ground.blue()]]))[0])
    low, high = luminances.min(), luminances.max()
    return float(max((high + 0.05) / (on + 0.05), (on + 0.05) / (low + 0.05)))


def luminance(pixels: Pixels) -> np.ndarray:
    c = pixels / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def words_of(window: QWidget) -> Iterator[QWidget]:
    """The widgets that show words now, wholly in sight."""
    for widget in window.findChildren(QWidget):
        visible = widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()
        if visible and _text(widget):
            yield widget


def cut(window: QWidget) -> list[str]:
    """What has less room than its words need."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and _text(widget) and not _fits(widget):
            found.append(f"{_text(widget)!r} is cut in {type(widget).__name__}, {widget.size()}")
        if widget.isVisible() and widget.layout() is not None:
            found += on_each_other(widget)
    for (one, above), (other, below) in itertools.pairwise(rows_of(window)):
        if above.intersects(below):
            found.append(f"the rows {one!r} and {other!r} cover each other")
    for what, box in rows_of(window):
        if isinstance(window, QMenu) and window.fontMetrics().horizontalAdvance(what) > box.width():
            found.append(f"{what!r} is cut in a menu")
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.widget().minimumSizeHint().width() > area.viewport().width() + 1:
            found.append(f"something is wider than {type(area.parentWidget()).__name__}")
    return found


def on_each_other(widget: QWidget) -> list[str]:
    """The parts of a layout that cover each other, as they do where it has too little room."""
    layout = widget.layout()
    assert layout is not None
    parts = [item.widget() for item in map(layout.itemAt, range(layout.count())) if item and item.widget()]
    shown = [part for part in parts if part is not None and part.isVisible()]
    return [
        f"{type(one).__name__} and {type(other).__name__} cover each other in {type(widget).__name__}"
        for one, other in itertools.combinations(shown, 2)
        if not isinstance(layout, QStackedLayout) and one.geometry().intersects(other.geometry())
    ]


def faint(window: QWidget, picture: Picture) -> list[str]:
    """What can hardly be read, by the pixels of the picture."""
    found = []
    for widget in words_of(window):
        if widget.isEnabled():
            contrast = contrast_in(picture.of(widget))
            if contrast < LEAST * BLUR:
                found.append(f"{_text(widget)!r} has a contrast of {contrast:.1f}")
    for what, box in rows_of(window):
        contrast = contrast_in(picture.part(box))
        if contrast < LEAST * BLUR:
            found.append(f"the row {what!r} has a contrast of {contrast:.1f}")
    return found


def rows_of(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """What a menu or the lists of a window show, wholly in sight, in the window's coordinates."""
    if isinstance(window, QMenu):
        rows = [(action.text(), window.actionGeometry(action)) for action in window.actions()]
        yield from ((text, box) for text, box in rows if text and window.rect().contains(box))
    for view in window.findChildren(QAbstractItemView):
        index = view.model().index(0, 0) if view.isVisible() and view.model() else QModelIndex()
        while index.isValid():
            box = view.visualRect(index)
            if view.viewport().rect().contains(box) and not box.isEmpty():
                yield str(index.data()), box.translated(view.viewport().mapTo(window, QPoint(0, 0)))
            index = (
                view.indexBelow(index) if isinstance(view, QTreeView) else index.siblingAtRow(index.row() + 1)
            )


def _fits(widget: QWidget) -> bool:
    if isinstance(widget, Elided):
        return widget.width() >= min(60, widget.sizeHint().width())
    if isinstance(widget, Chip):
        return widget.width() >= min(widget.width_in(room) for room in (Room.NAME, Room.COUNT))
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) <= widget.height() + 1
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.sizeHint().width() <= widget.width() + 1
    return True


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or (widget.accessibleName() if isinstance(widget, Chip) else "")
    return widget.text() or widget.placeholderText() if isinstance(widget, QLineEdit) else ""
