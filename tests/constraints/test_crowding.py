"""No stretch of a role has more people than it wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.crowding import Crowding
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(("people", "surplus"), [(0, 0), (2, 0), (3, 1), (4, 2)])
def test_each_person_beyond_the_wanted_costs_by_the_hour(people: int, surplus: int) -> None:
    names = ["Mei", "Li", "Wang", "Zhao"]
    case = problem(names, [FOUR_HOURS], [need("gate", wanted=2)])
    taken = roster(*((name, FOUR_HOURS.id) for name in names[:people]))
    found = check(case, [Crowding()], taken)
    assert sum(finding.miss for finding in found) == surplus
    assert sum(finding.cost for finding in found) == surplus * 4 * 60


def test_handing_over_costs_only_while_both_are_there() -> None:
    case = problem(["Mei", "Li"], [FOUR_HOURS, shift("gate", 11.5, 16)])
    assert cost(case, Crowding(), roster(("Mei", "gate@8-12"), ("Li", "gate@11.5-16"))) == 30


def test_says_how_many_are_too_many() -> None:
    case = problem(["Mei", "Li"], [FOUR_HOURS])
    (found,) = check(case, [Crowding()], roster(("Mei", FOUR_HOURS.id), ("Li", FOUR_HOURS.id)))
    assert words(found) == "gate, guard, 8-12: 2 people, 1 wanted"


def test_learners_do_not_count() -> None:
    case = problem(["Mei", "Li"], [FOUR_HOURS], [need("gate", needed=0, wanted=0, learns=True)])
    assert not check(case, [Crowding()], roster(("Mei", FOUR_HOURS.id), ("Li", FOUR_HOURS.id)))


@given(data=st.data(), shifts=shift_lists(), wanted=st.integers(1, 2))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], wanted: int) -> None:
    case = problem(["Mei", "Li", "Wang"], shifts, [need("gate", wanted=wanted)])
    taken = data.draw(rosters(case))
    wants = {"gate": wanted, "desk": 1}
    surplus_hours = sum(
        2 * max(0, len(on_duty(case, taken, name, hour)) - wants[name]) for name in wants for hour in SLOTS
    )
    assert cost(case, Crowding(), taken) == surplus_hours * 60


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(["Mei", "Li", "Wang"], shifts)
    assert_law(case, Crowding(weight=weight), data.draw(rosters(case)))
