"""No face-to-face meeting has more people at a time than may meet."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.meeting_size import MeetingSize
from paiban.constraints.rule import Weight
from paiban.values.needs import Role, Round
from paiban.values.problem import Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import said

BRIEF = need("brief", meeting=True, wanted=8)
TWO_HOURS = shift("brief", 8, 10)
NAMES = [f"p{number}" for number in range(9)]


@pytest.mark.parametrize(("people", "surplus"), [(0, 0), (6, 0), (7, 1), (9, 3)])
def test_each_person_beyond_six_is_too_many(people: int, surplus: int) -> None:
    case = problem(NAMES, [TWO_HOURS], [BRIEF])
    taken = roster(*((name, TWO_HOURS.id) for name in NAMES[:people]))
    expected = f"brief, 8-10: {people} people in one meeting, at most 6 allowed"
    assert said(case, MeetingSize(), taken) == ([expected] if surplus else [])
    assert cost(case, MeetingSize(weight=5), taken) == surplus * 2 * 5


@pytest.mark.parametrize("known", [{"meeting": True, "online": True}, {"meeting": False}])
def test_only_meetings_face_to_face_are_small(known: dict[str, Any]) -> None:
    case = problem(NAMES, [TWO_HOURS], [need("brief", **known)])
    assert not check(case, [MeetingSize()], roster(*((name, TWO_HOURS.id) for name in NAMES)))


def test_all_roles_of_a_meeting_sit_in_one_room() -> None:
    brief = Round(id="brief", name="brief", meeting=True, roles=(Role(name="chair"), Role(name="guest")))
    shifts = [shift("brief", 8, 10, role="chair"), shift("brief", 9, 11, role="guest")]
    case = problem(NAMES, shifts, [brief])
    taken = roster(("p0", shifts[0].id), ("p1", shifts[1].id))
    assert said(case, MeetingSize(people=1), taken) == [
        "brief, 9-10: 2 people in one meeting, at most 1 allowed"
    ]


@given(data=st.data(), shifts=shift_lists(needs=("brief", "gate")), most=st.integers(1, 3))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], most: int) -> None:
    case = problem(["Mei", "Li", "Wang"], shifts, [BRIEF])
    taken = data.draw(rosters(case))
    crews = [len(on_duty(case, taken, "brief", hour)) for hour in SLOTS]
    surplus_hours = 2 * sum(max(0, crew - most) for crew in crews)
    assert cost(case, MeetingSize(people=most, weight=1), taken) == surplus_hours


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(needs=("brief", "gate")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(["Mei", "Li", "Wang"], shifts, [BRIEF])
    assert_law(case, MeetingSize(people=2, weight=weight), data.draw(rosters(case)))
