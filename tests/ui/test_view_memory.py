"""An article opens as it was left: its place, what is switched on, whose words, how large, which panel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from reader.voice import ALL, Voice
from tests.ui.conftest import TEXT, OpenWindow, read
from ui.main_window import MainWindow
from ui.panels.findings import FindingsPanel
from ui.panels.findings_model import Grouping

LONG = "\n\n".join([TEXT] + [f"In paragraph {n} observers may say more." for n in range(120)])
OTHER = "Another text. It may rain."


def looks(window: MainWindow) -> dict[str, Any]:
    session, settings = window.session, window.settings
    return {
        "place": window.view.visible_span()[0],
        "visible": session.visible,
        "before solo": session.before_solo,
        "voice": session.voice,
        "genre": session.genre,
        "zoom": window.view.zoom,
        "side": window.side.isVisible(),
        "page": window.side.shown_page,
        "order": settings.get("findings/order"),
    }


def look_otherwise(window: MainWindow) -> None:
    window.session.toggle("figure")
    window.session.solo("hedge")
    window.session.set_voice(Voice("source", "Ruth Amadi"))
    window.session.set_genre("speech")
    window.show_panel("findings")
    window.settings.set("findings/order", "source")
    window.settings.set("look/zoom", 140)
    window.show_side(False)
    window.view.scroll_to(LONG.index("In paragraph 60"))


def test_an_article_opens_as_it_was_left(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = read(qtbot, open_window(), LONG)
    look_otherwise(window)
    left = looks(window)
    window.close()
    again = open_window()
    again.session.show_all()
    for key, value in (("look/zoom", 100), ("side/visible", True), ("side/page", "why")):
        again.settings.set(key, value)
    again.settings.set("findings/order", "text")
    assert looks(read(qtbot, again, LONG)) == left
    again.session.solo("hedge")
    assert "figure" not in again.session.visible
    assert "booster" in again.session.visible
    panel = again.side.page("findings")
    assert isinstance(panel, FindingsPanel)
    assert panel.grouping is Grouping.SOURCE


def test_going_to_another_article_and_back_keeps_both_apart(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, LONG)
    look_otherwise(window)
    left = looks(window)
    read(qtbot, window, OTHER)
    assert window.session.voice == ALL
    assert window.session.genre == ""
    window.session.show_all()
    window.settings.set("look/zoom", 100)
    read(qtbot, window, LONG)
    assert looks(window) == left
    read(qtbot, window, OTHER)
    assert window.view.zoom == 100
    assert len(window.session.visible) == 8


def test_the_place_is_found_again_although_the_text_is_shown_before_the_library_is_there(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = read(qtbot, open_window(), LONG)
    window.view.scroll_to(LONG.index("In paragraph 60"))
    place = window.view.visible_span()[0]
    window.close()
    again = open_window()
    again.desk.close()
    again.opener.open_text(LONG)
    again.memory.keep()
    again.keeping.open_library(tmp_path / "library.db")
    assert again.view.visible_span()[0] == place


def test_a_hit_of_the_library_wins_over_the_place_where_the_article_was_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    read(qtbot, window, LONG)
    window.view.scroll_to(LONG.index("In paragraph 60"))
    read(qtbot, window, OTHER)
    window.pages.turn_to("library")
    page = window.pages.page("library")
    page.field.setText("nobody")  # type: ignore[attr-defined]
    page.hits.itemActivated.emit(page.hits.item(0))  # type: ignore[attr-defined]
    assert window.view.selection() is not None
    start, end = window.view.visible_span()
    qtbot.wait(200)
    start, end = window.view.visible_span()
    assert start <= LONG.index("Nobody") < end


def test_what_an_earlier_hedgerow_kept_is_enough(qtbot: QtBot, window: MainWindow) -> None:
    read(qtbot, window, LONG)
    assert window.desk.library is not None
    text_hash = window.session.article.text_hash
    read(qtbot, window, OTHER)
    window.desk.library.articles.set_view(text_hash, {"top": LONG.index("In paragraph 60")})
    read(qtbot, window, LONG)
    assert window.view.visible_span()[0] >= LONG.index("In paragraph 59")
