"""The zip that an administrator uploads: what Teams asks of it, and nothing more."""

import io
import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator

from bot.config import load
from bot.domain.configuration import Configuration
from bot.domain.language import Language
from handlers.teams.app_package import COMMANDS, app_package

ROOT = Path(__file__).parents[3]
APP_ID = "00000000-0000-0000-0000-00000000000a"


@pytest.fixture(scope="module")
def bergen() -> Configuration:
    return load(ROOT / "examples" / "bergen.yaml").configurations[0]


@pytest.fixture(scope="module")
def package(bergen: Configuration) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(app_package(bergen, APP_ID))) as files:
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


def test_the_manifest_is_what_teams_has_written_down(package: dict[str, bytes]) -> None:
    schema = json.loads((ROOT / "tests" / "schemas" / "teams-manifest-1.29.json").read_text(encoding="utf-8"))
    validator = Draft7Validator if "draft-07" in schema["$schema"] else Draft4Validator
    assert [error.message for error in validator(schema).iter_errors(manifest_of(package))] == []


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
    assert app_package(bergen, APP_ID) == app_package(bergen, APP_ID)
