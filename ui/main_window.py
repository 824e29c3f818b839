"""The window. It is put up in two steps: first the page with the text, then everything around it.

What is imported here is needed before the first picture; the rest comes with `ui.furnishing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.article import Article
from reader.finding import Finding, Span
from ui.look import Look
from ui.reading.view import ReadingView
from ui.remarks import NOT_ENGLISH, may_be_english, remarks
from ui.settings import Settings

if TYPE_CHECKING:
    from reader.notes.records import ArticleRecord, Hit
    from ui.actions import Actions
    from ui.desk import Desk
    from ui.engine import Engine
    from ui.intake import Intake
    from ui.message_bar import MessageBar, ProgressStrip
    from ui.note_flow import NoteFlow
    from ui.opener import Opener
    from ui.panels.legend import Legend
    from ui.panels.rule_card import RuleCard
    from ui.panels.side import Side
    from ui.rulebook import Rulebook
    from ui.samples import Sample
    from ui.search_bar import SearchBar
    from ui.session import Session
    from ui.top_bar import TopBar
    from ui.undo import Undo
    from ui.welcome import Welcome

TOP, LEGEND = 46, 57
"""Heights of the two bars: their place is kept free from the first picture on."""


class MainWindow(QMainWindow):
    """`show_text` shows an article at once; `furnish` builds the parts that are declared here."""

    engine: Engine
    session: Session
    undo: Undo
    desk: Desk
    opener: Opener
    intake: Intake
    rulebook: Rulebook
    actions_table: Actions
    top: TopBar
    legend: Legend
    side: Side
    card: RuleCard
    notes: NoteFlow
    search: SearchBar
    progress: ProgressStrip
    messages: MessageBar
    pause: QTimer

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.settings, self.look = settings, look
        self.view = ReadingView(look.theme, look.typography)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.middle = _column(self.pages)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.middle)
        side = _place("side", width=settings.get("side/width"))
        side.setHidden(not settings.get("side/visible"))
        self.splitter.addWidget(side)
        self.whole = _column(_place("top-bar", TOP), _place("legend", LEGEND), self.splitter)
        self.setCentralWidget(self.whole)
        self.setWindowTitle("Hedgerow")
        self._take_its_place()

    def show_text(self, article: Article) -> None:
        """Put a text on the page before anything else is there."""
        self.view.set_article(article)

    def furnish(self, engine: Engine, rulebook: Rulebook) -> None:
        """Build everything around the page and connect it."""
        from ui.furnishing import furnish

        furnish(self, engine, rulebook)
        self.setAcceptDrops(True)

    @property
    def furnished(self) -> bool:
        return hasattr(self, "session")

    def put(self, row: int, widget: QWidget) -> None:
        """Put a bar into the place that was kept for it."""
        column = self.whole.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.takeAt(row)
        column.insertWidget(row, widget)
        old = place.widget() if place else None
        if old is not None:
            old.hide()
            old.deleteLater()

    # Opening

    def choose_file(self) -> None:
        from ui.file_dialog import ask_for_articles

        paths = ask_for_articles(self, self.settings)
        if paths:
            self.open_paths(paths)

    def open_path(self, path: str) -> None:
        self.notes.keep()
        self.intake.stop()
        self.opener.open_path(path)

    def open_paths(self, paths: list[str]) -> None:
        """One file is read at once; several, or a folder's, go to the library and the first one opens."""
        from reader.loading import find_articles

        files = find_articles(paths)
        if len(files) == 1:
            self.open_path(str(files[0]))
        elif files:
            self.notes.keep()
            self.opener.stop()
            self.progress.begin(f"Reading {len(files)} files …")
            self.intake.take(files)
        else:
            self.say("There is no article in this folder that can be opened.")

    def on_intake_done(self, first: Article | None, report: str) -> None:
        self.progress.end()
        if first is not None:
            self.opener.show(first)
        self.messages.say(report, stays=True)

    def stop(self) -> None:
        self.intake.stop()
        self.opener.stop()

    def open_sample(self, sample: Sample) -> None:
        self.open_path(str(sample.path))

    def paste(self) -> None:
        self._take(
            QGuiApplication.clipboard().mimeData(),
            "There is no text on the clipboard. Copy some, then paste.",
        )

    def close_article(self) -> None:
        self.notes.keep()
        self.intake.stop()
        self.session.close()

    def _take(self, data: Any, otherwise: str) -> None:
        """Open what was pasted or dropped: a file, else text."""
        if data is None:
            self.say(otherwise)
            return
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if paths:
            self.open_paths(paths)
        elif data.hasHtml() or (data.hasText() and data.text().strip()):
            self.notes.keep()
            self.intake.stop()
            self.opener.open_text(data.text(), data.html())
        else:
            self.say(otherwise)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData(), "Only files and text can be dropped here.")

    def ask_password(self, path: str, message: str) -> None:
        from ui.file_dialog import ask_for_password

        password = ask_for_password(self, message)
        if password:
            self.opener.open_path(path, password)

    # Looking at findings

    def go_to(self, finding: Finding) -> None:
        """Make a finding the current one."""
        self.session.set_current(finding)

    def activate(self, found: list[Finding]) -> None:
        """A click goes to the shortest finding there; again, to the one it lies in."""
        current = self.session.current
        at = found.index(current) + 1 if current in found and len(found) > 1 else 0
        self.session.set_current(found[at % len(found)])
        self.show_panel("why")

    def step(self, by: int, *, same_category: bool = False) -> None:
        start = self.view.visible_span()[0]
        found = self.session.step(by, same_category=same_category, start=start)
        if found is None and self.session.is_open:
            self.say("There is nothing to step to: no colour is switched on that occurs here.")
        elif found is not None and self.side.shown_page not in ("why", "findings"):
            self.show_panel("why")

    def on_current_changed(self, finding: Finding | None) -> None:
        self.view.set_current(finding)
        overlapping = [f for f in self.session.reachable if finding and _overlap(f, finding)]
        self.card.set_here(overlapping)

    def dismiss(self, scope: str) -> None:
        finding = self.session.current
        if finding is not None:
            self.session.step(1)
            self.desk.dismiss(scope, finding)

    def show_claim(self, span: Span) -> None:
        self.view.select(span)

    # Showing and hiding

    def show_panel(self, name: str, *, focus: bool = False) -> None:
        """focus: the keyboard goes there too; without, it stays on the page."""
        self.show_side(True)
        held = self.side.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.side.show_page(name)
        if focus:
            self.side.page(name).setFocus()
        elif held:
            self.view.setFocus()

    def show_side(self, shown: bool) -> None:
        self.side.setVisible(shown)
        self.settings.set("side/visible", shown)

    def show_library(self) -> None:
        self._library_page().refresh()
        self.pages.setCurrentWidget(self._library_page())
        self.legend.hide()
        self.side.hide()

    def show_appearance(self) -> None:
        from ui.appearance import Appearance

        Appearance(self.settings, self).show_below(self.top.look)

    def show_keys(self) -> None:
        from ui.keys_sheet import KeysSheet

        KeysSheet(self.actions_table, self).open()

    def present(self) -> None:
        """On the projector: the article as it is coloured now."""
        from ui.classroom.present import Present

        if not self.session.is_open:
            return
        stage = self.findChild(Present)
        if stage is None:
            stage = Present(lambda finding: self.rulebook.explain(finding).ask, self)
            stage.left.connect(self._on_present_left)
        self.notes.keep()
        self.actions_table.listen(False)
        stage.start(self.session.article, self.session.reachable, self.look.theme, self.look.typography)

    def _on_present_left(self, finding: Finding | None) -> None:
        self.actions_table.listen(True)
        if finding is not None:
            self.session.set_current(finding)

    def export(self) -> None:
        from ui.export import ask_and_export

        if self.session.is_open:
            self.notes.keep()
            ask_and_export(self)

    def say(self, message: str) -> None:
        self.messages.say(message)

    def go_back(self) -> None:
        """One step: what was opened last is closed first."""
        if self.legend.isHidden():
            self._show_reading()
        elif self.search.isVisible():
            self.search.close_bar()
        elif self.messages.isVisible():
            self.messages.hide()
        elif self.session.current is not None:
            self.session.set_current(None)
        self.view.setFocus()

    def _show_reading(self) -> None:
        page = self.view if self.session.is_open else self.welcome_page()
        self.pages.setCurrentWidget(page)
        self.legend.show()
        self.side.setVisible(self.settings.get("side/visible"))
        page.setFocus()

    def show_welcome(self) -> None:
        """What an empty window says; only built when it is to be seen."""
        if not self.session.is_open:
            self._show_reading()

    def welcome_page(self) -> Welcome:
        from ui.welcome import Welcome

        page = self.findChild(Welcome)
        if page is None:
            page = Welcome(self.actions_table)
            page.sample_chosen.connect(self.open_sample)
            self.pages.addWidget(page)
        return page

    def _library_page(self) -> Any:
        from ui.library_page import LibraryPage

        page = self.findChild(LibraryPage)
        if page is None:
            page = LibraryPage(self.desk, self.undo)
            page.article_chosen.connect(self.opener.open_kept)
            page.hit_chosen.connect(self._open_hit)
            page.left.connect(self._show_reading)
            self.pages.addWidget(page)
        return page

    def _open_hit(self, hit: Hit) -> None:
        self.opener.open_kept(hit.article)
        if hit.span is not None and self.session.article.text_hash == hit.article:
            self.view.select(hit.span)
        if hit.note is not None:
            self.notes.open_note(hit.note)

    # Following

    def on_article_changed(self) -> None:
        article = self.session.article
        if article is not self.view.article:
            self.view.set_article(article)
        self.setWindowTitle(f"{article.title} · Hedgerow" if article.title else "Hedgerow")
        self.search.hide()
        self.undo.clear()
        self._show_reading()
        if remarks(article):
            self.messages.say(remarks(article), stays=not may_be_english(article))
        elif self.messages.message.startswith(NOT_ENGLISH):
            self.messages.hide()
        QTimer.singleShot(0, self._return_to_place)

    def _return_to_place(self) -> None:
        if self.session.is_open:
            self.view.scroll_to(int(self.desk.remembered().get("top", 0)))

    def on_visible_changed(self) -> None:
        self.view.set_visible_categories(self.session.visible)
        hidden = [c for c in self.session.categories if c not in self.session.visible]
        self.settings.set("legend/hidden", " ".join(hidden))
        if self.session.current and self.session.current.category in hidden:
            self.session.set_current(None)

    def on_hits_changed(self, hits: list[Span], at: int) -> None:
        self.view.set_search_hits(hits, hits[at] if at >= 0 else None)

    def offer_carrying_over(self, earlier: ArticleRecord) -> None:
        notes = "1 note" if earlier.notes == 1 else f"{earlier.notes} notes"
        text = f"This is a new version of an article on which you have {notes}."
        carry = ("Carry them over", lambda: self.desk.carry_over(earlier))
        self.messages.say(text, carry, stays=True)

    # Remembering

    def remember_place(self) -> None:
        if self.session.is_open:
            top, bottom = self.view.visible_span()
            self.desk.remember({"top": top}, bottom / max(1, len(self.session.article.text)))

    def _take_its_place(self) -> None:
        self.resize(1440, 900)
        geometry = self.settings.get("window/geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        width = self.settings.get("side/width")
        self.splitter.setSizes([self.width() - width, width])
        self.splitter.setStretchFactor(0, 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.furnished and self.isActiveWindow():
            self.actions_table.listen(True)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.furnished:
            self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.notes.keep()
        self.remember_place()
        self.settings.set("window/geometry", self.saveGeometry())
        if self.side.isVisible():
            self.settings.set("side/width", self.side.width())
        self.settings.save()
        self.engine.close()
        self.hide()
        self.desk.close()


def _column(*parts: QWidget) -> QWidget:
    """The parts below each other; the last one takes the room there is."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    column.setStretch(len(parts) - 1, 1)
    return widget


def _place(name: str, height: int | None = None, width: int | None = None) -> QWidget:
    """An empty part with the ground of the one that is to come."""
    place = QWidget()
    place.setObjectName(name)
    place.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if height is not None:
        place.setFixedHeight(height)
    if width is not None:
        place.resize(width, place.height())
    return place


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
