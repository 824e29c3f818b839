"""The window reads plain prose itself, and leaves to the worker whatever may take long."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.loading.light import LIGHT, is_light, is_light_text

PROSE = "The council met on Monday [1]. Nobody said why.\n\n"


def test_prose_is_read_here(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text(PROSE * 1_000, "utf-8")
    assert is_light(str(path))


@pytest.mark.parametrize("mark", ["![", "[", "# a\n", "<p>"])
def test_a_thicket_of_marks_goes_to_the_worker(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "thicket.md"
    path.write_text(mark * 60_000, "utf-8")
    assert not is_light(str(path))
    assert not is_light_text(mark * 60_000)


def test_what_is_too_long_missing_or_no_text_goes_to_the_worker(tmp_path: Path) -> None:
    assert not is_light_text("a" * (LIGHT + 1))
    assert not is_light(str(tmp_path / "missing.txt"))
    assert not is_light(str(tmp_path / "page.html"))
