"""Cards of every kind of block, with placeholders for people, for the page's own tests."""

from bot.cards.action import Act, Action
from bot.cards.card import (
    Bullets,
    Button,
    Buttons,
    Card,
    Chart,
    Choice,
    Confirm,
    DateInput,
    Divider,
    Facts,
    Form,
    Heading,
    Option,
    Plain,
    Quote,
    Series,
    Strong,
    Style,
    Table,
    Text,
    TextInput,
)
from bot.domain.language import Language

NB = Language.NB
SCRIPT = "<script>document.title='broken'</script><img src=x onerror=alert(1)> <!channel> *_~ @everyone"


def text(*parts: str) -> Text:
    """Every other part is strong."""
    return Text(tuple(Strong(part) if odd % 2 else Plain(part) for odd, part in enumerate(parts)))


def button(label: str, act: Act, style: Style = Style.NORMAL, confirm: Confirm | None = None) -> Button:
    return Button(label=label, action=Action(act, {"round": "r1"}), style=style, confirm=confirm)


def prompt() -> Card:
    return Card(
        language=NB,
        summary="Et spørsmål å tenke over",
        blocks=(
            Heading("Et spørsmål å tenke over"),
            text("«Hvordan kan folkevalgte kommunisere krevende beslutninger på en måte som styrker tilliten?»"),
            text(
                "Tenk først for deg selv. Et par setninger er nok. Du velger om du vil dele: ",
                "med navn, uten navn eller ikke i det hele tatt.",
                " Det som deles, ser de sju i gruppa og Ola Nordmann (leder), fra fredag 8. mai kl. 09.00.",
            ),
            Buttons(
                (
                    button("Skriv refleksjon", Act.WRITE_REFLECTION, Style.PRIMARY),
                    button("Stå over denne gangen", Act.STAND_OVER),
                )
            ),
        ),
    )


def stood_over() -> Card:
    return Card(
        language=NB,
        summary="Greit, du står over denne gangen.",
        blocks=(
            text("Greit, du står over denne gangen. Ingen får vite det."),
            Buttons((button("Angre", Act.UNDO_STAND_OVER),)),
        ),
    )


def reflection_form() -> Form:
    return Form(
        language=NB,
        title="Skriv refleksjon",
        blocks=(
            text("Gruppa og Ola Nordmann (leder) ser det du deler."),
            TextInput(name="text", label="Hva tenker du?", help="Et par setninger er nok.", multiline=True),
            Choice(
                name="visibility",
                label="Hvem skal se det?",
                options=(
                    Option(value="named", label="Del med navnet mitt", help="Gruppa og Ola Nordmann (leder) ser det."),
                    Option(
                        value="unnamed",
                        label="Del uten navn",
                        help="Vises bare hvis minst tre deler slik. Ordvalg og innhold kan likevel røpe deg.",
                    ),
                    Option(value="private", label="Bare for meg", help="Ingen i gruppa og ingen leder ser det."),
                ),
            ),
        ),
        submit="Lagre",
        cancel="Avbryt",
        action=Action(Act.SAVE_REFLECTION, {"round": "r1"}),
    )


def commitment_form() -> Form:
    return Form(
        language=NB,
        title="Nytt oppfølgingspunkt",
        blocks=(
            TextInput(name="what", label="Hva vil du gjøre?", longest=200, placeholder="Ta en prat med …"),
            Choice(
                name="body",
                label="Hvor?",
                options=(Option(value="bystyret", label="Bystyret"), Option(value="utvalg", label="Utvalget")),
                open=False,
                required=False,
            ),
            DateInput(name="by", label="Når?", help="Du kan la det stå åpent."),
        ),
        submit="Lagre",
        cancel="Avbryt",
        action=Action(Act.SAVE_COMMITMENT),
    )


def saved(words: str) -> Card:
    return Card(
        language=NB,
        summary="Lagret.",
        blocks=(text("Lagret. Bare du ser dette."), Quote(words), Buttons((button("Endre", Act.WRITE_REFLECTION),))),
    )


def reminders() -> Card:
    return Card(
        language=NB,
        summary="Du har tre påminnelser i dag",
        blocks=(
            text("God morgen. Dette har du sagt at du vil gjøre:"),
            Bullets(
                (
                    (Strong("I dag: "), Plain("Ta en prat med etatsdirektøren")),
                    (Strong("Om en uke, fredag 5. juni: "), Plain("Lese tertialrapporten")),
                    (Strong("Datoen har gått (fredag 22. mai): "), Plain("Fortelle om samlingen")),
                )
            ),
            text("Planer endrer seg. Flytt datoen eller legg det bort hvis det ikke passer lenger."),
            Choice(
                name="commitment",
                label="Hvilket gjelder det?",
                options=(
                    Option(value="c1", label="Ta en prat med etatsdirektøren"),
                    Option(value="c2", label="Lese tertialrapporten"),
                ),
                open=False,
            ),
            Buttons(
                (
                    button("Ferdig", Act.FINISH, Style.PRIMARY),
                    button("Flytt dato", Act.MOVE),
                    button("Ikke lenger aktuelt", Act.DROP),
                    button("Vis alle mine", Act.SHOW_MINE),
                )
            ),
        ),
    )


def digest() -> Card:
    return Card(
        language=NB,
        summary="Ukesbrev for uke 20",
        blocks=(
            Heading("Ukesbrev for uke 20 · Refleksjonsgruppe 1"),
            text("", "Det gruppa vil ta med seg"),
            Bullets(
                (
                    (Plain("Det hjelper å fortelle hva som ble valgt bort, ikke bare hva som ble valgt."),),
                    (Plain("Vi lurer på hva de andre rollene trenger fra oss."),),
                )
            ),
            Chart(
                title="Oppfølgingspunkt gruppa har delt",
                categories=("Ferdige denne uka", "Dato neste uke", "Dato som har gått"),
                series=(Series("Punkter", (2, 3, 1)),),
            ),
            Facts((("Nytt siden sist", "To nye oppfølgingspunkt."), ("Rammene for gruppa", "Ingenting å merke seg."))),
            Divider(),
            text("Når du trykker «Jeg har lest», får gruppa vite at du har lest punktene."),
            Buttons((button("Jeg har lest", Act.HAVE_READ, Style.PRIMARY),)),
        ),
    )


def pulse_result() -> Card:
    return Card(
        language=NB,
        summary="Måling av relasjonell kapasitet",
        blocks=(
            Heading("Slik har det utviklet seg"),
            Chart(
                title="Snitt, 1–5",
                categories=("Kjennskap", "Samarbeid", "Respekt"),
                series=(Series("2019", (3.6, 3.9, 4.1)), Series("2026", (3.8, 4.0, 4.25))),
            ),
            Table(
                head=("Utsagn", "2019", "2026"),
                rows=(("Kjennskap", "3,6", "3,8"), ("Samarbeid", "3,9", "4,0")),
                caption="Utsagn for utsagn",
            ),
        ),
    )


def share_post() -> Card:
    return Card(
        language=NB,
        summary="Refleksjonene er delt",
        blocks=(
            Heading("Dette tenker noen av oss om «Hvordan kan folkevalgte …?»"),
            text("Svarene står i tråden, i tilfeldig rekkefølge."),
            Bullets(
                (
                    (Plain("Les først. Spør før du svarer."),),
                    (Plain("Gi plass til alle, også den som tenker annerledes."),),
                    (Plain("Vi prøver å forstå hverandre. Vi trenger ikke å bli enige."),),
                )
            ),
            text("Samtalevert denne gangen er Kari. Du kan fortsatt skrive."),
            Buttons((button("Skriv refleksjon", Act.WRITE_REFLECTION),)),
        ),
    )


def shared(words: str, by: str) -> Card:
    return Card(language=NB, summary="En refleksjon er delt", blocks=(Quote(words, by),))


def my_data() -> Card:
    confirm = Confirm(
        title="Slette alt?",
        text="Det private forsvinner med én gang. Det kan ikke angres.",
        yes="Slett",
        no="Gå tilbake",
    )
    return Card(
        language=NB,
        summary="Dette er lagret om deg",
        blocks=(
            Heading("Dette er lagret om deg"),
            Facts((("Refleksjoner", "3, av dem 1 bare for deg"), ("Oppfølgingspunkt", "2"))),
            Buttons(
                (
                    button("Last ned", Act.DOWNLOAD),
                    button("Slett alt mitt", Act.ERASE_CONFIRMED, Style.CAREFUL, confirm),
                )
            ),
        ),
    )


def sentence(words: str) -> Card:
    return Card(language=NB, summary=words, blocks=(text(words),))
