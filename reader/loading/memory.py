"""How much memory the worker may take: a file that wants more costs a sentence, never the computer."""

from __future__ import annotations

import sys

ROOM = 6_000_000_000
"""Bytes of address space above what is taken at the start; model and a long article need about a third."""


def limit_memory(room: int = ROOM) -> None:
    """From now on an allocation beyond `room` raises MemoryError. Only Linux keeps to such a limit."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as statm:
        taken = int(statm.read().split()[0]) * resource.getpagesize()
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + room
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
