"""A printed page beside the text, with which page it is, buttons to turn it, and its size."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.picture import PagePicture
from ui.painting import stand_on
from ui.widgets import button, label, lay_on, set_prose

ZOOMS = (50, 75, 100, 125, 150, 200, 300, 400)
"""Percent of the pane's width."""
PAUSE = 150
"""Milliseconds without a change of width after which a sharper picture is asked for."""
MARGIN = 14


class OriginalPane(QWidget):
    """`turned` by so many pages; `width_changed`: the picture should be drawn again; `password_wanted`; `left`."""

    turned = Signal(int)
    width_changed = Signal()
    password_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("original")
        stand_on(self, QPalette.ColorRole.AlternateBase)
        self.setMinimumWidth(220)
        self._zoom = ZOOMS.index(100)
        self._where, self._message = QLabel(), label("", "empty")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._password = button("Type the password …", self.password_wanted.emit)
        self._password.hide()
        self._area = PageArea(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.width_changed.emit)
        self._build()

    @property
    def wanted_width(self) -> int:
        """Of the picture, in the screen's own pixels."""
        room = self._area.viewport().width() - 2 * MARGIN
        return max(1, round(room * self.devicePixelRatio() * ZOOMS[self._zoom] / 100))

    def show_picture(self, picture: PagePicture) -> None:
        image = QImage(
            picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32
        ).copy()
        image.setDevicePixelRatio(self.devicePixelRatio())
        self._picture.setPixmap(QPixmap.fromImage(image))
        where = f"Page {picture.number} of {picture.pages}"
        self._where.setText(where)
        self._picture.setAccessibleName(f"{where}, as printed")
        self._set_message("", False)

    def show_message(self, sentence: str, *, password: bool = False) -> None:
        """Instead of a picture. password: typing one may help."""
        self._picture.clear()
        self._where.setText("Printed page")
        self._set_message(sentence, password)

    def begin_page(self) -> None:
        """Another page comes: its top is seen first."""
        self._area.verticalScrollBar().setValue(0)

    def zoom(self, steps: int) -> None:
        chosen = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        if chosen != self._zoom:
            self._zoom = chosen
            self.width_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pause.start()

    def sizeHint(self) -> QSize:
        return QSize(460, 600)

    def _set_message(self, sentence: str, password: bool) -> None:
        set_prose(self._message, sentence)
        self._password.setVisible(password)
        self._picture.setVisible(not sentence)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 8, 2)
        head.setSpacing(2)
        head.addWidget(self._where, 1)
        for text, name, act in (
            ("‹", "Page before", lambda: self.turned.emit(-1)),
            ("›", "Next page", lambda: self.turned.emit(1)),
            ("−", "Smaller page", lambda: self.zoom(-1)),
            ("+", "Larger page", lambda: self.zoom(1)),
            ("×", "Close the printed page", self.left.emit),
        ):
            each = button(text, act, flat=True)
            each.setAccessibleName(name)
            each.setToolTip(name)
            head.addWidget(each)
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(MARGIN, 6, MARGIN, MARGIN)
        inside.addWidget(self._message)
        inside.addWidget(self._password, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._picture)
        inside.addStretch(1)
        lay_on(self._area, sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)


class PageArea(QScrollArea):
    """Scrolls the page; Ctrl with the wheel makes it larger, the page keys turn it."""

    def __init__(self, pane: OriginalPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The printed page")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pane.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self._pane.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self._pane.turned.emit(-1)
        else:
            super().keyPressEvent(event)
