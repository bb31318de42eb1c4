"""Text keys: sealing, rotating, and what survives it."""

import base64
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from bot.domain.ids import CommitmentId, ReflectionId, TenantId
from bot.store.cipher import CannotOpen, SealingKeys, TextCipher, UnusableKey, new_key
from bot.store.migrating import SchemaTooOld
from bot.store.opening import open_store
from bot.store.rotating import rotate, sealed_columns
from bot.store.sealing import Seal
from bot.store.store import DatabaseStore
from handlers.cli.db import db
from tests.contract.store.examples import BERGEN, KARI, OSLO, SEMINAR, a_commitment, a_matter, a_reflection, a_round

OLD, NEW = new_key(), new_key()


async def write(store: DatabaseStore, *, reflections: int = 1) -> None:
    async with store.begin(BERGEN) as unit:
        await unit.rounds.add(a_round())
        await unit.commitments.add(a_commitment())
        await unit.carried.add(a_matter())
        for number in range(reflections):
            await unit.reflections.add(a_reflection(f"f{number}", author=f"p{number}"))  # type: ignore[arg-type]


async def sealed_texts(store: DatabaseStore) -> list[bytes]:
    async with store.database.reading() as connection:
        return [
            row[0]
            for column in sealed_columns()
            for row in await connection.execute(select(column).where(column.is_not(None)))
        ]


async def test_a_new_key_writes_while_the_old_one_still_opens(database_url: str) -> None:
    store = await open_store(database_url, [OLD])
    await write(store)
    await store.close()

    store = await open_store(database_url, [NEW, OLD])
    async with store.begin(BERGEN) as unit:
        assert await unit.commitments.get(CommitmentId("c1")) == a_commitment()
        await unit.carried.add(a_matter("m2"))
    sealed = await sealed_texts(store)
    await store.close()

    newest = SealingKeys([NEW])
    assert [newest.sealed_by_newest(one) for one in sealed].count(True) == 1


async def test_after_rotating_the_old_key_can_go(database_url: str) -> None:
    store = await open_store(database_url, [OLD])
    await write(store, reflections=7)
    both = SealingKeys([NEW, OLD])

    assert await rotate(store.database, both, batch=3) == 7 + 4
    assert await rotate(store.database, both, batch=3) == 0
    await store.close()

    store = await open_store(database_url, [NEW])
    async with store.read(BERGEN) as unit:
        assert (await unit.reflections.get(ReflectionId("f6"))).text == a_reflection().text
        assert (await unit.commitments.get(CommitmentId("c1"))).version == 0
        assert await unit.commitments.has_fingerprint(SEMINAR, KARI, a_commitment().content.what)
    await store.close()


async def test_a_store_does_not_open_with_a_strangers_key(database_url: str) -> None:
    await (await open_store(database_url, [OLD])).close()
    with pytest.raises(CannotOpen):
        await open_store(database_url, [NEW])


async def test_a_store_does_not_open_on_an_empty_database(tmp_path: Path) -> None:
    with pytest.raises(SchemaTooOld):
        await open_store(f"sqlite:///{tmp_path / 'x.db'}", [OLD])


@pytest.mark.parametrize("keys", [[], [""], ["too short"], ["æ" * 44], [OLD, "x"]])
def test_an_unusable_key_is_refused_and_never_shown(keys: list[str]) -> None:
    with pytest.raises(UnusableKey) as refused:
        SealingKeys(keys)
    assert "too short" not in str(refused.value)


def test_a_sealed_text_says_nothing_of_when_it_was_written() -> None:
    sealed = SealingKeys([OLD]).seal("x")
    assert sealed[1:9] == bytes(8)


def test_the_same_text_is_sealed_differently_each_time() -> None:
    keys = SealingKeys([OLD])
    assert keys.seal("det samme") != keys.seal("det samme")


def test_what_is_sealed_for_one_place_opens_in_no_other() -> None:
    cipher = TextCipher(SealingKeys([OLD]), fingerprint_key=bytes(32))
    sealed = Seal(cipher, BERGEN, "drafts.text").close("et utkast")
    assert Seal(cipher, BERGEN, "drafts.text").open(sealed) == "et utkast"
    for elsewhere in (Seal(cipher, OSLO, "drafts.text"), Seal(cipher, BERGEN, "reflections.text")):
        with pytest.raises(CannotOpen):
            elsewhere.open(sealed)


def test_a_changed_byte_is_noticed() -> None:
    cipher = TextCipher(SealingKeys([OLD]), fingerprint_key=bytes(32))
    sealed = bytearray(cipher.seal("et utkast"))
    sealed[-1] ^= 1
    with pytest.raises(CannotOpen):
        cipher.open(bytes(sealed))


def test_fingerprints_tell_equal_texts_of_one_tenant_and_nothing_else() -> None:
    cipher = TextCipher(SealingKeys([OLD]), fingerprint_key=bytes(32))
    other = TextCipher(SealingKeys([NEW]), fingerprint_key=bytes(32))
    stranger = TextCipher(SealingKeys([OLD]), fingerprint_key=bytes(31) + b"1")
    ours = cipher.fingerprint(BERGEN, "ring Ola")
    assert ours == other.fingerprint(BERGEN, "ring Ola") == cipher.fingerprint(TenantId("bergen"), "ring Ola")
    assert len({ours, cipher.fingerprint(OSLO, "ring Ola"), stranger.fingerprint(BERGEN, "ring Ola")}) == 3
    assert "ring" not in ours


def test_the_command_line_readies_rotates_and_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPFOLGING_TEXT_KEYS", f"{NEW} {OLD}")
    config = tmp_path / "bergen.yaml"
    config.touch()

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(db, ["--config", str(config), *words])
        return result.exit_code, result.output

    assert run("status") == (1, "Databasen er tom. Kjør «oppfolging db upgrade».\n")
    assert run("rotate-key")[0] == 1
    assert run("upgrade") == (0, "Databasen er klar (skjema 0004).\n")
    assert run("status") == (0, "Databasen passer (skjema 0004).\n")
    assert run("rotate-key") == (0, "Kryptert på nytt: 0.\n")
    code, key = run("new-key")
    assert (code, len(base64.urlsafe_b64decode(key))) == (0, 32)


@pytest.mark.parametrize(
    ("variable", "value", "code", "says"),
    [
        ("OPPFOLGING_DATABASE_URL", "mysql://x/y", 1, "sqlite:///"),
        ("OPPFOLGING_DATABASE_URL", "sqlite:////no/such/folder/x.db", 1, "svarer ikke"),
        ("OPPFOLGING_UNRELATED", "", 2, "--config"),
    ],
)
def test_the_command_line_explains_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: int, says: str
) -> None:
    monkeypatch.setenv(variable, value)
    result = CliRunner().invoke(db, ["upgrade"])
    assert result.exit_code == code
    assert says in result.output


def test_the_command_line_needs_a_key_to_rotate(sqlite_url: str) -> None:
    result = CliRunner().invoke(db, ["rotate-key"], env={"OPPFOLGING_DATABASE_URL": sqlite_url})
    assert result.exit_code == 1
    assert "OPPFOLGING_TEXT_KEYS" in result.output
