"""`hedgerow --self-test`, watched: prints when the text and when the first colours were painted.

The watch is put on while the worker process starts, when the window's modules are about to be imported anyway.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import ui.app
import ui.worker_link


def watch() -> None:
    """Wraps the view's painting; a moment is taken when the painting of it is done."""
    from ui.reading.view import ReadingView

    paint = ReadingView.paintEvent
    moments: dict[str, float] = {}

    def paint_and_note(view: ReadingView, event: Any) -> None:
        paint(view, event)
        for name, there in (("text", view.article.text), ("colours", view.findings())):
            if there and name not in moments:
                moments[name] = time.time()
                print(json.dumps(moments), flush=True)

    ReadingView.paintEvent = paint_and_note  # type: ignore[method-assign]


def run_watched(put_on: Callable[[], None], arguments: Sequence[str]) -> int:
    """Hedgerow with these arguments; `put_on` puts the watch on once the worker process has been started."""
    start = ui.worker_link.start_worker

    def start_and_watch(*given: Any) -> Any:
        worker = start(*given)
        put_on()
        return worker

    ui.worker_link.start_worker = start_and_watch
    return ui.app.main(list(arguments))


if __name__ == "__main__":
    sys.exit(run_watched(watch, ["--self-test", *sys.argv[1:]]))
