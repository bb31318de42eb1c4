"""Make, keep, move, hand over and finish oppfølgingspunkter."""

from datetime import date

from bot.cards import commitment as cards
from bot.cards import commitment_form as forms
from bot.cards import giving
from bot.cards import mine as mine_cards
from bot.cards.card import Card
from bot.cards.card import Form as CardForm
from bot.cards.readers import Readers
from bot.domain.calendar import Calendar
from bot.domain.commitment import Commitment, Content, Form, Reach
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotFound, Unacceptable
from bot.domain.ids import BodyId, CommitmentId, GroupId, PersonId
from bot.domain.reminder import Reminding
from bot.domain.when import Day, read_when
from bot.usecases import hand_over, keep_commitment, make_commitment
from bot.usecases.conversation.guarding import read_shared
from bot.usecases.conversation.talk import Talk, readers_of
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show
from bot.usecases.sentence import draft as read_sentence

OFFER_DAYS = 5


def commitment_in(pressed: Pressed) -> CommitmentId:
    """From the button, or from the selector beside it."""
    chosen = pressed.action.refs.get("commitment") or pressed.values.get(mine_cards.COMMITMENT, "")
    if not chosen:
        raise Unacceptable("choose-one-first")
    return CommitmentId(chosen)


def date_from(text: str, today: date) -> date | None:
    """An input of type date gives ISO; what people type by hand is read as they mean it."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    match read_when(text, today):
        case Day(date=day):
            return day
        case _:
            raise Unacceptable("date-not-understood")


async def offer_draft(talk: Talk, text: str) -> Reply:
    """A free sentence: show what was understood, save nothing before a yes."""
    read = read_sentence(text, talk.today, talk.language)
    return (
        Show(card=cards.draft(talk.t, draft=await talk.keep(text), what=read.what, due=read.due, today=talk.today)),
    )


async def new(talk: Talk, pressed: Pressed | None = None, *, words: str = "") -> Reply:
    """Open the form: empty, filled from a draft, or from the words behind the command."""
    content: Content | None = None
    text = await talk.kept(pressed.action.refs.get("draft") if pressed else None) or words
    if text:
        read = read_sentence(text, talk.today, talk.language)
        content = Content(what=read.what, due=read.due)
    kind = make_commitment.roles_in(talk.scene).form_for(talk.scene.me)
    if pressed and pressed.action.refs.get("form") in set(Form):
        kind = Form(pressed.action.refs["form"])
    return (Open(form=_form(talk, kind, content=content, people=await _may_be_asked(talk))),)


def _form(
    talk: Talk,
    kind: Form,
    *,
    content: Content | None = None,
    commitment: Commitment | None = None,
    people: tuple[tuple[PersonId, str], ...] = (),
) -> CardForm:
    group = _home(talk, commitment)
    return forms.commitment_form(
        talk.t,
        kind=kind,
        group=group.id if group else None,
        readers=readers_of(talk.scene, group) if group else None,
        content=content,
        reach=commitment.reach if commitment else None,
        people=people,
        me=talk.scene.me,
        bodies=talk.scene.configuration.bodies,
        commitment=commitment.id if commitment else None,
    )


def _home(talk: Talk, commitment: Commitment | None) -> WorkingGroup | None:
    if commitment is not None and commitment.group is not None:
        return talk.scene.configuration.group(commitment.group)
    return make_commitment.group_for(talk.scene, None)


async def _may_be_asked(talk: Talk) -> tuple[tuple[PersonId, str], ...]:
    return tuple((one.id, one.name) for one in await hand_over.may_take(talk.scene))


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
    notes = await _read(talk, made, before="")
    if who != talk.scene.me:
        return (*await _offer(talk, made, who), *notes)
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
    notes = await _read(talk, changed, before=_words(before) if before.reach is Reach.GROUP else "")
    return (Show(card=cards.edited(talk.t)), *notes)


async def _read(talk: Talk, made: Commitment, before: str) -> Reply:
    if made.group is None:
        return ()
    private = made.reach is Reach.ONLY_ME
    return await read_shared(
        talk, made.group, _words(made), before=before, private=private, refs={"commitment": made.id}
    )


def _words(commitment: Commitment) -> str:
    return "\n".join(part for part in (commitment.content.what, commitment.content.how) if part)


def confirmed(talk: Talk, made: Commitment) -> Card:
    return cards.confirmed(
        talk.t,
        commitment=made.id,
        what=made.content.what,
        due=made.content.due,
        reach=made.reach,
        readers=_readers(talk, made),
        remind_on=reminder_days(talk, made.content.due),
        today=talk.today,
        where=_where(talk, made),
    )


def reminder_days(talk: Talk, due: date | None) -> tuple[date, ...]:
    if due is None:
        return ()
    configuration = talk.scene.configuration
    reminding = Reminding(rules=configuration.reminders, calendar=Calendar.of_tenant(configuration))
    return tuple(one.day for one in reminding.days(due) if one.day > talk.today and one.day <= due)


def _readers(talk: Talk, commitment: Commitment) -> Readers | None:
    group = _home(talk, commitment)
    return readers_of(talk.scene, group) if group else None


def _where(talk: Talk, commitment: Commitment) -> str | None:
    return talk.scene.configuration.body(commitment.content.body).name if commitment.content.body else None


async def edit(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (Open(form=_form(talk, found.form, content=found.content, commitment=found)),)


async def undo(talk: Talk, pressed: Pressed) -> Reply:
    await keep_commitment.undo(talk.scene, commitment_in(pressed))
    return (Show(card=cards.undone(talk.t), replaces=True),)


async def share(talk: Talk, pressed: Pressed) -> Reply:
    shared = await keep_commitment.show_to(talk.scene, commitment_in(pressed), Reach.GROUP)
    readers = _readers(talk, shared)
    if readers is None:
        raise NotFound
    notes = await _read(talk, shared, before="")
    return (Show(card=cards.shared(talk.t, commitment=shared.id, readers=readers)), *notes)


async def unshare(talk: Talk, pressed: Pressed) -> Reply:
    hidden = await keep_commitment.show_to(talk.scene, commitment_in(pressed), Reach.ONLY_ME)
    return (Show(card=cards.unshared(talk.t, commitment=hidden.id)),)


async def mine(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - the same list for both ways
    card = mine_cards.mine(
        talk.t,
        commitments=await keep_commitment.mine(talk.scene),
        matters=await talk.scene.work.carried.of_person(talk.scene.me),
        bodies={body.id: body.name for body in talk.scene.configuration.bodies},
        today=talk.today,
    )
    return (Show(card=card),)


async def pick(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (Show(card=mine_cards.one(talk.t, commitment=found, where=_where(talk, found), today=talk.today)),)


async def finish(talk: Talk, pressed: Pressed) -> Reply:
    done = await keep_commitment.finish(talk.scene, commitment_in(pressed))
    return (Show(card=cards.done_question(talk.t, commitment=done.id)),)


async def drop(talk: Talk, pressed: Pressed) -> Reply:
    dropped = await keep_commitment.drop(talk.scene, commitment_in(pressed))
    return (Show(card=cards.dropped(talk.t, commitment=dropped.id)),)


async def reopen(talk: Talk, pressed: Pressed) -> Reply:
    opened = await keep_commitment.reopen(talk.scene, commitment_in(pressed))
    return (Show(card=cards.reopened(talk.t, commitment=opened.id)),)


async def move(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (Open(form=forms.move_form(talk.t, commitment=found.id, what=found.content.what, due=found.content.due)),)


async def save_move(talk: Talk, pressed: Pressed) -> Reply:
    due = date_from(pressed.values.get(forms.BY, ""), talk.today)
    if due is None:
        raise Unacceptable("date-not-understood")
    moved = await keep_commitment.move(talk.scene, commitment_in(pressed), due)
    return (Show(card=cards.moved(talk.t, commitment=moved.id, due=due, today=talk.today)),)


async def ask_whom(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    people = tuple((one.id, one.name) for one in await hand_over.may_take(talk.scene))
    if not people:
        return (Show(card=giving.nobody_to_ask(talk.t)),)
    return (Open(form=forms.hand_over_form(talk.t, commitment=found.id, what=found.content.what, people=people)),)


async def save_hand_over(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return await _offer(talk, found, PersonId(pressed.values.get(forms.TO, "")))


async def _offer(talk: Talk, commitment: Commitment, to: PersonId) -> Reply:
    await hand_over.offer(talk.scene, commitment.id, to)
    until = Calendar.of_tenant(talk.scene.configuration).working_days_after(talk.today, OFFER_DAYS)
    return (Show(card=giving.sent(talk.t, to=talk.name_of(to), until=until, today=talk.today)),)


async def accept_proposed(talk: Talk, pressed: Pressed) -> Reply:
    taken = await keep_commitment.accept_proposed(talk.scene, commitment_in(pressed))
    return (Show(card=confirmed(talk, taken), replaces=True),)


async def decline_proposed(talk: Talk, pressed: Pressed) -> Reply:
    declined = await keep_commitment.decline_proposed(talk.scene, commitment_in(pressed))
    giver = talk.scene.person(declined.giver).name if declined.giver else None
    return (Show(card=giving.declined(talk.t, giver=giver), replaces=True),)


async def accept_offer(talk: Talk, pressed: Pressed) -> Reply:
    handed = await hand_over.accept_offer(talk.scene, commitment_in(pressed))
    return (Show(card=confirmed(talk, handed.taken), replaces=True),)


async def decline_offer(talk: Talk, pressed: Pressed) -> Reply:
    declined = await hand_over.decline_offer(talk.scene, commitment_in(pressed))
    return (Show(card=giving.declined(talk.t, giver=talk.name_of(declined.owner)), replaces=True),)


async def ask_what_was_learned(talk: Talk, pressed: Pressed) -> Reply:
    found = await keep_commitment.my_commitment(talk.scene, commitment_in(pressed))
    return (
        Open(
            form=forms.learned_form(talk.t, commitment=found.id, what=found.content.what, readers=_readers(talk, found))
        ),
    )


async def save_learned(talk: Talk, pressed: Pressed) -> Reply:
    shared = pressed.values.get(forms.SHARED) == "yes"
    words = pressed.values.get(forms.LEARNED, "")
    found = await keep_commitment.learn(talk.scene, commitment_in(pressed), words, shared=shared)
    readers = _readers(talk, found) if shared else None
    notes = await read_shared(talk, found.group, words, private=not shared) if found.group else ()
    return (Show(card=cards.learned(talk.t, readers=readers)), *notes)


async def skip_learned(talk: Talk, pressed: Pressed) -> Reply:
    return (Show(card=cards.skipped(talk.t, commitment=commitment_in(pressed)), replaces=True),)
