"""Present: what each press uncovers, what the projector shows, and coming back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.article import BlockKind
from reader.finding import Finding
from tests.ui.marking import has_colour, marked_article
from ui.classroom.present import Present
from ui.classroom.steps import Step, Uncover, same_place, walk
from ui.reading.typography import Typography
from ui.theme import load_fonts, load_theme

ORDER = ["hedge", "booster", "unattributed", "attributed", "loaded", "figure", "trope", "appeal"]
TEXT = (
    "A heading",
    "[U Observers say] it [H may] end. Nobody [H perhaps] knows.",
    "Nothing here.",
    "[B Clearly] so.",
)
KINDS = {0: BlockKind.HEADING}


def steps(uncover: Uncover = Uncover.FINDING) -> list[Step]:
    article, findings = marked_article(*TEXT, kinds=KINDS)
    return walk(article, findings, uncover, ORDER)


def words(found: tuple[Finding, ...]) -> list[str]:
    text = marked_article(*TEXT)[0].text
    return [text[f.start : f.end] for f in found]


def test_each_paragraph_is_clean_first_then_uncovered_finding_by_finding() -> None:
    assert [(s.block, words(s.current)) for s in steps()] == [
        (1, []),
        (1, ["Observers say"]),
        (1, ["may"]),
        (1, ["perhaps"]),
        (2, []),
        (3, []),
        (3, ["Clearly"]),
    ]
    assert words(steps()[3].uncovered) == ["Observers say", "may", "perhaps"]
    assert [s.count for s in steps()] == [0, 1, 2, 3, 3, 3, 4]


def test_by_category_a_press_uncovers_all_of_the_next_one_in_the_legends_order() -> None:
    assert [words(s.current) for s in steps(Uncover.CATEGORY)] == [
        [],
        ["may", "perhaps"],
        ["Observers say"],
        [],
        [],
        ["Clearly"],
    ]


def test_a_plain_heading_stands_above_its_paragraph_and_takes_no_press() -> None:
    assert {s.heading for s in steps()} == {"A heading"}


def test_a_heading_with_findings_does_not_stand_above_itself_but_above_what_follows() -> None:
    kinds = {0: BlockKind.HEADING}
    article, findings = marked_article(
        "[B Nobody] knows", "It [H may] rain.", title="Nobody knows", kinds=kinds
    )
    found = walk(article, findings, Uncover.FINDING, ["hedge", "booster"])
    assert [(s.block, s.heading) for s in found] == [
        (0, ""),
        (0, ""),
        (1, "Nobody knows"),
        (1, "Nobody knows"),
    ]


def test_coming_back_finds_the_same_finding_also_in_the_other_mode() -> None:
    left = steps()[3]
    assert same_place(steps(), left) == 3
    assert same_place(steps(Uncover.CATEGORY), left) == 1
    assert same_place(steps(), None) == 0
    assert same_place([], left) == 0


@pytest.fixture
def present(qtbot: QtBot) -> Present:
    load_fonts()
    window = Present(lambda finding: f"Who says {finding.category}?")
    qtbot.addWidget(window)
    return window


@pytest.fixture
def start(present: Present) -> Callable[[], None]:
    article, findings = marked_article(*TEXT, kinds=KINDS)

    def begin() -> None:
        present.start(article, findings, load_theme("light"), Typography())
        present.showNormal()
        present.resize(1440, 900)

    return begin


def press(window: Present, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window, key)


def grab(window: Present) -> QImage:
    return window.grab().toImage()


def page(image: QImage) -> QRectF:
    return QRectF(0, 0, image.width(), image.height() * 0.85)


K = Qt.Key


@pytest.mark.parametrize("key", [K.Key_PageDown, K.Key_Right, K.Key_Down, K.Key_Space])
def test_every_clicker_key_uncovers_the_next_finding(present: Present, start, key: Qt.Key) -> None:
    start()
    ground = load_theme("light").marks["unattributed"].ground
    assert not has_colour(grab(present), ground, page(grab(present)))
    press(present, key)
    assert has_colour(grab(present), ground, page(grab(present)))


def test_back_covers_it_again(present: Present, start) -> None:
    start()
    clean = grab(present)
    press(present, K.Key_Space, K.Key_Left)
    assert grab(present) == clean


def test_the_rest_of_the_paragraph_is_dimmed(present: Present, start) -> None:
    """Its ink is on the screen in the sentence of the finding, and less of it than before."""
    start()
    ink = QColor(load_theme("light").ink)

    def inked() -> int:
        image = grab(present)
        return sum(image.pixelColor(x, y) == ink for y in range(130, 500, 4) for x in range(0, 1440, 4))

    before = inked()
    press(present, K.Key_Space)
    assert 0 < inked() < before * 0.9


def test_b_blanks_and_the_next_key_brings_the_same_step_back(present: Present, start) -> None:
    start()
    press(present, K.Key_Space)
    shown = grab(present)
    press(present, K.Key_B)
    black = grab(present)
    assert {black.pixelColor(x, y).name() for x in range(0, 1440, 90) for y in range(0, 900, 90)} == {
        "#000000"
    }
    press(present, K.Key_Space)
    assert grab(present) == shown


def test_m_shows_which_way_it_goes_on_until_the_next_press(present: Present, start) -> None:
    start()
    at_first = grab(present)
    press(present, K.Key_M)
    assert grab(present) != at_first
    while present.step.block < 2:
        press(present, K.Key_Space)
    clean = grab(present)
    press(present, K.Key_M)
    assert grab(present) != clean
    press(present, K.Key_Space, K.Key_Left)
    assert grab(present) == clean


def test_leaving_tells_the_finding_and_returning_resumes(present: Present, start, qtbot: QtBot) -> None:
    start()
    press(present, K.Key_Space, K.Key_Space)
    step = present.step
    with qtbot.waitSignal(present.left) as left:
        press(present, K.Key_Escape)
    assert not present.isVisible()
    assert left.args == [step.current[0]]
    start()
    assert present.step == step


def test_an_article_without_text_shows_an_empty_page(present: Present) -> None:
    article, findings = marked_article()
    present.start(article, findings, load_theme("dark"), Typography())
    press(present, K.Key_Space, K.Key_M, K.Key_Left)
    assert present.step is None
    assert grab(present).pixelColor(5, 5).name() == load_theme("dark").paper


def test_a_long_paragraph_moves_by_lines_to_its_last_sentence(present: Present) -> None:
    text = "This sentence is here to fill the screen from top to bottom, and then some. " * 40
    article, findings = marked_article(text + "It ends [H perhaps] here.")
    present.start(article, findings, load_theme("light"), Typography())
    present.showNormal()
    present.resize(1440, 900)
    press(present, K.Key_Space)
    image = grab(present)
    assert has_colour(image, load_theme("light").marks["hedge"].ground, page(image))


def test_closing_by_the_window_system_is_leaving(present: Present, start, qtbot: QtBot) -> None:
    start()
    with qtbot.waitSignal(present.left):
        present.close()
    assert not present.isVisible()
