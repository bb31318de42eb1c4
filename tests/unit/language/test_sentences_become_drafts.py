"""A free sentence opens a filled-in draft; seen from Tuesday 12 May 2026."""

import unicodedata
from datetime import date

import pytest

from bot.domain.language import Language
from bot.domain.when import Nothing, Vague, Why
from bot.usecases.understanding.sentence import Draft, Kind, draft

TUESDAY = date(2026, 5, 12)
FRIDAY = date(2026, 5, 15)


def drafted(text: str, language: Language = Language.NB) -> Draft:
    return draft(text, TUESDAY, language)


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("ring Ola innen fredag", "Ring Ola", FRIDAY),
        ("Ring Ola innen fredag.", "Ring Ola.", FRIDAY),
        ("ring Ola, innen fredag", "Ring Ola", FRIDAY),
        ("ring Ola (innen fredag)", "Ring Ola", FRIDAY),
        ("innen fredag: ring Ola", "Ring Ola", FRIDAY),
        ("3. juni – ring Ola", "Ring Ola", date(2026, 6, 3)),
        ("husk å sende årshjulet til kommunestyret uke 23", "Sende årshjulet til kommunestyret", date(2026, 6, 5)),
        ("jeg vil lese tertialrapporten i morgen", "Lese tertialrapporten", date(2026, 5, 13)),
        ("jeg skal snakke med Kari på mandag", "Snakke med Kari", date(2026, 5, 18)),
        ("I morgen skal jeg ringe Ola", "Ringe Ola", date(2026, 5, 13)),
        ("På fredag må jeg ringe Ola", "Ringe Ola", FRIDAY),
        ("minn meg på å ringe byråden om to uker", "Ringe byråden", date(2026, 5, 26)),
        ("minn meg på fredag om å ringe Ola", "Ringe Ola", FRIDAY),
        ("kan du minne meg på å ringe Ola i morgen", "Ringe Ola", date(2026, 5, 13)),
        ("hei, husk å ringe Ola i morgen", "Ringe Ola", date(2026, 5, 13)),
        ("ikke glem å ringe Ola i dag", "Ringe Ola", TUESDAY),
        ("husk møtet med Ola fredag", "Møtet med Ola", FRIDAY),
        ("ringe Ola på fredag ettermiddag", "Ringe Ola", FRIDAY),
        ("fortelle om samlingen før 3/6", "Fortelle om samlingen", date(2026, 6, 3)),
        ("levere planen 03.03.2027", "Levere planen", date(2027, 3, 3)),
        ("lage utkast til årshjul i slutten av mai", "Lage utkast til årshjul", date(2026, 5, 29)),
        ("lage utkast innen utgangen av juni", "Lage utkast", date(2026, 6, 30)),
        ("to møter med Ola innen uke 25", "To møter med Ola", date(2026, 6, 19)),
        ("eg skal snakke med Kari neste veke", "Snakke med Kari", date(2026, 5, 22)),
        ("eg vil lese rapporten om ei veke", "Lese rapporten", date(2026, 5, 19)),
        ("hugs å ringje Kari i morgon", "Ringje Kari", date(2026, 5, 13)),
        ("Innan fredag vil eg snakke med Kari", "Snakke med Kari", FRIDAY),
        ("ikkje gløym å ringje Kari innan veke 23", "Ringje Kari", date(2026, 6, 5)),
        ("sjekke Q3-rapporten innan 1. september", "Sjekke Q3-rapporten", date(2026, 9, 1)),
        ("remind me to call Ola by Friday", "Call Ola", FRIDAY),
        ("I'll talk to Ola tomorrow", "Talk to Ola", date(2026, 5, 13)),
        ("don't forget to read the report by the end of May", "Read the report", date(2026, 5, 29)),
        ("I want to meet Kari on June 3rd", "Meet Kari", date(2026, 6, 3)),
        ("ring ola fredga", "Ring ola", FRIDAY),
        ("ring Ola i morgn", "Ring Ola", date(2026, 5, 13)),
        ("ring Ola innen tordag", "Ring Ola", date(2026, 5, 14)),
        ("husk aa ringe Ola paa loerdag", "Ringe Ola", date(2026, 5, 16)),
        ("HUSK Å RINGE OLA INNEN FREDAG", "RINGE OLA", FRIDAY),
        ("ring Ola 🙂 innen fredag 🙂", "Ring Ola 🙂 🙂", FRIDAY),
        ("🎉 feire med Ola fredag", "🎉 feire med Ola", FRIDAY),
        ("les «Fredag 13.» innen mandag", "Les «Fredag 13.»", date(2026, 5, 18)),
        ("skrive til ola@mandag.example innen fredag", "Skrive til ola@mandag.example", FRIDAY),
        ("ring Ola\ninnen fredag\nom budsjettet", "Ring Ola\nom budsjettet", FRIDAY),
        ("snakke med Ola innen fredag om budsjettet", "Snakke med Ola om budsjettet", FRIDAY),
        ("Kari Nordmann og eg ser på planen 3. juni", "Kari Nordmann og eg ser på planen", date(2026, 6, 3)),
        ("iPad-en må leveres i morgen", "iPad-en må leveres", date(2026, 5, 13)),
        ("ring Ola på mandag, senest fredag", "Ring Ola på mandag", FRIDAY),
        ("ring Ola fredag og Kari mandag", "Ring Ola og Kari mandag", FRIDAY),
        ("lese notatet fra 3. mars innen fredag", "Lese notatet fra 3. mars", FRIDAY),
        ("møte Ola 1. juni kl 9", "Møte Ola kl 9", date(2026, 6, 1)),
        ("send utkastet innen fredag kl. 12", "Send utkastet innen kl. 12", FRIDAY),
        ("lage program for fredag", "Lage program for fredag", FRIDAY),
        (
            unicodedata.normalize("NFD", "husk å følge opp årshjulet på lørdag"),
            "Følge opp årshjulet",
            date(2026, 5, 16),
        ),
        (
            "Ta en prat med etatsdirektøren om hvordan vi spør hverandre innen fredag 29. mai",
            "Ta en prat med etatsdirektøren om hvordan vi spør hverandre",
            date(2026, 5, 29),
        ),
        ("møte Ola mandag eller tirsdag", "Møte Ola mandag eller tirsdag", date(2026, 5, 18)),
        ("flytte samlingen fra mandag til onsdag", "Flytte samlingen fra mandag til onsdag", date(2026, 5, 13)),
        ("innen fredag", "Innen fredag", FRIDAY),
        ("ring Ola", "Ring Ola", None),
        ("å ringe Ola", "Ringe Ola", None),
        ("lese notatet fra fredag", "Lese notatet fra fredag", None),
        ("snakke med Ola om fredag", "Snakke med Ola om fredag", None),
        ("jeg vil ikke glemme Ola", "Jeg vil ikke glemme Ola", None),
        ("jeg vil at vi møtes", "Jeg vil at vi møtes", None),
        ("husk", "Husk", None),
        ("følge opp sak 45/26", "Følge opp sak 45/26", None),
        ("  ", "", None),
    ],
)
def test_the_date_is_taken_out_and_the_rest_stays(text: str, what: str, due: date | None) -> None:
    found = drafted(text)
    assert (found.kind, found.what, found.due, found.vague) == (Kind.COMMITMENT, what, due, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lage årshjul før sommeren", "før sommeren"),
        ("svare innbyggerne fortløpende", "fortløpende"),
        ("lese rapporten i Q3", "i Q3"),
        ("ringje Kari snart", "snart"),
        ("ringe Ola etter jul", "etter jul"),
        ("ringe mor hver fredag", "hver fredag"),
        ("meet Kari before the summer", "before the summer"),
    ],
)
def test_a_time_without_a_day_stays_in_the_text_and_asks_for_a_date(text: str, words: str) -> None:
    found = drafted(text)
    assert (found.what.casefold(), found.due, found.vague) == (text.casefold(), None, True)
    assert found.when == Vague(words)


def test_a_day_that_no_calendar_has_stays_and_is_told() -> None:
    found = drafted("ring Ola 31/6")
    assert (found.what, found.when) == ("Ring Ola 31/6", Nothing(Why.NO_SUCH_DAY, "31/6"))


@pytest.mark.parametrize(
    ("text", "what", "due", "body"),
    [
        ("ta det opp på temadagen 3. mars", "Ta det opp på temadagen", date(2027, 3, 3), "temadagen"),
        ("ta opp trafikken i bystyret 27. mai", "Ta opp trafikken i bystyret", date(2026, 5, 27), "bystyret"),
        ("eg vil ta opp skulevegen i kommunestyret", "Ta opp skulevegen i kommunestyret", None, "kommunestyret"),
        ("løfte dette i formannskapet", "Løfte dette i formannskapet", None, "formannskapet"),
        ("stille spørsmål i fylkestinget 3. juni", "Stille spørsmål i fylkestinget", date(2026, 6, 3), "fylkestinget"),
        ("ta det opp med lederen min innen fredag", "Ta det opp med lederen min", FRIDAY, ""),
        (
            "ta dette opp i utvalg for oppvekst og kultur før uke 25",
            "Ta dette opp i utvalg for oppvekst og kultur",
            date(2026, 6, 19),
            "utvalg for oppvekst og kultur",
        ),
        (
            "bring it up in the city council on June 3",
            "Bring it up in the city council",
            date(2026, 6, 3),
            "city council",
        ),
    ],
)
def test_what_somebody_takes_up_is_carried(text: str, what: str, due: date | None, body: str) -> None:
    found = drafted(text)
    assert (found.kind, found.what, found.due, found.body_words) == (Kind.CARRY, what, due, body)


def test_bringing_something_back_to_a_body_is_a_commitment_that_names_it() -> None:
    found = drafted("fortelle om samlingen i kommunestyret")
    assert (found.kind, found.body_words) == (Kind.COMMITMENT, "kommunestyret")


def test_taking_up_a_loan_is_nothing_to_carry() -> None:
    assert drafted("ta opp lån").kind is Kind.COMMITMENT


def test_short_english_days_are_read_for_those_who_write_english_only() -> None:
    assert drafted("call Ola by fri", Language.EN).due == FRIDAY
    assert drafted("vente til fri", Language.NB).due is None
