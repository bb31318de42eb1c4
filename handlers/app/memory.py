"""How often Python looks for rubbish: seldom, since what the service has loaded stays, and a batch soon lets go."""

import gc
from typing import Final

YOUNG: Final = 20_000
"""Objects between two looks at the newest: more than a batch of messages on its way is made of."""
OLDER: Final = 20
OLDEST: Final = 50


def load_undisturbed() -> None:
    """Call it before anything is loaded, since none of that is rubbish."""
    gc.disable()


def look_seldom() -> None:
    """Call it once, when everything is loaded: walking all of it again and again costs a sixth of delivery's speed."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDEST)
