"""The examples are right, stay right, and hold what the seminars held."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.config import Loaded, load
from bot.config.remarks import remarks
from bot.config.schema import json_schema
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from bot.domain.person import Role
from bot.domain.pulse import Dimension

EXAMPLES = Path(__file__).parents[3] / "examples"
FILES = sorted(EXAMPLES.rglob("*.yaml"))


def _only(name: str) -> Configuration:
    (configuration,) = load(EXAMPLES / name).configurations
    return configuration


class _Loader(yaml.SafeLoader):
    """YAML 1.2 knows no dates: they are text to an editor."""


_Loader.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _as_editors_read(file: Path) -> object:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_schema_accepts_each_example(file: Path) -> None:
    schema = json.loads(json.dumps(json_schema()))
    jsonschema.Draft202012Validator(schema).validate(_as_editors_read(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_example_tells_editors_where_its_schema_is(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    up = "../" if file.parent != EXAMPLES else "./"
    assert first == f"# yaml-language-server: $schema={up}oppfolging.schema.json"


@pytest.mark.parametrize("path", ["bergen.yaml", "levanger.yaml", "oslo.yaml", "ks-nettverk"])
def test_example_has_neither_errors_nor_warnings_when_it_is_new(path: str) -> None:
    loaded: Loaded = load(EXAMPLES / path)
    assert loaded.ok
    assert [one.sentence(Language.NB) for one in loaded.problems] == []
    first_day = min(group.starts for one in loaded.configurations for group in one.groups)
    assert [one.line_of_report(Language.NB) for one in remarks(loaded, first_day)] == []


def test_bergen_has_six_tables_with_their_questions() -> None:
    bergen = _only("bergen.yaml")
    assert [group.id for group in bergen.groups] == [f"bord-{one}" for one in range(1, 7)]
    first = [group.rounds.prompts[0] for group in bergen.groups if group.rounds]
    assert first[:3] == first[3:] == ["samspill-bystyre-byrad", "balanse-fag-og-politikk", "krevende-beslutninger"]
    for group in bergen.groups:
        roles = [bergen.person(one).role for one in group.members]
        assert roles.count(Role.ELECTED) == 2
        assert Role.EXECUTIVE in roles
        assert bergen.fully_guarded(group)
        assert group.leaders


def test_levanger_shows_the_figures_it_had() -> None:
    earlier = _only("levanger.yaml").seminars[0].pulse.earlier
    assert [one.label for one in earlier] == ["april 2024", "november 2024"]
    means = [round(sum(one.figures.values()) / 6, 1) for one in earlier]
    assert means == [3.6, 4.0]
    assert all(set(one.figures) == set(Dimension) for one in earlier)


def test_levanger_keeps_its_sami_name_letter_by_letter() -> None:
    assert _only("levanger.yaml").tenant.parallel_names == ("Levangken tjïelte",)


def test_oslo_is_administration_only_and_has_milestones() -> None:
    oslo = _only("oslo.yaml")
    assert {person.role for person in oslo.people} == {Role.ADMINISTRATION}
    assert not any(oslo.fully_guarded(group) for group in oslo.groups)
    assert date(2026, 6, 17) in [one.date for one in oslo.seminars[0].milestones]


def test_network_pairs_seventeen_municipalities_with_one_triple() -> None:
    configurations = load(EXAMPLES / "ks-nettverk").configurations
    tables: dict[str, int] = {}
    for configuration in configurations:
        sparring = configuration.groups[0].sparring
        assert sparring is not None
        assert sparring.network == "roller-og-samspill"
        tables[sparring.table] = tables.get(sparring.table, 0) + 1
    assert len(configurations) == 17
    assert sorted(tables.values()) == [2, 2, 2, 2, 2, 2, 2, 3]


def test_every_setting_is_described_in_norwegian_and_english() -> None:
    schema = json_schema()
    for name, section in schema["$defs"].items():
        for key, setting in section.get("properties", {}).items():
            assert "English: " in setting.get("description", ""), f"{name}.{key}"
            assert setting["x-description-en"]
