"""A zip file read with care: nothing is written anywhere, and no more is unpacked than a document can need."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from reader.errors import LoadError
from reader.loading.limits import MAX_ARCHIVE_ENTRIES, MAX_MEMBER_BYTES, MAX_UNPACKED_BYTES

_END_OF_DIRECTORY = b"PK\x05\x06"
_DAMAGED = "It is damaged: open it in the program that made it and save it again, or download it again."
_TOO_LARGE = "It would unpack to far more than a document holds: ask its sender for another copy."


class Archive:
    """Members of a zip by name. A name is only ever looked up, so no path in it can lead anywhere."""

    def __init__(self, data: bytes) -> None:
        _check_entries(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
            raise LoadError(_DAMAGED) from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        if len(self._members) > MAX_ARCHIVE_ENTRIES:
            raise LoadError(_TOO_LARGE)
        self._left = MAX_UNPACKED_BYTES

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises LoadError if it is missing, damaged, encrypted or too large."""
        info = self._members.get(name)
        if info is None:
            raise LoadError(_DAMAGED)
        if info.flag_bits & 1:
            raise LoadError("It is encrypted: unpack it with its password and open what is inside.")
        limit = min(MAX_MEMBER_BYTES, self._left)
        if info.file_size > limit:
            raise LoadError(_TOO_LARGE)
        data = self._unpack(info, limit)
        if len(data) > limit:
            raise LoadError(_TOO_LARGE)
        self._left -= len(data)
        return data

    def _unpack(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """At most one byte more than the limit: what the directory says of the size may be a lie."""
        try:
            with self._zip.open(info) as member:
                return member.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise LoadError(_DAMAGED) from error
        except (NotImplementedError, RuntimeError, struct.error) as error:  # methods that zipfile lacks
            raise LoadError(_DAMAGED) from error


def _check_entries(data: bytes) -> None:
    """Refuse by the number that the end record gives, before a directory of millions is read."""
    end = data.rfind(_END_OF_DIRECTORY)
    if end < 0 or len(data) < end + 12:
        raise LoadError(_DAMAGED)
    (entries,) = struct.unpack_from("<H", data, end + 10)
    if entries > MAX_ARCHIVE_ENTRIES:  # 65,535 also stands for "more, see the zip64 record"
        raise LoadError(_TOO_LARGE)
