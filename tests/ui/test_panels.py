"""Findings, sources, measures and library: what they list, and that their models keep Qt's contract."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.finding import Claim, Source, SourceKind
from reader.measures.summary import FEWEST, Measures
from reader.voice import Voice
from tests.ui.conftest import TEXT, read
from tests.ui.fake_worker import analysis_of, make_article
from ui.library_model import LibraryModel
from ui.library_page import LibraryPage
from ui.main_window import MainWindow
from ui.painting import sans
from ui.panels.certainty import course
from ui.panels.findings import FindingsPanel
from ui.panels.findings_model import FindingsModel, Grouping
from ui.panels.measures import COPIED, TOO_SHORT, MeasuresPanel, grade_sentence
from ui.panels.sources import SourceRow, count_shares, describe_shares, ranked
from ui.panels.unshown import ALL_STRUCK_OUT, IN_NO_VOICE
from ui.rulebook import Rulebook
from ui.top_bar import facts
from ui.widgets import Choice

ARTICLE = make_article(TEXT)
FINDINGS = analysis_of(ARTICLE).findings


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_findings_model_keeps_qts_contract_and_lists_everything(grouping: Grouping) -> None:
    model = FindingsModel(Rulebook())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(ARTICLE, FINDINGS, grouping)
    for finding in FINDINGS:
        assert model.index_of(finding).data(FindingsModel.FINDING) == finding
    model.show(ARTICLE, [], grouping)
    assert model.rowCount() == 0


def test_findings_are_grouped_by_who_says_them() -> None:
    model = FindingsModel(Rulebook())
    model.show(ARTICLE, FINDINGS, Grouping.SOURCE)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["The writer", "Ruth Amadi"]


def test_a_screen_reader_hears_category_words_and_place() -> None:
    model = FindingsModel(Rulebook())
    model.show(ARTICLE, FINDINGS, Grouping.TEXT)
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Unattributed claim: Observers. Vague source · 1.1"


def test_the_findings_list_filters_follows_the_legend_and_goes_to_what_is_chosen(
    qtbot: QtBot, reading: MainWindow
) -> None:
    reading.show_panel("findings", focus=True)
    panel = reading.side.page("findings")
    assert isinstance(panel, FindingsPanel)
    panel.filter.setText("observers")
    assert panel.model.rowCount() == 4
    panel.filter.clear()
    reading.session.toggle("unattributed")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    assert reading.side.tabs.tabText(1) == "Findings 4"
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    assert reading.session.current in reading.session.reachable
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert reading.side.shown_page == "why"
    assert reading.focusWidget() is reading.card.add_note


def source(name: str, kind: SourceKind, claims: int, words: int) -> Source:
    return Source(name, kind, tuple(Claim((i, i + 1), None, None, kind) for i in range(claims)), words)


def test_those_who_cannot_be_asked_come_first_and_the_rest_by_how_much_they_are_heard() -> None:
    people = [
        source("Ann", SourceKind.NAMED, 1, 5),
        source("Bob", SourceKind.NAMED, 3, 5),
        source("insiders", SourceKind.VAGUE, 2, 0),
        source("nobody", SourceKind.NONE, 4, 0),
    ]
    assert [(t, [s.name for s in m]) for t, m in ranked(people)] == [
        ("Nobody can be asked", ["nobody", "insiders"]),
        ("Can be asked", ["Bob", "Ann"]),
    ]
    assert count_shares(people) == (4, 2, 4)
    assert describe_shares(4, 2, 4).startswith("Of 10 credited claims: 4 with somebody who can be asked")


def test_a_click_on_a_source_goes_through_its_claims_one_by_one(qtbot: QtBot, reading: MainWindow) -> None:
    reading.show_panel("sources")
    row = reading.side.page("sources").findChildren(SourceRow)[0]
    places = []
    for _ in range(5):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        places.append(reading.view.selection())
    claims = [claim.source for claim in reading.session.analysis.sources[0].claims]
    assert places == [*claims, claims[0]]


def test_certainty_is_counted_where_it_stands() -> None:
    article = make_article("word " * 300)
    curve = course(article, [5 * 30])
    assert curve.argmax() < len(curve) / 4
    assert curve[-1] < 0.01
    assert course(article, []).max() == 0


def test_measures_say_what_the_grade_means_and_can_be_copied(qtbot: QtBot, reading: MainWindow) -> None:
    reading.show_panel("measures")
    panel = reading.side.page("measures")
    assert isinstance(panel, MeasuresPanel)
    assert panel._grade_means.accessibleName() == TOO_SHORT
    assert "grade" not in facts(reading.session.article, reading.session.measures)
    assert reading.session.measures is not None
    reading.session.measures = reading.session.measures._replace(words=FEWEST)
    panel.refresh()
    assert "readers of about 13" in panel._grade_means.accessibleName()
    assert "· grade 8" in facts(reading.session.article, reading.session.measures)
    panel._copy.click()
    picture = QGuiApplication.clipboard().pixmap()
    assert picture.width() > 200
    assert picture.height() <= panel._figures.height()
    assert not panel._figures.isAncestorOf(panel._copy), "the button is no part of the picture"
    assert panel._copy.text() == COPIED


def test_what_no_school_teaches_has_no_grade_of_its_own() -> None:
    """Of a list of names or one endless word the formula says grade 152."""
    measures = Measures(120, 1, 0.1, 152.3, -900.0, {}, {})
    assert measures.school_grade == "18+"
    assert "readers of about 23 and more; its reading ease is 0 of 100" in grade_sentence(measures)
    assert measures._replace(grade=0.2).school_grade == "1"


def longest_run(image: QImage, colour: str) -> int:
    """Pixels of the longest row in this colour."""
    wanted = QColor(colour).rgb()
    rows = (
        "".join("x" if image.pixel(x, y) == wanted else " " for x in range(image.width()))
        for y in range(image.height())
    )
    return max(len(run) for row in rows for run in row.split() or [""])


def test_the_bars_are_as_long_as_the_densities_in_every_theme(qtbot: QtBot, reading: MainWindow) -> None:
    reading.show_panel("measures")
    panel = reading.side.page("measures")
    assert isinstance(panel, MeasuresPanel)
    panel._bars.show_figures({"hedge": 20.0, "unattributed": 8.0}, {"hedge": 5.0, "trope": 40.0})
    for theme in ("light", "dark"):
        reading.settings.set("look/theme", theme)
        image, marks = panel._bars.grab().toImage(), reading.look.theme.marks
        hedges, claims = (longest_run(image, marks[c].line) for c in ("hedge", "unattributed"))
        whole = longest_run(image, reading.look.theme.line)
        # The tick at 5 stands in the bar of 20, so the rest of it is three quarters.
        assert abs(hedges - whole * 15 / 40) <= 4
        assert abs(claims - whole * 8 / 40) <= 4
    assert "Hedges 20, usually 5" in panel._bars.accessibleDescription()


def test_the_wheel_over_a_chart_is_left_to_the_page_that_it_stands_on(
    qtbot: QtBot, reading: MainWindow
) -> None:
    reading.show_panel("measures")
    panel = reading.side.page("measures")
    assert isinstance(panel, MeasuresPanel)
    centre = QPointF(panel._bars.rect().center())
    turn = QWheelEvent(
        centre,
        panel._bars.mapToGlobal(centre),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel._bars.viewport(), turn)
    assert not turn.isAccepted()


def test_the_library_lists_searches_tags_removes_and_opens(qtbot: QtBot, reading: MainWindow) -> None:
    read(qtbot, reading, "A second article, about herons.")
    reading.pages.turn_to("library")
    page = reading.findChild(LibraryPage)
    assert page is not None
    assert page.model.rowCount() == 2
    page.field.setText("herons")
    assert page.hits.count() == 1
    assert "in the text" in str(page.hits.item(0).data(Qt.ItemDataRole.AccessibleTextRole))
    page.field.clear()
    page.tags.setText("#birds")
    page.tags.editingFinished.emit()
    assert "#birds" in str(page._sorted.index(0, 0).data())
    page.field.setText("#bir")
    assert page._sorted.rowCount() == 1
    page.field.setText("#fish")
    assert page._sorted.rowCount() == 0
    assert page._empty.isVisible()
    page.field.clear()
    page._remove()
    assert page.model.rowCount() == 1
    reading.undo.undo()
    assert page.model.rowCount() == 2
    page._open()
    assert reading.view.isVisible()
    assert reading.session.article.text == "A second article, about herons."


def library_of(qtbot: QtBot, reading: MainWindow, *texts: str) -> LibraryPage:
    for text in texts:
        read(qtbot, reading, text)
    reading.show_library()
    page = reading.pages.page("library")
    assert isinstance(page, LibraryPage)
    return page


def test_the_library_is_walked_from_its_field(qtbot: QtBot, reading: MainWindow) -> None:
    page = library_of(qtbot, reading, "Herons may come.", "Cranes may come.")
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page.field.setFocus()
    QTest.keyClicks(page.field, "herons")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert reading.session.article.text == "Herons may come."
    assert reading.pages.shown == "text"


def test_delete_removes_an_article_and_stays_where_it_was(qtbot: QtBot, reading: MainWindow) -> None:
    page = library_of(qtbot, reading, "Herons may come.", "Cranes may come.", "Storks may come.")
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    titles = [page._sorted.index(row, 0).data() for row in range(page._sorted.rowCount())]
    assert len(titles) == 3
    assert page.table.currentIndex().row() == 1
    reading.undo.undo()
    assert page._sorted.rowCount() == 4


def test_titles_take_the_room_that_no_source_needs(qtbot: QtBot, reading: MainWindow) -> None:
    page = library_of(qtbot, reading, "Herons may come.")
    assert page.table.columnWidth(LibraryModel.SOURCE) < 120


def test_the_arrow_goes_from_the_filter_to_the_findings(reading: MainWindow) -> None:
    reading.show_panel("findings")
    panel = reading.side.page("findings")
    panel.filter.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(panel.filter, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    assert panel.view.hasFocus()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("hide", "said"), [("voice", IN_NO_VOICE), ("dismissal", ALL_STRUCK_OUT)])
def test_what_is_only_hidden_is_not_said_to_be_missing(reading: MainWindow, hide: str, said: str) -> None:
    if hide == "voice":
        reading.session.set_voice(Voice("source", "Nobody here"))
    else:
        reading.session.set_dismissed(lambda finding: True)
    assert reading.card._empty.accessibleName() == said
    panel = reading.side.page("findings")
    panel.refresh()  # type: ignore[attr-defined]
    assert panel._empty.accessibleName() == said  # type: ignore[attr-defined]


def test_the_card_counts_on_while_findings_come_in(reading: MainWindow) -> None:
    finding = reading.session.shown[0]
    reading.session.set_current(finding)
    total = reading.session.place_in_category(finding)[1]
    later = len(reading.session.article.text) - 1
    reading.session.add([replace(finding, start=later, end=later + 1, parts=((later, later + 1),))])
    assert f"1 of {total + 1} in this article" in reading.card._kind.accessibleName()


def test_the_words_that_were_found_are_marked_in_their_place(qtbot: QtBot, reading: MainWindow) -> None:
    read(qtbot, reading, "An emoji \U0001f600 first,\nthen a heron and more.")
    reading.pages.turn_to("library")
    page = reading.pages.page("library")
    assert isinstance(page, LibraryPage)
    page.field.setText("heron")
    place = page.hits.visualItemRect(page.hits.item(0))
    picture = page.hits.viewport().grab(place).toImage()
    ground = reading.look.theme.search
    marked = [x for x in range(picture.width()) if picture.pixelColor(x, 14).name() == ground]
    text = "An emoji \U0001f600 first, then a "
    expected = 9 + QFontMetricsF(sans(15)).horizontalAdvance(text)
    assert abs(marked[0] - expected) < 4
    QTest.keyClick(page.hits, Qt.Key.Key_Down)
    QTest.keyClick(page.hits, Qt.Key.Key_Return)
    assert reading.view.selection() == (25, 30)


def test_the_library_model_keeps_qts_contract(qtbot: QtBot, reading: MainWindow) -> None:
    model = LibraryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert reading.desk.library is not None
    model.show(reading.desk.library.articles.all())
    assert model.index(0, 3).data() == f"{ARTICLE.word_count:,}"
    assert model.index(0, 4).data() == f"{1000 * len(FINDINGS) / ARTICLE.word_count:.0f}"


def test_every_panel_says_what_would_be_there(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("why", "findings", "notes", "sources", "measures"):
        window.show_panel(name)
        empty = window.side.page(name)._empty  # type: ignore[attr-defined]
        assert empty.isVisible()
        assert "pen" in empty.accessibleName().lower()


def test_the_letters_of_the_legend_are_painted_in_their_colours(reading: MainWindow) -> None:
    chip = reading.legend.chips[0]
    place = chip.mapTo(reading, QPoint(16, 12))
    ground = reading.grab().toImage().pixelColor(place)
    assert ground.name() == reading.look.theme.marks["hedge"].ground


def test_typical_densities_cover_every_category_and_say_where_they_come_from() -> None:
    from reader.measures.typical import load_typical

    categories = {category.id for category in Rulebook().categories}
    for typical in load_typical():
        assert set(typical.densities) == categories
        assert len(typical.origin) > 20


def test_groups_close_and_the_filter_says_how_much_it_leaves_out(qtbot: QtBot, reading: MainWindow) -> None:
    reading.settings.set("findings/order", "category")
    reading.show_panel("findings", focus=True)
    panel = reading.side.page("findings")
    assert isinstance(panel, FindingsPanel)
    hedges = panel.model.index(0, 0)
    QTest.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(hedges).center()
    )
    assert not panel.view.isExpanded(hedges)
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert panel.view.isExpanded(hedges)
    panel.filter.setText("observers")
    assert panel._count.text() == "4 of 8"


def test_what_was_struck_out_long_ago_is_listed_and_can_be_shown_again(
    qtbot: QtBot, reading: MainWindow
) -> None:
    reading.session.step(1)
    reading.findings.dismiss("word")
    reading.session.step(1)
    reading.findings.dismiss("rule")
    assert reading.session.shown == ()
    reading.undo.clear()
    reading.show_panel("findings")
    panel = reading.side.page("findings")
    assert isinstance(panel, FindingsPanel)
    qtbot.waitUntil(lambda: panel._struck_out.text() == "2 struck out ▾")
    menu = panel._struck_out.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[1:]] == [
        "Modal, in every article",
        "“observers”, in every article",
    ]
    menu.actions()[2].trigger()
    assert reading.session.counts() == {"unattributed": 4}
    reading.undo.undo()
    assert reading.session.shown == ()


def test_a_choice_that_is_made_again_stays_ticked(qtbot: QtBot) -> None:
    choice = Choice(["In text order", "By category"], "Order")
    qtbot.addWidget(choice)
    for at in (1, 1, 0, 0):
        choice.menu().actions()[at].trigger()
        assert [action.isChecked() for action in choice.menu().actions()] == [at == 0, at == 1]
