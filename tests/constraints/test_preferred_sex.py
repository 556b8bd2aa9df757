"""Where a role prefers women or men, at least one of the people on duty is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.preferred_sex import PreferredSex
from paiban.values.people import Sex
from paiban.values.problem import Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

CREW = [
    person("Mei", sex=Sex.FEMALE),
    person("Li", sex=Sex.MALE),
    person("Wang", sex=Sex.MALE),
    person("Zhao"),
]
PATROL = need("patrol", prefers=Sex.FEMALE)
TWO_HOURS = shift("patrol", 8, 10)


@pytest.mark.parametrize(
    ("there", "price"),
    [
        ([], 0),
        (["Li"], 20),
        (["Li", "Wang"], 20),
        (["Zhao"], 20),
        (["Mei"], 0),
        (["Mei", "Li"], 0),
        (["Mei", "Li", "Wang", "Zhao"], 0),
    ],
)
def test_a_patrol_without_any_woman_costs_by_the_hour(there: list[str], price: int) -> None:
    case = problem(CREW, [TWO_HOURS], [PATROL])
    assert cost(case, PreferredSex(), roster(*((name, TWO_HOURS.id) for name in there))) == price


@pytest.mark.parametrize(("prefers", "price"), [(Sex.MALE, 20), (Sex.FEMALE, 0), (None, 0)])
def test_the_role_says_whom_it_prefers(prefers: Sex | None, price: int) -> None:
    case = problem(CREW, [TWO_HOURS], [need("patrol", prefers=prefers)])
    assert cost(case, PreferredSex(), roster(("Mei", TWO_HOURS.id))) == price


def test_says_where_nobody_preferred_is() -> None:
    case = problem(CREW, [TWO_HOURS], [PATROL])
    (found,) = check(case, [PreferredSex()], roster(("Li", TWO_HOURS.id)))
    expected = "patrol, guard, 8-10: none of those preferred among the people on duty"
    assert words(found) == expected


@given(data=st.data(), shifts=shift_lists(needs=("patrol", "desk")))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [PATROL])
    taken = data.draw(rosters(case))
    crews = [on_duty(case, taken, "patrol", hour) for hour in SLOTS]
    assert cost(case, PreferredSex(), taken) == sum(20 for crew in crews if crew and "Mei" not in crew)


@given(data=st.data(), shifts=shift_lists(needs=("patrol", "desk")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [PATROL])
    assert_law(case, PreferredSex(weight=7), data.draw(rosters(case)))
