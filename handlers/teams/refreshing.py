"""An old card, shown again: drawn anew from what is true now, for the person it was sent to."""

from collections.abc import Callable

from bot.domain.ids import TenantId
from bot.domain.message import ToPerson
from bot.i18n.translator import Translator
from bot.ports import Claimed, Directory, Outgoing
from bot.usecases.compose import Composer
from bot.usecases.neighbours import NeighboursHere
from bot.usecases.scene import Scene
from handlers.teams.blocks import Json
from handlers.teams.house import House
from handlers.teams.parse import Arrived, Redraw
from handlers.teams.people import Known
from handlers.teams.render import CONTENT_TYPE, Refresh, adaptive
from handlers.teams.showing import told


class Refreshing:
    def __init__(self, house: Callable[[], House], directory: Directory) -> None:
        self._house = house
        self._composer = Composer(directory)

    async def redraw(self, activity: Arrived, known: Known, asked: Redraw, t: Translator) -> Json:
        """What is no longer true is left as it stands: a question that was answered is still what was asked."""
        tenant = known.configuration.tenant.id
        outgoing = await self._composed(known, asked) if asked.tenant == tenant else None
        if outgoing is None:
            return told(t.text("teams.done"))
        refresh = Refresh(tenant=tenant, send_key=asked.send_key, users=(activity.user,))
        return {"statusCode": 200, "type": CONTENT_TYPE, "value": adaptive(outgoing.card, refresh=refresh)}

    async def _composed(self, known: Known, asked: Redraw) -> Outgoing | None:
        if known.person is None:
            return None
        async with self._house().store.read(TenantId(asked.tenant)) as work:
            planned = await work.outbox.find(asked.send_key)
            if planned is None or planned.message.target != ToPerson(known.person):
                return None
            message = planned.message
            claimed = Claimed(
                id=planned.id,
                tenant=known.configuration.tenant.id,
                send_key=message.send_key,
                kind=message.kind,
                target=message.target,
                refs=message.refs,
                due_at=message.due_at,
                expires_at=None,
                attempts=0,
            )
            scene = Scene(
                configuration=known.configuration,
                work=work,
                now=self._house().now(),
                new_id=lambda: asked.send_key,
                neighbours=NeighboursHere(self._house().configurations),
            )
            composed = await self._composer.compose(scene, claimed)
        return composed if isinstance(composed, Outgoing) else None
