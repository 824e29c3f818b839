"""After a change of the palette: Qt keeps the colours that the style sheet took from it, so each widget looks anew."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PAUSE, AT_ONCE = 50, 24
"""Milliseconds until the hidden widgets follow, and how many of them in one turn."""
_OWN = (Qt.WidgetAttribute.WA_StyleSheetTarget, Qt.WidgetAttribute.WA_SetPalette)


class Restyling(QObject):
    """What is on the screen changes at once, what is hidden a moment later or when it is shown before that.

    A style sheet set anew would do the same at five times the price.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._marks, self._mark = count(), ""
        self._hidden: list[QWidget] = []
        self._due = QTimer(self, singleShot=True, interval=PAUSE)
        self._due.timeout.connect(self._go_on)

    def begin(self) -> None:
        self._mark = f"{id(self)} {next(self._marks)}"
        for widget in self._stale():
            if widget.isVisible():
                self._restyle(widget)
            elif (parent := widget.parentWidget()) is None or parent.isVisible():
                widget.installEventFilter(self)
                self._hidden.append(widget)
        self._due.start(PAUSE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            for widget in (watched, *watched.findChildren(QWidget)):
                if self._is_stale(widget):
                    self._restyle(widget)
        return False

    def _go_on(self) -> None:
        stale = self._stale()
        for widget in stale[:AT_ONCE]:
            self._restyle(widget)
        if len(stale) > AT_ONCE:
            self._due.start(0)
            return
        for widget in filter(isValid, self._hidden):
            widget.removeEventFilter(self)
        self._hidden.clear()

    def _stale(self) -> list[QWidget]:
        return [widget for widget in self._application.allWidgets() if self._is_stale(widget)]

    def _is_stale(self, widget: QWidget) -> bool:
        return bool(widget.property("restyled") != self._mark)

    def _restyle(self, widget: QWidget) -> None:
        """A leaf that no rule applies to has nothing to forget."""
        widget.setProperty("restyled", self._mark)
        if widget.children() or any(map(widget.testAttribute, _OWN)):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
