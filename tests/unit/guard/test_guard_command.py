"""`oppfolging guard`: one text a line, the answers in order, and exit codes that scripts may trust."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from handlers.cli.guard import guard

KEYS = ["text", "drift", "uncertain", "indicators", "words", "reason", "suggestion"]
DRIFT = "Da vedtar vi at hallen bygges."


def run(*args: str, given: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(guard, args, input=given)
    assert not isinstance(result.exception, Exception), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_json_has_one_line_for_each_text_in_order() -> None:
    code, out, _ = run("--json", given=f"Takk for i går\n\n  \n{DRIFT}\r\nGod helg")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [answer["text"] for answer in answers] == ["Takk for i går", DRIFT, "God helg"]
    assert all(list(answer) == KEYS for answer in answers)
    assert [answer["drift"] for answer in answers] == [False, True, False]
    assert answers[0] == dict(zip(KEYS, ["Takk for i går", False, False, [], [], "", ""], strict=True))
    assert answers[1]["indicators"] == ["D1"]
    assert all(words in DRIFT for words in answers[1]["words"])
    assert "bestemmer noe" in answers[1]["reason"]


def test_letters_are_written_as_they_are() -> None:
    _, out, _ = run("--json", given="Øving på å høre")
    assert "Øving på å høre" in out


def test_calm_text_ends_with_0() -> None:
    code, out, _ = run(given="Takk for en fin samtale")
    assert code == 0
    assert "Ingen varsler" in out


def test_file_is_read_with_its_mark_and_answered_in_its_form(tmp_path: Path) -> None:
    file = tmp_path / "tekst.txt"
    file.write_text("Då vedtek vi at hallen skal byggjast, det er me einige om.\n", encoding="utf-8-sig")
    code, out, _ = run(str(file))
    assert code == 1
    assert "Linje 1, varsel (D1 Vedtak): Du skreiv «vedtek vi»" in out


def test_chosen_language_wins() -> None:
    _, out, _ = run("--json", "--language", "nn", given=DRIFT)
    assert "avgjer noko" in json.loads(out)["reason"]


def test_only_line_feeds_end_a_text() -> None:
    _, out, _ = run("--json", given="Takk for i går\u2028og for i dag\x0bog i morgen")
    assert len(out.split("\n")) == 2


@pytest.mark.parametrize("bad", [b"\xff\xfe\x00v", b"m\xf8te"])
def test_bytes_that_are_not_utf8_get_a_clear_sentence(bad: bytes) -> None:
    code, _, err = run(given=bad)
    assert code == 2
    assert "ikke UTF-8" in err


def test_missing_file_and_folder_get_a_clear_sentence(tmp_path: Path) -> None:
    assert run(str(tmp_path / "nei.txt"))[0] == 2
    assert "finnes ikke" in run(str(tmp_path / "nei.txt"))[2]
    assert "er en mappe" in run(str(tmp_path))[2]


def test_private_matter_is_found_but_is_not_drift() -> None:
    code, out, _ = run("--json", given="Kollegaen Kari Nordmann er sykmeldt igjen")
    assert code == 1
    assert json.loads(out)["drift"] is False
    assert json.loads(out)["indicators"] == ["P1"]
