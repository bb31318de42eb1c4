"""The one MetaData, and the column types that every table is made of."""

import json
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import DateTime, Dialect, LargeBinary, MetaData, String, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


Word: Final = String().with_variant(String(collation="C"), "postgresql")
"""An id or a name of a closed list, compared by its letters: the same order on both databases, in every locale."""


class Aware(TypeDecorator[datetime]):
    """A moment: naive ones are refused, UTC is stored, UTC comes back. SQLite alone would return it naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sealed(TypeDecorator[bytes]):
    """What a person wrote. Takes only what the Cipher has sealed: there is no search in it, and no plain text."""

    impl = LargeBinary
    cache_ok = True

    @override
    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        if value is not None and not isinstance(value, bytes):
            raise TypeError("only sealed bytes may reach this column")
        return value


class Json(TypeDecorator[object]):
    """Plain JSON as text, the same letters on both databases; never anything a person wrote. None is NULL."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        return None if value is None else json.loads(value)
