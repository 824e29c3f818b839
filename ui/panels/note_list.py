"""A list of notes as cards. Also of thousands: what is not in sight is guessed until there is time for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader.notes.records import Note
from ui.look import Look
from ui.panels.note_bodies import NoteBodies
from ui.panels.note_delegate import NoteDelegate, room_in
from ui.panels.notes_model import NotesModel

AT_ONCE, PAUSE = 16, 5
"""So many notes are measured ahead at a time, and so many milliseconds lie between."""
FEW = 40
"""More than those fill every screen."""
MOST = 16_777_215
"""Qt's word for any height."""


class NoteList(QListView):
    """The notes in sight are measured before they are painted, the others while nothing else happens."""

    delete_wanted = Signal()

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self.notes = NotesModel(self)
        self.setModel(self.notes)
        self._bodies = NoteBodies(look)
        self._top, self._above = QPersistentModelIndex(), 0
        self._ahead, self._was_wrong = 0, False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._measure_ahead)
        self._cards = NoteDelegate(look, self._bodies, self.notes, self)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setItemDelegate(self._cards)
        look.changed.connect(self.viewport().update)

    def current(self) -> Note | None:
        note: Note | None = self.currentIndex().data(NotesModel.NOTE)
        return note

    def select(self, note_id: int) -> bool:
        """False when the note is not in the list."""
        row = self.notes.row_of(note_id)
        index = self.notes.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row >= 0:
            self.scrollTo(index)
            # What stands above it has been measured only now.
            self.executeDelayedItemsLayout()
            self.scrollTo(index)
        return row >= 0

    def fit(self) -> None:
        """A few take only the room that they need, so that what follows stands right below them."""
        count = self.notes.rowCount()
        if count >= FEW:
            # A scroll bar that came with the first layout would make it worthless.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.setMaximumHeight(MOST)
            self.setMinimumHeight(0)
            return
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._measure(range(count))
        heights = [self._cards.height(row) for row in range(count)]
        self.setMaximumHeight(4 + sum(heights))
        self.setMinimumHeight(4 + min(heights, default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the notes have other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._bodies.set_width(room_in(self.viewport().width()))
            self.fit()
            self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """What stands at the top stays there, whatever turns out about the rows above it."""
        if not self.isVisible():
            self.scheduleDelayedItemsLayout()
            return
        super().doItemsLayout()
        if self._top.isValid():
            bar, moved = self.verticalScrollBar(), self._row_box(self._top.row()).top() - self._above
            bar.setValue(bar.value() + moved)
        self._ahead, self._was_wrong = 0, False
        self._pause.start()
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._settle()

    def _settle(self) -> None:
        """Measure what is in sight; before it is painted all is laid out once more, where the guess was wrong."""
        rows = self._in_sight()
        self._measure(rows)
        if any(self._row_box(row).height() != self._cards.height(row) for row in rows):
            self.scheduleDelayedItemsLayout()
        elif rows:
            self._top = QPersistentModelIndex(self.notes.index(rows[0]))
            self._above = self._row_box(rows[0]).top()

    def _in_sight(self) -> range:
        first, last = (self.indexAt(QPoint(1, y)).row() for y in (1, self.viewport().height() - 1))
        return range(first, last + 1 if last >= 0 else self.notes.rowCount()) if first >= 0 else range(0)

    def _row_box(self, row: int) -> QRect:
        return self.visualRect(self.notes.index(row))

    def _measure(self, rows: Iterable[int]) -> bool:
        """Whether any of them has another height than was said until now."""
        return sum(self._bodies.measure(self.notes.at(row)) for row in rows) > 0

    def _measure_ahead(self) -> None:
        """The next few; at the end the list is laid out once more if it has to be."""
        left = range(self._ahead, self.notes.rowCount())
        rows = list(islice((r for r in left if not self._bodies.is_measured(self.notes.at(r))), AT_ONCE))
        self._was_wrong |= self._measure(rows)
        if rows:
            self._ahead = rows[-1] + 1
            self._pause.start()
        elif self._was_wrong:
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: object) -> None:
        key = getattr(event, "key", lambda: 0)()
        if key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
