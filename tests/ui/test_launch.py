"""From the command line to colours, with the real worker: once, for it takes seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import LibraryError
from reader.notes.library import Library
from reader.notes.recovery import backups
from tests.ui.conftest import OpenWindow, read
from ui.engine import Engine
from ui.launch import Mishap, furnish, glimpse, make_window
from ui.samples import SAMPLES
from ui.worker_link import WorkerLink

RUN = """
import linecache, sys
from ui.app import main
code = main(["--self-test", *sys.argv[1:]])
print(code, [m for m in sys.modules if m.split(".")[0] in ("spacy", "thinc", "textstat", "en_core_web_sm")])
print("read by PySide:", [source for source in linecache.cache if source.endswith("session.py")])
"""


def test_the_program_opens_colours_and_keeps_an_article_and_its_window_never_imports_spacy(
    tmp_path: Path,
) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPATH": os.getcwd(),
    }
    library = tmp_path / "library.db"
    done = subprocess.run(
        [sys.executable, "-c", RUN, "--library", str(library), str(SAMPLES[1].path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert done.stdout.splitlines() == ["0 []", "read by PySide: []"], done.stderr
    with Library(library) as kept:
        record = kept.articles.all()[0]
    assert record.title == SAMPLES[1].title
    assert record.findings is not None
    assert record.findings > 5


def test_a_text_is_on_the_page_before_anything_else_is_there(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    article = glimpse(window, [str(SAMPLES[0].path)])
    assert article is not None
    assert window.view.article is article
    assert window.session.article.text == ""


@pytest.mark.parametrize("name", ["missing.txt", "page.html", "folder.txt"])
def test_what_is_not_read_in_a_moment_is_left_to_the_worker(
    open_window: OpenWindow, tmp_path: Path, name: str
) -> None:
    (tmp_path / "page.html").write_text("<p>Hello</p>")
    (tmp_path / "folder.txt").mkdir()
    assert glimpse(open_window(), [str(tmp_path / name)]) is None


def test_a_library_that_cannot_be_opened_is_told_and_reading_goes_on(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    assert window.desk.library is not None
    window.desk.library.close()
    window.desk.library = None
    other = tmp_path / "other.db"
    other.write_text("This is a diary and no library at all.")
    with pytest.raises(LibraryError) as refused:
        Library(other)
    window.keeping.open_library(other)
    assert window.messages.message == str(refused.value)
    window.opener.open_text("Observers may read on.")
    qtbot.waitUntil(lambda: window.session.complete)
    window.session.step(1)
    window.notes.write_note()
    assert "cannot be written" in window.messages.message


def test_a_bug_is_told_and_the_window_lives_on(
    qtbot: QtBot, open_window: OpenWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_window()
    try:
        raise KeyError("a bug")
    except KeyError as error:
        Mishap(window).tell(type(error), error, error.__traceback__)
    assert window.messages.message.startswith("Something went wrong inside Hedgerow.")
    assert "KeyError: 'a bug'" in capsys.readouterr().err
    window.messages._choices[0].click()
    assert "KeyError: 'a bug'" in QGuiApplication.clipboard().text()


def test_a_copy_of_the_library_is_kept_when_the_window_is_closed(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    read(qtbot, open_window()).close()
    copies = backups(tmp_path / "library.db")
    assert len(copies) == 1
    open_window().close()
    assert backups(tmp_path / "library.db") == copies


def test_an_article_read_before_has_its_colours_before_any_worker_is_there(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, tmp_path: Path
) -> None:
    file = tmp_path / "quay.txt"
    file.write_text("Observers say that the quay may sink.", encoding="utf-8")
    before = open_window()
    before.opener.open_path(str(file))
    qtbot.waitUntil(lambda: before.session.complete)
    before.close()
    window = make_window(qapp, tmp_path / "settings.ini")
    article = glimpse(window, [str(file)])
    assert article is not None
    furnish(window, Engine(no_worker, waits=True))
    window.opener.show(article)
    window.keeping.open_library(tmp_path / "library.db")
    assert window.session.complete
    assert [f.category for f in window.view.findings()] == ["unattributed", "hedge"]
    window.close()


def no_worker() -> WorkerLink:
    raise AssertionError("a worker was started")
