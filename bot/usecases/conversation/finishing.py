"""Done, dropped, opened again, and what was learned."""

from bot.cards import commitment as cards
from bot.cards import commitment_form as forms
from bot.usecases import keep_commitment
from bot.usecases.conversation.commitment_view import commitment_in, readers_for
from bot.usecases.conversation.guarding import read_shared
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show


async def finish(talk: Talk, pressed: Pressed) -> Reply:
    done = await keep_commitment.finish(talk.scene, commitment_in(pressed))
    return (Show(card=cards.done_question(talk.t, commitment=done.id)),)


async def drop(talk: Talk, pressed: Pressed) -> Reply:
    dropped = await keep_commitment.drop(talk.scene, commitment_in(pressed))
    return (Show(card=cards.dropped(talk.t, commitment=dropped.id)),)


async def reopen(talk: Talk, pressed: Pressed) -> Reply:
    opened = await keep_commitment.reopen(talk.scene, commitment_in(pressed))
    return (Show(card=cards.reopened(talk.t, commitment=opened.id)),)


async def ask_what_was_learned(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (
        Open(
            form=forms.learned_form(
                talk.t, commitment=found.id, what=found.content.what, readers=readers_for(talk, found)
            )
        ),
    )


async def save_learned(talk: Talk, pressed: Pressed) -> Reply:
    shared = pressed.values.get(forms.SHARED) == "yes"
    words = pressed.values.get(forms.LEARNED, "")
    before = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    found = await keep_commitment.learn(talk.scene, before.id, words, shared=shared)
    if not shared or found.group is None:
        return (Show(card=cards.learned(talk.t, readers=None)),)
    known = before.learned if before.learned_shared else ""
    notes = await read_shared(talk, found.group, found.learned, before=known, refs={"learned": found.id})
    return (Show(card=cards.learned(talk.t, readers=readers_for(talk, found))), *notes)


async def skip_learned(talk: Talk, pressed: Pressed) -> Reply:
    return (Show(card=cards.skipped(talk.t, commitment=commitment_in(pressed)), replaces=True),)
