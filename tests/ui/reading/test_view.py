"""The reading view by its pixels, its offsets and its signals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest

from ui.reading.view import ReadingView
from ui.theme import THEME_NAMES, load_theme

View = Callable[..., ReadingView]


def grab(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


def has_colour(image: QImage, colour: str, area) -> bool:
    """Whether a pixel near enough that colour stands in the area."""
    wanted = QColor(colour)
    box = area.toAlignedRect() & image.rect()
    for y in range(box.top(), box.bottom() + 1):
        for x in range(box.left(), box.right() + 1):
            found = image.pixelColor(x, y)
            if all(abs(a - b) <= 10 for a, b in zip(found.getRgb()[:3], wanted.getRgb()[:3], strict=True)):
                return True
    return False


def place(view: ReadingView, words: str) -> tuple[int, int]:
    start = view.article.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_category_is_painted_with_its_ground_and_line(open_view: View, theme: str) -> None:
    view = open_view(
        "[H one] and [B two] and [U three] and [A four]",
        "[L five] and [F six] and [T seven] and [P eight]",
        theme=theme,
    )
    image = grab(view)
    for finding in view.findings():
        mark = load_theme(theme).marks[finding.category]
        area = view.area_of(finding.parts[0])
        assert has_colour(image, mark.ground, area), finding
        assert has_colour(image, mark.line, area), finding


def test_a_finding_in_a_quotation_keeps_its_line_and_loses_its_ground(open_view: View) -> None:
    view = open_view("She said: “we [B* never] yield”.")
    mark = load_theme("light").marks["booster"]
    area = view.area_of(view.findings()[0].parts[0])
    assert has_colour(grab(view), mark.line, area)
    assert not has_colour(grab(view), mark.ground, area)


def test_a_hidden_category_leaves_no_trace_and_comes_back(open_view: View) -> None:
    view = open_view("It is [H perhaps] so.")
    ground = load_theme("light").marks["hedge"].ground
    area = view.area_of(view.findings()[0].parts[0])
    view.set_visible_categories({"booster"})
    assert not has_colour(grab(view), ground, area)
    assert view.findings_at(8) == []
    view.set_visible_categories({"hedge"})
    assert has_colour(grab(view), ground, area)


@pytest.mark.parametrize("before", ["", "😀👩🏽‍🚀 ", "é̂ ", "שלום עולם "])
def test_marks_stand_on_their_words_behind_any_writing(open_view: View, before: str) -> None:
    """A click in the middle of the painted word finds it, also behind emoji and right-to-left text."""
    view = open_view(before + "it is [H perhaps] so.")
    finding = view.findings()[0]
    area = view.area_of((finding.start, finding.end))
    assert has_colour(grab(view), load_theme("light").marks["hedge"].ground, area)
    clicked: list[object] = []
    view.finding_activated.connect(lambda found, offset: clicked.append((found, offset)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    ((found, offset),) = clicked
    assert found == [finding]
    assert finding.start <= offset < finding.end


def test_a_click_beside_the_text_activates_nothing(open_view: View) -> None:
    view = open_view("It is [H perhaps]")
    clicked: list[object] = []
    view.finding_activated.connect(lambda *found: clicked.append(found))
    right = view.area_of(view.findings()[0].parts[0]).topRight().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=right + QPoint(60, 10))
    assert clicked == []


def test_title_and_byline_are_shown_and_are_no_part_of_the_offsets(open_view: View) -> None:
    view = open_view("First words.", title="A title", site="The Courier", origin="/some/where/file.html")
    shown = view.toPlainText()
    assert shown == "A title\nThe Courier · opened from file.html\nFirst words."
    view.select((0, 5))
    assert view.selection() == (0, 5)
    assert view.textCursor().selectedText() == "First"


def test_copying_gives_the_articles_own_plain_text(open_view: View) -> None:
    view = open_view("One [H may] 😀 line.", "Another.")
    view.select((4, len(view.article.text)))
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "may 😀 line.\n\nAnother."
    assert data.formats() == ["text/plain"]
