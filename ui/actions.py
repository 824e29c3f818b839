"""Everything the window can be told to do, as data: what it is called and which keys call it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.settings import Settings


class Command(NamedTuple):
    """id: stable, keys are stored by it. keys: in Qt's portable spelling, without spaces.

    on_page: only while the page has the focus; Return belongs to buttons and lists elsewhere.
    """

    id: str
    group: str
    text: str
    keys: tuple[str, ...]
    on_page: bool = False


FOCUS = {
    "none": "No focus",
    "line": "Focus on the line",
    "sentence": "Focus on the sentence",
    "paragraph": "Focus on the paragraph",
}
"""By the value of the setting, in the order in which one key goes through them."""


def _commands() -> tuple[Command, ...]:
    digits = [Command(f"category.{n}", "Colours", f"Category {n} on or off", (str(n),)) for n in range(1, 9)]
    solo = [Command(f"solo.{n}", "Colours", f"Only category {n}", (f"Shift+{n}",)) for n in range(1, 9)]
    return (
        Command("open", "Article", "Open a file", ("Ctrl+O",)),
        Command("paste", "Article", "Read what is on the clipboard", ("Ctrl+V",)),
        Command("library", "Article", "Library: everything you have read", ("Ctrl+L",)),
        Command("sample", "Article", "Open one of three samples", ("Ctrl+Shift+O",)),
        Command("about", "Article", "About this article: title, source, what is read", ("Ctrl+I",)),
        Command("export", "Article", "Export: page, Word, notes", ("Ctrl+E",)),
        Command("close", "Article", "Close the article", ("Ctrl+W",)),
        Command("quit", "Article", "Quit", ("Ctrl+Q",)),
        Command("next", "Findings", "Next finding", ("N", "F8")),
        Command("previous", "Findings", "Previous finding", ("P", "Shift+F8")),
        Command("next-same", "Findings", "Next finding of the same category", ("Shift+N",)),
        Command("previous-same", "Findings", "Previous finding of the same category", ("Shift+P",)),
        Command("not-this-one", "Findings", "Not this one", ("X",)),
        Command("undo", "Findings", "Undo the last change to findings or notes", ("Ctrl+Z",)),
        Command("redo", "Findings", "Do it again", ("Ctrl+Shift+Z", "Ctrl+Y")),
        *digits,
        Command("category.all", "Colours", "All categories", ("0",)),
        *solo,
        Command("voices", "Colours", "Whose words are coloured", ("V",)),
        Command("note", "Notes", "Write a note on the selection or the finding", ("Return", "Enter"), True),
        Command("highlight", "Notes", "Highlight the selection or the finding", ("H",), True),
        Command("import-notes", "Notes", "Bring in notes from elsewhere", ()),
        Command("trash", "Notes", "Trash: what you have deleted", ()),
        Command("restore", "Notes", "Go back to a backup of the library", ()),
        Command("contents", "Reading", "Contents: go to a heading or chapter", ("C",)),
        Command("original", "Reading", "The printed page beside the text", ("O",)),
        Command("focus", "Reading", "Focus: line, sentence, paragraph", ("F",)),
        *(Command(f"focus.{name}", "Reading", text, ()) for name, text in FOCUS.items()),
        Command("search", "Reading", "Find in the text", ("/", "Ctrl+F")),
        Command("larger", "Reading", "Larger text", ("Ctrl++", "Ctrl+=")),
        Command("smaller", "Reading", "Smaller text", ("Ctrl+-",)),
        Command("normal-size", "Reading", "Text at 100 %", ("Ctrl+0",)),
        Command("appearance", "Reading", "Type and theme", ("Ctrl+,",)),
        Command("present", "Reading", "Present on the projector", ("F5",)),
        Command("side", "Panels", "Show or hide the side panel", ("F9",)),
        Command("panel.why", "Panels", "Why", ("Alt+1",)),
        Command("panel.findings", "Panels", "Findings", ("Alt+2",)),
        Command("panel.notes", "Panels", "Notes", ("Alt+3",)),
        Command("panel.sources", "Panels", "Who says so?", ("Alt+4",)),
        Command("panel.measures", "Panels", "Measures", ("Alt+5",)),
        Command("keys", "Help", "All keys", ("?", "F1")),
        Command("glossary", "Help", "Glossary: every device, with examples", ("G", "Shift+F1")),
        Command("rule-help", "Help", "Writing rules of your own", ()),
        Command("back", "Help", "One step back", ("Esc",)),
    )


COMMANDS = {command.id: command for command in _commands()}
_OF_TEXT = ("next", "previous", "not-this", "voices", "search", "contents", "original", "focus")
_OF_ARTICLE = ("about", "export", "close", "present")
_OF_LEGEND = ("category.", "solo.")
"""Beginnings of the commands that mean something only while the text is in sight, where there is an article,
and while the legend is in sight."""


class Actions(QObject):
    """One QAction for every command, on the window, with the reader's keys or the command's own.

    handlers: what each command does; every command has one.
    """

    keys_changed = Signal()

    def __init__(self, window: QWidget, settings: Settings, handlers: Mapping[str, Callable[[], object]]):
        super().__init__(window)
        self._settings = settings
        self._listening = True
        self._idle: tuple[str, ...] = _OF_TEXT + _OF_ARTICLE
        self._actions = {command.id: QAction(command.text, window) for command in COMMANDS.values()}
        for name, action in self._actions.items():
            action.triggered.connect(lambda _checked=False, run=handlers[name]: run())
            if not COMMANDS[name].on_page:
                window.addAction(action)
        self._focus = QActionGroup(self)
        for name in FOCUS:
            self._actions[f"focus.{name}"].setCheckable(True)
            self._focus.addAction(self._actions[f"focus.{name}"])
        settings.changed.connect(lambda key: self._tick_focus() if key == "look/focus" else None)
        self._tick_focus()
        self.reload()

    def add_to_page(self, page: QWidget) -> None:
        """Give the page the commands that only it listens to."""
        for name, action in self._actions.items():
            if COMMANDS[name].on_page:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                page.addAction(action)

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def listen(self, listening: bool) -> None:
        """Whether keys are heard: not while another window of ours has the stage."""
        self._listening = listening
        self._enable()

    def set_scene(self, *, article: bool, alone: bool) -> None:
        """N and the digits do not change what nobody sees, and what needs an article is not offered without one.

        article: whether one is open. alone: whether the library or its trash has the window to itself.
        """
        self._idle = () if article else _OF_TEXT + _OF_ARTICLE
        self._idle += _OF_TEXT + _OF_LEGEND if alone else ()
        self._enable()

    def _tick_focus(self) -> None:
        chosen = self._settings.get("look/focus")
        self._actions[f"focus.{chosen if chosen in FOCUS else 'none'}"].setChecked(True)

    def _enable(self) -> None:
        for name, action in self._actions.items():
            action.setEnabled(self._listening and not name.startswith(self._idle))

    def keys(self, command: str) -> list[str]:
        own = self._settings.keys_of(command)
        return list(COMMANDS[command].keys) if own is None else own

    def first_key(self, command: str) -> str:
        """As it is written on the screen, "" where there is none."""
        keys = self.keys(command)
        return key_text(keys[0]) if keys else ""

    def hint(self, command: str) -> str:
        """For a tool tip: "Find in the text (/)"."""
        key = self.first_key(command)
        return COMMANDS[command].text + (f" ({key})" if key else "")

    def taken_by(self, key: str, other_than: str) -> str | None:
        """The command that has this key already."""
        return next((c for c in COMMANDS if c != other_than and key in self.keys(c)), None)

    def set_keys(self, command: str, keys: list[str] | None) -> None:
        self._settings.set_keys(command, keys)
        self.reload()

    def reload(self) -> None:
        for command, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in self.keys(command)])
        self.keys_changed.emit()


def key_text(key: str) -> str:
    """A key as the reader's keyboard and system call it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
