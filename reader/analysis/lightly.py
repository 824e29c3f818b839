"""What a process says before it imports the language library, so that it starts fast and stays small."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any, ClassVar, cast

COMMANDS = ("spacy.cli", "spacy.cli.info")
SCHEMAS = ("spacy.schemas", "spacy.pipeline._edit_tree_internals.schemas")
CHECKERS = ("pydantic", "pydantic.v1")


class Unchecked:
    """Stands for every schema of spaCy's: it knows no field and forbids none."""

    model_fields: ClassVar[Mapping[str, Any]] = {}
    model_config: ClassVar[Mapping[str, Any]] = {}

    @classmethod
    def model_rebuild(cls, **_namespace: object) -> None:
        """There is nothing that refers to other schemas."""

    @classmethod
    def model_validate(cls, _value: object) -> None:
        """Everything will do."""

    def model_dump(self) -> tuple[str, ...]:
        """The attributes of a token by which phrases may be compared; the tokenizer asks for this one."""
        return ("orth",)


def start_lightly() -> None:
    """To be called before numpy and spaCy are first imported; imports neither. `settle` ends it."""
    # Next to nothing of what is loaded, or made in an analysis, is garbage of the kind that has to be
    # looked for: to look after every 700 objects, as Python does, is a tenth of the time.
    gc.set_threshold(50_000, 20, 100)
    # The batches are too small for more threads, and several processes share the cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if "spacy" not in sys.modules:
        _leave_out_commands()
        _leave_out_checks()


def settle() -> None:
    """To be called when all is loaded: it stays, and is not looked through for garbage any more."""
    gc.freeze()


def _leave_out_commands() -> None:
    """Put empty modules in the place of spaCy's command line.

    `import spacy` imports it for one function, and with it typer, jinja2 and two libraries for going online:
    more than a third of the time that the import takes, and nothing that Hedgerow uses.
    """
    for name in COMMANDS:
        sys.modules[name] = ModuleType(name, "Left out.")
    sys.modules["spacy.cli.info"].__dict__["info"] = None


def _leave_out_checks() -> None:
    """Have spaCy check neither the files of the model nor patterns.

    The model is checked before it is published, and `reader.rules` checks the patterns. The schemas
    and pydantic take as long to import as half of the rest of spaCy.
    """
    for name in CHECKERS:
        sys.modules[name] = cast("ModuleType", None)  # as if it were not installed
    for name in SCHEMAS:
        sys.modules[name] = ModuleType(name, "Left out.")
        sys.modules[name].__dict__["__getattr__"] = lambda _name: Unchecked
