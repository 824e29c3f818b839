"""The language library comes without its command line, which would bring programs for going online along."""

from __future__ import annotations

import subprocess
import sys

UNWANTED = ("httpx", "requests", "jinja2", "weasel", "typer")


def test_an_analyser_imports_nothing_that_goes_online() -> None:
    code = f"""import sys
from reader.cli.pool import build_analyzer
from reader.loading import load_text
assert build_analyzer().analyze(load_text("It may rain.")).findings
print([name for name in {UNWANTED} if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
