"""The program under a real window system, driven by real keys and a real mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.analysis.kept import unpack
from reader.analysis.pipeline import model_version
from reader.finding import Analysis
from reader.notes.library import Library
from reader.rules.catalogue import load_catalogue
from ui.samples import SAMPLES

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)
PATIENCE = 90


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody sees, as ":N"."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


def wait_for(there: Callable[[], object]) -> object:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := there():
            return found
        time.sleep(0.2)
    raise AssertionError(f"nothing came in {PATIENCE} seconds")


class Hands:
    """A reader at the keyboard and the mouse of a display, with the program in front of them."""

    def __init__(self, display: str, folder: Path) -> None:
        self.library = folder / "library.db"
        self._environment = os.environ | {
            "DISPLAY": display,
            "XDG_CONFIG_HOME": str(folder),
            "QT_QPA_PLATFORM": "xcb",
        }
        self._environment.pop("WAYLAND_DISPLAY", None)
        command = [sys.executable, "-m", "ui", "--library", str(self.library)]
        self.program = subprocess.Popen(command, env=self._environment)

    def do(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self._environment, capture_output=True, text=True)
        return done.stdout.strip()

    def turn_to(self, title: str) -> None:
        """Without a window manager the focus goes nowhere by itself."""
        window = str(wait_for(lambda: self.do("search", "--onlyvisible", "--name", title)))
        self.do("windowfocus", "--sync", window.split()[0])

    def type(self, words: str) -> None:
        self.do("type", "--delay", "20", words)

    def kept(self) -> tuple[Analysis, dict[str, Any]] | None:
        """The analysis of the one article and how it was looked at, once both are in the library."""
        if not self.library.exists():
            return None
        with Library(self.library) as library:
            records = [record for record in library.articles.all() if record.findings]
            if not records:
                return None
            versions = load_catalogue().version, model_version()
            payload = library.articles.analysis(records[0].hash, *versions)
            found = unpack(payload) if payload else None
            return (found[0], library.articles.view(records[0].hash)) if found else None


def test_a_reader_opens_a_file_toggles_steps_notes_and_quits(display: str, tmp_path: Path) -> None:
    hands = Hands(display, tmp_path)
    try:
        hands.turn_to("Hedgerow")
        hands.do("key", "ctrl+o")
        hands.turn_to("Open articles")
        hands.type(str(SAMPLES[0].path))
        hands.do("key", "Return")
        hands.turn_to(SAMPLES[0].title)
        wait_for(hands.kept)
        hands.do("mousemove", "500", "300", "click", "1")
        hands.do("key", "Escape", "1", "shift+3", "n", "n", "Return")
        time.sleep(0.5)
        hands.type("Who asked for this?")
        time.sleep(1)
        hands.do("key", "Escape", "ctrl+q")
        assert hands.program.wait(PATIENCE) == 0
    finally:
        hands.program.kill()
    analysis, view = hands.kept() or (Analysis(()), {})
    with Library(hands.library) as library:
        notes = library.notes.all()
    claims = [f for f in analysis.findings if f.category == "unattributed"]
    assert [note.body for note in notes] == ["Who asked for this?"]
    assert notes[0].anchor.span == (claims[1].start, claims[1].end)
    assert "unattributed" not in view["hidden"]
    assert "hedge" in view["hidden_before"]
