"""What the writer is told: in each language, plainly, and with words that themselves do not drift."""

import pytest

from bot.domain.finding import Indicator
from bot.domain.language import Language
from bot.guard import Target, advice, read, reword


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("indicator", list(Indicator))
def test_each_finding_has_a_ground_a_reason_and_other_words(indicator: Indicator, language: Language) -> None:
    said = advice(indicator, language)
    for sentence in (said.reason, said.suggestion, said.rewording):
        assert sentence[0].isupper()
        assert sentence[-1] in ".?»”"
        assert "!" not in sentence
    assert said.ground


@pytest.mark.parametrize("language", [Language.NB, Language.NN])
@pytest.mark.parametrize("indicator", list(Indicator))
def test_words_to_swap_in_are_not_drift_themselves(indicator: Indicator, language: Language) -> None:
    assert not read(advice(indicator, language).rewording).findings


def test_rewording_leaves_the_rest_of_the_text_alone() -> None:
    text = "Takk for i går. Da vedtar vi at skolen på Nes legges ned. God helg til alle."
    [finding] = read(text).findings
    better = reword(text, finding, Language.NB)
    assert better.startswith("Takk for i går. Jeg tar med meg")
    assert better.endswith(" God helg til alle.")
    assert not read(better).drift


@pytest.mark.parametrize("indicator", [Indicator.CASE_PREPARATION, Indicator.PERSONAL_MATTER])
def test_preparing_a_case_and_personal_matters_belong_in_the_line(indicator: Indicator) -> None:
    assert advice(indicator, Language.NB).target is Target.LINE


def test_guard_never_says_that_a_group_is_a_body() -> None:
    assert "kan den anses som et folkevalgt organ" in advice(Indicator.PENDING_CASE, Language.NB).reason
    for indicator in Indicator:
        assert "er et folkevalgt organ" not in advice(indicator, Language.NB).reason
