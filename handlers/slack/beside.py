"""Beside which input it stands that something cannot be taken: the form stays open, and nothing typed is lost."""

from collections.abc import Mapping
from typing import Any, Final

from bot.cards import carry, commitment_form, pause, session, setup, start_round
from bot.cards import round as rounds
from bot.cards.text import plain
from bot.usecases.reply import Show
from handlers.slack.inputs import name_in
from handlers.slack.render import literal

_DATES: Final = (commitment_form.BY, carry.WHEN, pause.BACK_ON)
INPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "date-has-passed": _DATES,
    "date-not-understood": _DATES,
    "pause-ends-before-it-begins": _DATES,
    "commitment-empty": (commitment_form.WHAT,),
    "commitment-too-long": (commitment_form.WHAT,),
    "carried-empty": (carry.WHAT,),
    "carried-too-long": (carry.WHAT,),
    "reflection-empty": (rounds.TEXT,),
    "reflection-too-long": (rounds.TEXT,),
    "question-too-long": (start_round.OWN,),
    "timezone-unknown": (setup.TIMEZONE,),
    "hours-end-before-start": (setup.END,),
    "own-times-unclear": (session.MINUTES,),
}


def beside(view: Mapping[str, Any], refused: Show) -> dict[str, str] | None:
    """Find the input it is about, else the first; None when the view has no input to say it beside."""
    blocks = [str(one["block_id"]) for one in view.get("blocks", ()) if one.get("type") == "input"]
    if not blocks:
        return None
    wanted = INPUTS.get(refused.refused, ())
    block = next((one for one in blocks if name_in(one) in wanted), blocks[0])
    sentence = plain(refused.card).partition("\n[")[0]
    return {block: literal(sentence)}
