"""The reading view: an article set for reading, its findings marked in the text and beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from reader.article import Article
from reader.finding import Finding, Span
from reader.rules.categories import load_categories
from ui.reading.canvas import Canvas
from ui.reading.highlights import Highlights
from ui.reading.margin import LetterHit, Margin, NoteHit
from ui.reading.surface import Emphasis, Surface
from ui.reading.typography import Focus, Typography
from ui.theme import Theme

ZOOMS = (50, 300)
CARET_WIDTH = 2
"""The caret shows once a key is pressed: who reads with the mouse has no use for one."""


class ReadingView(Canvas):
    """Read-only, with a caret for the keyboard. All spans and offsets are the article's.

    finding_activated: what stands under a click or the caret, the shortest first, and the offset there.
    selection_changed: a Span, or None when nothing is selected.
    note_activated: the id of the note whose mark was clicked.
    scrolled: what is on the screen now. zoomed: per cent.
    """

    finding_activated = Signal(list, int)
    selection_changed = Signal(object)
    note_activated = Signal(int)
    scrolled = Signal(object)
    zoomed = Signal(int)

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(theme, typography, parent)
        self._names = {c.id: c.singular for c in load_categories()}
        self._visible: frozenset[str] | None = None
        self._emphasis = Emphasis()
        self._ticks_due = _single_shot(self, 120, self._update_ticks)
        self._zoom_due = _single_shot(self, 30, self._apply_zoom)
        self._pending_zoom = typography.zoom
        self._set_up()
        self.set_article(Article("", ()))

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName("Article")
        self.setAccessibleDescription("The text of the article. Arrow keys move the caret.")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction("Copy", self.copy)
        self.selectionChanged.connect(lambda: self.selection_changed.emit(self.selection()))
        self._strip.valueChanged.connect(self._on_scrolled)

    # What is shown

    def set_article(self, article: Article) -> None:
        """Shows another article, from its beginning and without findings."""
        self._glide.stop()
        self._emphasis = Emphasis()
        self._lay(article)
        self.document().documentLayout().documentSizeChanged.connect(self._ticks_due.start)
        self._highlights = Highlights(self._page)
        self._highlights.set_visible(self._is_visible)
        self._place_column()
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(0))
        self.setTextCursor(cursor)
        self.setCursorWidth(0)
        self._strip.setValue(0)
        self._strip.set_ticks([])

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Replaces all findings; the current one stays if it is among them."""
        self._highlights.replace(findings)
        if self._emphasis.current not in self._highlights.shown:
            self._emphasis.current = None
        self._findings_changed()

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """More of them, while the analysis runs."""
        self._highlights.add(findings)
        self._findings_changed()

    def set_visible_categories(self, categories: Iterable[str]) -> None:
        self._visible = frozenset(categories)
        self._highlights.set_visible(self._is_visible)
        self._findings_changed()

    @property
    def article(self) -> Article:
        return self._page.article

    def findings(self) -> Sequence[Finding]:
        """The visible ones in text order."""
        return self._highlights.shown

    def set_current(self, finding: Finding | None) -> None:
        """Outlines a finding, brings it into view and announces it to screen readers."""
        self._emphasis.current = finding
        if finding:
            self._emphasis.focus = self._focus_around(finding.start)
            self.reveal((finding.start, finding.parts[0][1]))
            self._announce(finding)
        self.viewport().update()

    def set_notes(self, notes: Iterable[tuple[int, Span]]) -> None:
        """(id, noted span) of each."""
        self._emphasis.notes = list(notes)
        self.viewport().update()

    def set_search_hits(self, hits: Sequence[Span], current: Span | None = None) -> None:
        self._emphasis.search = hits
        self._emphasis.search_current = current
        if current:
            self.reveal(current)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._put_on(theme)
        self._strip.set_theme(theme)
        self._page.recolour(theme)
        self._on_column_placed()

    def set_typography(self, typography: Typography) -> None:
        """The text at the top of the screen stays there."""
        if typography == self._typography:
            return
        top = self.visible_span()[0]
        zoomed = typography.zoom != self._typography.zoom
        refocused = replace(self._typography, focus=typography.focus, numbered=typography.numbered)
        self._typography = typography
        self._pending_zoom = typography.zoom
        current = self._emphasis.current
        self._emphasis.focus = self._focus_around(current.start if current else max(top, self.caret()))
        if refocused == typography:
            self._on_column_placed()
            return
        self._page.restyle(typography, self._theme)
        self._place_column()
        self.scroll_to(top)
        if zoomed:
            self.zoomed.emit(typography.zoom)

    @property
    def typography(self) -> Typography:
        return self._typography

    @property
    def zoom(self) -> int:
        """Per cent."""
        return self._typography.zoom

    def set_zoom(self, percent: int) -> None:
        self._pending_zoom = max(ZOOMS[0], min(ZOOMS[1], percent))
        self._zoom_due.start()

    # Where things are

    def findings_at(self, offset: int) -> list[Finding]:
        """The visible findings on a character, the shortest first."""
        return self._highlights.at(offset)

    def address(self, offset: int) -> str:
        """ "4.2": paragraph and sentence."""
        return self._page.addresses.label(offset)

    def selection(self) -> Span | None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._page.offset(cursor.selectionStart()) or 0
        end = self._page.offset(cursor.selectionEnd()) or 0
        return (start, end) if end > start else None

    def select(self, span: Span) -> None:
        """Selects a span and brings it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(span[0]))
        cursor.setPosition(self._page.position(span[1]), QTextCursor.MoveMode.KeepAnchor)
        value = self._strip.value()
        self.setTextCursor(cursor)
        self._strip.setValue(value)
        self.reveal(span)

    def copy(self) -> None:
        """Plain text, as it stands in the article, without fonts and colours.

        By the clipboard's own setText: a QMimeData made in Python and left on the clipboard brings the
        process down at exit.
        """
        span = self.selection()
        if span:
            QGuiApplication.clipboard().setText(self._page.article.text[slice(*span)])

    def caret(self) -> int:
        """The caret's offset; 0 in title and byline."""
        return self._page.offset(self.textCursor().position()) or 0

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        scroll = self._strip.value()
        clip = QRectF(self.viewport().rect()).translated(0, scroll)
        rows = self._rows_on_screen()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(self._theme.paper))
            painter.translate(0, -scroll)
            self._surface.paint_below(painter, rows, clip)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -scroll)
            self._surface.paint_above(painter, rows, clip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursorWidth(0)
        hit = self._margin_hit(event.position())
        if event.button() is Qt.MouseButton.LeftButton and hit:
            self._on_margin_clicked(hit)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._refocus()
            self._activate(self._offset_under(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() is Qt.MouseButton.NoButton:
            self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        before = self.textCursor().position()
        self.setCursorWidth(CARET_WIDTH)
        super().keyPressEvent(event)
        cursor = self.textCursor()
        if cursor.position() != before and not cursor.hasSelection():
            self._refocus()
            self._activate(self._page.offset(cursor.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming back by keyboard does not scroll the page to the caret."""
        value = self._strip.value()
        super().focusInEvent(event)
        self._strip.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._glide.stop()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._pending_zoom + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(round(self._pending_zoom * (1 + event.value())))
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.set_zoom(round(self._pending_zoom * pinch.scaleFactor()))
                return True
        return super().viewportEvent(event)

    # Inside

    def _is_visible(self, category: str) -> bool:
        return category in self._theme.marks and (self._visible is None or category in self._visible)

    def _findings_changed(self) -> None:
        self._surface.forget_geometry()
        self._ticks_due.start()
        self.viewport().update()

    def _on_column_placed(self) -> None:
        right = self._left + self._column
        margin = Margin(
            self._theme, self._typography.pixels / 19, self._left, right, self.lineWrapColumnOrWidth()
        )
        self._surface = Surface(
            self.document(),
            self._page,
            self._highlights,
            self._theme,
            self._typography,
            margin,
            self._emphasis,
        )
        self.viewport().update()

    def _update_ticks(self) -> None:
        """By block, which needs no line: near enough for a strip."""
        layout = self.document().documentLayout()
        height = max(1.0, layout.documentSize().height())
        places: dict[int, tuple[float, float]] = {}
        ticks = []
        for finding in self._highlights.shown:
            piece = self._page.piece_at(finding.start)
            if piece is None:
                continue
            if piece.row not in places:
                box = layout.blockBoundingRect(self.document().findBlockByNumber(piece.row))
                places[piece.row] = box.top() / height, box.height() / height
            top, extent = places[piece.row]
            share = (finding.start - piece.start) / max(1, piece.end - piece.start)
            ticks.append((top + extent * share, finding.category))
        self._strip.set_ticks(ticks)

    def _apply_zoom(self) -> None:
        self.set_typography(replace(self._typography, zoom=self._pending_zoom))

    def _activate(self, offset: int | None) -> None:
        found = self.findings_at(offset) if offset is not None else []
        if found and offset is not None:
            self.finding_activated.emit(found, offset)

    def _hover(self, point: QPointF) -> None:
        hit = self._margin_hit(point)
        offset = None if hit else self._offset_under(point)
        found = self.findings_at(offset) if offset is not None else []
        self._set_hovered(found[0] if found else None)
        shape = Qt.CursorShape.PointingHandCursor if hit or found else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _set_hovered(self, finding: Finding | None) -> None:
        if finding != self._emphasis.hovered:
            self._emphasis.hovered = finding
            self.viewport().update()

    def _margin_hit(self, point: QPointF) -> LetterHit | NoteHit | None:
        return next(self._surface.margin.hits(point + QPointF(0, self._strip.value())), None)

    def _on_margin_clicked(self, hit: LetterHit | NoteHit) -> None:
        if isinstance(hit, NoteHit):
            self.note_activated.emit(hit.note)
            return
        finding = self._highlights.next_in(hit.findings, self._emphasis.current)
        if finding:
            self.finding_activated.emit([finding], finding.start)

    def _on_scrolled(self) -> None:
        span = self.visible_span()
        focus = self._emphasis.focus
        if focus and (focus[1] <= span[0] or focus[0] >= span[1]):
            # What stays in ink comes along, else the whole screen would be dimmed.
            third = self.cursorForPosition(QPoint(self._left + 4, self.viewport().height() // 3))
            self._emphasis.focus = self._focus_around(self._page.offset(third.position()) or 0)
        self.scrolled.emit(span)

    def _refocus(self) -> None:
        self._emphasis.focus = self._focus_around(self.caret())
        self.viewport().update()

    def _focus_around(self, offset: int) -> Span | None:
        if self._typography.focus is Focus.NONE:
            return None
        if self._typography.focus is Focus.SENTENCE:
            return self._page.addresses.sentence(offset)
        piece = self._page.piece_at(offset)
        return (piece.start, piece.end) if piece else None

    def _announce(self, finding: Finding) -> None:
        """ "3 of 17, hedge: perhaps"."""
        shown = self._highlights.shown
        place = f"{shown.index(finding) + 1} of {len(shown)}, " if finding in shown else ""
        name = self._names.get(finding.category, finding.category).lower()
        words = " … ".join(self._page.article.text[s:e] for s, e in finding.parts)
        message = f"{place}{name}: {words}"
        self.setAccessibleDescription(message)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))


def _single_shot(parent: QWidget, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(slot)
    return timer
