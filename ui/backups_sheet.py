"""The dated copies of the library, to choose one to go back to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.notes.recovery import backup_time
from ui.panels.note_card import when
from ui.rows import Rows
from ui.widgets import button, label

ABOUT = (
    "Hedgerow copies the library whenever it is opened or closed, and keeps the last ten copies. "
    "If you go back to one, the library of now is set aside beside it, not deleted."
)


class BackupsSheet(QDialog):
    chosen = Signal(Path)

    def __init__(self, copies: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go back to a backup")
        self.setMinimumWidth(440)
        self.list = QListWidget()
        self.list.setItemDelegate(Rows(self.list))
        self.list.setAccessibleName("Backups, the newest first")
        for copy in copies:
            item = QListWidgetItem(f"{when(backup_time(copy))}   ·   {_size(copy)}")
            item.setData(Qt.ItemDataRole.UserRole, copy)
            item.setToolTip(str(copy))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(label(ABOUT))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Leave it as it is", self.reject))
        row.addWidget(button("Go back to this one", self._choose, primary=True))
        column.addLayout(row)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _size(path: Path) -> str:
    kilobytes = path.stat().st_size / 1000
    return f"{kilobytes:,.0f} kB" if kilobytes < 1000 else f"{kilobytes / 1000:,.1f} MB"
