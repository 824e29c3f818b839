"""`hedgerow doctor`: what this installation stands on, what is wrong, how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reader.health import Check, checks
from reader.paths import default_library_path


@click.command()
@click.option(
    "--library", type=click.Path(path_type=Path), default=default_library_path, help="The library file."
)
def doctor(library: Path) -> None:
    """Say what is installed, what is wrong and how to mend it."""
    wrong = 0
    for check in checks(library):
        click.echo(_line(check))
        wrong += bool(check.remedy)
    if wrong:
        sys.exit(1)


def _line(check: Check) -> str:
    mark = click.style("wrong", fg="red", bold=True) if check.remedy else click.style("ok   ", fg="green")
    line = f"{mark}  {check.name:<15} {check.state}"
    return f"{line}\n{' ' * 23}{check.remedy}" if check.remedy else line
