"""The line at the top: what is open, and the few things one reaches for while reading."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from reader.article import Article
from reader.measures.summary import Measures
from ui.actions import FOCUS, Actions
from ui.places import counted, shortened
from ui.session import Session
from ui.voices import voice_choices
from ui.widgets import Elided, button

MENU = (
    "open",
    "paste",
    "sample",
    "library",
    "contents",
    "about",
    "original",
    "export",
    "present",
    "focus",
    None,
    "panel.notes",
    "import-notes",
    "trash",
    "restore",
    None,
    "side",
    "help",
    None,
    "close",
    "quit",
)
SUBMENUS = {
    "focus": ("Focus", [f"focus.{name}" for name in FOCUS]),
    "help": ("Help", ["glossary", "keys", "rule-help"]),
}
LONGEST_VOICE = 24
LONG = 100_000
"""Of so many characters the words are not counted while somebody waits: they come with the analysis."""


class TopBar(QWidget):
    """Follows the session. The buttons run the window's commands."""

    voice_chosen = Signal(object)

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("top-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(46)
        self._session, self._actions = session, actions
        self._reading = True
        self._build()
        session.article_changed.connect(self.refresh)
        session.shown_changed.connect(self.refresh)
        session.voice_changed.connect(self.refresh)
        session.genre_changed.connect(self.refresh)
        self.refresh()

    def set_reading(self, reading: bool) -> None:
        """Whether the text is in sight, which most of the buttons are about."""
        self._reading = reading
        self.refresh()

    def refresh(self) -> None:
        session = self._session
        self._title.setText(title_of(session.article) if session.is_open else "Hedgerow")
        known = session.is_open and (session.complete or len(session.article.text) <= LONG)
        self._facts.setText(facts(session.article, session.measures, session.genre) if known else "")
        self.voices.setText(f"Voices: {shortened(session.voice.label, LONGEST_VOICE)} ▾")
        self.voices.setAccessibleName(f"Whose words are coloured: {session.voice.label}")
        for each in (self.voices, self._search, self._present):
            each.setVisible(session.is_open and self._reading)

    def _build(self) -> None:
        self._title, self._facts = Elided(bold=True), Elided(quiet=True)
        self.voices = button("", lambda: None)
        menu = QMenu(self.voices)
        menu.aboutToShow.connect(lambda: self._fill_voices(menu))
        self.voices.setMenu(menu)
        self._search = self._command("search")
        self._present = self._command("present")
        self.look = self._command("appearance")
        self._name_keys()
        self._actions.keys_changed.connect(self._name_keys)
        self.menu = button("≡", lambda: None)
        self.menu.setAccessibleName("All that can be done")
        self.menu.setMenu(self._fill_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addSpacing(18)
        row.addWidget(self._facts)
        row.addStretch(100)
        for each in (self.voices, self._search, self._present, self.look, self.menu):
            row.addWidget(each)

    def _command(self, name: str) -> QPushButton:
        result = button("Aa", self._actions[name].trigger)
        result.setAccessibleName(self._actions[name].text())
        return result

    def _name_keys(self) -> None:
        """Each button with the key that does the same."""
        named = (("search", "Search", self._search), ("present", "Present", self._present))
        for name, text, each in named:
            each.setText(f"{text}\u2002{self._actions.first_key(name)}".rstrip())
        for name, each in (("search", self._search), ("present", self._present), ("appearance", self.look)):
            each.setToolTip(self._actions.hint(name))

    def _fill_menu(self) -> QMenu:
        menu = QMenu(self.menu)
        for name in MENU:
            if name is None:
                menu.addSeparator()
            elif name in SUBMENUS:
                title, commands = SUBMENUS[name]
                menu.addMenu(title).addActions([self._actions[each] for each in commands])
            else:
                menu.addAction(self._actions[name])
        return menu

    def _fill_voices(self, menu: QMenu) -> None:
        menu.clear()
        for text, voice in voice_choices(self._session.analysis):
            action = menu.addAction(text, partial(self.voice_chosen.emit, voice))
            action.setCheckable(True)
            action.setChecked(voice == self._session.voice)


def title_of(article: Article) -> str:
    """The title, or the beginning of the text where there is none."""
    if article.title:
        return article.title
    first = " ".join(article.text[:200].split())
    return (
        first if len(first) <= 60 else f"\u2068{first[:59].rstrip()}…\u2069"
    )  # "…" at the end in any script


def facts(article: Article, measures: Measures | None, genre: str = "") -> str:
    """ "Report · 612 words · 3 min · grade 11", as far as it is known."""
    words = measures.words if measures is not None and measures.words else article.word_count
    parts = [counted(words), f"{max(1, round(words / 238))} min"]
    if measures is not None and measures.school_grade:
        parts.append(f"grade {measures.school_grade}")
    return " · ".join([genre.capitalize(), *parts] if genre else parts)
