"""The command group. Commands are imported when they are called, so that `--help` answers at once."""

from __future__ import annotations

import importlib
from typing import Any

import click

from reader import __version__
from reader.errors import ReaderError

COMMANDS = {
    "analyze": "reader.cli.analyze:analyze",
    "rules": "reader.cli.rules:rules",
    "notes": "reader.cli.notes:notes",
    "evaluate": "reader.cli.evaluate:evaluate",
    "compare": "reader.cli.compare:compare",
    "doctor": "reader.cli.doctor:doctor",
}


class LazyGroup(click.Group):
    """A group whose commands are modules; a `ReaderError` becomes one sentence on stderr and exit 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ReaderError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hedgerow")
def main() -> None:
    """Read between the hedges. Without a command, `hedgerow [FILE]` opens the window."""
