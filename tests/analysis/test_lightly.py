"""The language library comes without its command line, which would bring programs for going online along, and
without what checks a model and patterns that are checked already."""

from __future__ import annotations

import subprocess
import sys

UNWANTED = ("httpx", "requests", "jinja2", "weasel", "typer", "pydantic_core")


def test_an_analyser_imports_nothing_that_it_does_not_need_and_is_no_garbage() -> None:
    code = f"""import gc, sys
from reader.cli.pool import build_analyzer
from reader.loading import load_text
assert build_analyzer().analyze(load_text("It may rain.")).findings
assert gc.get_freeze_count() > 50_000
print([name for name in {UNWANTED} if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
