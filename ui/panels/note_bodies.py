"""The words of many notes, each laid out when it is first looked at; until then its height is a guess."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QTextDocument

from reader.notes.records import Note
from ui.look import Look
from ui.painting import sans
from ui.panels.note_text import WITHOUT_WORDS, note_document

LINES = 6
"""More of a note is read where it is written."""
CACHED = 400


class NoteBodies:
    """All for one width at a time, in pixels.

    A list wants to know the height of every note before it shows the first, and to lay out thousands takes seconds.
    So `height` guesses, and `measure` says afterwards whether the guess was wrong.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._width = 0
        self._heights: dict[str, int] = {}
        self._measured: set[str] = set()
        self._documents: dict[tuple[str, str], QTextDocument] = {}
        metrics = QFontMetrics(sans(14))
        self._line, self._letter = metrics.lineSpacing(), metrics.averageCharWidth()

    def set_width(self, width: int) -> None:
        if width != self._width:
            self._width = width
            for kept in (self._heights, self._measured, self._documents):
                kept.clear()

    def document(self, note: Note) -> QTextDocument:
        key = note.body, self._look.theme.id
        if key not in self._documents:
            if len(self._documents) >= CACHED:
                self._documents.clear()
            self._documents[key] = note_document(note.body, sans(14), self._width, self._look.theme)
        return self._documents[key]

    def height(self, note: Note) -> int:
        """As it was measured, else as it can be guessed from the number of letters."""
        body = note.body
        if body not in self._heights:
            self._heights[body] = self._guess(body or WITHOUT_WORDS)
        return self._heights[body]

    def is_measured(self, note: Note) -> bool:
        return note.body in self._measured

    def measure(self, note: Note) -> bool:
        """Whether the height is another than was said until now."""
        if self.is_measured(note):
            return False
        said = self.height(note)
        self._measured.add(note.body)
        self._heights[note.body] = self._held(round(self.document(note).size().height()))
        return self._heights[note.body] != said

    def _guess(self, body: str) -> int:
        lines = len(body) * self._letter // max(1, self._width) + body.count("\n") + 1
        return self._held(lines * self._line)

    def _held(self, height: int) -> int:
        return min(height, LINES * self._line) + 3
