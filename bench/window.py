"""`hedgerow --self-test`, watched: prints when the text and when the first colours were painted.

The watch is put on once the worker process is on its way, when the window's modules are about to be imported anyway.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import ui.app


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
    """Hedgerow with these arguments; `put_on` puts the watch on once the worker process is seen to."""
    begin = ui.app.begin_worker

    def begin_and_watch(options: ui.app.Options) -> Any:
        worker = begin(options)
        put_on()
        return worker

    ui.app.begin_worker = begin_and_watch
    return ui.app.main(list(arguments))


if __name__ == "__main__":
    sys.exit(run_watched(watch, ["--self-test", *sys.argv[1:]]))
