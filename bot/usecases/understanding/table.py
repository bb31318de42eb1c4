"""The words of `/oppfølging`: one canonical word for each thing, and everything else people call it."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from bot.domain.when.tokens import fold


class Command(StrEnum):
    """The value is the word we teach."""

    NYTT = "nytt"
    MINE = "mine"
    SVAR = "svar"
    FERDIG = "ferdig"
    FLYTT = "flytt"
    RUNDE = "runde"
    OKT = "økt"
    PUNKTER = "punkter"
    STATUS = "status"
    UKESBREV = "ukesbrev"
    TILBAKEBLIKK = "tilbakeblikk"
    NOTAT = "notat"
    MALING = "måling"
    PAUSE = "pause"
    TILBAKE = "tilbake"
    OPPSETT = "oppsett"
    MINE_DATA = "mine data"
    BLI_MED = "bli med"
    SLUTT = "slutt"
    HJELP = "hjelp"
    OVERSIKT = "oversikt"


HARMLESS: Final = frozenset(
    {
        Command.NYTT, Command.MINE, Command.SVAR, Command.FERDIG, Command.FLYTT, Command.PUNKTER, Command.STATUS,
        Command.TILBAKEBLIKK, Command.OPPSETT, Command.HJELP, Command.OVERSIKT,
    }
)  # fmt: skip
"""They show something or open a form; a guess at any other asks first."""


class Tail(Enum):
    """What may stand behind a word before the whole is a sentence of its own."""

    NOTHING = auto()
    """Small words at most: «slutt nå», but not «slutt å spise så mye»."""
    NAME = auto()
    """The name of a group, a week: «status Refleksjonsgruppe 1», but not «status på prosjektet»."""
    TIME = auto()
    """When: «ferie uke 28»."""
    MATTER = auto()
    """What it is about, but no day: «ferdig med rapporten»."""
    ALL = auto()
    """Whatever it is: «nytt ring Ola innen fredag»."""


@dataclass(frozen=True, slots=True)
class Meaning:
    command: Command
    tail: Tail


Phrase = tuple[str, ...]

_NOTHING: Final = {
    Command.MINE: "mine, mi, mitt, liste, lista, punkt, oppgaver, oppgåver, oppfølgingspunkt, oppfølgingspunkter, "
    "oppfølgingspunkta, hva har jeg sagt, kva har eg sagt, hva har jeg sagt at jeg skal gjøre, "
    "kva har eg sagt at eg skal gjere, hva har jeg sagt at jeg vil gjøre, kva har eg sagt at eg vil gjere, "
    "hva skal jeg gjøre, kva skal eg gjere, mine punkter, mine punkt, mine oppfølgingspunkt, "
    "mine oppfølgingspunkter, mine oppgaver, "
    "mine oppgåver, vis mine, vis alle mine, my list, my points, my tasks, list, tasks, todo",
    Command.SVAR: "svar, skriv, skrive, svare, write, answer, refleksjon, refleksjonen, refleksjoner, refleksjonar, "
    "reflection, skriv refleksjon, skrive refleksjon, skriv svar, skriv refleksjonen",
    Command.RUNDE: "spørsmål, question, questions, nytt spørsmål, stille spørsmål, still spørsmål, still et spørsmål, "
    "still eit spørsmål",
    Command.OKT: "økt, økta, økten, økter, session, live, start økt, start økta, starte økt, ny økt, start session, "
    "live session, stopp økt, stopp økta, stopp økten, avslutt økt, avslutt økta, avslutt økten, pause økt, pause økta",
    Command.MALING: "måling, målinga, målingen, målinger, målingar, puls, pulsen, pulse, measurement",
    Command.TILBAKE: "hjemme, heime, avslutt pause, avslutt pausen, avslutte pausen, stopp pausen, stopp pause, "
    "slutt pause, end pause, jeg er tilbake, eg er tilbake, er tilbake, jeg er hjemme, eg er heime, i am back, "
    "jeg er hjemme igjen, i m back, im back, unpause, resume",
    Command.OPPSETT: "oppsett, innstillinger, innstilling, innstillingar, settings, setup, språk, målform, language, "
    "tid, tider, klokkeslett, tidspunkt, hours, time zone, tidssone, "
    "nynorsk, bokmål, engelsk, english, på nynorsk, på bokmål, på engelsk, in english, bytt språk, bytte språk, "
    "endre språk, endra språk, bytt til nynorsk, bytt til bokmål, bytt til engelsk, hvordan endrer jeg språk, "
    "korleis endrar eg språk, hvordan bytter jeg språk, korleis byter eg språk",
    Command.MINE_DATA: "mine data, mi data, dataene mine, data, personvern, personvernet, slett, slette, slett meg, "
    "last ned, laste ned, hvem ser, kven ser, hvem ser hva, kven ser kva, hvem ser det, hvem kan se, kven kan sjå, "
    "hvem kan se det jeg skriver, kven kan sjå det eg skriv, hvem ser det jeg skriver, kven ser det eg skriv, "
    "hva vet du om meg, kva veit du om meg, "
    "my data, privacy, delete, delete me, download, who sees, who sees what, innsyn, eksport, export, gdpr",
    Command.BLI_MED: "bli med, ble med, jeg er med, eg er med, jeg blir med, eg blir med, være med, vere med, ver med, "
    "meld på, meld meg på, join, jeg vil være med, eg vil vere med",
    Command.SLUTT: "slutt, slutte, meld av, meld meg av, melde av, melde meg av, stopp, stoppe, stop, leave, quit, "
    "unsubscribe, meld ut, meld meg ut",
    Command.HJELP: "hjelp, hjelp meg, help, help me, hei, heisann, hallo, hello, hi, hey, hva kan du, kva kan du, "
    "god morgen, god morgon, god dag, god kveld, "
    "hva kan du gjøre, kva kan du gjere, hvordan, korleis, kommandoer, kommandoar, commands",
    Command.OVERSIKT: "oversikt, oversikten, oversyn, overview, meny, menu, start, "
    "når er neste spørsmål, når kommer neste spørsmål, når kjem neste spørsmål",
}
_NAME: Final = {
    Command.RUNDE: "runde, runda, runden, rundar, runder, refleksjonsrunde, round, rounds, start runde, start runda, "
    "start runden, ny runde, new round, start round, start refleksjonsrunde",
    Command.PUNKTER: "punkter, punkta, punktene, points, delte punkter, "
    "punktene våre, punkta våre, våre punkter, punkter til deling, punkt til deling",
    Command.STATUS: "status, statusen",
    Command.UKESBREV: "ukesbrev, ukesbrevet, ukebrev, ukebrevet, vekebrev, vekebrevet, vekesbrev, digest, "
    "weekly digest, send ukesbrev, send ukesbrevet, send vekebrev, send vekebrevet, send digest",
    Command.TILBAKEBLIKK: "tilbakeblikk, tilbakeblikket, i fjor, ifjor, look back, lookback, last year, dette sa vi, "
    "dette sa vi i fjor",
    Command.NOTAT: "notat, notatet, notater, note, notes, notat fra refleksjon, notat frå refleksjon, referat, "
    "referatet, møtereferat, minutes, lag referat, lag notat, skriv referat, skriv notat, protokoll",
}
_TIME: Final = {
    Command.FLYTT: "flytt, flytte, utsett, utsette, move, postpone",
    Command.PAUSE: "pause, pausen, ta pause, ta en pause, ta ein pause, borte, vekk, ferie, fri, away, "
    "off, vacation, holiday, på ferie, har ferie, tar fri, tek fri, jeg er borte, eg er borte, jeg har ferie, "
    "eg har ferie, jeg er på ferie, eg er på ferie, skal på ferie, jeg skal på ferie, eg skal på ferie, bortreist, "
    "jeg er bortreist, eg er bortreist, permisjon, syk, sjuk, jeg er syk, eg er sjuk, sykmeldt, sykemeldt, sjukmeld, "
    "jeg har fri, eg har fri, jeg tar ferie, eg tek ferie, i am away, jeg tar fri, eg tek fri",
    Command.TILBAKE: "tilbake, attende, back",
}
_MATTER: Final = {
    Command.FERDIG: "ferdig, gjort, done, finished, utført, jeg er ferdig, eg er ferdig, jeg har gjort det, "
    "eg har gjort det, det er gjort, nå er det gjort, no er det gjort",
}
_ALL: Final = {
    Command.NYTT: "nytt, ny, nytt punkt, ny oppgave, ny oppgåve, nytt oppfølgingspunkt, legg til, leggje til, "
    "legge til, new, add, nytt mål",
}
MINUTES: Final = frozenset({"referat", "referatet", "motereferat", "minutes", "protokoll"})
"""Asked for by a word for what this product does not make."""

_POLL: Final = (
    "avstemning, avstemming, avstemninga, avstemningen, avstemminga, avrøysting, røysting, røyste, røyst, poll, polls, "
    "votering, voter, votere, vote, stem, stemme, stem over, stemme over, røyste over, la oss stemme, lat oss røyste, "
    "skal vi stemme, skal vi røyste, kan vi stemme, kan vi røyste, lag avstemning, lag avstemming, lag en avstemning, "
    "lag en avstemming, lag ei avrøysting, lag ei avstemming, lag en poll, lag poll, start avstemning, start poll, "
    "start en avstemning, ny avstemning, ny avstemming, ny poll, create a poll, create poll, new poll, håndsopprekning"
)


def _phrases(listed: str) -> list[Phrase]:
    return [tuple(fold(word) for word in phrase.split()) for phrase in listed.split(", ")]


POLL: Final = frozenset(_phrases(_POLL))
_TAILS: Final = (
    (Tail.NOTHING, _NOTHING),
    (Tail.NAME, _NAME),
    (Tail.TIME, _TIME),
    (Tail.MATTER, _MATTER),
    (Tail.ALL, _ALL),
)
_SPELT: Final = {
    phrase: Meaning(command, tail)
    for tail, words in _TAILS
    for command, listed in words.items()
    for phrase in _phrases(listed)
}
MEANINGS: Final[dict[Phrase, Meaning]] = {("".join(phrase),): meaning for phrase, meaning in _SPELT.items()} | _SPELT
"""«Blimed» is «bli med»."""
SENTENCES: Final = frozenset(_phrases("legg til rette, legge til rette, leggje til rette, nye"))
"""They begin like a word of ours and never are one."""
LEAD_INS: Final = frozenset(
    _phrases(
        "vis, vis meg, vise, show, show me, jeg vil, eg vil, jeg vil gjerne, eg vil gjerne, jeg ønsker å, "
        "eg ønskjer å, gi meg, gje meg, kan jeg få, kan eg få, kan jeg, kan eg, åpne, opne, "
        "vennligst, please, i want to, can i, can you, kan du, kan du vise, kan du vise meg, hei, hallo, hi, hello"
    )
)
SMALL: Final = frozenset(
    word
    for phrase in _phrases(
        "nå no takk meg deg oss på om er jeg eg du please now oppfølging alt alle mine mi min mitt helt heilt igjen "
        "her der data start stopp pause fortsett live halvgrupper gruppedialog sparring min minutter norsk nynorsk "
        "bokmål engelsk english mer meir litt"
    )
    for word in phrase
)
"""They change nothing about which word was meant."""
PREPOSITIONS: Final = frozenset(
    word for phrase in _phrases("til om med på av fra frå mot hos å at to about with on from til") for word in phrase
)
"""After them comes a matter, not the name of a group."""
GROUPS: Final = ("gruppe", "gruppa", "gruppen", "bord", "samling", "seminar", "group")
"""What the names of groups are made of, when they are written small."""
LONGEST_PHRASE: Final = max(map(len, [*MEANINGS, *POLL]))
