"""What the guard reads in texts of the file itself: the purpose, and what people are asked to take on."""

from typing import Final

DRIFT: Final = {
    "text-D1": (
        (
            "D1: Her står «{words}». Det kan leses som at gruppa bestemmer noe. Skriv heller hva den er her for å "
            "lære; beslutninger tas andre steder."
        ),
        (
            "D1: It says «{words}». It can be read as the group deciding something. Write what it is here to learn; "
            "decisions are made elsewhere."
        ),
    ),
    "text-D2": (
        (
            "D2: Her står «{words}». Det kan ligne en avstemning, og gruppa kan ikke stemme over noe. Skriv heller hva "
            "hver enkelt kan dele."
        ),
        (
            "D2: It says «{words}». It can look like a vote, and the group cannot vote on anything. Write what each "
            "person may share."
        ),
    ),
    "text-D3": (
        (
            "D3: Her står «{words}». Det kan leses som et råd fra gruppa til et folkevalgt organ. Skriv heller hva den "
            "enkelte kan ta opp selv."
        ),
        (
            "D3: It says «{words}». It can be read as advice from the group to an elected body. Write what each "
            "person may take up on their own."
        ),
    ),
    "text-D4": (
        (
            "D4: Her står «{words}». Det kan se ut som en sak som ikke er avgjort ennå. Skriv heller hva gruppa kan "
            "lære av det som er avgjort."
        ),
        (
            "D4: It says «{words}». It can look like a case that has not been decided yet. Write what the group may "
            "learn from what has been."
        ),
    ),
    "text-D5": (
        (
            "D5: Her står «{words}». Det kan leses som at gruppa forbereder en sak. Den jobben gjør administrasjonen, "
            "gjennom sin egen linje."
        ),
        (
            "D5: It says «{words}». It can be read as the group preparing a case. The administration does that, "
            "through its own line."
        ),
    ),
    "text-D6": (
        (
            "D6: Her står «{words}». Slike ord hører til møter i et organ. Skriv heller «invitasjon» eller «notat fra "
            "refleksjon»."
        ),
        (
            "D6: It says «{words}». Such words belong to meetings of a body. Write «invitation» or «note from "
            "reflection» instead."
        ),
    ),
    "text-D7": (
        (
            "D7: Her står «{words}». Det kan leses som at gruppa gir noen et verv. Her bytter alle på å være "
            "samtalevert, og det er alt."
        ),
        (
            "D7: It says «{words}». It can be read as the group giving somebody an office. Here everybody takes turns "
            "as host, and that is all."
        ),
    ),
    "text-D8": (
        (
            "D8: Her står «{words}». Det kan leses som et forslag som fremmes i gruppa. Forslag hører hjemme i organet "
            "der de skal behandles."
        ),
        (
            "D8: It says «{words}». It can be read as a proposal put forward in the group. Proposals belong in the "
            "body that treats them."
        ),
    ),
    "text-D9": (
        (
            "D9: Her står «{words}». Det kan leses som en uttalelse fra gruppa. Gruppa uttaler seg ikke på vegne av "
            "noen; det gjør den enkelte for seg selv."
        ),
        (
            "D9: It says «{words}». It can be read as a statement from the group. The group speaks on nobody's behalf; "
            "people speak for themselves."
        ),
    ),
    "text-D10": (
        (
            "D10: Her står «{words}». Det kan leses som en bestilling til administrasjonen. Skriv heller hva dere "
            "trenger fra hverandre."
        ),
        (
            "D10: It says «{words}». It can be read as an order to the administration. Write what you need from each "
            "other instead."
        ),
    ),
    "text-D11": (
        (
            "D11: Her står «{words}». Det kan leses som at noe blir avklart her før det kommer opp i et åpent møte. "
            "Samtalen om det hører hjemme der alle kan følge med."
        ),
        (
            "D11: It says «{words}». It can be read as something being settled here before an open meeting. That talk "
            "belongs where everybody can follow it."
        ),
    ),
    "text-P1": (
        (
            "P1: Her står «{words}». Det kan handle om en bestemt person. Skriv det uten å si hvem det gjelder, og "
            "ingenting som er taushetsbelagt."
        ),
        (
            "P1: It says «{words}». It may be about a particular person. Write it without saying who, and nothing "
            "that is confidential."
        ),
    ),
}
