"""When “About this article” is shown: when it is asked for, and where there is a doubt about a new article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.analysis.protocol import Failed, Loaded
from reader.article import Article
from reader.notes.records import Edition
from ui.desk import Desk
from ui.engine import Engine
from ui.look import Look
from ui.opener import Opener
from ui.remarks import may_be_english, remarks
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.about.sheet import AboutSheet

NO_TITLE = "This text has no title of its own."


class About(QObject):
    """`doubted` brings a sentence about a new article, and whether it is worth more than a moment."""

    doubted = Signal(str, bool)

    def __init__(
        self, engine: Engine, session: Session, desk: Desk, opener: Opener, settings: Settings, look: Look
    ) -> None:
        super().__init__()
        self._engine, self._session, self._desk = engine, session, desk
        self._opener, self._settings, self._look = opener, settings, look
        self._sheet: AboutSheet | None = None
        self._job = 0
        engine.loaded.connect(self._on_loaded)
        engine.failed.connect(self._on_failed)
        opener.opened.connect(self._on_opened)

    def show(self, parent: QWidget) -> None:
        """The sheet about the article in the window."""
        if self._session.is_open:
            self._open(self._session.article, parent, new=False)

    def preview(self, article: Article, parent: QWidget) -> None:
        """The sheet about an article that is not in the library yet: it is added when the sheet is accepted."""
        self._open(article, parent, new=True)

    def _open(self, article: Article, parent: QWidget, *, new: bool) -> None:
        from ui.about.sheet import AboutSheet

        known = self._desk.edition(article)
        edition = known._replace(whole=replace(known.whole, encoding=article.encoding))
        sheet = AboutSheet(edition, self._look, parent, new=new, ask=self._settings.get("open/preview"))
        sheet.reading_wanted.connect(self._read_anew)
        sheet.accepted.connect(lambda: self._on_accepted(sheet, article, edition))
        sheet.rejected.connect(lambda: self._on_rejected(sheet))
        sheet.finished.connect(lambda _code: sheet.deleteLater())
        self._sheet = sheet
        sheet.open()

    def _read_anew(self, encoding: str, everything: bool) -> None:
        if self._sheet is not None:
            origin, source = self._sheet.edition.whole.origin, self._opener.source
            password = source.password if source.path == origin else ""
            self._job = self._engine.load(
                path=origin, password=password, encoding=encoding, everything=everything
            )
            self._sheet.say("Reading the file …")

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.job == self._job and self._sheet is not None:
            self._job = 0
            self._sheet.show_read_anew(loaded.article)

    def _on_failed(self, failed: Failed) -> None:
        if failed.job == self._job and self._sheet is not None:
            self._job = 0
            self._sheet.show_refusal(failed.message)

    def _on_accepted(self, sheet: AboutSheet, article: Article, before: Edition) -> None:
        self._forget(sheet)
        if sheet.edition != before or not self._desk.knows(article):
            self._opener.revise(article, sheet.edition)

    def _on_rejected(self, sheet: AboutSheet) -> None:
        """What was shown before there was a library, and then declined, goes."""
        self._forget(sheet)
        if self._session.is_open and self._desk.library and not self._desk.knows(self._session.article):
            self._session.close()

    def _forget(self, sheet: AboutSheet) -> None:
        self._settings.set("open/preview", sheet.ask.isChecked())
        self._sheet, self._job = None, 0

    def _on_opened(self, article: Article, new: bool) -> None:
        if new and article.warnings:
            self.doubted.emit(remarks(article), True)
        elif new and not article.title and not article.origin and may_be_english(article):
            self.doubted.emit(NO_TITLE, False)
