"""start_to_text_ratio and start_to_colours_ratio: from the process's start until something is painted.

Ours: `hedgerow FILE` on an article of 1,000 words that it has never seen, with a library of its own. The peers
are what any program like it must do: for the text, a bare PySide6 window with the same text in a QTextEdit; for the
colours, a script that imports spaCy, loads the model and parses one paragraph, without a window.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.pairs import ROOT, Ratio, environment, paired
from bench.text import TextOf

WORDS = 1_000


def measure_text(text_of: TextOf, pairs: int) -> Ratio:
    return _measure(text_of, pairs, "text", "window")


def measure_colours(text_of: TextOf, pairs: int) -> Ratio:
    return _measure(text_of, pairs, "colours", "parser")


def _measure(text_of: TextOf, pairs: int, moment: str, peer: str) -> Ratio:
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "news.txt"
        article.write_text(text_of(WORDS), "utf-8")
        return paired(
            lambda: until(moment, "bench.window", "--library", _new_library(folder), article),
            lambda: until(moment, "bench.measures.start", peer, article),
            pairs,
        )


def _new_library(folder: str) -> Path:
    """An article that is in the library would open with its colours at once."""
    return Path(tempfile.mkdtemp(dir=folder)) / "library.db"


def until(moment: str, module: str, *arguments: str | Path, settings: Path | None = None) -> float:
    """Seconds from starting `python -m module` to the moment of that name that it prints."""
    begin = time.time()
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return float(json.loads(done.stdout.splitlines()[-1])[moment]) - begin


def window(text: str) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QTextEdit

    application = QApplication([])
    page = QTextEdit(readOnly=True)
    page.setPlainText(text)

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, self, painted)
            return False

    def painted() -> None:
        print(json.dumps({"text": time.time()}), flush=True)
        application.exit()

    watch = Watch()
    page.viewport().installEventFilter(watch)
    page.resize(1440, 900)
    page.show()
    application.exec()


def parser(text: str) -> None:
    import spacy

    from reader.analysis.pipeline import model_name

    spacy.load(model_name())(text.split("\n\n")[0])
    print(json.dumps({"colours": time.time()}))


if __name__ == "__main__":
    PEERS: dict[str, Callable[[str], None]] = {"window": window, "parser": parser}
    PEERS[sys.argv[1]](Path(sys.argv[2]).read_text("utf-8"))
