"""One line a step, on stderr: stdout belongs to the task that is run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class StepError(Exception):
    """A step failed; the message says what the developer can do."""


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def run_quietly(command: Sequence[str | Path], advice: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command whose output matters only when it fails: then `StepError` with it and the advice."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    if done.returncode:
        raise StepError(f"{done.stdout.rstrip()}\n{advice}")
