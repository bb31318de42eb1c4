"""What a button carries comes back as it was, and whatever else somebody sends is not found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.action import LONGEST, Act, Action, decode, encode
from bot.domain.errors import NotFound

actions = st.builds(
    Action, st.sampled_from(Act), st.dictionaries(st.text(max_size=12), st.text(max_size=40), max_size=4)
)


@given(actions)
def test_an_action_comes_back_as_it_was(action: Action) -> None:
    assert decode(encode(action)) == action


@given(st.text(max_size=200))
def test_what_nobody_encoded_is_not_found(value: str) -> None:
    with pytest.raises(NotFound):
        decode(value)


@pytest.mark.parametrize(
    "value",
    [
        '["no_such_act",{}]',
        '["join",{"group":1}]',
        '["join",["group"]]',
        '["join"]',
        '{"join":{}}',
        "[" * 1_000,
        f'["join",{{"group":"{"x" * LONGEST}"}}]',
    ],
)
def test_a_forged_or_truncated_action_is_not_found(value: str) -> None:
    with pytest.raises(NotFound):
        decode(value)


def test_a_ref_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        Action(Act.JOIN).ref("group")


def test_no_act_is_on_the_wire_twice() -> None:
    assert len({act.value for act in Act}) == len(Act)
