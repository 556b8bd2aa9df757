"""When a standing roster is repaired, people keep the duties they were given, and few get new ones."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.cells import Cells
from paiban.constraints.checking import check, cost_of
from paiban.constraints.rule import Weight
from paiban.constraints.stay_close import StayClose
from paiban.scheduler.stating import state
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

EVENING = shift("gate", 20, 24)
MORNING = shift("gate", 32, 36)
HELD = roster(("Mei", EVENING.id))


def standing(base: Roster = HELD, now: int | None = 0) -> Problem:
    """Mei and Li, an evening and a morning; ``now`` is an hour."""
    return replace(
        problem(["Mei", "Li"], [EVENING, MORNING]), base=base, now=None if now is None else now * 60
    )


@pytest.mark.parametrize(
    ("taken", "price"),
    [
        (HELD, 0),
        (roster(), 200),
        (roster(("Li", EVENING.id)), 200 + 40 + 10),
        (roster(("Mei", EVENING.id), ("Li", EVENING.id)), 40 + 10),
        (roster(("Mei", MORNING.id)), 200 + 40 + 10),
        (roster(("Mei", EVENING.id), ("Mei", MORNING.id), ("Li", MORNING.id)), 40 + 10 + 40 + 10),
        (roster(("Mei", EVENING.id), ("Li", EVENING.id), ("Li", MORNING.id)), 40 + 40 + 10),
    ],
)
def test_what_is_taken_away_and_what_is_new_costs(taken: Roster, price: int) -> None:
    assert cost(standing(), StayClose(), taken) == price


@pytest.mark.parametrize(("now", "factor"), [(7, 1), (8, 3), (16, 3), (17, 5), (20, 5), (21, 0), (None, 1)])
def test_the_nearer_the_duty_the_dearer(now: int | None, factor: int) -> None:
    assert cost(standing(now=now), StayClose(), roster()) == 200 * factor
    called = 10 if factor else 0
    assert cost(standing(now=now), StayClose(), roster(("Li", EVENING.id))) == 240 * factor + called


def test_without_a_standing_roster_nothing_is_asked() -> None:
    assert not check(problem(["Mei"], [EVENING]), [StayClose()], roster(("Mei", EVENING.id)))


def test_people_and_shifts_that_are_gone_are_skipped() -> None:
    case = standing(roster(("Wang", EVENING.id), ("Mei", "gate@1-2")))
    assert not check(case, [StayClose()], roster())


def test_a_duty_that_is_no_candidate_any_more_costs_all_the_same() -> None:
    case = standing()
    mornings_only = Cells.of_roster(case, roster(("Mei", MORNING.id), ("Li", MORNING.id)))
    statement = state(case, [StayClose()], mornings_only)
    assert statement.table.cost(statement.taken(roster())) == 200
    assert cost_of(check(case, [StayClose()], roster())) == 200


def test_as_a_must_duties_stay_and_new_ones_are_free() -> None:
    must = StayClose(weight="hard")
    assert not check(standing(), [must], roster(("Mei", EVENING.id), ("Li", MORNING.id)))
    assert check(standing(), [must], roster(("Li", MORNING.id)))


def test_says_whose_duties_change() -> None:
    lost, new, _called = check(standing(), [StayClose()], roster(("Li", MORNING.id)))
    assert words(lost) == "The duties of Mei change, 20-24"
    assert words(new) == "The duties of Li change, 32-36"


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts)
    base, taken = data.draw(rosters(case)), data.draw(rosters(case))
    now = 60 * data.draw(st.integers(0, 30))
    price = 0
    for cell in base.cells ^ taken.cells:
        ahead = case.shift[cell[1]].start - now
        factor = 0 if ahead < 0 else 5 if ahead <= 180 else 3 if ahead <= 720 else 1
        price += factor * (200 if cell in base.cells else 40)
    new = {name for name, duty in taken.cells - base.cells if case.shift[duty].start >= now}
    assert cost(replace(case, base=base, now=now), StayClose(), taken) == price + 10 * len(new)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(), now=st.none() | st.integers(0, 1800))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], now: int | None, weight: Weight) -> None:
    case = problem(["Mei", "Li"], shifts)
    case = replace(case, base=data.draw(rosters(case)), now=now)
    assert_law(case, StayClose(weight=weight), data.draw(rosters(case)))
