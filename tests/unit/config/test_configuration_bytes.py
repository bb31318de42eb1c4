"""Whatever bytes lie in the file: sentences, never a traceback."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.config import Loaded, load
from bot.config.reading import LARGEST_FILE
from bot.domain.language import Language

EXAMPLES = Path(__file__).parents[3] / "examples"
GOOD = (EXAMPLES / "bergen.yaml").read_bytes()
QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)


def _load(folder: Path, data: bytes) -> Loaded:
    file = folder / "kommune.yaml"
    file.write_bytes(data)
    loaded = load(file)
    for problem in loaded.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.sentence(Language.NB)
        assert problem.sentence(Language.EN)
    assert bool(loaded.configurations) == loaded.ok
    return loaded


def _keys(loaded: Loaded) -> list[str]:
    return [problem.key for problem in loaded.problems]


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert _load(tmp_path, b"\xef\xbb\xbf" + GOOD).ok


def test_windows_line_ends_are_accepted_and_counted_once(tmp_path: Path) -> None:
    assert _load(tmp_path, GOOD.replace(b"\n", b"\r\n")).ok
    wrong = GOOD.replace(b"holidays: norway", b"holidays: no")
    unix, windows = _load(tmp_path, wrong), _load(tmp_path, wrong.replace(b"\n", b"\r\n"))
    assert [(one.line, one.column) for one in unix.problems] == [(one.line, one.column) for one in windows.problems]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(tmp_path: Path, encoding: str) -> None:
    assert _keys(_load(tmp_path, GOOD.decode().encode(encoding))) == ["utf_16"]


def test_latin_1_is_shown_where_it_stands(tmp_path: Path) -> None:
    loaded = _load(tmp_path, "tenant:\n  name: Tromsø\n".encode("latin-1"))
    assert [(one.key, one.line, one.column) for one in loaded.problems] == [("not_utf_8", 2, 14)]


def test_file_above_the_limit_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    began = time.perf_counter()
    assert _keys(_load(tmp_path, b"[" * (LARGEST_FILE + 1))) == ["file_too_large"]
    assert time.perf_counter() - began < 1


def test_file_that_is_not_there(tmp_path: Path) -> None:
    assert _keys(load(tmp_path / "ingen.yaml")) == ["file_missing"]


def test_folder_without_configurations(tmp_path: Path) -> None:
    (tmp_path / "les-meg.txt").write_text("hei")
    (tmp_path / ".skjult.yaml").write_text("hei")
    assert _keys(load(tmp_path)) == ["folder_empty"]


def test_path_that_no_file_can_have() -> None:
    assert _keys(load(Path("a\0b"))) == ["file_unreadable"]


def test_very_many_mistakes_end_in_a_number(tmp_path: Path) -> None:
    loaded = _load(tmp_path, b"".join(b"nokkel%d: 1\n" % one for one in range(500)))
    assert len(loaded.problems) == 101
    assert loaded.problems[-1].key == "many_more"
    assert loaded.problems[-1].params["count"] == "401"


def test_a_hundred_thousand_slips_do_not_take_long(tmp_path: Path) -> None:
    people = b"".join(b"  - { id: person-%d }\n" % one for one in range(1_000))
    members = b"".join(b"      - persn-%d\n" % one for one in range(100_000))
    began = time.perf_counter()
    _load(tmp_path, b"people:\n" + people + b"groups:\n  - id: g\n    members:\n" + members)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("piece", [b"[", b"{a: ", b"- ", b"? ", b"*a ", b"&a ", b"a: ", b"a,", b'"'])
def test_a_large_file_of_nonsense_is_refused_soon(tmp_path: Path, piece: bytes) -> None:
    began = time.perf_counter()
    assert not _load(tmp_path, piece * (LARGEST_FILE // len(piece) - 1)).ok
    assert time.perf_counter() - began < 10


def test_configuration_file_with_escaped_nul_in_a_path(tmp_path: Path) -> None:
    wrong = GOOD.replace(b"seats: 8", b'meetings_file: "a\\0b.ics"')
    assert _keys(_load(tmp_path, wrong)) == ["calendar_missing"]


@QUIET
@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_end_in_a_traceback(tmp_path: Path, data: bytes) -> None:
    _load(tmp_path, data)


@QUIET
@given(st.text(alphabet="ab: -[]{},&*#'\"|>!%@`\n\t?~0:9é", max_size=200))
def test_yaml_like_text_never_ends_in_a_traceback(tmp_path: Path, text: str) -> None:
    _load(tmp_path, text.encode())


@QUIET
@given(st.data())
def test_mutated_good_file_never_ends_in_a_traceback(tmp_path: Path, data: st.DataObject) -> None:
    mutated = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(mutated) - 1))
        length = data.draw(st.integers(0, 40))
        mutated[at : at + length] = data.draw(
            st.sampled_from(
                [b"", b"\n", b"  ", b"[", b"}", b": ", b"- ", b"&a ", b"*a", b"no", b"31/6", b"9:30", b"\xff"]
            )
            | st.binary(max_size=8)
        )
    _load(tmp_path, bytes(mutated))


SCALARS = st.sampled_from(
    ["no", "31/6", "9:30", "-1", "1e9", "~", "[]", "{}", "[[]]", "{a: b}", '""', "å", "*x", "2026-02-30"]
)


@QUIET
@given(st.data(), SCALARS)
def test_any_value_replaced_never_ends_in_a_traceback(tmp_path: Path, data: st.DataObject, scalar: str) -> None:
    lines = GOOD.decode().splitlines()
    at = data.draw(st.sampled_from([one for one, line in enumerate(lines) if ": " in line and "#" not in line]))
    key, _, _ = lines[at].partition(": ")
    lines[at] = f"{key}: {scalar}"
    _load(tmp_path, "\n".join(lines).encode())
