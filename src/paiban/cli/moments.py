"""Moments as she types them: now, and those of --from, --until and the like."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.values.horizon import Horizon


def now_of(words: str | None, horizon: Horizon) -> int:
    """Return the minute before which nothing changes; it must lie before the end of the plan."""
    now = horizon.minute_at(datetime.now(UTC))
    if words is not None:
        is_planned = 0 <= now < horizon.minutes
        # A clock time alone is one of today, whether it has passed or not.
        today = horizon.days[horizon.day_index(now)][0] if is_planned else None
        now = moment_of(words, horizon, "--now", today)
    if now >= horizon.minutes:
        what = _("The planned days are over: {last} was the last.").format(last=horizon.last)
        remedy = _("Say which moment to take for now, as in --now {example}").format(
            example=f'"{horizon.first.month}/{horizon.first.day} 20:00"'
        )
        raise InputError([Mistake("--now", what, remedy)])
    return max(0, now)


def moment_of(words: str, horizon: Horizon, option: str, after: int | None = None) -> int:
    """Return the minute that words mean; ``InputError`` if they are not understood."""
    from paiban.skills.moments import read_moment

    minute = read_moment(words, horizon, None if after is None else horizon.moment(after))
    if minute is None:
        what = _("The moment “{words}” was not understood.").format(words=words)
        raise InputError(
            [Mistake(option, what, _('Write it like "20:00", "4/2 20:00" or "2022-04-02 20:00".'))]
        )
    return minute
