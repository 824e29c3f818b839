"""`hedgerow doctor` tells a sound installation from a broken one, and how to mend what is broken."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reader import health
from reader.cli.main import main


def doctor(library: Path) -> Result:
    return CliRunner().invoke(main, ["doctor", "--library", str(library)])


def test_a_sound_installation_is_found_sound_and_left_alone(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    result = doctor(library)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    names = {"Python", "Qt", "SQLite", "Resources", "Rules", "Library", "Free disk", "Language model"}
    assert names <= {line[7:22].strip() for line in lines}
    assert not library.exists()


def test_a_file_that_is_no_library_is_reported_with_a_remedy(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    library.write_text("a shopping list")
    result = doctor(library)
    assert result.exit_code == 1
    assert "wrong  Library" in result.output
    assert "choose another file" in result.output
    assert library.read_text() == "a shopping list"


def test_a_library_that_exists_is_opened_and_found_sound(tmp_path: Path) -> None:
    from reader.notes.library import Library

    Library(tmp_path / "library.db").close()
    check = health.library_file(tmp_path / "library.db")
    assert not check.remedy
    assert check.state.endswith("sound")


def test_missing_resources_are_named(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    check = health.resources(tmp_path)
    assert check.remedy
    assert "rules" in check.state
    assert "fonts" in check.state


def test_a_full_disk_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))
    assert "room" in health.free_disk(tmp_path / "not" / "there" / "library.db").remedy


def test_a_model_that_does_not_load_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("no such model")

    monkeypatch.setattr("reader.analysis.pipeline.load_pipeline", fail)
    check = health.language_model()
    assert check.state == "does not load"
    assert "no such model" in check.remedy
