"""dev.py's table of system libraries is complete: what Qt's plugins link to is there once it has run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tools.debian import LIBRARIES

PLUGINS = ("platforms/libqxcb.so", "platforms/libqoffscreen.so", "platforms/libqwayland.so")
MODULES = ("QtWidgets.abi3.so", "QtSvg.abi3.so", "QtTest.abi3.so", "QtPrintSupport.abi3.so")
LIBRARIES_OF_QT = {"libQt6Core", "libQt6Gui", "libQt6Widgets", "libQt6DBus", "libQt6XcbQpa"}
ALWAYS_THERE = re.compile(
    r"ld-linux|lib(c|m|dl|gcc_s|stdc\+\+|pthread|rt|resolv|z|Qt6\w+|pyside6\S*|shiboken6\S*|icu\w+)\."
)
"""The C and C++ run time that Python itself stands on, and what the wheels bring along."""


def qt_files() -> list[Path]:
    spec = find_spec("PySide6")
    assert spec
    assert spec.origin
    folder = Path(spec.origin).parent
    names = [*MODULES, *(f"Qt/plugins/{plugin}" for plugin in PLUGINS)]
    return [*(folder / name for name in names), *(folder / "Qt/plugins/xcbglintegrations").glob("*.so")]


@pytest.mark.skipif(not shutil.which("ldd"), reason="the dynamic linker's view is read with ldd")
def test_nothing_that_qt_links_to_is_missing() -> None:
    linked = subprocess.run(["ldd", *map(str, qt_files())], capture_output=True, text=True).stdout
    assert re.findall(r"(\S+) => not found", linked) == []


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("readelf"), reason="reads ELF with readelf")
def test_every_library_that_qt_asks_for_itself_is_in_the_table() -> None:
    qt = (qt_files()[0].parent / "Qt/lib").glob("libQt6*.so.6")
    files = [*qt_files(), *(path for path in qt if path.name.split(".")[0] in LIBRARIES_OF_QT)]
    headers = subprocess.run(["readelf", "-d", *map(str, files)], capture_output=True, text=True).stdout
    asked = set(re.findall(r"\(NEEDED\).*\[(\S+)\]", headers))
    assert asked
    assert sorted(name for name in asked - LIBRARIES.keys() if not ALWAYS_THERE.match(name)) == []
