"""A library of many articles is listed as quickly as one of a few: what is not in sight costs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from reader.notes.records import ArticleRecord
from tests.ui.conftest import OpenWindow
from tests.ui.fake_worker import make_article
from ui import library_model
from ui.library_page import LibraryPage
from ui.main_window import MainWindow

FEW, MANY = 60, 600

Act = Callable[[LibraryPage], object]


def filled(window: MainWindow, articles: int) -> MainWindow:
    library = window.desk.library
    assert library is not None
    for number in range(articles):
        title = f"{'Harbour' if number % 3 else 'Mill'} letters, part {number}"
        library.articles.keep(make_article(f"{title}\n\nIt may be so, for the {number}th time."))
    return window


@pytest.fixture
def cells(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many cells of each column were written out."""
    counted: Counter[str] = Counter()

    def counting(name: str, text: Callable[[ArticleRecord], str]) -> Callable[[ArticleRecord], str]:
        def write(record: ArticleRecord) -> str:
            counted[name] += 1
            return text(record)

        return write

    columns = tuple((name, counting(name, text), key) for name, text, key in library_model.COLUMNS)
    monkeypatch.setattr(library_model, "COLUMNS", columns)
    return counted


def page_of(window: MainWindow) -> LibraryPage:
    window.show_library()
    QApplication.processEvents()
    page = window.pages.page("library")
    assert isinstance(page, LibraryPage)
    return page


def come_back(page: LibraryPage) -> None:
    page.hide()
    page.show()


def search_and_clear(page: LibraryPage) -> None:
    page.field.setText("mill")
    page.field.clear()


def sort_by_words(page: LibraryPage) -> None:
    page.table.sortByColumn(3, page.table.horizontalHeader().sortIndicatorOrder())


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(come_back, id="come back"),
        pytest.param(lambda page: page.field.setText("mill"), id="search"),
        pytest.param(search_and_clear, id="search no more"),
        pytest.param(sort_by_words, id="sort"),
        pytest.param(lambda page: page.table.scrollToBottom(), id="scroll"),
    ],
)
def test_only_rows_in_sight_are_written_out(open_window: OpenWindow, cells: Counter[str], act: Act) -> None:
    page = page_of(filled(open_window(), MANY))
    cells.clear()
    act(page)
    QApplication.processEvents()
    in_sight = page.table.viewport().height() // page.table.verticalHeader().defaultSectionSize() + 2
    assert page.model.rowCount() == MANY
    assert max(cells.values(), default=0) <= 4 * in_sight


def test_the_first_look_writes_out_no_more(open_window: OpenWindow, cells: Counter[str]) -> None:
    page = page_of(filled(open_window(), MANY))
    in_sight = page.table.viewport().height() // page.table.verticalHeader().defaultSectionSize() + 2
    assert 0 < cells["Title"] <= 4 * in_sight


def test_the_list_is_read_in_as_many_steps_for_many_articles_as_for_few(open_window: OpenWindow) -> None:
    window = filled(open_window(), FEW)
    page = page_of(window)
    few = statements(window, page)
    filled(window, MANY)
    assert statements(window, page) == few
    assert page.model.rowCount() == MANY


def statements(window: MainWindow, page: LibraryPage) -> int:
    """How many the library is asked when the list is read anew."""
    library = window.desk.library
    assert library is not None
    asked: list[str] = []
    library._db.raw.set_trace_callback(asked.append)
    page.refresh()
    library._db.raw.set_trace_callback(None)
    return len(asked)
