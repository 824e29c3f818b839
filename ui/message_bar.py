"""One line below the legend: what happened, and what can be done about it. Never in the way of the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.widgets import button, label, set_prose

LONG, SHORT = 12_000, 6_000
"""Milliseconds that a message stays by itself, with and without something to do."""

Choice = tuple[str, Callable[[], object]]


class MessageBar(QWidget):
    """Messages replace each other; hidden when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message-bar")
        self.setAccessibleName("Message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = label()
        self._choices: list[QPushButton] = []
        self._of_article = False
        self._close = button("×", self.hide, flat=True)
        self._close.setAccessibleName("Close this message")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def message(self) -> str:
        return "" if self.isHidden() else self._text.accessibleName()

    def say(self, text: str, *choices: Choice, stays: bool = False, of_article: bool = False) -> None:
        """Show a sentence and, beside it, what can be done.

        stays: until it is closed or replaced. of_article: it goes with the article that is open now.
        """
        self._of_article = of_article
        set_prose(self._text, text)
        for old in self._choices:
            old.hide()
            old.deleteLater()
        self._choices = [button(name, partial(self._choose, act)) for name, act in choices]
        for at, each in enumerate(self._choices, 1):
            self._row.insertWidget(at, each)
        self._timer.stop()
        if not stays:
            self._timer.start(LONG if choices else SHORT)
        self.show()
        self.setAccessibleDescription(text)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def leave_article(self) -> None:
        """What is offered for one article would be done to the next."""
        if self._of_article:
            self.hide()

    def _choose(self, act: Callable[[], object]) -> None:
        self.hide()
        act()


class ProgressStrip(QWidget):
    """How far the article has been looked through, and a way to stop. Shown only when it takes a while."""

    PATIENCE = 500

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("message-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setFixedWidth(220)
        self._text = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._bar)
        row.addWidget(self._text, 1)
        row.addWidget(button("Stop", stop, flat=True))
        self._patience = QTimer(self, singleShot=True, interval=self.PATIENCE)
        self._patience.timeout.connect(self.show)
        self.hide()

    def begin(self, text: str) -> None:
        set_prose(self._text, text)
        self._bar.setRange(0, 0)
        self._patience.start()

    def set_share(self, done: int, total: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * done / max(1, total)))

    def end(self) -> None:
        self._patience.stop()
        self.hide()
