"""Those who dropped out of the roster in force: later rosters and checks keep to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.text import _

if TYPE_CHECKING:
    from paiban.scheduler.replan import Dropout
    from paiban.values.horizon import Horizon
    from paiban.values.plan import PlanDropout
    from paiban.values.problem import Problem


def dropouts_of(rows: Iterable[PlanDropout], horizon: Horizon) -> list[Dropout]:
    """Return a plan's dropouts in minutes of a horizon."""
    from paiban.scheduler.replan import Dropout

    minute = horizon.minute_at
    return [Dropout(volunteer=row.volunteer, start=minute(row.start), end=minute(row.end)) for row in rows]


def described(dropouts: Iterable[Dropout], horizon: Horizon) -> tuple[PlanDropout, ...]:
    """Return dropouts as a plan holds them, each once."""
    from paiban.values.plan import PlanDropout

    moment = horizon.moment
    return tuple(
        PlanDropout(volunteer=row.volunteer, start=moment(row.start), end=moment(row.end))
        for row in dict.fromkeys(dropouts)
    )


def without_dropouts(problem: Problem, rows: Iterable[PlanDropout]) -> Problem:
    """Return the problem in which nobody who dropped out earlier is asked for, having said so."""
    from paiban.io.wording import when
    from paiban.scheduler.replan import with_dropouts

    first, end = (problem.horizon.moment(minute) for minute in (0, problem.horizon.minutes))
    known = [
        row for row in rows if row.volunteer in problem.volunteer and row.start < end and first < row.end
    ]
    for row in known:
        words = when(row.start, min(row.end, end))
        name = problem.volunteer[row.volunteer].name
        screen.warn(_("Note: {name} has dropped out, {when}.").format(name=name, when=words))
    return with_dropouts(problem, dropouts_of(known, problem.horizon))
