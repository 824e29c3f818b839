"""The system libraries that Qt's wheels expect: found by loading them, put in where apt and root allow.

`LIBRARIES` names what the widgets and the platform plugins link to directly, with the package of Debian and
Ubuntu that holds it; what those need in turn, apt knows. A test compares the table with the linker's view.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from pathlib import Path

from tools.step import StepError, run_quietly, say

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
TEST_PROGRAMS = {"Xvfb": "xvfb"}
CI_PROGRAMS = {"chromium": "chromium"}
"""A browser is too much to put on a developer's machine for one test; on CI that test is to run."""


def provide_venv() -> None:
    """Debian keeps the part of `venv` that brings pip in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        _provide([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"], "Python's venv")


def provide_libraries() -> None:
    """What a window needs: the shared libraries, and one font for scripts that ours do not cover."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted({package for soname, package in LIBRARIES.items() if not _loads(soname)})
    if not any(_has_fonts(Path(folder).expanduser()) for folder in FONT_FOLDERS):
        missing.append("fonts-dejavu-core")
    _provide(missing, "Qt's system libraries")


def provide_test_programs() -> None:
    """What some tests open windows or pages in: they skip where it cannot be had."""
    programs = {**TEST_PROGRAMS, **CI_PROGRAMS} if os.environ.get("CI") else TEST_PROGRAMS
    missing = [package for program, package in programs.items() if not shutil.which(program)]
    if missing and _may_install():
        _provide(missing, "what some tests need")


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_fonts(folder: Path) -> bool:
    return any(folder.rglob("*.[ot]tf"))


def _may_install() -> bool:
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None and os.geteuid() == 0


def _provide(packages: list[str], purpose: str) -> None:
    if not packages:
        return
    install = "apt-get install --yes --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise StepError(
            f"This system lacks {purpose}; on Debian they are: {' '.join(packages)}. "
            "Install your system's packages of them and start again."
        )
    if not _may_install():
        raise StepError(f"This system lacks {purpose}. Run this line, then start again:\nsudo {install}")
    say(f"Installing {purpose}: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    run_quietly(["apt-get", "update"], "apt-get could not read the lists of packages.", env)
    run_quietly([*install.split(), *wait], "apt-get could not install them.", env)
