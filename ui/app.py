"""Where Hedgerow begins: a command goes to the command line, everything else opens the window.

Nothing heavy is imported here: the worker process imports this module too, and the window's own imports
wait until that process is on its way.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.paths import default_library_path

if TYPE_CHECKING:
    from ui.worker_link import WorkerLink

USAGE = "Usage: hedgerow [--library PATH] [FILE ...], or hedgerow --help for the commands."
NO_SCREEN = "There is no screen to open a window on, so the article is printed here."
NOTHING_TO_PRINT = "There is no screen to open a window on. To read in the terminal: hedgerow analyze FILE"


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives the exit code: 0, 1 (could not) or 2 (wrong usage)."""
    if hasattr(sys, "frozen"):
        import multiprocessing

        multiprocessing.freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if is_command(words):
        return run_command(words)
    options = parse(words)
    if not has_screen():
        return print_instead(options.files)
    # Hundreds of classes are made on the way to the first picture, and none of them is garbage.
    gc.disable()
    worker = begin_worker(options)
    let_pyside_leave_imports_alone()
    from ui.launch import open_window

    return open_window(options, worker)


def let_pyside_leave_imports_alone() -> None:
    """It puts itself before each of them and reads the source of every module, to see whether that uses PySide.

    It asks for its `__feature__`, Qt's methods under other names, which nothing here uses. What stood there before
    is kept by PySide as `__orig_import__`.
    """
    import builtins

    import PySide6.QtCore  # noqa: F401  (with it comes what is put away here)

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def begin_worker(options: Options) -> WorkerLink | None:
    """The worker process, on its way before anything else.

    None where it is not needed soon: an article that was read before has its colours in the library, and the
    worker would only hold up the picture.
    """
    if colours_are_kept(options):
        return None
    from ui.worker_link import start_worker

    return start_worker()


def colours_are_kept(options: Options) -> bool:
    """Whether one article is wanted that the library has an analysis of."""
    from reader.loading.light import is_light

    if len(options.files) != 1 or not is_light(options.files[0]):
        return False
    library = options.library or default_library_path()
    if not library.exists():
        return False
    from reader.notes.at_hand import has_analysis_of

    return has_analysis_of(library, str(Path(options.files[0]).absolute()))


@dataclass
class Options:
    """library: None for the usual one. self_test: colour one article, then leave."""

    files: list[str]
    library: Path | None = None
    self_test: bool = False


def parse(words: Sequence[str]) -> Options:
    """By hand: argparse takes as long to import as the rest of this. Leaves with 2 on wrong usage."""
    options, rest = Options([]), list(words)
    while rest:
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if word == "--self-test":
            options.self_test = True
        elif name == "--library" and (equals or rest):
            options.library = Path(value if equals else rest.pop(0))
        elif word == "--":
            options.files += rest
            break
        elif word.startswith("-"):
            print(f"{USAGE}\nThere is no option {word} (or it lacks its value).", file=sys.stderr)
            sys.exit(2)
        else:
            options.files.append(word)
    return options


def is_command(words: Sequence[str]) -> bool:
    """Whether the first word is one of the command line's, and not a file's name."""
    if not words or not words[0].isalpha() or Path(words[0]).exists():
        return bool(words) and words[0] in ("-h", "--help", "--version")
    from reader.cli.main import COMMANDS

    return words[0] in COMMANDS


def run_command(words: Sequence[str]) -> int:
    from reader.cli.main import main as command_line

    try:
        command_line.main(args=list(words), prog_name="hedgerow", obj=_print_pdf)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


def _print_pdf(html: str, title: str) -> bytes:
    """For the command line, which knows nothing of Qt. Needs no screen."""
    from ui.pdf import print_pdf

    return print_pdf(html, title)


def has_screen() -> bool:
    """On Linux a window needs a display server, unless a platform was chosen by hand."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def print_instead(files: Sequence[str]) -> int:
    if not files:
        print(NOTHING_TO_PRINT, file=sys.stderr)
        return 1
    print(NO_SCREEN, file=sys.stderr)
    return run_command(["analyze", files[0]])


if __name__ == "__main__":
    sys.exit(main())
