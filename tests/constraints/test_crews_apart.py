"""Nobody serves in a crew and also where that crew is kept apart from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.crews_apart import CrewsApart
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import words

SEALED = frozenset({"sealed"})
NEEDS = [
    need("spray", crew="sealed"),
    need("bins", crew="sealed"),
    need("lift", crew="clean", apart_from=SEALED),
    need("food", apart_from=SEALED),
]
DUTIES = [
    shift(name, start, start + 2) for name in ("spray", "bins", "lift", "food", "desk") for start in (8, 56)
]


@pytest.mark.parametrize(
    ("duties", "misses"),
    [
        (["spray@8-10", "bins@56-58"], 0),
        (["spray@8-10", "lift@8-10"], 1),
        (["spray@8-10", "lift@56-58"], 1),
        (["spray@8-10", "food@56-58"], 1),
        (["spray@8-10", "bins@56-58", "lift@8-10", "food@8-10"], 1),
        (["spray@8-10", "desk@8-10"], 0),
        (["lift@8-10", "food@56-58", "desk@8-10"], 0),
    ],
)
def test_nobody_is_on_both_sides_at_any_time(duties: list[str], misses: int) -> None:
    case = problem(["Mei"], DUTIES, NEEDS)
    found = check(case, [CrewsApart()], roster(*(("Mei", duty) for duty in duties)))
    assert sum(finding.miss for finding in found) == misses


def test_two_people_can_be_on_two_sides() -> None:
    case = problem(["Mei", "Li"], DUTIES, NEEDS)
    assert not check(case, [CrewsApart()], roster(("Mei", "spray@8-10"), ("Li", "lift@8-10")))


def test_says_who_serves_on_both_sides() -> None:
    case = problem(["Mei"], DUTIES, NEEDS)
    (found,) = check(case, [CrewsApart()], roster(("Mei", "spray@8-10"), ("Mei", "lift@8-10")))
    assert words(found) == "Mei serves in crew sealed and where that crew is kept apart from"


@given(data=st.data(), shifts=shift_lists(needs=("spray", "bins", "lift", "food")))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts, NEEDS)
    taken = data.draw(rosters(case))
    where = {
        name: {case.shift[duty].need for who, duty in taken.cells if who == name} for name in ("Mei", "Li")
    }
    mixed = sum(bool(own & {"spray", "bins"}) and bool(own & {"lift", "food"}) for own in where.values())
    assert len(check(case, [CrewsApart()], taken)) == mixed


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(needs=("spray", "bins", "lift", "food")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(["Mei", "Li"], shifts, NEEDS)
    assert_law(case, CrewsApart(weight=weight), data.draw(rosters(case)))
