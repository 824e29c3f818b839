"""The tasks of dev.py: each prepares what it needs and hands over to the tool that does it."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Callable

from tools import debian, environment
from tools.environment import PYTHON, ROOT, SCRIPTS
from tools.step import StepError, say

CHECKS = {
    "ruff": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "format": [PYTHON, "-m", "ruff", "format", "--quiet", "--check"],
    "types": [PYTHON, "-m", "mypy", "--no-error-summary"],
    "imports": [PYTHON, "-c", "from importlinter.cli import lint_imports_command as main; main()"],
    "rules": [PYTHON, "-m", "reader", "rules", "check"],
}


def run(arguments: list[str]) -> int:
    """open the window, or whatever else hedgerow is asked for"""
    debian.provide_libraries()
    return subprocess.call([SCRIPTS / "hedgerow", *arguments])


def test(arguments: list[str]) -> int:
    """run the tests: the last line is pytest's summary"""
    debian.provide_libraries()
    debian.provide_test_programs()
    return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT)


def check(arguments: list[str]) -> int:
    """ruff, formatting, types, the walls between packages, and every rule's examples"""
    if unknown := set(arguments) - set(CHECKS):
        raise StepError(f"No such check: {', '.join(sorted(unknown))}. There are {', '.join(CHECKS)}.")
    failed = [name for name in arguments or CHECKS if not _passes(name)]
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """measure the speed ratios, all or those named, as one JSON object"""
    debian.provide_libraries()
    return subprocess.call([PYTHON, "-m", "bench", *arguments], cwd=ROOT)


def screenshots(arguments: list[str]) -> int:
    """write the pictures of the README into docs/"""
    debian.provide_libraries()
    return subprocess.call([PYTHON, "-m", "tools.screenshots", *arguments], cwd=ROOT)


def build(arguments: list[str]) -> int:
    """freeze the program into dist/hedgerow and run what came out"""
    debian.provide_libraries()
    return subprocess.call([PYTHON, "-m", "tools.build", *arguments], cwd=ROOT)


TASKS: dict[str, Callable[[list[str]], int]] = {
    task.__name__: task for task in (run, test, check, bench, screenshots, build)
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py", allow_abbrev=False)
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    for name, task in TASKS.items():
        tasks.add_parser(name, help=task.__doc__, add_help=False)
    chosen = parser.parse_args(arguments[:1])
    # Where this is set, every process that a task starts would compile the whole program anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        environment.ensure()
        return TASKS[chosen.task](arguments[1:])
    except StepError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _passes(name: str) -> bool:
    done = subprocess.run(CHECKS[name], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    say(f"{name}: {'ok' if done.returncode == 0 else 'failed'}")
    if done.returncode:
        say(done.stdout.rstrip())
    return done.returncode == 0
