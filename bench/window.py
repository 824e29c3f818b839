"""`hedgerow --self-test`, watched: prints when the text and when the first colours were painted.

The watch is put on while the worker process starts, when the window's modules are about to be imported anyway.
"""

from __future__ import annotations

import json
import sys
import time
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


def main() -> int:
    start = ui.worker_link.start_worker

    def start_and_watch(*arguments: Any) -> Any:
        worker = start(*arguments)
        watch()
        return worker

    ui.worker_link.start_worker = start_and_watch
    return ui.app.main(["--self-test", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
