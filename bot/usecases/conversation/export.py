"""A person's own data as a file: readable by people, complete, and in one format that programs read too."""

import json
from dataclasses import asdict
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.usecases.my_data import MyData


def as_file(data: MyData) -> bytes:
    return json.dumps(asdict(data), default=_plain, ensure_ascii=False, indent=2).encode()


def _plain(value: object) -> object:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case frozenset() | set():
            return sorted(map(str, value))
        case ZoneInfo() | StrEnum():
            return str(value)
        case _:
            raise TypeError(type(value).__name__)
