"""Options that several `hedgerow notes` commands share."""

from __future__ import annotations

from pathlib import Path

import click

from reader.paths import default_library_path

library_option = click.option(
    "--library",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=default_library_path,
    show_default="your own library",
    help="The library file to use.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
