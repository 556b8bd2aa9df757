"""The rules of the lockdown family, stated as the project's own rules are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from pydantic import PositiveInt

from benchmarks.opening import FEMALE, NIGHT, SHARE_MINUTES, is_night
from paiban.constraints.cells import Cells
from paiban.constraints.limit import Limit, Step, at_least, at_most
from paiban.constraints.rule import Rule, Weight, shifts_where
from paiban.values.needs import Post
from paiban.values.people import Sex, Volunteer
from paiban.values.problem import BoolArray, Problem, Shift, Stretch
from paiban.values.roster import About


class FamilyRule(Rule):
    """A rule that only this family has; it needs no words, for no coordinator reads them."""

    term: ClassVar = "family rule"
    sentence: ClassVar = "A rule of the benchmark family."
    says: ClassVar = "{need} {miss}"

    @property
    def name(self) -> str:
        return type(self).__name__


class Seats(FamilyRule):
    """Nothing has more people than seats."""

    weight: Weight = "hard"

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            yield at_most(stretch.wanted, cells.at(stretch.shifts), _place(stretch))


class ShiftFitsDay(FamilyRule):
    """Nobody gets a candidate shift of a post that is longer than their day, even over midnight."""

    weight: Weight = "hard"

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        most = person.day_minutes
        return None if most is None else shifts_where(problem, _post_minutes, lambda minutes: minutes > most)


class FirstSeat(FamilyRule):
    """A first seat is filled; where a duty asks for a skill, by somebody who has it."""

    weight: Weight = 1
    each: int

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            if stretch.needed:
                price = _price(problem, stretch, self.each)
                yield at_least(stretch.needed, cells.at(stretch.shifts), _place(stretch), price=price)


class EverySeat(FamilyRule):
    """Every seat is filled."""

    weight: Weight = 1
    each: int

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            price = _price(problem, stretch, self.each)
            yield at_least(stretch.wanted, cells.at(stretch.shifts), _place(stretch), price=price)


class FirstTimers(FamilyRule):
    """Two or more people on a duty are not all first-timers."""

    weight: Weight

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_new = np.array([person.first_timer for person in problem.volunteers])
        for need in problem.needs:
            seats = sum(role.wanted for role in need.roles)
            if seats < 2 or isinstance(need, Post):
                continue
            own = np.concatenate([cells.at(problem.shifts_of[need.id, role.name]) for role in need.roles])
            # One who is not new is enough: the seats leave room for at most so many others.
            factors = np.where(cells.volunteer_mask(own, is_new), 1, 2 - seats)
            yield Limit(about=About(need=need.id), cells=own, factors=factors, high=1, once=True)


class FemalePreferred(FamilyRule):
    """A female-preferred duty has a woman on it."""

    weight: Weight

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_woman = np.array([person.sex is Sex.FEMALE for person in problem.volunteers])
        for need in problem.needs:
            if FEMALE in need.tags:
                own = np.concatenate([cells.at(problem.shifts_of[need.id, role.name]) for role in need.roles])
                women = own[cells.volunteer_mask(own, is_woman)]
                limit = at_least(1, women, About(need=need.id))
                yield Limit(about=limit.about, cells=women, factors=limit.factors, low=1, once=True)


class Disliked(FamilyRule):
    """Nobody has a duty they dislike."""

    weight: Weight

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        if not person.avoids:
            return None
        return shifts_where(problem, _tags, lambda tags: not tags.isdisjoint(person.avoids))


class SquaredLoad(FamilyRule):
    """Everybody's load costs its square, in units."""

    weight: Weight
    unit_minutes: PositiveInt

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for own in cells.people():
            units, rest = np.divmod(own.minutes, self.unit_minutes)
            if rest.any():
                raise ValueError("duties must be whole units long")
            top = (own.person.total_minutes or problem.horizon.minutes) // self.unit_minutes
            steps = tuple(Step(above, 2) for above in range(1, top))
            yield Limit(
                about=About(volunteer=own.person.id),
                cells=own.ids,
                factors=units,
                high=0,
                price=1,
                steps=steps,
            )


class Changes(FamilyRule):
    """When re-planning, people keep their duties that are still ahead, in whatever role."""

    weight: Weight

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for volunteer, shifts in problem.base_shifts.items():
            own = cells.person(problem.volunteer_index[volunteer])
            for index in shifts:
                shift = problem.shifts[index]
                if problem.now is not None and shift.start < problem.now:
                    continue
                same = [
                    other
                    for role in problem.need[shift.need].roles
                    for other in problem.shifts_of[shift.need, role.name]
                    if problem.shifts[other].span == shift.span
                ]
                about = About(volunteer=volunteer, need=shift.need, start=shift.start, end=shift.end)
                yield at_least(1, own.ids[np.isin(own.shifts, same)], about)


def _place(stretch: Stretch) -> About:
    return About(need=stretch.need, role=stretch.role, start=stretch.start, end=stretch.end)


def _price(problem: Problem, stretch: Stretch, each: int) -> int:
    """Return what an empty seat costs: all of it for a duty, the stretch's share for a post."""
    if not isinstance(problem.need[stretch.need], Post):
        return each
    price, rest = divmod(each * stretch.minutes, SHARE_MINUTES)
    if rest:
        raise ValueError(f"{stretch.minutes} minutes at {each} are no whole price")
    return price


def _post_minutes(problem: Problem, shift: Shift) -> int:
    return shift.minutes if isinstance(problem.need[shift.need], Post) else 0


def _tags(problem: Problem, shift: Shift) -> frozenset[str]:
    """Return a duty's own tags; of a post's shifts those at night have one."""
    need = problem.need[shift.need]
    return need.tags | {NIGHT} if isinstance(need, Post) and is_night(shift.start) else need.tags
