"""The community-lockdown benchmark family as ordinary problems: its instances, its rules, its solutions.

An instance is JSON: volunteers (skills, availability windows, caps) and duties (fixed times, seats, any-of
skills on the first seat). Costs: 1000 per unfilled first seat, 200 per other, 30 per duty of two or more
whose people are all first-timers, 10 per disliked duty, 5 per female-preferred duty without a woman, and the
square of each person's load in units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar

import numpy as np

from paiban.constraints.available import Available
from paiban.constraints.cells import Cells
from paiban.constraints.hours_per_day import HoursPerDay
from paiban.constraints.limit import Limit, Step, at_least, at_most
from paiban.constraints.min_rest import MinRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.qualified import Qualified
from paiban.constraints.rule import Rule, Weight
from paiban.constraints.total_hours import TotalHours
from paiban.constraints.wishes import Wishes
from paiban.scheduler.stretches import stretches_of
from paiban.values.horizon import Horizon
from paiban.values.needs import Event, Need, Role
from paiban.values.people import Sex, Site, Volunteer
from paiban.values.problem import Problem, Shift
from paiban.values.roster import About, Roster

Instance = Mapping[str, Any]
FIRST_DAY = date(2022, 4, 1)
LEAD, MEMBER = "lead", "member"


def read_problem(instance: Instance) -> Problem:
    """Return the problem an instance poses."""
    needs = tuple(_need(duty) for duty in instance["duties"])
    bare = Problem(
        site=Site(name=instance["name"]),
        horizon=Horizon(FIRST_DAY, FIRST_DAY + timedelta(days=instance["days"] - 1)),
        volunteers=tuple(_volunteer(person) for person in instance["volunteers"]),
        needs=needs,
        shifts=tuple(_shift(need, role) for need in needs for role in need.roles),
    )
    return replace(bare, stretches=stretches_of(bare))


def rules_of(instance: Instance) -> tuple[Rule, ...]:
    """Return the rules of the family with an instance's weights."""
    weights = instance["weights"]
    return (
        Available(),
        Qualified(),
        NoOverlap(),
        MinRest(hours=instance["min_rest"] // 60, short_hours=0),
        HoursPerDay(),
        TotalHours(),
        Seats(),
        FirstSeat(weight=weights["first"] - weights["second"]),
        EverySeat(weight=weights["second"]),
        FirstTimers(weight=weights["first_timers"]),
        Wishes(weight=weights["disliked"]),
        FemalePreferred(weight=weights["female"]),
        SquaredLoad(weight=weights["fair"], unit_minutes=instance["fair_unit_min"]),
    )


def solution(problem: Problem, roster: Roster) -> dict[str, list[list[Any]]]:
    """Return a roster in the family's own form: ``{"assign": [[duty, seat, volunteer], ...]}``."""
    people: dict[tuple[str, str], list[str]] = {}
    for row in problem.assignments(roster):
        people.setdefault((row.need, row.role), []).append(row.volunteer)
    rows: list[list[Any]] = []
    for (duty, role), names in sorted(people.items()):
        first = 1 if role == MEMBER and problem.need[duty].roles[0].name == LEAD else 0
        rows.extend([duty, first + seat, name] for seat, name in enumerate(names))
    return {"assign": rows}


def _need(duty: Mapping[str, Any]) -> Need:
    times = ((duty["start"], duty["end"]),)
    seats = duty["seats"]
    if duty["skill"]:
        lead = Role(name=LEAD, needed=1, wanted=1, skills=frozenset(duty["skill"]), times=times)
        member = Role(name=MEMBER, needed=0, wanted=seats - 1, times=times)
        roles = (lead, member) if seats > 1 else (lead,)
    else:
        roles = (Role(name=MEMBER, needed=1, wanted=seats, times=times),)
    return Event(id=duty["id"], name=duty["post"], roles=roles, tags=frozenset(duty["tags"]))


def _shift(need: Need, role: Role) -> Shift:
    (start, end), *_ = role.times
    return Shift(id=f"{need.id}|{role.name}", need=need.id, role=role.name, start=start, end=end)


def _volunteer(person: Mapping[str, Any]) -> Volunteer:
    return Volunteer(
        id=person["id"],
        name=person["id"],
        sex=Sex.FEMALE if person["gender"] == "f" else Sex.MALE,
        skills=frozenset(person["skills"]),
        available=tuple((start, end) for start, end in person["availability"]),
        day_minutes=person["max_minutes_per_day"],
        total_minutes=person["max_minutes_total"],
        avoids=frozenset(person["dislikes"]),
        first_timer=person["first_timer"],
    )


class _PeerRule(Rule):
    term: ClassVar = "peer rule"
    sentence: ClassVar = "A rule of the benchmark family."
    says: ClassVar = "{need} {miss}"

    @property
    def name(self) -> str:
        return type(self).__name__


class Seats(_PeerRule):
    """No duty has more people than seats."""

    weight: Weight = "hard"

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            yield at_most(stretch.wanted, cells.at(stretch.shifts), About(need=stretch.need))


class FirstSeat(_PeerRule):
    """A duty's first seat is filled; where it asks for a skill, by somebody who has it."""

    weight: Weight = 800

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            if stretch.needed:
                yield at_least(stretch.needed, cells.at(stretch.shifts), About(need=stretch.need))


class EverySeat(_PeerRule):
    """Every seat is filled."""

    weight: Weight = 200

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        for stretch in problem.stretches:
            yield at_least(stretch.wanted, cells.at(stretch.shifts), About(need=stretch.need))


class FirstTimers(_PeerRule):
    """Two or more people on a duty are not all first-timers."""

    weight: Weight = 30

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_new = np.array([person.first_timer for person in problem.volunteers])
        for need in problem.needs:
            seats = sum(role.wanted for role in need.roles)
            if seats < 2:
                continue
            own = np.concatenate([cells.at(problem.shifts_of[need.id, role.name]) for role in need.roles])
            factors = np.where(cells.volunteer_mask(own, is_new), 1, 1 - seats)
            yield Limit(about=About(need=need.id), cells=own, factors=factors, high=1, once=True)


class FemalePreferred(_PeerRule):
    """A female-preferred duty has a woman on it."""

    weight: Weight = 5

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_woman = np.array([person.sex is Sex.FEMALE for person in problem.volunteers])
        for need in problem.needs:
            if "female_preferred" in need.tags:
                own = np.concatenate([cells.at(problem.shifts_of[need.id, role.name]) for role in need.roles])
                women = own[cells.volunteer_mask(own, is_woman)]
                limit = at_least(1, women, About(need=need.id))
                yield Limit(about=limit.about, cells=women, factors=limit.factors, low=1, once=True)


class SquaredLoad(_PeerRule):
    """Everybody's load costs its square, in units."""

    weight: Weight = 1
    unit_minutes: int = 120

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
