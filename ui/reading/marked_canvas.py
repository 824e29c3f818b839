"""The page with everything that is set apart on it: findings, search hits, notes, the focus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.article import Article
from reader.finding import Finding, Span
from reader.rules.categories import load_categories
from ui.painting import fill
from ui.reading.canvas import Canvas
from ui.reading.extents import Extents, guess_extents, is_laid_out, measure_extents
from ui.reading.highlights import Highlights
from ui.reading.margin import Margin
from ui.reading.note_marks import NoteMark
from ui.reading.surface import Emphasis, Rows, Surface
from ui.reading.typography import Typography
from ui.theme import Theme

GATHER = 40
"""Milliseconds in which changes are gathered before the overview is drawn anew."""


class MarkedCanvas(Canvas):
    """Paints what is marked, in the text, beside it and on the scroll bar. Knows nothing of mouse and keys."""

    _surface: Surface
    _known_extents: Extents | None = None

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None) -> None:
        super().__init__(theme, typography, parent)
        self._names = {c.id: c.singular for c in load_categories()}
        self._visible: frozenset[str] | None = None
        self._emphasis = Emphasis()
        self._ticks_due = QTimer(self, singleShot=True)
        self._ticks_due.timeout.connect(self._update_ticks)
        # Every pixel of it is painted here: what lies behind would be painted for nobody.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_article(self, article: Article) -> None:
        """Shows another article, from its beginning and without findings."""
        self._glide.stop()
        self._emphasis = Emphasis()
        self._lay(article)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._highlights = Highlights(self._page)
        self._highlights.set_visible(self._is_visible)
        self._place_column()
        self._on_layout_lost()
        cursor = self.textCursor()
        cursor.setPosition(self._page.position(0))
        self.setTextCursor(cursor)
        self.setCursorWidth(0)
        self._strip.setValue(0)
        self._strip.set_ticks([])

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Replaces all findings; the current one stays if it is among them."""
        self._highlights.replace(findings)
        if self._emphasis.current and self._emphasis.current not in self._highlights.shown:
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

    def findings(self) -> Sequence[Finding]:
        """The visible ones in text order."""
        return self._highlights.shown

    def findings_at(self, offset: int) -> list[Finding]:
        """The visible findings on a character, the shortest first."""
        return self._highlights.at(offset)

    def set_current(self, finding: Finding | None) -> None:
        """Outlines a finding, brings it into view and announces it to screen readers."""
        self._emphasis.current = finding
        if finding:
            self._emphasis.focus = finding.start
            self.reveal((finding.start, finding.parts[0][1]))
            self._announce(finding)
        self.viewport().update()

    def set_notes(self, notes: Iterable[NoteMark]) -> None:
        by_row: dict[int, list[NoteMark]] = {}
        for mark in notes:
            for piece in self._page.pieces_of(mark.span):
                by_row.setdefault(piece.row, []).append(mark)
        self._emphasis.notes = by_row
        self._surface.forget_notes()
        self.viewport().update()

    def set_search_hits(self, hits: Sequence[Span], current: Span | None = None) -> None:
        self._emphasis.search = hits
        self._emphasis.search_current = current
        if current:
            self.reveal(current)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._strip.set_theme(theme)
        self._shade()
        self._surface = self._surface.in_theme(theme, self._new_margin())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """When the page is scrolled, Qt moves what is there and asks for the strip that is new."""
        scroll = self._strip.value()
        area, screen = QRectF(event.rect()).translated(0, scroll), self._rows_on_screen()
        rows = self._rows_between(area.top(), area.bottom()) or screen
        with QPainter(self.viewport()) as painter:
            fill(painter, event.rect(), QColor(self._theme.paper))
            painter.translate(0, -scroll)
            self._surface.paint_below(painter, rows, area)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -scroll)
            self._surface.paint_above(painter, rows, area, screen, self._clip())

    def _rows_on_screen(self) -> Rows:
        clip = self._clip()
        return self._rows_between(clip.top(), clip.bottom()) or super()._rows_on_screen()

    def _rows_between(self, top: float, bottom: float) -> Rows:
        """None as long as not all is laid out."""
        if not self._is_measured():
            return []
        find = self.document().findBlockByNumber
        return [(find(piece.row), piece) for piece in self._extents.between(top, bottom)]

    def _clip(self) -> QRectF:
        """The screen, in document pixels."""
        return QRectF(self.viewport().rect()).translated(0, self._strip.value())

    def _is_visible(self, category: str) -> bool:
        return category in self._theme.marks and (self._visible is None or category in self._visible)

    def _findings_changed(self) -> None:
        self._surface.forget_geometry()
        if self._strip.ticks:
            self._ticks_due.start(GATHER)
        else:
            self._update_ticks()
        self.viewport().update()

    def _on_column_placed(self) -> None:
        self._surface = Surface(
            self.document(),
            self._page,
            self._highlights,
            self._theme,
            self._typography,
            self._new_margin(),
            self._emphasis,
        )
        self.viewport().update()

    def _on_layout_lost(self) -> None:
        """What stands where is guessed when somebody asks: several changes may come at once."""
        self._known_extents = None

    @property
    def _extents(self) -> Extents:
        if self._known_extents is None:
            self._known_extents = guess_extents(self._page, self._typography, self._column)
        return self._known_extents

    def _is_measured(self) -> bool:
        return self._known_extents is not None and not self._known_extents.guessed

    def _new_margin(self) -> Margin:
        right, edge = self._left + self._column, self.lineWrapColumnOrWidth()
        return Margin(self._theme, self._typography.beside, self._left, right, edge)

    def _on_size_changed(self) -> None:
        """Qt lays a long text out step by step; once it has reached the end, the overview can be exact."""
        if is_laid_out(self.document()):
            self._known_extents = measure_extents(self._page, self.document())
            self._ticks_due.start(0)

    def _update_ticks(self) -> None:
        if not self._is_measured() and is_laid_out(self.document()):
            self._known_extents = measure_extents(self._page, self.document())
        shown = self._highlights.shown
        self._strip.set_ticks(self._extents.ticks(shown) if shown else [])

    def _set_hovered(self, finding: Finding | None) -> None:
        if finding != self._emphasis.hovered:
            self._emphasis.hovered = finding
            self.viewport().update()

    def _refocus(self) -> None:
        self._emphasis.focus = self.caret()
        self.viewport().update()

    def _announce(self, finding: Finding) -> None:
        """ "3 of 17, hedge: perhaps"."""
        shown = self._highlights.shown
        place = f"{shown.index(finding) + 1} of {len(shown)}, " if finding in shown else ""
        name = self._names.get(finding.category, finding.category).lower()
        words = " … ".join(self._page.article.text[s:e] for s, e in finding.parts)
        message = f"{place}{name}: {words}"
        self.setAccessibleDescription(message)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))
