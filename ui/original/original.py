"""The printed page of the PDF that an article came from, following the place that is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSplitter

from reader.analysis.protocol import Failed, PageDrawn
from reader.article import Article
from reader.finding import Span
from reader.picture import PagePicture
from ui.engine import Engine
from ui.opener import Opener
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.original.pane import OriginalPane

NO_PAGES = "Only an article from a PDF has printed pages to show."
PAUSE = 120
"""Milliseconds without scrolling after which the page follows."""
TEXT_WIDTH = 360
"""Pixels that the text keeps in a small window."""
MOST_KEPT = 12
"""Pictures of pages that are not drawn again."""


class Original(QObject):
    """Shows the pane in the splitter when it is first wanted.

    visible_span: the part of the article on the screen. refused: a sentence why there is nothing to show.
    """

    refused = Signal(str)

    def __init__(
        self,
        engine: Engine,
        session: Session,
        opener: Opener,
        settings: Settings,
        splitter: QSplitter,
        visible_span: Callable[[], Span],
    ) -> None:
        super().__init__(splitter)
        self._engine, self._session, self._opener = engine, session, opener
        self._settings, self._splitter, self._visible_span = settings, splitter, visible_span
        self._pane: OriginalPane | None = None
        self._job = self._page = self._pages = 0
        self._aside = False
        self._passwords: dict[str, str] = {}
        self._kept: dict[tuple[str, int, int], PagePicture] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._follow)
        engine.page_drawn.connect(self._on_drawn)
        engine.failed.connect(self._on_failed)
        session.article_changed.connect(self._on_article_changed)

    def toggle(self) -> None:
        shown = self._pane is not None and self._pane.isVisible()
        if not shown and not _has_pages(self._session.article):
            self.refused.emit(NO_PAGES)
            return
        self._settings.set("original/shown", not shown)
        self._arrange()

    def follow(self) -> None:
        """The reader has moved on in the text."""
        if self._pane is not None and self._pane.isVisible():
            self._pause.start()

    def set_aside(self, aside: bool) -> None:
        """While something else than the text takes the middle of the window."""
        self._aside = aside
        self._arrange()

    def _ask_password(self) -> None:
        from ui.file_dialog import ask_for_password

        password = ask_for_password(self._splitter, "Type the password of this PDF:")
        if password:
            self._passwords[self._session.article.origin] = password
            self._draw()

    def _on_article_changed(self) -> None:
        self._page = 0
        self._kept.clear()
        self._arrange()

    def _arrange(self) -> None:
        """The pane is there when it is wanted and the article has pages."""
        wanted = self._settings.get("original/shown") and _has_pages(self._session.article)
        wanted = wanted and not self._aside
        if wanted and self._pane is None:
            self._pane = self._make_pane()
        if self._pane is not None:
            self._pane.setVisible(wanted)
        if wanted:
            self._pause.start()

    def _make_pane(self) -> OriginalPane:
        from ui.original.pane import OriginalPane

        pane = OriginalPane()
        pane.turned.connect(self._turn)
        pane.width_changed.connect(self._draw)
        pane.password_wanted.connect(self._ask_password)
        pane.left.connect(self.toggle)
        text, side = self._splitter.sizes()
        self._splitter.insertWidget(1, pane)
        self._splitter.setSizes([text - text * 9 // 20, text * 9 // 20, side])
        for place, stretch in ((0, 3), (1, 2)):
            self._splitter.setStretchFactor(place, stretch)
        if middle := self._splitter.widget(0):
            middle.setMinimumWidth(TEXT_WIDTH)
        return pane

    def _follow(self) -> None:
        page = page_at(self._session.article, self._visible_span())
        if page and page != self._page:
            self._go_to(page)

    def _turn(self, by: int) -> None:
        if self._pages:
            self._go_to(min(max(self._page + by, 1), self._pages))

    def _go_to(self, page: int) -> None:
        self._page = page
        self._draw()
        if self._pane is not None:
            self._pane.begin_page()

    def _draw(self) -> None:
        """Show the page as it is kept, or ask for it."""
        if self._pane is None or not self._page or not self._session.is_open:
            return
        origin, width = self._session.article.origin, self._pane.wanted_width
        kept = self._kept.get((origin, self._page, width))
        if kept is not None:
            self._pane.show_picture(kept)
            return
        if self._job:
            self._engine.cancel(self._job)
        self._job = self._engine.draw(origin, self._page, width, self._password(origin))

    def _password(self, origin: str) -> str:
        source = self._opener.source
        return self._passwords.get(origin, source.password if source.path == origin else "")

    def _on_drawn(self, drawn: PageDrawn) -> None:
        if drawn.job == self._job and self._pane is not None:
            picture, self._job = drawn.picture, 0
            self._pages = picture.pages
            key = self._session.article.origin, picture.number, self._pane.wanted_width
            self._kept[key] = picture
            if len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._pane.show_picture(picture)

    def _on_failed(self, failed: Failed) -> None:
        if failed.job == self._job and self._pane is not None:
            self._job = 0
            self._pane.show_message(failed.message, password=failed.password_needed)


def page_at(article: Article, span: Span) -> int:
    """The printed page of what is read: a quarter down the screen. 0 where the format has no pages."""
    place = span[0] + (span[1] - span[0]) // 4
    number = bisect_right(article.blocks, place, key=lambda block: block.start)
    pages = (block.page for block in reversed(article.blocks[:number]) if block.page)
    return next(pages, next((block.page for block in article.blocks if block.page), 0))


def _has_pages(article: Article) -> bool:
    return article.format == "pdf" and any(block.page for block in article.blocks)
