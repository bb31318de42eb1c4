"""Refleksjonsvern: what the writer alone is told, with the words seen, the reason and three ways on."""

from collections.abc import Sequence

from bot.cards.action import Act
from bot.cards.card import Bullets, Buttons, Card, Inline, Quote, Text
from bot.cards.writing import button, card, literal, note, rich, text
from bot.domain.finding import Certainty, Finding, Indicator
from bot.i18n.names import in_sentence, listed
from bot.i18n.translator import Translator

_SURE = {
    Indicator.DECISION: "guard.D1",
    Indicator.VOTE: "guard.D2",
    Indicator.RECOMMENDATION: "guard.D3",
    Indicator.PENDING_CASE: "guard.D4",
    Indicator.CASE_PREPARATION: "guard.D5",
    Indicator.FORMALITIES: "guard.D6",
    Indicator.APPOINTMENT: "guard.D7",
    Indicator.PROPOSAL: "guard.D8",
    Indicator.STATEMENT: "guard.D9",
    Indicator.INSTRUCTION: "guard.D10",
    Indicator.PRE_AGREEMENT: "guard.D11",
    Indicator.PERSONAL_MATTER: "guard.P1",
}
_REWORDED = {
    Indicator.DECISION: "guard.reword-D1",
    Indicator.VOTE: "guard.reword-D2",
    Indicator.RECOMMENDATION: "guard.reword-D3",
    Indicator.PENDING_CASE: "guard.reword-D4",
    Indicator.CASE_PREPARATION: "guard.reword-D5",
    Indicator.FORMALITIES: "guard.reword-D6",
    Indicator.APPOINTMENT: "guard.reword-D7",
    Indicator.PROPOSAL: "guard.reword-D8",
    Indicator.STATEMENT: "guard.reword-D9",
    Indicator.INSTRUCTION: "guard.reword-D10",
    Indicator.PRE_AGREEMENT: "guard.reword-D11",
    Indicator.PERSONAL_MATTER: "guard.reword-P1",
}


def guard_note(t: Translator, *, finding: Finding, elected: bool, body: str | None = None, **refs: str) -> Card:
    """To the writer alone. `refs` name the text it is about; `body` is where a recommendation would have gone.

    A finding that is not sure is asked about, not told.
    """
    said = _said(t, finding, body)
    return card(t, t.text("guard.summary"), Text(said), text(t, "guard.last"), _ways(t, finding, refs, elected=elected))


def _said(t: Translator, finding: Finding, body: str | None) -> Inline:
    words = listed(t, [f"«{one}»" for one in finding.words])
    if finding.certainty is Certainty.UNSURE:
        person = finding.indicator is Indicator.PERSONAL_MATTER
        return rich(t, "guard.uncertain-P1" if person else "guard.uncertain", words=words)
    if finding.indicator is Indicator.RECOMMENDATION:
        return rich(t, "guard.D3", words=words, body=in_sentence(t, body) if body else t.text("guard.a-body"))
    return rich(t, _SURE[finding.indicator], words=words)


def _ways(t: Translator, finding: Finding, refs: dict[str, str], *, elected: bool) -> Buttons:
    kept = {**refs, "indicator": finding.indicator.value}
    carry = button(t, "button.to-the-body" if elected else "button.to-the-line", Act.CARRY, kept)
    reword = button(t, "button.reword", Act.REWORD, kept)
    not_meant = button(t, "button.not-meant", Act.NOT_MEANT, kept)
    return Buttons((reword, carry, not_meant))


def reason(t: Translator, *, finding: Finding, body: str | None = None) -> str:
    """The sentence of the note alone, for the command line."""
    return "".join(part.text for part in _said(t, finding, body))


def suggestion(t: Translator, *, indicator: Indicator) -> str:
    """Other words for the same thought."""
    return t.text(_REWORDED[indicator])


def reword(t: Translator, *, finding: Finding, before: str, after: str, **refs: str) -> Card:
    """Own words and other words beside each other; nothing is changed before [Bytt ut]."""
    return card(
        t,
        t.text("guard.reword-summary"),
        text(t, "guard.your-words"),
        Quote(before),
        text(t, "guard.other-words"),
        Quote(after),
        text(t, "guard.reword-last"),
        Buttons(
            (
                button(t, "button.swap-in", Act.SWAP_IN, refs, indicator=finding.indicator.value),
                button(t, "button.keep-mine", Act.KEEP_MINE, refs, indicator=finding.indicator.value),
            )
        ),
    )


def suggested(t: Translator, *, words: str) -> Card:
    """Other words for a text that stands where Oppfølging changes nothing: a question that was sent, a channel."""
    return card(
        t,
        t.text("guard.reword-summary"),
        text(t, "guard.other-words"),
        Quote(words),
        text(t, "guard.suggested-last"),
    )


def swapped_in(t: Translator) -> Card:
    return note(t, "guard.swapped-in")


def kept(t: Translator) -> Card:
    return note(t, "guard.kept")


def not_meant(t: Translator) -> Card:
    """That text is not mentioned again."""
    return note(t, "guard.not-meant")


def text_changed(t: Translator) -> Card:
    """The text was edited or withdrawn after the note."""
    return note(t, "guard.text-changed")


def insists(t: Translator, *, bodies: Sequence[str], advisor: str | None) -> Card:
    """Whom to ask, when the matter belongs to an elected body. `advisor`: name and address from the configuration."""
    return card(
        t,
        t.text("guard.summary"),
        text(t, "guard.belongs-in-body"),
        Bullets(tuple(literal(one) for one in bodies)) if bodies else None,
        text(t, "guard.ask-advisor", advisor=advisor) if advisor else None,
    )
