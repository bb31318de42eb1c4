"""Which handler answers which button or form. One line an act: the table is the registration."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.cards import overview as overview_cards
from bot.cards.action import Act
from bot.cards.help import help_card
from bot.usecases.conversation import (
    carry,
    commitments,
    finishing,
    giving,
    leaders,
    me,
    memory,
    pulse,
    rewording,
    rounds,
    sessions,
    sparring,
    status,
    welcome,
)
from bot.usecases.conversation.talk import Talk
from bot.usecases.incoming import Pressed
from bot.usecases.reply import Reply, Show

Handler = Callable[[Talk, Pressed], Awaitable[Reply]]


async def show_help(talk: Talk, pressed: Pressed | None = None) -> Reply:  # noqa: ARG001 - the same for both ways
    configuration = talk.scene.configuration
    leader = bool(configuration.led_by(talk.scene.me))
    guarded = any(configuration.fully_guarded(group) for group in talk.scene.my_groups())
    return (Show(card=help_card(talk.t, leader=leader, guarded=guarded)),)


async def cancel(talk: Talk, pressed: Pressed) -> Reply:  # noqa: ARG001 - nothing happens
    return (Show(card=overview_cards.cancelled(talk.t), replaces=True),)


HANDLERS: Final[Mapping[Act, Handler]] = {
    Act.JOIN: welcome.join,
    Act.WHO_SEES: welcome.show_who_sees,
    Act.NOT_NOW: welcome.not_now,
    Act.LEAVE: welcome.ask_to_leave,
    Act.LEAVE_CONFIRMED: welcome.leave,
    Act.WRITE_REFLECTION: rounds.write,
    Act.SAVE_REFLECTION: rounds.save,
    Act.SAVE_DRAFT: rounds.save_draft,
    Act.DROP_DRAFT: rounds.drop_draft,
    Act.DELETE_REFLECTION: rounds.delete,
    Act.STAND_OVER: rounds.stand_over,
    Act.UNDO_STAND_OVER: rounds.undo_stand_over,
    Act.CHOOSE_AGAIN: rounds.choose_again,
    Act.HOST_YES: rounds.host_yes,
    Act.HOST_NO: rounds.host_no,
    Act.WRITE_POINTS: rounds.write_points,
    Act.SAVE_POINTS: rounds.save_points,
    Act.TAKE_OUT: rounds.take_out,
    Act.NEW_COMMITMENT: commitments.new,
    Act.SAVE_COMMITMENT: commitments.save,
    Act.EDIT_COMMITMENT: commitments.edit,
    Act.UNDO_COMMITMENT: commitments.undo,
    Act.SHARE_COMMITMENT: commitments.share,
    Act.UNSHARE_COMMITMENT: commitments.unshare,
    Act.FINISH: finishing.finish,
    Act.MOVE: commitments.move,
    Act.SAVE_MOVE: commitments.save_move,
    Act.HAND_OVER: giving.ask_whom,
    Act.SAVE_HAND_OVER: giving.save_hand_over,
    Act.DROP: finishing.drop,
    Act.REOPEN: finishing.reopen,
    Act.LEARNED: finishing.ask_what_was_learned,
    Act.SAVE_LEARNED: finishing.save_learned,
    Act.SKIP_LEARNED: finishing.skip_learned,
    Act.ACCEPT_PROPOSED: giving.accept_proposed,
    Act.DECLINE_PROPOSED: giving.decline_proposed,
    Act.ACCEPT_OFFER: giving.accept_offer,
    Act.DECLINE_OFFER: giving.decline_offer,
    Act.PICK_COMMITMENT: commitments.pick,
    Act.SHOW_MINE: commitments.mine,
    Act.CARRY: carry.open_form,
    Act.SAVE_CARRY: carry.save,
    Act.EDIT_CARRY: carry.edit,
    Act.UNDO_CARRY: carry.undo,
    Act.RAISED: carry.raised,
    Act.OVERVIEW: me.overview,
    Act.START_ROUND: leaders.start,
    Act.START_ROUND_ANYWAY: leaders.start_anyway,
    Act.SAVE_START_ROUND: leaders.save_start,
    Act.SESSION: sessions.open_form,
    Act.START_SESSION: sessions.start,
    Act.PAUSE_SESSION: sessions.pause,
    Act.RESUME_SESSION: sessions.resume,
    Act.STOP_SESSION: sessions.stop,
    Act.SHOW_POINTS: leaders.points,
    Act.STATUS: status.show,
    Act.DIGEST: leaders.digest,
    Act.SEND_DIGEST: leaders.send,
    Act.HAVE_READ: leaders.have_read,
    Act.MORE_GROUPS: leaders.more_groups,
    Act.LOOK_BACK: memory.show_look_back,
    Act.NOTE: memory.offer_note,
    Act.PAUSE: me.ask_pause,
    Act.SAVE_PAUSE: me.save_pause,
    Act.END_PAUSE: me.end_pause,
    Act.SETUP: me.setup,
    Act.SAVE_SETUP: me.save_setup,
    Act.MY_DATA: me.show_my_data,
    Act.DOWNLOAD: me.download,
    Act.ERASE: me.ask_erase,
    Act.ERASE_CONFIRMED: me.erase,
    Act.REWORD: rewording.propose,
    Act.SWAP_IN: rewording.swap_in,
    Act.KEEP_MINE: rewording.keep,
    Act.NOT_MEANT: rewording.not_meant,
    Act.PULSE: pulse.open_form,
    Act.SPARRING_YES: sparring.yes,
    Act.SPARRING_NO: sparring.no,
    Act.HELP: show_help,
    Act.CANCEL: cancel,
}
"""Every act but SAVE_PULSE, which needs two transactions and stands in turn.py."""

MAY_AN_UNDECIDED_PERSON: Final = {
    Act.JOIN,
    Act.WHO_SEES,
    Act.NOT_NOW,
    Act.HELP,
    Act.OVERVIEW,
    Act.MY_DATA,
    Act.DOWNLOAD,
    Act.ERASE,
    Act.ERASE_CONFIRMED,
    Act.CANCEL,
    Act.SETUP,
    Act.SAVE_SETUP,
}
"""What is open to somebody who has not said yes, or has left."""
