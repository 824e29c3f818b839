"""Ratios on a machine that others use too: ours and the peer in turn, the median of the pairs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ratio:
    """ours, peer: median seconds. ratio: the median of the ratios of the pairs, not the medians' ratio."""

    ratio: float
    ours: float
    peer: float

    def record(self) -> dict[str, float]:
        return {"ours": round(self.ours, 4), "peer": round(self.peer, 4)}


def paired(ours: Callable[[], float], peer: Callable[[], float], pairs: int) -> Ratio:
    """Calls both in turn, each giving seconds; one call of each beforehand fills the disk's cache."""
    ours(), peer()
    seconds = [(ours(), peer()) for _ in range(pairs)]
    return Ratio(
        median(a / b for a, b in seconds), median(a for a, _ in seconds), median(b for _, b in seconds)
    )


def seconds_printed(module: str, *arguments: object, settings: Path | None = None) -> float:
    """Runs `python -m module` in a process of its own; the last line that it prints is a number of seconds."""
    return float(lines_printed(module, *arguments, settings=settings)[-1])


def lines_printed(module: str, *arguments: object, settings: Path | None = None) -> list[str]:
    """What `python -m module` prints in a process of its own."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    env = environment(settings)
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()


def environment(settings: Path | None = None) -> dict[str, str]:
    """For a process with a window; the offscreen platform where there is no screen.

    settings: the folder of the settings, on Linux; None for those of whoever measures.
    """
    env = dict(os.environ) if settings is None else {**os.environ, "XDG_CONFIG_HOME": str(settings)}
    return env if env.get("DISPLAY") else env | {"QT_QPA_PLATFORM": "offscreen"}
