"""Every stretch of a role has all the people it wants, not only those it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.second_person import SecondPerson
from paiban.values.needs import Tier
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, is_open, on_duty
from tests.constraints.words import words

FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(("people", "missing"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_each_person_short_of_the_wanted_costs_by_the_hour(people: int, missing: int) -> None:
    names = ["Mei", "Li", "Wang"]
    case = problem(names, [FOUR_HOURS], [need("gate", needed=1, wanted=2)])
    taken = roster(*((name, FOUR_HOURS.id) for name in names[:people]))
    found = check(case, [SecondPerson()], taken)
    assert sum(finding.miss for finding in found) == missing
    assert sum(finding.cost for finding in found) == missing * 4 * 120


@pytest.mark.parametrize(
    ("tier", "price"),
    [(Tier.P0, 480), (Tier.P1, 480), (Tier.P2, 160), (Tier.P3, 160), (Tier.P4, 160)],
)
def test_only_urgent_tiers_cost_the_higher_price(tier: Tier, price: int) -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", wanted=2, tier=tier)])
    assert cost(case, SecondPerson(), roster(("Mei", FOUR_HOURS.id))) == price


def test_where_no_more_are_wanted_than_needed_nothing_is_asked() -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", needed=2, wanted=2)])
    assert not check(case, [SecondPerson()], roster())


def test_a_stretch_that_nobody_can_take_is_reported() -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", wanted=2, times=((8 * 60, 13 * 60),))])
    found = check(case, [SecondPerson()], roster(("Mei", FOUR_HOURS.id)))
    assert sorted((finding.about.start, finding.miss) for finding in found) == [(8 * 60, 1), (12 * 60, 2)]


def test_says_how_many_are_there() -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", wanted=2)])
    (found,) = check(case, [SecondPerson()], roster(("Mei", FOUR_HOURS.id)))
    assert words(found) == "gate, guard, 8-12: 1 of 2 wanted"


@given(data=st.data(), shifts=shift_lists(), wanted=st.integers(1, 3))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], wanted: int) -> None:
    case = problem(["Mei", "Li", "Wang"], shifts, [need("gate", wanted=wanted)])
    taken = data.draw(rosters(case))
    short_hours = sum(
        2 * max(0, wanted - len(on_duty(case, taken, "gate", hour)))
        for hour in SLOTS
        if wanted > 1 and is_open(case, "gate", hour)
    )
    assert cost(case, SecondPerson(), taken) == short_hours * 120


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(["Mei", "Li"], shifts, [need("gate", wanted=2)])
    assert_law(case, SecondPerson(weight=weight), data.draw(rosters(case)))
