"""The quick start: 40 people, three days, two sealed buildings; small enough to look at whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from examples.invented.crowd import Crowd, Habit
from examples.invented.needs import (
    TYPED_TASKS,
    day_patrol,
    gate,
    medical_standby,
    sealed_disinfection,
    swab_site,
    swab_tables,
)
from examples.invented.timetable import ALL_DAY, Hours, at, free_time
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.people import Building, HealthLimit, Site, Volunteer
from paiban.values.problem import Pin, PinKind
from paiban.values.spans import Spans

SEED = 2022
BUILDINGS = tuple(str(number) for number in range(1, 11))
SEALED_AT_ONCE, SEALED_LATER = "3", "7"
SWAB_DAYS = (2,)


def quickstart() -> Compound:
    """Return the same invented compound at every call."""
    horizon = Horizon(date(2022, 4, 1), date(2022, 4, 3))
    volunteers = _people(horizon)
    nurse = next(person.id for person in volunteers if person.name == "林慧")
    start, end = at(horizon, 2, 7, 11)
    return Compound(
        site=Site(name="晴川里小区", suits={2: 30}),
        horizon=horizon,
        volunteers=volunteers,
        buildings=_buildings(horizon),
        needs=(
            gate(horizon),
            day_patrol(horizon, ((9, 11), (19, 21))),
            sealed_disinfection(horizon),
            swab_site(horizon, SWAB_DAYS, order=2, desks=2, codes=1),
            swab_tables(horizon, SWAB_DAYS, tables=2, drivers=0),
            medical_standby(horizon),
        ),
        pins=(Pin(volunteer=nurse, kind=PinKind.MUST, need="swab-table", start=start, end=end),),
        tasks=TYPED_TASKS,
    )


def _buildings(horizon: Horizon) -> tuple[Building, ...]:
    sealed: dict[str, Spans] = {
        SEALED_AT_ONCE: ((0, horizon.minutes),),
        SEALED_LATER: ((at(horizon, 1, 20, 24)[0], horizon.minutes),),
    }
    return tuple(
        Building(
            number=number,
            households=28,
            residents=64 + 3 * order,
            order=order,
            gate="南大门",
            sealed=sealed.get(number, ()),
        )
        for order, number in enumerate(BUILDINGS, start=1)
    )


def _people(horizon: Horizon) -> tuple[Volunteer, ...]:
    crowd = Crowd(horizon, SEED, [number for number in BUILDINGS if number != SEALED_AT_ONCE])
    crowd.read("quickstart.csv")
    known = len(crowd.people)
    for habit in _habits(horizon):
        crowd.draw(habit)
    drawn = [person.id for person in crowd.people[known:]]
    crowd.wed(drawn[0], drawn[1])
    crowd.bind("together", drawn[2], drawn[3])
    return tuple(crowd.people)


def _habits(horizon: Horizon) -> tuple[Habit, ...]:
    def often(*hours: tuple[float, float]) -> Callable[[Random], Spans]:
        return lambda random: _two_or_three_days(horizon, hours, random)

    owls, two_hours = ((0, 8), (20, 24)), ((9, 11), (19, 21))
    caps, totals, strong = (None, 4, 6), (None, None, 12), ("lifting", "", "driver lifting")
    day, any_hour, morning = often((8, 22)), often(*ALL_DAY), often((6, 12))
    spared = frozenset({HealthLimit.NO_NIGHT})
    return (
        Habit(count=7, ages=(24, 50), free=day, day_hours=caps, total_hours=totals, skills=strong),
        Habit(count=5, ages=(25, 50), free=any_hour, day_hours=(6, 8), skills=strong),
        Habit(count=3, ages=(20, 38), free=often(*owls), day_hours=(6,), notes=("夜猫子",)),
        Habit(count=4, ages=(35, 62), free=morning, day_hours=caps, notes=("早起没问题", "")),
        Habit(count=3, ages=(28, 60), free=often(*two_hours), day_hours=(2,), notes=("只有两小时",)),
        Habit(count=1, ages=(16, 17), free=morning, day_hours=(4,), notes=("高中生，家长同意",)),
        Habit(count=1, ages=(66, 72), free=morning, day_hours=(4,), health=(spared,)),
    )


def _two_or_three_days(horizon: Horizon, hours: Hours, random: Random) -> Spans:
    return free_time(horizon, hours, random.sample((1, 2, 3), random.choice((2, 3, 3))))
