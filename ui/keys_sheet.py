"""All keys on one sheet, shown on "?"; every one can be changed."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.actions import COMMANDS, Actions, Command, key_text
from ui.widgets import button, label, scrolling, set_prose

FOLDED = ("category.", "solo.")
"""Eight alike are shown as one line."""


class KeysSheet(QDialog):
    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.resize(720, 640)
        self._actions = actions
        self._buttons: dict[str, QPushButton] = {}
        self._message = label("Click a key to change it.", "small")
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(26, 18, 26, 18)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(5)
        self._fill(grid)
        grid.setColumnStretch(0, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(26, 10, 26, 14)
        foot.addWidget(self._message, 1)
        foot.addWidget(button("All as they were", self._reset, flat=True))
        foot.addWidget(button("Close", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(sheet), 1)
        column.addLayout(foot)

    def change(self, command: str, key: str) -> None:
        """Give a command another key; one that is taken already is refused, with the reason."""
        taken = self._actions.taken_by(key, command)
        if taken is not None:
            set_prose(self._message, f"{key_text(key)} is taken already: {COMMANDS[taken].text}.")
            return
        self._actions.set_keys(command, [key])
        set_prose(self._message, f"{COMMANDS[command].text}: {key_text(key)}")
        self._buttons[command].setText(self._keys(command))

    def _fill(self, grid: QGridLayout) -> None:
        for group, commands in groupby(COMMANDS.values(), key=lambda command: command.group):
            row = grid.rowCount()
            grid.addWidget(label(group, "title"), row, 0, 1, 2)
            for command in commands:
                if not command.id.startswith(FOLDED) or command.id == "category.all":
                    self._add(grid, command)
            if group == "Colours":
                self._add_folded(grid)

    def _add(self, grid: QGridLayout, command: Command) -> None:
        row = grid.rowCount()
        each = button(self._keys(command.id), lambda: self._ask(command))
        each.setAccessibleName(f"{command.text}: {self._keys(command.id)}. Change it")
        self._buttons[command.id] = each
        grid.addWidget(label(command.text), row, 0)
        grid.addWidget(each, row, 1, Qt.AlignmentFlag.AlignRight)

    def _add_folded(self, grid: QGridLayout) -> None:
        for text, keys in (("A colour on or off", "1 to 8"), ("One colour alone", "Shift+1 to Shift+8")):
            row = grid.rowCount()
            grid.addWidget(label(text), row, 0)
            key = label(keys, "key")
            key.setWordWrap(False)
            grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)

    def _ask(self, command: Command) -> None:
        asker = KeyAsker(command.text, self)
        if asker.exec() and asker.key:
            self.change(command.id, asker.key)

    def _reset(self) -> None:
        for command in COMMANDS:
            self._actions.set_keys(command, None)
        for command, each in self._buttons.items():
            each.setText(self._keys(command))
        set_prose(self._message, "All keys are as they were at the beginning.")

    def _keys(self, command: str) -> str:
        return "  ".join(key_text(key) for key in self._actions.keys(command)) or "none"


class KeyAsker(QDialog):
    """Waits for one key."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change a key")
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.editingFinished.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 20)
        column.addWidget(label(f"Press the key for “{text}”."))
        column.addWidget(self.field)

    @property
    def key(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
