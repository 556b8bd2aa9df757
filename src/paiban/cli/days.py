"""Reads which of the planned days the coordinator means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.values.plan import Plan


def planned_day(words: str | None, plan: Plan) -> date:
    """Return the planned day meant; without words today, or the first day when today is not planned."""
    from paiban.skills.moments import read_moment
    from paiban.values.horizon import Horizon

    first, end = plan.horizon.start.date(), plan.horizon.end.date()
    horizon = Horizon(first, end - timedelta(days=1), plan.horizon.zone)
    now = datetime.now(UTC)
    if words is None:
        today = horizon.moment(horizon.minute_at(now)).date()
        return today if first <= today < end else first
    minute = read_moment(words, horizon, now)
    day = None if minute is None else horizon.moment(minute).date()
    if day is None or not first <= day < end:
        what = _("“{words}” is not one of the planned days.").format(words=words)
        remedy = _("Write it like {example}").format(example=f"{first.month}/{first.day}")
        raise InputError([Mistake("--day", what, remedy)])
    return day
