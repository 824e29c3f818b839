"""Present: an article on the projector, uncovered press by press."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from reader.address import Addresses
from reader.article import Article
from reader.finding import Finding
from reader.rules.categories import load_categories
from ui.classroom.slide import Slide
from ui.classroom.steps import Step, Uncover, same_place, walk
from ui.reading.geometry import Fragment
from ui.reading.painting import paint_ground, paint_line
from ui.reading.typography import Typography
from ui.theme import SANS, Theme

_K = Qt.Key
NEXT = (_K.Key_PageDown, _K.Key_Right, _K.Key_Down, _K.Key_Space, _K.Key_Return, _K.Key_Enter, _K.Key_N)
BACK = (_K.Key_PageUp, _K.Key_Left, _K.Key_Up, _K.Key_Backspace, _K.Key_P)
BLANK = (_K.Key_B, _K.Key_Period)
HINT = "Space or a clicker: next   ←: back   M: {other}   B: blank   + −: size   Esc: leave"
MODES = {Uncover.FINDING: "one by one", Uncover.CATEGORY: "by category"}


class Present(QWidget):
    """Full screen, on the second display if there is one. Comes back to where an article was left.

    ask: the question that a finding's rule asks. left: the last finding shown, or None.
    """

    left = Signal(object)

    def __init__(self, ask: Callable[[Finding], str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._ask = ask
        self._categories = {c.id: c for c in load_categories()}
        self._article = Article("", ())
        self._findings: Sequence[Finding] = ()
        self._steps: list[Step] = []
        self._at = 0
        self._uncover = Uncover.FINDING
        self._blank = self._switched = False
        self._scale = 1.0
        self._left_at: dict[str, Step] = {}
        self.setWindowTitle("Hedgerow · Present")
        self.setAccessibleName("Present")
        self.setCursor(Qt.CursorShape.BlankCursor)

    def start(
        self, article: Article, findings: Sequence[Finding], theme: Theme, typography: Typography
    ) -> None:
        """Shows the article with these findings, from its first paragraph or where it was left."""
        self._article, self._findings = article, findings
        self._theme, self._typography = theme, typography
        self._addresses = Addresses(article)
        self._blank = False
        self._make_steps(self._left_at.get(article.text_hash))
        parent = self.parentWidget()
        self.setGeometry(other_screen(parent.window() if parent else None).geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    @property
    def step(self) -> Step | None:
        """None for an article without text."""
        return self._steps[self._at] if self._steps else None

    def next(self) -> None:
        self._go(self._at + 1)

    def back(self) -> None:
        self._go(self._at - 1)

    def leave(self) -> None:
        if self.isHidden():
            return
        step = self.step
        if step:
            self._left_at[self._article.text_hash] = step
        self.hide()
        self.left.emit(step.current[0] if step and step.current else None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the window system: that is leaving, too."""
        self.leave()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == _K.Key_Escape:
            self.leave()
        elif key in BLANK or self._blank:
            self._blank = not self._blank
        elif key in NEXT:
            self.next()
        elif key in BACK:
            self.back()
        elif key == _K.Key_Home:
            self._go(0)
        elif key == _K.Key_End:
            self._go(len(self._steps) - 1)
        elif key == _K.Key_M:
            self._switch_mode()
        elif key in (_K.Key_Plus, _K.Key_Equal, _K.Key_Minus):
            self._scale = max(0.6, min(1.6, self._scale + (-0.1 if key == _K.Key_Minus else 0.1)))
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.next()
        elif event.button() is Qt.MouseButton.RightButton:
            self.back()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._blank:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(self._theme.paper))
            step = self.step
            if step is None:
                return
            self._paint_slide(painter, step)
            self._paint_footer(painter, step)

    def _unit(self) -> float:
        """One pixel of a screen 1440 wide, for this screen; a low screen counts by its height."""
        return min(self.width() / 1440, self.height() / 810)

    def _footer_height(self) -> float:
        return 92 * self._unit()

    def _paint_slide(self, painter: QPainter, step: Step) -> None:
        unit = self._unit()
        font = self._typography.text_font()
        font.setPixelSize(max(10, round(46 * unit * self._scale)))
        width = min(1060 * unit * max(1.0, self._scale), self.width() - 120 * unit)
        top = 84 * unit
        area = QSizeF(width, self.height() - self._footer_height() - top - 24 * unit)
        painter.save()
        painter.translate((self.width() - width) / 2, top)
        Slide(self._article, step, self._theme, font, area).paint(painter)
        painter.restore()

    def _paint_footer(self, painter: QPainter, step: Step) -> None:
        unit, height = self._unit(), self._footer_height()
        top = self.height() - height
        painter.setPen(QPen(QColor(self._theme.line), unit))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        baseline = top + height * 0.58
        right = self._paint_place(painter, step, baseline)
        if not step.current:
            self._paint_words(painter, self._hint(), 60 * unit, right, baseline, 20)
            return
        left = self._paint_chip(painter, step.current[0].category, baseline)
        self._paint_words(painter, self._question(step), left + 24 * unit, right - 24 * unit, baseline, 26)

    def _paint_place(self, painter: QPainter, step: Step, baseline: float) -> float:
        """ "2 of 16 · paragraph 1.1"; gives its left edge."""
        offset = step.current[0].start if step.current else self._article.blocks[step.block].start
        label = self._addresses.label(offset)
        label = label if step.current else label.partition(".")[0]
        parts = [
            f"{step.count} of {len(self._findings)}" if self._findings else "",
            label and f"paragraph {label}",
        ]
        words = " · ".join(part for part in parts if part)
        font = self._font(20)
        x = self.width() - 60 * self._unit() - QFontMetricsF(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.quiet))
        painter.drawText(QPointF(x, baseline), words)
        return x

    def _paint_chip(self, painter: QPainter, category: str, baseline: float) -> float:
        """The category's name on its ground, with its line; gives its right edge."""
        unit, font = self._unit(), self._font(26)
        metrics = QFontMetricsF(font)
        name = self._categories[category].name
        left = 60 * unit
        right = left + metrics.horizontalAdvance(name) + 20 * unit
        mark = self._theme.marks[category]
        ground = Fragment(left, right, baseline, metrics.ascent(), metrics.descent() + 3 * unit, 0, 0)
        paint_ground(painter, ground, QColor(mark.ground))
        paint_line(painter, ground._replace(left=left + 10 * unit, right=right - 10 * unit), mark)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(QPointF(left + 10 * unit, baseline), name)
        return right

    def _paint_words(
        self, painter: QPainter, words: str, left: float, right: float, baseline: float, size: int
    ) -> None:
        """In one line, smaller if it must be; what still does not fit goes on in a second line."""
        room = right - left
        sizes = range(size, 17, -1)
        fitting = (s for s in sizes if QFontMetricsF(self._font(s)).horizontalAdvance(words) <= room)
        font = self._font(next(fitting, sizes[-1]))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.ink if size > 20 else self._theme.quiet))
        if metrics.horizontalAdvance(words) <= room:
            painter.drawText(QPointF(left, baseline), words)
            return
        box = QRectF(left, baseline - metrics.height() * 1.4, room, metrics.height() * 2.2)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), words)

    def _hint(self) -> str:
        """On clean text: at the beginning the keys, later which way it goes on if that was changed just now."""
        mode = self._uncover
        if self._at == 0:
            return HINT.format(other=next(text for other, text in MODES.items() if other is not mode))
        return MODES[mode].capitalize() if self._switched else ""

    def _question(self, step: Step) -> str:
        if self._uncover is Uncover.FINDING:
            return self._ask(step.current[0])
        about = self._categories[step.current[0].category].about
        question = about.rsplit(". ", 1)[-1]
        return question if question.endswith("?") else about.partition(". ")[0].rstrip(".") + "."

    def _font(self, size: int) -> QFont:
        font = QFont(SANS)
        font.setPixelSize(max(9, round(size * self._unit())))
        return font

    def _go(self, at: int) -> None:
        if self._blank:
            self._blank = False
        elif self._steps:
            self._switched = False
            self._at = max(0, min(len(self._steps) - 1, at))
            self._announce()
        self.update()

    def _switch_mode(self) -> None:
        finding = self._uncover is Uncover.FINDING
        self._uncover = Uncover.CATEGORY if finding else Uncover.FINDING
        self._switched = True
        self._make_steps(self.step)

    def _make_steps(self, place: Step | None) -> None:
        self._steps = walk(self._article, self._findings, self._uncover, list(self._categories))
        self._at = same_place(self._steps, place)
        self.update()

    def _announce(self) -> None:
        step = self.step
        if step and step.current:
            words = ", ".join(self._article.text[f.start : f.end] for f in step.current)
            name = self._categories[step.current[0].category].singular
            message = f"{name}: {words}. {self._question(step)}"
            self.setAccessibleDescription(message)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))


def other_screen(window: QWidget | None) -> QScreen:
    """The display that the window does not stand on, else its own."""
    own = window.screen() if window else QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen.geometry() != own.geometry()]
    return others[0] if others else own
