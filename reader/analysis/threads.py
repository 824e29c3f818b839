"""How many threads the matrix product may use; to be said before numpy is first imported."""

from __future__ import annotations

import os


def use_one_thread() -> None:
    """The batches are too small for more, and several processes share the cores."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
