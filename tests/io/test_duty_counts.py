"""Nights, suits and meals, with both sides of each edge."""

from datetime import date

import pytest

from paiban.io.duty_counts import is_night, meals, minutes_of, suits
from paiban.values.plan_settings import PlanRule, PlanSettings
from tests.io.plans import duty, need, plan, someone

MEI = someone(1, "Mei")


@pytest.mark.parametrize(
    ("start", "end", "is_one"),
    [(20, 22.5, False), (20, 23, True), (29, 34, True), (29.5, 34, False), (8, 16, False), (22, 30, True)],
)
def test_an_hour_between_ten_and_six_makes_a_night(start: float, end: float, is_one: bool) -> None:
    row = duty("p1", "gate", start, end)
    assert is_night(row, plan([MEI], [need("gate", "Gate")], [row])) is is_one


def test_a_duty_lasts_its_minutes() -> None:
    assert minutes_of(duty("p1", "gate", 23.5, 25)) == 90


def test_every_duty_in_gear_takes_a_suit_of_its_level() -> None:
    needs = [need("b3", "B3"), need("gate", "Gate"), need("call", "Call", online=True)]
    duties = [duty("p1", of, 8, 9, ppe=gear) for of, gear in (("b3", 2), ("gate", 0), ("call", 2))]
    duties += [duty("p1", "b3", 30, 31, ppe=2), duty("p1", "b3", 32, 33, ppe=2)]
    assert suits(plan([MEI], needs, duties)) == {(2, date(2022, 4, 1)): 1, (2, date(2022, 4, 2)): 2}


@pytest.mark.parametrize(
    ("end", "hours", "count"), [(12, 4, 1), (12.5, 4, 2), (16.5, 4, 3), (16, None, 2), (14, 6, 1)]
)
def test_a_long_duty_takes_as_many_suits_as_the_rule_says(end: float, hours: int | None, count: int) -> None:
    rules = () if hours is None else (PlanRule(name="suits", weight="hard", parameters={"hours": hours}),)
    case = plan(
        [MEI], [need("b3", "B3")], [duty("p1", "b3", 8, end, ppe=2)], settings=PlanSettings(rules=rules)
    )
    assert suits(case) == {(2, date(2022, 4, 1)): count}


def test_being_on_call_takes_one_suit() -> None:
    case = plan([MEI], [need("b3", "B3", "on-call")], [duty("p1", "b3", 8, 20, ppe=2)])
    assert suits(case) == {(2, date(2022, 4, 1)): 1}


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (11, 13, {0}),
        (8, 13, {0}),
        (11.5, 13, set()),
        (8, 12.75, set()),
        (10, 20, {0, 1}),
        (17, 19, {1}),
        (19, 35, set()),
    ],
)
def test_a_duty_over_a_meals_time_gets_a_meal(start: float, end: float, found: set[int]) -> None:
    case = plan([MEI], [need("gate", "Gate")], [duty("p1", "gate", start, end)])
    assert {meal for _need, meal, _day in meals(case)} == found


def test_a_meal_counts_on_the_day_it_is_eaten() -> None:
    case = plan([MEI], [need("gate", "Gate")], [duty("p1", "gate", 22, 38)])
    assert meals(case) == {("gate", 0, date(2022, 4, 2)): 1}


def test_standby_at_home_gets_no_meal() -> None:
    case = plan([MEI], [need("gate", "Gate", "on-call")], [duty("p1", "gate", 8, 20)])
    assert not meals(case)
