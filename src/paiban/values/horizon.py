"""The planned days, and the bridge between aware moments outside and whole minutes inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from paiban.values.spans import Span

DAY_MINUTES = 1440
NIGHT_FROM, NIGHT_UNTIL = 22 * 60, 6 * 60  # the hours that count as night on any clock


@dataclass(frozen=True)
class Horizon:
    """The days from ``first`` to ``last``, both planned; minute 0 is the first day's local midnight.

    Minutes are elapsed minutes: where clocks change, a day has 23 or 25 hours and nothing else breaks.
    """

    first: date
    last: date
    zone: str = "Asia/Shanghai"

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the last day {self.last} lies before the first day {self.first}")

    @cached_property
    def _tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def _origin(self) -> datetime:
        return datetime.combine(self.first, time(), self._tz).astimezone(ZoneInfo("UTC"))

    @cached_property
    def days(self) -> tuple[Span, ...]:
        """The planned days as spans of minutes, in order."""
        return tuple(self.day_span(self.first + timedelta(days=index)) for index in range(self.day_count))

    @property
    def day_count(self) -> int:
        return (self.last - self.first).days + 1

    @cached_property
    def minutes(self) -> int:
        """The length of the whole horizon."""
        return self.days[-1][1]

    def day_span(self, day: date) -> Span:
        """Return the minutes of any calendar day, inside the horizon or not."""
        return self.minute(day, 0), self.minute(day + timedelta(days=1), 0)

    def date_of(self, index: int) -> date:
        """Return the date of the day with this index."""
        return self.first + timedelta(days=index)

    def minute(self, day: date, clock: int) -> int:
        """Return the minute at which a wall clock shows ``clock`` minutes past midnight on a day.

        ``clock`` may exceed 1440: 1560 is two o'clock on the following day.
        """
        moment = datetime.combine(day + timedelta(days=clock // DAY_MINUTES), time(), self._tz) + timedelta(
            minutes=clock % DAY_MINUTES
        )
        return self.minute_at(moment)

    def minute_at(self, moment: datetime) -> int:
        """Return the minute of an aware moment; a naive one is read as local time."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=self._tz)
        return round((aware.astimezone(ZoneInfo("UTC")) - self._origin).total_seconds() / 60)

    def moment(self, minute: int) -> datetime:
        """Return the aware local moment of a minute."""
        return (self._origin + timedelta(minutes=minute)).astimezone(self._tz)

    def day_index(self, minute: int) -> int:
        """Return the index of the calendar day a minute lies in; it may lie outside the horizon."""
        return (self.moment(minute).date() - self.first).days

    def clock(self, minute: int) -> str:
        """Return the wall clock as ``HH:MM``."""
        return self.moment(minute).strftime("%H:%M")

    def night_minutes(self, start: int, end: int) -> int:
        """Return how much of ``[start, end)`` falls between 22:00 and 06:00."""
        total = 0
        for index in range(self.day_index(start) - 1, self.day_index(end - 1) + 1):
            day = self.date_of(index)
            low, high = self.minute(day, NIGHT_FROM), self.minute(day, DAY_MINUTES + NIGHT_UNTIL)
            total += max(0, min(end, high) - max(start, low))
        return total
