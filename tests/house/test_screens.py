"""The program as it is started: on a real X server, and where there is no screen at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "report.md"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def hedgerow(*arguments: str | Path, **screen: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-m", "ui", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env={**env, **screen}, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_article_is_printed_and_a_sentence_says_why() -> None:
    done = hedgerow(SAMPLE)
    assert done.returncode == 0, done.stderr
    assert "no screen" in done.stderr
    assert "River tests raise doubts" in done.stdout


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual X server of this test's own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="opens a window on a virtual X server, Xvfb")
def test_on_an_x_server_the_window_opens_and_the_worker_colours_the_article(
    display: str, tmp_path: Path
) -> None:
    """What an offscreen run cannot show: that the libraries of Qt's X11 plugin are there."""
    done = hedgerow("--self-test", "--library", tmp_path / "library.db", DISPLAY=display)
    assert done.returncode == 0, done.stderr
    assert "plugin" not in done.stderr
