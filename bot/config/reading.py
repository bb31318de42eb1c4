"""From bytes to text, before any YAML is parsed: what is not text, or too much of it, gets a clear sentence."""

import codecs
import re
from pathlib import Path
from typing import Final

from bot.config.problem import Fault, Position

LARGEST_FILE: Final = 5_000_000

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_ALLOWED: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_file(file: Path) -> str | Fault:
    try:
        if file.stat().st_size > LARGEST_FILE:
            return _too_large()
        return as_text(file.read_bytes())
    except FileNotFoundError:
        return Fault(Position(), "file_missing")
    except (OSError, ValueError):
        return Fault(Position(), "file_unreadable")


def as_text(data: bytes) -> str | Fault:
    if len(data) > LARGEST_FILE:
        return _too_large()
    if data.startswith(_UTF_16) or b"\0" in data[:4]:
        return Fault(Position(), "utf_16")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        return Fault(_position(data[: error.start].decode()), "not_utf_8")
    if not text.strip():
        return Fault(Position(), "empty_file")
    if found := _NOT_ALLOWED.search(text):
        return Fault(_position(text[: found.start()]), "control_character", {"code": f"U+{ord(found[0]):04X}"})
    return text


def _too_large() -> Fault:
    return Fault(Position(), "file_too_large", {"most": str(LARGEST_FILE // 1_000_000)})


def _position(before: str) -> Position:
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
