"""The types of the settings: how each is read, and how an editor is told about it."""

from datetime import date, time
from typing import Annotated, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from bot.config import scalars
from bot.domain.configuration import Holidays, SharePoints, Weekday
from bot.domain.language import Language
from bot.domain.person import Role

T = TypeVar("T")

SLACK_TEAM: Final = r"[TE][A-Z0-9]{6,}"
SLACK_CHANNEL: Final = r"[CG][A-Z0-9]{6,}"
TEAMS_TENANT: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TEAMS_CHANNEL: Final = r"19:[^\s@]+@(?:thread\.(?:v2|tacv2|skype)|unq\.gbl\.spaces)"


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, use_attribute_docstrings=False)


def told(nb: str, en: str, *, default: object = ..., shown: object = None, **rules: Any) -> Any:  # noqa: ANN401
    """A setting with its description in both languages; `shown` is the default as it would be written."""
    extra: dict[str, Any] = {"x-description-en": en}
    if shown is not None:
        extra["default"] = shown
    return Field(default=default, description=f"{nb}\n\nEnglish: {en}", json_schema_extra=extra, **rules)


def _pattern(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _text(*examples: str, **rules: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, **rules, "examples": list(examples)})


Text = Annotated[str, BeforeValidator(scalars.text), Field(max_length=2_000)]
LongText = Annotated[Text, Field(max_length=1_000)]
Name = Annotated[str, BeforeValidator(scalars.name), Field(max_length=200)]
Id = Annotated[
    str,
    BeforeValidator(scalars.identifier),
    _text("bord-1", pattern="^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$"),
]
Reference = Annotated[str, BeforeValidator(scalars.text)]
"""An id that stands elsewhere; whether it does is checked where both are known."""
Email = Annotated[str, BeforeValidator(scalars.email), _text("kari@kommune.example", format="email")]
Zone = Annotated[ZoneInfo, BeforeValidator(scalars.zone), _text("Europe/Oslo")]
Whole = Annotated[int, BeforeValidator(scalars.whole)]
Seats = Annotated[Whole, Field(ge=1, le=200)]
ProgrammeYear = Annotated[Whole, Field(ge=1, le=20)]
Number = Annotated[float, BeforeValidator(scalars.number)]
Truth = Annotated[bool, BeforeValidator(scalars.truth)]
Day = Annotated[date, BeforeValidator(scalars.day), _text("2026-04-08", format="date")]
DayOfYear = Annotated[
    date | tuple[int, int],
    BeforeValidator(scalars.day_of_year),
    _text("07-06", "2026-11-02", pattern=r"^(\d{4}-)?\d{2}-\d{2}$"),
]
Clock = Annotated[
    time,
    BeforeValidator(scalars.clock),
    _text("09:00", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"),
]
Weeks = Annotated[
    int,
    BeforeValidator(scalars.weeks),
    _text("3 weeks", "3 uker", pattern="^[0-9]{1,3} ?(weeks?|uker?|veke|veker)$"),
]
Days = Annotated[
    int,
    BeforeValidator(scalars.days),
    _text("7 days", "7 dager", pattern="^[0-9]{1,3} ?(days?|dag|dager|dagar)$"),
]
SlackTeam = Annotated[
    str,
    BeforeValidator(scalars.matching(SLACK_TEAM, "not_a_slack_team")),
    _text("T0000001", pattern=_pattern(SLACK_TEAM)),
]
SlackChannel = Annotated[
    str,
    BeforeValidator(scalars.matching(SLACK_CHANNEL, "not_a_slack_channel")),
    _text("C0000001", pattern=_pattern(SLACK_CHANNEL)),
]
TeamsTenant = Annotated[
    str,
    BeforeValidator(scalars.matching(TEAMS_TENANT, "not_a_teams_tenant")),
    _text("00000000-0000-0000-0000-000000000000", pattern=_pattern(TEAMS_TENANT)),
]
TeamsChannel = Annotated[
    str,
    BeforeValidator(scalars.matching(TEAMS_CHANNEL, "not_a_teams_channel")),
    _text("19:0000000000000000@thread.v2", pattern=_pattern(TEAMS_CHANNEL)),
]

_LANGUAGES: Final = {
    "no": "nb",
    "norsk": "nb",
    "norwegian": "nb",
    "bokmål": "nb",
    "bokmal": "nb",
    "nb-no": "nb",
    "nynorsk": "nn",
    "nn-no": "nn",
    "engelsk": "en",
    "english": "en",
    "en-gb": "en",
}
_WEEKDAYS: Final = {
    "mandag": "monday",
    "måndag": "monday",
    "tirsdag": "tuesday",
    "tysdag": "tuesday",
    "onsdag": "wednesday",
    "torsdag": "thursday",
    "fredag": "friday",
    "lørdag": "saturday",
    "laurdag": "saturday",
    "søndag": "sunday",
    "sundag": "sunday",
    "sondag": "sunday",
}
_ROLES: Final = {
    "folkevalgt": "elected",
    "folkevald": "elected",
    "politiker": "elected",
    "ordfører": "elected",
    "byråd": "executive",
    "byrådsleder": "executive",
    "administrasjon": "administration",
    "administrasjonen": "administration",
    "kommunedirektør": "administration",
    "ansatt": "administration",
    "leder": "administration",
    "annen": "other",
    "andre": "other",
    "tillitsvalgt": "other",
}
_HOLIDAYS: Final = {"no": "norway", "nor": "norway", "norge": "norway", "noreg": "norway", "ja": "norway"} | {
    "false": "none",
    "ingen": "none",
    "nei": "none",
}
_SHARING: Final = {"gruppa": "group", "gruppe": "group", "samling": "seminar", "samlingen": "seminar"}

LanguageChoice = Annotated[Language, BeforeValidator(scalars.choice(Language, _LANGUAGES))]
WeekdayChoice = Annotated[Weekday, BeforeValidator(scalars.choice(Weekday, _WEEKDAYS))]
RoleChoice = Annotated[Role, BeforeValidator(scalars.choice(Role, _ROLES))]
HolidaysChoice = Annotated[Holidays, BeforeValidator(scalars.choice(Holidays, _HOLIDAYS))]
SharingChoice = Annotated[SharePoints, BeforeValidator(scalars.choice(SharePoints, _SHARING))]
