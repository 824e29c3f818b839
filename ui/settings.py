"""What the window remembers from one day to the next. Every setting is data: key, type, default, text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal


class Setting(NamedTuple):
    """default also says the type. text: what it is, in the words of the screen."""

    key: str
    default: Any
    text: str


SETTINGS = {
    s.key: s
    for s in (
        Setting("look/theme", "system", "Theme"),
        Setting("look/font", "serif", "Typeface"),
        Setting("look/zoom", 100, "Text size in percent"),
        Setting("look/leading", 1.62, "Line spacing"),
        Setting("look/measure", 71, "Characters in a line"),
        Setting("look/numbered", True, "Number the paragraphs"),
        Setting("look/focus", "none", "Dim all but what you are reading"),
        Setting("legend/hidden", "attributed", "Categories that are switched off"),
        Setting("side/visible", True, "Show the side panel"),
        Setting("side/page", "why", "Page of the side panel"),
        Setting("findings/order", "text", "Order of the findings"),
        Setting("side/width", 381, "Width of the side panel"),
        Setting("window/geometry", QByteArray(), "Place of the window on the screen"),
        Setting("open/folder", "", "Folder that was last opened from"),
        Setting("open/preview", False, "Look at every new article before it is added"),
        Setting("original/shown", False, "Show the printed page of a PDF beside the text"),
        Setting("engine/model", "", "Language model of the last analysis"),
        Setting("engine/rules", "", "Rules of the last analysis"),
    )
}


WRITTEN = 500
"""Milliseconds until what was set is in the file: what changes the picture does not wait for the disk."""


class Settings(QObject):
    """Typed access to the settings file; `changed` names the key."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self._unwritten: dict[str, Any] = {}
        self._due = QTimer(self, singleShot=True, interval=WRITTEN)
        self._due.timeout.connect(self.save)

    def get(self, key: str) -> Any:
        """The value, or its default where none is stored or the stored one cannot be read."""
        default = SETTINGS[key].default
        value = self._value(key, default)
        if isinstance(default, bool):
            return str(value).lower() == "true"
        try:
            return type(default)(value)
        except (TypeError, ValueError):
            return default

    def set(self, key: str, value: Any) -> None:
        if self.get(key) != value:
            self._put(SETTINGS[key].key, value)

    def keys_of(self, command: str) -> list[str] | None:
        """The reader's own keys for a command, or None where they have not changed them."""
        value = self._value(f"keys/{command}")
        return None if value is None else [key for key in str(value).split(" ") if key]

    def set_keys(self, command: str, keys: list[str] | None) -> None:
        """None puts the command's own keys back."""
        self._put(f"keys/{command}", None if keys is None else " ".join(keys))

    def save(self) -> None:
        """What was set is in the file when this is done; else it is there a moment later."""
        for key, value in self._unwritten.items():
            if value is None:
                self._store.remove(key)
            else:
                self._store.setValue(key, value)
        self._unwritten.clear()
        self._store.sync()

    def _value(self, key: str, default: Any = None) -> Any:
        if key in self._unwritten:
            return self._unwritten[key]
        return self._store.value(key, default)

    def _put(self, key: str, value: Any) -> None:
        """value: None takes it out."""
        self._unwritten[key] = value
        self._due.start()
        self.changed.emit(key)
