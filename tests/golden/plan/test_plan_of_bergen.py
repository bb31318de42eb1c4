"""The year of examples/bergen.yaml, as text that a person has read. When it changes on purpose:

oppfolging plan examples/bergen.yaml --from 2026-04-08 --days 367 --language nb > tests/golden/plan/bergen-nb.txt
"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from handlers.cli.plan import plan

HERE = Path(__file__).parent
BERGEN = HERE.parents[2] / "examples" / "bergen.yaml"
YEAR = ["--from", "2026-04-08", "--days", "367"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_years_plan_reads_as_it_was_read(language: str) -> None:
    result = CliRunner().invoke(plan, [str(BERGEN), *YEAR, "--language", language])
    assert result.exit_code == 0
    assert result.output == (HERE / f"bergen-{language}.txt").read_text(encoding="utf-8")


def test_plan_speaks_the_language_of_the_kommune_when_none_is_chosen() -> None:
    result = CliRunner().invoke(plan, [str(BERGEN), *YEAR])
    assert result.output == (HERE / "bergen-nb.txt").read_text(encoding="utf-8")


def test_programs_get_the_same_plan_with_every_recipient() -> None:
    result = CliRunner().invoke(plan, [str(BERGEN), "--from", "2026-04-13", "--days", "8", "--json"])
    (report,) = json.loads(result.output)["plans"]
    assert report["tenant"] == "bergen"
    prompt = next(one for one in report["entries"] if one["kind"] == "prompt" and one["group"] == "bord-1")
    assert prompt["at"] == "2026-04-20T09:00:00+02:00"
    assert prompt["moved_from"] == "2026-04-14T09:00:00+02:00"
    assert prompt["reasons"][0] == {"why": "NearMeeting", "text": "Bystyret møtes onsdag 22. april"}
    assert prompt["to"] == ["kari", "ola", "eva", "per", "liv"]


def test_plan_of_a_wrong_configuration_says_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("tenant: {}\n", encoding="utf-8")
    result = CliRunner().invoke(plan, [str(wrong)])
    assert result.exit_code == 1
    assert "wrong.yaml:1" in result.stderr
    assert result.stdout == ""


def test_calendar_without_an_open_day_is_told_in_words(tmp_path: Path) -> None:
    closed = tmp_path / "closed.yaml"
    text = BERGEN.read_text(encoding="utf-8").replace("from: 07-06, to: 08-02", "from: 01-01, to: 12-31")
    closed.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(plan, [str(closed), *YEAR])
    assert result.exit_code == 1
    assert "dekker alle dager" in result.output


def test_plan_of_days_without_anything_says_so() -> None:
    result = CliRunner().invoke(plan, [str(BERGEN), "--from", "2026-07-08", "--days", "5"])
    assert result.exit_code == 0
    assert "Ingenting er planlagt" in result.output


def test_number_of_days_that_makes_no_sense_is_wrong_use() -> None:
    assert CliRunner().invoke(plan, [str(BERGEN), "--days", "0"]).exit_code == 2
