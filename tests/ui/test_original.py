"""The printed page beside the text: it follows what is read, and says so where it cannot be shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from reader.analysis.protocol import Failed, Loaded, LoadRequest, PageDrawn, PageRequest
from reader.article import Article, Block, BlockKind
from reader.errors import PasswordNeededError, ReaderError
from reader.loading import load_path
from reader.loading.pdf.picture import PageDrawer
from tests.ui.conftest import OpenWindow
from tests.ui.fake_worker import FakeWorker
from tests.ui.marking import has_colour
from ui.main_window import MainWindow
from ui.original.original import NO_PAGES, page_at
from ui.original.pane import OriginalPane

FILES = Path(__file__).parents[1] / "loading" / "files"


class PdfWorker(FakeWorker):
    """Reads and draws PDFs as the real one does, all in its one thread."""

    def __init__(self) -> None:
        self._drawer = PageDrawer()
        super().__init__()

    def _answers(self, request: object) -> Iterator[object]:
        try:
            if isinstance(request, LoadRequest) and request.path:
                yield Loaded(request.job, load_path(request.path, password=request.password))
            elif isinstance(request, PageRequest):
                picture = self._drawer.draw(request.path, request.page, request.width, request.password)
                yield PageDrawn(request.job, picture)
            else:
                yield from super()._answers(request)
        except ReaderError as error:
            yield Failed(request.job, str(error), isinstance(error, PasswordNeededError))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A file of the test's own, which may go."""
    return Path(shutil.copy(FILES / "columns.pdf", tmp_path / "columns.pdf"))


def open_pdf(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.arrivals.open_path(str(path))
    qtbot.waitUntil(lambda: window.session.is_open and window.session.complete)


def pane_of(window: MainWindow) -> OriginalPane:
    pane = window.findChild(OriginalPane)
    assert pane is not None
    return pane


def test_the_page_follows_the_place_that_is_read(qtbot: QtBot, open_window: OpenWindow, pdf: Path) -> None:
    window = open_window(PdfWorker())
    open_pdf(qtbot, window, pdf)
    window.actions_table["original"].trigger()
    pane = pane_of(window)
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 1 of"))
    picture = pane._picture
    assert has_colour(pane.grab().toImage(), "#ffffff", QRectF(picture.rect()))
    window.view.scroll_to(len(window.session.article.text))
    last = window.session.article.blocks[-1].page
    qtbot.waitUntil(lambda: pane._where.text().startswith(f"Page {last} of"))
    window.actions_table["original"].trigger()
    assert not pane.isVisible()


def test_a_kept_article_whose_file_went_says_so(qtbot: QtBot, open_window: OpenWindow, pdf: Path) -> None:
    window = open_window(PdfWorker())
    window.settings.set("original/shown", True)
    open_pdf(qtbot, window, pdf)
    article = window.session.article
    pdf.unlink()
    window.session.close()
    assert not pane_of(window).isVisible()
    window.arrivals.open_kept(article.text_hash)
    pane = pane_of(window)
    qtbot.waitUntil(lambda: "not where it was" in pane._message.accessibleName())
    assert pane.isVisible()


def test_a_protected_file_asks_only_if_its_password_is_not_known(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(PdfWorker())
    window.settings.set("original/shown", True)
    window.opener.open_path(str(FILES / "locked.pdf"), "heron")
    qtbot.waitUntil(lambda: window.session.is_open)
    pane = pane_of(window)
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 1 of"))
    text_hash = window.session.article.text_hash
    window.session.close()
    window.arrivals.open_kept(text_hash)
    qtbot.waitUntil(lambda: not pane._password.isHidden())
    monkeypatch.setattr("ui.file_dialog.ask_for_password", lambda *_args: "heron")
    pane._password.click()
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 1 of"))


def test_pages_are_turned_and_made_larger(qtbot: QtBot, open_window: OpenWindow, pdf: Path) -> None:
    window = open_window(PdfWorker())
    window.settings.set("original/shown", True)
    open_pdf(qtbot, window, pdf)
    pane = pane_of(window)
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 1 of"))
    width = pane._picture.pixmap().width()
    pane.turned.emit(1)
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 2 of"))
    pane.zoom(2)
    qtbot.waitUntil(lambda: pane._picture.pixmap().width() > 1.4 * width)
    pane.turned.emit(-5)
    qtbot.waitUntil(lambda: pane._where.text().startswith("Page 1 of"))


def test_other_articles_have_no_printed_pages(qtbot: QtBot, reading: MainWindow) -> None:
    reading.actions_table["original"].trigger()
    assert reading.messages.message == NO_PAGES
    assert reading.findChild(OriginalPane) is None


def test_a_block_without_a_page_stands_where_the_one_before_it_does() -> None:
    kind = BlockKind.PARAGRAPH
    blocks = (Block(kind, 0, 4, page=2), Block(kind, 6, 10), Block(kind, 12, 16, page=3))
    article = Article("aaaa\n\nbbbb\n\ncccc", blocks)
    assert [page_at(article, (at, at + 1)) for at in (0, 7, 13)] == [2, 2, 3]
    assert page_at(Article("aaaa", (Block(kind, 0, 4),)), (0, 4)) == 0
