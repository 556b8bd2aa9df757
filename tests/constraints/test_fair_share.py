"""Hardship is shared evenly: whoever carries more than a fair share costs more with every further duty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.fair_share import FairShare
from paiban.values.past import Past
from paiban.values.people import Kind
from paiban.values.problem import Shift
from tests.builders import GUARD, STAFF, need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

# Ten plain duties of 4 hours, 400 points, for five people: a share of 80 points or two duties each.
NAMES = ["Mei", "Li", "Wang", "Zhao", "Chen"]
TEN = [shift("gate", start, start + 4) for start in range(0, 40, 4)]


@pytest.mark.parametrize(("duties", "price"), [(0, 0), (2, 0), (3, 20), (4, 80), (5, 180), (6, 320)])
def test_the_price_grows_with_the_square_of_the_duties_above_the_share(duties: int, price: int) -> None:
    case = problem(NAMES, TEN)
    assert cost(case, FairShare(), roster(*(("Mei", item.id) for item in TEN[:duties]))) == price


def test_an_even_roster_costs_nothing() -> None:
    case = problem(NAMES, TEN)
    even = roster(*((NAMES[index % 5], item.id) for index, item in enumerate(TEN)))
    assert not check(case, [FairShare()], even)


@pytest.mark.parametrize(("hours", "price"), [(10, 0), (10.1, 1), (11, 10)])
def test_the_first_half_step_is_free(hours: float, price: int) -> None:
    # Nobody is wanted at the desk, so the share stays at 80 points and 100 are free.
    longer = shift("desk", 0, hours)
    case = problem(NAMES, [*TEN, longer], [need("desk", needed=0, wanted=0)])
    assert cost(case, FairShare(), roster(("Mei", longer.id))) == price


@pytest.mark.parametrize(("kind", "share"), [(GUARD, 160), (STAFF, 80)])
def test_guards_are_expected_to_carry_twice_as_much(kind: Kind, share: int) -> None:
    # 80 points for each of five parts, two of them the guard's; or for each of four people.
    crew = [person("Mei", kind=kind), *map(person, NAMES[1:4])]
    duties = TEN if kind == GUARD else TEN[:8]
    case = problem(crew, duties)
    (found,) = check(case, [FairShare()], roster(*(("Mei", item.id) for item in duties)))
    assert found.high == share + 20


def test_people_without_any_time_carry_no_share() -> None:
    case = problem([*NAMES, person("Zhou", available=())], TEN)
    (found,) = check(case, [FairShare()], roster(*(("Mei", item.id) for item in TEN)))
    assert found.high == 80 + 20


@pytest.mark.parametrize(
    ("before", "free"),
    [
        ({"Mei": 200, "Li": 0}, 0),  # 100 above a fair share: nothing is left of 80 points and half a step
        ({"Mei": 100, "Li": 60}, 80),  # 20 above it
        ({"Mei": 0, "Li": 40}, 120),  # 20 below it
        ({"Mei": 0, "Li": 400}, 140),  # far below it: no more than half a share is made up for
        ({"Li": 400}, 100),  # whoever was not there owes nothing
    ],
)
def test_what_was_carried_before_counts(before: dict[str, int], free: int) -> None:
    past = {name: Past(points=points) for name, points in before.items()}
    case = problem(NAMES, TEN, past=past)
    (found,) = check(case, [FairShare()], roster(*(("Mei", item.id) for item in TEN)))
    assert found.high == free


def test_above_a_share_used_up_before_every_point_is_as_dear_as_it_would_have_been() -> None:
    """150 points were carried too much: 50 beyond 100 that are free, so 30 are left of the second step."""
    case = problem(NAMES, TEN, past={"Mei": Past(points=300), "Li": Past()})
    assert cost(case, FairShare(), roster(("Mei", TEN[0].id))) == 30 * 2 + 10 * 3


def test_every_wanted_seat_counts() -> None:
    case = problem(NAMES, TEN, [need("gate", needed=1, wanted=2)])
    (found,) = check(case, [FairShare()], roster(*(("Mei", item.id) for item in TEN)))
    assert found.high == 160 + 20


def test_overlapping_candidates_do_not_swell_the_share() -> None:
    case = problem(NAMES[:1], [shift("gate", 0, 4), shift("gate", 0, 8), shift("gate", 4, 8)])
    (found,) = check(case, [FairShare()], roster(*(("Mei", item.id) for item in case.shifts)))
    assert found.high == 80 + 20


def test_says_who_carries_how_much() -> None:
    case = problem(NAMES, TEN)
    (found,) = check(case, [FairShare()], roster(*(("Mei", item.id) for item in TEN[:4])))
    assert words(found) == "Mei carries 160 points of hardship, a fair share ends at 100"


@given(data=st.data())
def test_agrees_with_the_oracle(data: st.DataObject) -> None:
    case = problem(NAMES, TEN)
    taken = data.draw(rosters(case))
    loads = [40 * sum(volunteer == name for volunteer, _ in taken.cells) for name in NAMES]
    # The 40 points around k duties above the share cost k each: those from 20 to 60 cost 1, to 100 cost 2 ...
    price = sum((point - 80 + 20) // 40 for load in loads for point in range(80, load))
    assert cost(case, FairShare(), taken) == price


@given(data=st.data(), shifts=shift_lists(), step=st.sampled_from([1, 20, 40]))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], step: int) -> None:
    case = problem(["Mei", person("Li", kind=GUARD), person("Wang", available=())], shifts)
    assert_law(case, FairShare(weight=7, step_points=step), data.draw(rosters(case)))
