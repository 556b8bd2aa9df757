"""Two people of one household who take turns are never out at the same time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.take_turns import TakeTurns
from paiban.values.problem import Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import words

CREW = [person("Mei", take_turns={"Li"}), person("Li", take_turns={"Mei"}), person("Wang")]
ONLINE = need("hotline", online=True)


@pytest.mark.parametrize(
    ("second", "is_broken"),
    [
        (("desk", 8, 12), True),
        (("desk", 11, 15), True),
        (("desk", 12, 16), False),
        (("desk", 4, 8), False),
        (("hotline", 8, 12), False),
    ],
)
def test_both_out_at_once_breaks_it(second: tuple[str, int, int], is_broken: bool) -> None:
    shifts = [shift("gate", 8, 12), shift(*second)]
    case = problem(CREW, shifts, [ONLINE])
    found = check(case, [TakeTurns()], roster(("Mei", shifts[0].id), ("Li", shifts[1].id)))
    assert bool(found) is is_broken


def test_standby_at_home_leaves_nobody_alone() -> None:
    shifts = [shift("gate", 8, 12), shift("medic", 8, 20, is_standby=True)]
    case = problem(CREW, shifts)
    assert not check(case, [TakeTurns()], roster(("Mei", shifts[0].id), ("Li", shifts[1].id)))


def test_one_person_and_neighbours_are_free() -> None:
    shifts = [shift("gate", 8, 12), shift("desk", 8, 12)]
    case = problem(CREW, shifts)
    assert not check(case, [TakeTurns()], roster(("Mei", shifts[0].id), ("Wang", shifts[1].id)))
    assert not check(case, [TakeTurns()], roster(("Mei", shifts[0].id), ("Mei", shifts[1].id)))


def test_says_who_is_out_at_once() -> None:
    shifts = [shift("gate", 8, 12), shift("desk", 11, 15)]
    (found,) = check(
        problem(CREW, shifts), [TakeTurns()], roster(("Mei", shifts[0].id), ("Li", shifts[1].id))
    )
    assert words(found) == "Mei and Li take turns at home, but both are out, 11-12"


@given(data=st.data(), shifts=shift_lists(needs=("gate", "desk", "hotline")))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [ONLINE])
    taken = data.draw(rosters(case))
    hours_out = {
        name: {
            minute
            for volunteer, duty in taken.cells
            if volunteer == name and case.shift[duty].need != "hotline"
            for minute in range(case.shift[duty].start, case.shift[duty].end, 60)
        }
        for name in ("Mei", "Li")
    }
    assert bool(check(case, [TakeTurns()], taken)) is bool(hours_out["Mei"] & hours_out["Li"])


@given(data=st.data(), shifts=shift_lists(needs=("gate", "desk", "hotline")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [ONLINE])
    assert_law(case, TakeTurns(), data.draw(rosters(case)))
