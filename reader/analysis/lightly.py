"""What a process says before it imports the language library, so that it starts fast and stays small."""

from __future__ import annotations

import os
import sys
from types import ModuleType

COMMANDS = ("spacy.cli", "spacy.cli.info")


def start_lightly() -> None:
    """To be called before numpy and spaCy are first imported; imports neither."""
    # The batches are too small for more threads, and several processes share the cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if "spacy" not in sys.modules:
        _leave_out_commands()


def _leave_out_commands() -> None:
    """Put empty modules in the place of spaCy's command line.

    `import spacy` imports it for one function, and with it typer, jinja2 and two libraries for going online:
    more than a third of the time that the import takes, and nothing that Hedgerow uses.
    """
    for name in COMMANDS:
        sys.modules[name] = ModuleType(name, "Left out.")
    sys.modules["spacy.cli.info"].__dict__["info"] = None
