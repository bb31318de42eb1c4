"""What people write must not be readable by whoever copies the disk."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.domain.commitment import Content
from bot.domain.ids import CommitmentId, RoundId
from bot.domain.round import Question
from bot.ports import Draft
from bot.store.store import DatabaseStore
from tests.contract.store.examples import (
    BERGEN,
    KARI,
    NOW,
    a_commitment,
    a_matter,
    a_reflection,
    a_round,
)

CONTROL = "this is no text of a person and may be read"
PLANTED = {
    "question": "what would a brave leader ask today",
    "point": "we noticed that silence is an answer too",
    "reflection": "i find it hard to trust the committee",
    "what": "call the mayor before the summer",
    "how": "over a cup of coffee in the canteen",
    "involve": "the quiet one from the planning office",
    "learned": "that she had been waiting for the call",
    "matter": "the budget of the northern schools",
    "draft": "perhaps i should not say this here",
    "clause": "the group recommends the new road",
}


async def plant(store: DatabaseStore) -> None:
    points = (PLANTED["point"], "another point")
    async with store.begin(BERGEN) as unit:
        question = Question(text=PLANTED["question"])
        await unit.rounds.add(replace(a_round(), question=question, points=points, points_shared_at=NOW))
        await unit.reflections.add(replace(a_reflection(), text=PLANTED["reflection"]))
        content = Content(what=PLANTED["what"], how=PLANTED["how"], involve=PLANTED["involve"])
        await unit.commitments.add(replace(a_commitment(), content=content, learned=PLANTED["learned"]))
        await unit.carried.add(replace(a_matter(), what=PLANTED["matter"]))
        await unit.drafts.put(Draft(id="d1", person=KARI, text=PLANTED["draft"], made_at=NOW))
        await unit.guard_memory.mute(KARI, PLANTED["clause"])
        await unit.marks.put("control", CONTROL)
    async with store.read(BERGEN) as unit:
        assert (await unit.rounds.get(RoundId("r1"))).points == points
        assert (await unit.commitments.get(CommitmentId("c1"))).content == content


def found_in(folder: Path, sentences: Iterator[str] | list[str]) -> set[str]:
    """Look in every file, in each encoding that a database may write it in."""
    wanted = {sentence: (sentence.encode(), sentence.encode("utf-16-le")) for sentence in sentences}
    found = set()
    for path in folder.rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # The server is at work: files come and go.
            continue
        found |= {sentence for sentence, forms in wanted.items() if any(form in content for form in forms)}
    return found


async def folder_of(store: DatabaseStore) -> Path:
    if store.database.is_sqlite:
        return Path(store.database.writer.url.database or "").parent
    async with store.database.writing() as connection:
        return Path((await connection.execute(text("SHOW data_directory"))).scalar_one())


async def settle(store: DatabaseStore) -> None:
    """Let it reach the data files, and not only the log of changes."""
    async with store.database.writer.connect() as connection:
        if not store.database.is_sqlite:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("CHECKPOINT"))


@pytest.mark.parametrize("moment", ["right away", "after a checkpoint", "after closing"])
async def test_no_planted_sentence_is_found_in_the_files(store: DatabaseStore, moment: str) -> None:
    folder = await folder_of(store)
    await plant(store)
    if moment != "right away":
        await settle(store)
    if moment == "after closing":
        await store.close()

    found = await asyncio.to_thread(found_in, folder, [CONTROL, *PLANTED.values()])

    assert found == {CONTROL}
