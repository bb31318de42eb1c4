"""What people write without asking for anything: thanks, a yes to nobody knows what, a question, one lone word."""

from enum import Enum, auto
from typing import Final

from bot.domain.when.tokens import fold, tokens
from bot.usecases.understanding.sentence import Draft

_LONGEST_TASK: Final = 160
"""Longer texts with a day in them tell more than what somebody will do."""


class Manner(Enum):
    THANKS = auto()
    ANSWER = auto()
    """«Ok», «ja»: to some message, and nobody knows to which."""
    UNCLEAR = auto()
    """A question, or a word that means nothing here."""


def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(word) for word in phrase.split()) for phrase in listed.split(", "))


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(word) for word in listed.split())


_THANKS: Final = _phrases(
    "takk, tusen takk, mange takk, takk takk, takk skal du ha, takk for det, takk for hjelpen, takk for hjelpa, "
    "hjertelig takk, hjarteleg takk, så bra takk, thanks, thank you, thanks a lot, many thanks"
)
_THANKS_FOR: Final = _phrases("tusen takk for, mange takk for, takk så mye, takk så mykje, thank you for")
_SHORT: Final = 6
_ANSWERS: Final = _phrases(
    "ok, okay, okei, oki, ja, jo, jepp, nei, ja takk, nei takk, greit, greitt, fint, flott, supert, bra, topp, "
    "den er god, den er grei, skjønner, forstått, skjønar, forstår, notert, kanskje, vet ikke, veit ikkje, yes, no, "
    "yes please, no thanks, fine, great, sure, maybe"
)
_ASKING: Final = _words(
    "hva hvem hvor hvordan hvorfor hvilken hvilket hvilke kva kven kvar korleis kvifor what who where how why which"
)
_TELLING: Final = _words("vi det den de dei dere i på når da då the we it they on in")
"""A sentence that begins so tells of something; nobody gives themselves a task with it."""
_OWN: Final = _words("jeg eg i")
_WILL: Final = _words("skal vil må bør ll will must should")
_ONE: Final = 1


def manner(text: str) -> Manner | None:
    words = tuple(token.folded for token in tokens(text) if token.folded.isalnum())
    if words in _THANKS or (words[:3] in _THANKS_FOR and len(words) <= _SHORT):
        return Manner.THANKS
    if words in _ANSWERS:
        return Manner.ANSWER
    if len(words) <= _ONE or words[0] in _ASKING or text.rstrip().endswith("?"):
        return Manner.UNCLEAR
    return None


def is_task(text: str, draft: Draft) -> bool:
    """«Ring Ola innen fredag»: something to do with a day, also while a question waits for an answer."""
    words = [token.folded for token in tokens(text[:_LONGEST_TASK]) if token.folded.isalnum()]
    if draft.due is None or len(text) > _LONGEST_TASK or len(words) <= _ONE or "\n" in text.strip():
        return False
    if words[0] in _OWN:
        return words[1] in _WILL
    return words[0] not in _TELLING | _ASKING and not text.rstrip().endswith("?")
