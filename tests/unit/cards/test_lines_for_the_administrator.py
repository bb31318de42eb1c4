"""Lines for the administrator name groups and numbers, and say what to do."""

from bot.cards import admin
from bot.domain.language import Language
from bot.i18n.translator import Translator

NB = Translator(Language.NB)
GROUP = "Refleksjonsgruppe 1"


def test_a_stranger_in_the_channel_is_counted_and_not_named() -> None:
    said = admin.channel_mismatch(NB, group=GROUP, strangers=2, unknown=False)
    assert said.startswith("Refleksjonsgruppe 1: 2 personer i kanalen er verken deltakere eller ledere.")


def test_a_channel_that_cannot_be_read_is_another_thing() -> None:
    assert "Det går ikke å se" in admin.channel_mismatch(NB, group=GROUP, strangers=0, unknown=True)


def test_those_who_lack_the_app_are_counted() -> None:
    assert admin.unreachable(NB, group=GROUP, number=1) == "Refleksjonsgruppe 1: 1 deltaker har ikke lagt til appen."


def test_a_list_used_up_is_said() -> None:
    assert "brukt opp" in admin.prompts_used_up(NB, group=GROUP)
