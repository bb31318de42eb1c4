"""Take a matter up oneself: the form, the note of it, and [Angre]."""

from bot.cards import carry as cards
from bot.cards.card import Card
from bot.domain.carried_matter import CarriedMatter
from bot.domain.ids import BodyId, CarriedMatterId
from bot.i18n.names import in_sentence
from bot.usecases import carry_to_body
from bot.usecases.conversation.carry_form import bodies_for, date_from
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Open, Reply, Show


async def open_form(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - starts empty: own words
    return (Open(form=cards.carry_form(talk.t, bodies=bodies_for(talk))),)


async def save(talk: Talk, pressed: Pressed) -> Reply:
    body = pressed.values.get(cards.BODY, "")
    when = date_from(pressed.values.get(cards.WHEN, ""), talk.today)
    what = pressed.values.get(cards.WHAT, "")
    where = BodyId(body) if body else None
    if "matter" in pressed.action.refs:
        matter = await carry_to_body.change(talk.scene, _matter(pressed), what, where, when)
    else:
        matter = await carry_to_body.carry(talk.scene, what, where, when)
    return (Show(card=confirmed(talk, matter)),)


def confirmed(talk: Talk, matter: CarriedMatter) -> Card:
    body = in_sentence(talk.t, talk.scene.configuration.body(matter.body).name) if matter.body else None
    return cards.confirmed(talk.t, matter=matter.id, what=matter.what, body=body, when=matter.when, today=talk.today)


async def edit(talk: Talk, pressed: Pressed) -> Reply:
    matter = await carry_to_body.my_matter(talk.scene, _matter(pressed))
    form = cards.carry_form(
        talk.t, bodies=bodies_for(talk), what=matter.what, body=matter.body, when=matter.when, matter=matter.id
    )
    return (Open(form=form),)


async def undo(talk: Talk, pressed: Pressed) -> Reply:
    await carry_to_body.undo(talk.scene, _matter(pressed))
    return (Show(card=cards.undone(talk.t), replaces=True),)


async def raised(talk: Talk, pressed: Pressed) -> Reply:
    await carry_to_body.raised(talk.scene, _matter(pressed))
    return (Show(card=cards.raised(talk.t)),)


def _matter(pressed: Pressed) -> CarriedMatterId:
    return CarriedMatterId(pressed.action.ref("matter"))
