"""The wheel carries what the program reads at run time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_both_packages_every_resource_and_the_command(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for folder in ("reader", "ui", "resources"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
    command = [sys.executable, "-m", "pip", "wheel", *offline, "-w", tmp_path, source]
    subprocess.run(command, check=True, capture_output=True)

    (wheel,) = tmp_path.glob("hedgerow-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
        (entry_points,) = (name for name in packed if name.endswith("entry_points.txt"))
        assert b"hedgerow = ui.app:main" in archive.read(entry_points)
    expected = {path for folder in ("reader", "ui", "resources") for path in files_of(source, folder)}
    assert expected - packed == set()
    assert not [name for name in packed if name.startswith(("tests/", "tools/", "bench/"))]


def files_of(source: Path, folder: str) -> set[str]:
    return {path.relative_to(source).as_posix() for path in (source / folder).rglob("*") if path.is_file()}
