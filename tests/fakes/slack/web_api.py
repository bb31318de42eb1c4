"""The methods of Slack's Web API that the product calls, with what each demands and refuses."""

from collections.abc import Callable
from typing import Any, Final

from tests.fakes.slack.block_checks import message_faults, view_faults
from tests.fakes.slack.world import Json, Message, SlackError, World

Method = Callable[[World, Json], Json]
METHODS: Final[dict[str, Method]] = {}
PAGE: Final = 2
"""Small, so that whoever forgets to turn the page is found out."""


def method(name: str) -> Callable[[Method], Method]:
    def add(function: Method) -> Method:
        METHODS[name] = function
        return function

    return add


def _need(args: Json, *names: str) -> None:
    for name in names:
        if not args.get(name):
            raise SlackError("invalid_arguments")


@method("auth.test")
def auth_test(world: World, args: Json) -> Json:
    return {"team_id": world.team, "team": "Bergen", "user_id": world.bot_user, "bot_id": "B0001", "url": "https://x/"}


@method("users.lookupByEmail")
def lookup(world: World, args: Json) -> Json:
    _need(args, "email")
    for user in world.users.values():
        if user.email.casefold() == str(args["email"]).casefold() and not user.flags.get("deleted"):
            return {"user": user.shown(world.team)}
    raise SlackError("users_not_found")


@method("users.info")
def info(world: World, args: Json) -> Json:
    if args.get("user") not in world.users:
        raise SlackError("user_not_found")
    return {"user": world.users[args["user"]].shown(world.team)}


@method("conversations.open")
def open_direct(world: World, args: Json) -> Json:
    _need(args, "users")
    return {"channel": {"id": world.direct(str(args["users"])).id}}


@method("conversations.info")
def conversation(world: World, args: Json) -> Json:
    channel = world.channel(str(args.get("channel")))
    return {"channel": {"id": channel.id, **channel.flags}}


@method("conversations.members")
def members(world: World, args: Json) -> Json:
    found = world.channel(str(args.get("channel"))).members
    start = int(args.get("cursor") or 0)
    following = str(start + PAGE) if start + PAGE < len(found) else ""
    return {"members": found[start : start + PAGE], "response_metadata": {"next_cursor": following}}


@method("conversations.history")
def history(world: World, args: Json) -> Json:
    channel = world.channel(str(args.get("channel")))
    if not channel.direct:
        raise SlackError("missing_scope")
    told = str(args.get("include_all_metadata")).lower() in {"1", "true"}
    newest = [one for one in reversed(world.messages) if one.channel == channel.id and not one.only]
    shown = [{"ts": one.ts, "text": one.text, **({"metadata": one.metadata} if told else {})} for one in newest]
    return {"messages": shown[: int(args.get("limit") or 100)]}


@method("chat.postMessage")
def post(world: World, args: Json) -> Json:
    message = _message(world, args)
    world.messages.append(message)
    return {"channel": message.channel, "ts": message.ts, "message": {"text": message.text}}


@method("chat.postEphemeral")
def post_ephemeral(world: World, args: Json) -> Json:
    _need(args, "user")
    message = _message(world, args)
    message.only = str(args["user"])
    if message.only not in world.channel(message.channel).members:
        raise SlackError("user_not_in_channel")
    world.messages.append(message)
    return {"message_ts": message.ts}


@method("chat.update")
def update(world: World, args: Json) -> Json:
    _need(args, "channel", "ts")
    there = world.find(str(args["channel"]), str(args["ts"]))
    _check(world, args)
    there.text, there.blocks, there.changed = str(args.get("text", "")), args.get("blocks") or [], True
    return {"channel": there.channel, "ts": there.ts}


@method("chat.delete")
def delete(world: World, args: Json) -> Json:
    _need(args, "channel", "ts")
    world.messages.remove(world.find(str(args["channel"]), str(args["ts"])))
    return {"channel": args["channel"], "ts": args["ts"]}


def _message(world: World, args: Json) -> Message:
    _need(args, "channel")
    channel = world.channel(str(args["channel"]))
    if channel.flags.get("is_archived"):
        raise SlackError("is_archived")
    if world.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    if channel.direct and any(world.users[one].flags.get("deleted") for one in channel.members if one in world.users):
        raise SlackError("account_inactive")
    if not args.get("text") and not args.get("blocks"):
        raise SlackError("no_text")
    _check(world, args)
    return Message(
        channel=channel.id,
        ts=world.stamp(),
        text=str(args.get("text", "")),
        blocks=args.get("blocks") or [],
        thread=str(args.get("thread_ts") or ""),
        metadata=args.get("metadata") or {},
    )


def _check(world: World, args: Json) -> None:
    faults = message_faults({"text": args.get("text", ""), "blocks": args.get("blocks") or []})
    world.faults += faults
    if faults:
        raise SlackError("invalid_blocks")


def checked_view(world: World, view: Json) -> Json:
    faults = view_faults(view)
    world.faults += faults
    if faults:
        raise SlackError("invalid_arguments")
    return view


@method("views.open")
def open_view(world: World, args: Json) -> Json:
    _need(args, "trigger_id", "view")
    user = world.use(str(args["trigger_id"]))
    return {"view": world.stand(user, checked_view(world, args["view"]))}


@method("views.push")
def push_view(world: World, args: Json) -> Json:
    _need(args, "trigger_id", "view")
    user = world.use(str(args["trigger_id"]))
    if not world.stacks.get(user):
        raise SlackError("not_found")
    if len(world.stacks[user]) >= 3:
        raise SlackError("push_limit_reached")
    return {"view": world.stand(user, checked_view(world, args["view"]), above=True)}


@method("views.update")
def update_view(world: World, args: Json) -> Json:
    _need(args, "view_id", "view")
    there = world.views.get(str(args["view_id"]))
    if there is None:
        raise SlackError("not_found")
    replaced: dict[str, Any] = {**checked_view(world, args["view"]), "id": there["id"], "hash": f"h{world.number()}"}
    world.views[there["id"]] = replaced
    return {"view": replaced}


@method("views.publish")
def publish(world: World, args: Json) -> Json:
    _need(args, "user_id", "view")
    world.homes[str(args["user_id"])] = {**checked_view(world, args["view"]), "id": f"VH{args['user_id']}"}
    return {"view": world.homes[str(args["user_id"])]}


@method("files.getUploadURLExternal")
def upload_url(world: World, args: Json) -> Json:
    _need(args, "filename", "length")
    file = f"F{world.number()}"
    world.files[file] = {"name": args["filename"], "channel": "", "content": b""}
    return {"file_id": file, "upload_url": f"{args['_url']}/upload/{file}"}


@method("files.completeUploadExternal")
def complete_upload(world: World, args: Json) -> Json:
    for file in args["files"]:
        world.files[file["id"]]["channel"] = world.channel(str(args["channel_id"])).id
    return {"files": args["files"]}


@method("apps.connections.open")
def open_connection(world: World, args: Json) -> Json:
    return {"url": str(args["_url"]).replace("http://", "ws://") + "/socket"}


@method("auth.teams.list")
def teams(world: World, args: Json) -> Json:
    return {"teams": [{"id": world.team, "name": "Bergen"}]}


@method("oauth.v2.access")
def access(world: World, args: Json) -> Json:
    """Give a token for a code, or a new one for a refresh token; each of both is good for once."""
    if args.get("grant_type") == "refresh_token":
        if args.get("refresh_token") != world.refresh:
            raise SlackError("invalid_refresh_token")
    elif args.get("code") not in world.codes:
        raise SlackError("invalid_code")
    world.codes.discard(str(args.get("code")))
    number = world.number()
    world.token, world.refresh = f"xoxe.xoxb-{number}", f"xoxe-{number}"
    org = bool(world.enterprise)
    return {
        "access_token": world.token,
        "refresh_token": world.refresh,
        "expires_in": 43_200,
        "token_type": "bot",
        "bot_user_id": world.bot_user,
        "app_id": "A1",
        "scope": world.scopes,
        "team": None if org else {"id": world.team, "name": "Bergen"},
        "enterprise": {"id": world.enterprise, "name": "Vestland"} if org else None,
        "is_enterprise_install": org,
        "authed_user": {"id": "U1"},
    }
