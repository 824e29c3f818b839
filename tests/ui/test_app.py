"""What `hedgerow` does with its arguments, and where there is no screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.loading import load_path
from reader.notes.library import Library
from ui import app


def test_a_command_is_told_from_a_file_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert app.is_command(["rules", "list"])
    assert app.is_command(["--help"])
    assert not app.is_command(["article.txt"])
    assert not app.is_command([])
    (tmp_path / "rules").write_text("An article that happens to be called rules.")
    assert not app.is_command(["rules"])


def test_without_a_screen_the_article_is_printed_and_the_reason_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    ran: list[list[str]] = []
    monkeypatch.setattr(app, "run_command", lambda words: ran.append(list(words)) or 0)
    assert app.main(["article.txt"]) == 0
    assert ran == [["analyze", "article.txt"]]
    assert capsys.readouterr().err == app.NO_SCREEN + "\n"


def test_without_a_screen_and_without_a_file_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "has_screen", lambda: False)
    assert app.main([]) == 1
    assert "hedgerow analyze FILE" in capsys.readouterr().err


def test_a_wrong_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        app.main(["--libary", "x"])
    assert stopped.value.code == 2
    assert "--libary" in capsys.readouterr().err


def test_the_command_line_prints_a_pdf_without_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    file, out = tmp_path / "quay.txt", tmp_path / "quay.pdf"
    file.write_text("The quay\n\nObservers say that the quay may sink.", encoding="utf-8")
    words = ["notes", "export", str(file), "--no-findings", "--out", str(out)]
    assert app.main([*words, "--library", str(tmp_path / "library.db")]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_worker_waits_only_where_the_colours_are_in_the_library(tmp_path: Path) -> None:
    file, library = tmp_path / "quay.txt", tmp_path / "library.db"
    file.write_text("Observers say that the quay may sink.", encoding="utf-8")
    options = app.Options([str(file)], library)
    assert not app.colours_are_kept(options)
    article = load_path(file)
    with Library(library) as kept:
        kept.articles.keep(article)
        assert not app.colours_are_kept(options)
        kept.articles.keep_analysis(article.text_hash, "rules-1", "model-1", b"{}")
    assert app.colours_are_kept(options)
    assert not app.colours_are_kept(app.Options([str(file), str(file)], library))
    assert not app.colours_are_kept(app.Options([str(tmp_path / "another.txt")], library))
    library.write_text("no library", encoding="utf-8")
    assert not app.colours_are_kept(options)
