"""What was set is known at once, in the file a moment later, and never lost when the window closes."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from ui.settings import Settings


def test_what_was_set_is_known_at_once_and_in_the_file_a_moment_later(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.set("look/zoom", 120)
    settings.set_keys("next", ["J"])
    assert (settings.get("look/zoom"), settings.keys_of("next")) == (120, ["J"])
    qtbot.waitUntil(lambda: file.exists() and "zoom=120" in file.read_text("utf-8"))
    settings.set_keys("next", None)
    assert settings.keys_of("next") is None
    settings.save()
    assert Settings(file).keys_of("next") is None


def test_a_window_that_is_closed_at_once_has_kept_its_settings(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    window.settings.set("look/theme", "sepia")
    path = Path(window.settings._store.fileName())
    window.close()
    assert "theme=sepia" in path.read_text("utf-8")
