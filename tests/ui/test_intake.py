"""Several files at once: all are kept, known texts are recognised, bad ones are named, the first opens."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.analysis.protocol import Failed, Loaded, LoadRequest
from reader.loading import find_articles
from tests.ui.conftest import OpenWindow, read
from tests.ui.fake_worker import FakeWorker, make_article


class FileWorker(FakeWorker):
    """Reads plain files."""

    def _answers(self, request: object) -> Iterator[object]:
        if not (isinstance(request, LoadRequest) and request.path):
            yield from super()._answers(request)
        elif request.path.endswith(".pdf") and request.password != "heron":
            yield Failed(request.job, "It is protected.", password_needed=True)
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


def test_a_file_in_a_folder_that_may_not_be_read_is_left_to_its_loader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """To ask what it is is refused already; that is said in a sentence, and not by a crash."""
    path = tmp_path / "shut" / "in.txt"

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.stat", refuse)
    assert find_articles([path]) == [path]


def test_a_folder_without_articles_costs_a_sentence(open_window: OpenWindow, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    window = open_window()
    window.arrivals.open_paths([str(empty)])
    assert "no article in this folder" in window.messages.message


def files(folder: Path, **texts: str) -> list[str]:
    """Files of these names with these texts; "pdf" in the name makes a protected one."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.{'pdf' if 'pdf' in name else 'txt'}").write_text(text, encoding="utf-8")
    return [str(folder)]


class PatientWorker(FileWorker):
    """Reads the second file of a batch only when it is told to."""

    def __init__(self) -> None:
        self.go = threading.Event()
        super().__init__()

    def _answers(self, request: object) -> Iterator[object]:
        if isinstance(request, LoadRequest) and request.path.endswith("b.txt"):
            self.go.wait(20)
        yield from super()._answers(request)


def test_stop_gives_the_report_so_far(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    worker = PatientWorker()
    window = open_window(worker)
    window.arrivals.open_paths(files(tmp_path / "many", a="Observers may say.", b="It may rain.", c="Late."))
    qtbot.waitUntil(lambda: len(worker.requests) == 2)
    window.arrivals.stop()
    worker.go.set()
    assert window.messages.message == "Stopped after 1 of 3 files: 1 added to the library."
    assert not window.intake.is_working


def test_a_batch_goes_on_while_something_else_is_read_and_does_not_push_it_aside(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    worker = PatientWorker()
    window = read(qtbot, open_window(worker))
    kept = window.session.article.text_hash
    window.arrivals.open_paths(files(tmp_path / "many", a="Observers may say.", b="It may rain."))
    qtbot.waitUntil(lambda: window.intake._read == 1)
    window.arrivals.open_kept(kept)
    window.arrivals.open_paths(files(tmp_path / "more", c="Nobody knows.", d="Nobody says."))
    window.arrivals.open_kept(kept)
    with qtbot.waitSignal(window.intake.done):
        worker.go.set()
    assert window.messages.message == "4 added to the library."
    assert window.session.article.text_hash == kept


def test_protected_files_are_counted_and_their_passwords_asked_for(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FileWorker())
    with qtbot.waitSignal(window.intake.done):
        window.arrivals.open_paths(
            files(tmp_path / "many", a="Observers may say.", pdf1="Rain.", pdf2="Sun.")
        )
    assert window.messages.message == "1 added to the library, 2 ask for a password."
    given = iter(["wrong", "heron"])
    monkeypatch.setattr("ui.file_dialog.ask_for_password", lambda *_args: next(given))
    (choice,) = window.messages._choices
    with qtbot.waitSignal(window.intake.done):
        choice.click()
    assert window.messages.message == "1 added to the library, 1 asks for a password."
    assert [path.name for path in window.intake.locked] == ["pdf1.pdf"]
