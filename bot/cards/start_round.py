"""`/oppfølging runde`: a leader starts a round, and what may stand in the way."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.cards.action import Act, Action
from bot.cards.card import Buttons, Card, Choice, Form, Option, Style, TextInput
from bot.cards.writing import button, card, form, note, text
from bot.domain.ids import GroupId
from bot.domain.library import PromptId
from bot.i18n import dates
from bot.i18n.names import in_sentence
from bot.i18n.translator import Translator

PROMPT = "prompt"
OWN = "own"
LONGEST_QUESTION = 500


def start_form(t: Translator, *, group: GroupId, prompts: Sequence[tuple[PromptId, str]], own: str = "") -> Form:
    """Choose a question that is not used yet, or write an own one."""
    choice = Choice(
        name=PROMPT,
        label=t.text("start.choose"),
        options=tuple(Option(value=prompt, label=question) for prompt, question in prompts),
        required=False,
        open=False,
    )
    return form(
        t,
        "start.title",
        Action(Act.SAVE_START_ROUND, {"group": group}),
        text(t, "start.intro"),
        choice if prompts else None,
        TextInput(
            name=OWN,
            label=t.text("start.own-or" if prompts else "start.own"),
            help=t.text("start.own-help"),
            initial=own,
            multiline=True,
            required=not prompts,
            longest=LONGEST_QUESTION,
        ),
        submit="button.start-round",
    )


def started(t: Translator, *, group: str, first_at: datetime, share_at: datetime, today: date) -> Card:
    return note(
        t,
        "start.started",
        group=group,
        first=dates.moment(t.language, first_at, today),
        share=dates.moment(t.language, share_at, today),
    )


def near_meeting(t: Translator, *, group: GroupId, body: str, meeting: date, today: date, **question: str) -> Card:
    """The share phase would fall in the days before a body meets. `question`: refs to start with."""
    named = in_sentence(t, body)
    return card(
        t,
        t.text("start.near-summary", body=named),
        text(t, "start.near", body=named, day=dates.weekday_and_day(t.language, meeting, today)),
        Buttons(
            (
                button(t, "button.wait", Act.CANCEL, style=Style.PRIMARY),
                button(t, "button.start-anyway", Act.START_ROUND_ANYWAY, question, group=group),
            )
        ),
    )


def waited(t: Translator) -> Card:
    return note(t, "start.waited")


def already_open(t: Translator, *, group: str, question: str) -> Card:
    return card(t, t.text("start.already-summary"), text(t, "start.already", group=group, question=question))


def question_or_own(t: Translator) -> Card:
    """Neither was given, or both."""
    return note(t, "start.one-question")


def prompts_used_up(t: Translator, *, group: GroupId, name: str) -> Card:
    """To a leader: the questions of the list have all been asked; nothing is repeated by itself."""
    return card(
        t,
        t.text("start.used-up-summary"),
        text(t, "start.used-up", group=name),
        Buttons((button(t, "button.write-question", Act.START_ROUND, group=group),)),
    )
