"""The program under a real window system, driven by real keys and a real mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.notes.library import Library
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


def test_a_reader_opens_steps_notes_and_quits_with_keys_and_mouse(display: str, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    environment = os.environ | {
        "DISPLAY": display,
        "XDG_CONFIG_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "xcb",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "ui", "--library", str(library), str(SAMPLES[0].path)]
    program = subprocess.Popen(command, env=environment)

    def drive(*words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True)
        return done.stdout.strip()

    def coloured() -> bool:
        if not library.exists():
            return False
        with Library(library) as kept:
            return any(record.findings for record in kept.articles.all())

    try:
        window = str(wait_for(lambda: drive("search", "--onlyvisible", "--name", SAMPLES[0].title)))
        wait_for(coloured)
        drive("windowfocus", "--sync", window.split()[0])
        drive("mousemove", "500", "500", "click", "1")
        drive("key", "1", "n", "Return")
        time.sleep(0.5)
        drive("type", "--delay", "20", "Who asked for this?")
        time.sleep(1)
        drive("key", "Escape", "ctrl+q")
        assert program.wait(PATIENCE) == 0
    finally:
        program.kill()
    with Library(library) as kept:
        notes = kept.notes.all()
    assert [note.body for note in notes] == ["Who asked for this?"]
    assert notes[0].finding.split(".")[0] not in ("hedge", "attributed")
