"""The tenant's rules: the year, reminders, the digest, privacy and the thresholds of the guard."""

from datetime import time

from pydantic import ConfigDict

from bot.config.schema.fields import (
    Clock,
    DayOfYear,
    Days,
    HolidaysChoice,
    Name,
    Section,
    Truth,
    WeekdayChoice,
    Whole,
    told,
)
from bot.domain.configuration import Holidays, Weekday


class QuietSection(Section):
    model_config = ConfigDict(serialize_by_alias=True)

    name: Name = told("Hva perioden heter.", "What the period is called.")
    start: DayOfYear = told(
        "Første stille dag: MM-DD når den kommer hvert år, ellers ÅÅÅÅ-MM-DD.",
        "First quiet day: MM-DD when it comes every year, else YYYY-MM-DD.",
        alias="from",
    )
    end: DayOfYear = told("Siste stille dag, på samme måte.", "Last quiet day, likewise.", alias="to")


class CalendarSection(Section):
    holidays: HolidaysChoice = told(
        "norway: norske helligdager, fellesferien (uke 28–30), romjula og dagene før påske. none: ingen. "
        "(Ikke NO: det leser YAML som «nei».)",
        "norway: Norwegian public holidays, the common summer holiday (weeks 28–30), the days of Christmas and those "
        "before Easter. none: none. (Not NO: YAML reads that as false.)",
        default=Holidays.NORWAY,
    )
    quiet: tuple[QuietSection, ...] = told(
        "Stille perioder, for eksempel når kommunen har ferie lenger enn fellesferien.",
        "Quiet periods.",
        default=(),
        shown=[],
    )
    avoid_days_before_meetings: Whole = told(
        "Så mange dager før et organ møtes, deles det ikke i grupper der minst to av medlemmene er med.",
        "So many days before a body meets, groups with at least two of its members do not share.",
        default=7,
        ge=0,
        le=30,
    )


class RemindersSection(Section):
    before: tuple[Days, ...] = told(
        "Dager før datoen. «0 days» er selve dagen.",
        "Days before the date. «0 days» is the day itself.",
        default=(7, 0),
        shown=["7 days", "0 days"],
        max_length=5,
    )
    after: tuple[Days, ...] = told(
        "Dager etter datoen. Etter den siste blir det stille.",
        "Days after the date. After the last there is silence.",
        default=(7, 21),
        shown=["7 days", "21 days"],
        max_length=5,
    )
    at: Clock = told("Klokkeslettet, i anførselstegn.", "The time, in quotes.", default=time(8, 30), shown="08:30")


class DigestSection(Section):
    weekday: WeekdayChoice = told("Dagen ukesbrevet kommer.", "The digest's day.", default=Weekday.FRIDAY)
    at: Clock = told("Klokkeslettet, i anførselstegn.", "The time, in quotes.", default=time(13), shown="13:00")


class PrivacySection(Section):
    min_unnamed: Whole = told(
        "Så mange må dele uten navn før noe av det vises. Minst 3.",
        "So many must share without name before any of it is shown. At least 3.",
        default=3,
        ge=3,
        le=20,
    )
    pulse_min: Whole = told(
        "Så mange svar trengs før et tall fra målingen vises. Minst 5.",
        "So many answers are needed before a figure is shown. At least 5.",
        default=5,
        ge=5,
        le=50,
    )
    keep_private_days: Whole = told(
        "Dager private tekster tas vare på.", "Days private texts are kept.", default=180, ge=1, le=3650
    )
    keep_shared_days: Whole = told(
        "Dager delte tekster tas vare på; arkiveieren bestemmer.",
        "Days shared texts are kept; the archive owner decides.",
        default=730,
        ge=1,
        le=36500,
    )


class GuardSection(Section):
    overlap_percent: Whole = told(
        "Merknad når gruppa har minst så mange prosent av et organ.",
        "Remark when the group holds at least this share of a body.",
        default=50,
        ge=1,
        le=100,
    )
    note_after_months: Whole = told(
        "Merknad når gruppa har vart så mange måneder.", "Remark after so many months.", default=9, ge=1, le=60
    )
    warn_after_months: Whole = told(
        "Varsel når gruppa skal vare lenger enn dette.", "Warning when it is to last longer.", default=12, ge=1, le=60
    )
    rounds_near_meetings: Whole = told(
        "Varsel når flere runder enn dette faller i uka før et organ møtes.",
        "Warning when more rounds than this fall in the week before a body meets.",
        default=2,
        ge=0,
        le=52,
    )
    confirm_purpose_every_months: Whole = told(
        "Hvor ofte gruppa bør si at formålet stemmer.", "How often to confirm the purpose.", default=6, ge=1, le=24
    )
    read_channel: Truth = told(
        "Om refleksjonsvernet leser det som skrives rett i kanalen. Gruppa skal ha fått vite det.",
        "Whether the guard reads what is typed in the channel. The group must have been told.",
        default=False,
    )
