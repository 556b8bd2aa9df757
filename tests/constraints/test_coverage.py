"""Every stretch of a role has at least the people it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.coverage import Coverage
from paiban.constraints.rule import Weight
from paiban.values.needs import Need, Post, Role, Round, Tier
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, is_open, on_duty
from tests.constraints.words import words

FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(("people", "missing"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_each_missing_person_costs_by_the_hour(people: int, missing: int) -> None:
    names = ["Mei", "Li", "Wang"]
    case = problem(names, [FOUR_HOURS], [need("gate", needed=2, wanted=3)])
    taken = roster(*((name, FOUR_HOURS.id) for name in names[:people]))
    found = check(case, [Coverage()], taken)
    assert sum(finding.miss for finding in found) == missing
    assert sum(finding.cost for finding in found) == missing * 4 * 400


@pytest.mark.parametrize(
    ("tier", "price"),
    [(Tier.P0, 4000), (Tier.P1, 1600), (Tier.P2, 600), (Tier.P3, 240), (Tier.P4, 80)],
)
def test_the_tier_sets_the_price(tier: Tier, price: int) -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", tier=tier)])
    assert cost(case, Coverage(), roster()) == price


@pytest.mark.parametrize(
    ("start", "end", "price"),
    [(18, 22, 4000), (20, 24, 6000), (22, 26, 8000), (28, 32, 6000), (30, 34, 4000)],
)
def test_life_safety_costs_double_between_22_and_6(start: int, end: int, price: int) -> None:
    case = problem(["Mei"], [shift("gate", start, end)], [need("gate", tier=Tier.P0)])
    assert cost(case, Coverage(), roster()) == price


def test_other_nights_cost_as_days() -> None:
    case = problem(["Mei"], [shift("gate", 22, 26)], [need("gate", tier=Tier.P1)])
    assert cost(case, Coverage(), roster()) == 4 * 400


def test_handing_over_leaves_no_gap_and_a_hole_is_one() -> None:
    case = problem(["Mei", "Li"], [FOUR_HOURS, shift("gate", 11, 14), shift("gate", 12, 14)])
    assert cost(case, Coverage(), roster(("Mei", "gate@8-12"), ("Li", "gate@12-14"))) == 0
    assert cost(case, Coverage(), roster(("Mei", "gate@11-14"))) == 3 * 400


@pytest.mark.parametrize("weight", ["hard", 7])
def test_a_stretch_that_nobody_can_take_is_reported(weight: Weight) -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", times=((8 * 60, 13 * 60),))])
    rule = Coverage(weight=weight)
    (found,) = check(case, [rule], roster(("Mei", FOUR_HOURS.id)))
    assert (found.about.start, found.about.end, found.miss) == (12 * 60, 13 * 60, 1)
    assert_law(case, rule, roster(("Mei", FOUR_HOURS.id)))


def test_where_nobody_is_needed_nothing_is_asked() -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", needed=0, wanted=2)])
    assert not check(case, [Coverage()], roster())


def test_says_what_is_missing() -> None:
    case = problem(["Mei"], [FOUR_HOURS], [need("gate", needed=3, wanted=3)])
    (found,) = check(case, [Coverage()], roster(("Mei", FOUR_HOURS.id)))
    assert words(found) == "gate, guard, 8-12: 2 more needed (1 of 3)"


@given(data=st.data(), shifts=shift_lists(), needed=st.integers(0, 3))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], needed: int) -> None:
    case = problem(["Mei", "Li", "Wang"], shifts, [need("gate", needed=needed, wanted=3)])
    taken = data.draw(rosters(case))
    needs = {"gate": needed, "desk": 1}
    missing_hours = sum(
        2 * max(0, needs[name] - len(on_duty(case, taken, name, hour)))
        for name in needs
        for hour in SLOTS
        if is_open(case, name, hour)
    )
    assert cost(case, Coverage(), taken) == missing_hours * 400


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(), tier=st.sampled_from(Tier))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], tier: Tier, weight: Weight) -> None:
    case = problem(["Mei", "Li"], shifts, [need("gate", needed=2, wanted=2, tier=tier)])
    assert_law(case, Coverage(weight=weight), data.draw(rosters(case)))


@pytest.mark.parametrize(("made", "price"), [(Round, 2000), (Post, 500)])
def test_a_short_call_costs_as_two_hours_and_a_short_piece_of_a_post_as_it_is(
    made: type[Need], price: int
) -> None:
    role = Role(name="guard")
    call = made(id="call", name="call", tier=Tier.P0, roles=(role,))
    case = problem(["Mei"], [shift("call", 9, 9.5)], [call])
    assert cost(case, Coverage(), roster()) == price
