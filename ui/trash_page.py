"""What has been deleted in the last 30 days: notes and articles, to put back or to delete for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMessageBox, QVBoxLayout, QWidget

from reader.notes.records import TRASH_DAYS, ArticleRecord, Note
from ui.desk import Desk
from ui.panels.note_card import when
from ui.places import shortened
from ui.rows import Rows
from ui.widgets import button, label, set_prose

EMPTY = "The trash is empty. Notes and articles that you delete stay here for 30 days."
ABOUT = "Whatever is deleted stays here for 30 days, then it is gone for good."
FOR_GOOD = "Delete for good"
SURE = "This cannot be undone. Delete {what} for good?"
Thing = Note | ArticleRecord


class TrashPage(QWidget):
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._build()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    @property
    def begin_at(self) -> QWidget | None:
        return self.list if self.list.isVisible() else None

    def refresh(self) -> None:
        library = self._desk.library
        things: list[Thing] = [*library.articles.trash(), *library.notes.trash()] if library else []
        self.list.clear()
        for thing in things:
            self.list.addItem(self._item(thing))
        self.list.setCurrentRow(0)
        set_prose(self._about, ABOUT if things else EMPTY)
        self.list.setVisible(bool(things))
        for each in (self._put_back_button, self._delete_button, self._empty_button):
            each.setVisible(bool(things))
            each.setEnabled(bool(library and library.writable))

    def put_back(self) -> None:
        library, thing = self._desk.writable(), self._current()
        if library is None or thing is None:
            return
        if isinstance(thing, Note):
            self._desk.attempt(lambda: library.notes.restore(thing.id))
        else:
            self._desk.attempt(lambda: library.articles.restore(thing.hash))
        self._after_change()

    def delete_for_good(self) -> None:
        thing = self._current()
        if thing is not None and self._is_sure(
            "this note" if isinstance(thing, Note) else "this article and its notes"
        ):
            self._destroy([thing])

    def empty(self) -> None:
        if self._is_sure("everything in the trash"):
            self._destroy(
                [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
            )

    def _destroy(self, things: list[Thing]) -> None:
        library = self._desk.writable()
        if library is not None:
            notes = [thing.id for thing in things if isinstance(thing, Note)]
            articles = [thing.hash for thing in things if isinstance(thing, ArticleRecord)]
            self._desk.attempt(lambda: library.destroy(notes, articles))
            self._after_change()

    def _after_change(self) -> None:
        self._desk.reload()
        self.refresh()

    def _is_sure(self, what: str) -> bool:
        """The buttons say what they do, and Return does the one that can be taken back."""
        box = QMessageBox(self)
        box.setWindowTitle(FOR_GOOD)
        box.setText(SURE.format(what=what))
        delete = box.addButton(FOR_GOOD, QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is delete

    def _current(self) -> Thing | None:
        item = self.list.currentItem()
        thing: Thing | None = item.data(Qt.ItemDataRole.UserRole) if item else None
        return thing

    def _item(self, thing: Thing) -> QListWidgetItem:
        library = self._desk.library
        if isinstance(thing, Note):
            words = thing.body.strip() or "Highlighted, without words"
            where = library.articles.record(thing.article).name if library else ""
            text, since = (
                f"{shortened(words, 90)}\n“{shortened(thing.anchor.exact)}” · {where}",
                thing.deleted,
            )
        else:
            notes = f" with {thing.notes} notes" if thing.notes > 1 else " with 1 note" if thing.notes else ""
            text, since = f"{thing.name}\nArticle{notes}", thing.removed
        item = QListWidgetItem(f"{text} · {_times(since)}")
        item.setData(Qt.ItemDataRole.UserRole, thing)
        return item

    def _build(self) -> None:
        self._about = label(role="empty")
        self.list = QListWidget()
        self.list.setAccessibleName("What has been deleted")
        self.list.setItemDelegate(Rows(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._put_back_button = button("Put back", self.put_back, primary=True)
        self._delete_button = button(FOR_GOOD, self.delete_for_good)
        self._empty_button = button("Empty the trash", self.empty, flat=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in (self._put_back_button, self._delete_button, self._empty_button):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(button("Back", self.left.emit, flat=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 34, 60, 20)
        column.setSpacing(12)
        column.addWidget(label("Trash", "headline"))
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(row)


def _times(since: datetime | None) -> str:
    """ "deleted today, 14:02 · 30 days left" """
    if since is None:
        return ""
    left = since + timedelta(days=TRASH_DAYS) - datetime.now(UTC)
    days = max(1, left.days + (left.seconds > 0))
    return f"deleted {when(since)} · {days} day{'s' if days > 1 else ''} left"
