"""After a change of the palette: Qt keeps the colours that the style sheet took from it, so each widget looks anew."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from shiboken6 import isValid

PAUSE, AT_ONCE = 250, 24
"""Milliseconds until the hidden widgets follow, and how many of them in one turn."""
_OWN = (Qt.WidgetAttribute.WA_StyleSheetTarget, Qt.WidgetAttribute.WA_SetPalette)


class Restyling(QObject):
    """What is on the screen changes at once, what is hidden a moment later or when it is shown before that.

    A style sheet set anew would do the same at five times the price.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._stale: set[QWidget] = set()
        self._watched: list[QWidget] = []
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._go_on)

    def begin(self) -> None:
        self._stale = set(self._application.allWidgets())
        for widget in tuple(self._stale):
            if widget.isVisible():
                self._restyle(widget)
            elif (parent := widget.parentWidget()) is None or parent.isVisible():
                widget.installEventFilter(self)
                self._watched.append(widget)
        self._due.start(PAUSE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            for widget in self._stale.intersection((watched, *watched.findChildren(QWidget))):
                self._restyle(widget)
        return False

    def _go_on(self) -> None:
        for widget in tuple(islice(self._stale, AT_ONCE)):
            self._restyle(widget)
        if self._stale:
            self._due.start(0)
            return
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched.clear()

    def _restyle(self, widget: QWidget) -> None:
        """Where no rule of the sheet applies the palette is enough, at a fraction of the price.

        Qt hands a palette down to no widget under a style sheet, so each one is given it. Polished again, a widget
        forgets its rules' colours: so Qt does it too when a sheet is set.
        """
        self._stale.discard(widget)
        if isValid(widget) and _has_rules(widget):
            widget.style().polish(widget)
        elif isValid(widget):
            widget.setPalette(QPalette())


def _has_rules(widget: QWidget) -> bool:
    """The rules for its handles are kept with a splitter."""
    return isinstance(widget, QSplitter) or any(map(widget.testAttribute, _OWN))
