"""Actor, act, denial and body: each kind of drift, and what looks like it."""

import pytest

from bot.domain.finding import Certainty, Indicator
from bot.domain.language import Language
from bot.guard import Scope, read
from bot.guard.text import sentences

DRIFTING = [
    ("D1", "Vi kan ikke vente lenger, vi vedtar dette nå."),
    ("D1", "Gruppa har avgjort at hallen skal leigast ut frå hausten."),
    ("D2", "Skal vi stemme over forslaget om ny skole nå?"),
    ("D2", "Fleirtalet i gruppa vil ha ny hall."),
    ("D3", "Gruppa innstiller på at formannskapet utsetter kjøpet av tomta."),
    ("D3", "Vår tilråding til kommunestyret er å seie nei til gruva."),
    ("D4", "Kan vi drøfte sak 45/26 her inne før den går til kommunestyret torsdag?"),
    ("D5", "Jeg har laget et utkast til saksframlegg, kan dere skrive resten av saken?"),
    ("D6", "Protokollen fra forrige møte i gruppa er godkjent uten merknader."),
    ("D7", "Vi må velje leiar og nestleiar for gruppa i dag."),
    ("D8", "Jeg fremmer forslag om å kutte i kulturskolen, hvem støtter det?"),
    ("D9", "Vi sender en felles høringsuttalelse fra gruppa om vindkraft."),
    ("D10", "Vi ber kommunedirektøren stanse ansettelsene til gruppa har sagt sitt."),
    ("D11", "Vi bør bli enige om budsjettet her, så slipper vi krangel i det åpne møtet."),
]
CALM = [
    "Vi vedtar ingenting her, vi er her for å lære av hverandre.",
    "Kommunestyret vedtok planen i mars. Hva lærte vi om samspillet?",
    "Det stemmer det du sier, vi lytter for dårlig.",
    "Jeg anbefaler boka om tillit, den ga meg mye.",
    "Sak 12/24 er avgjort. Hva lærte vi om å snakke med innbyggerne?",
    "Kommunedirektøren er ansvarlig for å utrede saker.",
    "Innkallingen til kommunestyret kom i går, og jeg rakk ikke å lese alt.",
    "Jeg er nestleder i formannskapet og føler meg ofte usikker.",
    "Forslag til spørsmål neste gang: hva gjør deg modig?",
    "Kommunestyret hadde høringsuttalelsen oppe i fjor, og jeg lærte mye av det.",
    "Korleis kan administrasjonen leggje til rette for eit godt samspel?",
    "Uformell dialog er viktig!",
    "Her skal ingen røyste over noko, vi lyttar berre.",
]


@pytest.mark.parametrize(("indicator", "text"), DRIFTING)
def test_each_kind_of_drift_is_told_by_its_name(indicator: str, text: str) -> None:
    reading = read(text)
    assert reading.drift
    assert reading.findings[0].indicator == indicator


@pytest.mark.parametrize("text", CALM)
def test_trigger_words_without_the_groups_own_act_give_no_alarm(text: str) -> None:
    assert not read(text).drift


def test_denial_in_another_clause_does_not_switch_the_guard_off() -> None:
    assert read("Jeg liker ikke dette, men vi vedtar at skolen legges ned.").drift


def test_quoted_question_is_not_read() -> None:
    question = "«Skal vi stemme over sak 45/26 i gruppa nå?»"
    assert not read(f"{question} Det spørsmålet har jeg tenkt mye på.").findings


def test_line_that_quotes_somebody_is_not_read() -> None:
    assert not read("> Da vedtar vi at skolen legges ned\nTakk for en fin samtale i går").findings


def test_drifting_clause_in_a_long_text_is_found_where_it_stands() -> None:
    drift = "Da vedtar vi at svømmehallen på Nes legges ned."
    text = (
        "Takk for i går, jeg gikk hjem med hodet fullt. Jeg tenker på det Siv sa om tillit. Det rørte meg. "
        f"{drift} Ellers håper jeg alle får en fin helg. Vi sees på biblioteket klokka ni. Ta med godt humør."
    )
    [finding] = [finding for finding in read(text).findings if finding.certainty is Certainty.SURE]
    assert text[finding.start : finding.end] == drift


def test_text_without_norwegian_letters_reads_the_same() -> None:
    plain = read("Vi moetes i gruppa og roeyster over skulestrukturen i kveld, kven er for og kven er imot?")
    assert plain.drift


def test_group_of_administration_is_read_for_persons_only() -> None:
    assert not read("Da vedtar vi at tiltakene gjennomføres fra nyttår.", scope=Scope.PERSONS_ONLY).findings


@pytest.mark.parametrize("scope", list(Scope))
def test_private_matter_about_a_named_person_is_told_but_is_no_drift(scope: Scope) -> None:
    reading = read("Kollegaen vår Kari Nordmann er sykmeldt igjen.", scope=scope)
    assert [finding.indicator for finding in reading.findings] == [Indicator.PERSONAL_MATTER]
    assert not reading.drift
    assert not reading.uncertain


@pytest.mark.parametrize(
    "text",
    [
        "Per Fjell har vært syk lenge",
        "Vi bør gi Kari Nordmann sparken",
        "Kan ikke noen bare si opp Kari?",
        "Eg har sett løna til Kari Nordmann",
    ],
)
def test_someones_health_and_post_are_their_own(text: str) -> None:
    assert read(text).findings[0].indicator is Indicator.PERSONAL_MATTER


@pytest.mark.parametrize(
    "text", ["Per er forkjølet og kommer ikke i dag", "Ola skal slutte til sommeren, og vi savner ham"]
)
def test_what_people_tell_of_each_other_in_passing_is_no_matter_about_a_person(text: str) -> None:
    assert not read(text).findings


@pytest.mark.parametrize("text", ["Å diskutere sak og ikke person", "Jeg var selv sykmeldt i fjor og lærte mye av det"])
def test_norms_and_ones_own_life_are_no_matter_about_persons(text: str) -> None:
    assert not read(text).findings


def test_identity_number_is_a_matter_about_a_person() -> None:
    assert read("Gjelder 01019912345, kan noen se på det?").findings[0].indicator is Indicator.PERSONAL_MATTER


def test_language_settles_words_the_forms_use_differently() -> None:
    assert read("me vedtek dette no", language=Language.NN).drift


def test_most_serious_finding_comes_first() -> None:
    text = "Sekretæren legger ut referatet til godkjenning. Noe annet: Kari Nordmann er sykmeldt. Takk for nå."
    indicators = [finding.indicator for finding in read(text).findings]
    assert indicators[0] is Indicator.PERSONAL_MATTER


def test_reading_twice_gives_the_same() -> None:
    text = "Kan vi ta en rask runde: hvem er for og hvem er imot ny hall?"
    assert read(text) == read(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "«»", "👍", ">", "«?»"])
def test_nearly_nothing_gives_nothing(text: str) -> None:
    assert not read(text).findings


def test_day_of_a_month_does_not_end_its_sentence() -> None:
    [whole] = sentences("Er notatet fra 12. mars sendt?")
    assert whole[-1].folded == "?"
    assert len(list(sentences("Vi er 12. Takk for i går."))) == 2
