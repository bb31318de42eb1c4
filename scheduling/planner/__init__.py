"""Pure: what is due now, and what the coming weeks will bring."""

from scheduling.planner.due import due
from scheduling.planner.forecast import forecast
from scheduling.planner.forecast_values import Entry, FewRounds, Forecast
from scheduling.planner.reading import PLANNED_UNTIL, read_snapshot
from scheduling.planner.snapshot import Snapshot, Window

__all__ = [
    "PLANNED_UNTIL",
    "Entry",
    "FewRounds",
    "Forecast",
    "Snapshot",
    "Window",
    "due",
    "forecast",
    "read_snapshot",
]
