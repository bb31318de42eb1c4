"""Taking a changed configuration in while running: whole, or not at all."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from watchfiles import Change as FileChange
from watchfiles import awatch

from bot.config.difference import Change, difference
from bot.config.loader import load
from bot.config.problem import Problem
from bot.domain.configuration import Configuration

_WATCHED: Final = frozenset({".yaml", ".yml", ".ics"})


@dataclass(frozen=True, slots=True)
class Taken:
    """The new configurations, and in words what changed. No changes: the file was only touched."""

    configurations: tuple[Configuration, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Something is wrong, so what was followed before is still followed."""

    configurations: tuple[Configuration, ...]
    problems: tuple[Problem, ...]


def take_in(current: tuple[Configuration, ...], path: Path) -> Taken | Kept:
    loaded = load(path)
    if not loaded.ok:
        return Kept(current, loaded.problems)
    return Taken(loaded.configurations, _changes(current, loaded.configurations))


def _changes(old: tuple[Configuration, ...], new: tuple[Configuration, ...]) -> tuple[Change, ...]:
    before = {one.tenant.id: one for one in old}
    after = {one.tenant.id: one for one in new}
    gone = [Change.of(one.tenant.name, "tenant_gone") for tenant, one in before.items() if tenant not in after]
    come = [Change.of(one.tenant.name, "tenant_new") for tenant, one in after.items() if tenant not in before]
    changed = [
        change for tenant, one in after.items() if tenant in before for change in difference(before[tenant], one)
    ]
    return (*gone, *come, *changed)


async def watch(path: Path, current: tuple[Configuration, ...]) -> AsyncGenerator[Taken | Kept, None]:
    """Yield what became of each change on disk; the folder is watched, since editors replace files."""
    async for _ in awatch(_folder(path), watch_filter=_ours, recursive=False):
        match take_in(current, path):
            case Taken(configurations, changes) as taken:
                current = configurations
                if changes:
                    yield taken
            case Kept() as kept:
                yield kept


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _ours(_change: FileChange, path: str) -> bool:
    return Path(path).suffix in _WATCHED
