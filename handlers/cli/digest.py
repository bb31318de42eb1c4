"""`oppfolging digest`: one group's week, as its leaders read it."""

import json
from pathlib import Path
from typing import Any

import click

from bot.cards.facts import told
from bot.cards.text import plain, unmarked
from bot.domain.configuration import WorkingGroup
from bot.domain.digest import GroupWeek
from bot.domain.group_facts import GroupFact
from bot.domain.language import Language
from bot.domain.person import Platform
from bot.domain.week import Week
from bot.i18n.translator import Translator
from bot.usecases.conversation.digest import group_card, in_words
from bot.usecases.conversation.facts_in_words import fact_in_words
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Place
from bot.usecases.read_digest import week_of
from bot.usecases.scene import Scene
from handlers.cli.opened import Opened, open_tenant
from handlers.cli.places import place_options
from handlers.cli.stops import WrongUse


@click.command()
@click.option("--tenant", help="Kommunen, ved id-en fra oppsettet.")
@click.option("--group", help="Gruppa, ved id-en fra oppsettet.")
@click.option("--week", "written", help="Uka, som 2026-W17. Ellers denne uka.")
@click.option("--language", type=click.Choice([str(one) for one in Language]), help="Språket. Ellers gruppas eget.")
@click.option("--json", "as_json", is_flag=True, help="Ett JSON-objekt, til programmer.")
@place_options
def digest(
    *,
    config: Path | None,
    data: Path | None,
    tenant: str | None,
    group: str | None,
    written: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Skriver ukesbrevet for én gruppe, slik lederne får det: punktene, tallene og rammene. Ingenting blir sendt."""
    here = open_tenant(config, data, tenant)
    about = here.group(group)
    week = _week(here, written)

    async def ask(scene: Scene) -> str:
        talk = _talk(scene, about, language)
        found = await week_of(scene, about, week, reader=None)
        if as_json:
            return json.dumps(_report(talk, about, found), ensure_ascii=False, indent=2)
        return plain(group_card(talk, found))

    click.echo(here.read(ask))


def _week(here: Opened, written: str | None) -> Week:
    if written is None:
        return Week.of(here.clock.now().astimezone(here.configuration.tenant.timezone).date())
    week = Week.parse(written.strip().upper())
    if week is None:
        raise WrongUse(f"«{written}» er ikke en uke. Skriv den som 2026-W17.")
    return week


def _talk(scene: Scene, group: WorkingGroup, language: str | None) -> Talk:
    tenant = scene.configuration.tenant
    return Talk(
        scene=scene,
        t=Translator(Language(language) if language else group.language or tenant.language),
        zone=tenant.timezone,
        place=Place(platform=Platform.WEB, group=group.id),
    )


def _report(talk: Talk, group: WorkingGroup, found: GroupWeek) -> dict[str, Any]:
    configuration = talk.scene.configuration
    seminar = configuration.seminar(group.seminar)
    return {
        "tenant": configuration.tenant.id,
        "group": group.id,
        "name": group.name,
        "seminar": seminar.id,
        "programme_year": seminar.programme_year,
        "week": str(found.week),
        "from": found.span.since.astimezone(talk.zone).isoformat(),
        "to": found.span.until.astimezone(talk.zone).isoformat(),
        "language": talk.language,
        "quiet": in_words(talk, found).quiet,
        "points": [{"shared_on": one.shared_on.isoformat(), "lines": one.lines} for one in found.points],
        "numbers": {
            "done_this_week": found.done_this_week,
            "due_next_week": found.due_next_week,
            "date_passed": found.date_passed,
            "new_commitments": found.new_commitments,
            "by_status": {str(status): number for status, number in found.by_status.items()},
        },
        "learned": found.learned,
        "facts": [fact for one in found.facts if (fact := _fact(talk, one)) is not None],
        "skipped_rounds": [day.isoformat() for day in found.skipped_rounds],
        "next_question": found.next_prompt.isoformat() if found.next_prompt else None,
        "group_ends": found.ends.isoformat() if found.ends else None,
    }


def _fact(talk: Talk, fact: GroupFact) -> dict[str, str] | None:
    """What only concerns the set-up is for `check`, and no leader reads it here either."""
    said = fact_in_words(talk, fact)
    return None if said is None else {"id": fact.id, "weight": fact.weight, "text": unmarked(told(talk.t, said))}
