"""What people write in Teams, read as they mean it, and what the environment must say about Teams."""

import asyncio
import threading
from typing import Any

import jwt
import pytest
from pydantic import SecretStr

from bot.cards.action import Act, Action, encode
from bot.config.secrets import Secrets
from bot.domain.errors import NotFound
from bot.usecases.incoming import Commanded, Deed, Said
from handlers.teams.connector import is_ours
from handlers.teams.files import is_theirs
from handlers.teams.parse import Press, arrived, command_words, pressed, said
from handlers.teams.settings import TeamsSettings, settings_of
from handlers.teams.tokens import SdkTokens, TokenUnavailableError

GUID = "00000000-0000-0000-0000-00000000000a"
BOT = "28:bot"


def message(text: str, *, personal: bool = True, mentioned: str = "") -> dict[str, Any]:
    mention = {"type": "mention", "mentioned": {"id": mentioned}}
    return {
        "type": "message",
        "text": text,
        "recipient": {"id": BOT},
        "conversation": {"id": "c", "conversationType": "personal" if personal else "channel"},
        "entities": [mention] if mentioned else [],
    }


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("/oppfølging mine", Commanded(words="mine")),
        ("oppfølging mine", Commanded(words="mine")),
        ("Oppfolging  status Refleksjonsgruppe 1", Commanded(words="status Refleksjonsgruppe 1")),
        ("oppfølging", Commanded(words="")),
        ("/mine", Commanded(words="mine")),
        ("Eg trur vi må spørje meir.", Said(text="Eg trur vi må spørje meir.")),
        ("a\u030a", Said(text="å")),
        ("   ", None),
    ],
)
def test_a_private_chat_takes_commands_with_and_without_slash(text: str, deed: Deed | None) -> None:
    assert said(arrived(message(text))) == deed


def test_what_people_say_to_each_other_is_no_command_and_keeps_its_names() -> None:
    assert said(arrived(message("oppfølging mine", personal=False))) == Said(text="oppfølging mine")
    to_another = message("<at id='0'>Ola</at>&nbsp;takk", personal=False, mentioned="29:ola")
    assert said(arrived(to_another)) == Said(text="Ola&nbsp;takk")
    assert said(arrived(message("  ", personal=False))) is None


def test_a_channel_commands_us_only_when_it_mentions_us() -> None:
    mentioned = message("<at>Oppfølging</at>&nbsp; mine", personal=False, mentioned=BOT)
    assert said(arrived(mentioned)) == Commanded(words="mine")
    assert said(arrived(message("<at>Oppfølging</at> økt", personal=False, mentioned=BOT))) == Commanded(words="økt")


@pytest.mark.parametrize("sent", [{}, {"from": 7, "value": [], "entities": "x", "membersAdded": "y"}])
def test_nonsense_is_read_as_nothing(sent: dict[str, Any]) -> None:
    activity = arrived(sent)
    assert (activity.kind, activity.user, activity.added, activity.mentioned) == ("", "", (), ())


def test_values_come_along_by_name_without_what_is_empty_or_ours() -> None:
    action = Action(Act.SAVE_REFLECTION, {"round": "1"})
    data = {"oppfolging": encode(action), "oppfolgingForm": "yes", "text": "a\u030a", "learned": "", "n": 7}
    found = pressed({"action": {"data": data}})
    assert isinstance(found, Press)
    assert (found.form, found.deed.action, found.deed.values) == (True, action, {"text": "å"})


def test_a_forged_action_is_not_found() -> None:
    with pytest.raises(NotFound):
        pressed({"action": {"data": {"oppfolging": "tull"}}})


def test_words_of_others_are_no_command() -> None:
    assert command_words("Opplegg for lunsj") is None


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://smba.infra.gcc.teams.microsoft.com/teams/", True),
        ("http://smba.trafficmanager.net/emea/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evil.trafficmanager.net/", False),
        ("https://evilbotframework.com/", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://user:pw@smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net:8443/", False),
        ("https://smba.trafficmanager.net/?x=https://evil.example", False),
        ("https://[", False),
        ("http://127.0.0.1:56150/_connector", False),
    ],
)
def test_texts_and_tokens_go_to_the_service_of_teams_alone(url: str, *, ours: bool) -> None:
    assert is_ours(url) is ours


def test_the_demo_writes_to_this_machine_alone() -> None:
    assert is_ours("http://127.0.0.1:56150/_connector", loopback=True)
    assert not is_ours("https://smba.trafficmanager.net/emea/", loopback=True)


def test_files_go_to_onedrive_alone() -> None:
    assert is_theirs("https://bergen-my.sharepoint.com/personal/x")
    assert not is_theirs("https://sharepoint.com.evil.example/")
    assert not is_theirs("http://bergen-my.sharepoint.com/")


def secrets(**given: Any) -> Secrets:  # noqa: ANN401 - settings
    return Secrets(**given)


GOOD: dict[str, Any] = {
    "teams_app_id": GUID,
    "teams_app_type": "SingleTenant",
    "teams_app_tenant": GUID,
    "teams_app_password": SecretStr("hemmelig"),
}


def test_the_whole_of_the_settings_is_taken_or_nothing() -> None:
    assert settings_of(secrets()) is None
    whole = settings_of(secrets(**GOOD))
    assert isinstance(whole, TeamsSettings)
    assert "hemmelig" not in repr(whole)


@pytest.mark.parametrize("left_out", list(GOOD))
def test_half_of_the_settings_stops_the_service_by_name(left_out: str) -> None:
    told = settings_of(secrets(**{name: value for name, value in GOOD.items() if name != left_out}))
    assert isinstance(told, str)
    assert f"OPPFOLGING_{left_out.upper()}" in told


def test_a_blank_id_is_no_id() -> None:
    assert "OPPFOLGING_TEAMS_APP_ID" in str(settings_of(secrets(**{**GOOD, "teams_app_id": "  "})))


def test_what_is_no_id_is_said() -> None:
    assert "OPPFOLGING_TEAMS_APP_TENANT" in str(settings_of(secrets(**{**GOOD, "teams_app_tenant": "bergen"})))


def test_a_managed_identity_needs_no_password_and_takes_none() -> None:
    managed = {**GOOD, "teams_app_type": "UserAssignedMSI"}
    assert "PASSWORD" in str(settings_of(secrets(**managed)))
    del managed["teams_app_password"]
    assert isinstance(settings_of(secrets(**managed)), TeamsSettings)


async def test_a_token_is_fetched_once_in_a_thread_and_renewed_before_it_ends() -> None:
    now, fetched = [1_000.0], []

    def fetch() -> str:
        fetched.append(threading.current_thread())
        return jwt.encode({"exp": int(now[0]) + 3_600}, "k" * 32, algorithm="HS256")

    tokens = SdkTokens(fetch, lambda: now[0])
    assert len({*await asyncio.gather(*(tokens.bearer() for _ in range(20)))}) == 1
    assert fetched[0] is not threading.main_thread()
    now[0] += 3_000
    await tokens.bearer()
    assert len(fetched) == 1
    now[0] += 400
    await tokens.bearer()
    assert len(fetched) == 2


async def test_an_old_token_serves_while_a_new_one_cannot_be_had() -> None:
    now, fault = [1_000.0], [False]

    def fetch() -> str:
        if fault[0]:
            raise OSError
        return jwt.encode({"exp": 4_600}, "k" * 32, algorithm="HS256")

    tokens = SdkTokens(fetch, lambda: now[0])
    first = await tokens.bearer()
    fault[0], now[0] = True, 4_400.0
    assert await tokens.bearer() == first
    now[0] = 4_700.0
    with pytest.raises(TokenUnavailableError) as missing:
        await tokens.bearer()
    assert not missing.value.refused


async def test_a_wrong_key_is_told_from_a_silent_server() -> None:
    def fetch() -> str:
        raise PermissionError

    with pytest.raises(TokenUnavailableError) as missing:
        await SdkTokens(fetch).bearer()
    assert missing.value.refused
