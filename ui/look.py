"""The theme and the type in force. Widgets that paint themselves listen; all others follow the style sheet."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.painting import sans
from ui.reading.typography import Focus, FontChoice, Typography
from ui.restyling import Restyling
from ui.settings import Settings
from ui.theme import THEME_NAMES, Theme, load_theme, palette, stylesheet, system_theme_name

_E = TypeVar("_E", bound=StrEnum)


class Look(QObject):
    """`theme` is always one that exists; `changed` comes after the application has put it on."""

    changed = Signal(object)
    typography_changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._restyling = Restyling(application)
        self.theme = self._wished()
        application.setFont(sans(14))
        application.setPalette(palette(self.theme))
        application.setStyleSheet(stylesheet())
        settings.changed.connect(self._on_setting_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.refresh())

    def refresh(self) -> None:
        """Follow the setting, or the system where the setting says so."""
        wished = self._wished()
        if wished.id != self.theme.id:
            self.theme = wished
            self._application.setPalette(palette(wished))
            self.changed.emit(wished)
            self._restyling.begin()

    @property
    def typography(self) -> Typography:
        """As the settings have it; what they cannot mean is left at its default."""
        get = self._settings.get
        return Typography(
            font=_choice(FontChoice, get("look/font"), FontChoice.SERIF),
            leading=get("look/leading"),
            measure=get("look/measure"),
            numbered=get("look/numbered"),
            focus=_choice(Focus, get("look/focus"), Focus.NONE),
            zoom=get("look/zoom"),
        )

    def _wished(self) -> Theme:
        name = self._settings.get("look/theme")
        return load_theme(name if name in THEME_NAMES else system_theme_name())

    def _on_setting_changed(self, key: str) -> None:
        if key == "look/theme":
            self.refresh()
        elif key.startswith("look/"):
            self.typography_changed.emit(self.typography)


def _choice(kind: type[_E], value: str, default: _E) -> _E:
    return kind(value) if value in list(kind) else default
