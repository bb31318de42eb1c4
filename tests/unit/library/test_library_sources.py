"""Every line of the documents that the library covers can be found again in it, letter by letter."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.domain.library import Document, PromptId, Source
from bot.library import methods, norms, prompts

EXPECTED = [
    tuple(row.split("\t")) for row in Path(__file__).with_name("verbatim.tsv").read_text(encoding="utf-8").splitlines()
]
"""What it belongs to (prompt, norm or the method's code), the document, and the line as it stands there."""


def sources_of(kind: str) -> Iterable[Source]:
    if kind == "prompt":
        return [source for prompt in prompts().values() for source in prompt.sources]
    if kind == "norm":
        return [source for norm in norms().values() for source in norm.sources]
    return [source for method in methods().values() if method.code == kind for source in method.sources]


@pytest.mark.parametrize(("kind", "document", "line"), EXPECTED)
def test_line_of_the_documents_stands_verbatim_in_the_library(kind: str, document: str, line: str) -> None:
    told = [source for source in sources_of(kind) if source.document == Document(document)]
    assert line in {text for source in told for text in (source.verbatim, *source.context)}


def test_every_text_names_its_document() -> None:
    unsourced = [
        *(prompt.id for prompt in prompts().values() if not prompt.sources),
        *(method.id for method in methods().values() if not method.sources),
        *(norm.id for norm in norms().values() if not norm.sources),
    ]
    assert unsourced == []


def test_every_question_that_was_changed_says_why() -> None:
    changed = [(prompt, source) for prompt in prompts().values() for source in prompt.sources]
    silent = [p.id for p, source in changed if source.verbatim != p.text.nb and not source.note]
    assert silent == []


def test_unchanged_question_is_its_own_source() -> None:
    prompt = prompts()[PromptId("samspillet-i-dag")]
    assert prompt.sources[0].verbatim == prompt.text.nb
    assert prompt.sources[0].note is None


@pytest.mark.parametrize("slip", ["gårdsdag", "fremmer og tillit", "bedre mer målrettet", "Våre økonomiske situasjon"])
def test_slip_of_a_document_is_kept_in_the_source_only(slip: str) -> None:
    kept = [s for p in prompts().values() for s in p.sources if slip in s.verbatim]
    assert all(source.note for source in kept)
    assert kept
    assert [p.id for p in prompts().values() if slip in p.text.nb] == []


def test_no_question_sends_a_reader_of_another_kommune_to_the_one_it_was_written_for() -> None:
    named = re.compile(r"Bergen|Oslo|Levanger")
    texts = {prompt.id: f"{prompt.text.nb} {prompt.text.nn} {prompt.text.en}" for prompt in prompts().values()}
    assert [key for key, text in texts.items() if named.search(text)] == []
