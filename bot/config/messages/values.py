"""About one value alone."""

from typing import Final

VALUES: Final = {
    "missing": ("«{key}» mangler, og må være med.", "«{key}» is missing and must stand here."),
    "unknown_key_but": (
        "«{key}» er ikke en nøkkel her. Mente du «{better}»?",
        "«{key}» is not a key here. Did you mean «{better}»?",
    ),
    "never_key": (
        "«{key}» skal aldri stå her: parti og fagforening lagres ikke. Ta det bort.",
        "«{key}» must never stand here: party and union are not stored. Take it out.",
    ),
    "unknown_key": (
        "«{key}» er ikke en nøkkel her. Her kan stå: {known}.",
        "«{key}» is not a key here. Possible here: {known}.",
    ),
    "expects_mapping": (
        "Under «{key}» skal det stå nøkler med verdier, for eksempel «name: …».",
        "Under «{key}» there are to be keys with values, like «name: …».",
    ),
    "expects_list": (
        "«{key}» skal være en liste: [en, to], eller én linje for hver med «- » foran.",
        "«{key}» is to be a list: [one, two], or a line for each with «- » in front.",
    ),
    "expects_one_value": (
        "Her skal det stå én verdi, ikke en liste, nøkler eller ingenting.",
        "One value is to stand here, not a list, keys or nothing.",
    ),
    "number_too_small": ("«{key}» kan ikke være mindre enn {limit}.", "«{key}» cannot be less than {limit}."),
    "number_too_large": ("«{key}» kan ikke være større enn {limit}.", "«{key}» cannot be more than {limit}."),
    "text_too_long": ("«{key}» kan ha høyst {limit} tegn.", "«{key}» may have at most {limit} characters."),
    "list_too_long": ("«{key}» kan ha høyst {limit} verdier.", "«{key}» may have at most {limit} values."),
    "list_too_short": ("«{key}» må ha minst {limit} verdi.", "«{key}» must have at least {limit} value."),
    "text_needs_quotes": (
        'Her skal det stå tekst, men YAML leser {given} som noe annet. Skriv "{given}".',
        'Text is to stand here, but YAML reads {given} as something else. Write "{given}".',
    ),
    "text_is_empty": (
        "Teksten er tom. Skriv noe, eller ta bort linja.",
        "The text is empty. Write something, or take the line out.",
    ),
    "not_an_id_but": (
        "«{given}» kan ikke være en id: bare små bokstaver a–z, tall og bindestrek. Bruk for eksempel «{better}».",
        "«{given}» cannot be an id: only lower case a–z, digits and hyphens. Use for example «{better}».",
    ),
    "not_an_id": (
        "«{given}» kan ikke være en id: bare små bokstaver a–z, tall og bindestrek, høyst 64 tegn.",
        "«{given}» cannot be an id: only lower case a–z, digits and hyphens, at most 64 characters.",
    ),
    "not_an_email": (
        "«{given}» er ikke en e-postadresse. Skriv den som kari@kommune.example.",
        "«{given}» is not an e-mail address. Write it like kari@kommune.example.",
    ),
    "number_in_quotes": (
        "Her skal det stå et tall uten anførselstegn, ikke «{given}».",
        "A number without quotes is to stand here, not «{given}».",
    ),
    "not_a_whole_number": ("«{given}» er ikke et helt tall.", "«{given}» is not a whole number."),
    "not_a_number": ("«{given}» er ikke et tall.", "«{given}» is not a number."),
    "decimal_comma": (
        "Desimaltall skrives med punktum her: {better}.",
        "Decimals are written with a point here: {better}.",
    ),
    "not_true_or_false": (
        "«{given}» er verken ja eller nei her. Skriv true eller false, uten anførselstegn.",
        "«{given}» is neither yes nor no here. Write true or false, without quotes.",
    ),
    "time_needs_quotes": (
        'Klokkeslett må ha anførselstegn; uten dem leser YAML for eksempel 9:30 som tallet 570. Skriv "{better}".',
        'A time needs quotes; without them YAML reads 9:30, for example, as the number 570. Write "{better}".',
    ),
    "not_a_time": (
        '«{given}» er ikke et klokkeslett. Skriv timer og minutter i anførselstegn, som "09:00".',
        '«{given}» is not a time. Write hours and minutes in quotes, like "09:00".',
    ),
    "not_a_date": (
        "«{given}» er ikke en dato. Skriv år-måned-dag, som 2026-04-08.",
        "«{given}» is not a date. Write year-month-day, like 2026-04-08.",
    ),
    "date_other_way": (
        "Datoer skrives år-måned-dag. Skriv {better}, ikke «{given}».",
        "Dates are written year-month-day. Write {better}, not «{given}».",
    ),
    "date_without_year": (
        "«{given}» mangler år. Skriv hele datoen: ÅÅÅÅ-{better}, der ÅÅÅÅ er året.",
        "«{given}» has no year. Write the whole date: YYYY-{better}, where YYYY is the year.",
    ),
    "no_such_day": (
        "«{given}» finnes ikke; måneden er kortere. Mente du {better}?",
        "«{given}» does not exist; the month is shorter. Did you mean {better}?",
    ),
    "no_such_day_without_year": (
        "«{given}» finnes ikke; måneden er kortere. Mente du ÅÅÅÅ-{better}, der ÅÅÅÅ er året?",
        "«{given}» does not exist; the month is shorter. Did you mean YYYY-{better}, where YYYY is the year?",
    ),
    "date_out_of_reach": (
        "«{given}» er for langt unna. Datoer må ligge mellom 1990 og 2100.",
        "«{given}» is too far away. Dates must lie between 1990 and 2100.",
    ),
    "not_a_day_of_year": (
        "«{given}» er ikke en dag. Skriv måned-dag når perioden kommer hvert år, som 07-06, eller hele datoen.",
        "«{given}» is not a day. Write month-day for what comes every year, like 07-06, or the whole date.",
    ),
    "day_of_year_other_way": (
        "Skriv måned-dag når perioden kommer hvert år: {better}, ikke «{given}».",
        "Write month-day for what comes every year: {better}, not «{given}».",
    ),
    "not_weeks": (
        "«{given}» er ikke et antall uker. Skriv for eksempel «{better} weeks».",
        "«{given}» is not a number of weeks. Write for example «{better} weeks».",
    ),
    "not_weeks_range": ("Skriv mellom {least} og {most} uker.", "Write between {least} and {most} weeks."),
    "not_days": (
        "«{given}» er ikke et antall dager. Skriv for eksempel «{better} days».",
        "«{given}» is not a number of days. Write for example «{better} days».",
    ),
    "not_days_range": ("Skriv mellom {least} og {most} dager.", "Write between {least} and {most} days."),
    "not_a_zone": (
        "«{given}» er ikke en tidssone. Mente du «{better}»?",
        "«{given}» is not a time zone. Did you mean «{better}»?",
    ),
    "not_a_choice_but": (
        "«{given}» kan ikke stå her. Mente du «{better}»? Mulige verdier: {choices}.",
        "«{given}» cannot stand here. Did you mean «{better}»? Possible: {choices}.",
    ),
    "not_a_choice": (
        "«{given}» kan ikke stå her. Mulige verdier: {choices}.",
        "«{given}» cannot stand here. Possible: {choices}.",
    ),
    "not_a_slack_team": (
        "«{given}» er ikke id-en til et arbeidsområde i Slack. Den begynner på T, som T0000001.",
        "«{given}» is not a Slack workspace id. It begins with T, like T0000001.",
    ),
    "not_a_slack_channel": (
        (
            "«{given}» er ikke id-en til en kanal i Slack. Den begynner på C eller G, som C0000001; "
            "du finner den nederst i kanalens detaljer."
        ),
        (
            "«{given}» is not a Slack channel id. It begins with C or G, like C0000001; "
            "it stands at the bottom of the channel's details."
        ),
    ),
    "not_a_teams_tenant": (
        (
            "«{given}» er ikke en leietaker-id i Microsoft 365. Den ser slik ut, med små bokstaver: "
            "00000000-0000-0000-0000-000000000000."
        ),
        (
            "«{given}» is not a Microsoft 365 tenant id. It looks like this, in lower case: "
            "00000000-0000-0000-0000-000000000000."
        ),
    ),
    "not_a_teams_channel": (
        "«{given}» er ikke id-en til en kanal eller gruppechat i Teams. Den begynner på 19: og har @thread.",
        "«{given}» is not the id of a channel or group chat in Teams. It begins with 19: and has @thread.",
    ),
}
