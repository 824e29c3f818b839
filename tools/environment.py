"""The project's own environment in .venv: made once, and again only when what it is made from changes."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from pathlib import Path

from tools import debian
from tools.step import StepError, run_quietly, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
PIP = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
"""Of Linux, by processor: what the wheels of Qt's locked version are built for."""
OFFLINE = "Some package could not be installed: the first start needs the network, later ones do not."


def ensure() -> None:
    """Make `.venv` as the lock file says, unless it is so already."""
    interpreter, content = _interpreter(), _content()
    made_from = STAMP.read_text("utf-8").split("\n") if STAMP.exists() else ["", ""]
    if made_from[0] != interpreter:
        _create()
    if made_from != [interpreter, content]:
        refuse_old_glibc(*platform.libc_ver(), platform.machine())
        _install()
        STAMP.write_text(f"{interpreter}\n{content}", "utf-8")


def refuse_old_glibc(library: str, version: str, machine: str) -> None:
    """library, version: as `platform.libc_ver()` gives them; pip would only say that it found nothing."""
    oldest = OLDEST_GLIBC.get(machine)
    if library == "glibc" and oldest and tuple(map(int, version.split(".")[:2])) < oldest:
        wanted = ".".join(map(str, oldest))
        raise StepError(
            f"Qt needs a Linux with glibc {wanted} or later here (on a PC: Debian 12, Ubuntu 22.04, Fedora 35); "
            f"this one has {version}."
        )


def _interpreter() -> str:
    return f"Python {sys.version.split()[0]} of {sys.base_prefix} for {ROOT}"


def _content() -> str:
    digest = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _create() -> None:
    debian.provide_venv()
    say(f"Making .venv with Python {sys.version.split()[0]}")
    base = getattr(sys, "_base_executable", sys.executable)
    run_quietly([base, "-m", "venv", "--clear", VENV], "Python could not make .venv.")


def _install() -> None:
    """The locked pip first: the one that Python 3.11 brings loses extras on the way."""
    lock = LOCK.read_text("utf-8")
    pip = re.search(r"^pip==.*?(?=^\S)", lock, re.MULTILINE | re.DOTALL)
    pip_lock = VENV / "pip.lock"
    pip_lock.write_text(pip[0] if pip else "pip", "utf-8")
    say(f"Installing {len(re.findall(r'^[^ #]+==', lock, re.MULTILINE))} packages (a minute or two, once)")
    run_quietly([*PIP, "--require-hashes", "-r", pip_lock], OFFLINE)
    run_quietly([*PIP, "--require-hashes", "-r", LOCK], OFFLINE)
    run_quietly(
        [*PIP, "--no-deps", "--no-build-isolation", "--editable", ROOT], "Hedgerow itself did not install."
    )
