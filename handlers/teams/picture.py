"""The app's icons, drawn by code: two speech bubbles over a fjord. A little PNG of our own needs no library."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int, int]
Shade = Callable[[float, float], Colour]
"""The colour of a point of a picture that is one wide and one high."""

GREEN: Final = (31, 92, 82, 255)
WATER: Final = (74, 147, 132, 255)
PAPER: Final = (250, 247, 240, 255)
WARM: Final = (240, 178, 92, 255)
WHITE: Final = (255, 255, 255, 255)
CLEAR: Final = (255, 255, 255, 0)
FINE: Final = 4
"""Each pixel is the mean of so many points each way: that makes edges smooth."""


def colour_icon() -> bytes:
    return png(192, _in_colour)


def outline_icon() -> bytes:
    """White on nothing, as Teams wants it: it is shown on any ground."""
    return png(32, _in_outline)


def png(size: int, shade: Shade) -> bytes:
    rows = b"".join(b"\x00" + b"".join(_pixel(x, y, size, shade) for x in range(size)) for y in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@dataclass(frozen=True, slots=True)
class Bubble:
    """A speech bubble: an almost square round, with a tail that points down."""

    centre: tuple[float, float]
    radius: tuple[float, float]
    tail: float

    def holds(self, x: float, y: float) -> bool:
        (cx, cy), (rx, ry) = self.centre, self.radius
        down = (y - cy - ry * 0.6) / (ry * 0.9)
        middle = cx + (self.tail - cx) * (0.5 + down / 2)
        round_ = abs((x - cx) / rx) ** 3 + abs((y - cy) / ry) ** 3 <= 1
        return round_ or (0 <= down <= 1 and abs(x - middle) < (1 - down) * rx * 0.35)

    def rim(self, x: float, y: float) -> bool:
        (cx, _), (rx, ry) = self.centre, self.radius
        within = Bubble(self.centre, (rx - RIM, ry - RIM), cx + (self.tail - cx) * 0.8)
        return self.holds(x, y) and not within.holds(x, y)


RIM: Final = 0.075
ANSWER: Final = Bubble((0.62, 0.55), (0.25, 0.17), 0.74)
QUESTION: Final = Bubble((0.40, 0.36), (0.27, 0.19), 0.26)
THIN_ANSWER: Final = Bubble((0.64, 0.62), (0.30, 0.22), 0.80)
THIN_QUESTION: Final = Bubble((0.40, 0.38), (0.36, 0.26), 0.22)
AROUND_IT: Final = Bubble((0.40, 0.38), (0.40, 0.30), 0.22)


def _in_colour(x: float, y: float) -> Colour:
    if ANSWER.holds(x, y):
        return WARM
    if QUESTION.holds(x, y):
        return PAPER
    wave = 0.84 + 0.018 * (1 - abs((x * 5) % 2 - 1) * 2)
    return WATER if y > wave else GREEN


def _in_outline(x: float, y: float) -> Colour:
    behind = THIN_ANSWER.rim(x, y) and not AROUND_IT.holds(x, y)
    return WHITE if behind or THIN_QUESTION.rim(x, y) else CLEAR


def _pixel(column: int, row: int, size: int, shade: Shade) -> bytes:
    points = [
        shade((column + (i + 0.5) / FINE) / size, (row + (j + 0.5) / FINE) / size)
        for i in range(FINE)
        for j in range(FINE)
    ]
    return bytes(round(sum(point[part] for point in points) / len(points)) for part in range(4))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
