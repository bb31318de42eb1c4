"""How single things look in Slack, and that a person's words are never read as markup."""

import json

from bot.cards.action import Act, Action, decode
from bot.cards.card import (
    Button,
    Buttons,
    Card,
    Chart,
    Choice,
    Confirm,
    Form,
    Option,
    Plain,
    Quote,
    Series,
    Strong,
    Style,
    Table,
    Text,
    TextInput,
)
from bot.domain.language import Language
from handlers.slack.blocks import Json
from handlers.slack.parse import Origin, said, submitted, values
from handlers.slack.render import message, modal

HOSTILE = "<!channel> <@U1> & <https://x.example|klikk> *fet* _kursiv_ ~strek~ `kode` :tada:"


def card(*blocks: object) -> Card:
    return Card(language=Language.NB, summary="Et spørsmål", blocks=blocks)  # type: ignore[arg-type]


def kinds(blocks: list[Json]) -> list[str]:
    return [one["type"] for one in blocks]


def test_words_of_people_stand_only_where_slack_reads_no_markup() -> None:
    blocks = message(card(Text((Strong("Du skrev "), Plain(HOSTILE))), Quote(HOSTILE, by=HOSTILE)))["blocks"]
    written = json.dumps(blocks, ensure_ascii=False)
    assert "mrkdwn" not in written
    assert kinds(blocks) == ["rich_text", "rich_text"]
    assert blocks[0]["elements"][0]["elements"][1] == {"type": "text", "text": HOSTILE}


def test_fallback_text_calls_nobody_and_links_nowhere() -> None:
    text = message(card(Text((Plain(HOSTILE),))))["text"]
    assert text.splitlines()[0] == "Et spørsmål"
    assert "<" not in text
    assert "&lt;!channel&gt;" in text


def test_chart_is_followed_by_the_same_figures_as_text() -> None:
    chart = Chart("Status", ("Åpne", "Ferdige"), (Series("Punkt", (3, 2)),))
    drawn, written = message(card(chart))["blocks"]
    assert drawn["chart"] == {
        "type": "bar",
        "series": [{"name": "Punkt", "data": [{"label": "Åpne", "value": 3}, {"label": "Ferdige", "value": 2}]}],
        "axis_config": {"categories": ["Åpne", "Ferdige"]},
    }
    assert "Ferdige  2" in json.dumps(written, ensure_ascii=False)


def test_chart_that_slack_cannot_draw_is_only_written() -> None:
    chart = Chart("Mange", ("a",), tuple(Series(str(number), (1,)) for number in range(7)))
    assert kinds(message(card(chart))["blocks"]) == ["rich_text"]


def test_second_table_is_written_since_slack_takes_one() -> None:
    table = Table(head=("Hva", "Antall"), rows=(("Refleksjoner", "2"),))
    assert kinds(message(card(table, table))["blocks"]) == ["table", "rich_text"]


def test_button_that_deletes_asks_once_more_and_carries_only_ids() -> None:
    sure = Confirm(title="Slette?", text="Det kan ikke angres.", yes="Slett", no="Nei")
    action = Action(Act.ERASE_CONFIRMED, {"round": "r1"})
    pressed = Button(label="Slett", action=action, style=Style.CAREFUL, confirm=sure)
    (block,) = message(card(Buttons((pressed,))))["blocks"]
    (button,) = block["elements"]
    assert button["style"] == "danger"
    assert button["confirm"]["deny"]["text"] == "Nei"
    assert decode(button["value"]) == action


def test_link_leads_only_to_the_web() -> None:
    def url_of(url: str) -> object:
        link = Button(label="Gå til tråden", action=Action(Act.HELP), url=url)
        return message(card(Buttons((link,))))["blocks"][0]["elements"][0].get("url")

    assert url_of("https://bergen.slack.com/archives/C1") == "https://bergen.slack.com/archives/C1"
    assert url_of("javascript:alert(1)") is None


def test_form_comes_back_with_its_act_its_place_and_its_values() -> None:
    text = TextInput(name="text", label="Refleksjon", multiline=True)
    choice = Choice(name="visibility", label="Hvem", options=(Option(value="named", label="Med navn"),))
    action = Action(Act.SAVE_REFLECTION, {"round": "r1"})
    form = Form(
        language=Language.NB, title="Skriv", blocks=(text, choice), submit="Lagre", cancel="Avbryt", action=action
    )
    origin = Origin(channel="C1", message="1.2", ephemeral=True)
    view = modal(form, origin=origin.written())
    assert submitted(view) == (origin, action)
    first, second = (one["block_id"] for one in view["blocks"])
    state = {
        first: {"text": {"type": "plain_text_input", "value": "bla\u030a\x00"}},
        second: {"visibility": {"type": "radio_buttons", "selected_option": {"value": "named"}}},
        "9:empty": {"empty": {"type": "plain_text_input", "value": None}},
    }
    assert values({"values": state}) == {"text": "blå", "visibility": "named"}


def test_what_slack_marks_is_read_as_it_was_typed() -> None:
    assert said("ring &lt;Ola&gt; &amp; <mailto:eva@x.example|eva@x.example>") == "ring <Ola> & eva@x.example"
    assert said("<https://x.example> <@U1|eva> <#C1|bord-1> <!here> &amp;lt;") == (
        "https://x.example @eva #bord-1 @here &lt;"
    )


def test_forged_place_of_a_form_is_no_place() -> None:
    for written in ("", "[]", '["C1"]', "{", '["C1", "1.2", "", "yes"]', "[" * 100_000):
        assert Origin.read(written) == Origin()
