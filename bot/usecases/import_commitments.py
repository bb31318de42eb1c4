"""Take in a list of oppfølgingspunkter: all that is wrong at once, and nobody's before their own yes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.ids import PersonId, SeminarId
from bot.ports import Audited
from bot.usecases.import_columns import GUIDE_SHEET, NEEDED, Column, column_of, columns_of
from bot.usecases.import_row import Row, Wanted, Within, plain_text
from bot.usecases.import_sheet import Problem, Sheet, Unreadable, Value, Wrong
from bot.usecases.make_commitment import propose
from bot.usecases.scene import Scene

HEADINGS_WITHIN: Final = 20
"""Rows of title and explanation that may stand above the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    wanted: tuple[Wanted, ...] = ()
    """The good rows."""
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return all(one.remark for one in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    proposed: int = 0
    already: int = 0
    """Were there before: the same text from the same seminar for the same person."""


def check(sheets: Sequence[Sheet], within: Within) -> Checked:
    filled = [one for one in sheets if one.name != GUIDE_SHEET and any(map(any, one.rows))]
    if not filled:
        return Checked(problems=(_of_sheet("", Wrong.NO_ROWS),))
    headed = {one.name: number for one in filled if (number := _headings_in(one)) is not None}
    if not headed:
        return Checked(problems=(_no_headings(filled[0]),))
    left_out = [_of_sheet(one.name, Wrong.SHEET_LEFT_OUT) for one in filled if one.name not in headed]
    read = [found for one in filled if one.name in headed for found in _rows(one, headed[one.name], within)]
    wanted = tuple(one for one in read if isinstance(one, Wanted))
    problems = [*left_out, *(one for one in read if isinstance(one, Problem))]
    if not wanted and all(one.remark for one in problems):
        problems.append(_of_sheet(next(iter(headed)), Wrong.NO_ROWS))
    return Checked(wanted=wanted, problems=tuple(problems))


async def take_in(
    scene: Scene, seminar: SeminarId, wanted: Sequence[Wanted], *, actor: str, giver: PersonId | None = None
) -> TakenIn:
    made = [await propose(scene, seminar, one.owner, one.content, giver=giver) for one in wanted]
    proposed = sum(one is not None for one in made)
    if proposed:
        await scene.work.audit.add(Audited(at=scene.now, actor=actor, act="commitments.import", subject=seminar))
    return TakenIn(proposed=proposed, already=len(made) - proposed)


def heads(sheet: Sheet) -> bool:
    """Whether its columns can be told apart: how a reader finds out which sign stands between them."""
    return _headings_in(sheet) is not None


def _rows(sheet: Sheet, headings: int, within: Within) -> Iterator[Wanted | Problem]:
    columns = columns_of(_words(sheet.rows[headings]))
    yield from _odd_headings(sheet, headings, columns)
    for number, cells in enumerate(sheet.rows):
        if number > headings and any(cells):
            yield from Row(within, sheet.name, number, cells, columns).read()


def _headings_in(sheet: Sheet) -> int | None:
    for number, cells in enumerate(sheet.rows[:HEADINGS_WITHIN]):
        if all(column in columns_of(_words(cells)) for column in NEEDED):
            return number
    return None


def _no_headings(sheet: Sheet) -> Problem:
    """Where one of the two that are needed stands, the other is asked for there."""
    for number, cells in enumerate(sheet.rows[:HEADINGS_WITHIN]):
        found = columns_of(_words(cells))
        missing = [column for column in NEEDED if column not in found]
        if len(missing) < len(NEEDED):
            params = {"field": missing[0]}
            return Problem(sheet=sheet.name, row=number + 1, column=1, wrong=Wrong.MISSING_COLUMN, params=params)
    return _of_sheet(sheet.name, Wrong.NO_HEADINGS)


def _odd_headings(sheet: Sheet, headings: int, columns: Mapping[Column, int]) -> Iterator[Problem]:
    for number, word in enumerate(_words(sheet.rows[headings])):
        column = column_of(word)
        if column is None and word:
            yield Problem(sheet=sheet.name, row=headings + 1, column=number + 1, wrong=Wrong.COLUMN_UNKNOWN)
        elif column is not None and columns[column] != number:
            params = {"field": column}
            yield Problem(
                sheet=sheet.name, row=headings + 1, column=number + 1, wrong=Wrong.COLUMN_TWICE, params=params
            )


def _words(cells: Sequence[Value]) -> list[str]:
    return ["" if isinstance(cell, Unreadable) else plain_text(cell) for cell in cells]


def _of_sheet(sheet: str, wrong: Wrong) -> Problem:
    return Problem(sheet=sheet, row=1, column=1, wrong=wrong)
