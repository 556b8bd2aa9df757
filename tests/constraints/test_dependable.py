"""Where nobody else would be, those serve who usually come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.dependable import Dependable
from paiban.values.needs import Tier
from paiban.values.past import Past
from paiban.values.problem import Problem, Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import said

GATE = shift("gate", 8, 12)


def known(no_show: int, *shifts: Shift, tier: Tier = Tier.P0) -> Problem:
    needs = [need(name, tier=tier) for name in dict.fromkeys(item.need for item in shifts)]
    return problem(["Mei", "Li"], shifts, needs, past={"Mei": Past(no_show=no_show), "Li": Past(no_show=20)})


@pytest.mark.parametrize(
    ("no_show", "tier", "price"),
    [
        (175, Tier.P0, 500),
        (175, Tier.P1, 200),
        (175, Tier.P2, 0),
        (50, Tier.P0, 0),
        (20, Tier.P0, 0),
        (51, Tier.P0, 4),
    ],
)
def test_a_duty_costs_what_would_be_missing_more_often_than_usual(
    no_show: int, tier: Tier, price: int
) -> None:
    assert cost(known(no_show, GATE, tier=tier), Dependable(), roster(("Mei", GATE.id))) == price


def test_whoever_comes_as_often_as_others_costs_nothing() -> None:
    assert cost(known(300, GATE), Dependable(), roster(("Li", GATE.id))) == 0
    assert cost(problem(["Mei"], [GATE]), Dependable(), roster(("Mei", GATE.id))) == 0


def test_says_whom_it_means() -> None:
    words = ["Mei has duties that matter and often stayed away"]
    assert said(known(300, GATE), Dependable(), roster(("Mei", GATE.id))) == words


@given(data=st.data(), shifts=shift_lists(), no_show=st.integers(0, 1000))
def test_agrees_with_the_oracle_and_obeys_the_law(
    data: st.DataObject, shifts: list[Shift], no_show: int
) -> None:
    case = known(no_show, *shifts)
    taken = data.draw(rosters(case))
    hours = [case.shift[duty].minutes // 60 for name, duty in taken.cells if name == "Mei"]
    assert cost(case, Dependable(), taken) == sum(hours) * max(0, no_show - 50)
    assert_law(case, Dependable(weight=3), taken)
