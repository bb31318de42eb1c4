"""What works, but is worth a thought: warnings, and the facts about a group."""

from typing import Final

REMARKS: Final = {
    "no_channel": (
        "«{group}» har ingen kanal. Da får deltakerne spørsmål, men ingenting kan deles i gruppa.",
        "«{group}» has no channel. Participants get questions, but nothing can be shared in the group.",
    ),
    "table_alone": (
        "Ved «{table}» sitter bare én gruppe. Sparring trenger to eller tre.",
        "At «{table}» there is only one group. Sparring needs two or three.",
    ),
    "sparring_alone": (
        "Ingen andre grupper i «{network}» har {day} til sparring. De må ha samme dato, og stå i samme mappe.",
        "No other group of «{network}» has {day} for sparring. It takes the same date, in the same folder.",
    ),
    "sparring_outside": (
        "«{group}» er ikke i gang {day}, så den blir ikke satt sammen med noen da.",
        "«{group}» is not running on {day}, so it is not paired with anybody then.",
    ),
    "prompt_not_for_all": (
        "«{given}» er skrevet for andre enn dem som er i «{group}», og blir hoppet over.",
        "«{given}» is written for others than those in «{group}», and is passed over.",
    ),
    "M1": (
        "M1: «{words}» har opprettet «{group}». Da kan gruppa anses som et folkevalgt organ.",
        "M1: «{words}» created «{group}». The group may then be regarded as an elected body.",
    ),
    "M2": (
        (
            "M2: {count} av {of} i «{body}» er med i «{group}». Med så mange fra samme organ kan en samtale anses som "
            "et møte i organet. Bland gruppa mer, eller spør rådgiveren."
        ),
        (
            "M2: {count} of {of} in «{body}» are in «{group}». With so many of one body a talk may be regarded as its "
            "meeting. Mix the group more, or ask the advisor."
        ),
    ),
    "M3": (
        (
            "M3: Alle i «{body}» ({count}) er med i «{group}». Da kan en samtale anses som et møte i organet. "
            "Bland gruppa mer, eller spør rådgiveren."
        ),
        (
            "M3: Everybody in «{body}» ({count}) is in «{group}». A talk may then be regarded as its meeting. "
            "Mix the group more, or ask the advisor."
        ),
    ),
    "M4": (
        "M4: «{group}» har bare folkevalgte. En læringspartner fra administrasjonen gjør formålet tydeligere.",
        "M4: «{group}» has only elected members. A learning partner from the administration makes its purpose clearer.",
    ),
    "M5-no-end": (
        "M5: «{group}» har ingen sluttdato. En gruppe uten slutt kan anses som fast. Sett «ends».",
        "M5: «{group}» has no end. A group without an end may be regarded as standing. Set «ends».",
    ),
    "M5-long": (
        (
            "M5: «{group}» skal vare i {count} måneder. Over {of} måneder kan den anses som fast. Vurder en "
            "tidligere slutt."
        ),
        "M5: «{group}» is to last {count} months. Beyond {of} it may be regarded as standing. Consider an earlier end.",
    ),
    "M5-lasted": (
        "M5: «{group}» har vart i {count} måneder og slutter {day}. Tenk gjennom hva som skal komme etter.",
        "M5: «{group}» has lasted {count} months and ends on {day}. Think about what is to come after.",
    ),
    "M6": (
        (
            "M6: {count} av {of} runder i «{group}» faller i uka før «{body}» møtes. Velg en annen rytme, så samtalen "
            "ikke ligner et formøte."
        ),
        (
            "M6: {count} of {of} rounds of «{group}» fall in the week before «{body}» meets. Choose another "
            "pace, so that "
            "the talk does not look like a meeting before the meeting."
        ),
    ),
    "M7": (
        (
            "M7: Noen får godtgjøring for å være med i «{group}». Det er et trekk ved folkevalgte organer. "
            "Spør rådgiveren."
        ),
        "M7: Somebody is paid for taking part in «{group}». That is a trait of elected bodies. Ask the advisor.",
    ),
    "M8": (
        (
            "M8: Navnet «{group}» har ordet «{words}», som hører til folkevalgte organer. Kan den hete noe annet, for "
            "eksempel refleksjonsgruppe?"
        ),
        (
            "M8: The name «{group}» has the word «{words}», which belongs to elected bodies. Could it be called "
            "something else, like reflection group?"
        ),
    ),
    "M9-missing": (
        (
            "M9: «{group}» har ikke noe formål. Skriv det i «purpose», så alle vet at gruppa er til for læring og "
            "refleksjon."
        ),
        (
            "M9: «{group}» has no purpose. Write it in «purpose», so that everybody knows it is for learning and "
            "reflection."
        ),
    ),
    "M9-unconfirmed": (
        (
            "M9: Formålet med «{group}» er ikke bekreftet siden {day}. Spør gruppa om det fortsatt stemmer, "
            "og skriv datoen "
            "i «purpose_confirmed»."
        ),
        (
            "M9: The purpose of «{group}» has not been confirmed since {day}. Ask the group whether it "
            "still holds, and "
            "write the date in «purpose_confirmed»."
        ),
    ),
    "election": (
        (
            "«{group}» har folkevalgte og varer lenger enn konstitueringen etter valget i {count}. La den "
            "slutte senest "
            "{day}."
        ),
        (
            "«{group}» has elected members and lasts beyond the constituting meeting after the election of "
            "{count}. Let "
            "it end by {day}."
        ),
    ),
}
