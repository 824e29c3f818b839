"""All keys on one sheet, shown on "?"; every one can be changed."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import COMMANDS, Actions, Command, key_text
from ui.widgets import button, caption, label, scrolling, set_prose, set_role, size_within

FOLDED = ("category.", "solo.", "focus.")
"""Eight alike are shown as one line."""
LEFT_HALF = ("Article", "Findings", "Colours")
WIDE = 860
"""Pixels that the two halves need."""
HELP = "Click a key, then press the new one. Backspace leaves a command without a key."
BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)

WAYS = "Tab Backtab Space Up Down Left Right Home End PgUp PgDown".split()
KEPT = frozenset(f"{held}{key}" for key in WAYS for held in ("", "Shift+", "Ctrl+")) | {"Ctrl+C", "Ctrl+A"}
"""With these one gets about in the window, the page and every list, and copies: no command takes them away."""


class KeysSheet(QDialog):
    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size_within(parent, 880, 850))
        self._actions = actions
        self._buttons: dict[str, KeyButton] = {}
        self._message = label(HELP, "small")
        sheet = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        self._halves.setContentsMargins(30, 22, 30, 18)
        for left in (True, False):
            self._halves.addLayout(
                self._half([c for c in COMMANDS.values() if (c.group in LEFT_HALF) is left]), 1
            )
        foot = QHBoxLayout()
        foot.setContentsMargins(30, 10, 30, 16)
        foot.setSpacing(8)
        foot.addWidget(self._message, 1)
        foot.addWidget(button("All as they were", self._reset, flat=True))
        foot.addWidget(button("Close", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(sheet), 1)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room for both halves, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        self._halves.setSpacing(56 if wide else 0)

    def change(self, command: str, key: str) -> None:
        """Give a command another key, "" for none; one that has a use already is refused, with the reason."""
        if key in KEPT:
            set_prose(
                self._message, f"{key_text(key)} moves through the window or copies: choose another key."
            )
            return
        taken = self._actions.taken_by(key, command) if key else None
        if taken is not None:
            set_prose(self._message, f"{key_text(key)} is taken already: {COMMANDS[taken].text}.")
            return
        self._actions.set_keys(command, [key] if key else [])
        set_prose(self._message, f"{COMMANDS[command].text}: {key_text(key) or 'no key'}.")
        self._name(command)

    def _half(self, commands: list[Command]) -> QVBoxLayout:
        half = QVBoxLayout()
        half.setSpacing(0)
        for group, members in groupby(commands, key=lambda command: command.group):
            half.addWidget(label(group, "title"))
            half.addSpacing(6)
            half.addLayout(self._lines([c for c in members if not _is_folded(c)], folded=group == "Colours"))
            half.addSpacing(20)
        half.addStretch(1)
        return half

    def _lines(self, commands: list[Command], *, folded: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for command in commands:
            each = self._buttons[command.id] = KeyButton()
            each.pressed_key.connect(lambda key, name=command.id: self.change(name, key))
            self._name(command.id)
            _add_line(grid, command.text, each)
        for text, keys in (("A colour on or off", "1 to 8"), ("One colour alone", "Shift+1 to Shift+8")):
            if folded:
                _add_line(grid, text, caption(keys, "key"))
        return grid

    def _name(self, command: str) -> None:
        keys = "  ".join(key_text(key) for key in self._actions.keys(command)) or "no key"
        self._buttons[command].set_keys(keys, COMMANDS[command].text)

    def _reset(self) -> None:
        for command in COMMANDS:
            self._actions.set_keys(command, None)
        for command in self._buttons:
            self._name(command)
        set_prose(self._message, "All keys are as they were at the beginning.")


class KeyButton(QPushButton):
    """Shows a command's keys; clicked, it waits for another. `pressed_key` in Qt's portable spelling."""

    pressed_key = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._keys = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "key")
        self.clicked.connect(lambda: self._listen(True))

    def set_keys(self, keys: str, command: str) -> None:
        self._keys = keys
        self.setText(keys)
        self.setAccessibleName(f"{command}: {keys}. Change it")

    @property
    def listening(self) -> bool:
        return bool(self.property("listening"))

    def event(self, event: QEvent) -> bool:
        # Before Tab moves the focus and before a shortcut takes the key.
        if self.listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._hear(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._listen(False)
        super().focusOutEvent(event)

    def _hear(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in BARE:
            return
        self._listen(False)
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.pressed_key.emit("")
        elif key is not Qt.Key.Key_Escape:
            sequence = QKeySequence(QKeyCombination(_modifiers(event), key))
            self.pressed_key.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))

    def _listen(self, listening: bool) -> None:
        if listening != self.listening:
            set_role(self, "listening", listening)
            self.setText("Press a key …" if listening else self._keys)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Without Shift where it only makes another sign of the key: "?" is "?", not Shift+?."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sign = event.text()
    if len(sign) == 1 and sign.isprintable() and not sign.isalpha() and not sign.isspace():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return modifiers


def _add_line(grid: QGridLayout, text: str, key: QWidget) -> None:
    row = grid.rowCount()
    grid.addWidget(caption(text), row, 0, Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _is_folded(command: Command) -> bool:
    return command.id.startswith(FOLDED) and command.id != "category.all"
