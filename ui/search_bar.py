"""Finding words in the text: a line at the foot of the page, closed by Esc."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reader.finding import Span
from ui.widgets import button, caption


class SearchBar(QWidget):
    """`hits_changed` carries all hits and the one that is looked at, or None."""

    hits_changed = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text, self._here = "", 0
        self._hits: list[Span] = []
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in the text")
        self.field.setAccessibleName("Find in the text")
        self.field.setMaximumWidth(380)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self._count = caption("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self.field, 2)
        row.addWidget(button("Previous", lambda: self.step(-1)))
        row.addWidget(button("Next", lambda: self.step(1)))
        row.addWidget(self._count, 1)
        close = button("×", self.close_bar, flat=True)
        close.setAccessibleName("Close the search")
        row.addWidget(close)
        self.hide()

    def open_bar(self, text: str, here: int = 0) -> None:
        """Search in this text, from `here` on; what was searched for last is there, selected."""
        self._text, self._here = text, here
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._on_text_changed()

    def close_bar(self) -> None:
        self.hide()
        self._hits, self._at = [], -1
        self.hits_changed.emit([], None)
        self.left.emit()

    def step(self, by: int) -> None:
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        self._hits = find_all(self._text, self.field.text())
        after = bisect_right(self._hits, self._here, key=itemgetter(1))
        self._at = after % len(self._hits) if self._hits else -1
        self._tell()

    def _tell(self) -> None:
        if not self.field.text().strip():
            self._count.setText("")
        elif not self._hits:
            self._count.setText("Nothing found")
        else:
            self._count.setText(f"{self._at + 1:,} of {len(self._hits):,}")
        self.hits_changed.emit(self._hits, self._hits[self._at] if self._hits else None)


def find_all(text: str, words: str) -> list[Span]:
    """Where the words stand, in order: any case, straight or curly apostrophes, any white space between them."""
    pieces = [re.sub(r"['’]", "['’]", re.escape(piece)) for piece in words.split()]
    pieces = [re.sub(r'(\\?["“”])', '["“”]', piece) for piece in pieces]
    if not pieces:
        return []
    return [match.span() for match in re.finditer(r"\s+".join(pieces), text, re.IGNORECASE)]
