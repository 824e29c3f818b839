"""What each command of `ui.actions` does in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui import sheets
from ui.actions import FOCUS
from ui.pages import TRASH

if TYPE_CHECKING:
    from ui.main_window import MainWindow

PANELS = ("why", "findings", "notes", "sources", "measures")


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """By the command's id; every command of `ui.actions` has one."""
    step, arrivals = window.findings.step, window.arrivals
    result: dict[str, Callable[[], object]] = {
        "open": arrivals.choose_file,
        "paste": arrivals.paste,
        "library": window.show_library,
        "sample": partial(sheets.show_samples, window),
        "close": arrivals.close_article,
        "about": lambda: window.about.show(window),
        "contents": partial(_show_contents, window),
        "original": window.original.toggle,
        "export": partial(sheets.show_export, window),
        "present": partial(sheets.present, window),
        "quit": window.close,
        "next": lambda: step(1),
        "previous": lambda: step(-1),
        "next-same": lambda: step(1, same_category=True),
        "previous-same": lambda: step(-1, same_category=True),
        "not-this-one": lambda: window.findings.dismiss("finding"),
        "undo": _when_kept(window, window.undo.undo),
        "redo": _when_kept(window, window.undo.redo),
        "category.all": window.session.show_all,
        "voices": lambda: window.top.voices.showMenu(),
        "note": lambda: window.notes.write_note(),
        "highlight": lambda: window.notes.highlight(),
        "import-notes": window.keeping.import_notes,
        "trash": lambda: window.pages.turn_to(TRASH),
        "restore": window.keeping.choose_backup,
        "focus": partial(_next_focus, window),
        "search": partial(_search, window),
        "larger": lambda: window.view.set_zoom(window.view.zoom + 10),
        "smaller": lambda: window.view.set_zoom(window.view.zoom - 10),
        "normal-size": lambda: window.view.set_zoom(100),
        "appearance": partial(sheets.show_appearance, window),
        "side": lambda: window.show_side(not window.side.isVisible()),
        "keys": partial(sheets.show_keys, window),
        "glossary": partial(sheets.show_glossary, window),
        "rule-help": partial(sheets.show_rule_help, window),
        "back": window.go_back,
    }
    for number, category in enumerate(window.session.categories, 1):
        result[f"category.{number}"] = partial(window.session.toggle, category)
        result[f"solo.{number}"] = partial(window.session.solo, category)
    for name in FOCUS:
        result[f"focus.{name}"] = partial(window.settings.set, "look/focus", name)
    for name in PANELS:
        result[f"panel.{name}"] = partial(window.show_panel, name, focus=True)
    return result


def _when_kept(window: MainWindow, act: Callable[[], object]) -> Callable[[], object]:
    """What is being written is a step, too, though typing has not paused yet."""

    def run() -> None:
        window.notes.keep()
        act()

    return run


def _search(window: MainWindow) -> None:
    """From where one reads, not from the beginning."""
    if window.session.is_open:
        window.search.open_bar(window.session.article.text, window.view.visible_span()[0])


def _next_focus(window: MainWindow) -> None:
    order = list(FOCUS)
    now = window.settings.get("look/focus")
    following = order[(order.index(now) + 1) % len(order)] if now in order else order[1]
    window.settings.set("look/focus", following)
    window.say(f"{FOCUS[following]}.")


def _show_contents(window: MainWindow) -> None:
    from ui.contents import NO_HEADINGS, Contents, headings

    article = window.session.article
    if not any(True for _ in headings(article)):
        window.say(NO_HEADINGS)
        return
    contents = Contents(article, window.view.visible_span(), window)
    contents.chosen.connect(window.view.scroll_to)
    contents.show_over(window.view)
