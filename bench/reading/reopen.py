"""`python -m bench.reading.reopen --library PATH FILE`: prints when everything stood on the screen, then closes.

It is `hedgerow FILE`, watched: everything is there once the overview has painted where the findings stand, which is
the last thing that is painted.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from bench.window import run_watched


def watch() -> None:
    from PySide6.QtCore import QTimer

    from ui.reading.overview import OverviewStrip

    paint = OverviewStrip.paintEvent

    def paint_and_tell(strip: OverviewStrip, event: Any) -> None:
        paint(strip, event)
        window: Any = strip.window()
        if strip.ticks and window.furnished and window.session.complete:
            print(json.dumps({"everything": time.time()}), flush=True)
            QTimer.singleShot(0, window.close)

    OverviewStrip.paintEvent = paint_and_tell  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(run_watched(watch, sys.argv[1:]))
