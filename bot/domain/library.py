"""What the library offers a seminar or a group: questions, ways to talk, and norms for the talk."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType, assert_never

from bot.domain.language import Language

PromptId = NewType("PromptId", str)
MethodId = NewType("MethodId", str)
NormId = NewType("NormId", str)


class Audience(StrEnum):
    """Whom a text is written for. A group where both kinds sit gets only what is for all."""

    ELECTED = "elected"
    ADMINISTRATION = "administration"
    ALL = "all"


class Setting(StrEnum):
    """Where a text belongs. What was made for a seminar's open room is not sent to a standing group."""

    SEMINAR = "seminar"
    GROUP = "group"


class Document(StrEnum):
    """The five documents that the library was gathered from."""

    BERGEN_PROGRAMME = "000"
    BERGEN_SLIDES = "001"
    KS_NETWORK = "002"
    OSLO_LEADERS = "003"
    LEVANGER_SEMINAR = "004"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text in all three forms of language: a missing one cannot be built."""

    nb: str
    nn: str
    en: str

    def __getitem__(self, language: Language) -> str:
        match language:
            case Language.NB:
                return self.nb
            case Language.NN:
                return self.nn
            case Language.EN:
                return self.en
            case _:
                assert_never(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a text comes from, letter by letter, so that a changed word can be traced."""

    document: Document
    verbatim: str
    context: tuple[str, ...] = ()
    """What stood with it: the heading, the tables it was given to, the answers, the other lines of a method."""
    note: str | None = None
    """Why our wording is another, or what is unclear in the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    id: PromptId
    text: Wording
    audience: Audience
    setting: Setting
    sources: tuple[Source, ...] = ()
    replaceable: Wording | None = None
    """The words in `text` that a tenant may want to replace: the name of a body, or a word nobody is sure of."""

    def worded(self, words: str) -> "Prompt":
        """The same question with the tenant's words in the place of the replaceable ones."""
        if self.replaceable is None:
            raise ValueError(f"{self.id} has no words to replace")
        text, old = self.text, self.replaceable
        return replace(
            self,
            text=Wording(
                nb=text.nb.replace(old.nb, words),
                nn=text.nn.replace(old.nn, words),
                en=text.en.replace(old.en, words),
            ),
            replaceable=Wording(nb=words, nn=words, en=words),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    name: Wording
    guide: Wording
    minutes: int
    note_halfway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    id: MethodId
    code: str
    """M1 to M11. Two methods share a code when they are the same one for two and for three groups."""
    name: Wording
    guide: Wording
    audience: Audience
    setting: Setting
    phases: tuple[Phase, ...] = ()
    """Empty when the method has no clock, and so cannot be held as a live session."""
    sources: tuple[Source, ...] = ()

    @property
    def is_timed(self) -> bool:
        return bool(self.phases)

    @property
    def minutes(self) -> int:
        return sum(phase.minutes for phase in self.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    id: NormId
    text: Wording
    audience: Audience
    setting: Setting
    sources: tuple[Source, ...] = ()
