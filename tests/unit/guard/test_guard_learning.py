"""The learner: the same sentences give the same weights, and rare features teach nothing."""

from pathlib import Path

from bot.guard.training.__main__ import WEIGHTS, learnt, written
from bot.guard.training.labelled import Labelled, read_labelled
from bot.guard.training.learning import Example, learn
from bot.guard.training.model import Unseen, learn_drift, limits, prepare

DATA = Path(__file__).parents[2] / "data" / "guard"
EXAMPLES = [Example(names={"w:vi", "w:vedtar", f"w:{n}"}, speaks_for=True) for n in range(5)] + [
    Example(names={"w:vi", "w:lærte", f"w:{n + 5}"}, speaks_for=False) for n in range(5)
]


def test_the_weights_that_ship_are_those_that_the_sentences_give() -> None:
    scales = learnt(DATA, read_labelled(DATA / "sentences.tsv"))
    assert WEIGHTS.read_text(encoding="utf-8") == written(scales)


def test_feature_that_tells_the_two_apart_gets_the_weight() -> None:
    weighing = learn(EXAMPLES)
    assert weighing.weights["w:vedtar"] > 0 > weighing.weights["w:lærte"]
    assert abs(weighing.weights.get("w:vi", 0.0)) < weighing.weights["w:vedtar"]


def test_feature_seen_once_gets_none() -> None:
    assert "w:0" not in learn(EXAMPLES).weights


def test_learning_is_deterministic() -> None:
    assert learn(EXAMPLES) == learn(EXAMPLES)


def test_of_a_long_drifting_text_only_one_passage_is_learnt_from() -> None:
    calm = "Takk for sist. Det var godt å se alle. Kaffen var fin. Jeg gleder meg. "
    texts = [f"Vi vedtar plan {n}." for n in range(4)] + [f"Kaffen var fin dag {n}." for n in range(4)]
    labelled = prepare(
        Labelled(text=text, drift=text.startswith("Vi"), indicator="D1", language="nb")
        for text in [*texts, f"Vi vedtar det her. {calm}"]
    )
    assert learn_drift(labelled, []).weights["w:vedtar"] > 0


def test_limits_keep_false_alarms_below_two_in_a_hundred() -> None:
    right = [Unseen(drift=True, score=2 - n / 100, backed=-9.0) for n in range(100)]
    wrong = [Unseen(drift=False, score=0.5 - n / 100, backed=-9.0) for n in range(100)]
    found = limits([*right, *wrong])
    alarms = [one for one in [*right, *wrong] if one.score >= found.alarm]
    assert sum(one.drift for one in alarms) >= 0.98 * len(alarms)
    assert found.ask <= found.alarm
