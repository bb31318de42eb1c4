"""The zip that an administrator uploads: what Teams asks of it, and nothing more."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator

from bot.config import load
from bot.domain.configuration import Channel, Configuration, GuardRules
from bot.domain.language import Language
from bot.domain.person import Platform
from handlers.teams.app_package import COMMANDS, App, app_package

ROOT = Path(__file__).parents[3]
APP = App(id="00000000-0000-0000-0000-00000000000a", site="https://bergen.example/oppfolging")


@pytest.fixture(scope="module")
def bergen() -> Configuration:
    return load(ROOT / "examples" / "bergen.yaml").configurations[0]


@pytest.fixture(scope="module")
def package(bergen: Configuration) -> dict[str, bytes]:
    return unpacked([bergen])


def unpacked(configurations: list[Configuration]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(app_package(configurations, APP))) as files:
        return {name: files.read(name) for name in files.namelist()}


def manifest_of(package: dict[str, bytes]) -> dict[str, Any]:
    found = json.loads(package["manifest.json"])
    assert isinstance(found, dict)
    return found


def pixels(picture: bytes) -> tuple[int, list[tuple[int, ...]]]:
    (width, height, depth, kind) = struct.unpack(">IIBB", picture[16:26])
    assert (width, depth, kind) == (height, 8, 6)
    start = picture.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", picture[start - 8 : start - 4])
    rows = zlib.decompress(picture[start : start + length])
    line = 1 + width * 4
    every = [tuple(rows[y * line + 1 + x * 4 :][:4]) for y in range(height) for x in range(width)]
    return width, every


def at_home_in(configuration: Configuration, home: str, *, reads: bool = True) -> Configuration:
    channel = Channel(platform=Platform.TEAMS, id=home)
    groups = tuple(replace(group, channel=channel) for group in configuration.groups)
    return replace(configuration, groups=groups, guard=GuardRules(read_channel=reads))


def asked_for(manifest: dict[str, Any]) -> list[str]:
    permissions = manifest.get("authorization", {}).get("permissions", {}).get("resourceSpecific", [])
    assert all(one["type"] == "Application" for one in permissions)
    return [one["name"] for one in permissions]


def test_only_where_the_guard_reads_along_it_asks_to_hear_what_is_not_said_to_it(bergen: Configuration) -> None:
    channel, chat = at_home_in(bergen, "19:en@thread.tacv2"), at_home_in(bergen, "19:to@thread.v2")
    off = at_home_in(bergen, "19:tre@thread.tacv2", reads=False)
    wanted = {
        (channel,): ["ChannelMessage.Read.Group"],
        (chat,): ["ChatMessage.Read.Chat"],
        (off, channel, chat): ["ChannelMessage.Read.Group", "ChatMessage.Read.Chat"],
        (off,): [],
    }
    for configurations, permissions in wanted.items():
        package = unpacked(list(configurations))
        manifest = manifest_of(package)
        assert list(schema_errors(manifest)) == []
        assert asked_for(manifest) == permissions
        assert manifest.get("webApplicationInfo", {}).get("id") == (APP.id if permissions else None)
        told = [manifest["description"]["full"], json.loads(package["nn.json"])["description.full"]]
        assert all(("vernet" in one) is bool(permissions) for one in told)


def test_reading_along_in_slack_asks_nothing_of_teams(bergen: Configuration) -> None:
    slack = Channel(platform=Platform.SLACK, id="C0000001")
    groups = tuple(replace(group, channel=slack) for group in bergen.groups)
    configuration = replace(bergen, groups=groups, guard=GuardRules(read_channel=True))
    assert asked_for(manifest_of(unpacked([configuration]))) == []


def test_the_links_lead_to_the_kommune(package: dict[str, bytes]) -> None:
    developer = manifest_of(package)["developer"]
    assert {url for name, url in developer.items() if name != "name"} == {APP.site}


def schema_errors(manifest: dict[str, Any]) -> Iterator[str]:
    schema = json.loads((ROOT / "tests" / "schemas" / "teams-manifest-1.29.json").read_text(encoding="utf-8"))
    validator = Draft7Validator if "draft-07" in schema["$schema"] else Draft4Validator
    return (error.message for error in validator(schema).iter_errors(manifest))


def test_the_manifest_is_what_teams_has_written_down(package: dict[str, bytes]) -> None:
    assert list(schema_errors(manifest_of(package))) == []


def test_it_asks_for_no_more_than_it_needs(package: dict[str, bytes]) -> None:
    manifest = manifest_of(package)
    assert not {"permissions", "devicePermissions", "webApplicationInfo", "authorization"} & set(manifest)
    assert manifest["validDomains"] == []


def test_the_commands_are_told_in_three_languages(package: dict[str, bytes]) -> None:
    assert {"nn.json", "en.json"} <= set(package)
    told = [json.loads(package[f"{language}.json"]) for language in (Language.NN, Language.EN)]
    personal = manifest_of(package)["bots"][0]["commandLists"][0]["commands"]
    assert [one["title"] for one in personal] == list(COMMANDS)
    for place, command in enumerate(personal):
        said = {one[f"bots[0].commandLists[0].commands[{place}].description"] for one in told}
        assert all(said)
        assert command["description"]


def test_the_words_of_a_list_can_be_typed_with_a_slash(package: dict[str, bytes]) -> None:
    bot = manifest_of(package)["bots"][0]
    assert bot["supportsTargetedMessages"]
    assert all("slash" in one["triggers"] for one in bot["commandLists"])


def test_the_colour_icon_fills_its_square(package: dict[str, bytes]) -> None:
    size, points = pixels(package["color.png"])
    assert size == 192
    assert all(point[3] == 255 for point in points)
    assert len(set(points)) > 4


def test_the_outline_icon_is_white_on_nothing(package: dict[str, bytes]) -> None:
    size, points = pixels(package["outline.png"])
    assert size == 32
    assert all(point[:3] == (255, 255, 255) for point in points)
    assert {0, 255} <= {point[3] for point in points}


def test_the_same_package_comes_out_the_same(bergen: Configuration) -> None:
    assert app_package([bergen], APP) == app_package([bergen], APP)
