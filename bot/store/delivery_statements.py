"""The outbox's statements across tenants. By hand, since each is as fast as delivery can be and both databases differ.

Lists travel as one JSON parameter: a statement is then prepared once, whatever the size of a batch. On SQLite they come
back as one JSON value too: the driver runs in a thread of its own and hands the interpreter over for every row that it
reads, which costs the messages under way more than the rows themselves.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Executable, Text, TextClause, bindparam, text

from bot.store.tables import Aware
from bot.store.tables.outbox import outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    settle: TextClause
    start: TextClause
    started: TextClause
    claim: Executable
    take: TextClause
    """On SQLite, where `claim` only finds: the transaction writes alone."""
    forget: TextClause


class DueRow(NamedTuple):
    id: int
    tenant: str
    send_key: str
    kind: str
    target: str
    recipient: str | None
    thread: str | None
    refs: dict[str, str]
    due_at: datetime
    expires_at: datetime | None
    attempts: int
    update_of: str | None


COLUMNS: Final = tuple(outbox.c[name] for name in DueRow._fields)
_RETURNING: Final = "RETURNING " + ", ".join(f"outbox.{column.name}" for column in COLUMNS)
_AS_JSON: Final = ", ".join("json(o.refs)" if name == "refs" else f"o.{name}" for name in DueRow._fields)

# A reply waits for its parent, a change for the message that it changes.
_READY: Final = """
    w.state = 'pending' AND w.due_at <= :now AND (w.expires_at IS NULL OR w.expires_at > :now)
    AND (w.depends_on IS NULL OR EXISTS (
        SELECT 1 FROM outbox AS p WHERE p.tenant = w.tenant AND p.send_key = w.depends_on AND p.state = 'sent'))
    AND (w.update_of IS NULL OR EXISTS (
        SELECT 1 FROM outbox AS p WHERE p.tenant = w.tenant AND p.send_key = w.update_of AND p.state = 'sent'))
"""

# SQLite takes no LIMIT from a row, hence the second look at the place.
_FIND_SQLITE: Final = f"""
    SELECT json_group_array(json_array({_AS_JSON})) FROM outbox AS o WHERE o.id IN (
        SELECT id FROM (
            SELECT d.id, r.value AS room, row_number() OVER (PARTITION BY d.tenant ORDER BY d.due_at, d.id) AS place
            FROM json_each(:room) AS r
            JOIN lease ON lease.tenant = r.key AND lease.owner = :owner
            JOIN outbox AS d ON d.id IN (
                SELECT w.id FROM outbox AS w WHERE w.tenant = r.key AND {_READY} ORDER BY w.due_at, w.id LIMIT :most))
        WHERE place <= room)
"""  # noqa: S608 - put together from constants
_TAKE: Final = "UPDATE outbox SET state = 'claimed', owner = :owner WHERE id {ids}"

# As an array, or PostgreSQL may read the whole table to find the few rows that were locked.
_CLAIM_POSTGRESQL: Final = f"""
    UPDATE outbox SET state = 'claimed', owner = :owner WHERE id = ANY (ARRAY(
        SELECT due.id FROM json_each_text(CAST(:room AS json)) AS r
        JOIN lease ON lease.tenant = r.key AND lease.owner = :owner
        CROSS JOIN LATERAL (
            SELECT w.id FROM outbox AS w WHERE w.tenant = r.key AND {_READY}
            ORDER BY w.due_at, w.id LIMIT CAST(r.value AS integer) FOR UPDATE OF w SKIP LOCKED) AS due))
    {_RETURNING}
"""  # noqa: S608 - put together from constants

# That a message was sent is true even when somebody else has judged it uncertain meanwhile.
_SETTLE: Final = """
    UPDATE outbox SET state = s.state, attempts = s.attempts, reason = s.reason, ref = COALESCE(s.ref, outbox.ref),
        owner = CASE s.state WHEN 'claimed' THEN outbox.owner END,
        settled_at = CASE WHEN s.state IN ('pending', 'claimed') THEN NULL ELSE :now END
    FROM ({settled}) AS s WHERE outbox.id = s.id AND (
        (outbox.owner = :owner AND outbox.state IN ('claimed', 'started'))
        OR (s.state = 'sent' AND outbox.state IN ('started', 'uncertain')))
"""
_SETTLED_SQLITE: Final = """
    SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS state,
        json_extract(value, '$[2]') AS attempts, json_extract(value, '$[3]') AS reason,
        json_extract(value, '$[4]') AS ref FROM json_each(:settled)
"""
_SETTLED_POSTGRESQL: Final = """
    SELECT CAST(value->>0 AS bigint) AS id, value->>1 AS state, CAST(value->>2 AS integer) AS attempts,
        value->>3 AS reason, value->>4 AS ref FROM json_array_elements(CAST(:settled AS json))
"""

# Started twice is started once: the first answer may have been lost, and only the owner sends.
_START: Final = """
    UPDATE outbox SET state = 'started', attempts = attempts + CASE state WHEN 'claimed' THEN 1 ELSE 0 END
    WHERE id {ids} AND owner = :owner AND state IN ('claimed', 'started')
"""
_STARTED: Final = "SELECT id FROM outbox WHERE id {ids} AND owner = :owner AND state = 'started'"
_FORGET: Final = """
    UPDATE outbox SET state = 'pending', owner = NULL WHERE owner = :owner AND state = 'claimed' AND NOT (id {ids})
"""
_IDS_SQLITE: Final = "IN (SELECT value FROM json_each(:ids))"
_IDS_POSTGRESQL: Final = "= ANY (ARRAY(SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(:ids AS json))))"

_NOW: Final = bindparam("now", type_=Aware())
_ROOM: Final = bindparam("room", type_=Text())

ON_SQLITE: Final = Statements(
    settle=text(_SETTLE.format(settled=_SETTLED_SQLITE)).bindparams(_NOW),
    start=text(_START.format(ids=_IDS_SQLITE)),
    started=text(_STARTED.format(ids=_IDS_SQLITE)),
    claim=text(_FIND_SQLITE).bindparams(_NOW, _ROOM),
    take=text(_TAKE.format(ids=_IDS_SQLITE)),
    forget=text(_FORGET.format(ids=_IDS_SQLITE)),
)
ON_POSTGRESQL: Final = Statements(
    settle=text(_SETTLE.format(settled=_SETTLED_POSTGRESQL)).bindparams(_NOW),
    start=text(_START.format(ids=_IDS_POSTGRESQL)),
    started=text(_STARTED.format(ids=_IDS_POSTGRESQL)),
    claim=text(_CLAIM_POSTGRESQL).bindparams(_NOW, _ROOM).columns(*COLUMNS),
    take=text(_TAKE.format(ids=_IDS_POSTGRESQL)),
    forget=text(_FORGET.format(ids=_IDS_POSTGRESQL)),
)
