"""About the file itself, and about YAML."""

from typing import Final

FILES: Final = {
    "file_missing": (
        "Fila finnes ikke. Se om navnet og mappa stemmer.",
        "There is no such file. Check name and folder.",
    ),
    "file_unreadable": (
        "Fila kan ikke leses. Se om du har lov til å lese den.",
        "The file cannot be read. Check that you may read it.",
    ),
    "file_too_large": (
        "Fila er større enn {most} MB og blir ikke lest. Ett oppsett er vanligvis under 100 kB.",
        "The file is larger than {most} MB and is not read. A configuration is usually below 100 kB.",
    ),
    "folder_empty": (
        "Mappa har ingen filer som slutter på .yaml eller .yml.",
        "The folder has no files ending in .yaml or .yml.",
    ),
    "utf_16": (
        "Fila er lagret som UTF-16. Lagre den på nytt som UTF-8.",
        "The file is saved as UTF-16. Save it again as UTF-8.",
    ),
    "not_utf_8": (
        "Her står tegn som ikke er UTF-8. Lagre fila på nytt som UTF-8.",
        "This is not UTF-8. Save the file again as UTF-8.",
    ),
    "empty_file": (
        "Fila er tom. Begynn med «tenant:», eller kopier et av eksemplene.",
        "The file is empty. Begin with «tenant:», or copy one of the examples.",
    ),
    "control_character": (
        "Her står et usynlig tegn ({code}) som ikke kan være med. Ta det bort.",
        "Here is an invisible character ({code}) that is not allowed. Take it out.",
    ),
    "not_a_configuration": (
        "Dette er ikke et oppsett. Fila skal begynne med nøkler som «tenant:» og «groups:».",
        "This is not a configuration. The file is to begin with keys like «tenant:» and «groups:».",
    ),
    "many_more": (
        "Og minst {count} feil til. Rett disse først, og sjekk igjen.",
        "And at least {count} more. Mend these first, and check again.",
    ),
    "several_documents": (
        "Her begynner et nytt dokument («---»). Én fil er én kommune: legg resten i en egen fil.",
        "A second document («---») begins here. One file is one tenant: put the rest in a file of its own.",
    ),
    "too_deep": (
        "Her er det mer enn {most} nivåer inn. Oppsettet har aldri så mange; se etter en hakeparentes for mye.",
        "This is more than {most} levels deep. A configuration never is; look for a bracket too many.",
    ),
    "too_many_aliases": (
        "Fila viser til andre steder (*navn) mer enn {most} ganger. Skriv verdiene ut i stedet.",
        "The file refers to other places (*name) more than {most} times. Write the values out instead.",
    ),
    "too_many_values": (
        "Fila blir til mer enn {most} verdier. Se etter «&» og «*» som viser til hverandre, og skriv verdiene ut.",
        "The file becomes more than {most} values. Look for «&» and «*» that refer to each other; write them out.",
    ),
    "alias_within_itself": (
        "«*{alias}» viser til noe den selv står inni. Skriv verdien ut i stedet.",
        "«*{alias}» refers to something it stands in itself. Write the value out instead.",
    ),
    "unknown_alias": (
        "«*{alias}» viser til noe som ikke finnes. Skal det være tekst, sett anførselstegn rundt.",
        "«*{alias}» refers to nothing. If it is text, put quotes around it.",
    ),
    "key_not_text": (
        "Foran kolon skal det stå ett ord, ikke en liste eller krøllparentes.",
        "Before a colon there is to be one word, not a list or braces.",
    ),
    "duplicate_key": (
        "«{key}» står to ganger; første gang på linje {line}. Behold bare den ene.",
        "«{key}» stands twice; first on line {line}. Keep only one of them.",
    ),
    "tag": (
        "«{tag}» er ikke tillatt her. Skriv verdien rett fram; skal «!» være tekst, sett anførselstegn rundt.",
        "«{tag}» is not allowed here. Write the plain value; if «!» is text, put quotes around it.",
    ),
    "colon_in_text": (
        (
            "Her står et kolon YAML ikke venter. Er det en del av en tekst, sett anførselstegn rundt hele teksten. "
            "Ellers: se om linja har riktig innrykk, og om linja over mangler et kolon."
        ),
        (
            "YAML does not expect a colon here. If it is part of a text, put quotes around the whole text. "
            "Else check this line's indentation, and whether the line above lacks a colon."
        ),
    ),
    "quote_not_closed": (
        "Teksten som begynner her, mangler anførselstegn til slutt.",
        "The text that begins here has no closing quote.",
    ),
    "backslash": (
        "Omvendt skråstrek (\\) betyr noe eget mellom doble anførselstegn. Bruk enkle: 'slik'.",
        "A backslash has a meaning of its own between double quotes. Use single ones: 'so'.",
    ),
    "brace_not_closed": (
        "Krøllparentesen som begynner her, mangler et komma eller «}}».",
        "The brace that begins here lacks a comma or its «}}».",
    ),
    "bracket_not_closed": (
        "Hakeparentesen som begynner her, mangler et komma eller «]».",
        "The bracket that begins here lacks a comma or its «]».",
    ),
    "indentation": (
        (
            "Innrykket stemmer ikke, eller en tekst lenger opp mangler anførselstegn til slutt. "
            "Nøkler som hører sammen, skal begynne i samme kolonne."
        ),
        (
            "The indentation is not right, or a text further up lacks its closing quote. "
            "Keys that belong together begin in the same column."
        ),
    ),
    "colon_missing": ("Her mangler et kolon etter nøkkelen.", "A colon is missing after the key."),
    "tab": (
        "Her står en tabulator. YAML vil ha mellomrom: bruk to for hvert nivå.",
        "Here is a tab. YAML wants spaces: use two for each level.",
    ),
    "character_needs_quotes": (
        'En tekst kan ikke begynne med «{character}» uten anførselstegn. Sett " rundt hele teksten.',
        'A text cannot begin with «{character}» without quotes. Put " around the whole text.',
    ),
    "not_yaml": (
        "Dette lar seg ikke lese som YAML. Se etter anførselstegn, parenteser og innrykk her eller på linja over.",
        "This cannot be read as YAML. Look for quotes, brackets and indentation here or on the line above.",
    ),
    "merge_key": (
        "«<<» brukes ikke her. Skriv nøklene ut.",
        "«<<» is not used here. Write the keys out.",
    ),
}
