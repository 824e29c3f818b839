"""What the window's process must not wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {"spacy", "sqlite_utils", "numpy", "docx", "textstat"}


@pytest.mark.parametrize(
    "modules",
    [
        "reader.notes.library, reader.notes.anchoring, reader.notes.backup",
        "reader.exchange.formats, reader.exchange.bring_in",
    ],
)
def test_slow_libraries_are_not_imported(modules: str) -> None:
    code = f"import sys, {modules}; print(*sorted({SLOW!r} & set(sys.modules)))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == ""


def test_library_that_is_up_to_date_opens_without_the_migrations(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader.notes.library import Library\n"
        "with Library(Path(sys.argv[1])): pass\n"
        "print('sqlite_utils' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "library.db")]
    root = Path(__file__).parents[2]
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout for _ in range(2)
    ]
    assert [line.strip() for line in said] == ["True", "False"]
