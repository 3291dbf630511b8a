"""Opens Microsoft's compound files: the named streams inside .xls, .doc and locked .xlsx."""

import struct

from sheets.reading.limits import BROKEN
from sheets.reading.values import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD, _ENTRY = 512, 128
_LAST = 0xFFFFFFFA  # numbers from here up are no sectors


class Compound:
    """One compound file; raises Unreadable where its chains lead nowhere or in a circle."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEAD:
            raise Unreadable(BROKEN)
        self._data = data
        self._size = 1 << (struct.unpack_from("<H", data, 30)[0] & 15)
        self._fat = self._table()
        promised = struct.unpack_from("<I", data, 44) + struct.unpack_from("<I", data, 64)
        if max(*promised, struct.unpack_from("<I", data, 72)[0]) * 128 > len(data) + 2**16:
            raise Unreadable(BROKEN)  # calamine takes memory for as many sectors as are promised
        start, cutoff, small = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
        folder = self._chain(start)
        self._entries = [
            folder[at : at + _ENTRY] for at in range(0, len(folder) - _ENTRY + 1, _ENTRY)
        ]
        if any(_size(entry) > len(data) for entry in self._entries if entry[66] == 2):
            raise Unreadable(BROKEN)
        self._cutoff = cutoff
        self._small_fat = _numbers(self._chain(small)) if small < _LAST else ()
        self.names = tuple(_name(entry) for entry in self._entries)

    def streams(self, *names: str) -> list[bytes]:
        """Every stream that bears one of these names, though a sound file has one."""
        return [
            self._stream(entry)
            for entry in self._entries
            if entry[66] == 2 and _name(entry) in names
        ]

    def _stream(self, entry: bytes) -> bytes:
        start, size = struct.unpack_from("<II", entry, 116)
        if size >= self._cutoff:
            return self._chain(start)[:size]
        root = next((e for e in self._entries if e[66] == 5), None)
        if root is None:
            raise Unreadable(BROKEN)
        within = self._chain(struct.unpack_from("<I", root, 116)[0])
        return b"".join(within[n * 64 : n * 64 + 64] for n in _followed(start, self._small_fat))[
            :size
        ]

    def _table(self) -> tuple[int, ...]:
        """The table of sectors, whose own sectors the head lists."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        more, seen = struct.unpack_from("<I", self._data, 68)[0], 0
        while more < _LAST and seen < 100:
            numbers = _numbers(self._sector(more))
            if not numbers:
                break
            listed += numbers[:-1]
            more, seen = numbers[-1], seen + 1
        return _numbers(b"".join(self._sector(n) for n in listed if n < _LAST))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _followed(start, self._fat))


def _followed(start: int, table: tuple[int, ...]) -> list[int]:
    chain: list[int] = []
    while start < _LAST:
        if start >= len(table) or len(chain) > len(table):
            raise Unreadable(BROKEN)
        chain.append(start)
        start = table[start]
    return chain


def _numbers(text: bytes) -> tuple[int, ...]:
    whole = len(text) // 4
    return struct.unpack(f"<{whole}I", text[: whole * 4])


def _size(entry: bytes) -> int:
    return int(struct.unpack_from("<I", entry, 120)[0])


def _name(entry: bytes) -> str:
    size = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")
