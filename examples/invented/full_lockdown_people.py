"""The 220 people of the full lockdown: every trade that its tasks ask for, and neighbours by way of life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from examples.invented.crowd import NO_LIMITS, Crowd, Habit
from examples.invented.lockdown_people import FRAIL, NO_LIFTING, NO_NIGHT
from examples.invented.offers import after_work, every_other_day, some_days, two_hours
from examples.invented.timetable import ALL_DAY, Hours
from paiban.values.horizon import Horizon
from paiban.values.people import HealthLimit, Kind, Volunteer

BUILDINGS = tuple(str(number) for number in range(1, 31))
SEALED_AT_ONCE, SEALED_LATER = ("4", "11", "17", "23"), "28"
LONG_DAY: Hours = ((7, 21),)
DAYS: Hours = ((8, 20),)
EVENINGS: Hours = ((8, 23),)
NIGHTS: Hours = ((0, 8), (20, 24))
CHRONIC, PREGNANT = frozenset({HealthLimit.CHRONIC}), frozenset({HealthLimit.PREGNANT})

TRADES: tuple[tuple[str, int, Hours, tuple[int, int]], ...] = (
    ("doctor", 2, ((0, 8), (18, 24)), (34, 50)),
    ("doctor", 3, LONG_DAY, (40, 63)),
    ("nurse", 4, ALL_DAY, (25, 45)),
    ("nurse", 3, NIGHTS, (28, 55)),
    ("pharmacist", 3, DAYS, (30, 60)),
    ("counsellor calm", 4, EVENINGS, (28, 58)),
    ("police calm", 4, ALL_DAY, (30, 58)),
    ("veteran lifting", 4, ALL_DAY, (28, 55)),
    ("security", 4, NIGHTS, (25, 58)),
    ("fire rescue lifting", 5, ALL_DAY, (24, 50)),
    ("electrician", 4, ALL_DAY, (28, 58)),
    ("plumber repairs", 4, ALL_DAY, (30, 60)),
    ("it phone-use", 4, EVENINGS, (22, 45)),
    ("driver vehicle pass lifting", 5, LONG_DAY, (25, 55)),
    ("driver vehicle pass mechanic", 2, LONG_DAY, (30, 58)),
    ("lifting logistics", 14, LONG_DAY, (20, 52)),
    ("sign-language", 2, DAYS, (30, 60)),
    ("english dialect", 2, DAYS, (24, 60)),
    ("teacher", 4, DAYS, (26, 60)),
    ("lawyer", 2, EVENINGS, (30, 58)),
    ("art", 3, LONG_DAY, (24, 62)),
    ("performance host", 3, EVENINGS, (20, 60)),
    ("bookkeeping data-entry", 5, DAYS, (30, 62)),
    ("design writing", 4, EVENINGS, (22, 50)),
    ("pets", 6, LONG_DAY, (22, 60)),
    ("building-leader calm phone-use dialect", 12, LONG_DAY, (45, 64)),
    ("loud-voice calm", 6, LONG_DAY, (40, 62)),
)
"""What they can do, how many they are, their hours, and how old they are."""


def full_lockdown_people(horizon: Horizon, seed: int) -> tuple[Volunteer, ...]:
    """Return everybody who signed up."""
    crowd = Crowd(horizon, seed, [number for number in BUILDINGS if number not in SEALED_AT_ONCE])
    for habit in (*_hired(horizon), *_trades(horizon)):
        crowd.draw(habit)
    known = len(crowd.people)
    for habit in (*_neighbours(horizon), *_to_be_spared(horizon)):
        crowd.draw(habit)
    _bind(crowd, crowd.people[known:])
    return tuple(_seasoned(crowd.people))


def _hired(horizon: Horizon) -> Iterator[Habit]:
    """Yield the guards and the staff of the committee."""
    yield Habit(
        count=14,
        ages=(22, 58),
        free=some_days(horizon, ALL_DAY, 4),
        day_hours=(8,),
        skills=("security lifting",),
        known={"kind": Kind.GUARD, "building": None, "room": None},
    )
    yield Habit(
        count=6,
        ages=(28, 54),
        free=some_days(horizon, ((0, 24),), 5),
        day_hours=(8,),
        skills=("community-work calm phone-use data-entry",),
        known={"kind": Kind.STAFF, "lives_in_office": True},
    )


def _trades(horizon: Horizon) -> Iterator[Habit]:
    for skills, count, hours, ages in TRADES:
        yield Habit(
            count=count,
            ages=ages,
            free=some_days(horizon, hours, 3),
            day_hours=(6, 8, None),
            skills=(skills,),
            known={"agrees": frozenset({"pets"})} if "pets" in skills else {},
        )


def _neighbours(horizon: Horizon) -> tuple[Habit, ...]:
    """People with time by day, in the evening, at night, or two hours and no more."""
    return (
        Habit(count=14, ages=(25, 58), free=some_days(horizon, ALL_DAY, 3), day_hours=(6, 8, None)),
        Habit(count=12, ages=(22, 55), free=some_days(horizon, EVENINGS, 3), day_hours=(4, 6, None)),
        Habit(count=11, ages=(20, 48), free=some_days(horizon, NIGHTS, 3), day_hours=(6, 8)),
        Habit(count=8, ages=(24, 45), free=after_work(horizon, 23), day_hours=(4, 6)),
        Habit(count=7, ages=(50, 64), free=some_days(horizon, ((6, 12),), 4), health=(NO_LIMITS, NO_NIGHT)),
        Habit(
            count=4, ages=(28, 60), free=two_hours(horizon), day_hours=(2,), health=(NO_LIMITS, NO_LIFTING)
        ),
        Habit(count=3, ages=(26, 50), free=every_other_day(horizon), day_hours=(6, 8)),
    )


def _to_be_spared(horizon: Horizon) -> tuple[Habit, ...]:
    """Minors, the old, the ill, the expecting, and residents of sealed buildings."""
    return (
        Habit(count=2, ages=(16, 17), free=after_work(horizon, 21), day_hours=(3,), total_hours=(12,)),
        Habit(
            count=6,
            ages=(65, 74),
            free=some_days(horizon, ((8, 12), (14, 18)), 4),
            day_hours=(3, 4),
            health=(FRAIL, NO_NIGHT | NO_LIFTING, CHRONIC),
        ),
        Habit(count=1, ages=(27, 34), free=some_days(horizon, DAYS, 5), day_hours=(4,), health=(PREGNANT,)),
        Habit(
            count=14,
            ages=(24, 60),
            free=some_days(horizon, EVENINGS, 4),
            day_hours=(4, 6),
            skills=("", "teacher", "writing", "calm phone-use", "counsellor"),
            buildings=SEALED_AT_ONCE,
            notes=("楼已封，楼内和线上都可以",),
        ),
    )


def _seasoned(people: Sequence[Volunteer]) -> Iterator[Volunteer]:
    """Yield everybody; those of a trade that needs gear have been trained in it already."""
    ready = {"doctor", "nurse", "police", "fire", "community-work", "sign-language"}
    for person in people:
        trained = {"ppe", "swab"} if person.skills & ready else set()
        yield replace(person, trainings=person.trainings | trained)


def _bind(crowd: Crowd, people: Sequence[Volunteer]) -> None:
    """Three couples who take turns at home, two pairs of friends, and two who do not speak to each other."""
    able = [person.id for person in people if 24 <= (person.age or 0) <= 50 and not person.note]
    for first, second in zip(able[0:6:2], able[1:6:2], strict=True):
        crowd.wed(first, second)
    for first, second in zip(able[6:10:2], able[7:10:2], strict=True):
        crowd.bind("together", first, second)
    crowd.bind("apart", able[10], able[11])
