"""`/oppfølging`: our words and what else people call them, forgiving, but never guessing what cannot be undone."""

import unicodedata

import pytest

from bot.usecases.understanding.words import Command, DidYouMean, Empty, Poll, Sentence, Word, read_command


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Command.NYTT, "nytt, ny, legg til, new"),
        (Command.MINE, "mine, liste, punkt, oppgaver, oppgåver, mine punkter, vis mine, my tasks"),
        (Command.SVAR, "svar, skriv, refleksjon, skriv refleksjon, write"),
        (Command.FERDIG, "ferdig, gjort, done"),
        (Command.FLYTT, "flytt, utsett, move"),
        (Command.RUNDE, "runde, spørsmål, round, start runde, ny runde, nytt spørsmål"),
        (Command.OKT, "økt, start økt, session, stopp økta"),
        (Command.PUNKTER, "punkter, points, punkta"),
        (Command.STATUS, "status, vis status"),
        (Command.UKESBREV, "ukesbrev, ukebrev, vekebrev, digest, send ukesbrev, send vekebrevet"),
        (Command.TILBAKEBLIKK, "tilbakeblikk, i fjor, look back"),
        (Command.NOTAT, "notat, referat, notat fra refleksjon"),
        (Command.MALING, "måling, puls, pulse"),
        (Command.PAUSE, "pause, borte, ferie, fri, away"),
        (Command.TILBAKE, "tilbake, hjemme, heime, back, jeg er tilbake, avslutt pausen"),
        (Command.OPPSETT, "oppsett, innstillinger, innstillingar, språk, tid, settings"),
        (Command.MINE_DATA, "mine data, personvern, slett, last ned, hvem ser, kven ser, privacy"),
        (Command.BLI_MED, "bli med, join, jeg er med, eg er med, ver med"),
        (Command.SLUTT, "slutt, meld av, stopp, leave, jeg vil slutte"),
        (Command.HJELP, "hjelp, ?, hei, help, hallo!, kva kan du"),
        (Command.OVERSIKT, "oversikt, meny, overview"),
    ],
)
def test_every_word_of_the_table_is_known(command: Command, words: str) -> None:
    for word in words.split(", "):
        found = read_command(word)
        assert isinstance(found, Word), (word, found)
        assert (found.command, found.sure) == (command, True)


def test_every_canonical_word_is_its_own_command() -> None:
    for command in Command:
        assert read_command(command.value) == Word(command)


@pytest.mark.parametrize(
    "text",
    [
        "måling",
        "MÅLING",
        "maling",
        "maaling",
        " Måling! ",
        "/måling",
        "/oppfølging måling",
        "/oppfolging måling",
        "@Oppfølging måling",
        "@oppfølging: måling",
        "<at>Oppfølging</at> måling",
        "<@U0000001> måling",
        "oppfølging måling",
        "Oppfoelging, maaling",
        "måling?",
        unicodedata.normalize("NFD", "måling"),
        unicodedata.normalize("NFD", "/oppfølging måling"),
    ],
)
def test_case_letters_slash_and_our_own_name_do_not_matter(text: str) -> None:
    assert read_command(text) == Word(Command.MALING)


@pytest.mark.parametrize("text", ["", "   ", "/", "/oppfølging", "@Oppfølging ", "oppfølging", "…", "👍"])
def test_the_call_alone_is_empty(text: str) -> None:
    assert read_command(text) == Empty()


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("status Refleksjonsgruppe 1", Command.STATUS, "Refleksjonsgruppe 1"),
        ("status refleksjonsgruppe 1?", Command.STATUS, "refleksjonsgruppe 1"),
        ("status lederforum", Command.STATUS, "lederforum"),
        ("status for lederforum", Command.STATUS, "for lederforum"),
        ("ukesbrev uke 20", Command.UKESBREV, "uke 20"),
        ("runde start", Command.RUNDE, "start"),
        ("nytt ring Ola innen fredag", Command.NYTT, "ring Ola innen fredag"),
        ("ny: ring Ola?", Command.NYTT, "ring Ola?"),
        ("ferdig med rapporten", Command.FERDIG, "med rapporten"),
        ("flytt til fredag", Command.FLYTT, "til fredag"),
        ("pause til 12. august", Command.PAUSE, "til 12. august"),
        ("borte til 12. august", Command.PAUSE, "borte til 12. august"),
        ("ferie uke 28", Command.PAUSE, "ferie uke 28"),
        ("tilbake 12. august", Command.PAUSE, "tilbake 12. august"),
        ("tilbake i dag", Command.TILBAKE, "i dag"),
        ("språk nynorsk", Command.OPPSETT, "nynorsk"),
    ],
)
def test_what_stands_behind_the_word_comes_along(text: str, command: Command, rest: str) -> None:
    assert read_command(text) == Word(command, rest)


def test_minutes_are_answered_with_a_note_that_says_what_it_is() -> None:
    assert read_command("referat") == Word(Command.NOTAT, asked_for_minutes=True)
    assert read_command("notat") == Word(Command.NOTAT)


@pytest.mark.parametrize(
    "text",
    [
        "ring Ola innen fredag",
        "jeg vil ringe Ola",
        "skriv til Ola innen fredag",
        "svar Ola på mailen",
        "legge til rette for samspill",
        "flytte møtet til fredag",
        "økt innsats mot mobbing",
        "status på prosjektet",
        "status er god",
        "status i gruppa er god nå som alle er kommet i gang",
        "runde med naboene",
        "notat til Ola innen fredag",
        "gjort klart til innen fredag",
        "slett gamle filer",
        "slutt å spise så mye",
        "fri flyt i prosjektet",
        "tilbake til skolen",
        "hei, ring Ola innen fredag",
        "hjelpe Ola med budsjettet",
        "spørsmål til Ola",
        "start prosjektet",
        "oppfølging av budsjettet innen fredag",
        "forberede avstemningen i bystyret",
        "ja",
        "takk",
    ],
)
def test_what_is_clearly_a_sentence_stays_one(text: str) -> None:
    assert read_command(text) == Sentence(text)


def test_a_sentence_is_handed_on_without_our_name() -> None:
    assert read_command("@Oppfølging ring Ola innen fredag") == Sentence("ring Ola innen fredag")


@pytest.mark.parametrize(
    "text",
    [
        "avstemning",
        "avstemming om budsjettet",
        "poll",
        "røyste over framlegget",
        "stem over budsjettet",
        "stemme",
        "lag en avstemning",
        "avstemnig",
        "vote",
    ],
)
def test_a_vote_is_something_we_do_not_have(text: str) -> None:
    assert read_command(text) == Poll()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("slut", Command.SLUTT),
        ("sluttt", Command.SLUTT),
        ("rudne", Command.RUNDE),
        ("start rudne", Command.RUNDE),
        ("start øtk", Command.OKT),
        ("ukesberv", Command.UKESBREV),
        ("min data", Command.MINE_DATA),
        ("personven", Command.MINE_DATA),
        ("bli mde", Command.BLI_MED),
        ("puase", Command.PAUSE),
        ("tilbaek", Command.TILBAKE),
        ("notta", Command.NOTAT),
        ("mling", Command.MALING),
    ],
)
def test_a_slip_never_runs_what_deletes_posts_or_changes_something(text: str, command: Command) -> None:
    assert read_command(text) == DidYouMean(command)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("hjlep", Command.HJELP),
        ("ferdgi", Command.FERDIG),
        ("opsett", Command.OPPSETT),
        ("tilbakeblik", Command.TILBAKEBLIKK),
    ],
)
def test_a_slip_in_a_harmless_word_runs_but_says_so(text: str, command: Command) -> None:
    assert read_command(text) == Word(command, sure=False)


def test_another_letter_is_asked_about_even_in_a_harmless_word() -> None:
    assert read_command("flott") == DidYouMean(Command.FLYTT)


def test_a_slip_before_the_name_of_a_group_keeps_the_name() -> None:
    assert read_command("stauts Refleksjonsgruppe 1") == DidYouMean(Command.STATUS, "Refleksjonsgruppe 1")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Command.MINE, "hva har jeg sagt at jeg skal gjøre?, kva skal eg gjere"),
        (Command.FERDIG, "jeg har gjort det, eg er ferdig med rapporten"),
        (Command.PUNKTER, "punktene våre, kan du vise meg punktene"),
        (Command.PAUSE, "jeg er på ferie fra 1. juli til 20. juli, jeg er syk, eg er sjuk i dag, bortreist til fredag"),
        (Command.OPPSETT, "nynorsk takk, bytt til engelsk, hvordan endrer jeg språk?"),
        (Command.MINE_DATA, "kan du slette alt om meg, hvem kan se det jeg skriver?"),
        (Command.OVERSIKT, "når er neste spørsmål?"),
        (Command.HJELP, "god morgen, god morgon"),
    ],
)
def test_what_people_say_in_whole_sentences_is_known(command: Command, words: str) -> None:
    for text in words.split(", "):
        found = read_command(text)
        assert isinstance(found, Word), (text, found)
        assert found.command == command
