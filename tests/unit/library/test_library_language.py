"""The texts of the library are written well in all three forms of language."""

import re
from collections.abc import Iterator

import pytest

from bot.domain.language import Language
from bot.domain.library import Wording
from bot.library import methods, norms, prompts

BOKMAL = re.compile(
    r"\b(?:ikke|hva|hvordan|hvorfor|hvem|hvilken|hvilke|hvilket|hvor|hver|hvis|jeg|noe|noen|mer|mye|flere|fra|bare"
    r"|selv|uke|være|gjøre|gjør|se|ble|blitt|tar|vet|dere|deres|hun|sammen|hverandres?|igjen|videre|tiden|ganger"
    r"|minutter|liker|tro|tenker|snakker|trenger|jobber|lykkes|synes|styrkes|fortelle?|begynner|vanskelige|tydelige"
    r"|faglige|åpne|enige|folkevalgte?|samspill(?:et)?|politikere|innbyggere|\w*leder(?:e|ne)?|lederskap|deltakere?"
    r"|virksomhet(?:er)?|\w*beslutning(?:er)?|endringer|løsninger|samlingen[e]?|gruppen|personer|oppgaver|verdier"
    r"|\w+het(?:en|ene)?)\b",
    re.IGNORECASE,
)
"""Bokmål forms that nynorsk does not have, or that we do not use there."""

INFINITIVE_IN_A = re.compile(
    r"\b(?:å|(?:skal|vil|kan|må|bør)(?: (?:vi|du|de|eg|ein))?) (?!(?:ta|ha|la|dra|gruppa)\b)(\w+a)\b", re.IGNORECASE
)

BANNED = re.compile(
    r"\b(?:gruppeled\w*|gruppeleiar\w*|gruppemedlem\w*|gruppemøt\w*|medlem\w*|møte\w*|ordstyr\w*|referent\w*|referat\w*"
    r"|sak(?:a|en|er|ene)?|saks\w+|vedta\w*|vedtek\w*|innstilling\w*|frist\w*|forfal\w*|mangl\w*|purr\w*|anonym\w*"
    r"|avstem\w*|votering\w*|chair\w*|meeting\w*|agenda\w*|deadline\w*|overdue|group leader\w*|vot(?:e|es|ing))\b",
    re.IGNORECASE,
)

SAME_IN_BOTH_FORMS = {
    "god-humor",
    "laere-av-feil",
    "laering",
    "igp/name",
    "gruppedialog/name",
    "gruppedialog/phase",
    "gruppedialog-tilfeldig-vert/phase",
    "igp/phase",
    "halvgrupper/phase",
    "refleksjonsoppgave/phase",
    "refleksjonsgrupper/name",
    "sparring/name",
    "sparring/phase",
    "sparring-tre-grupper/name",
    "sparring-tre-grupper/phase",
    "tilbakeblikk/name",
}


def texts() -> Iterator[tuple[str, Wording]]:
    for prompt in prompts().values():
        yield prompt.id, prompt.text
    for norm in norms().values():
        yield norm.id, norm.text
    for method in methods().values():
        yield f"{method.id}/name", method.name
        yield f"{method.id}/guide", method.guide
        for phase in method.phases:
            yield f"{method.id}/phase", phase.name
            yield f"{method.id}/phase-guide", phase.guide


def wrong_nynorsk(text: str) -> list[str]:
    return [*BOKMAL.findall(text), *INFINITIVE_IN_A.findall(text)]


def test_every_text_stands_in_all_three_languages() -> None:
    assert [key for key, text in texts() if not all(text[language].strip() for language in Language)] == []


def test_bokmal_and_nynorsk_differ_but_where_the_words_are_the_same() -> None:
    same = {key for key, text in texts() if text.nb == text.nn}
    assert same == SAME_IN_BOTH_FORMS


def test_english_is_no_copy_of_the_norwegian() -> None:
    assert [key for key, text in texts() if text.en in {text.nb, text.nn}] == []


def test_nynorsk_has_no_bokmal_words_and_no_infinitives_in_a() -> None:
    assert {key: wrong_nynorsk(text.nn) for key, text in texts() if wrong_nynorsk(text.nn)} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "Hva kan vi gjere?",
        "Kva kan vi gjera?",
        "Det er viktig å lytta.",
        "Kven skal leggja til rette?",
        "Vi har tillit og åpenhet.",
        "Kva fremjar langsiktighet?",
        "Korleis lykkes vi?",
    ],
)
def test_nynorsk_check_notices_a_slip(planted: str) -> None:
    assert wrong_nynorsk(planted)


@pytest.mark.parametrize("fine", ["Kva kan vi ta med oss?", "Kva er det å ha tillit?", "Kva bør gruppa gjere?"])
def test_nynorsk_check_lets_good_nynorsk_through(fine: str) -> None:
    assert wrong_nynorsk(fine) == []


def test_no_text_uses_words_of_parties_or_of_formal_bodies() -> None:
    used = {
        key: BANNED.findall(f"{text.nb} {text.nn} {text.en}")
        for key, text in texts()
        if BANNED.search(f"{text.nb} {text.nn} {text.en}")
    }
    assert used == {}


@pytest.mark.parametrize("planted", ["Holde seg til saken", "Spør møtelederen", "the chairperson decides", "vedtaket"])
def test_check_of_words_notices_a_banned_one(planted: str) -> None:
    assert BANNED.search(planted)


def test_every_prompt_is_one_question() -> None:
    unasked = [
        prompt.id
        for prompt in prompts().values()
        for language in Language
        if prompt.text[language].count("?") != 1 or not prompt.text[language].endswith("?")
    ]
    assert unasked == []


def test_every_other_text_is_whole_sentences() -> None:
    sentences = [(key, text) for key, text in texts() if key not in prompts() and not key.endswith(("/name", "/phase"))]
    assert sentences
    unfinished = [key for key, text in sentences for language in Language if text[language][-1] not in ".?"]
    assert unfinished == []


def test_no_text_shouts() -> None:
    assert [key for key, text in texts() for language in Language if "!" in text[language]] == []
