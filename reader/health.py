"""Is everything here that the program stands on? Each check looks at one thing and says how to mend it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from reader import __version__
from reader.errors import ReaderError
from reader.paths import resources_path

LEAST_FREE = 200_000_000
"""Bytes: a library of a few thousand articles and its ten backups."""
FOLDERS = ("rules", "lexicons", "samples", "themes", "fonts")


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at and how it stands.

    remedy: one sentence that says how to mend it; "" when nothing is wrong.
    """

    name: str
    state: str
    remedy: str = ""


def checks(library: Path) -> Iterator[Check]:
    """All checks, the quick ones first; loading the language model takes some two seconds."""
    yield Check("Hedgerow", __version__)
    yield Check("Python", sys.version.split()[0], _python_remedy())
    yield qt()
    yield sqlite()
    yield resources(resources_path())
    yield rules()
    yield library_file(library)
    yield free_disk(library)
    yield language_model()


def qt() -> Check:
    """Whether Qt's libraries load: in a process of their own, since the engine knows nothing of Qt."""
    state = _version("pyside6-essentials")
    if not state:
        return Check("Qt", "not installed", f"Install PySide6-Essentials. {_MAKE_AGAIN}")
    if getattr(sys, "frozen", False):
        return Check("Qt", state)
    command = [sys.executable, "-c", "import PySide6.QtWidgets"]
    failure = subprocess.run(command, capture_output=True, text=True).stderr.strip().split("\n")[-1]
    return Check(
        "Qt", state, f"{failure}. `python3 dev.py run` names the system's missing package." * bool(failure)
    )


def sqlite() -> Check:
    """FTS5 is an option of SQLite's build; searching notes needs it."""
    with sqlite3.connect(":memory:") as connection:
        has_fts5 = connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    connection.close()
    state = f"{sqlite3.sqlite_version} with{'' if has_fts5 else 'out'} FTS5"
    return Check("SQLite", state, "" if has_fts5 else "Use a Python whose SQLite is built with FTS5.")


def resources(folder: Path) -> Check:
    missing = [name for name in FOLDERS if not any((folder / name).glob("*"))]
    if missing:
        return Check("Resources", f"no {', '.join(missing)} in {folder}", f"Files are missing. {_MAKE_AGAIN}")
    return Check("Resources", str(folder))


def rules() -> Check:
    from reader.rules import load_catalogue

    try:
        catalogue = load_catalogue()
    except ReaderError as error:
        return Check("Rules", "not readable", str(error))
    return Check("Rules", f"{len(catalogue.rules)}, version {catalogue.version}")


def library_file(path: Path) -> Check:
    """Opens an existing library, which checks its integrity; a library that is not there is not begun."""
    from reader.notes.library import Library

    if not path.exists():
        return Check("Library", f"{path} (begins with your first note)")
    try:
        with Library(path) as library:
            writable, problems = library.writable, list(library.problems)
    except ReaderError as error:
        return Check("Library", str(path), str(error))
    if not writable:
        return Check("Library", f"{path}, read-only", "Allow yourself to write to the file and its folder.")
    return Check("Library", f"{path}, sound", " ".join(problems))


def free_disk(library: Path) -> Check:
    folder = next(parent for parent in library.absolute().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    remedy = "" if free >= LEAST_FREE else "Make room on this disk: notes and their backups need some."
    return Check("Free disk", f"{free / 1e9:.1f} GB", remedy)


def language_model() -> Check:
    """Loads the model and reads a sentence with it."""
    try:
        from reader.analysis.pipeline import load_pipeline, model_name

        tags = [token.tag_ for token in load_pipeline()("Observers noted it.")]
        state = f"{model_name()} {_version(model_name())}, spaCy {_version('spacy')}"
    except (ImportError, OSError, ValueError) as error:
        reason = str(error).strip().split("\n")[-1]
        return Check("Language model", "does not load", f"{reason} {_MAKE_AGAIN}")
    works = tags == ["NNS", "VBD", "PRP", "."]
    return Check("Language model", state, "" if works else f"It misreads a plain sentence. {_MAKE_AGAIN}")


_MAKE_AGAIN = "Delete the folder .venv and start dev.py again, or install Hedgerow again."


def _python_remedy() -> str:
    return "" if (3, 11) <= sys.version_info[:2] <= (3, 14) else "Hedgerow is tested on Python 3.11 to 3.14."


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
