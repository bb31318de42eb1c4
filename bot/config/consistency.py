"""What each value allows alone but not together: dates, channels, questions, and who made a group."""

from collections.abc import Iterator
from typing import Final

from bot.config.problem import Fault, Severity
from bot.config.view import View
from bot.domain.group_facts import elected_body_named
from bot.domain.library import PromptId, Setting
from bot.library import prompts

_POLITICAL: Final = frozenset({"elected", "executive"})
_PULSES_A_YEAR: Final = 2


def consistency_faults(file: View) -> Iterator[Fault]:
    roles = {person["id"].text: person["role"].text for person in file["people"].items()}
    bodies = tuple(text for body in file["bodies"].items() for text in (body["id"].text, body["name"].text) if text)
    for group in file["groups"].items():
        yield from _dates(group)
        yield from _channel(group, file["platforms"])
        yield from _prompts(group)
        if word := group["created_by"].word:
            named = elected_body_named(word.text, bodies)
            if named is not None:
                yield Fault(word.at, "created_by_body", {"body": named})
    for seminar in file["seminars"].items():
        yield from _owners(seminar, roles)
        yield from _pulses(seminar)
    for period in file["calendar"]["quiet"].items():
        yield from _period(period)
    yield from _channels_once(file)
    yield from _reminders(file["reminders"])
    yield from _thresholds(file["guard"])


def _dates(group: View) -> Iterator[Fault]:
    starts, ends = group["starts"].day, group["ends"].day
    if starts and ends and ends <= starts:
        yield Fault(group["ends"].at, "ends_before_it_starts", {"starts": str(starts), "ends": str(ends)})
    for item in group["sparring"]["dates"].items():
        if item.day and ((starts and item.day < starts) or (ends and item.day > ends)):
            params = {"group": group["name"].text or group["id"].text, "day": str(item.day)}
            yield Fault(item.at, "sparring_outside", params, Severity.WARNING)


def _channel(group: View, platforms: View) -> Iterator[Fault]:
    channel = group["channel"]
    if "channel" not in group:
        yield Fault(group.at, "no_channel", {"group": group["name"].text or group["id"].text}, Severity.WARNING)
        return
    named = [platform for platform in ("slack", "teams") if platform in channel]
    if len(named) != 1:
        yield Fault(channel.at, "one_channel" if named else "channel_is_empty")
    for platform in named:
        if platform not in platforms:
            yield Fault(channel[platform].at, "platform_missing", {"platform": platform})


def _channels_once(file: View) -> Iterator[Fault]:
    first = dict[str, View]()
    for group in file["groups"].items():
        for platform in ("slack", "teams"):
            word = group["channel"][platform].word
            if word is None:
                continue
            before = first.setdefault(word.text, group)
            if before is not group:
                other = before["name"].text or before["id"].text
                yield Fault(word.at, "channel_twice", {"given": word.text, "other": other})


def _prompts(group: View) -> Iterator[Fault]:
    for word in group["rounds"]["prompts"].words:
        prompt = prompts().get(PromptId(word.text))
        if prompt and prompt.setting is Setting.SEMINAR:
            yield Fault(word.at, "prompt_for_seminar", {"given": word.text})


def _owners(seminar: View, roles: dict[str, str]) -> Iterator[Fault]:
    """A body is where an elected member raises something; the administration has its line."""
    for one in seminar["commitments"].items():
        role = roles.get(one["owner"].text, "")
        if role and role not in _POLITICAL and (word := one["body"].word):
            yield Fault(word.at, "body_for_administration", {"owner": one["owner"].text})


def _pulses(seminar: View) -> Iterator[Fault]:
    by_year = dict[int, int]()
    for item in seminar["pulse"]["opens"].items():
        if item.day is None:
            continue
        by_year[item.day.year] = by_year.get(item.day.year, 0) + 1
        if by_year[item.day.year] > _PULSES_A_YEAR:
            yield Fault(item.at, "too_many_pulses", {"year": str(item.day.year)})


def _period(period: View) -> Iterator[Fault]:
    start, end = period["from"], period["to"]
    if start.day and end.day and end.day < start.day:
        yield Fault(end.at, "period_ends_before", {"start": start.text, "end": end.text})
    yearly = len("07-06")
    if (start.day and len(end.text) == yearly) or (end.day and len(start.text) == yearly):
        yield Fault(end.at, "period_half_yearly", {"start": start.text, "end": end.text})


def _reminders(reminders: View) -> Iterator[Fault]:
    for key in ("before", "after"):
        seen = set[str]()
        for word in reminders[key].words:
            number = word.text.split(" ")[0]
            if number in seen:
                yield Fault(word.at, "listed_twice", {"given": word.text})
            seen.add(number)


def _thresholds(guard: View) -> Iterator[Fault]:
    note, warn = guard["note_after_months"].text, guard["warn_after_months"].text
    if note.isdecimal() and warn.isdecimal() and int(note) > int(warn):
        yield Fault(guard["note_after_months"].at, "note_after_warning", {"note": note, "warn": warn})
