"""Field by field, so that no change goes unsaid: what has no words of its own is named by its label."""

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields
from datetime import date, time
from enum import Enum
from typing import Any, ClassVar, Final, Protocol

from bot.config.difference.change import Change, Part
from bot.domain.configuration import Body, Configuration, RoundPlan, Seminar, WorkingGroup
from bot.domain.ids import PersonId
from bot.domain.person import Person

_KINDS: Final = ("bodies", "people", "seminars", "groups")
_APART: Final = frozenset({"tenant", *_KINDS})
_LONGEST_SHOWN: Final = 60

Item = Body | Person | Seminar | WorkingGroup


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


@dataclass(frozen=True, slots=True)
class _Names:
    """People by name, also those who are only in one of the two configurations."""

    by_id: Mapping[PersonId, str]

    def of(self, people: set[PersonId]) -> list[str]:
        return sorted(self.by_id[one] for one in people)


def difference(old: Configuration, new: Configuration) -> tuple[Change, ...]:
    names = _Names({person.id: person.name for person in (*old.people, *new.people)})
    return tuple(change for change in _changes(old, new, names) if change.parts)


def _changes(old: Configuration, new: Configuration, names: _Names) -> Iterator[Change]:
    own = (*_fields(old.tenant, new.tenant, skip=frozenset({"id"})), *_fields(old, new, skip=_APART))
    reordered = tuple(Part("order", kind) for kind in _KINDS if _reordered(_items(old, kind), _items(new, kind)))
    yield Change(new.tenant.name, (*own, *reordered))
    for kind in _KINDS:
        before, after = _items(old, kind), _items(new, kind)
        for key, item in before.items():
            if key not in after:
                yield Change.of(_name(item), f"{kind}_gone")
        for key, item in after.items():
            if key in before:
                yield Change(_name(item), tuple(_parts(before[key], item, names)))
            else:
                yield Change.of(_name(item), f"{kind}_new")


def _items(configuration: Configuration, kind: str) -> Mapping[str, Item]:
    items: tuple[Item, ...] = getattr(configuration, kind)
    return {item.id: item for item in items}


def _reordered(before: Mapping[str, Item], after: Mapping[str, Item]) -> bool:
    return [one for one in before if one in after] != [one for one in after if one in before]


def _name(item: Item) -> str:
    return f"«{item.title}»" if isinstance(item, Seminar) else item.name


def _parts(old: Item, new: Item, names: _Names) -> Iterator[Part]:
    if isinstance(old, WorkingGroup) and isinstance(new, WorkingGroup):
        yield from _people(old, new, names)
        yield from _fields(old, new, skip=frozenset({"members", "leaders", "rounds"}))
        yield from _rounds(old.rounds, new.rounds)
        return
    yield from _fields(old, new)


def _people(old: WorkingGroup, new: WorkingGroup, names: _Names) -> Iterator[Part]:
    for label, kind in (("members", "member"), ("leaders", "leader")):
        before: tuple[PersonId, ...] = getattr(old, label)
        after: tuple[PersonId, ...] = getattr(new, label)
        yield from (Part(f"{kind}_in", value=name) for name in names.of(set(after) - set(before)))
        yield from (Part(f"{kind}_out", value=name) for name in names.of(set(before) - set(after)))
        if before != after and set(before) == set(after):
            yield Part("order", label)


def _rounds(old: RoundPlan | None, new: RoundPlan | None) -> Iterator[Part]:
    if old is None or new is None:
        if old is not new:
            yield Part("unset" if new is None else "changed", "rounds")
        return
    yield from _fields(old, new)


def _fields(old: _Dataclass, new: _Dataclass, skip: frozenset[str] = frozenset()) -> Iterator[Part]:
    for name in (one.name for one in fields(new) if one.name not in skip):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield _part(name, before, after)


def _part(name: str, before: object, after: object) -> Part:
    match after:
        case None | "":
            return Part("unset", name)
        case Enum() | bool():
            return Part("changed", name)
        case date() | time():
            return Part("set" if before is None else "moved", name, after)
        case int():
            return Part("set", name, after)
        case str() if len(after) <= _LONGEST_SHOWN:
            return Part("set", name, f"«{after}»")
        case _:
            return Part("changed", name)
