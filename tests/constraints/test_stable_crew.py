"""A crew is made of the same few people: everybody beyond its size costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.stable_crew import StableCrew
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

NAMES = ["Mei", "Li", "Wang", "Zhao"]
NEEDS = [
    need("spray", crew="sealed", crew_size=2),
    need("bins", crew="sealed", crew_size=1),
    need("gate", crew="guards", crew_size=1),
]
DUTIES = [shift("spray", 8, 10), shift("bins", 32, 34), shift("gate", 8, 10), shift("desk", 8, 10)]


@pytest.mark.parametrize(
    ("cells", "price"),
    [
        ([("Mei", "spray"), ("Li", "spray")], 0),
        ([("Mei", "spray"), ("Li", "spray"), ("Mei", "bins")], 0),
        ([("Mei", "spray"), ("Li", "spray"), ("Wang", "bins")], 20),
        ([("Mei", "spray"), ("Li", "spray"), ("Wang", "bins"), ("Zhao", "bins")], 40),
        ([("Mei", "spray"), ("Li", "bins"), ("Wang", "gate")], 0),
        ([("Mei", "gate"), ("Li", "gate")], 20),
        ([("Mei", "desk"), ("Li", "desk"), ("Wang", "desk"), ("Zhao", "desk")], 0),
    ],
)
def test_everybody_beyond_the_largest_size_of_the_crew_costs(
    cells: list[tuple[str, str]], price: int
) -> None:
    duty = {item.need: item.id for item in DUTIES}
    taken = roster(*((name, duty[where]) for name, where in cells))
    assert cost(problem(NAMES, DUTIES, NEEDS), StableCrew(), taken) == price


def test_a_crew_of_no_size_is_not_limited() -> None:
    case = problem(NAMES, DUTIES, [need("spray", crew="sealed")])
    assert not check(case, [StableCrew()], roster(*((name, "spray@8-10") for name in NAMES)))


def test_says_how_many_serve_in_the_crew() -> None:
    case = problem(NAMES, DUTIES, NEEDS)
    (found,) = check(case, [StableCrew()], roster(("Mei", "gate@8-10"), ("Li", "gate@8-10")))
    assert words(found) == "Crew guards: 2 different people, 1 make a stable crew"


@given(data=st.data(), shifts=shift_lists(needs=("spray", "bins", "gate")))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(NAMES, shifts, NEEDS)
    taken = data.draw(rosters(case))
    sealed = {who for who, duty in taken.cells if case.shift[duty].need in ("spray", "bins")}
    guards = {who for who, duty in taken.cells if case.shift[duty].need == "gate"}
    assert cost(case, StableCrew(), taken) == 20 * (max(0, len(sealed) - 2) + max(0, len(guards) - 1))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(needs=("spray", "bins", "gate")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(NAMES, shifts, NEEDS)
    assert_law(case, StableCrew(weight=weight), data.draw(rosters(case)))
