"""Whole compounds for the main job, of several sizes: everything the examples have, under all default rules.

A compound has one or more parts, each with the needs of the example's lockdown week: gates and desks, guard
posts at sealed buildings, patrols, swabbing, deliveries, disinfection, teams on call and care for households.
The people are drawn by shares; only ``Random.random`` is drawn from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from benchmarks.generate import one_of, some
from examples.invented import needs as few
from examples.invented.lockdown_needs import lockdown_needs
from examples.invented.lockdown_standby import standby_needs
from examples.invented.timetable import free_time
from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.scheduler.expand import problem_of
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, Pair
from paiban.values.people import Building, HealthLimit, Kind, Sex, Site, Volunteer
from paiban.values.problem import Problem

HORIZON = Horizon(date(2022, 4, 1), date(2022, 4, 7))
SUITS_PER_PART = 56


@dataclass(frozen=True, kw_only=True)
class WholeSize:
    """How many people, parts of the compound, and buildings in a part, the first of them sealed."""

    people: int
    parts: int
    buildings: int = 24
    sealed: int = 4
    is_small: bool = False


SIZES: Mapping[str, WholeSize] = {
    "S": WholeSize(people=60, parts=1, buildings=8, sealed=1, is_small=True),
    "M": WholeSize(people=150, parts=1),
    "L": WholeSize(people=500, parts=3),
    "XL": WholeSize(people=1500, parts=9),
}

SKILLS = {
    "doctor": 0.03,
    "nurse": 0.07,
    "pharmacist": 0.03,
    "driver": 0.20,
    "lifting": 0.25,
    "police": 0.04,
    "security": 0.06,
    "veteran": 0.06,
    "fire": 0.06,
    "counsellor": 0.05,
    "lawyer": 0.03,
    "teacher": 0.07,
    "electrician": 0.03,
    "plumber": 0.03,
    "sign-language": 0.04,
}
HABITS = (
    (((0, 24),), 0.30),
    (((6, 14),), 0.16),
    (((8, 20),), 0.20),
    (((14, 24),), 0.18),
    (((0, 8), (18, 24)), 0.16),
)
DAY_CAPS = ((None, 0.35), (240, 0.25), (360, 0.40))
TOTALS = ((None, 0.20), (720, 0.25), (960, 0.30), (1440, 0.25))
HEALTH: Mapping[str, float] = {
    HealthLimit.NO_NIGHT: 0.12,
    HealthLimit.NO_LIFTING: 0.12,
    HealthLimit.NO_SUIT: 0.08,
    HealthLimit.NO_CHEMICALS: 0.08,
}
WISHES = {"夜班": 0.15, "搬运": 0.08, "封控楼": 0.05}
LIKES = {"大门": 0.06, "核酸": 0.06, "配送": 0.05}
GUARDS, STAFF, FIRST_TIMERS, WOMEN, DAY_OFFERED, BOUND = 0.08, 0.04, 0.30, 0.5, 0.75, 0.05
TRAINED_IN = (("ppe", 0.55), ("disinfection", 0.28), ("swab", 0.22))


def posed(size: str, seed: int = 1) -> tuple[Problem, tuple[Rule, ...]]:
    """Return the problem and the rules of a whole compound."""
    return problem_of(compound(size, seed)), default_rules()


def compound(size: str, seed: int = 1) -> Compound:
    """Return the whole compound of a size and a seed."""
    made = SIZES[size]
    draw = random.Random(f"paiban whole {size} {seed}")
    buildings = tuple(_buildings(made))
    return Compound(
        site=Site(name=f"whole-{size}-{seed}", suits={2: SUITS_PER_PART * made.parts}),
        horizon=HORIZON,
        volunteers=_bound(_people(made, buildings, draw), draw),
        buildings=buildings,
        needs=tuple(_in_part(need, part) for part in range(made.parts) for need in _needs(made)),
        tasks=few.TYPED_TASKS,
    )


def _needs(size: WholeSize) -> Sequence[Need]:
    if not size.is_small:
        return *lockdown_needs(HORIZON), *standby_needs(HORIZON)
    return (
        few.gate(HORIZON),
        few.day_patrol(HORIZON, ((9, 11), (15, 17))),
        few.sealed_disinfection(HORIZON),
        few.swab_site(HORIZON, (2,), order=4, desks=3, codes=1),
        few.swab_tables(HORIZON, (2,), tables=2, drivers=1),
        few.medical_standby(HORIZON),
    )


def _in_part(need: Need, part: int) -> Need:
    """Return a need of the example as one of a part of the compound."""
    building = None if need.building is None else _number(part, int(need.building))
    moved = replace(need, id=f"{part}-{need.id}", building=building)
    return replace(moved, household=f"{part}-{moved.household}") if isinstance(moved, Pair) else moved


def _number(part: int, building: int) -> str:
    return str(100 * part + building)


def _buildings(size: WholeSize) -> Iterator[Building]:
    for part in range(size.parts):
        for index in range(1, size.buildings + 1):
            yield Building(
                number=_number(part, index),
                households=28,
                residents=67,
                order=100 * part + index,
                sealed=((0, HORIZON.minutes),) if index <= size.sealed else (),
            )


def _people(size: WholeSize, buildings: Sequence[Building], draw: random.Random) -> list[Volunteer]:
    open_houses = [building for building in buildings if not building.sealed]
    return [
        _person(f"p{number:04}", open_houses[int(draw.random() * len(open_houses))], draw)
        for number in range(size.people)
    ]


def _person(ident: str, home: Building, draw: random.Random) -> Volunteer:
    kind = one_of(((Kind.GUARD, GUARDS), (Kind.STAFF, STAFF), (Kind.VOLUNTEER, 1.0)), draw)
    known: dict[str, Any] = {"day_minutes": None, "total_minutes": None, "avoids": frozenset()}
    hours: Sequence[tuple[float, float]] = ((0, 24),)
    if kind is Kind.VOLUNTEER:
        hours = one_of(HABITS, draw)
        known = {
            "day_minutes": one_of(DAY_CAPS, draw),
            "total_minutes": one_of(TOTALS, draw),
            "avoids": frozenset(some(WISHES, draw)),
            "building": home.number,
            "room": "101",
            "health": frozenset(HealthLimit(limit) for limit in some(HEALTH, draw)),
            "first_timer": draw.random() < FIRST_TIMERS,
        }
    days = [day for day in range(1, HORIZON.day_count + 1) if draw.random() < DAY_OFFERED]
    return Volunteer(
        id=ident,
        name=ident,
        kind=kind,
        sex=Sex.FEMALE if draw.random() < WOMEN else Sex.MALE,
        age=16 + int(draw.random() * 52),
        skills=frozenset(some(SKILLS, draw)),
        trainings=_trainings(draw),
        available=free_time(HORIZON, tuple(hours), days),
        likes=frozenset(some(LIKES, draw)),
        **known,
    )


def _trainings(draw: random.Random) -> frozenset[str]:
    """Return what somebody was trained in; nothing goes without protective gear."""
    found = frozenset(some(dict(TRAINED_IN), draw))
    return found | {"ppe"} if found else found


def _bound(people: list[Volunteer], draw: random.Random) -> tuple[Volunteer, ...]:
    """Return the people with some neighbours in the list tied: together, apart or taking turns."""
    for index in range(0, len(people) - 1, 2):
        if draw.random() < BOUND:
            bond = one_of((("together", 0.4), ("apart", 0.3), ("take_turns", 0.3)), draw)
            one, other = people[index : index + 2]
            people[index] = _tied(one, bond, other.id)
            people[index + 1] = _tied(other, bond, one.id)
    return tuple(people)


def _tied(person: Volunteer, bond: str, other: str) -> Volunteer:
    changed: dict[str, Any] = {bond: frozenset({other})}
    return replace(person, **changed)
