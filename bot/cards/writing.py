"""How a builder writes: keys of the catalogue in, blocks of the vocabulary out."""

from collections.abc import Iterable, Mapping

from bot.cards.action import Act, Action
from bot.cards.card import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Confirm,
    Form,
    Heading,
    Inline,
    Plain,
    Strong,
    Style,
    Text,
)
from bot.i18n.translator import Translator, fill, number_words


def rich(t: Translator, key: str, /, **params: object) -> Inline:
    """Read `*strong*` in our own sentence; parameters stay as people wrote them."""
    return _emphasised(t.template(key), params, key)


def rich_count(t: Translator, key: str, n: int, /, **params: object) -> Inline:
    """Read the same in one or several; `{n}`, `{words}` and `{Words}` are the number."""
    return _emphasised(t.template(key, n), {**number_words(t.language, n), **params}, key)


def _emphasised(template: str, params: dict[str, object], key: str) -> Inline:
    parts = (fill(part, params, key) for part in template.split("*"))
    return tuple(Strong(part) if odd % 2 else Plain(part) for odd, part in enumerate(parts) if part)


def literal(words: str) -> Inline:
    return (Plain(words),)


def text(t: Translator, key: str, /, **params: object) -> Text:
    return Text(rich(t, key, **params))


def heading(t: Translator, key: str, /, **params: object) -> Heading:
    return Heading(t.text(key, **params))


def bullets(t: Translator, *keys: str, **params: object) -> Bullets:
    return Bullets(tuple(rich(t, key, **params) for key in keys))


def joined(*parts: Inline) -> Inline:
    """Sentences after each other, with a space between."""
    return tuple(piece for index, part in enumerate(parts) for piece in ((Plain(" "), *part) if index else part))


def button(
    t: Translator,
    label: str,
    act: Act,
    given: Mapping[str, str] | None = None,
    /,
    *,
    style: Style = Style.NORMAL,
    confirm: Confirm | None = None,
    **refs: str,
) -> Button:
    """Write a button; its refs are `given` by a caller, or named here."""
    return Button(label=t.text(label), action=Action(act, {**(given or {}), **refs}), style=style, confirm=confirm)


def link(t: Translator, label: str, url: str, act: Act, /) -> Button:
    return Button(label=t.text(label), action=Action(act), url=url)


def buttons(*chosen: Button | None) -> Buttons | None:
    there = tuple(one for one in chosen if one is not None)
    return Buttons(there) if there else None


def sure(t: Translator, title: str, question: str, yes: str, /, **params: object) -> Confirm:
    return Confirm(
        title=t.text(title), text=t.text(question, **params), yes=t.text(yes), no=t.text("button.no-go-back")
    )


def card(t: Translator, summary: str, /, *blocks: Block | None) -> Card:
    return Card(language=t.language, summary=summary, blocks=present(blocks))


def note(t: Translator, key: str, /, *more: Block | None, **params: object) -> Card:
    """Write a message of one sentence or two, which the lock screen may show as it is."""
    said = rich(t, key, **params)
    return card(t, "".join(part.text for part in said), Text(said), *more)


def form(t: Translator, title: str, action: Action, /, *blocks: Block | None, submit: str = "button.save") -> Form:
    return Form(
        language=t.language,
        title=t.text(title),
        blocks=present(blocks),
        submit=t.text(submit),
        cancel=t.text("button.cancel"),
        action=action,
    )


def present(blocks: Iterable[Block | None]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None)
