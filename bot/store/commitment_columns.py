"""A commitment between its columns and the domain."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from json import dumps, loads

from bot.domain.commitment import Commitment, Content, Event, Form, Offer, Reach, Status, What
from bot.domain.ids import BodyId, CommitmentId, GroupId, PersonId, SeminarId
from bot.store.rows import Found, Rows

EventColumns = tuple[str, str, str | None, str | None]


class CommitmentColumns:
    """Its four texts lie in one envelope: sealed and opened once, and none shows by its length whether it is there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._texts = rows.seal("commitments.texts")

    def fingerprint(self, what: str) -> str:
        return self._rows.fingerprint(f"commitment\x1f{what}")

    def of(self, one: Commitment) -> Mapping[str, object]:
        content = one.content
        texts = [content.what, content.how, content.involve, one.learned]
        return {
            "seminar": one.seminar,
            "group_id": one.group,
            "form": one.form.value,
            "owner": one.owner,
            "giver": one.giver,
            "texts": self._texts.close(dumps(texts, ensure_ascii=False)),
            "fingerprint": self.fingerprint(content.what),
            "body": content.body,
            "due": content.due,
            "reach": one.reach.value,
            "status": one.status.value,
            "created_at": one.created_at,
            "offered_to": one.offer.to if one.offer else None,
            "offered_at": one.offer.at if one.offer else None,
            "learned_shared": one.learned_shared,
            "asked_for_date_at": one.asked_for_date_at,
            "closed_at": one.closed_at,
            "history": [_columns_of_event(event) for event in one.history],
        }

    def read(self, row: Found) -> Commitment:
        what, how, involve, learned = loads(self._texts.open(row.texts))
        return Commitment(
            id=CommitmentId(row.id),
            seminar=SeminarId(row.seminar),
            group=None if row.group_id is None else GroupId(row.group_id),
            form=Form(row.form),
            owner=row.owner,
            giver=row.giver,
            content=Content(what=what, how=how, involve=involve, body=_body(row.body), due=row.due),
            reach=Reach(row.reach),
            status=Status(row.status),
            created_at=row.created_at,
            offer=None if row.offered_to is None else Offer(to=PersonId(row.offered_to), at=row.offered_at),
            learned=learned,
            learned_shared=row.learned_shared,
            asked_for_date_at=row.asked_for_date_at,
            closed_at=row.closed_at,
            history=tuple(_event(one) for one in row.history),
            version=row.version,
        )


def people_named(one: Commitment) -> Sequence[PersonId]:
    offered = one.offer.to if one.offer else None
    named = {one.owner, one.giver, offered, *(event.by for event in one.history)}
    return sorted(person for person in named if person is not None)


def _body(value: str | None) -> BodyId | None:
    return None if value is None else BodyId(value)


def _columns_of_event(event: Event) -> EventColumns:
    return (event.what.value, event.at.isoformat(), event.by, event.due.isoformat() if event.due else None)


def _event(columns: EventColumns) -> Event:
    what, at, by, due = columns
    return Event(
        what=What(what),
        at=datetime.fromisoformat(at),
        by=None if by is None else PersonId(by),
        due=None if due is None else date.fromisoformat(due),
    )
