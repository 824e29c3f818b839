"""From a path or a text to an article with its colours: asks the engine, tells the session."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from reader.analysis.protocol import AnalysisDone, Failed, FindingsReady, Loaded, Ready
from reader.article import Article
from reader.errors import ReaderError
from reader.finding import Span
from reader.loading.light import is_light, is_light_text
from reader.notes.records import Edition
from ui.desk import Desk
from ui.engine import Engine
from ui.remarks import may_be_english
from ui.session import NOTHING, Session
from ui.settings import Settings


class FileSource(NamedTuple):
    """The file that was last opened; "" for text from elsewhere."""

    path: str = ""
    password: str = ""


STOPPED = "Stopped. What was found so far is shown."


class Opener(QObject):
    """One article at a time: opening another one gives up what is going on.

    visible_span: what is on the screen, which is analysed first.
    preview_wanted: an article that the reader wants to look at before it is added.
    opened: an article is in the window, and whether the library did not know it before.
    """

    failed = Signal(str)
    password_needed = Signal(str, str)
    work_begun = Signal(str)
    work_progressed = Signal(int, int)
    work_ended = Signal()
    preview_wanted = Signal(object)
    opened = Signal(object, bool)

    def __init__(
        self,
        engine: Engine,
        session: Session,
        desk: Desk,
        settings: Settings,
        visible_span: Callable[[], Span],
    ) -> None:
        super().__init__()
        self._engine, self._session, self._desk, self._settings = engine, session, desk, settings
        self._visible_span = visible_span
        self._load_job = self._analysis_job = 0
        self.source = FileSource()
        self._settled = False
        self._versions = (settings.get("engine/rules"), settings.get("engine/model"))
        engine.ready.connect(self._on_ready)
        engine.loaded.connect(self._on_loaded)
        engine.findings_ready.connect(self._on_findings_ready)
        engine.analysis_done.connect(self._on_analysis_done)
        engine.failed.connect(self._on_failed)
        engine.lost.connect(self._on_lost)

    @property
    def is_working(self) -> bool:
        return bool(self._load_job or self._analysis_job)

    def open_path(self, path: str, password: str = "") -> None:
        """As the reader wanted this file read the last time."""
        self._give_up()
        path = os.path.abspath(path)
        self.source = FileSource(path, password)
        encoding, everything = self._desk.choices(path)
        if is_light(path):
            self._load_here(lambda loading: loading.load_path(path, encoding=encoding, everything=everything))
            return
        self._load_job = self._engine.load(
            path=path, password=password, encoding=encoding, everything=everything
        )
        self.work_begun.emit("Opening …")

    def open_text(self, text: str, html: str = "", address: str = "") -> None:
        """html: the same from the clipboard, which still knows headings and quotations. address: of its page."""
        self._give_up()
        self.source = FileSource()
        if not is_light_text(html or text):
            self._load_job = self._engine.load(text=text, html=html, address=address)
            self.work_begun.emit("Opening …")
        elif html:
            self._load_here(lambda loading: loading.load_html_text(html, address=address))
        else:
            self._load_here(lambda loading: loading.load_text(text, address=address))

    def show(self, article: Article) -> None:
        """Put a loaded article into the window, as its reader last wanted it.

        Before the library is there that is not known: `settle` sees to it.
        """
        self._give_up()
        article = self._desk.as_wanted(article)
        new = self._settled and not self._desk.knows(article)
        if new and self._settings.get("open/preview"):
            self.preview_wanted.emit(article)
            return
        self._session.open(article)
        if self._settled:
            self._arrive(article, new)

    def revise(self, shown: Article, edition: Edition) -> None:
        """Show another edition of an article, which need not be in the library yet."""
        self._give_up()
        article = self._desk.revise(shown, edition)
        if article is not None:
            self._session.open(article)
            self._arrive(article, new=False)

    def open_kept(self, text_hash: str) -> None:
        """From the library, whatever has become of its file."""
        if self._desk.library is not None:
            try:
                article = self._desk.library.articles.load(text_hash)
            except ReaderError as error:
                self.failed.emit(str(error))
            else:
                self.source = FileSource()
                self.show(article)

    def settle(self) -> None:
        """The library is there (or will not be): from now on articles are coloured."""
        self._settled = True
        if not self._session.is_open:
            return
        article = self._session.article
        if self._desk.choices(article.origin) != ("", False):
            self.open_path(article.origin)
        elif self._desk.as_wanted(article) != article or self._settings.get("open/preview"):
            self.show(article)
        else:
            self._arrive(article, not self._desk.knows(article))

    def stop(self) -> None:
        """The reader has waited long enough; what is coloured already stays."""
        analysing = bool(self._analysis_job)
        self._give_up()
        if analysing:
            self.failed.emit(STOPPED)

    def _load_here(self, load: Callable[[Any], Article]) -> None:
        """Light texts do not wait for the worker, which is still busy with its model at the start."""
        from reader import loading

        try:
            article = load(loading)
        except ReaderError as error:
            self.failed.emit(str(error))
        else:
            self.show(article)

    def _arrive(self, article: Article, new: bool) -> None:
        self.opened.emit(article, new)
        self._desk.arrive(article)
        self._colour()

    def _colour(self) -> None:
        if not (self._settled and self._session.is_open):
            return
        if not may_be_english(self._session.article):
            self._session.finish(NOTHING, None)
            return
        kept = self._desk.kept_analysis(*self._versions)
        if kept is not None:
            self._session.finish(*kept)
        else:
            self._analyze()

    def _analyze(self) -> None:
        self._analysis_job = self._engine.analyze(self._session.article, self._visible_span())
        self.work_begun.emit("Looking through the article …")

    def _give_up(self) -> None:
        for job in (self._load_job, self._analysis_job):
            if job:
                self._engine.cancel(job)
        self._load_job = self._analysis_job = 0
        self.work_ended.emit()

    def _on_ready(self, ready: Ready) -> None:
        self._versions = (ready.rules_version, ready.model)
        self._settings.set("engine/rules", ready.rules_version)
        self._settings.set("engine/model", ready.model)
        shown = self._session.analysis
        if self._session.complete and (shown.rules_version, shown.model) != self._versions:
            self._colour()

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.job == self._load_job:
            self._load_job = 0
            self.show(loaded.article)

    def _on_findings_ready(self, ready: FindingsReady) -> None:
        if ready.job == self._analysis_job:
            if not self._session.complete:
                self._session.add(ready.findings)
            self.work_progressed.emit(ready.done, ready.total)

    def _on_analysis_done(self, done: AnalysisDone) -> None:
        """Kept at once; shown in the next turn, so that the window answers in between."""
        if done.job == self._analysis_job:
            self._desk.keep_analysis(done.analysis, done.kept)
            QTimer.singleShot(0, self, lambda: self._finish(done))

    def _finish(self, done: AnalysisDone) -> None:
        if done.job == self._analysis_job:
            self._analysis_job = 0
            self.work_ended.emit()
            self._session.finish(done.analysis, done.measures)

    def _on_failed(self, failed: Failed) -> None:
        if failed.job not in (self._load_job, self._analysis_job):
            return
        self._load_job = self._analysis_job = 0
        self.work_ended.emit()
        if failed.password_needed and self.source.path:
            self.password_needed.emit(self.source.path, failed.message)
        else:
            self.failed.emit(failed.message)

    def _on_lost(self, message: str) -> None:
        self._load_job = self._analysis_job = 0
        self.work_ended.emit()
        self.failed.emit(message)
