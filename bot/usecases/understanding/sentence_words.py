"""How people begin when they say what they will do, and what real bodies are called."""

from typing import Final

from bot.domain.when.tokens import fold

Phrase = tuple[str, ...]


def _phrases(*lines: str) -> frozenset[Phrase]:
    return frozenset(tuple(fold(word) for word in phrase.split()) for line in lines for phrase in line.split(", "))


def _words(*lines: str) -> frozenset[str]:
    return frozenset(fold(word) for line in lines for word in line.split())


FIRST_WORDS: Final = _phrases(
    "jeg vil, eg vil, jeg skal, eg skal, jeg må, eg må, jeg bør, eg bør, vil jeg, vil eg, skal jeg, skal eg, må jeg",
    "må eg, bør jeg, bør eg, jeg vil gjerne, eg vil gjerne, jeg har lyst til å, eg har lyst til å, jeg ønsker å",
    "eg ønskjer å, eg ynskjer å, jeg tenker å, eg tenkjer å, jeg har tenkt å, eg har tenkt å, jeg lover å, eg lovar å",
    "jeg kommer til å, eg kjem til å, jeg planlegger å, eg planlegg å, jeg har sagt at jeg skal",
    "eg har sagt at eg skal, husk, hugs, husk å, hugs å, jeg må huske å, eg må hugse å, må huske å, må hugse å",
    "husk at jeg skal, husk at jeg må, hugs at eg skal, hugs at eg må, ikke glem å, ikkje gløym å, ikke glem",
    "ikkje gløym, minn meg på, minn meg på å, minn meg om å, minn meg på at jeg skal, minn meg på at jeg må",
    "minn meg på at eg skal, minn meg på at eg må, påminn meg om å, kan du minne meg på, kan du minne meg på å",
    "kan du minne meg på at jeg skal, kan du minne meg på at eg skal, vær så snill å minne meg på å",
    "i will, i ll, ill, i shall, i want to, i need to, i have to, i must, i should, i am going to, i m going to",
    "i plan to, i would like to, i d like to, remind me to, remind me that i need to, please remind me to",
    "can you remind me to, could you remind me to, remember to, i must remember to, i need to remember to",
    "don t forget to, dont forget to, do not forget to, todo, å, hei, hei du, hallo, hi, hello, please, vennligst, ok",
    "okei, okay",
)
LONGEST_FIRST_WORDS: Final = max(map(len, FIRST_WORDS))
KEPT_AFTER: Final = _words("at that ikke ikkje not never aldri")
"""«Jeg vil at vi …», «jeg vil ikke …»: without its beginning it would say something else."""

TAKE: Final = _words(
    "ta tar tek take taking bring bringe bringer løfte løfter løft lyfte lyfter lyft reise reiser reis tatt"
)
UP: Final = _words("opp up")
TAKEN_UP: Final = _words("lån lånet bestilling telefonen kampen tråden igjen")
"""«Ta opp lån» takes nothing to anybody."""
QUESTIONS: Final = _words("interpellasjon interpellasjonen interpellere spørre spør spørje spørsmål spørsmålet ask")
TO_A_BODY: Final = _words(
    "løfte løfter løft lyfte lyfter lyft reise reiser reis fremme fremmer fremje fremjar raise raising foreslå foreslår"
)
WHERE: Final = _words("i på til for med hos overfor in at to with on before")
BODIES: Final = _words(
    "kommunestyret kommunestyre bystyret bystyre formannskapet formannskap formannskapsmøtet fylkestinget fylkesting",
    "fylkesutvalget fylkesutvalet byrådet byråd fylkesrådet fylkesråd kommunerådet eldrerådet ungdomsrådet",
    "kontrollutvalget kontrollutvalet utvalget utvalet utvalg utval hovedutvalget hovudutvalet hovedutvalg hovudutval",
    "komiteen komite komiteer nemnda nemnd bydelsutvalget bydelsutvalet temadagen temadag temamøtet council committee",
    "board assembly linja linjen",
)
BODY_KINDS: Final = _words("city municipal town county executive")
BODY_ENDINGS: Final = tuple(_words("styret utvalget utvalet utvalg utval rådet tinget nemnda komiteen temadagen"))
