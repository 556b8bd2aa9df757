"""Nobody who serves for the first time is there without somebody who has served before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.experienced import Experienced
from paiban.constraints.rule import Weight
from paiban.values.needs import Role, Round
from paiban.values.problem import Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

BEGINNERS = [person("Mei", first_timer=True), person("Wang", first_timer=True)]
CREW = [*BEGINNERS, person("Li"), person("Zhao")]
FOR_TWO = need("gate", wanted=2)
FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(
    ("there", "price"),
    [
        ([], 0),
        (["Mei"], 4 * 15),
        (["Mei", "Wang"], 4 * 15),
        (["Mei", "Li"], 0),
        (["Mei", "Wang", "Li"], 0),
        (["Mei", "Wang", "Li", "Zhao"], 0),
        (["Li"], 0),
    ],
)
def test_beginners_without_anybody_experienced_cost_by_the_hour(there: list[str], price: int) -> None:
    case = problem(CREW, [FOUR_HOURS], [FOR_TWO])
    assert cost(case, Experienced(), roster(*((name, FOUR_HOURS.id) for name in there))) == price


@pytest.mark.parametrize(("from_hour", "price"), [(8, 0), (9, 15), (11, 45), (12, 60)])
def test_only_the_time_alone_costs(from_hour: int, price: int) -> None:
    second = shift("gate", from_hour, 16)
    case = problem(CREW, [FOUR_HOURS, second], [FOR_TWO])
    assert cost(case, Experienced(), roster(("Mei", FOUR_HOURS.id), ("Li", second.id))) == price


def test_company_in_another_role_is_company() -> None:
    site = Round(id="site", name="site", roles=(Role(name="usher"), Role(name="clerk")))
    shifts = [shift("site", 8, 12, role="usher"), shift("site", 8, 12, role="clerk")]
    case = problem(CREW, shifts, [site])
    assert cost(case, Experienced(), roster(("Mei", shifts[0].id), ("Li", shifts[1].id))) == 0
    assert cost(case, Experienced(), roster(("Mei", shifts[0].id))) == 60


def test_company_in_another_need_is_none() -> None:
    case = problem(CREW, [FOUR_HOURS, shift("desk", 8, 12)], [FOR_TWO])
    assert cost(case, Experienced(), roster(("Mei", FOUR_HOURS.id), ("Li", "desk@8-12"))) == 60


def test_a_lone_seat_asks_for_no_company() -> None:
    case = problem(CREW, [FOUR_HOURS], [need("gate", wanted=1)])
    assert not check(case, [Experienced()], roster(("Mei", FOUR_HOURS.id)))


def test_seats_at_other_times_are_no_company() -> None:
    site = Round(id="site", name="site", roles=(Role(name="usher"), Role(name="clerk")))
    shifts = [shift("site", 8, 10, role="usher"), shift("site", 10, 12, role="clerk")]
    assert not check(problem(CREW, shifts, [site]), [Experienced()], roster(("Mei", shifts[0].id)))


def test_says_where_only_beginners_are() -> None:
    case = problem(CREW, [FOUR_HOURS], [FOR_TWO])
    (found,) = check(case, [Experienced()], roster(("Mei", FOUR_HOURS.id)))
    assert words(found) == "gate, 8-12: only first-timers on duty"


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [FOR_TWO])
    taken = data.draw(rosters(case))
    crews = [set(on_duty(case, taken, "gate", hour)) for hour in SLOTS]
    hours_alone = sum(2 for crew in crews if crew and crew <= {"Mei", "Wang"})
    assert cost(case, Experienced(), taken) == hours_alone * 15


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(CREW, shifts, [FOR_TWO])
    assert_law(case, Experienced(weight=weight), data.draw(rosters(case)))
