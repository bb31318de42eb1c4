"""The words for a change, in bokmål, nynorsk and English."""

from collections.abc import Mapping
from typing import Final

from bot.domain.language import Language

Words = Mapping[Language, str]


def _words(nb: str, nn: str, en: str) -> Words:
    return {Language.NB: nb, Language.NN: nn, Language.EN: en}


TEMPLATES: Final = {
    "member_in": _words("{value} kommer inn", "{value} kjem inn", "{value} joins"),
    "member_out": _words("{value} går ut", "{value} går ut", "{value} leaves"),
    "leader_in": _words("{value} blir leder", "{value} blir leiar", "{value} becomes a leader"),
    "leader_out": _words(
        "{value} er ikke lenger leder", "{value} er ikkje lenger leiar", "{value} is no longer a leader"
    ),
    "moved": _words("{label} flyttes til {value}", "{label} blir flytta til {value}", "{label} moves to {value}"),
    "set": _words("{label} blir {value}", "{label} blir {value}", "{label} becomes {value}"),
    "unset": _words("{label} står ikke lenger", "{label} står ikkje lenger", "{label} no longer stands"),
    "changed": _words("nytt for {label}", "nytt for {label}", "new: {label}"),
    "order": _words("ny rekkefølge på {label}", "ny rekkjefølgje på {label}", "new order: {label}"),
    "tenant_new": _words("ny kommune", "ny kommune", "new tenant"),
    "tenant_gone": _words("ikke lenger med", "ikkje lenger med", "no longer here"),
    "bodies_new": _words("nytt organ", "nytt organ", "new body"),
    "bodies_gone": _words("organet er ikke lenger med", "organet er ikkje lenger med", "the body is no longer here"),
    "people_new": _words("ny person", "ny person", "new person"),
    "people_gone": _words("personen er ikke lenger med", "personen er ikkje lenger med", "the person is gone"),
    "seminars_new": _words("ny samling", "ny samling", "new seminar"),
    "seminars_gone": _words(
        "samlingen er ikke lenger med", "samlinga er ikkje lenger med", "the seminar is no longer here"
    ),
    "groups_new": _words("ny gruppe", "ny gruppe", "new group"),
    "groups_gone": _words("gruppa er ikke lenger med", "gruppa er ikkje lenger med", "the group is no longer here"),
}

LABELS: Final = {
    "name": _words("navn", "namn", "name"),
    "title": _words("tittel", "tittel", "title"),
    "parallel_names": _words("parallelle navn", "parallelle namn", "parallel names"),
    "language": _words("språk", "språk", "language"),
    "timezone": _words("tidssone", "tidssone", "time zone"),
    "contact": _words("kontakt", "kontakt", "contact"),
    "advisor": _words("rådgiver", "rådgivar", "advisor"),
    "slack_team": _words("arbeidsområde i Slack", "arbeidsområde i Slack", "Slack workspace"),
    "slack_guests": _words("gjester i Slack", "gjester i Slack", "guests in Slack"),
    "slack_connected": _words("folk gjennom Slack Connect", "folk gjennom Slack Connect", "people by Slack Connect"),
    "teams_tenant": _words("leietaker i Microsoft 365", "leigetakar i Microsoft 365", "Microsoft 365 tenant"),
    "seats": _words("antall plasser", "talet på plassar", "seats"),
    "meetings": _words("møtedatoer", "møtedatoar", "meeting days"),
    "email": _words("e-postadresse", "e-postadresse", "e-mail address"),
    "role": _words("rolle", "rolle", "role"),
    "bodies": _words("organer", "organ", "bodies"),
    "date": _words("dato", "dato", "date"),
    "place": _words("sted", "stad", "place"),
    "programme_year": _words("år i programmet", "år i programmet", "year of the programme"),
    "share_points": _words("hvem som ser punktene", "kven som ser punkta", "who sees the points"),
    "earlier": _words("det som ble sagt før", "det som blei sagt før", "what was said before"),
    "milestones": _words("milepæler", "milepælar", "milestones"),
    "commitments": _words("oppfølgingspunkt", "oppfølgingspunkt", "commitments"),
    "pulse": _words("måling", "måling", "pulse"),
    "seminar": _words("samling", "samling", "seminar"),
    "purpose": _words("formål", "formål", "purpose"),
    "purpose_confirmed": _words("bekreftelse av formålet", "stadfesting av formålet", "confirmation of the purpose"),
    "created_by": _words("initiativ", "initiativ", "initiative"),
    "members": _words("deltakere", "deltakarar", "participants"),
    "leaders": _words("ledere", "leiarar", "leaders"),
    "follows": _words("tidligere grupper", "tidlegare grupper", "earlier groups"),
    "channel": _words("kanal", "kanal", "channel"),
    "starts": _words("start", "start", "the start"),
    "ends": _words("slutt", "slutt", "the end"),
    "rounds": _words("refleksjonsrunder", "refleksjonsrundar", "rounds"),
    "weeks": _words("uker mellom rundene", "veker mellom rundane", "weeks between rounds"),
    "weekday": _words("ukedag", "vekedag", "weekday"),
    "at": _words("klokkeslett", "klokkeslett", "time"),
    "prompts": _words("spørsmål", "spørsmål", "questions"),
    "think_days": _words("dager til å tenke", "dagar til å tenkje", "days to think"),
    "share_days": _words("dager til å dele", "dagar til å dele", "days to share"),
    "allowance": _words("godtgjøring", "godtgjersle", "allowance"),
    "sparring": _words("sparring", "sparring", "sparring"),
    "calendar": _words("kalender", "kalender", "calendar"),
    "reminders": _words("påminnelser", "påminningar", "reminders"),
    "digest": _words("ukesbrev", "vekebrev", "digest"),
    "privacy": _words("personvern", "personvern", "privacy"),
    "guard": _words("refleksjonsvern", "refleksjonsvern", "guard"),
    "people": _words("personer", "personar", "people"),
    "seminars": _words("samlinger", "samlingar", "seminars"),
    "groups": _words("grupper", "grupper", "groups"),
}
