"""What a change of the theme leaves as it was."""

from __future__ import annotations

from ui.main_window import MainWindow


def test_the_article_keeps_its_typeface_and_size(reading: MainWindow) -> None:
    """The theme's style sheet sets the interface's font on every widget, the reading view's among them."""
    before = reading.view.document().defaultFont()
    for theme in ("dark", "sepia", "light"):
        reading.settings.set("look/theme", theme)
        after = reading.view.document().defaultFont()
        assert (after.family(), after.pixelSize()) == (before.family(), before.pixelSize())
    assert before.family() == "Source Serif Pro"
