"""What the domain refuses, by name. A handler turns each into a friendly sentence; none carries a person's text."""


class Refused(Exception):  # noqa: N818 - these are refusals a person meets, not programming errors
    """The domain says no. Subclasses say to what."""


class NotAllowed(Refused):
    """This person may not do this here."""


class NotFound(Refused):
    """There is no such thing, or not for this person: the two are never told apart."""


class Stale(Refused):
    """Somebody else changed it first; load it again and show the truth."""


class WrongPhase(Refused):
    """The round is not, or no longer, where this is possible."""


class WrongStatus(Refused):
    """The commitment is not, or no longer, in a status where this is possible."""


class AlreadyOpen(Refused):
    """One round, one live session at a time: finish that first."""


class Unacceptable(Refused):
    """The input cannot be taken as it is; `reason` is a catalogue key that says what would be right."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
