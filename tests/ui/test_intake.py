"""Several files at once: all are kept, known texts are recognised, bad ones are named, the first opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.analysis.protocol import Failed, Loaded, LoadRequest
from tests.ui.conftest import OpenWindow
from tests.ui.fake_worker import FakeWorker, make_article


class FileWorker(FakeWorker):
    """Reads plain files."""

    def _answers(self, request: object) -> Iterator[object]:
        if not (isinstance(request, LoadRequest) and request.path):
            yield from super()._answers(request)
        elif text := Path(request.path).read_text(encoding="utf-8"):
            yield Loaded(request.job, make_article(text, origin=request.path))
        else:
            yield Failed(request.job, f"“{Path(request.path).name}”: it is empty.")


def test_a_folder_goes_to_the_library_and_the_first_article_opens(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("a", "Observers may say."), ("b", "It may rain."), ("c", "It may rain."), ("d", "")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    window = open_window(FileWorker())
    with qtbot.waitSignal(window.intake.done):
        window.arrivals.open_paths([str(folder)])
    assert window.messages.message == (
        "2 added to the library, 1 was there already, 1 could not be opened. “d.txt”: it is empty."
    )
    assert window.session.article.text == "Observers may say."
    assert window.desk.library is not None
    assert len(window.desk.library.articles.all()) == 2


def test_a_folder_without_articles_costs_a_sentence(open_window: OpenWindow, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    window = open_window()
    window.arrivals.open_paths([str(empty)])
    assert "no article in this folder" in window.messages.message
