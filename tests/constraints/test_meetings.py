"""Nobody has more face-to-face meetings on one day than they should."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.meetings import Meetings
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.words import words

MEETINGS = [need("brief", meeting=True), need("board", meeting=True), need("call", meeting=True, online=True)]
TWO_DAYS = [shift("brief", 9, 10), shift("board", 15, 16), shift("board", 17, 18), shift("brief", 33, 34)]


@pytest.mark.parametrize(
    ("there", "per_day", "price"),
    [
        (["brief@9-10"], 1, 0),
        (["brief@9-10"], 0, 20),
        (["brief@9-10", "board@15-16"], 1, 20),
        (["brief@9-10", "board@15-16"], 2, 0),
        (["brief@9-10", "board@15-16", "board@17-18"], 1, 40),
        (["brief@9-10", "brief@33-34"], 1, 0),
    ],
)
def test_each_meeting_beyond_those_of_a_day_costs(there: list[str], per_day: int, price: int) -> None:
    case = problem(["Mei"], TWO_DAYS, MEETINGS)
    assert cost(case, Meetings(per_day=per_day), roster(*(("Mei", duty) for duty in there))) == price


def test_only_meetings_face_to_face_count() -> None:
    case = problem(["Mei"], [TWO_DAYS[0], shift("call", 12, 13), shift("gate", 15, 19)], MEETINGS)
    assert not check(case, [Meetings()], roster(*(("Mei", item.id) for item in case.shifts)))


@pytest.mark.parametrize(("start", "price"), [(23, 0), (24, 20)])
def test_a_meeting_counts_on_the_day_it_begins(start: int, price: int) -> None:
    late = shift("board", start, start + 2)
    case = problem(["Mei"], [late, shift("brief", 33, 34)], MEETINGS)
    assert cost(case, Meetings(), roster(("Mei", late.id), ("Mei", "brief@33-34"))) == price


def test_says_how_many_meetings_there_are() -> None:
    case = problem(["Mei"], TWO_DAYS, MEETINGS)
    (found,) = check(case, [Meetings()], roster(("Mei", "brief@9-10"), ("Mei", "board@15-16")))
    assert words(found) == "Mei has 2 face-to-face meetings on one day, 0-24"


@given(data=st.data(), shifts=shift_lists(needs=("brief", "call", "gate")))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(["Mei", "Li"], shifts, MEETINGS)
    taken = data.draw(rosters(case))
    starts = ((name, case.shift[duty]) for name, duty in taken.cells)
    met = Counter((name, item.start // 1440) for name, item in starts if item.need == "brief")
    assert cost(case, Meetings(), taken) == 20 * sum(count - 1 for count in met.values())


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(needs=("brief", "call", "gate")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(["Mei", "Li"], shifts, MEETINGS)
    assert_law(case, Meetings(weight=weight), data.draw(rosters(case)))
