"""Which drifting sentences use a verb or noun of their own kind of drift: the words a reader would look for first."""

import re

from bot.guard.training.labelled import Labelled

_WORDS = {
    "D1": r"\b(vedt|beslutt|avgj|bestem|godkjen)",
    "D2": r"\b(voter|stemme[rn]?\b|avstem|(av)?r[øo]yst|flertall|mindretall|fleirtal|mindretal|ei?nstemmig|samr[øo]yst"
    r"|pr[øo]ve(stem|r[øo]yst|voter))",
    "D3": r"\b(innstil|tilr[åa]|anbefal|r[åa]d(et)?\b|r[åa]r\b|fraråd)",
    "D4": r"(\b\d+/\d{2,4}\b|\barkivsak|\bsak(a|en)?\b|\w+sak(a|en)\b)",
    "D5": r"\b(saksfr[ae]m|saksut|saksforb|saksf[øo]reb|utred|utgrei|grei\w* ut|vedtakspunkt|sakstekst)",
    "D6": r"\b(m[øo]te)?(innkall|sakliste|saksliste|dagsorden|protokoll|m[øo]tebok|vedtaksf[øo]r|underskr|referat)",
    "D7": r"\b(oppne[vm]n|konstitu|leder\b|leiar\b|nestle|vara\b|varamedlem|mandat|funksjonstid)",
    "D8": r"(forslag|fr[ae]mlegg|\bfremm|\bfremj)",
    "D9": r"\b(h[øo]ring|h[øo]yring|uttal|fr[åa]segn)",
    "D10": r"\b(be|ber|bed|bad|p[åa]legg\w*|instru\w*|bestill\w*|tinga?r?)\b",
    "D11": r"(avklar|samordn|felles standpunkt|semjast|bli\w* enige|(åpne|opne|åpent|ope) møte)",
}
_PLAIN = {kind: re.compile(words, re.IGNORECASE) for kind, words in _WORDS.items()}


def plainly_worded(sentence: Labelled) -> bool:
    return sentence.drift and _PLAIN[sentence.indicator].search(sentence.text) is not None
