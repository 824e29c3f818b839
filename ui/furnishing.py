"""Everything around the page: built and connected once the text is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QWidget

from reader.paths import resources_path
from ui.about.about import About
from ui.actions import Actions
from ui.arrivals import Arrivals
from ui.commands import handlers
from ui.desk import Desk
from ui.engine import Engine
from ui.finding_flow import FindingFlow
from ui.intake import Intake
from ui.keeping import Keeping
from ui.message_bar import MessageBar, ProgressStrip
from ui.note_flow import NoteFlow
from ui.opener import Opener
from ui.original.original import Original
from ui.pages import LIBRARY, TEXT, TRASH, WELCOME
from ui.panels.legend import Legend
from ui.panels.rule_card import RuleCard
from ui.panels.side import Side
from ui.rulebook import Rulebook
from ui.search_bar import SearchBar
from ui.session import Session
from ui.top_bar import TopBar
from ui.undo import Undo
from ui.view_memory import ViewMemory

if TYPE_CHECKING:
    from reader.notes.records import Hit
    from ui.main_window import MainWindow
    from ui.panels.findings import FindingsPanel


def furnish(window: MainWindow, engine: Engine, rulebook: Rulebook) -> None:
    QGuiApplication.setWindowIcon(QIcon(str(resources_path() / "icons" / "hedgerow.png")))
    _make_parts(window, engine, rulebook)
    _put_parts(window)
    _add_panels(window)
    _add_pages(window)
    _connect_session(window)
    _connect_page(window)
    _connect_work(window)
    _connect_bars(window)


def _make_parts(window: MainWindow, engine: Engine, rulebook: Rulebook) -> None:
    w, settings, look = window, window.settings, window.look
    w.engine, w.rulebook = engine, rulebook
    w.session = Session([c.id for c in rulebook.categories], settings.get("legend/hidden").split())
    w.undo = Undo()
    w.desk = Desk(w.session, w.undo)
    w.opener = Opener(engine, w.session, w.desk, settings, w.view.visible_span)
    w.intake = Intake(engine, w.desk)
    w.about = About(engine, w.session, w.desk, w.opener, settings, look)
    w.original = Original(engine, w.session, w.opener, settings, w.splitter, w.view.visible_span)
    w.legend = Legend(rulebook.categories, w.session, look)
    w.side = Side(look)
    w.card = RuleCard(w.session, rulebook, look)
    w.arrivals = Arrivals(w, settings, w.session, w.opener, w.intake)
    w.findings = FindingFlow(w.session, w.desk, w.view, w.card, w.side)
    w.notes = NoteFlow(w.session, w.desk, w.view, w.card, w.side)
    w.search, w.messages = SearchBar(), MessageBar()
    w.keeping = Keeping(w, w.session, w.desk, w.undo, w.opener, w.messages)
    w.actions_table = Actions(w, settings, handlers(w))
    w.top = TopBar(w.session, w.actions_table)
    w.progress = ProgressStrip(w.arrivals.stop)
    w.memory = ViewMemory(w.session, w.desk, w.view, settings)


def _put_parts(window: MainWindow) -> None:
    w = window
    w.put(0, w.top)
    w.put(1, w.legend)
    side = max(w.settings.get("side/width"), w.side.minimumWidth())
    place = w.splitter.replaceWidget(1, w.side)
    if place is not None:
        place.deleteLater()
    w.side.setHidden(not w.settings.get("side/visible"))
    w.share_room(side)
    column = w.middle.layout()
    if column is not None:
        for part in (w.search, w.progress, w.messages):
            column.addWidget(part)
    w.actions_table.add_to_page(w.view)
    # The Tab key goes as the eye does: bars, page, side.
    QWidget.setTabOrder(w.legend.chips[-1], w.view)


def _add_panels(window: MainWindow) -> None:
    def make(module: str, name: str, *parts: Any) -> Callable[[], Any]:
        return lambda: getattr(import_module(f"ui.panels.{module}"), name)(*parts)

    w, session, look = window, window.session, window.look
    findings = make("findings", "FindingsPanel", session, w.desk, w.rulebook, look, w.settings)
    notes = make("notes", "NotesPanel", w.desk, session, look)
    sources = make("sources", "SourcesPanel", session, look)
    w.side.add("why", "Why", lambda: w.card)
    w.side.add("findings", "Findings", lambda: _findings_panel(w, findings()))
    w.side.add("notes", "Notes", lambda: w.notes.make_panel(notes()))
    w.side.add("sources", "Who says so?", lambda: _wired(sources(), "jump_wanted", w.view.select))
    w.side.add("measures", "Measures", make("measures", "MeasuresPanel", session, w.rulebook, look))
    w.side.show_page(w.settings.get("side/page"))
    w.side.turned.connect(lambda page: w.settings.set("side/page", page))


def _findings_panel(window: MainWindow, panel: FindingsPanel) -> QWidget:
    panel.finding_chosen.connect(window.session.set_current)
    panel.card_wanted.connect(lambda: window.show_panel("why", focus=True))
    return panel


def _wired(panel: QWidget, signal: str, slot: Callable[[Any], object]) -> QWidget:
    getattr(panel, signal).connect(slot)
    return panel


def _add_pages(window: MainWindow) -> None:
    from ui.welcome import Welcome

    w = window
    w.pages.add(WELCOME, lambda: _wired(Welcome(w.actions_table), "sample_chosen", w.arrivals.open_sample))
    w.pages.add(LIBRARY, lambda: _library_page(w))
    w.pages.add(TRASH, lambda: _trash_page(w))
    w.pages.turned.connect(w.on_page_turned)
    w.pages.turned.connect(lambda page: w.original.set_aside(page != TEXT))


def _library_page(window: MainWindow) -> QWidget:
    from ui.library_page import LibraryPage

    w = window
    page = LibraryPage(w.desk, w.undo, w.look)
    page.article_chosen.connect(w.arrivals.open_kept)
    page.hit_chosen.connect(partial(_open_hit, w))
    page.left.connect(w.show_reading)
    return page


def _trash_page(window: MainWindow) -> QWidget:
    from ui.trash_page import TrashPage

    page = TrashPage(window.desk)
    page.left.connect(window.leave_page)
    return page


def _open_hit(window: MainWindow, hit: Hit) -> None:
    w = window
    w.arrivals.open_kept(hit.article)
    if hit.span is not None and w.session.article.text_hash == hit.article:
        w.view.select(hit.span)
    if hit.note is not None:
        w.notes.open_note(hit.note)


def _connect_session(window: MainWindow) -> None:
    w, session = window, window.session
    session.leaving.connect(w.notes.keep)
    session.article_changed.connect(w.on_article_changed)
    session.visible_changed.connect(w.on_visible_changed)


def _connect_page(window: MainWindow) -> None:
    w, view = window, window.view
    view.scrolled.connect(w.original.follow)
    view.zoomed.connect(lambda percent: w.settings.set("look/zoom", percent))
    w.settings.changed.connect(w.on_setting_changed)


def _connect_work(window: MainWindow) -> None:
    w, opener = window, window.opener
    w.arrivals.said.connect(lambda text, stays: w.messages.say(text, stays=stays))
    w.arrivals.offered.connect(lambda text, name, act: w.messages.say(text, (name, act), stays=True))
    for source in (opener, w.intake):
        source.work_begun.connect(w.progress.begin)
        source.work_ended.connect(w.progress.end)
    opener.work_progressed.connect(w.progress.set_share)
    opener.work_ended.connect(w.intake.tell)
    w.intake.work_progressed.connect(partial(_show_batch, w))
    for signal in (opener.failed, w.desk.refused, w.notes.hint, w.findings.hint, w.original.refused):
        signal.connect(w.say)
    opener.preview_wanted.connect(partial(w.about.preview, parent=w))
    w.about.doubted.connect(partial(_tell_doubt, w))
    w.desk.earlier_found.connect(w.offer_carrying_over)
    w.findings.panel_wanted.connect(w.show_panel)
    w.notes.panel_wanted.connect(w.show_panel)
    w.undo.done.connect(lambda said: _tell_step(w, said, "Undo", w.undo.undo))
    w.undo.undone.connect(lambda _said: _tell_step(w, "Undone.", "Do it again", w.undo.redo))
    w.undo.redone.connect(lambda said: _tell_step(w, said, "Undo", w.undo.undo))


def _show_batch(window: MainWindow, done: int, total: int) -> None:
    """The article that is read now comes first."""
    if not window.opener.is_working:
        window.progress.set_share(done, total)


def _tell_doubt(window: MainWindow, said: str, stays: bool) -> None:
    look = ("About this article …", partial(window.about.show, window))
    window.messages.say(said, look, stays=stays, of_article=True)


def _tell_step(window: MainWindow, said: str, name: str, act: Callable[[], object]) -> None:
    """Steps are forgotten with the article."""
    window.messages.say(said, (name, act), of_article=True)


def _connect_bars(window: MainWindow) -> None:
    w = window
    w.top.voice_chosen.connect(w.session.set_voice)
    w.search.hits_changed.connect(w.view.set_search_hits)
    w.search.left.connect(w.view.setFocus)
    w.card.glossary_wanted.connect(w.actions_table["glossary"].trigger)
