"""Answer a question, stand over, be host, write points."""

from bot.cards import host as host_cards
from bot.cards import points as points_cards
from bot.cards import receipt, share
from bot.cards import round as cards
from bot.cards.card import Card, Form
from bot.cards.overview import ROUND, no_open_round
from bot.domain.errors import NotFound
from bot.domain.ids import ReflectionId, RoundId
from bot.domain.round import Phase, Reflection, Round, Visibility
from bot.usecases import advance_round, host, reflect
from bot.usecases.conversation.guarding import read_shared
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.incoming import Pressed
from bot.usecases.reflect import Written
from bot.usecases.reply import Open, Reply, Show


def round_in(pressed: Pressed) -> RoundId:
    """From the button, or from the little form that asks which question is meant."""
    return RoundId(pressed.action.refs.get("round") or pressed.values.get(ROUND) or pressed.action.ref("round"))


async def write(talk: Talk, pressed: Pressed) -> Reply:
    """Open the form: empty, or with what was written. After a session the button names no round: the open one."""
    wanted = pressed.action.refs.get("round") or pressed.values.get(ROUND)
    open_now = None if wanted else await reflect.open_question(talk.scene)
    if not wanted and open_now is None:
        return (Show(card=no_open_round(talk.t)),)
    found, _ = await reflect.round_for(talk.scene, open_now.id if open_now else round_in(pressed))
    before = await reflect.my_reflection(talk.scene, found.id)
    if found.phase is Phase.CLOSED and before is None:
        return (Show(card=share.closed(talk.t, question=talk.question(found))),)
    more = await talk.kept(pressed.action.refs.get("draft")) or ""
    return (Open(form=reflection_form(talk, found, before, more)),)


def with_more(before: Reflection | None, more: str) -> str:
    """What is written later comes below; nothing that stands there is lost."""
    return "\n\n".join(part for part in (before.text if before else "", more) if part)


def reflection_form(talk: Talk, found: Round, before: Reflection | None, more: str = "") -> Form:
    allowed = allowed_now(found, before)
    return cards.reflection_form(
        talk.t,
        round_id=found.id,
        question=talk.question(found),
        readers=readers_of(talk.scene, talk.scene.configuration.group(found.group)),
        min_unnamed=talk.scene.configuration.privacy.min_unnamed,
        text=with_more(before, more),
        chosen=before.visibility if before and before.visibility in allowed else None,
        allowed=allowed,
    )


def allowed_now(found: Round, before: Reflection | None) -> tuple[Visibility, ...]:
    """What stands in the thread may stay as it stands or be taken back; after the thread has closed none joins it."""
    if before is not None and before.shared_at is not None:
        return (before.visibility, Visibility.PRIVATE)
    return cards.ALL if found.open else (Visibility.PRIVATE,)


async def save(talk: Talk, pressed: Pressed) -> Reply:
    text = pressed.values.get(cards.TEXT, "")
    return await save_text(talk, round_in(pressed), text, _visibility(pressed))


async def save_text(talk: Talk, round_id: RoundId, text: str, visibility: Visibility) -> Reply:
    written = await reflect.reflect(talk.scene, round_id, text, visibility)
    if written.reflection.visibility is not visibility:
        return (Show(card=receipt.too_late(talk.t)),)
    if written.round.phase in {Phase.SHARE, Phase.POINTS}:
        await advance_round.share_answers(talk.scene, round_id)
    return (Show(card=_receipt(talk, written)), *await _read(talk, written))


async def _read(talk: Talk, written: Written) -> Reply:
    """What is only for oneself is not read, and so it is read whole when it is shared at last."""
    if written.reflection.visibility is Visibility.PRIVATE:
        return ()
    before = written.before
    known = before.text if before is not None and before.visibility is not Visibility.PRIVATE else ""
    refs = {"reflection": written.reflection.id}
    return await read_shared(talk, written.round.group, written.reflection.text, before=known, refs=refs)


def _receipt(talk: Talk, written: Written) -> Card:
    found, reflection, before = written.round, written.reflection, written.before
    if before is not None and before.shared_at is not None:
        if reflection.visibility is Visibility.PRIVATE:
            return receipt.withdrawn(talk.t, round_id=found.id, reflection=reflection.id)
        return receipt.edited(talk.t, round_id=found.id, reflection=reflection.id, shared=True)
    thinking = found.phase is Phase.THINK
    return receipt.saved(
        talk.t,
        round_id=found.id,
        reflection=reflection.id,
        visibility=reflection.visibility,
        readers=readers_of(talk.scene, talk.scene.configuration.group(found.group)),
        min_unnamed=talk.scene.configuration.privacy.min_unnamed,
        share_at=talk.local(found.phase_ends_at) if thinking else None,
        today=talk.today,
    )


def _visibility(pressed: Pressed) -> Visibility:
    """A choice that is missing or forged keeps the text private: nothing is ever shared by mistake."""
    chosen = pressed.values.get(cards.VISIBILITY) or pressed.action.refs.get("visibility", "")
    return Visibility(chosen) if chosen in set(Visibility) else Visibility.PRIVATE


async def save_draft(talk: Talk, pressed: Pressed) -> Reply:
    draft = await talk.scene.work.drafts.take(pressed.action.ref("draft"), talk.scene.me)
    found = await reflect.open_question(talk.scene)
    if draft is None or found is None:
        return (Show(card=cards.draft_gone(talk.t), replaces=True),)
    before = await reflect.my_reflection(talk.scene, found.id)
    return await save_text(talk, found.id, with_more(before, draft.text), _visibility(pressed))


async def drop_draft(talk: Talk, pressed: Pressed) -> Reply:
    await talk.scene.work.drafts.take(pressed.action.ref("draft"), talk.scene.me)
    return (Show(card=cards.draft_dropped(talk.t), replaces=True),)


async def delete(talk: Talk, pressed: Pressed) -> Reply:
    reflection = ReflectionId(pressed.action.ref("reflection"))
    before = await talk.scene.work.reflections.get(reflection)
    await reflect.delete_reflection(talk.scene, reflection)
    return (Show(card=receipt.deleted(talk.t, was_shared=before.shared_at is not None), replaces=True),)


async def stand_over(talk: Talk, pressed: Pressed) -> Reply:
    """Who has written already hears that it stands, and how to take it back."""
    written = await reflect.my_reflection(talk.scene, round_in(pressed))
    if written is not None:
        return (Show(card=receipt.written_already(talk.t, round_id=written.round, reflection=written.id)),)
    found = await reflect.stand_over(talk.scene, round_in(pressed))
    return (Show(card=cards.stood_over(talk.t, round_id=found.id)),)


async def undo_stand_over(talk: Talk, pressed: Pressed) -> Reply:
    found = await reflect.undo_stand_over(talk.scene, round_in(pressed))
    return (Show(card=cards.stand_over_undone(talk.t, round_id=found.id), replaces=True),)


async def choose_again(talk: Talk, pressed: Pressed) -> Reply:
    visibility = _visibility(pressed)
    chosen = await reflect.choose_again(talk.scene, ReflectionId(pressed.action.ref("reflection")), visibility)
    if chosen.visibility is not visibility:
        return (Show(card=receipt.too_late(talk.t), replaces=True),)
    if chosen.visibility is Visibility.PRIVATE:
        return (Show(card=receipt.kept_private(talk.t), replaces=True),)
    await advance_round.share_answers(talk.scene, chosen.round)
    found = await talk.scene.work.rounds.get(chosen.round)
    readers = readers_of(talk.scene, talk.scene.configuration.group(found.group))
    return (Show(card=receipt.shared_now(talk.t, readers=readers), replaces=True),)


async def host_yes(talk: Talk, pressed: Pressed) -> Reply:
    before = await talk.scene.work.rounds.get(round_in(pressed))
    if before.host not in {None, talk.scene.me}:
        return (Show(card=host_cards.somebody_else(talk.t, name=talk.name_of(before.host)), replaces=True),)
    found = await host.accept_host(talk.scene, before.id)
    card = host_cards.accepted(talk.t, round_id=found.id, points_due=talk.local(found.points_due_at), today=talk.today)
    return (Show(card=card, replaces=True),)


async def host_no(talk: Talk, pressed: Pressed) -> Reply:
    said = await host.decline_host(talk.scene, round_in(pressed))
    card = host_cards.declined(talk.t, had_said_yes=said.had_said_yes, another=said.another)
    return (Show(card=card, replaces=True),)


async def write_points(talk: Talk, pressed: Pressed) -> Reply:
    found = await host.host_of(talk.scene, round_in(pressed))
    if not await host.may_write(talk.scene, found):
        return (Show(card=points_cards.too_late(talk.t, question=talk.question(found))),)
    readers = readers_of(talk.scene, talk.scene.configuration.group(found.group))
    return (Open(form=points_cards.points_form(talk.t, round_id=found.id, readers=readers, points=found.points)),)


async def save_points(talk: Talk, pressed: Pressed) -> Reply:
    lines = points_cards.lines(talk.t, pressed.values)
    before = await talk.scene.work.rounds.get(round_in(pressed))
    found = await host.write_points(talk.scene, before.id, lines)
    text, text_before = "\n".join(found.points), "\n".join(before.points)
    notes = await read_shared(talk, found.group, text, before=text_before, refs={"points": found.id})
    if before.points_shared_at is not None or found.points_final_at is None:
        return (Show(card=points_cards.edited(talk.t)), *notes)
    card = points_cards.receipt(
        talk.t,
        round_id=found.id,
        readers=readers_of(talk.scene, talk.scene.configuration.group(found.group)),
        editable_until=talk.local(found.points_final_at),
    )
    return (Show(card=card), *notes)


async def take_out(talk: Talk, pressed: Pressed) -> Reply:
    """Anyone may ask for their own thought to be taken out; the host does it."""
    found, _ = await reflect.round_for(talk.scene, round_in(pressed))
    line = pressed.values.get(points_cards.LINE) or pressed.action.refs.get("line")
    if line is None:
        return (Open(form=points_cards.take_out_form(talk.t, round_id=found.id, points=found.points)),)
    if not line.isdecimal() or int(line) >= len(found.points):
        raise NotFound
    if found.host == talk.scene.me:
        await host.take_out(talk.scene, found.id, int(line))
        return (Show(card=points_cards.taken_out(talk.t)),)
    await host.ask_to_take_out(talk.scene, found.id, int(line))
    return (Show(card=points_cards.take_out_asked(talk.t, host=talk.name_of(found.host))),)
