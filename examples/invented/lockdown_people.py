"""The 150 people of the lockdown week: guards, staff and specialists from a table, others by way of life."""

from __future__ import annotations

from collections.abc import Sequence

from examples.invented.crowd import NO_LIMITS, Crowd, Habit
from examples.invented.offers import after_work, every_other_day, some_days, two_hours
from examples.invented.timetable import ALL_DAY
from paiban.values.horizon import Horizon
from paiban.values.people import HealthLimit, Volunteer

BUILDINGS = tuple(str(number) for number in range(1, 25))
SEALED_AT_ONCE, SEALED_LATER = ("3", "9", "15"), "21"
NO_NIGHT = frozenset({HealthLimit.NO_NIGHT})
NO_LIFTING = frozenset({HealthLimit.NO_LIFTING})
NO_CHEMICALS = frozenset({HealthLimit.NO_CHEMICALS})
FRAIL = NO_NIGHT | NO_LIFTING | {HealthLimit.NO_SUIT}
MIXED = (NO_LIMITS, NO_LIMITS, NO_LIMITS, NO_LIFTING, NO_NIGHT, NO_CHEMICALS)
DAY_CAPS, TOTAL_CAPS = (None, 4, 4, 6), (8, 12, 12, 16, 24)


def lockdown_people(horizon: Horizon, seed: int) -> tuple[Volunteer, ...]:
    """Return everybody who signed up: those of the table first."""
    crowd = Crowd(horizon, seed, [number for number in BUILDINGS if number not in SEALED_AT_ONCE])
    crowd.read("lockdown-week.csv")
    known = len(crowd.people)
    for habit in (*_with_little_time(horizon), *_with_time(horizon), *_to_be_spared(horizon)):
        crowd.draw(habit)
    _bind(crowd, crowd.people[known:])
    return tuple(crowd.people)


def _with_little_time(horizon: Horizon) -> tuple[Habit, ...]:
    """People with work, school or children, and those who have two hours a day and no more."""
    return (
        Habit(
            count=9,
            ages=(32, 50),
            free=some_days(horizon, ((9, 12), (13, 17)), 5),
            total_hours=(8, 12, 16),
            health=MIXED,
            notes=("要陪孩子上网课", "", ""),
            known={"avoids": frozenset({"夜班"})},
        ),
        Habit(
            count=11,
            ages=(24, 45),
            free=after_work(horizon, 23),
            day_hours=DAY_CAPS,
            total_hours=TOTAL_CAPS,
            skills=("", "it", "driver", "english", "lifting"),
            notes=("居家办公，下班后可以", "", ""),
        ),
        Habit(
            count=10,
            ages=(28, 66),
            free=two_hours(horizon),
            day_hours=(2,),
            health=MIXED,
            notes=("每天只有两小时",),
        ),
        Habit(
            count=8,
            ages=(18, 22),
            free=after_work(horizon, 22),
            day_hours=DAY_CAPS,
            total_hours=(8, 12, 16),
            skills=("", "english", "lifting"),
            notes=("大学生，白天上网课",),
        ),
        Habit(
            count=6,
            ages=(26, 50),
            free=every_other_day(horizon),
            day_hours=(6, 8),
            total_hours=(12, 18),
            skills=("lifting", "driver", ""),
            notes=("做一休一",),
        ),
    )


def _with_time(horizon: Horizon) -> tuple[Habit, ...]:
    """Early birds, people free by day, people free at any hour, night owls."""
    return (
        Habit(
            count=10,
            ages=(50, 64),
            free=some_days(horizon, ((6, 12),), 5),
            day_hours=DAY_CAPS,
            total_hours=TOTAL_CAPS,
            health=MIXED,
            skills=("", "", "lifting", "security"),
            notes=("早起没问题", "", ""),
        ),
        Habit(
            count=11,
            ages=(22, 48),
            free=some_days(horizon, ((8, 22),), 4),
            day_hours=DAY_CAPS,
            total_hours=TOTAL_CAPS,
            health=(NO_LIMITS, NO_LIMITS, NO_LIMITS, NO_NIGHT),
            skills=("lifting", "lifting driver", "", "pets"),
        ),
        Habit(
            count=9,
            ages=(25, 55),
            free=some_days(horizon, ALL_DAY, 4),
            day_hours=(6, 8, None),
            total_hours=(12, 12, 18, 24),
            skills=("lifting", "veteran", ""),
            notes=("随叫随到", "服从安排", ""),
            known={"likes": frozenset({"大门"})},
        ),
        Habit(
            count=9,
            ages=(20, 40),
            free=some_days(horizon, ((0, 8), (20, 24)), 4),
            day_hours=(6, 8, None),
            total_hours=(12, 12, 18, 24),
            skills=("", "lifting", "it"),
            notes=("夜猫子，白天睡觉",),
        ),
    )


def _to_be_spared(horizon: Horizon) -> tuple[Habit, ...]:
    """Minors, the old, and residents of sealed buildings who help online."""
    return (
        Habit(
            count=3,
            ages=(16, 17),
            free=after_work(horizon, 21),
            day_hours=(3, 4),
            total_hours=(12,),
            notes=("高中生，家长同意",),
            known={"likes": frozenset({"核酸"})},
        ),
        Habit(
            count=7,
            ages=(65, 74),
            free=some_days(horizon, ((8, 12), (14, 18)), 5),
            day_hours=(3, 4),
            total_hours=(12, 16),
            health=(FRAIL, NO_NIGHT | NO_LIFTING, NO_NIGHT),
            known={"avoids": frozenset({"搬运"})},
        ),
        Habit(
            count=6,
            ages=(26, 52),
            free=some_days(horizon, ((9, 21),), 6),
            total_hours=(6, 12),
            notes=("楼已封，线上都可以",),
            buildings=SEALED_AT_ONCE,
            known={"online_only": True, "likes": frozenset({"关怀"})},
        ),
    )


def _bind(crowd: Crowd, people: Sequence[Volunteer]) -> None:
    """Four couples who take turns at home, three pairs of friends, and two who do not speak to each other."""
    able = [person.id for person in people if 24 <= (person.age or 0) <= 45 and not person.note]
    for first, second in zip(able[0:8:2], able[1:8:2], strict=True):
        crowd.wed(first, second)
    for first, second in zip(able[8:14:2], able[9:14:2], strict=True):
        crowd.bind("together", first, second)
    crowd.bind("apart", able[14], able[15])
