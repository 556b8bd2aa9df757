"""Nights are shared evenly: every night above a fair share costs more than the one before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.fair_nights import FairNights
from paiban.values.past import Past
from paiban.values.people import HealthLimit, Volunteer
from paiban.values.problem import Problem
from tests.builders import GUARD, need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

# Six nights for three people are two each.
NAMES = ["Mei", "Li", "Wang"]
NIGHTS = [shift("gate", start, start + 4) for day in (0, 24, 48) for start in (day + 20, day + 24)]
DAYS = [shift("desk", 8, 12), shift("desk", 32, 36)]


def case_of(*people: Volunteer | str, wanted: int = 1) -> Problem:
    return problem(people, [*NIGHTS, *DAYS], [need("gate", wanted=wanted)])


@pytest.mark.parametrize(("nights", "price"), [(0, 0), (2, 0), (3, 30), (4, 120), (5, 270), (6, 480)])
def test_the_price_grows_with_the_square_of_the_nights_above_the_share(nights: int, price: int) -> None:
    taken = roster(*(("Mei", item.id) for item in [*NIGHTS[:nights], *DAYS]))
    assert cost(case_of(*NAMES), FairNights(), taken) == price


@pytest.mark.parametrize(
    ("other", "share"),
    [
        (person("Li"), 2),
        (person("Li", available=()), 3),
        (person("Li", available=((480, 1320),)), 3),
        (person("Li", available=((1200, 1440),)), 2),
        (person("Li", health=frozenset({HealthLimit.NO_NIGHT})), 3),
    ],
)
def test_only_those_who_can_do_nights_share_them(other: Volunteer, share: int) -> None:
    case = case_of("Mei", "Wang", other)
    (found,) = check(case, [FairNights()], roster(*(("Mei", item.id) for item in NIGHTS)))
    assert found.high == share


def test_every_wanted_seat_counts() -> None:
    case = case_of(*NAMES, wanted=2)
    (found,) = check(case, [FairNights()], roster(*(("Mei", item.id) for item in NIGHTS)))
    assert found.high == 4


def test_a_guard_takes_twice_as_many() -> None:
    (found,) = check(
        case_of("Mei", person("Li", kind=GUARD)),
        [FairNights()],
        roster(*(("Li", item.id) for item in NIGHTS)),
    )
    assert found.high == 4


def test_a_share_is_rounded_up() -> None:
    (found,) = check(case_of(*NAMES, "Zhao"), [FairNights()], roster(*(("Mei", item.id) for item in NIGHTS)))
    assert found.high == 2


@pytest.mark.parametrize(("before", "price"), [(0, 30), (2, 120), (4, 270), (6, 480 - 30)])
def test_nights_before_count(before: int, price: int) -> None:
    """Two of six nights are a share; of nights before, half were Mei's fair share too."""
    past = {"Mei": Past(nights=before), "Li": Past()}
    case = replace(case_of(*NAMES), past=past)
    taken = roster(*(("Mei", item.id) for item in NIGHTS[:3]))
    assert cost(case, FairNights(), taken) == price


def test_standby_at_home_is_no_night() -> None:
    calls = [shift("call", day + 20, day + 32, is_standby=True) for day in (0, 24)]
    case = problem(NAMES, [*NIGHTS, *calls])
    taken = roster(*(("Mei", item.id) for item in [*NIGHTS[:2], *calls]))
    assert cost(case, FairNights(), taken) == 0


def test_says_who_has_how_many() -> None:
    (found,) = check(case_of(*NAMES), [FairNights()], roster(*(("Mei", item.id) for item in NIGHTS[:4])))
    assert words(found) == "Mei has 4 nights, a fair share ends at 2"


@given(data=st.data())
def test_agrees_with_the_oracle(data: st.DataObject) -> None:
    case = case_of(*NAMES)
    taken = data.draw(rosters(case))
    nights = [sum(who == name and duty.startswith("gate") for who, duty in taken.cells) for name in NAMES]
    assert cost(case, FairNights(), taken) == sum(30 * max(0, count - 2) ** 2 for count in nights)


@given(data=st.data())
def test_obeys_the_law(data: st.DataObject) -> None:
    case = case_of("Mei", person("Li", kind=GUARD), person("Wang", available=()))
    assert_law(case, FairNights(weight=7), data.draw(rosters(case)))
