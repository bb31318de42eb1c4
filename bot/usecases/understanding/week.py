"""Which week is asked for: «uke 20», «20», «week 20 2026», «2026-W20»."""

import re
from typing import Final

from bot.domain.week import Week

_ASKED: Final = re.compile(
    r"(?:for|fra|frå|from|i|in)?\s*(?:uke|uka|veke|veka|week|u|w)?\s*(\d{1,4})\.?(?:(?:\s*/\s*|\s+)(\d{4}))?",
    re.IGNORECASE,
)


def week_asked_for(words: str, this: Week) -> str | None:
    """Return it as `2026-W20`, whether or not there is such a week; None when no week is named."""
    if (exact := Week.parse(words.strip().upper())) is not None:
        return str(exact)
    found = _ASKED.fullmatch(words.strip())
    return None if found is None else f"{found[2] or this.year}-W{found[1]:0>2}"
