"""Both platforms take what the cards become, and nothing is cut inside a word or a sign while there is another way."""

import importlib
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.action import Act, Action
from bot.cards.card import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Chart,
    Choice,
    Confirm,
    Divider,
    Facts,
    Form,
    Heading,
    Inline,
    Option,
    Plain,
    Quote,
    Series,
    Strong,
    Table,
    Text,
    TextInput,
    buttons_of,
)
from bot.cards.graphemes import cost, cut
from bot.cards.limits import fit, fit_form
from bot.cards.text import lines_of, plain, unmarked
from bot.domain.language import Language

SIGNS = importlib.import_module("regex").compile(r"\X")
"""An independent reading of Unicode's rules for what one sign is."""

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇳🇴"
ACCENTED = "e\u0301"

words = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [FAMILY, FLAG, ACCENTED, "👍🏽", "क्षि", "한국", "שלום", "<!channel>", "&", "*_~`", "a" * 400, "ord " * 900]
    ),
)
texts = st.lists(words, max_size=30).map(" ".join)


def card_of(*blocks: Block) -> Card:
    return Card(language=Language.NB, summary="Noe nytt", blocks=blocks)


def a_button(label: str = "Vis", **refs: str) -> Button:
    return Button(label=label, action=Action(Act.OVERVIEW, refs))


inlines = st.lists(st.one_of(st.builds(Plain, texts), st.builds(Strong, texts)), max_size=4).map(tuple)
blocks = st.one_of(
    st.builds(Heading, texts),
    st.builds(Text, inlines),
    st.builds(Bullets, st.lists(inlines, max_size=12).map(tuple)),
    st.builds(Quote, texts, by=texts),
    st.builds(Facts, st.lists(st.tuples(texts, texts), max_size=12).map(tuple)),
    st.builds(Table, st.just(("A", "B")), st.lists(st.tuples(texts, texts), max_size=12).map(tuple), texts),
    st.just(Chart("Antall", ("Åpne",), (Series("Antall", (1.0,)),))),
    st.builds(Buttons, st.lists(st.builds(a_button, texts), min_size=1, max_size=30).map(tuple)),
    st.just(Divider()),
)


def texts_in(block: Block) -> Iterable[str]:
    """What Slack puts in one section each."""
    match block:
        case Text(inline):
            return [unmarked(inline)]
        case Bullets(items):
            return ["\n".join(f"• {unmarked(item)}" for item in items)]
        case Quote(text):
            return [text]
        case _:
            return []


@given(st.lists(blocks, max_size=70).map(tuple))
def test_every_card_stays_within_the_limits_of_both_platforms(made: tuple[Block, ...]) -> None:
    card = fit(card_of(*made))
    assert len(card.blocks) <= 50
    assert all(cost(text.strip()) > 0 and cost(text) <= 3_000 for block in card.blocks for text in texts_in(block))
    assert all(cost(block.text) <= 150 for block in card.blocks if isinstance(block, Heading))
    assert all(cost(button.label) <= 75 for button in buttons_of(card.blocks))
    assert all(len(block.buttons) <= 25 for block in card.blocks if isinstance(block, Buttons))
    assert sum(isinstance(block, Chart) for block in card.blocks) <= 2
    assert len(plain(card).encode()) <= 28_000


@given(texts, st.integers(min_value=5, max_value=200))
def test_a_cut_is_never_inside_a_sign(text: str, most: int) -> None:
    first, rest = cut(text, most)
    assert cost(first) <= most
    dropped = len(text) - len(first) - len(rest)
    assert text.startswith(first)
    assert text.endswith(rest)
    assert not text[len(first) : len(first) + dropped].strip()
    ends = {match.end() for match in SIGNS.finditer(text)}
    longest = max((cost(match.group()) for match in SIGNS.finditer(text)), default=0)
    assert not rest or longest > most or len(text) - len(rest) in ends


@given(st.lists(st.text(alphabet="abcæøå", min_size=1, max_size=9), min_size=1, max_size=60), st.integers(10, 90))
def test_a_cut_is_between_words_when_words_are_short(many: list[str], most: int) -> None:
    first, rest = cut(" ".join(many), most)
    assert [*first.split(), *rest.split()] == many


@given(inlines)
def test_a_long_text_is_split_and_nothing_of_it_is_lost(inline: Inline) -> None:
    card = fit(card_of(Text(inline)))
    told = "".join(unmarked(block.inline) for block in card.blocks if isinstance(block, Text))
    if cost(unmarked(inline)) < 12_000:
        assert _without_space(told) == _without_space(unmarked(inline))


def _without_space(text: str) -> str:
    return "".join(text.split())


def test_a_card_that_is_short_enough_comes_back_as_it_is() -> None:
    card = card_of(Heading("Hei"), Text((Plain("Et spørsmål "), Strong("nå"))), Buttons((a_button(),)))
    assert fit(card) == card


def test_a_heading_too_long_becomes_strong_text() -> None:
    long = "Hvordan kan vi? " * 20
    assert fit(card_of(Heading(long))).blocks == (Text((Strong(long),)),)


def test_a_reflection_of_full_length_is_split_where_a_paragraph_ends() -> None:
    paragraphs = [letter * 4 + " " + "ord " * 300 for letter in "abc"]
    card = fit(card_of(Quote("\n".join(paragraphs), by="Kari Nordmann")))
    pieces = [block for block in card.blocks if isinstance(block, Quote)]
    assert [piece.by for piece in pieces] == ["Kari Nordmann", ""]
    assert pieces[1].text.startswith("cccc")


def test_a_hundred_thousand_signs_end_in_an_ellipsis_and_keep_the_buttons() -> None:
    card = fit(card_of(Quote("ord " * 25_000), Buttons((a_button("Lagre"),))))
    assert lines_of(card.blocks[-2]) == ["…"]
    assert [button.label for button in buttons_of(card.blocks)] == ["Lagre"]


def test_many_groups_in_one_digest_stay_one_message_with_all_their_buttons() -> None:
    group = (
        Heading("Ukesbrev"),
        Text((Strong("Det gruppa vil ta med seg"),)),
        Bullets(((Plain("Vi lurer på noe."),), (Plain("Vi lærte noe."),))),
        Text((Plain("Ferdige: 2."),)),
        Chart("Antall", ("Åpne",), (Series("Antall", (1.0,)),)),
        Text((Plain("Nytt."),)),
        Text((Plain("Når du trykker."),)),
        Buttons((a_button("Jeg har lest"),)),
        Divider(),
    )
    card = fit(card_of(*group * 8))
    assert len(card.blocks) <= 50
    assert len(buttons_of(card.blocks)) == 8
    assert plain(card).count("• Vi lurer på noe.") == 8


def test_a_button_that_carries_a_text_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="more than ids"):
        fit(card_of(Buttons((a_button(text="x" * 2_100),))))


def test_help_too_long_for_its_option_stands_in_full_above_the_choice() -> None:
    choice = Choice(
        name="v",
        label="Hvem?",
        options=(Option(value="a", label="Gruppa", help="lang " * 20), Option(value="b", label="Jeg")),
    )
    told, chosen = fit(card_of(choice)).blocks
    assert "• Gruppa – lang lang" in lines_of(told)[0]
    assert isinstance(chosen, Choice)
    assert all(not option.help for option in chosen.options)


def test_many_options_become_a_list_and_long_ones_are_shortened() -> None:
    options = tuple(Option(value=str(number), label="ord " * 40) for number in range(120))
    (choice,) = fit(card_of(Choice(name="v", label="Hvem?", options=options))).blocks
    assert isinstance(choice, Choice)
    assert len(choice.options) == 100
    assert not choice.open
    assert all(cost(option.label) <= 75 and option.label.endswith("ord …") for option in choice.options)


def test_a_confirmation_is_shortened_too() -> None:
    long = Confirm(title="a " * 99, text="b " * 400, yes="c " * 40, no="d " * 40)
    (row,) = fit(card_of(Buttons((replace(a_button(), confirm=long),)))).blocks
    assert isinstance(row, Buttons)
    confirm = row.buttons[0].confirm
    assert confirm
    assert cost(confirm.title) <= 100
    assert cost(confirm.text) <= 300
    assert max(cost(confirm.yes), cost(confirm.no)) <= 30


def test_a_form_title_too_long_for_its_frame_stands_in_full_above_the_fields() -> None:
    title = "Skriv det du vil ta med deg videre"
    form = fit_form(
        Form(
            language=Language.NB,
            title=title,
            blocks=(TextInput(name="t", label="Tekst"),),
            submit="Lagre",
            cancel="Avbryt",
            action=Action(Act.SAVE_REFLECTION),
        )
    )
    assert cost(form.title) <= 24
    assert form.title.endswith(" …")
    assert form.blocks[0] == Heading(title)


@pytest.mark.parametrize("sign", [FAMILY, FLAG, ACCENTED, "👍🏽", "\u1112\u1161\u11ab", "\r\n", "\u0e01\u0e33"])
def test_one_sign_is_never_taken_apart(sign: str) -> None:
    text = "x" + sign * 12
    for most in range(cost(sign) + 1, cost(text)):
        first, rest = cut(text, most)
        assert (first + rest).replace(sign, "") in {"x", "x" + sign.strip()}
        assert not rest or len(first.removeprefix("x")) % len(sign) == 0


def test_accents_are_counted_with_their_letter() -> None:
    text = ACCENTED * 30
    first, rest = cut(text, 31)
    assert len(first) == 30
    assert not unicodedata.combining(rest[0])
