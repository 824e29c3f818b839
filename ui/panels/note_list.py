"""A list of notes as cards: the passage in one quiet line, the note's words, where and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.notes.records import Note
from ui.look import Look
from ui.painting import sans
from ui.panels.mark_menu import mark_colours
from ui.panels.note_text import note_document
from ui.panels.notes_model import NotesModel
from ui.places import shortened
from ui.rows import draw_focus
from ui.widgets import isolated

PADDING, LINES, ABOVE, BELOW = 13, 6, 21, 20
CACHED = 400
Index = QModelIndex | QPersistentModelIndex


class NoteDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._documents: dict[tuple[str, int, str], QTextDocument] = {}
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        return QSize(width, 2 * PADDING + 20 + self._body_height(index, width - 2 * PADDING - 4) + 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(0, 0, -2, -10)
        self._draw_card(painter, option, box, index.data(NotesModel.NOTE))
        draw_focus(painter, box, self.parent(), index)
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
        self._draw_body(painter, room, note, index)

    def _draw_body(self, painter: QPainter, room: QRect, note: Note, index: Index) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        ink = self._look.theme.ink if note.body else self._look.theme.quiet
        context.palette.setColor(QPalette.ColorRole.Text, QColor(ink))
        painter.setClipRect(room.adjusted(0, ABOVE, 0, -BELOW))
        painter.translate(room.left(), room.top() + ABOVE)
        self._document(index, room.width()).documentLayout().draw(painter, context)

    def _body_height(self, index: Index, width: int) -> int:
        """Kept apart from the documents, of which there are fewer: a list asks for the height of every note."""
        key = index.data(NotesModel.NOTE).body, width
        if key not in self._heights:
            height = round(self._document(index, width).size().height())
            self._heights[key] = min(height, LINES * QFontMetrics(sans(14)).lineSpacing()) + 3
        return self._heights[key]

    def _document(self, index: Index, width: int) -> QTextDocument:
        note: Note = index.data(NotesModel.NOTE)
        key = note.body, width, self._look.theme.id
        if key not in self._documents:
            if len(self._documents) >= CACHED:
                self._documents.clear()
            self._documents[key] = note_document(note.body, sans(14), width, self._look.theme)
        return self._documents[key]


class NoteList(QListView):
    delete_wanted = Signal()

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setModel(NotesModel(self))
        self.setItemDelegate(NoteDelegate(look, self))
        look.changed.connect(self.viewport().update)

    @property
    def notes(self) -> NotesModel:
        model = self.model()
        assert isinstance(model, NotesModel)
        return model

    def current(self) -> Note | None:
        note: Note | None = self.currentIndex().data(NotesModel.NOTE)
        return note

    def select(self, note_id: int) -> bool:
        """False when the note is not in the list."""
        row = self.notes.row_of(note_id)
        self.setCurrentIndex(self.notes.index(row) if row >= 0 else QModelIndex())
        if row >= 0:
            self.scrollTo(self.notes.index(row))
        return row >= 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the notes have other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMaximumHeight(self.content_height())

    def content_height(self) -> int:
        """What all rows take, so that what follows stands right below a few."""
        return 4 + sum(self.sizeHintForRow(row) for row in range(min(self.notes.rowCount(), 40)))

    def keyPressEvent(self, event: object) -> None:
        key = getattr(event, "key", lambda: 0)()
        if key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
