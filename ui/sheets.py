"""What is shown over the window or beside it, when it is asked for: each is imported then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.finding import Finding
    from ui.help_sheet import HelpSheet
    from ui.main_window import MainWindow


def show_appearance(window: MainWindow) -> None:
    from ui.appearance import Appearance

    Appearance(window.settings, window).show_below(window.top.look)


def show_samples(window: MainWindow) -> None:
    from ui.sample_menu import SampleMenu

    menu = SampleMenu(window, window.arrivals.open_sample)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.show_in(window)


def show_keys(window: MainWindow) -> None:
    from ui.keys_sheet import KeysSheet

    KeysSheet(window.actions_table, window).open()


def show_glossary(window: MainWindow) -> None:
    """At the device of the finding that is looked at, where there is one."""
    from reader.help import GLOSSARY

    sheet, finding = _help(window, GLOSSARY), window.session.current
    if finding is not None:
        sheet.look_up(window.rulebook.category(finding.category).name, window.rulebook.kind(finding))


def show_rule_help(window: MainWindow) -> None:
    from reader.help import WRITING_RULES

    _help(window, WRITING_RULES)


def _help(window: MainWindow, page: str) -> HelpSheet:
    """The one that is open is brought to the front."""
    from reader.help import load_page
    from ui.help_sheet import HelpSheet

    entries = load_page(page)
    opened = (s for s in window.findChildren(HelpSheet) if s.windowTitle() == entries[0].name)
    sheet = next(opened, None) or HelpSheet(
        entries, window.rulebook.categories, window.look, window.settings, window
    )
    sheet.show()
    sheet.raise_()
    sheet.activateWindow()
    return sheet


def show_export(window: MainWindow) -> None:
    from ui.export import ask_and_export

    window.notes.keep()
    ask_and_export(window)


def present(window: MainWindow) -> None:
    """On the projector: the article as it is coloured now."""
    from ui.classroom.present import Present

    session, look = window.session, window.look
    if not session.is_open:
        return
    stage = window.findChild(Present)
    if stage is None:
        stage = Present(lambda finding: window.rulebook.explain(finding).ask, window)
        stage.left.connect(lambda finding: _come_back(window, finding))
    window.notes.keep()
    window.actions_table.listen(False)
    stage.start(session.article, session.reachable, look.theme, look.typography)


def _come_back(window: MainWindow, finding: Finding | None) -> None:
    window.actions_table.listen(True)
    if finding is not None:
        window.session.set_current(finding)
