"""Where a text may be cut: between words, and never inside what a reader sees as one sign.

A sign can be many code points (a family emoji, a letter with accents). The rules are those of Unicode's UAX 29, on the
careful side: a place that might be inside a sign is taken to be.
"""

import unicodedata
from typing import Final

_EMOJI_MODIFIERS: Final = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_HANGUL_LEADING: Final = (range(0x1100, 0x1160), range(0xA960, 0xA97D))
_HANGUL_FOLLOWING: Final = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
_EXTENDING_LETTERS: Final = frozenset("\u0e33\u0eb3\uff9e\uff9f")
_PREPENDED: Final = frozenset(
    "\u0d4e\U000111c2\U000111c3\U000113d1\U0001193f\U00011941\U00011a84\U00011a85\U00011a86\U00011a87\U00011a88"
    "\U00011a89\U00011d46\U00011f02"
)
_VIRAMA: Final = 9


def cut(text: str, most: int) -> tuple[str, str]:
    """Cut so that the first part costs at most `most`: between words if there is a place, else between signs."""
    fits = _fitting(text, most)
    if fits == len(text):
        return text, ""
    after_space = (index for index in range(fits + 1, 0, -1) if _between_words(text, index))
    at = next(after_space, None) or next((index for index in range(fits, 0, -1) if between_signs(text, index)), fits)
    return text[:at].rstrip(), _without_first_space(text[at:])


def _between_words(text: str, index: int) -> bool:
    spaced = index < len(text) and text[index - 1].isspace() and between_signs(text, index)
    return spaced and bool(text[:index].strip())


def _without_first_space(text: str) -> str:
    """Strip what stands between the parts, but no space that carries an accent."""
    while text[:1].isspace() and (len(text) == 1 or between_signs(text, 1)):
        text = text[1:]
    return text


def cost(text: str) -> int:
    """Count as the platforms do: UTF-16 units, with &, < and > in their escaped length."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def _cost(sign: str) -> int:
    if sign == "&":
        return len("&amp;")
    if sign in "<>":
        return len("&lt;")
    return 2 if ord(sign) > 0xFFFF else 1  # noqa: PLR2004 - the end of the first plane


def _fitting(text: str, most: int) -> int:
    spent = 0
    for index, sign in enumerate(text):
        spent += _cost(sign)
        if spent > most:
            return index
    return len(text)


def between_signs(text: str, index: int) -> bool:
    """Whether the text may be cut before this index."""
    before, after = text[index - 1], text[index]
    if before == "\r" and after == "\n":
        return False
    return not (_continues(after) or _goes_on(before) or _inside_flag(text, index))


def _continues(sign: str) -> bool:
    """Belongs to the sign before: accents, variation selectors, skin tones, joiners."""
    code = ord(sign)
    return (
        unicodedata.category(sign) in {"Mn", "Me", "Mc", "Cf"}
        or code in _EMOJI_MODIFIERS
        or sign in _EXTENDING_LETTERS
        or any(code in one for one in _HANGUL_FOLLOWING)
    )


def _goes_on(sign: str) -> bool:
    """Wants the sign after: joiners, prepended marks, the first part of a syllable."""
    return (
        unicodedata.category(sign) == "Cf"
        or unicodedata.combining(sign) == _VIRAMA
        or sign in _PREPENDED
        or any(ord(sign) in one for one in _HANGUL_LEADING)
    )


def _inside_flag(text: str, index: int) -> bool:
    """A flag is two letters: an even number of them before a third means a new flag."""
    if ord(text[index]) not in _FLAG_LETTERS:
        return False
    start = index
    while start > 0 and ord(text[start - 1]) in _FLAG_LETTERS:
        start -= 1
    return (index - start) % 2 == 1
