"""The window: puts the parts beside each other and connects them. What they do is in their own modules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.finding import Finding, Span
from reader.notes.records import ArticleRecord, Hit, Scope
from ui.actions import Actions
from ui.desk import Desk
from ui.engine import Engine
from ui.look import Look
from ui.message_bar import MessageBar, ProgressStrip
from ui.note_flow import NoteFlow
from ui.opener import Opener
from ui.panels.legend import Legend
from ui.panels.rule_card import RuleCard
from ui.panels.side import Side
from ui.reading.view import ReadingView
from ui.rulebook import Rulebook
from ui.search_bar import SearchBar
from ui.session import Session
from ui.settings import Settings
from ui.top_bar import TopBar
from ui.undo import Undo
from ui.welcome import SAMPLES, Sample, Welcome

PANELS = ("why", "findings", "notes", "sources", "measures")
FEEDBACK_PAUSE = 800
"""Milliseconds without scrolling after which the place in the article is kept."""


class MainWindow(QMainWindow):
    def __init__(self, engine: Engine, settings: Settings, look: Look, rulebook: Rulebook) -> None:
        super().__init__()
        self.engine, self.settings, self.look, self.rulebook = engine, settings, look, rulebook
        hidden = settings.get("legend/hidden").split()
        self.session = Session([c.id for c in rulebook.categories], hidden)
        self.undo = Undo()
        self.desk = Desk(self.session, self.undo)
        self.view = ReadingView(look.theme, look.typography)
        self.opener = Opener(engine, self.session, self.desk, settings, self.view.visible_span)
        self.actions_table = Actions(self, settings, self._handlers())
        self._build()
        self._connect()
        self._restore()

    # Putting together

    def _build(self) -> None:
        self.setWindowTitle("Hedgerow")
        self.setAcceptDrops(True)
        self.top = TopBar(self.session, self.actions_table)
        self.legend = Legend(self.rulebook.categories, self.session, self.look)
        self.messages = MessageBar()
        self.progress = ProgressStrip(self.opener.stop)
        self.search = SearchBar()
        self.welcome = Welcome(self.actions_table)
        self.card = RuleCard(self.session, self.rulebook, self.look)
        self.side = Side(self.look)
        self.notes = NoteFlow(self.session, self.desk, self.view, self.card, self.side)
        self._add_panels()
        self._pages = QStackedWidget()
        for page in (self.welcome, self.view):
            self._pages.addWidget(page)
        middle = _column(self._pages, self.search, self.progress, self.messages)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(middle)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self.setCentralWidget(_column(self.top, self.legend, self._splitter, stretch=2))
        self.actions_table.add_to_page(self.view)

    def _add_panels(self) -> None:
        from importlib import import_module

        def make(module: str, name: str, *parts: Any) -> Callable[[], Any]:
            return lambda: getattr(import_module(f"ui.panels.{module}"), name)(*parts)

        session, look, rulebook = self.session, self.look, self.rulebook
        findings = make("findings", "FindingsPanel", session, rulebook, look)
        notes = make("notes", "NotesPanel", self.desk, session, look)
        sources = make("sources", "SourcesPanel", session, look)
        self.side.add("why", "Why", lambda: self.card)
        self.side.add("findings", "Findings", lambda: self._wired(findings(), "finding_chosen", self.go_to))
        self.side.add("notes", "Notes", lambda: self.notes.make_panel(notes()))
        self.side.add(
            "sources", "Who says so?", lambda: self._wired(sources(), "jump_wanted", self._show_claim)
        )
        self.side.add("measures", "Measures", make("measures", "MeasuresPanel", session, rulebook, look))

    def _wired(self, panel: QWidget, signal: str, slot: Callable[[Any], object]) -> QWidget:
        getattr(panel, signal).connect(slot)
        return panel

    def _connect(self) -> None:
        self._connect_session()
        self._connect_view()
        self.look.changed.connect(self.view.set_theme)
        self.look.typography_changed.connect(self.view.set_typography)
        self.opener.failed.connect(self.say)
        self.opener.password_needed.connect(self._ask_password)
        self.opener.work_begun.connect(self.progress.begin)
        self.opener.work_progressed.connect(self.progress.set_share)
        self.opener.work_ended.connect(self.progress.end)
        self.desk.refused.connect(self.say)
        self.desk.earlier_found.connect(self._offer_carrying_over)
        self.notes.hint.connect(self.say)
        self.undo.done.connect(lambda said: self.messages.say(said, ("Undo", self.undo.undo)))
        self.undo.undone.connect(lambda _said: self.messages.say("Undone."))
        self.top.voice_chosen.connect(self.session.set_voice)
        self.welcome.sample_chosen.connect(self.open_sample)
        self.card.dismissed.connect(self._dismiss)
        self.card.finding_chosen.connect(self.go_to)
        self.search.hits_changed.connect(self._on_hits_changed)
        self.search.left.connect(self.view.setFocus)

    def _connect_session(self) -> None:
        session = self.session
        session.leaving.connect(self._remember)
        session.article_changed.connect(self._on_article_changed)
        session.shown_changed.connect(lambda: self.view.set_findings(session.shown))
        session.findings_added.connect(self.view.add_findings)
        session.visible_changed.connect(self._on_visible_changed)
        session.current_changed.connect(self._on_current_changed)
        for signal in (session.shown_changed, session.findings_added, session.visible_changed):
            signal.connect(lambda *_args: self.side.set_count("findings", len(session.reachable)))

    def _connect_view(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=FEEDBACK_PAUSE)
        self._pause.timeout.connect(self._remember)
        self.view.finding_activated.connect(lambda found, _offset: self._activate(found))
        self.view.scrolled.connect(lambda _span: self._pause.start())
        self.view.zoomed.connect(lambda percent: self.settings.set("look/zoom", percent))
        self.view.set_visible_categories(self.session.visible)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        step = self._step
        handlers: dict[str, Callable[[], object]] = {
            "open": self.choose_file,
            "paste": self.paste,
            "library": self.show_library,
            "sample": lambda: self.open_sample(SAMPLES[0]),
            "close": self.close_article,
            "quit": self.close,
            "next": lambda: step(1),
            "previous": lambda: step(-1),
            "next-same": lambda: step(1, same_category=True),
            "previous-same": lambda: step(-1, same_category=True),
            "not-this-one": lambda: self._dismiss("finding"),
            "undo": self.undo.undo,
            "category.all": self.session.show_all,
            "voices": lambda: self.top.voices.showMenu(),
            "note": lambda: self.notes.write_note(),
            "search": lambda: (
                self.search.open_bar(self.session.article.text) if self.session.is_open else None
            ),
            "larger": lambda: self.view.set_zoom(self.view.zoom + 10),
            "smaller": lambda: self.view.set_zoom(self.view.zoom - 10),
            "normal-size": lambda: self.view.set_zoom(100),
            "appearance": self.show_appearance,
            "side": lambda: self._show_side(not self.side.isVisible()),
            "keys": self.show_keys,
            "back": self.go_back,
        }
        for number, category in enumerate(self.session.categories, 1):
            handlers[f"category.{number}"] = partial(self.session.toggle, category)
            handlers[f"solo.{number}"] = partial(self.session.solo, category)
        for name in PANELS:
            handlers[f"panel.{name}"] = partial(self.show_panel, name, focus=True)
        return handlers

    # Opening

    def choose_file(self) -> None:
        from ui.file_dialog import ask_for_article

        path = ask_for_article(self, self.settings)
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> None:
        self.notes.keep()
        self.opener.open_path(path)

    def open_sample(self, sample: Sample) -> None:
        self.open_path(str(sample.path))

    def paste(self) -> None:
        self._take(
            QGuiApplication.clipboard().mimeData(),
            "There is no text on the clipboard. Copy some, then paste.",
        )

    def close_article(self) -> None:
        self.notes.keep()
        self.session.close()

    def _take(self, data: Any, otherwise: str) -> None:
        """Open what was pasted or dropped: a file, else text."""
        if data is None:
            self.say(otherwise)
            return
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if paths:
            self.open_path(paths[0])
        elif data.hasText() and data.text().strip():
            self.notes.keep()
            self.opener.open_text(data.text())
        else:
            self.say(otherwise)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData(), "Only files and text can be dropped here.")

    def _ask_password(self, path: str, message: str) -> None:
        from ui.file_dialog import ask_for_password

        password = ask_for_password(self, message)
        if password:
            self.opener.open_path(path, password)

    # Looking at findings

    def go_to(self, finding: Finding) -> None:
        """Make a finding the current one."""
        self.session.set_current(finding)

    def _activate(self, found: list[Finding]) -> None:
        """A click goes to the shortest finding there; again, to the one it lies in."""
        current = self.session.current
        at = found.index(current) + 1 if current in found and len(found) > 1 else 0
        self.session.set_current(found[at % len(found)])
        self.show_panel("why")

    def _step(self, by: int, *, same_category: bool = False) -> None:
        start = self.view.visible_span()[0]
        found = self.session.step(by, same_category=same_category, start=start)
        if found is None and self.session.is_open:
            self.say("There is nothing to step to: no colour is switched on that occurs here.")
        elif found is not None and self.side.shown_page not in ("why", "findings"):
            self.show_panel("why")

    def _on_current_changed(self, finding: Finding | None) -> None:
        self.view.set_current(finding)
        overlapping = [f for f in self.session.reachable if finding and _overlap(f, finding)]
        self.card.set_here(overlapping)

    def _dismiss(self, scope: str) -> None:
        finding = self.session.current
        if finding is not None:
            self.session.step(1)
            self.desk.dismiss(Scope(scope), finding)

    def _show_claim(self, span: Span) -> None:
        self.view.select(span)

    # Showing and hiding

    def show_panel(self, name: str, *, focus: bool = False) -> None:
        """focus: the keyboard goes there too; without, it stays on the page."""
        self._show_side(True)
        held = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.side.show_page(name)
        if focus:
            self.side.page(name).setFocus()
        elif held:
            self.view.setFocus()

    def _show_side(self, shown: bool) -> None:
        self.side.setVisible(shown)
        self.settings.set("side/visible", shown)

    def show_library(self) -> None:
        self._library_page().refresh()
        self._pages.setCurrentWidget(self._library_page())
        self.legend.hide()
        self.side.hide()

    def show_appearance(self) -> None:
        from ui.appearance import Appearance

        Appearance(self.settings, self).show_below(self.top.look)

    def show_keys(self) -> None:
        from ui.keys_sheet import KeysSheet

        KeysSheet(self.actions_table, self).open()

    def say(self, message: str) -> None:
        self.messages.say(message)

    def go_back(self) -> None:
        """One step: what was opened last is closed first."""
        if self._pages.currentWidget() not in (self.view, self.welcome):
            self._show_reading()
        elif self.search.isVisible():
            self.search.close_bar()
        elif self.messages.isVisible():
            self.messages.hide()
        elif self.session.current is not None:
            self.session.set_current(None)
        self.view.setFocus()

    def _show_reading(self) -> None:
        from_library = self._pages.currentWidget() not in (self.view, self.welcome)
        self._pages.setCurrentWidget(self.view if self.session.is_open else self.welcome)
        if from_library:
            self.legend.show()
            self.side.setVisible(self.settings.get("side/visible"))
        (self.view if self.session.is_open else self.welcome).setFocus()

    def _library_page(self) -> Any:
        from ui.library_page import LibraryPage

        page = self.findChild(LibraryPage)
        if page is None:
            page = LibraryPage(self.desk, self.undo)
            page.article_chosen.connect(self.opener.open_kept)
            page.hit_chosen.connect(self._open_hit)
            page.left.connect(self._show_reading)
            self._pages.addWidget(page)
        return page

    def _open_hit(self, hit: Hit) -> None:
        self.opener.open_kept(hit.article)
        if hit.span is not None and self.session.article.text_hash == hit.article:
            self.view.select(hit.span)
        if hit.note is not None:
            self.notes.open_note(hit.note)

    # Following

    def _on_article_changed(self) -> None:
        article = self.session.article
        self.view.set_article(article)
        self.setWindowTitle(f"{article.title} · Hedgerow" if article.title else "Hedgerow")
        self.search.hide()
        self.undo.clear()
        self._show_reading()
        if article.warnings:
            self.say(" ".join(article.warnings))
        QTimer.singleShot(0, self._return_to_place)

    def _return_to_place(self) -> None:
        if self.session.is_open:
            self.view.scroll_to(int(self.desk.remembered().get("top", 0)))

    def _on_visible_changed(self) -> None:
        self.view.set_visible_categories(self.session.visible)
        hidden = [c for c in self.session.categories if c not in self.session.visible]
        self.settings.set("legend/hidden", " ".join(hidden))
        if self.session.current and self.session.current.category in hidden:
            self.session.set_current(None)

    def _on_hits_changed(self, hits: list[Span], at: int) -> None:
        self.view.set_search_hits(hits, hits[at] if at >= 0 else None)

    def _offer_carrying_over(self, earlier: ArticleRecord) -> None:
        notes = "1 note" if earlier.notes == 1 else f"{earlier.notes} notes"
        text = f"This is a new version of an article on which you have {notes}."
        carry = ("Carry them over", lambda: self.desk.carry_over(earlier))
        self.messages.say(text, carry, stays=True)

    # Remembering

    def _remember(self) -> None:
        if self.session.is_open:
            top, bottom = self.view.visible_span()
            self.desk.remember({"top": top}, bottom / max(1, len(self.session.article.text)))

    def _restore(self) -> None:
        self.resize(1440, 900)
        geometry = self.settings.get("window/geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self._splitter.setSizes(
            [self.width() - self.settings.get("side/width"), self.settings.get("side/width")]
        )
        self.side.setVisible(self.settings.get("side/visible"))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.keep()
        self._remember()
        self.settings.set("window/geometry", self.saveGeometry())
        if self.side.isVisible():
            self.settings.set("side/width", self.side.width())
        self.settings.save()
        self.engine.close()
        if self.desk.library is not None:
            self.desk.library.close()
            self.desk.library = None
        super().closeEvent(event)


def _column(*parts: QWidget, stretch: int = 0) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.setStretch(stretch, 1)
    return widget


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
