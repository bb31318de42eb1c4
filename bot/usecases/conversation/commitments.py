"""Make, find, change and move oppfølgingspunkter."""

from bot.cards import commitment as cards
from bot.cards import commitment_form as forms
from bot.cards import mine as mine_cards
from bot.cards.card import Form as CardForm
from bot.cards.overview import group_over
from bot.cards.refusal import too_many_words
from bot.domain.commitment import LONGEST_WHAT, Commitment, Content, Form, Reach
from bot.domain.errors import NotFound, Unacceptable
from bot.domain.ids import BodyId, GroupId, PersonId, RoundId
from bot.domain.when import Nothing, When
from bot.usecases import hand_over, keep_commitment, make_commitment
from bot.usecases.conversation.carry_form import carry_draft, date_from, own_bodies
from bot.usecases.conversation.commitment_view import (
    ask_to_take,
    commitment_in,
    confirmed,
    home_of,
    read_content,
    readers_for,
    where_of,
    words_of,
)
from bot.usecases.conversation.giving import offered_card
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.conversation.welcome import waiting_for_a_yes
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show
from bot.usecases.understanding.sentence import Kind
from bot.usecases.understanding.sentence import draft as read_sentence


async def offer_draft(talk: Talk, text: str, question: RoundId | None = None) -> Reply:
    """A free sentence: show what was understood, save nothing before a yes. `question`: it may also be an answer."""
    read = read_sentence(text, talk.today, talk.language)
    if len(read.what) > LONGEST_WHAT:
        return (Show(card=too_many_words(talk.t)),)
    card = cards.draft(
        talk.t,
        draft=await talk.keep(text),
        what=read.what,
        when=read.when,
        today=talk.today,
        question=question,
    )
    return (Show(card=card),)


async def new(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:
    """Open the form: empty, filled from a draft, or from the words behind the command."""
    if make_commitment.group_for(talk.scene, None) is None:
        return (Show(card=group_over(talk.t, group=talk.scene.my_groups()[0].name)),)
    text = await talk.kept(pressed.action.refs.get("draft") if pressed else None) or words
    content: Content | None = None
    when: When = Nothing()
    if text:
        read = read_sentence(text, talk.today, talk.language)
        if read.kind is Kind.CARRY:
            return carry_draft(talk, read)
        content, when = Content(what=read.what, due=read.due), read.when
    kind = make_commitment.roles_in(talk.scene).form_for(talk.scene.me)
    if pressed and pressed.action.refs.get("form") in set(Form):
        kind = Form(pressed.action.refs["form"])
    return (Open(form=_form(talk, kind, content=content, people=await _may_be_asked(talk), when=when)),)


def _form(
    talk: Talk,
    kind: Form,
    *,
    content: Content | None = None,
    commitment: Commitment | None = None,
    people: tuple[tuple[PersonId, str], ...] = (),
    when: When = Nothing(),  # noqa: B008 - a value that nobody changes
) -> CardForm:
    group = home_of(talk, commitment)
    return forms.commitment_form(
        talk.t,
        kind=kind,
        group=group.id if group else None,
        readers=readers_of(talk.scene, group) if group else None,
        content=content,
        reach=commitment.reach if commitment else None,
        people=people,
        me=talk.scene.me,
        bodies=own_bodies(talk, content.body if content else None),
        commitment=commitment.id if commitment else None,
        when=when,
    )


async def _may_be_asked(talk: Talk) -> tuple[tuple[PersonId, str], ...]:
    """The writer first: nothing is given away by a choice that nobody made."""
    others = tuple((one.id, one.name) for one in await hand_over.may_take(talk.scene))
    return ((talk.scene.me, talk.name_of(talk.scene.me)), *others) if others else ()


async def save(talk: Talk, pressed: Pressed) -> Reply:
    content = _content(talk, pressed)
    if "commitment" in pressed.action.refs:
        return await _save_edit(talk, pressed, content)
    form = pressed.action.refs.get("form", "")
    kind = Form(form) if form in set(Form) else make_commitment.roles_in(talk.scene).form_for(talk.scene.me)
    group = pressed.action.refs.get("group")
    made = await make_commitment.make_commitment(
        talk.scene, content, form=kind, reach=_reach(pressed), group=GroupId(group) if group else None
    )
    who = PersonId(pressed.values.get(forms.WHO, "") or talk.scene.me)
    notes = await read_content(talk, made, before="")
    if who != talk.scene.me:
        return (*await ask_to_take(talk, made, who), *notes)
    return (Show(card=confirmed(talk, made)), *notes)


def _content(talk: Talk, pressed: Pressed) -> Content:
    values = pressed.values
    body = values.get(forms.BODY, "")
    if body:
        talk.scene.configuration.body(BodyId(body))
    return Content(
        what=values.get(forms.WHAT, ""),
        how=values.get(forms.HOW, ""),
        involve=values.get(forms.INVOLVE, ""),
        body=BodyId(body) if body else None,
        due=date_from(values.get(forms.BY, ""), talk.today),
    )


def _reach(pressed: Pressed) -> Reach:
    """A missing choice never shows anything to others."""
    chosen = pressed.values.get(forms.REACH, "")
    return Reach(chosen) if chosen in set(Reach) else Reach.ONLY_ME


async def _save_edit(talk: Talk, pressed: Pressed, content: Content) -> Reply:
    before = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    await keep_commitment.edit(talk.scene, before.id, content)
    changed = await keep_commitment.show_to(talk.scene, before.id, _reach(pressed))
    notes = await read_content(talk, changed, before=words_of(before) if before.reach is Reach.GROUP else "")
    return (Show(card=cards.edited(talk.t)), *notes)


async def edit(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (Open(form=_form(talk, found.form, content=found.content, commitment=found)),)


async def undo(talk: Talk, pressed: Pressed) -> Reply:
    await keep_commitment.undo(talk.scene, commitment_in(pressed))
    return (Show(card=cards.undone(talk.t), replaces=True),)


async def share(talk: Talk, pressed: Pressed) -> Reply:
    shared = await keep_commitment.show_to(talk.scene, commitment_in(pressed), Reach.GROUP)
    readers = readers_for(talk, shared)
    if readers is None:
        raise NotFound
    notes = await read_content(talk, shared, before="")
    return (Show(card=cards.shared(talk.t, commitment=shared.id, readers=readers)), *notes)


async def unshare(talk: Talk, pressed: Pressed) -> Reply:
    hidden = await keep_commitment.show_to(talk.scene, commitment_in(pressed), Reach.ONLY_ME)
    return (Show(card=cards.unshared(talk.t, commitment=hidden.id)),)


async def mine(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - the same list for both ways
    """Own ones, and what waits for an own yes: somebody else's hope comes after what one has said oneself."""
    owned = await keep_commitment.mine(talk.scene)
    card = mine_cards.mine(
        talk.t,
        commitments=owned,
        matters=await talk.scene.work.carried.of_person(talk.scene.me),
        bodies={body.id: body.name for body in talk.scene.configuration.bodies},
        today=talk.today,
    )
    offered = await talk.scene.work.commitments.offered_to(talk.scene.me)
    asked = [Show(card=offered_card(talk, one)) for one in offered]
    return (Show(card=card), *waiting_for_a_yes(talk, owned), *asked)


async def choose(talk: Talk) -> Reply:
    """Somebody wants to finish or move something: which one?"""
    active = [one for one in await keep_commitment.mine(talk.scene) if one.status.active]
    if not active:
        return await mine(talk)
    if len(active) == 1:
        return (_one(talk, active[0]),)
    return (Show(card=mine_cards.choose(talk.t, active=active, today=talk.today)),)


def _one(talk: Talk, found: Commitment) -> Show:
    return Show(card=mine_cards.one(talk.t, commitment=found, where=where_of(talk, found), today=talk.today))


async def pick(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (_one(talk, found),)


async def move(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (Open(form=forms.move_form(talk.t, commitment=found.id, what=found.content.what, due=found.content.due)),)


async def save_move(talk: Talk, pressed: Pressed) -> Reply:
    due = date_from(pressed.values.get(forms.BY, ""), talk.today)
    if due is None:
        raise Unacceptable("date-not-understood")
    moved = await keep_commitment.move(talk.scene, commitment_in(pressed), due)
    return (Show(card=cards.moved(talk.t, commitment=moved.id, due=due, today=talk.today)),)
