"""Every message and form, in the three languages, is what a person has read and found good.

After a change on purpose: `OPPFOLGING_WRITE_GOLDEN=1 pytest tests/unit/cards`, and read the difference.
"""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.cards
from bot.cards.action import Act
from bot.cards.card import Card, Form, buttons_of
from bot.cards.limits import FORM_TITLE, fit, fit_form
from bot.cards.samples import people, samples
from bot.cards.splitting import LABEL
from bot.cards.text import plain, plain_form
from bot.domain.language import Language

GOLDEN = Path(__file__).parents[2] / "golden" / "cards"
LANGUAGES = pytest.mark.parametrize("language", list(Language))
NOT_BUILDERS = {"card", "action", "writing", "text", "limits", "splitting", "graphemes", "samples"}


def modules() -> list[str]:
    return [one.name for one in pkgutil.iter_modules(bot.cards.__path__) if one.name not in NOT_BUILDERS]


def shown(language: Language, module: str) -> str:
    parts = (
        f"=== {name}\n{plain(one) if isinstance(one, Card) else plain_form(one)}\n"
        for name, one in samples(language).items()
        if name.partition(".")[0] == module
    )
    return "\n".join(parts)


@LANGUAGES
@pytest.mark.parametrize("module", modules())
def test_says_what_was_read_and_found_good(language: Language, module: str) -> None:
    said = shown(language, module)
    file = GOLDEN / f"{module}.{language}.txt"
    if os.environ.get("OPPFOLGING_WRITE_GOLDEN") and said:
        file.write_text(said, encoding="utf-8")
    assert said == (file.read_text(encoding="utf-8") if file.exists() else "")


def builders() -> Iterator[str]:
    for name in modules():
        module = importlib.import_module(f"bot.cards.{name}")
        for found, function in inspect.getmembers(module, inspect.isfunction):
            answers = inspect.signature(function).return_annotation
            if function.__module__ == module.__name__ and not found.startswith("_") and answers in {Card, Form}:
                yield f"{name}.{found}"


def test_every_builder_has_an_example() -> None:
    assert set(builders()) == {name.partition(" / ")[0] for name in samples(Language.NB)}


def test_every_button_and_form_of_the_product_is_in_some_message() -> None:
    made = samples(Language.NB).values()
    used = {button.action.act for one in made for button in buttons_of(one.blocks)}
    used |= {one.action.act for one in made if isinstance(one, Form)}
    assert set(Act) - used == set()


@LANGUAGES
def test_every_message_fits_both_platforms_without_being_shortened(language: Language) -> None:
    for name, one in samples(language).items():
        fitted = fit(one) if isinstance(one, Card) else fit_form(one)
        assert "…" not in _labels(fitted) or "…" in _labels(one), name


def _labels(one: Card | Form) -> str:
    title = one.title if isinstance(one, Form) else one.summary
    return " ".join([title, *(button.label for button in buttons_of(one.blocks))])


@LANGUAGES
def test_titles_and_buttons_are_short_enough_to_be_read_whole(language: Language) -> None:
    for name, one in samples(language).items():
        assert not isinstance(one, Form) or max(len(one.title), len(one.submit), len(one.cancel)) <= FORM_TITLE, name
        assert all(len(button.label) <= LABEL for button in buttons_of(one.blocks)), name


@LANGUAGES
def test_a_lock_screen_never_shows_what_a_person_wrote(language: Language) -> None:
    written = [one[language] for one in (people.TALK, people.REPORT, people.TELL, people.THOUGHT, people.QUESTION)]
    written += [one[language] for one in people.POINTS] + ["før sommeren"]
    for name, one in samples(language).items():
        if isinstance(one, Card):
            assert not any(text in one.summary for text in written), name


@LANGUAGES
def test_every_card_says_something_on_the_lock_screen_and_in_the_message(language: Language) -> None:
    for name, one in samples(language).items():
        assert one.blocks, name
        assert not isinstance(one, Card) or one.summary.strip(), name


@LANGUAGES
def test_reminders_and_guard_notes_do_not_shout(language: Language) -> None:
    calm = ("reminder.", "guard_note.", "welcome.reminder", "round.prompt_reminder", "host.points_reminder")
    quiet = [one for name, one in samples(language).items() if name.startswith(calm)]
    assert quiet
    assert all("!" not in plain(one) for one in quiet if isinstance(one, Card))


@LANGUAGES
def test_groups_of_administration_only_hear_nothing_of_decisions_and_law(language: Language) -> None:
    legal = ("vedt", "vedtek", "sak", "lov", "decid", "decision", "case", "law", "folkev", "elected")
    staff = {name: one for name, one in samples(language).items() if "administration only" in name}
    assert len(staff) >= 5
    for name, one in staff.items():
        assert isinstance(one, Card), name
        said = plain(one).lower().replace("personsaker", "")
        question = said.find("«")
        outside_quotes = said if question < 0 else said[:question] + said[said.rfind("»") :]
        assert not any(word in outside_quotes for word in legal), name
