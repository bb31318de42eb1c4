"""The words of time in bokmål, nynorsk and English: everything the reading of dates knows stands here."""

from typing import Final

from bot.domain.when.tokens import fold

Phrase = tuple[str, ...]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(fold(word) for line in lines for word in line.split())


def _phrases(*lines: str) -> frozenset[Phrase]:
    return frozenset(tuple(fold(word) for word in phrase.split()) for line in lines for phrase in line.split(", "))


def _numbered(*lines: str, first: int = 0) -> dict[str, int]:
    return {fold(word): number for number, line in enumerate(lines, first) for word in line.split()}


WEEKDAYS: Final = _numbered(
    "mandag måndag monday",
    "tirsdag tysdag tuesday",
    "onsdag wednesday",
    "torsdag thursday",
    "fredag friday",
    "lørdag laurdag saturday",
    "søndag sundag sunday",
)
SHORT_WEEKDAYS: Final = _numbered("", "tirs tys tue tues", "ons wed", "tors thu thur thurs", "fre", "lør", "søn")
"""Only after «innen», «på», «by» …; «man» is another word and is left out."""
ENGLISH_SHORT_WEEKDAYS: Final = {"mon": 0, "fri": 4, "sat": 5, "sun": 6}
"""Other words to those who write Norwegian."""
MONTHS: Final = _numbered(
    "januar january jan",
    "februar february feb febr",
    "mars march mar",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sep sept",
    "oktober october okt oct",
    "november nov",
    "desember december des dec",
    first=1,
)
ENGLISH_MONTHS: Final = _words("january february march may june july october december")
"""«March 3» is a date; «i april 3 personer» is not."""
ABBREVIATED: Final = _words("jan feb febr mar apr jun jul aug sep sept okt oct nov des dec")
MONTH_ALONE: Final = frozenset(MONTHS) - ABBREVIATED
NUMBERS: Final = _numbered(
    "", "en én ei éi ein et eit one a an", "to two", "tre three", "fire four", "fem five", "seks six",
    "sju syv seven", "åtte eight", "ni nine", "ti ten", "elleve eleven", "tolv twelve", "tretten thirteen",
    "fjorten fourteen",
)  # fmt: skip
_FIRST_NINE: Final = ("første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende")
ORDINALS: Final = {
    **_numbered(
        "første fyrste", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende syvende sjuande", "", "niende niande",
        "tiende tiande", "ellevte", "tolvte", "trettende trettande", "fjortende fjortande", "femtende femtande",
        "sekstende sekstande", "syttende syttande", "", "nittende nittande", "tjuende tjuande", first=1,
    ),
    **{fold(f"tjue{word}"): number for number, word in enumerate(_FIRST_NINE, 21)},
    **_numbered("trettiende", "trettiførste trettifyrste", first=30),
}  # fmt: skip
"""Without «åttende» and «attende», the 8th and the 18th: too alike to be told apart when the ring is left out."""
ORDINAL_ENDINGS: Final = _words("st nd rd th")

DAYS: Final = _words("dag dager dagar dags dagers dagars day days")
WEEKS: Final = _words("uke uka uken uker ukes ukers veke veka veker vekes vekers week weeks")
MONTH_UNITS: Final = _words("måned måneder måneds månad månader månads month months")
YEARS: Final = _words("år års year years")
WEEK: Final = _words("uke uka uken veke veka week")
MONTH: Final = _words("måneden månaden måned månad month")
YEAR: Final = _words("året år year")

NEXT: Final = _words("neste next")
COMING: Final = _words("førstkommende førstkomande kommende komande coming this denne")
THIS: Final = _words("denne hele heile this inneværende inneverande kommende komande coming")
GONE: Final = _words("forrige førre sist siste last")
EACH: Final = _words("hver kvar every each")

_TODAY: Final = _phrases("i dag, idag, today, i kveld, i ettermiddag, i formiddag, tonight, i natt")
_TOMORROW: Final = _phrases(
    "i morgen, i morgon, i morgo, i mårgå, i morra, i mårra, i morn, imorgen, imorgon, imorra, imårra, imorn",
    "i morgn, i mrogen, i mogen, i morgne, tomorrow, tomorow, tommorow, tommorrow, tmrw",
)
_DAY_AFTER: Final = _phrases("i overmorgen, overmorgen, i overmorgon, overmorgon, day after tomorrow")
RELATIVE: Final = {**dict.fromkeys(_TODAY, 0), **dict.fromkeys(_TOMORROW, 1), **dict.fromkeys(_DAY_AFTER, 2)}
PART_OF_DAY: Final = _words(
    "tidlig tidleg morgen morgon formiddag ettermiddag kveld natt morning afternoon evening night"
)
CLOCK: Final = _words("kl klokka klokken klokke at")

DEADLINE: Final = _words("innen innan til før before senest seinast seinest by until till due frist deadline inntil")
ON: Final = _words("på on")
IN: Final = _words("i in at")
ARTICLE: Final = _words("den the")
FILLING: Final = _words("nå no fram frem helt heilt tidlig tidleg sent seint midt early late")
"""«Nå på fredag», «fram til mai», «tidlig neste uke»: goes with the time, says nothing alone."""
ABOUT: Final = _words("fra frå from siden sidan since om about")
"""What follows is a matter or a beginning, not a day to be finished by."""
AFTER: Final = _words("etter after")
ENDING: Final = _phrases("slutten av, utgangen av, løpet av, resten av, end of, rest of, during, ultimo, ut")
THROUGH: Final = _phrases("til og med, t . o . m ., t . o . m, through, up to and including")
BACK: Final = _words("tilbake attende att hjemme heime igjen back returning")
"""«Tilbake 12. august»: a day to be back on."""
AT_WORK: Final = _words("til på i jobb jobben arbeid arbeidet kontoret igjen to at work the")
"""They may stand between: «tilbake på jobb 12. august»."""

SEASONS: Final = _words(
    "sommer sommeren sommar sommaren høst høsten haust hausten vinter vinteren våren jul jula julen påske påska påsken",
    "pinse pinsa pinsen ferie ferien fellesferien romjula romjulen nyttår valget valet årsskiftet skolestart",
    "skulestart semesterstart helg helga helgen helgi weekend christmas easter summer autumn winter spring holidays",
)
SEASON_LEADS: Final = _words(
    "før til etter innen innan i over løpet av by before after in during this next neste denne hele heile mot ut"
)
VAGUE: Final = _phrases(
    "fortløpende, fortløpande, løpende, løpande, kontinuerlig, kontinuerleg, jevnlig, jamleg, snart, snarest, soon",
    "straks, asap, as soon as possible, så snart som mulig, så snart som råd, så fort som mulig, ved anledning",
    "ved høve, ved leilighet, etter hvert, etter kvart, etterhvert, etterkvart, på sikt, en gang, ein gong, some time",
    "sometime, ongoing, continuously, når jeg får tid, når eg får tid, når det passer, når det passar, senere, seinare",
    "later, månedsskiftet, månadsskiftet, årsskiftet, neste måned, neste månad, next month, neste år, next year, i år",
    "this year, denne måneden, denne månaden, this month, om kort tid, hver uke, kvar veke, annenhver uke",
    "annakvar veke, hver dag, kvar dag, hver måned, kvar månad, every day, every week, every month",
)
QUARTER: Final = _words("kvartal kvartalet quarter halvår halvåret tertial tertialet")
A_FEW: Final = _phrases("noen, nokre, noko, et par, eit par, a few, some, a couple of, a couple")
NOT_A_DATE_AFTER: Final = _words(
    "sak saka saken saksnr saksnummer punkt pkt kapittel kap versjon kl klokka klokken side nr artikkel paragraf bord",
    "gruppe section chapter version page",
)
FRACTION_OF: Final = _words("av of deler delar time stilling")
