"""How an article is looked at, kept with it in the library: place, colours, voice, genre, size, side panel, order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from reader.voice import ALL, Voice
from ui.desk import Desk
from ui.reading.view import ReadingView
from ui.session import Session
from ui.settings import SETTINGS, Settings

SETTINGS_OF_AN_ARTICLE = ("look/zoom", "side/visible", "side/page", "findings/order")
PAUSE = 800
"""Milliseconds without a change after which the state is kept."""


class ViewMemory(QObject):
    """An article that is new opens as the last one was looked at; one read before, as it was left."""

    def __init__(self, session: Session, desk: Desk, view: ReadingView, settings: Settings) -> None:
        super().__init__(view)
        self._session, self._desk, self._view, self._settings = session, desk, view, settings
        self._brought_back = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        session_changes = (session.visible_changed, session.voice_changed, session.genre_changed)
        for change in (view.scrolled, settings.changed, *session_changes):
            change.connect(lambda *_args: self._pause.start())
        session.leaving.connect(self.keep)
        desk.arrived.connect(self.bring_back)

    def keep(self) -> None:
        """Nothing is kept before what was kept earlier has been brought back: it would be lost."""
        self._pause.stop()
        article = self._session.article
        if self._session.is_open and article.text_hash == self._brought_back:
            top, bottom = self._view.visible_span()
            self._desk.remember({"top": top, **self._looks()}, bottom / max(1, len(article.text)))

    def bring_back(self) -> None:
        """Once the article is in the window and the library is there."""
        state = self._desk.remembered()
        if state is not None:
            self._put_back(state)
            self._view.scroll_to(state.get("top", 0))
            self._brought_back = self._session.article.text_hash

    def _looks(self) -> dict[str, Any]:
        session = self._session
        return {
            "hidden": self._others(session.visible),
            "hidden_before": None if session.before_solo is None else self._others(session.before_solo),
            "voice": [session.voice.kind, session.voice.name],
            "genre": session.genre,
            "settings": {key: self._settings.get(key) for key in SETTINGS_OF_AN_ARTICLE},
        }

    def _put_back(self, state: dict[str, Any]) -> None:
        """Anything may be missing: an earlier Hedgerow kept less."""
        session = self._session
        for key, value in state.get("settings", {}).items():
            if key in SETTINGS_OF_AN_ARTICLE and type(value) is type(SETTINGS[key].default):
                self._settings.set(key, value)
        if "hidden" in state:
            before = state.get("hidden_before")
            session.show_only(self._others(state["hidden"]), None if before is None else self._others(before))
        session.set_genre(state.get("genre", session.genre))
        session.set_voice(Voice(*state["voice"]) if "voice" in state else ALL)

    def _others(self, categories: Iterable[str]) -> list[str]:
        """Those are kept that are off, so that a category which is new one day is on."""
        some = frozenset(categories)
        return [category for category in self._session.categories if category not in some]
