"""Who may import what, beyond what import-linter can see: at run time, in a fresh process."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIGHT = [
    "reader.article",
    "reader.finding",
    "reader.analysis.protocol",
    "reader.cli.main",
    "reader.exchange",
    "reader.loading",
    "reader.measures.summary",
    "reader.notes",
    "reader.paths",
    "reader.rules",
]
"""What the window's process imports, and what answers before the language model is wanted."""


def imported_by(module: str) -> set[str]:
    """Top-level modules that a fresh Python has loaded after importing `module`."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LIGHT)
def test_the_window_s_side_of_the_engine_never_loads_spacy_or_qt(module: str) -> None:
    loaded = imported_by(module)
    assert module.partition(".")[0] in loaded
    assert loaded.isdisjoint({"spacy", "thinc", "PySide6", "textstat"})
