"""The three languages say the same things, in words that belong there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bot.domain.language import Language
from bot.i18n.catalogue import Entry, area, areas, folder

ROOT = Path(__file__).parents[3]
LANGUAGES = pytest.mark.parametrize("language", list(Language))
AREAS = areas(Language.NB)
IN_EVERY_AREA = pytest.mark.parametrize("name", AREAS)


def forms(entry: Entry) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else entry


def gaps(entry: Entry) -> set[str]:
    return {name for form in forms(entry) for _, name, _, _ in Formatter().parse(form) if name is not None}


def everything(language: Language) -> Iterator[tuple[str, str]]:
    for name in areas(language):
        for key, entry in area(language, name).items():
            yield from ((key, form) for form in forms(entry))


def test_the_languages_have_the_same_areas() -> None:
    assert areas(Language.NB) == areas(Language.NN) == areas(Language.EN)
    assert len(AREAS) > 20


@IN_EVERY_AREA
def test_the_languages_have_the_same_keys(name: str) -> None:
    nb, nn, en = (set(area(language, name)) for language in Language)
    assert nb == nn == en
    assert all(key.startswith(f"{name}.") for key in nb)


@IN_EVERY_AREA
def test_the_languages_fill_the_same_gaps(name: str) -> None:
    nb, nn, en = (area(language, name) for language in Language)
    wanted = {key: (gaps(entry), len(forms(entry))) for key, entry in nb.items()}
    for other in (nn, en):
        assert {key: (gaps(entry), len(forms(entry))) for key, entry in other.items()} == wanted


@LANGUAGES
def test_gaps_are_plain_names_and_emphasis_is_closed(language: Language) -> None:
    for key, form in everything(language):
        parts = list(Formatter().parse(form))
        assert all(name is None or name.isidentifier() for _, name, _, _ in parts), key
        assert not any(spec or conversion for _, _, spec, conversion in parts), key
        assert form.count("*") % 2 == 0, key


@LANGUAGES
def test_no_key_is_written_twice_and_none_is_left_untranslated(language: Language) -> None:
    for name in areas(language):
        lines = (folder(language) / f"{name}.po").read_text(encoding="utf-8").splitlines()
        written = [line for line in lines if line.startswith("msgid ") and line != 'msgid ""']
        assert len(set(written)) == len(written), name
        assert len(written) == len(area(language, name)), name


def spoken(pattern: str, language: Language, *but: str) -> list[str]:
    found = re.compile(pattern, re.IGNORECASE)
    said = ((key, Formatter().parse(form)) for key, form in everything(language) if not key.startswith(but or ("-",)))
    return [key for key, parts in said if any(found.search(literal) for literal, _, _, _ in parts)]


FOR_ADMINISTRATORS = ("admin.", "plan.", "slack.", "teams.needs-all-settings")
"""A setting may be missing; a person never is."""
NAGS = {
    Language.NB: r"\bhusk\b|\bfrist|\bforfal|\bmangler\b|\bpurr|\bikke svart\b|\banonym",
    Language.NN: r"\bhugs\b|\bfrist|\bforfal|\bmanglar\b|\bpurr|\bikkje svart\b|\banonym",
    Language.EN: r"\bremember\b|\bdeadline|\boverdue|\bmissing\b|\bnot answered\b|\banonym",
}


@LANGUAGES
def test_nobody_is_nagged_and_nothing_is_called_anonymous(language: Language) -> None:
    assert spoken(NAGS[language], language, *FOR_ADMINISTRATORS) == []


BODY_WORDS = {
    Language.NB: r"\b(gruppe(leder|møte|medlem)|ordstyrer|møteleder|referent|vedtak|referat|medlem|innstilling|avstem"
    r"|flertall|quorum|dagsorden|protokoll)|\b(sak(en|er|ene)?|møte(t|r|ne)?|stemme)\b",
    Language.NN: r"\b(gruppe(leiar|møte|medlem)|ordstyrar|møteleiar|referent|vedtak|referat|medlem|innstilling|avrøyst"
    r"|fleirtal|quorum|dagsorden|protokoll)|\b(sak(a|er|ene)?|møt(e|er|a)|røyste)\b",
    Language.EN: r"\b(chair(man|person)?|minutes? of|quorum|agenda|attendance|vot(e|ing)|poll|majority|meetings?)\b",
}
WHERE_THEY_BELONG = (
    "guard.",  # the notes say what a word looked like
    "welcome.purpose-guarded",  # the frame, said once
    "teams.app-long",  # the same frame, where the app is described
    "share.not-persons-or-cases",  # the guide to a good talk
    "points.receipt-guarded",  # what points are not
    "carry.noted",  # the ordinary way to a real body
    "note.not-minutes",  # what the note is not
    "note.footer",
)


@LANGUAGES
def test_words_of_elected_bodies_stand_only_in_the_guard_and_the_frame(language: Language) -> None:
    assert spoken(BODY_WORDS[language], language, *WHERE_THEY_BELONG) == []


BOKMAAL = """
    annen annet bare ble blitt bruker da deltaker deltakere dere deres egen eget egne endret endrer
    fikk flere fortsatt fra følge ganger gjelder gjøre hver hverandre hvert hva hvem hvilke hvilken
    hvilket hvor hvordan hvorfor hun ikke jeg kommer kun lagret lagrer ledere løsning mer meldingen meldinger minutter
    målingen måneder navn navnet noe noen nå påminnelse påminnelser punktene refleksjoner samlingen samlinger se selv
    senere sier siden skrev skrevet slettet slutter spørre språket spørsmålene svarene tatt tar tekster tenke tenker
    trykker uke uken ukene uten velger venter være videre åpen åpnes
"""
WORDS_OF_THE_COMMAND = ("help.", "digest.no-group")
"""What one types is the same in every language."""


def test_nynorsk_has_no_bokmaal_words() -> None:
    words = "|".join(BOKMAAL.split())
    found = spoken(rf"\b({words})\b|\bå si\b|(?<!\bi )\bgang\b", Language.NN, *WORDS_OF_THE_COMMAND)
    assert found == []


SHORT_INFINITIVES = "dra|få|gå|ha|la|sjå|slå|stå|ta"
A_INFINITIVES = "vera|gjera|seia|koma|lesa|skriva|tenkja|spørja|finna|bruka|minna|setja|følgja|hjelpa|vita"


def test_nynorsk_infinitives_end_in_e() -> None:
    after = r"\b(?:å|vil|kan|skal|må|bør|lat|la)"
    assert spoken(rf"{after} (?!(?:{SHORT_INFINITIVES})\b)\w+a\b", Language.NN) == []
    assert spoken(rf"\b({A_INFINITIVES})\b", Language.NN) == []


def test_nynorsk_says_de_and_dykk_to_many() -> None:
    assert spoken(r"\b(dokker|dokke|dykker|dere)\b", Language.NN) == []
    assert len(spoken(r"\bdykk", Language.NN)) > 3


def test_bokmaal_has_no_nynorsk_words() -> None:
    nynorsk = "ikkje eg kva kven korleis berre sjølv noko nokon frå veke gong saman vere gjere dykk namn no då ho"
    assert spoken(rf"\b({'|'.join(nynorsk.split())})\b", Language.NB) == []


CALM = ("reminder.", "guard.", "round.reminder", "welcome.reminder", "host.reminder")


@LANGUAGES
def test_reminders_and_guard_notes_have_no_exclamation_marks(language: Language) -> None:
    assert [key for key, form in everything(language) if key.startswith(CALM) and "!" in form] == []


@pytest.mark.parametrize("language", [Language.NB, Language.NN])
def test_norwegian_times_have_a_full_stop(language: Language) -> None:
    assert spoken(r"\d\d:\d\d", language) == []


SAMPLES = ROOT / "bot" / "cards" / "samples"
PAGES = ROOT / "handlers" / "web"


def mentions() -> tuple[set[str], tuple[str, ...]]:
    """Keys that the code names, and beginnings of keys that it completes."""
    there = set(area(Language.NB, "web"))
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES.rglob("*") if page.suffix in {".js", ".html"})
    keys = {key for said in re.findall(r"[\w-]+", pages) if (key := f"web.{said}") in there}
    beginnings: set[str] = set()
    for node in (node for file in code() for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if names_an_area(start):
                beginnings.add(start)
            case ast.Constant(value=str(text)) if names_an_area(text) and not text.endswith((".", "-")):
                keys.add(text)
    return keys, tuple(beginnings)


def code() -> Iterator[Path]:
    for floor in ("bot", "scheduling", "handlers"):
        yield from (file for file in (ROOT / floor).rglob("*.py") if SAMPLES not in file.parents)


def names_an_area(text: str) -> bool:
    return text.partition(".")[0] in AREAS and re.fullmatch(r"[a-z]+\.[\w-]*", text) is not None


def test_every_text_that_the_code_names_is_there() -> None:
    there = {key for key, _ in everything(Language.NB)}
    keys, beginnings = mentions()
    assert {key for key in keys if key not in there and not key.startswith(beginnings)} == set()


def test_every_text_is_used() -> None:
    keys, beginnings = mentions()
    unused = {key for key, _ in everything(Language.NB) if key not in keys and not key.startswith(beginnings)}
    assert unused == set()
