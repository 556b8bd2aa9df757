"""Who has begun something goes on with it: every further person in the same role costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.continuity import Continuity
from paiban.values.needs import Pair, Role
from paiban.values.problem import Problem
from tests.builders import problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

NAMES = ["Mei", "Li", "Wang"]
GREETINGS = [shift("home", start, start + 1) for start in (9, 33, 57)]
OTHERS = [shift("home", 9, 10, role="deputy"), shift("desk", 9, 10), shift("desk", 33, 34)]


def bond(continuity: int) -> Problem:
    roles = (Role(name="guard"), Role(name="deputy"))
    return problem(
        NAMES, [*GREETINGS, *OTHERS], [Pair(id="home", name="home", roles=roles, continuity=continuity)]
    )


@pytest.mark.parametrize(
    ("who", "price"),
    [
        ([], 0),
        (["Mei"], 0),
        (["Mei", "Mei", "Mei"], 0),
        (["Mei", "Mei", "Li"], 80),
        (["Mei", "Li", "Mei"], 80),
        (["Mei", "Li", "Wang"], 160),
    ],
)
def test_everybody_beyond_the_first_costs(who: list[str], price: int) -> None:
    taken = roster(*((name, duty.id) for name, duty in zip(who, GREETINGS, strict=False)))
    assert cost(bond(80), Continuity(), taken) == price


def test_other_roles_and_needs_change_as_they_like() -> None:
    taken = roster(
        ("Mei", "home@9-10"), ("Li", "home/deputy@9-10"), ("Mei", "desk@9-10"), ("Li", "desk@33-34")
    )
    assert cost(bond(80), Continuity(), taken) == 0


def test_says_how_many_take_turns() -> None:
    (found,) = check(bond(40), [Continuity()], roster(("Mei", "home@9-10"), ("Li", "home@33-34")))
    assert words(found) == "home, guard: 2 different people take turns"


@given(data=st.data(), price=st.sampled_from([0, 10, 80]))
def test_agrees_with_the_oracle(data: st.DataObject, price: int) -> None:
    case = bond(price)
    taken = data.draw(rosters(case))
    seats = {(case.shift[duty].role, who) for who, duty in taken.cells if case.shift[duty].need == "home"}
    roles = {role for role, _ in seats}
    assert cost(case, Continuity(), taken) == price * (len(seats) - len(roles))


@given(data=st.data(), price=st.sampled_from([0, 10, 80]))
def test_obeys_the_law(data: st.DataObject, price: int) -> None:
    case = bond(price)
    assert_law(case, Continuity(weight=7), data.draw(rosters(case)))
