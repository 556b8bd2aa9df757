"""What has happened since the workbook was written, as the roster in force remembers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.folder import Opened
from paiban.text import _

if TYPE_CHECKING:
    from paiban.scheduler.changes import Hours, Seal
    from paiban.scheduler.edits import Edit
    from paiban.scheduler.replan import Dropout
    from paiban.values.compound import Compound
    from paiban.values.horizon import Horizon
    from paiban.values.people import Volunteer
    from paiban.values.plan import Plan, PlanVolunteer
    from paiban.values.plan_settings import PlanEdit, PlanHours
    from paiban.values.problem import Problem

NIGHT_AFTER = 24 * 60  # who is out until the end is out for a night that runs past it as well


@dataclass(frozen=True, kw_only=True)
class Since:
    """What later rosters and checks keep to, whatever the workbook says; minutes of its horizon."""

    dropouts: tuple[Dropout, ...] = ()
    seals: tuple[Seal, ...] = ()
    hours: tuple[Hours, ...] = ()
    newcomers: tuple[Volunteer, ...] = ()
    edits: tuple[Edit, ...] = ()

    @staticmethod
    def of(plan: Plan | None, horizon: Horizon) -> Since:
        """Return what a plan remembers."""
        from paiban.scheduler.changes import Hours, Seal
        from paiban.scheduler.replan import Dropout

        if plan is None:
            return Since()
        known, minute = plan.settings, horizon.minute_at
        offered = {row.volunteer for row in known.hours}
        return Since(
            dropouts=tuple(
                Dropout(volunteer=row.volunteer, start=minute(row.start), end=minute(row.end))
                for row in known.dropouts
            ),
            seals=tuple(
                Seal(
                    building=row.building,
                    start=minute(row.start),
                    end=horizon.minutes if row.end is None else minute(row.end),
                    sealed=row.sealed,
                )
                for row in known.seals
            ),
            hours=tuple(
                Hours(volunteer=row.volunteer, start=minute(row.start), end=minute(row.end))
                for row in known.hours
            ),
            newcomers=tuple(_newcomer(row) for row in plan.volunteers if row.id in offered),
            edits=tuple(_edit(row, horizon) for row in known.edits),
        )

    def compound(self, compound: Compound) -> Compound:
        """Return the compound of the workbook as it is now."""
        from paiban.scheduler.changes import changed

        return changed(compound, self.seals, self.hours, self.newcomers)

    def problem(self, opened: Opened) -> Problem:
        """Return the problem as it is now, before anybody drops out."""
        from paiban.scheduler.edits import with_edits

        problem = opened.problem
        if self.seals or self.hours:
            problem = opened.pose(self.compound(opened.book.compound))
        return with_edits(problem, self.edits)

    def settings(self, horizon: Horizon) -> dict[str, Any]:
        """Return the parts of a plan's settings that remember all this, each fact once."""
        from paiban.values.plan_settings import PlanDropout, PlanSeal

        moment = horizon.moment
        seals = (
            PlanSeal(
                building=row.building,
                start=moment(row.start),
                end=None if row.end >= horizon.minutes else moment(row.end),
                sealed=row.sealed,
            )
            for row in dict.fromkeys(self.seals)
        )
        dropouts = (
            PlanDropout(volunteer=row.volunteer, start=moment(row.start), end=moment(row.end))
            for row in dict.fromkeys(self.dropouts)
        )
        return {
            "dropouts": tuple(dropouts),
            "seals": tuple(seals),
            "hours": _hours(self.hours, horizon),
            "edits": tuple(_plan_edit(edit, horizon) for edit in self.edits),
        }

    def known_to(self, problem: Problem) -> Since:
        """Return it without those dropouts who are not in the problem, or not in its time."""
        end = problem.horizon.minutes
        known = (
            row
            for row in self.dropouts
            if row.volunteer in problem.volunteer and row.start < end and row.end > 0
        )
        return replace(self, dropouts=tuple(known))


def as_things_stand(opened: Opened, plan: Plan | None) -> Problem:
    """Return the problem as it is now, with nobody who dropped out, having said what has happened."""
    from paiban.scheduler.replan import with_dropouts

    since = Since.of(plan, opened.problem.horizon)
    problem = since.problem(opened)
    since = since.known_to(problem)
    _tell(since, problem)
    return with_dropouts(problem, since.dropouts)


def _tell(since: Since, problem: Problem) -> None:
    from paiban.io.wording import when

    moment, end = problem.horizon.moment, problem.horizon.minutes
    for row in since.dropouts:
        words = when(moment(max(0, row.start)), moment(min(row.end, end)))
        name = problem.volunteer[row.volunteer].name
        screen.warn(_("Note: {name} has dropped out, {when}.").format(name=name, when=words))
    for seal in since.seals:
        words = when(moment(max(0, seal.start)), moment(min(seal.end, end)))
        what = _("Note: building {number} is sealed, {when}.")
        if not seal.sealed:
            what = _("Note: building {number} is not sealed any more, {when}.")
        screen.warn(what.format(number=seal.building, when=words))
    for name in dict.fromkeys(row.volunteer for row in since.hours):
        if name in problem.volunteer:
            words = _("Note: {name} offers more hours than the workbook says.")
            screen.warn(words.format(name=problem.volunteer[name].name))
    count = len(problem.by_hand)
    if count:
        screen.warn(_("Note: {count} duties that were set by hand stay as they are.").format(count=count))


def _hours(rows: Iterable[Hours], horizon: Horizon) -> tuple[PlanHours, ...]:
    from paiban.values.plan_settings import PlanHours

    moment = horizon.moment
    return tuple(
        PlanHours(volunteer=row.volunteer, start=moment(row.start), end=moment(row.end))
        for row in dict.fromkeys(rows)
    )


def _edit(row: PlanEdit, horizon: Horizon) -> Edit:
    from paiban.scheduler.edits import Edit
    from paiban.values.roster import Assignment

    duty = Assignment(
        volunteer=row.volunteer,
        need=row.need,
        role=row.role,
        start=horizon.minute_at(row.start),
        end=horizon.minute_at(row.end),
    )
    return Edit(duty=duty, there=row.there)


def _plan_edit(edit: Edit, horizon: Horizon) -> PlanEdit:
    from paiban.values.plan_settings import PlanEdit

    duty = edit.duty
    return PlanEdit(
        volunteer=duty.volunteer,
        need=duty.need,
        role=duty.role,
        start=horizon.moment(duty.start),
        end=horizon.moment(duty.end),
        there=edit.there,
    )


def _newcomer(row: PlanVolunteer) -> Volunteer:
    from paiban.values.people import Volunteer

    return Volunteer(
        id=row.id,
        name=row.name,
        kind=row.kind,
        phone=row.phone,
        sex=row.sex,
        age=row.age,
        building=row.building,
        room=row.room,
        skills=frozenset(row.skills),
        trainings=frozenset(row.trainings),
        first_timer=row.first_timer,
        consent=row.consent,
    )
