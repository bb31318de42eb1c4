"""The group that a leader names: «Refleksjonsgruppe 1», «for gruppe 1», «refleksjonsgrupe 1»."""

from collections.abc import Sequence
from typing import Final

from bot.domain.configuration import WorkingGroup
from bot.domain.when.mention import mentions
from bot.domain.when.tokens import fold, tokens
from bot.usecases.understanding.guess import nearest_phrase
from bot.usecases.understanding.table import SMALL, Phrase
from bot.usecases.understanding.tail import SOME_DAY

_GROUP: Final = "for gruppe gruppa gruppen gruppene gruppane vår våre group groups the our all"
_NO_NAME: Final = SMALL | set(map(fold, _GROUP.split()))


def named_among(groups: Sequence[WorkingGroup], words: str) -> list[WorkingGroup]:
    """Those with these words in their names; all of them when the words are no name («nå», «for gruppa», «uke 20»)."""
    name = " ".join(_name(words))
    found = [group for group in groups if name in " ".join(_name(group.name))]
    if found or not (_NO_NAME.issuperset(_name(words)) or mentions(words, SOME_DAY)):
        return found
    return list(groups)


def nearest_group(groups: Sequence[WorkingGroup], words: str) -> WorkingGroup | None:
    known = {_name(group.name): group for group in groups}
    nearest = nearest_phrase(" ".join(_name(words)), known.keys())
    return None if nearest is None else known[nearest]


def _name(words: str) -> Phrase:
    folded = tuple(token.folded for token in tokens(words) if token.folded.isalnum())
    return folded[1:] if folded[:1] == ("for",) else folded
