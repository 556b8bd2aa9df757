"""Instances of the lockdown family as ordinary problems and rules, and rosters back in the family's form.

An instance is JSON: volunteers (skills, availability windows, caps) and duties (fixed times, seats, any-of
skills on the first seat); an opened one has a round-the-clock post with candidate shifts besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from benchmarks.opening import Instance
from benchmarks.record import Seated
from benchmarks.rules import (
    Changes,
    Disliked,
    EverySeat,
    FemalePreferred,
    FirstSeat,
    FirstTimers,
    Seats,
    ShiftFitsDay,
    SquaredLoad,
)
from paiban.constraints.available import Available
from paiban.constraints.frozen import Frozen
from paiban.constraints.hours_per_day import HoursPerDay
from paiban.constraints.min_rest import MinRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.qualified import Qualified
from paiban.constraints.rule import Rule
from paiban.constraints.total_hours import TotalHours
from paiban.scheduler.stretches import stretches_of
from paiban.values.horizon import Horizon
from paiban.values.needs import Event, Need, Post, Role
from paiban.values.people import Sex, Site, Volunteer
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster

FIRST_DAY = date(2022, 4, 1)
LEAD, MEMBER = "lead", "member"


def problem_of(instance: Instance) -> Problem:
    """Return the problem an instance poses."""
    posts = instance.get("posts", ())
    needs = (*map(_event, instance["duties"]), *map(_post, posts))
    fixed = (_shift(need, role) for need in needs if isinstance(need, Event) for role in need.roles)
    candidates = (_candidate(post, cut) for post in posts for cut in post["shifts"])
    bare = Problem(
        site=Site(name=instance["name"]),
        horizon=Horizon(FIRST_DAY, FIRST_DAY + timedelta(days=instance["days"] - 1)),
        volunteers=tuple(_volunteer(person) for person in instance["volunteers"]),
        needs=needs,
        shifts=(*fixed, *candidates),
    )
    return replace(bare, stretches=stretches_of(bare))


def rules_of(instance: Instance) -> tuple[Rule, ...]:
    """Return the rules of the family with an instance's weights."""
    weights = instance["weights"]
    rules: tuple[Rule, ...] = (
        Available(),
        Qualified(),
        NoOverlap(),
        MinRest(hours=instance["min_rest"] // 60, short_hours=0),
        HoursPerDay(),
        TotalHours(),
        Seats(),
        ShiftFitsDay(),
        FirstSeat(each=weights["first"] - weights["second"]),
        EverySeat(each=weights["second"]),
        FirstTimers(weight=weights["first_timers"]),
        Disliked(weight=weights["disliked"]),
        FemalePreferred(weight=weights["female"]),
        SquaredLoad(weight=weights["fair"], unit_minutes=instance["fair_unit_min"]),
    )
    return tuple(rule for rule in rules if rule.weight != 0)


def replanned(problem: Problem, base: Iterable[Seated], now: int) -> Problem:
    """Return the problem of re-planning at ``now`` what people still hold of a roster."""
    return replace(problem, base=roster_of(problem, base), now=now)


def replanning_rules(instance: Instance) -> tuple[Rule, ...]:
    """Return the family's rules and those that keep a standing roster."""
    return (*rules_of(instance), Frozen(), Changes(weight=instance["weights"]["change"]))


def roster_of(problem: Problem, seats: Iterable[Seated]) -> Roster:
    """Return the roster of seats: the first seat of a duty that names skills is its lead."""
    return Roster.of((name, _shift_id(problem, duty, seat)) for duty, seat, name in seats)


def seats_of(problem: Problem, roster: Roster) -> list[Seated]:
    """Return a roster as seats, numbered from 0; the lead of a duty that names skills has seat 0."""
    people: dict[tuple[str, str], list[str]] = {}
    for volunteer, shift in sorted(roster.cells):
        duty, _, role = shift.partition("|")
        people.setdefault((duty, role), []).append(volunteer)
    return [
        (duty, seat, name)
        for (duty, role), names in sorted(people.items())
        for seat, name in enumerate(names, start=_first_seat(problem, duty, role))
    ]


def _first_seat(problem: Problem, duty: str, role: str) -> int:
    return 1 if role == MEMBER and problem.need[duty].roles[0].name == LEAD else 0


def _shift_id(problem: Problem, duty: str, seat: int) -> str:
    if duty not in problem.need:
        return duty  # a candidate shift of a post, whose seats are all alike
    roles = problem.need[duty].roles
    return f"{duty}|{roles[min(seat, len(roles) - 1)].name}"


def _event(duty: Mapping[str, Any]) -> Need:
    return Event(
        id=duty["id"],
        name=duty["post"],
        roles=tuple(_roles(duty)),
        tags=frozenset(duty["tags"]),
    )


def _roles(duty: Mapping[str, Any]) -> Iterator[Role]:
    times, seats = ((duty["start"], duty["end"]),), duty["seats"]
    if not duty["skill"]:
        yield Role(name=MEMBER, needed=1, wanted=seats, times=times)
        return
    yield Role(name=LEAD, needed=1, wanted=1, skills=frozenset(duty["skill"]), times=times)
    if seats > 1:
        yield Role(name=MEMBER, needed=0, wanted=seats - 1, times=times)


def _post(post: Mapping[str, Any]) -> Need:
    role = Role(
        name=MEMBER, needed=post["first"], wanted=post["seats"], times=((post["start"], post["end"]),)
    )
    return Post(id=post["id"], name=post["id"], roles=(role,), tags=frozenset(post["tags"]))


def _shift(need: Need, role: Role) -> Shift:
    (start, end), *_ = role.times
    return Shift(id=f"{need.id}|{role.name}", need=need.id, role=role.name, start=start, end=end)


def _candidate(post: Mapping[str, Any], cut: Mapping[str, Any]) -> Shift:
    return Shift(id=cut["id"], need=post["id"], role=MEMBER, start=cut["start"], end=cut["end"])


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
