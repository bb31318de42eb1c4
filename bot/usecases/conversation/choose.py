"""Which group is meant: by the button, the channel, the words, or the only one there is."""

from collections.abc import Sequence

from bot.cards import overview
from bot.cards.action import Act
from bot.domain.configuration import WorkingGroup
from bot.domain.errors import NotAllowed
from bot.domain.ids import GroupId
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Show


def the_group(
    talk: Talk, groups: Sequence[WorkingGroup], act: Act, pressed: Pressed | None, words: str = ""
) -> WorkingGroup | Show:
    """One of these groups, or the question which one."""
    named = pressed.action.refs.get("group") if pressed else talk.place.group
    wanted = _by_id(groups, GroupId(named)) if named else _by_name(groups, words)
    if wanted is not None:
        return wanted
    if pressed is not None and named:
        raise NotAllowed
    living = [group for group in groups if not talk.scene.is_over(group)] or list(groups)
    if not living:
        raise NotAllowed
    if len(living) == 1:
        return living[0]
    return Show(card=overview.which_group(talk.t, act=act, groups=[(one.id, one.name) for one in living]))


def _by_id(groups: Sequence[WorkingGroup], wanted: GroupId) -> WorkingGroup | None:
    return next((group for group in groups if group.id == wanted), None)


def _by_name(groups: Sequence[WorkingGroup], words: str) -> WorkingGroup | None:
    """The whole name, or the only name that has the words in it."""
    wanted = words.casefold().strip()
    if not wanted:
        return None
    exact = [group for group in groups if group.name.casefold() == wanted]
    found = exact or [group for group in groups if wanted in group.name.casefold()]
    return found[0] if len(found) == 1 else None
