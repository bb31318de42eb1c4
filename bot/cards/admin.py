"""Lines for the administrator: log, command line and health. They name groups and things, never what people wrote."""

from bot.i18n.translator import Translator


def channel_mismatch(t: Translator, *, group: str, strangers: int, unknown: bool) -> str:
    """Nothing was posted: somebody in the channel is neither a member nor a leader, or it could not be found out."""
    if unknown:
        return t.text("admin.channel-unknown", group=group)
    return t.count("admin.channel-mismatch", strangers, group=group)


def unreachable(t: Translator, *, group: str, number: int) -> str:
    return t.count("admin.unreachable", number, group=group)


def prompts_used_up(t: Translator, *, group: str) -> str:
    return t.text("admin.prompts-used-up", group=group)
