"""Staff have half a day off in any three days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.half_day_off import HalfDayOff
from paiban.constraints.rule import Weight
from paiban.values.people import Kind
from paiban.values.problem import Problem, Shift
from tests.builders import GUARD, STAFF, VOLUNTEER, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

MEI = person("Mei", kind=STAFF)
# Morning and afternoon of four days.
HALVES = [shift("desk", day + start, day + start + 4) for day in (0, 24, 48, 72) for start in (8, 15)]


def case_of(*more: Shift, days: int = 4, kind: Kind = STAFF) -> Problem:
    return problem([person("Mei", kind=kind)], [*HALVES, *more], days=days)


@pytest.mark.parametrize(
    ("free", "price"),
    [(set(), 120), ({0}, 60), ({1}, 60), ({2}, 0), ({5}, 0), ({7}, 60), ({0, 7}, 0), (set(range(8)), 0)],
)
def test_every_three_days_without_half_a_day_off_cost(free: set[int], price: int) -> None:
    taken = roster(*(("Mei", item.id) for index, item in enumerate(HALVES) if index not in free))
    assert cost(case_of(), HalfDayOff(), taken) == price


@pytest.mark.parametrize(
    ("start", "end", "price"),
    [(58, 61, 60), (57, 58, 60), (52, 54, 0), (52, 54.5, 60), (61, 62, 0), (60, 61, 60)],
)
def test_any_duty_within_takes_the_half_day(start: float, end: float, price: int) -> None:
    # Of the first three days only the last morning, from hour 54 to 61, is free.
    one = shift("gate", start, end)
    taken = roster(*(("Mei", item.id) for item in [*HALVES[:4], HALVES[5], one]))
    assert cost(case_of(one, days=3), HalfDayOff(), taken) == price


@pytest.mark.parametrize(("kind", "price"), [(STAFF, 120), (GUARD, 0), (VOLUNTEER, 0)])
def test_only_staff_are_looked_after_here(kind: Kind, price: int) -> None:
    taken = roster(*(("Mei", item.id) for item in HALVES))
    assert cost(case_of(kind=kind), HalfDayOff(), taken) == price


def test_two_days_say_nothing() -> None:
    assert cost(case_of(days=2), HalfDayOff(), roster(*(("Mei", item.id) for item in HALVES))) == 0


def test_standby_at_home_leaves_the_half_day_free() -> None:
    call = shift("call", 56, 60, is_standby=True)
    taken = roster(*(("Mei", item.id) for item in [*HALVES[:4], HALVES[5], call]))
    assert cost(case_of(call, days=3), HalfDayOff(), taken) == 0


def test_says_in_which_days() -> None:
    (found,) = check(case_of(days=3), [HalfDayOff()], roster(*(("Mei", item.id) for item in HALVES)))
    assert words(found) == "Mei has no half day off, 6-70"


@st.composite
def busy(draw: st.DrawFn) -> Problem:
    starts = draw(st.sets(st.integers(0, 46), min_size=6, max_size=12))
    duties = [shift("desk", 2 * start, 2 * start + draw(st.sampled_from([2, 6, 14]))) for start in starts]
    return problem([MEI], duties, days=4)


@given(data=st.data(), case=busy())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    busy_hours = {hour for _, duty in taken.cells for hour in range(96) if _runs(case.shift[duty], hour)}
    off = [
        not any(day * 24 + hour in busy_hours for hour in hours)
        for day in range(4)
        for hours in (range(6, 13), range(13, 22))
    ]
    price = sum(60 for day in (0, 1) if not any(off[2 * day : 2 * day + 6]))
    assert cost(case, HalfDayOff(), taken) == price


def _runs(duty: Shift, hour: int) -> bool:
    return duty.start <= hour * 60 < duty.end


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=busy())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, HalfDayOff(weight=weight), data.draw(rosters(case)))
