"""About values that do not fit together."""

from typing import Final

_THINGS: Final = {
    "unknown_person": ("en person i people", "a person in people"),
    "unknown_body": ("et organ i bodies", "a body in bodies"),
    "unknown_seminar": ("en samling i seminars", "a seminar in seminars"),
    "unknown_group": ("en gruppe i groups", "a group in groups"),
    "unknown_prompt": ("et spørsmål i biblioteket", "a question of the library"),
}

MEANING: Final = {
    **{
        key: (
            f"«{{given}}» er ikke {nb}. Føy til det som mangler, eller rett id-en.",
            f"«{{given}}» is not {en}. Add what is missing, or mend the id.",
        )
        for key, (nb, en) in _THINGS.items()
    },
    "unknown_prompt": (
        "«{given}» er ikke et spørsmål i biblioteket. Rett id-en; «oppfolging schema» viser alle.",
        "«{given}» is not a question of the library. Mend the id; «oppfolging schema» shows them all.",
    ),
    **{
        f"{key}_but": (
            f"«{{given}}» er ikke {nb}. Mente du «{{better}}»?",
            f"«{{given}}» is not {en}. Did you mean «{{better}}»?",
        )
        for key, (nb, en) in _THINGS.items()
    },
    "listed_twice": ("«{given}» står to ganger. Behold bare den ene.", "«{given}» stands twice. Keep only one."),
    "follows_itself": ("Gruppa kan ikke følge etter seg selv.", "The group cannot follow itself."),
    "id_twice": (
        "Id-en «{given}» er brukt før, på linje {line}. Gi en av dem en annen id.",
        "The id «{given}» was used before, on line {line}. Give one of them another id.",
    ),
    "email_twice": (
        "«{given}» tilhører også en annen person (linje {line}). Hver person har sin egen e-postadresse.",
        "«{given}» belongs to another person too (line {line}). Each person has an address of their own.",
    ),
    "email_twice_but_case": (
        (
            "«{given}» og «{other}» (linje {line}) er samme e-postadresse; store og små bokstaver teller ikke. "
            "Hver person har sin egen."
        ),
        (
            "«{given}» and «{other}» (line {line}) are the same address; upper and lower case do not count. "
            "Each person has an address of their own."
        ),
    ),
    "ends_before_it_starts": (
        "Gruppa slutter {ends}, men begynner {starts}. Slutten må komme etter.",
        "The group ends on {ends} but starts on {starts}. The end must come after.",
    ),
    "one_channel": (
        "Gruppa har både slack og teams. Behold én: den skal ha ett fast sted.",
        "The group has both slack and teams. Keep one: it is to have one home.",
    ),
    "channel_is_empty": (
        "«channel» er tom. Skriv for eksempel {{ slack: C0000001 }}.",
        "«channel» is empty. Write for example {{ slack: C0000001 }}.",
    ),
    "platform_missing": (
        "Kanalen er i {platform}, men «platforms» har ikke «{platform}». Legg det til der.",
        "The channel is in {platform}, but «platforms» has no «{platform}». Add it there.",
    ),
    "channel_twice": (
        "Kanalen «{given}» er også «{other}» sin. Hver gruppe har sin egen kanal.",
        "The channel «{given}» belongs to «{other}» too. Each group has a channel of its own.",
    ),
    "prompt_for_seminar": (
        "«{given}» er laget for salen på en samling, og sendes ikke til faste grupper. Velg et annet spørsmål.",
        "«{given}» is made for a seminar's open room and is not sent to standing groups. Choose another question.",
    ),
    "created_by_body": (
        (
            "«{body}» er et folkevalgt organ. Oppretter et slikt organ gruppa, kan den anses som et folkevalgt organ "
            "selv, med krav om åpne møter og møtebok (kommuneloven § 5-1; Sivilombudets sak 2024/73 om "
            "innbyggerpanelet "
            "på Røros). Gruppa kan ikke settes opp slik. La for eksempel kommunedirektøren invitere til læring og "
            "refleksjon, og spør rådgiveren deres."
        ),
        (
            "«{body}» is an elected body. A group created by one may be regarded as an elected body itself, with open "
            "meetings and a record (the Local Government Act § 5-1; the Parliamentary Ombud's case 2024/73 about the "
            "citizens' panel at Røros). The group cannot be set up so. Let the chief executive, for example, invite to "
            "learning and reflection, and ask your advisor."
        ),
    ),
    "body_for_administration": (
        "«{owner}» har ikke en folkevalgt rolle; «body» er for folkevalgte og byråd. Bruk «how» i stedet.",
        "«{owner}» has no elected role; «body» is for elected members and executives. Use «how» instead.",
    ),
    "too_many_pulses": (
        "Dette er mer enn to målinger i {year}. Folk skal spørres høyst to ganger i året.",
        "This is more than two measurements in {year}. People are asked at most twice a year.",
    ),
    "period_ends_before": (
        "Perioden slutter {end}, men begynner {start}. Slutten må komme etter.",
        "The period ends on {end} but begins on {start}. The end must come after.",
    ),
    "never_open": (
        "De stille periodene dekker alle dager, så ingenting kan sendes. La noen uker være åpne.",
        "The quiet periods cover every day, so nothing can be sent. Leave some weeks open.",
    ),
    "period_half_yearly": (
        "«{start}» og «{end}» må skrives på samme måte: begge med år, eller begge uten.",
        "«{start}» and «{end}» must be written alike: both with a year, or both without.",
    ),
    "note_after_warning": (
        "Merknaden etter {note} måneder kommer etter varselet ({warn} måneder). Bytt om på dem.",
        "The remark after {note} months comes later than the warning ({warn} months). Swap them.",
    ),
    "calendar_missing": (
        "Kalenderfila «{given}» finnes ikke ved siden av denne fila.",
        "There is no calendar file «{given}» beside this file.",
    ),
    "calendar_too_large": ("Kalenderfila «{given}» er større enn 5 MB.", "The calendar «{given}» is above 5 MB."),
    "calendar_unreadable": (
        "«{given}» lar seg ikke lese som en kalender (.ics). Eksporter den på nytt.",
        "«{given}» cannot be read as a calendar (.ics). Export it again.",
    ),
    "calendar_without_meetings": (
        "Kalenderen «{given}» har ingen hendelser.",
        "The calendar «{given}» has no events.",
    ),
    "tenant_twice": (
        "Kommunen «{given}» står også i {file}. Hver kommune har én fil.",
        "The tenant «{given}» stands in {file} too. Each tenant has one file.",
    ),
    "workspace_twice": (
        "«{given}» er også koblet til i {file}. Hver kommune har sitt eget arbeidsområde.",
        "«{given}» is connected in {file} too. Each tenant has a workspace of its own.",
    ),
    "channel_in_other_file": (
        "Kanalen «{given}» er også brukt i {file}. Hver gruppe har sin egen kanal.",
        "The channel «{given}» is used in {file} too. Each group has a channel of its own.",
    ),
    "table_crowded": (
        "Ved «{table}» sitter {count} grupper. Sparring er for to eller tre.",
        "At «{table}» there are {count} groups. Sparring is for two or three.",
    ),
}
