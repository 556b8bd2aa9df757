"""What happened since the workbook was written: later rosters and checks keep to it.

People who dropped out and buildings that were sealed or opened stand in the settings of the roster in force.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from paiban.cli import screen
from paiban.text import _

if TYPE_CHECKING:
    from paiban.cli.folder import Opened
    from paiban.scheduler.replan import Dropout
    from paiban.scheduler.sealing import Sealing
    from paiban.values.compound import Compound
    from paiban.values.horizon import Horizon
    from paiban.values.plan import PlanDropout, PlanSealing, PlanSettings
    from paiban.values.problem import Problem


def dropouts_of(rows: Iterable[PlanDropout], horizon: Horizon) -> list[Dropout]:
    """Return a plan's dropouts in minutes of a horizon."""
    from paiban.scheduler.replan import Dropout

    minute = horizon.minute_at
    return [Dropout(volunteer=row.volunteer, start=minute(row.start), end=minute(row.end)) for row in rows]


def described_dropouts(dropouts: Iterable[Dropout], horizon: Horizon) -> tuple[PlanDropout, ...]:
    """Return dropouts as a plan holds them, each once."""
    from paiban.values.plan import PlanDropout

    moment = horizon.moment
    return tuple(
        PlanDropout(volunteer=row.volunteer, start=moment(row.start), end=moment(row.end))
        for row in dict.fromkeys(dropouts)
    )


def sealings_of(rows: Iterable[PlanSealing], horizon: Horizon) -> list[Sealing]:
    """Return a plan's sealings in minutes of a horizon; those that are over before it begins are left out."""
    from paiban.scheduler.sealing import Sealing

    found = (
        Sealing(
            building=row.building,
            start=max(0, horizon.minute_at(row.start)),
            end=min(horizon.minutes, horizon.minute_at(row.end)),
            is_sealed=row.sealed,
        )
        for row in rows
    )
    return [sealing for sealing in found if sealing.start < sealing.end]


def described_sealings(sealings: Iterable[Sealing], horizon: Horizon) -> tuple[PlanSealing, ...]:
    """Return sealings as a plan holds them, in their order."""
    from paiban.values.plan import PlanSealing

    moment = horizon.moment
    return tuple(
        PlanSealing(building=row.building, start=moment(row.start), end=moment(row.end), sealed=row.is_sealed)
        for row in sealings
    )


def compound_since(opened: Opened, settings: PlanSettings) -> Compound:
    """Return the workbook's compound with the buildings as they are by now, having said so."""
    from paiban.io.wording import when
    from paiban.scheduler.sealing import with_sealings

    compound = opened.book.compound
    sealings = sealings_of(settings.sealings, compound.horizon)
    for row in sealings:
        words = when(compound.horizon.moment(row.start), compound.horizon.moment(row.end))
        note = (
            _("Note: building {number} is sealed, {when}, though the workbook does not say so.")
            if row.is_sealed
            else _("Note: building {number} is open, {when}, though the workbook does not say so.")
        )
        screen.warn(note.format(number=row.building, when=words))
    return with_sealings(compound, sealings)


def problem_since(opened: Opened, settings: PlanSettings) -> Problem:
    """Return the problem as it is by now: nobody who dropped out is asked for, having said so."""
    from paiban.io.wording import when
    from paiban.scheduler.expand import problem_of
    from paiban.scheduler.replan import with_dropouts

    problem = problem_of(compound_since(opened, settings)) if settings.sealings else opened.problem
    first, end = (problem.horizon.moment(minute) for minute in (0, problem.horizon.minutes))
    known = [
        row
        for row in settings.dropouts
        if row.volunteer in problem.volunteer and row.start < end and first < row.end
    ]
    for row in known:
        words = when(row.start, min(row.end, end))
        name = problem.volunteer[row.volunteer].name
        screen.warn(_("Note: {name} has dropped out, {when}.").format(name=name, when=words))
    return with_dropouts(problem, dropouts_of(known, problem.horizon))
