"""Invented people: those in a table, and others drawn by their way of life from a seed."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from examples.invented.timetable import free_time, hours_of
from paiban.skills.taxonomy import load_taxonomy
from paiban.values.horizon import Horizon
from paiban.values.people import HealthLimit, Kind, Sex, Volunteer
from paiban.values.spans import Spans

HERE = Path(__file__).parent
PPE_SHARE, DISINFECTION_SHARE, SWAB_SHARE, FIRST_TIMER_SHARE = 0.5, 0.26, 0.2, 0.5
NO_LIMITS: frozenset[HealthLimit] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Habit:
    """A way of life: how many people have it, their ages, and what they offer.

    ``free`` draws somebody's free time; ``known`` holds fields that all of them share. They live in
    ``buildings``, or anywhere in the compound.
    """

    count: int
    ages: tuple[int, int]
    free: Callable[[Random], Spans]
    day_hours: Sequence[int | None] = (None,)
    total_hours: Sequence[int | None] = (None,)
    health: Sequence[frozenset[HealthLimit]] = (NO_LIMITS,)
    skills: Sequence[str] = ("",)
    notes: Sequence[str] = ("",)
    buildings: Sequence[str] = ()
    known: dict[str, Any] = field(default_factory=dict)


class Crowd:
    """Collects people; names are unique, ids and phones come by themselves."""

    def __init__(self, horizon: Horizon, seed: int, buildings: Sequence[str]) -> None:
        self.horizon = horizon
        self.random = Random(seed)
        self.buildings = buildings
        self.people: list[Volunteer] = []

    def read(self, table: str) -> None:
        """Add the people of a table; several words in a cell have spaces between them."""
        with (HERE / table).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                self._add_row(row)

    def draw(self, habit: Habit) -> None:
        """Add as many people as have this habit."""
        choose = self.random.choice
        for _ in range(habit.count):
            age, sex = self.random.randint(*habit.ages), choose(tuple(Sex))
            is_first = self.random.random() < FIRST_TIMER_SHARE
            drawn = {
                "sex": sex,
                "age": age,
                "building": choose(habit.buildings or self.buildings),
                "room": f"{self.random.randint(1, 14)}0{self.random.randint(1, 4)}",
                "available": habit.free(self.random),
                "day_minutes": _minutes(choose(habit.day_hours)),
                "total_minutes": _minutes(choose(habit.total_hours)),
                "health": choose(habit.health),
                "note": choose(habit.notes),
                "first_timer": is_first,
                "trainings": self._trainings(age, is_first),
            }
            self._add(self._name(sex, age), choose(habit.skills), **{**drawn, **habit.known})

    def bind(self, bond: str, first: str, second: str) -> None:
        """Tie two people (ids), each to the other: ``together``, ``apart`` or ``take_turns``."""
        for one, other in ((first, second), (second, first)):
            self._change(one, **{bond: getattr(self._person(one), bond) | {other}})

    def wed(self, first: str, second: str) -> None:
        """Let two people (ids) share a flat and take turns at home."""
        home = self._person(first)
        self._change(second, building=home.building, room=home.room)
        self.bind("take_turns", first, second)

    def _add_row(self, row: dict[str, str]) -> None:
        building, _, room = row["flat"].partition("-")
        flags = row["flags"].split()
        days = [int(day) for day in row["days"].split()] or None
        self._add(
            row["name"],
            row["skills"],
            kind=Kind(row["kind"] or "volunteer"),
            sex=Sex(row["sex"]),
            age=int(row["age"]),
            building=building or None,
            room=room or None,
            trainings=frozenset(row["trainings"].split()),
            available=free_time(self.horizon, hours_of(row["hours"]), days),
            day_minutes=_minutes(row["day_hours"]),
            total_minutes=_minutes(row["total_hours"]),
            health=frozenset(HealthLimit(word) for word in row["health"].split()),
            likes=frozenset(row["likes"].split()),
            avoids=frozenset(row["avoids"].split()),
            online_only="online" in flags,
            first_timer="new" in flags,
            note=row["note"],
        )

    def _add(self, name: str, skills: str, **known: Any) -> None:
        kind = known.get("kind", Kind.VOLUNTEER)
        number = sum(person.kind is kind for person in self.people) + 1
        self.people.append(
            Volunteer(
                id=f"{kind[0].upper()}{number:03}",
                name=name,
                phone=f"13800000{len(self.people) + 1:03}",
                skills=load_taxonomy().with_implied(skills.split()),
                **known,
            )
        )

    def _person(self, ident: str) -> Volunteer:
        return next(person for person in self.people if person.id == ident)

    def _change(self, ident: str, **known: Any) -> None:
        self.people = [replace(person, **known) if person.id == ident else person for person in self.people]

    def _name(self, sex: Sex, age: int) -> str:
        taken = {person.name for person in self.people}
        generation = "young" if age < 32 else "middle" if age < 55 else "old"
        surnames: str = _names()["surnames"].replace("\n", "")
        given: list[str] = _names()[sex][generation].split()
        while True:
            name = self.random.choice(surnames) + self.random.choice(given)
            if name not in taken:
                return name

    def _trainings(self, age: int, is_first: bool) -> frozenset[str]:
        """Return what somebody was trained in: first-timers in protective gear at most, minors in nothing."""
        shares = (("ppe", PPE_SHARE), ("disinfection", DISINFECTION_SHARE), ("swab", SWAB_SHARE))
        found = frozenset(training for training, share in shares if self.random.random() < share)
        if age < 18:
            return frozenset()
        if is_first:
            return found & {"ppe"}
        return found | {"ppe"} if found else found


def _minutes(hours: str | int | None) -> int | None:
    return int(hours) * 60 if hours else None


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
