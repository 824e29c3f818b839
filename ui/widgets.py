"""Small pieces that several panels are put together from. How they look is said in shell.qss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from html import escape
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOption,
    QWidget,
)

from ui.painting import draw_words, sans
from ui.viewport import put_viewport

LEADING = 118
"""Line height of prose in panels, in percent of the font's own (about 1.45 of its size)."""


def label(text: str = "", role: str = "prose") -> QLabel:
    """A wrapping label; `role` is what the style sheet knows it by."""
    result = QLabel()
    result.setProperty("role", role)
    result.setWordWrap(True)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    result.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    set_prose(result, text)
    return result


def set_prose(target: QLabel, text: str) -> None:
    """Plain text set with room between the lines, in its own direction; hidden when there is none."""
    way = "rtl" if reads_from_the_right(text) else "ltr"
    target.setText(
        f"<p dir='{way}' style='line-height:{LEADING}%; margin:0'>{escape(text)}</p>" if text else ""
    )
    target.setAccessibleName(text)
    if not text:
        target.hide()
    elif target.parentWidget() is not None:
        # Without a parent, showing would open a window of its own.
        target.show()


def caption(text: str = "", role: str = "prose") -> QLabel:
    """One line beside a button or a field: without leading, which would lift it off their middle."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    return result


def reads_from_the_right(text: str) -> bool:
    """By its first letter that has a direction (Unicode Bidirectional Algorithm, rules P2 and P3)."""
    first = next((b for b in map(bidirectional, text) if b in ("L", "R", "AL")), "L")
    return first != "L"


def isolated(text: str) -> str:
    """The text in its own direction where the words around it have another (U+2068, U+2069)."""
    return f"\u2068{text}\u2069"


def of_width(target: QLabel, width: int) -> QLabel:
    """Gives a wrapping label its width and the height that its words need at that width."""
    target.ensurePolished()
    target.setFixedWidth(width)
    target.setMinimumHeight(target.heightForWidth(width))
    return target


class Choice(QPushButton):
    """A flat button that opens a menu of texts and shows one of them; `chosen` carries its number."""

    chosen = Signal(int)

    def __init__(self, texts: Sequence[str], name: str) -> None:
        super().__init__()
        self._texts, self._name = texts, name
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("flat", True)
        self.setAutoDefault(False)
        menu = QMenu(self)
        # One is always ticked, also when it is chosen again.
        group = QActionGroup(self)
        for number, text in enumerate(texts):
            action = menu.addAction(text, partial(self.chosen.emit, number))
            action.setCheckable(True)
            group.addAction(action)
        self.setMenu(menu)
        self.show_choice(0)

    def show_choice(self, number: int) -> None:
        self.setText(f"{self._texts[number]} ▾")
        self.setAccessibleName(f"{self._name}: {self._texts[number]}")
        for at, action in enumerate(self.menu().actions()):
            action.setChecked(at == number)


def drop_down(name: str) -> QComboBox:
    """Its list looks as every other list: a combo box's own rows know nothing of the style sheet."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setItemDelegate(QStyledItemDelegate(combo))
    return combo


class FilterField(QLineEdit):
    """Words that thin out a list. Esc takes them out; only where there are none it goes a step back."""

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        # Before the window's own Esc.
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escapes and event.type() == QEvent.Type.ShortcutOverride and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Elided(QLabel):
    """One line that ends in an ellipsis where it finds no room; the whole of it is in the tool tip then.

    No rule of the style sheet names it: with a rule's font, another theme would lay it out anew.
    """

    def __init__(self, *, bold: bool = False, quiet: bool = False) -> None:
        super().__init__()
        self.setFont(sans(14, bold=bold))
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = _elided(self.text(), self.font(), room.width())
        whole = "" if shown == self.text() else self.text()
        if whole != self.toolTip():
            self.setToolTip(whole)
        draw_words(QPainter(self), QRectF(room), shown)


@lru_cache(64)
def _elided(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


class Pressable(QAbstractButton):
    """A button that paints itself or holds labels; Return presses it as the space bar does.

    Screen readers know it for a button, which they would not a widget with a click.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style sheet says of it."""
        from PySide6.QtWidgets import QStyle  # here: its long lists of names are not needed at the start

        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, QPainter(self), self)


def hairline() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(1)
    return line


def button(text: str, run: Callable[[], object], *, primary: bool = False, flat: bool = False) -> QPushButton:
    result = QPushButton(text)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setProperty("primary", primary)
    result.setProperty("flat", flat)
    result.setAutoDefault(False)
    result.clicked.connect(lambda _checked=False: run())
    return result


def scrolling(content: QWidget) -> QScrollArea:
    """The content in an area that scrolls up and down, without a frame."""
    area = QScrollArea()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    lay_on(area, content)
    return area


def lay_on(area: QScrollArea, content: QWidget) -> None:
    """The content as wide as the area, without a frame, on the ground of what the area stands on."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    put_viewport(area)
    area.setWidget(content)
    content.setAutoFillBackground(False)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout and delete the widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet asks for, and have it asked again."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def size_within(window: QWidget, width: int, height: int) -> QSize:
    """Of a sheet over a window: as it would be best, but a little smaller than the window, frame and all."""
    return QSize(min(width, window.width() - 20), min(height, window.height() - 40))
