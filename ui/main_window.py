"""The window. It is put up in two steps: first the page with the text, then everything around it.

What is imported here is needed before the first picture; the rest comes with `ui.furnishing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from reader.article import Article
from ui.focus import focus_first
from ui.look import Look
from ui.pages import ALONE, LIBRARY, TEXT, TRASH, WELCOME, Pages
from ui.painting import stand_on
from ui.reading.view import ReadingView
from ui.remarks import may_be_english, remarks
from ui.settings import Settings
from ui.theme import Theme, tick

if TYPE_CHECKING:
    from reader.notes.records import ArticleRecord
    from ui.about.about import About
    from ui.actions import Actions
    from ui.arrivals import Arrivals
    from ui.desk import Desk
    from ui.engine import Engine
    from ui.finding_flow import FindingFlow
    from ui.intake import Intake
    from ui.keeping import Keeping
    from ui.message_bar import MessageBar, ProgressStrip
    from ui.note_flow import NoteFlow
    from ui.opener import Opener
    from ui.original.original import Original
    from ui.panels.legend import Legend
    from ui.panels.rule_card import RuleCard
    from ui.panels.side import Side
    from ui.rulebook import Rulebook
    from ui.search_bar import SearchBar
    from ui.session import Session
    from ui.top_bar import TopBar
    from ui.undo import Undo
    from ui.view_memory import ViewMemory

TOP, LEGEND = 46, 57
"""Heights of the two bars: their place is kept free from the first picture on."""
NARROW = 800
"""Pixels: a narrower window has its side panel below the page."""


class MainWindow(QMainWindow):
    """`show_text` shows an article at once; `furnish` builds the parts that are declared here."""

    engine: Engine
    session: Session
    undo: Undo
    desk: Desk
    opener: Opener
    intake: Intake
    keeping: Keeping
    about: About
    original: Original
    arrivals: Arrivals
    rulebook: Rulebook
    actions_table: Actions
    top: TopBar
    legend: Legend
    side: Side
    card: RuleCard
    findings: FindingFlow
    notes: NoteFlow
    search: SearchBar
    progress: ProgressStrip
    messages: MessageBar
    memory: ViewMemory

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.settings, self.look = settings, look
        self.view = ReadingView(look.theme, look.typography)
        self.pages = Pages(self.view)
        self.middle = _column(self.pages)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.middle)
        side = _place("side", width=settings.get("side/width"))
        stand_on(side, QPalette.ColorRole.AlternateBase)
        side.setHidden(not settings.get("side/visible"))
        self.splitter.addWidget(side)
        self.whole = _column(_place("top-bar", TOP), _place("legend", LEGEND), self.splitter)
        self.setCentralWidget(self.whole)
        self.setWindowTitle("Hedgerow")
        self._take_its_place()
        self._put_on(look.theme)
        look.changed.connect(self._put_on)
        look.changed.connect(self.view.set_theme)
        look.typography_changed.connect(self.view.set_typography)

    def _put_on(self, theme: Theme) -> None:
        """What the style sheet cannot take from the palette."""
        self.setProperty("tick", tick(theme))

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

    # Showing and hiding

    def show_panel(self, name: str, *, focus: bool = False) -> None:
        """focus: the keyboard goes there too; without, it stays on the page."""
        if self.pages.shown in ALONE:
            self.show_reading()
        self.show_side(True)
        held = self._holds_keyboard(self.side)
        self.side.show_page(name)
        if focus and not focus_first(self.side.page(name)):
            self.side.tabs.setFocus()
        elif held and not focus:
            self.view.setFocus()

    def show_side(self, shown: bool) -> None:
        self.settings.set("side/visible", shown)

    def on_setting_changed(self, key: str) -> None:
        if key == "side/visible":
            self.side.setVisible(self.settings.get(key) and self.pages.shown not in ALONE)
        elif key == "side/page":
            self.side.show_page(self.settings.get(key))

    def show_library(self) -> None:
        self.memory.keep()
        self.pages.turn_to(LIBRARY)

    def say(self, message: str) -> None:
        self.messages.say(message)

    def go_back(self) -> None:
        """One step: what was opened last is closed first, and the keyboard is on the page before it lets go."""
        if self.pages.shown in ALONE:
            self.leave_page()
        elif self.search.isVisible():
            self.search.close_bar()
        elif self.messages.isVisible():
            self._leave_message()
        elif not self._holds_keyboard(self.pages):
            self.pages.take_keyboard()
        else:
            self.session.set_current(None)

    def _leave_message(self) -> None:
        held = self._holds_keyboard(self.messages)
        self.messages.hide()
        if held:
            self.pages.take_keyboard()

    def _holds_keyboard(self, part: QWidget) -> bool:
        focused = self.focusWidget()
        return focused is not None and (focused is part or part.isAncestorOf(focused))

    def leave_page(self) -> None:
        """From the trash to the library if one came from there, else to the article."""
        if (self.pages.before, self.pages.shown) == (LIBRARY, TRASH):
            self.pages.turn_to(LIBRARY)
        else:
            self.show_reading()

    def show_reading(self) -> None:
        """The article, or how to begin where there is none."""
        self.pages.turn_to(TEXT if self.session.is_open else WELCOME)

    def on_page_turned(self, page: str) -> None:
        """The library and its trash have the window to themselves."""
        self.actions_table.set_scene(article=self.session.is_open, alone=page in ALONE)
        self.top.set_reading(page not in ALONE)
        self.legend.setHidden(page in ALONE)
        self.side.setHidden(page in ALONE or not self.settings.get("side/visible"))

    # Following

    def on_article_changed(self) -> None:
        article = self.session.article
        if article is not self.view.article:
            self.view.set_article(article)
        self.setWindowTitle(f"{article.title} · Hedgerow" if article.title else "Hedgerow")
        self.search.hide()
        self.undo.clear()
        self.messages.leave_article()
        self.show_reading()
        if remarks(article):
            self.messages.say(remarks(article), stays=not may_be_english(article), of_article=True)

    def on_visible_changed(self) -> None:
        hidden = [c for c in self.session.categories if c not in self.session.visible]
        self.settings.set("legend/hidden", " ".join(hidden))

    def offer_carrying_over(self, earlier: ArticleRecord) -> None:
        notes = "1 note" if earlier.notes == 1 else f"{earlier.notes} notes"
        text = f"This is a new version of an article on which you have {notes}."
        carry = ("Carry them over", lambda: self.desk.carry_over(earlier))
        self.messages.say(text, carry, stays=True, of_article=True)

    # Remembering

    def _take_its_place(self) -> None:
        self.resize(1440, 900)
        geometry = self.settings.get("window/geometry")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.share_room(self.settings.get("side/width"))
        self.splitter.setStretchFactor(0, 1)

    def share_room(self, side: int) -> None:
        """Between the page and the side panel, which has this width where it stands beside the page."""
        below = self.splitter.orientation() is Qt.Orientation.Vertical
        self.splitter.setSizes([55, 45] if below else [self.width() - side, side])

    def _stand_side(self) -> None:
        """Beside the page; below it where both would be too narrow to read."""
        narrow = self.width() < NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() is not wanted:
            self.splitter.setOrientation(wanted)
            self.share_room(self.settings.get("side/width"))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand_side()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.arrivals.drop(event.mimeData())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.furnished and self.isActiveWindow():
            self.actions_table.listen(True)
            self.notes.keep()
            self.desk.look_again()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.furnished:
            self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.notes.keep()
        self.memory.keep()
        self.settings.set("window/geometry", self.saveGeometry())
        if self.side.isVisible() and self.splitter.orientation() is Qt.Orientation.Horizontal:
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
