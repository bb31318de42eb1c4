"""The form to take a matter up oneself, and how a date that is typed is read."""

from datetime import date

from bot.cards import carry as cards
from bot.cards import which_day
from bot.domain.configuration import Body
from bot.domain.errors import Unacceptable
from bot.domain.ids import BodyId
from bot.domain.when import Day, Nothing, Why, read_when
from bot.usecases.conversation.talk import Talk
from bot.usecases.reply import Open, Reply
from bot.usecases.understanding.sentence import Draft


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
        case Nothing(why=Why.NO_SUCH_DAY):
            raise Unacceptable("no-such-day")
        case _:
            raise Unacceptable("date-not-understood")


def own_bodies(talk: Talk, chosen: BodyId | None = None) -> tuple[Body, ...]:
    """Those where the person sits, and one that has been chosen; all of them when the set-up does not say."""
    bodies, mine = talk.scene.configuration.bodies, talk.scene.person(talk.scene.me).bodies
    return tuple(one for one in bodies if not mine or one.id in mine or one.id == chosen)


def bodies_for(talk: Talk, chosen: BodyId | None = None) -> tuple[Body, ...] | None:
    """Elected members carry to a body; others to the line."""
    return own_bodies(talk, chosen) if talk.scene.person(talk.scene.me).role.political else None


def carry_draft(talk: Talk, read: Draft) -> Reply:
    """What a free sentence said, with the body it named when we know it."""
    named = next((one.id for one in talk.scene.configuration.bodies if _same(one.name, read.body_words)), None)
    bodies = bodies_for(talk, named)
    body = named if bodies else None
    asked = which_day.in_form(talk.t, read.when)
    form = cards.carry_form(talk.t, bodies=bodies, what=read.matter, body=body, when=read.due, which_day=asked)
    return (Open(form=form),)


def _same(name: str, words: str) -> bool:
    """«bystyret» is Bystyret; «temadagen» is nothing we know."""
    return bool(words) and words.casefold().strip() == name.casefold()
