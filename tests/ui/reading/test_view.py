"""The reading view by its pixels, its offsets and its signals."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeySequence,
    QNativeGestureEvent,
    QPointingDevice,
    QRegion,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget
from pytestqt.qtbot import QtBot

from reader.finding import Finding
from tests.ui.marking import has_colour
from ui.reading.note_marks import NoteMark
from ui.reading.overview import OverviewStrip
from ui.reading.typography import Focus
from ui.reading.view import CARET_WIDTH, ReadingView
from ui.theme import THEME_NAMES, load_theme, palette

View = Callable[..., ReadingView]


def grab(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


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


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_byline_is_in_lesser_words_of_the_theme(open_view: View, theme: str) -> None:
    view = open_view("It is so.", title="A title", author="Ann Lee", theme="light")
    view.set_theme(load_theme(theme))
    byline = view.document().findBlockByNumber(1)
    area = view.document().documentLayout().blockBoundingRect(byline)
    assert byline.text() == "Ann Lee"
    assert has_colour(grab(view), load_theme(theme).quiet, area)


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


def test_an_overlap_shows_the_ground_of_the_shorter_and_both_lines(open_view: View) -> None:
    view = open_view("There is a growing sense among insiders that it ends.")
    marks = load_theme("light").marks
    long, short = place(view, "There is a growing sense"), place(view, "growing")
    view.add_findings(
        [
            Finding("u", "unattributed", "k", *long, (long,)),
            Finding("b", "booster", "k", *short, (short,)),
        ]
    )
    image, inside = grab(view), view.area_of(short)
    inside.adjust(2, 0, -2, 5)
    upper = inside.adjusted(0, 0, 0, -inside.height() / 2)
    assert has_colour(image, marks["booster"].ground, upper)
    assert not has_colour(image, marks["unattributed"].ground, upper)
    assert has_colour(image, marks["booster"].line, inside)
    assert has_colour(image, marks["unattributed"].line, inside)


def test_the_current_finding_is_outlined_and_announced(open_view: View) -> None:
    view = open_view("It is [H perhaps] so, [H maybe].")
    accent = load_theme("light").accent
    area = view.area_of(view.findings()[1].parts[0]).adjusted(-4, 0, 4, 0)
    assert not has_colour(grab(view), accent, area)
    view.set_current(view.findings()[1])
    assert has_colour(grab(view), accent, area)
    assert view.accessibleDescription() == "2 of 2, hedge: maybe"


def test_a_far_finding_is_scrolled_to_and_a_near_one_is_not(open_view: View, qtbot: QtBot) -> None:
    view = open_view(*["It goes on [H perhaps] for a while."] * 80)
    bar = view.verticalScrollBar()
    view.set_current(view.findings()[3])
    assert bar.value() == 0
    last = view.findings()[-1]
    view.set_current(last)
    qtbot.waitUntil(lambda: view.visible_span()[0] <= last.start < view.visible_span()[1])
    qtbot.waitUntil(lambda: 0 <= view.area_of(last.parts[0]).top() < view.viewport().height() * 0.84)


def test_the_caret_activates_what_it_comes_upon(open_view: View) -> None:
    view = open_view("It [H may] be.")
    found: list[object] = []
    view.finding_activated.connect(lambda findings, offset: found.append((findings[0].category, offset)))
    view.setFocus()
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert found == [("hedge", 3), ("hedge", 4)]


def test_a_letter_in_the_margin_activates_its_findings_one_after_another(open_view: View) -> None:
    view = open_view("It [H may] or [H might] be [B clearly] so.")
    found: list[int] = []
    view.finding_activated.connect(lambda findings, offset: found.append(offset))
    view.finding_activated.connect(lambda findings, offset: view.set_current(findings[0]))
    image = grab(view)
    area = view.area_of((0, 2))
    mark = load_theme("light").marks["hedge"]
    letter = next(
        QPoint(x, y)
        for x in range(int(area.left()) - 64, int(area.left()) - 8)
        for y in range(int(area.top()), int(area.bottom()))
        if has_colour(image, mark.line, QRectF(x, y, 1, 1))
    )
    for _ in range(3):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=letter + QPoint(1, 0))
    assert found == [3, 10, 3]


def test_a_note_is_marked_beside_its_lines_and_a_click_tells_which(open_view: View, qtbot: QtBot) -> None:
    view = open_view("First paragraph.", "Second paragraph.")
    view.set_notes([NoteMark(7, place(view, "Second"))])
    image = grab(view)
    accent = load_theme("light").accent
    area = view.area_of(place(view, "Second"))
    gutter = QRectF(view.viewport().width() // 2, area.top(), view.viewport().width() // 2, area.height())
    x = next(
        x
        for x in range(int(gutter.left()), int(gutter.right()))
        if has_colour(image, accent, QRectF(x, area.top() + 4, 1, 4))
    )
    with qtbot.waitSignal(view.note_activated) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x + 3, int(area.top()) + 8))
    assert told.args == [7]


def test_search_hits_have_a_colour_of_their_own(open_view: View) -> None:
    view = open_view("It goes on and on.")
    hits = [(8, 10), (15, 17)]
    view.set_search_hits(hits, hits[0])
    theme = load_theme("light")
    assert all(has_colour(grab(view), theme.search, view.area_of(hit)) for hit in hits)
    view.set_search_hits([])
    assert not any(has_colour(grab(view), theme.search, view.area_of(hit)) for hit in hits)


def test_of_many_hits_those_on_the_screen_are_marked(open_view: View) -> None:
    text = "\n\n".join(f"Paragraph {number} goes on." for number in range(400))
    view = open_view(*text.split("\n\n"))
    hits = [(match.start(), match.end()) for match in re.finditer("go", text)]
    view.scroll_to(hits[300][0])
    view.set_search_hits(hits, None)
    top, bottom = view.visible_span()
    seen = [hit for hit in hits if top <= hit[0] and hit[1] <= bottom][:-1]
    assert len(seen) > 5
    assert all(has_colour(grab(view), load_theme("light").search, view.area_of(hit)) for hit in seen)


def test_the_caret_comes_with_the_first_key_that_moves_it(open_view: View) -> None:
    view = open_view("It goes on and on.")
    QTest.keyClick(view, Qt.Key.Key_Shift)
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.cursorWidth() == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.cursorWidth() == CARET_WIDTH


def test_a_figure_over_several_lines_is_joined_in_the_margin(open_view: View) -> None:
    words = "filler words that take up the whole of a line and then a good deal more of it "
    view = open_view(f"[F We shall fight] {words}{words}[F we shall fight] on.")
    first, last = (view.area_of(part) for part in view.findings()[0].parts)
    between = QRectF(first.left() - 14, first.bottom(), 12, last.top() - first.bottom())
    assert has_colour(grab(view), load_theme("light").marks["figure"].line, between)


def test_the_focus_keeps_one_sentence_in_ink_and_comes_along(open_view: View) -> None:
    view = open_view(*["One sentence here. Another one there."] * 60)
    view.set_typography(view.typography._replace(focus=Focus.SENTENCE))
    ink = load_theme("light").ink
    image = grab(view)
    assert has_colour(image, ink, view.area_of((0, 18)))
    assert not has_colour(image, ink, view.area_of((20, 36)))
    view.verticalScrollBar().setValue(900)
    assert has_colour(grab(view), ink, QRectF(view.viewport().rect()))


def test_switching_the_theme_changes_every_colour_at_once(open_view: View) -> None:
    view = open_view("It is [H perhaps] so.", title="Title", site="The Courier")
    area = view.area_of(view.findings()[0].parts[0])
    for name in THEME_NAMES:
        theme = load_theme(name)
        view.setPalette(palette(theme))
        view.set_theme(theme)
        image = grab(view)
        assert image.pixelColor(image.width() - 3, image.height() - 3).name() == theme.paper
        assert has_colour(image, theme.marks["hedge"].ground, area)
        assert has_colour(image, theme.ink, view.area_of((0, 5)))


def test_nothing_shines_through_the_page(open_view: View) -> None:
    """Nothing is painted behind it, so it has to paint its every pixel."""
    view = open_view("It is [H perhaps] so.")
    page = view.viewport()
    assert page.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    picture = QImage(page.size(), QImage.Format.Format_RGB32)
    picture.fill("magenta")
    page.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    assert not has_colour(picture, "#ff00ff", QRectF(picture.rect()))


def test_larger_type_keeps_the_place_and_the_measure(open_view: View) -> None:
    """At any size a full line holds about the same number of characters."""
    view = open_view(
        *[f"Paragraph {i} goes on about the harbour and those who live there. " * 4 for i in range(60)]
    )
    view.scroll_to(9000)
    top = view.visible_span()[0]
    counts = []
    for zoom in (100, 120):
        view.set_typography(view.typography._replace(zoom=zoom))
        line = view.document().findBlockByNumber(30).layout().lineAt(0)
        counts.append(line.textLength())
        assert abs(view.visible_span()[0] - top) < 80
    assert all(60 <= count <= 76 for count in counts)


def test_ctrl_and_wheel_zoom_and_tell(open_view: View, qtbot: QtBot) -> None:
    view = open_view("Words.")
    middle = QPointF(view.viewport().rect().center())
    turn = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoomed) as told:
        QApplication.sendEvent(view.viewport(), turn)
    assert told.args == [110]
    view.set_zoom(10_000)
    qtbot.waitUntil(lambda: view.zoom == 300)


def pinched(value: float) -> QNativeGestureEvent:
    """What a touchpad sends many times while two fingers move apart."""
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    at = QPointF(50, 50)
    return QNativeGestureEvent(kind, device, 2, at, at, at, value, QPointF())


def test_a_slow_pinch_on_a_touchpad_zooms_as_far_as_a_quick_one(open_view: View, qtbot: QtBot) -> None:
    view = open_view("Some words.")
    for _ in range(100):
        QApplication.sendEvent(view.viewport(), pinched(0.004))
    qtbot.waitUntil(lambda: view.zoom != 100)
    assert view.zoom == round(100 * 1.004**100)
    for _ in range(4):
        QApplication.sendEvent(view.viewport(), pinched(-0.1))
    qtbot.waitUntil(lambda: view.zoom == round(100 * 1.004**100 * 0.9**4))


def test_a_pinch_on_a_touch_screen_zooms(open_view: View, qtbot: QtBot) -> None:
    view = open_view("Some words.")
    pinch = QPinchGesture()
    pinch.setScaleFactor(1.25)
    QApplication.sendEvent(view.viewport(), QGestureEvent([pinch]))
    qtbot.waitUntil(lambda: view.zoom == 125)


def test_a_very_long_paragraph_is_marked_to_its_end(open_view: View) -> None:
    view = open_view("Word after word goes by. " * 2000 + "It ends [H perhaps] here.")
    finding = view.findings()[0]
    view.scroll_to(finding.start)
    assert has_colour(grab(view), load_theme("light").marks["hedge"].ground, view.area_of(finding.parts[0]))
    assert view.selection() is None


def test_the_strip_has_a_tick_for_each_category_and_a_click_goes_there(open_view: View, qtbot: QtBot) -> None:
    view = open_view("It is [H perhaps] so.", *["Nothing here."] * 100, "[B Clearly] so.")
    strip = view.verticalScrollBar()
    marks = load_theme("light").marks

    def picture() -> QImage:
        return strip.grab().toImage()

    qtbot.waitUntil(lambda: has_colour(picture(), marks["hedge"].line, QRectF(picture().rect())))
    image = picture()
    ticks = [y for y in range(image.height()) if has_colour(image, marks["booster"].line, QRectF(7, y, 1, 1))]
    assert ticks
    assert ticks[0] > image.height() / 2
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(7, ticks[0]))
    last = view.findings()[-1]
    assert view.visible_span()[0] < last.start < view.visible_span()[1]


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_strip_in_another_theme_is_as_if_it_had_been_drawn_in_it(qtbot: QtBot, theme: str) -> None:
    ticks = [(0.1, "hedge"), (0.1, "trope"), (0.1, "hedge"), (0.5, "booster"), (0.99, "appeal")]
    strips = [OverviewStrip(load_theme(name)) for name in ("light", theme)]
    for strip in strips:
        qtbot.addWidget(strip)
        strip.resize(14, 300)
        strip.set_ticks(ticks)
        strip.grab()
    strips[0].set_theme(load_theme(theme))
    changed, drawn = (strip.grab().toImage() for strip in strips)
    assert changed == drawn
    for category in ("hedge", "trope", "booster", "appeal"):
        assert has_colour(changed, load_theme(theme).marks[category].line, QRectF(changed.rect()))


def test_a_narrow_window_keeps_the_text_in_sight(open_view: View) -> None:
    view = open_view("Words that go on and on until the line is full and has to be broken. " * 5)
    view.resize(420, 600)
    area = view.area_of((0, len(view.article.text) - 2))
    assert area.left() >= 0
    assert area.right() <= view.viewport().width()
