"""`/oppfølging …` and plain words in the private chat."""

from bot.cards import overview as overview_cards
from bot.cards import refusal
from bot.cards import round as round_cards
from bot.cards.action import Act
from bot.cards.help import in_channel
from bot.domain.round import LONGEST_REFLECTION, Phase, Round
from bot.usecases import reflect
from bot.usecases.conversation import (
    commitments,
    leaders,
    me,
    memory,
    pulse,
    rounds,
    sessions,
    status,
    welcome,
)
from bot.usecases.conversation.dispatch import show_help
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.reply import Open, Reply, Show
from bot.usecases.understanding.manners import Manner, is_task, manner
from bot.usecases.understanding.sentence import draft as read_sentence
from bot.usecases.understanding.words import Command, DidYouMean, Empty, Poll, Sentence, Word, read_command

LONGEST = 20_000
"""Nobody means to save more than this; it is not read further."""

_ACTS = {
    Command.NYTT: Act.NEW_COMMITMENT,
    Command.MINE: Act.SHOW_MINE,
    Command.SVAR: Act.OVERVIEW,
    Command.FERDIG: Act.SHOW_MINE,
    Command.FLYTT: Act.SHOW_MINE,
    Command.RUNDE: Act.START_ROUND,
    Command.OKT: Act.SESSION,
    Command.PUNKTER: Act.SHOW_POINTS,
    Command.STATUS: Act.STATUS,
    Command.UKESBREV: Act.DIGEST,
    Command.TILBAKEBLIKK: Act.LOOK_BACK,
    Command.NOTAT: Act.NOTE,
    Command.MALING: Act.PULSE,
    Command.PAUSE: Act.PAUSE,
    Command.TILBAKE: Act.END_PAUSE,
    Command.OPPSETT: Act.SETUP,
    Command.MINE_DATA: Act.MY_DATA,
    Command.BLI_MED: Act.JOIN,
    Command.SLUTT: Act.LEAVE,
    Command.HJELP: Act.HELP,
    Command.OVERSIKT: Act.OVERVIEW,
}
"""What «Mente du …?» offers as a button."""


async def commanded(talk: Talk, words: str) -> Reply:
    """Run what was asked for; guess only what harms nobody."""
    if len(words) > LONGEST:
        return (Show(card=refusal.too_many_words(talk.t)),)
    match read_command(words):
        case Empty():
            return await me.overview(talk)
        case Word() as word:
            return await _in_its_place(talk, word)
        case DidYouMean(command=command):
            return (Show(card=refusal.did_you_mean(talk.t, word=str(command), act=_ACTS[command])),)
        case Poll():
            leader = bool(talk.scene.configuration.led_by(talk.scene.me))
            return (Show(card=refusal.no_polls(talk.t, leader=leader)),)
        case Sentence(text=text):
            return _politely(talk, text) or await commitments.offer_draft(talk, text)


def _politely(talk: Talk, text: str) -> Reply:
    """Thanks and questions are nothing to do, and nothing to answer with."""
    match manner(text):
        case Manner.THANKS:
            return (Show(card=refusal.thanks(talk.t)),)
        case Manner.ANSWER:
            return (Show(card=refusal.use_the_buttons(talk.t)),)
        case Manner.UNCLEAR:
            return (Show(card=refusal.not_understood(talk.t)),)
        case None:
            return ()


async def _in_its_place(talk: Talk, word: Word) -> Reply:
    """In a channel only økt and help answer there; the rest is told privately, and says so."""
    if talk.place.group is not None and word.command is Command.HJELP:
        return (Show(card=in_channel(talk.t), here=True),)
    return await _run(talk, word)


async def _run(talk: Talk, word: Word) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one line a word, in the order of the table
    if word.command not in _OPEN_TO_ALL and not await talk.scene.takes_part(talk.scene.me):
        return await me.overview(talk)
    match word.command:
        case Command.NYTT:
            return await commitments.new(talk, words=word.rest)
        case Command.MINE:
            return await commitments.mine(talk)
        case Command.FERDIG | Command.FLYTT:
            return await commitments.choose(talk)
        case Command.SVAR:
            return await _answer(talk)
        case Command.RUNDE:
            return await leaders.start(talk, words=word.rest)
        case Command.OKT:
            return await sessions.open_form(talk)
        case Command.PUNKTER:
            return await leaders.points(talk, words=word.rest)
        case Command.STATUS:
            return await status.show(talk, words=word.rest)
        case Command.UKESBREV:
            return await leaders.digest(talk, words=word.rest)
        case Command.TILBAKEBLIKK:
            return await memory.show_look_back(talk)
        case Command.NOTAT:
            return await memory.offer_note(talk, asked_for_minutes=word.asked_for_minutes)
        case Command.MALING:
            return await pulse.show(talk)
        case Command.PAUSE:
            return await me.ask_pause(talk, words=word.rest)
        case Command.TILBAKE:
            return await me.end_pause(talk)
        case Command.OPPSETT:
            return await me.setup(talk)
        case Command.MINE_DATA:
            return await me.show_my_data(talk)
        case Command.BLI_MED:
            return await welcome.join(talk)
        case Command.SLUTT:
            return await welcome.ask_to_leave(talk)
        case Command.HJELP:
            return await show_help(talk)
        case Command.OVERSIKT:
            return await me.overview(talk)


_OPEN_TO_ALL = {
    Command.HJELP,
    Command.BLI_MED,
    Command.MINE_DATA,
    Command.OPPSETT,
    Command.SLUTT,
    Command.OVERSIKT,
}


async def _answer(talk: Talk) -> Reply:
    groups = talk.scene.my_groups()
    if groups and all(talk.scene.is_over(group) for group in groups):
        return (Show(card=overview_cards.group_over(talk.t, group=groups[0].name)),)
    found = await _open_rounds(talk)
    if not found:
        return (Show(card=overview_cards.no_open_round(talk.t)),)
    if len(found) > 1:
        each = [(one.id, talk.question(one)) for one in found]
        return (Open(form=overview_cards.which_round(talk.t, act=Act.WRITE_REFLECTION, rounds=each)),)
    before = await reflect.my_reflection(talk.scene, found[0].id)
    return (Open(form=rounds.reflection_form(talk, found[0], before)),)


async def _open_rounds(talk: Talk) -> list[Round]:
    scene = talk.scene
    rounds_of_mine = [await scene.work.rounds.open_in(group.id) for group in await scene.groups_i_answer_in()]
    return [one for one in rounds_of_mine if one is not None and one.phase in {Phase.THINK, Phase.SHARE}]


async def said(talk: Talk, text: str) -> Reply:
    """A plain message: a command in so many words, else an answer to the open question, else something to do."""
    if len(text) > LONGEST:
        return (Show(card=refusal.too_many_words(talk.t)),)
    if isinstance(read := read_command(text), Empty | Poll) or (isinstance(read, Word) and read.sure):
        return await commanded(talk, text)
    if not await talk.scene.takes_part(talk.scene.me):
        return await me.overview(talk)
    found = await reflect.open_question(talk.scene)
    if found is None or manner(text) in {Manner.THANKS, Manner.ANSWER}:
        return await commanded(talk, text)
    return await _to_a_question(talk, text, found)


async def _to_a_question(talk: Talk, text: str, found: Round) -> Reply:
    """While one is open, what people write is most often an answer, and now and then something they will do."""
    if len(text.strip()) > LONGEST_REFLECTION:
        return (Show(card=refusal.too_many_words(talk.t)),)
    if is_task(text, read_sentence(text, talk.today, talk.language)):
        return await commitments.offer_draft(talk, text, found.id)
    return await _offer_to_save(talk, text, found)


async def _offer_to_save(talk: Talk, text: str, found: Round) -> Reply:
    before = await reflect.my_reflection(talk.scene, found.id)
    card = round_cards.offer_to_save(
        talk.t,
        draft=await talk.keep(text),
        question=talk.question(found),
        readers=readers_of(talk.scene, talk.scene.configuration.group(found.group)),
        min_unnamed=talk.scene.configuration.privacy.min_unnamed,
        chosen=before.visibility if before else None,
        allowed=rounds.allowed_now(found, before),
    )
    return (Show(card=card),)
