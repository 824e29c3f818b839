"""A note as a card in a list: the passage in one quiet line, the note's words, where and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.notes.records import Note
from ui.look import Look
from ui.painting import sans
from ui.panels.mark_menu import mark_colours
from ui.panels.note_bodies import NoteBodies
from ui.panels.notes_model import NotesModel
from ui.places import shortened
from ui.rows import draw_focus
from ui.widgets import isolated

PADDING, ABOVE, BELOW, RIGHT, GAP = 13, 21, 20, 2, 10
Index = QModelIndex | QPersistentModelIndex


class NoteDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, bodies: NoteBodies, notes: NotesModel, view: QListView) -> None:
        super().__init__(view)
        self._look, self._bodies, self._notes, self._view = look, bodies, notes, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row is as wide as the list."""
        return QSize(1, self.height(index.row()))

    def height(self, row: int) -> int:
        """Of the card, with the gap below it."""
        return 2 * PADDING + 52 + self._bodies.height(self._notes.at(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(0, 0, -RIGHT, -GAP)
        self._draw_card(painter, option, box, index.data(NotesModel.NOTE))
        draw_focus(painter, box, self._view, index)
        self._draw_words(painter, box.adjusted(PADDING, PADDING - 3, -PADDING, -PADDING + 3), index)
        painter.restore()

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, note: Note) -> None:
        theme = self._look.theme
        chosen = option.state & QStyle.StateFlag.State_Selected
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 1))
        painter.setBrush(QColor(theme.chip))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

    def _draw_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        note: Note = index.data(NotesModel.NOTE)
        theme = self._look.theme
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(sans(13))
        small = QFontMetrics(painter.font())
        quote = isolated(small.elidedText(f"“{shortened(note.anchor.exact)}”", elide, room.width()))
        ground, _ = mark_colours(note.category, note.colour, self._look)
        if ground:
            painter.fillRect(
                QRect(room.left() - 2, room.top(), small.horizontalAdvance(quote) + 4, small.height()),
                QColor(ground),
            )
        painter.setPen(QColor(theme.ink if ground else theme.quiet))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, quote)
        painter.setPen(QColor(theme.quiet))
        detail = small.elidedText(str(index.data(NotesModel.DETAIL)), elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, detail)
        self._draw_body(painter, room, note)

    def _draw_body(self, painter: QPainter, room: QRect, note: Note) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        ink = self._look.theme.ink if note.body else self._look.theme.quiet
        context.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        painter.setClipRect(room.adjusted(0, ABOVE, 0, -BELOW))
        painter.translate(room.left(), room.top() + ABOVE)
        self._bodies.document(note).documentLayout().draw(painter, context)


def room_in(width: int) -> int:
    """For the words of a note, in a list of that width."""
    return width - 2 * PADDING - RIGHT
