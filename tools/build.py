"""Freezes the program into dist/hedgerow and runs what came out: `dev.py build`. Runs inside .venv."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.environment import ROOT
from tools.step import StepError, run_quietly, say

BUILT = ROOT / "dist" / "hedgerow"
PROGRAM = BUILT / ("hedgerow.exe" if os.name == "nt" else "hedgerow")
PATIENCE = 120
"""Seconds in which the window has opened, coloured its sample and closed, on the slowest of machines."""


def main() -> int:
    try:
        freeze()
        strip()
        say(f"Size: {size(BUILT) / 1e6:.0f} MB in {BUILT.relative_to(ROOT)}")
        sample = min((ROOT / "resources" / "samples").glob("*.md"))
        try_command_line(sample)
        try_window(sample)
    except StepError as error:
        say(str(error))
        return 1
    return 0


def freeze() -> None:
    say("Freezing (one to two minutes)")
    options = [
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        ROOT / "dist",
        "--workpath",
        ROOT / "build",
    ]
    run_quietly([sys.executable, "-m", "PyInstaller", *options, ROOT / "build.spec"], "PyInstaller failed.")


def strip() -> None:
    """Without their symbols spaCy's libraries are a seventh. Those in `*.libs` break: wheels moved their parts."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    libraries = [path for path in BUILT.rglob("*.so*") if not path.is_symlink()]
    whole = [path for path in libraries if not any(part.endswith(".libs") for part in path.parts)]
    run_quietly(["strip", "--strip-unneeded", *whole], "A library could not be stripped of its symbols.")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def try_command_line(sample: Path) -> None:
    done = subprocess.run(
        [PROGRAM, "analyze", "--format", "json", sample], capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode or not json.loads(done.stdout)["findings"]:
        raise StepError(f"{done.stderr}\nThe frozen program cannot analyse {sample.name}.")
    say(f"analyze: ok, {len(json.loads(done.stdout)['findings'])} findings in {sample.name}")


def try_window(sample: Path) -> None:
    """The window opens the sample, waits for the worker process and its colours, and closes again."""
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAM, "--self-test", "--library", Path(folder) / "library.db", sample]
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=PATIENCE)
    if done.returncode:
        raise StepError(f"{done.stdout}{done.stderr}\nThe frozen window fails its self-test.")
    say("window: ok")


if __name__ == "__main__":
    sys.exit(main())
