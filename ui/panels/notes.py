"""All notes on the article: click goes to the passage, Enter or a double click opens one for writing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.notes.records import Note
from ui.desk import Desk
from ui.look import Look
from ui.painting import sans
from ui.panels.note_editor import NoteEditor
from ui.panels.notes_model import NotesModel
from ui.places import shortened
from ui.session import Session
from ui.widgets import button, isolated, label, set_prose

EMPTY = (
    "Your notes on this article will be listed here. Select some words and press Enter, "
    "or open a coloured passage and choose “Add note”."
)
NO_ARTICLE = "Notes belong to an article. Open one, and write what you notice."
NO_MATCH = "No note has these words."
ORPHAN = (
    "The words this note was about are no longer in the text. Select the passage it belongs to now, "
    "then choose “Put it on the selection”."
)
PADDING, LINES = 13, 6
WRAP = Qt.TextFlag.TextWordWrap


class NoteDelegate(QStyledItemDelegate):
    """A card: the passage in one quiet line, the note's words, where and when."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        return QSize(
            width, 2 * PADDING + 20 + self._body_height(str(index.data()), width - 2 * PADDING - 4) + 32
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        note: Note = index.data(NotesModel.NOTE)
        box: QRect = option.rect.adjusted(0, 0, -2, -10)
        self._draw_card(painter, option, box)
        self._draw_words(painter, box.adjusted(PADDING, PADDING - 3, -PADDING, -PADDING + 3), note, index)
        painter.restore()

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        theme = self._look.theme
        chosen = option.state & QStyle.StateFlag.State_Selected
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 1))
        painter.setBrush(QColor(theme.chip))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)

    def _draw_words(
        self, painter: QPainter, room: QRect, note: Note, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(sans(13))
        painter.setPen(QColor(theme.quiet))
        small = QFontMetrics(painter.font())
        quote = f"“{shortened(note.anchor.exact)}”"
        painter.drawText(
            room, Qt.AlignmentFlag.AlignTop, isolated(small.elidedText(quote, elide, room.width()))
        )
        detail = small.elidedText(str(index.data(NotesModel.DETAIL)), elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, detail)
        painter.setFont(sans(14))
        painter.setPen(QColor(theme.ink if note.body else theme.quiet))
        painter.drawText(room.adjusted(0, 21, 0, -20), WRAP, isolated(str(index.data())))

    def _body_height(self, text: str, width: int) -> int:
        metrics = QFontMetrics(sans(14))
        wrapped = metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()
        return min(wrapped, LINES * metrics.lineSpacing()) + 3


class NotesPanel(QWidget):
    """Follows the desk; edits in place, at the foot of the list."""

    jump_wanted = Signal(object)

    def __init__(self, desk: Desk, session: Session, look: Look) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self.model = NotesModel(self)
        self.editor = NoteEditor()
        self._build(look)
        desk.notes_changed.connect(self.refresh)
        session.article_changed.connect(self.close_editor)
        self.editor.written.connect(desk.write)
        self.editor.deleted.connect(self._delete)
        self.editor.left.connect(self._on_editor_left)
        look.changed.connect(self.view.viewport().update)
        self.close_editor()
        self.refresh()

    def refresh(self) -> None:
        current = self.current()
        self.model.show(self._session.article, self._desk.notes, self._desk.orphans, self.filter.text())
        listed, any_notes = self.model.rowCount() > 0, bool(self._desk.notes or self._desk.orphans)
        self.view.setVisible(listed)
        self.filter.setVisible(any_notes)
        self.view.setMaximumHeight(self.view.content_height())
        set_prose(self._empty, "" if listed else self._nothing(any_notes))
        if current is not None:
            self._select(current.id)
        self._show_orphan_help()

    def edit(self, note_id: int) -> None:
        """Open a note for writing and put the caret into it."""
        note = next((n for n in (*self._desk.notes, *self._desk.orphans) if n.id == note_id), None)
        if note is None:
            return
        self.editor.edit(note)
        self.editor.show()
        self._select(note_id)
        self.editor.body.setFocus()

    def close_editor(self) -> None:
        self.editor.keep()
        self.editor.hide()

    def _nothing(self, any_notes: bool) -> str:
        if not self._session.is_open:
            return NO_ARTICLE
        return NO_MATCH if any_notes else EMPTY

    def current(self) -> Note | None:
        note: Note | None = self.view.currentIndex().data(NotesModel.NOTE)
        return note

    def _select(self, note_id: int) -> None:
        row = self.model.row_of(note_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
            self.view.scrollTo(self.model.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        note: Note = index.data(NotesModel.NOTE)
        self._show_orphan_help()
        if not note.orphaned:
            self.jump_wanted.emit(note.anchor.span)

    def _show_orphan_help(self) -> None:
        note = self.current()
        self._orphan_help.setVisible(bool(note and note.orphaned))

    def _delete(self, note_id: int) -> None:
        self.editor.hide()
        self._desk.delete(note_id)

    def _on_editor_left(self) -> None:
        note_id = self.editor.note_id
        empty = not self.editor.body.toPlainText().strip() and not self.editor.tags.text().strip()
        self.editor.hide()
        if empty:
            self._desk.discard(note_id)
        self.view.setFocus()

    def _build(self, look: Look) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Only notes with the words …")
        self.filter.setAccessibleName("Filter the notes by words or #tags")
        self.filter.textChanged.connect(self.refresh)
        self.view = NoteList()
        self.view.setModel(self.model)
        self.view.setItemDelegate(NoteDelegate(look, self.view))
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(lambda index: self.edit(index.data(NotesModel.NOTE).id))
        self.view.delete_wanted.connect(lambda: self._delete(note.id) if (note := self.current()) else None)
        self._empty = label(role="empty")
        self.setFocusProxy(self.view)
        self._orphan_help = QWidget()
        help_column = QVBoxLayout(self._orphan_help)
        help_column.setContentsMargins(0, 0, 0, 0)
        help_column.addWidget(label(ORPHAN, "small"))
        self.reattach = button("Put it on the selection", lambda: None)
        help_column.addWidget(self.reattach, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 8)
        column.setSpacing(10)
        for widget in (self.filter, self._empty):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self._orphan_help)
        column.addWidget(self.editor)
        column.addStretch(0)


class NoteList(QListView):
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Notes")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)

    def content_height(self) -> int:
        """What all rows take, so that the editor stands right below a few."""
        rows = self.model().rowCount() if self.model() else 0
        return 4 + sum(self.sizeHintForRow(row) for row in range(min(rows, 40)))

    def keyPressEvent(self, event: object) -> None:
        key = getattr(event, "key", lambda: 0)()
        if key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
