"""dev.py, the first thing that a newcomer runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from tools.environment import OLDEST_GLIBC, refuse_old_glibc
from tools.step import StepError

ROOT = Path(__file__).parents[2]
STANDARD = sys.stdlib_module_names | {"tools", "__future__"}


def bootstrap_files() -> list[Path]:
    """What runs before anything is installed."""
    return [
        ROOT / "dev.py",
        *(ROOT / "tools" / f"{name}.py" for name in ("tasks", "environment", "debian", "step")),
    ]


def test_an_old_python_can_read_dev_py_and_say_what_it_lacks() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]


def test_it_needs_nothing_but_the_standard_library() -> None:
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name).partition(".")[0]
        for path in bootstrap_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= STANDARD


def test_it_names_no_address_to_install_from() -> None:
    texts = [path.read_text("utf-8") for path in (*bootstrap_files(), ROOT / ".ci" / "run")]
    assert not [found for text in texts for found in re.findall(r"\w+://\S+|--index-url|--find-links", text)]


def test_every_task_is_named_with_what_it_does() -> None:
    done = subprocess.run([sys.executable, ROOT / "dev.py", "--help"], capture_output=True, text=True)
    assert done.returncode == 0
    for task in ("run", "test", "check", "bench", "screenshots", "build"):
        assert re.search(rf"^    {task}\s+\w", done.stdout, re.MULTILINE), task


def test_a_task_that_does_not_exist_is_refused_with_those_that_do() -> None:
    done = subprocess.run([sys.executable, ROOT / "dev.py", "tset"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "screenshots" in done.stderr


def test_a_linux_too_old_for_qt_is_told_so_and_no_other_is() -> None:
    with pytest.raises(StepError, match=r"glibc 2\.34 or later .* this one has 2\.31"):
        refuse_old_glibc("glibc", "2.31", "x86_64")
    refuse_old_glibc("glibc", "2.34", "x86_64")
    refuse_old_glibc("", "", "arm64")


@pytest.mark.skipif(sys.platform != "linux", reason="only the wheels for Linux name a glibc")
def test_the_oldest_linux_is_the_one_that_qts_wheel_is_built_for() -> None:
    tags = metadata.distribution("pyside6-essentials").read_text("WHEEL") or ""
    built_for = re.search(r"manylinux_(\d+)_(\d+)_(\w+)", tags)
    assert built_for
    assert OLDEST_GLIBC[built_for[3]] == (int(built_for[1]), int(built_for[2]))
