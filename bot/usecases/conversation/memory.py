"""Look-back and the note from reflection."""

from collections.abc import Sequence
from datetime import date

from bot.cards import look_back as cards
from bot.cards import reflection_note as note_cards
from bot.cards.action import Act
from bot.cards.card import Card
from bot.cards.look_back import Earlier
from bot.domain.configuration import WorkingGroup
from bot.usecases import note
from bot.usecases.conversation.choose import the_group
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.look_back import Remembered, look_back
from bot.usecases.note_file import as_files
from bot.usecases.reply import Hand, Reply, Show


async def show_look_back(talk: Talk, pressed: Pressed | None = None) -> Reply:
    group = the_group(talk, talk.scene.my_groups(), Act.LOOK_BACK, pressed)
    if isinstance(group, Show):
        return (group,)
    return (Show(card=look_back_card(talk, group, await look_back(talk.scene, group.id))),)


def look_back_card(talk: Talk, group: WorkingGroup, found: Sequence[Remembered]) -> Card:
    earlier = [Earlier(year=one.year, points=one.lines) for one in found]
    title = talk.scene.configuration.seminar(group.seminar).title
    return cards.look_back(talk.t, seminar=title, earlier=earlier, year=talk.today.year)


async def offer_note(talk: Talk, pressed: Pressed | None = None, *, asked_for_minutes: bool = False) -> Reply:
    """Offer first; the button with `go` makes it."""
    group = the_group(talk, talk.scene.my_groups(), Act.NOTE, pressed)
    if isinstance(group, Show):
        return (group,)
    if pressed is None or "go" not in pressed.action.refs:
        return (
            Show(card=note_cards.offer(talk.t, group=group.id, name=group.name, asked_for_minutes=asked_for_minutes)),
        )
    made = await note.note_of_group(talk.scene, group.id, talk.language)
    if not made.themes:
        return (Show(card=note_cards.nothing_yet(talk.t, name=group.name), replaces=True),)
    files = as_files(made, guarded=talk.scene.configuration.fully_guarded(group))
    return tuple(
        Hand(name=_name(kind, talk.today), content=content, card=note_cards.ready(talk.t, kind=kind))
        for kind, content in files.items()
    )


def _name(kind: str, today: date) -> str:
    return f"notat-fra-refleksjon-{today}.{kind}"
