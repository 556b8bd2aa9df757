"""Nobody has two duties at the same time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.no_overlap import NoOverlap
from paiban.values.needs import OnCall, Role
from paiban.values.problem import Problem
from paiban.values.roster import Cell
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law


@pytest.mark.parametrize(
    ("second", "broken"),
    [((8, 12), True), ((11, 13), True), ((12, 14), False), ((6, 8), False), ((9, 10), True)],
)
def test_duties_that_touch_do_not_overlap(second: tuple[int, int], broken: bool) -> None:
    shifts = [shift("gate", 8, 12), shift("desk", *second)]
    case = problem(["Mei"], shifts)
    found = check(case, [NoOverlap()], roster(*(("Mei", item.id) for item in shifts)))
    assert bool(found) is broken


@pytest.mark.parametrize(("end", "broken"), [(11.75, False), (11.8, True), (12, True)])
def test_whoever_relieves_somebody_is_nowhere_else_meanwhile(end: float, broken: bool) -> None:
    shifts = [shift("gate", 12, 16, lead=15), shift("desk", 10, end)]
    case = problem(["Mei"], shifts)
    found = check(case, [NoOverlap()], roster(*(("Mei", item.id) for item in shifts)))
    assert bool(found) is broken


@pytest.mark.parametrize(
    ("compatible", "other", "broken"),
    [
        ({"gate"}, "gate", False),
        ({"calm"}, "gate", False),
        ({"desk"}, "gate", True),
        (set(), "gate", True),
        ({"gate"}, "call", True),
    ],
)
def test_being_on_call_goes_together_with_what_it_names(
    compatible: set[str], other: str, broken: bool
) -> None:
    duty = Role(name="guard")
    call = OnCall(id="call", name="call", roles=(duty,), compatible=frozenset(compatible))
    shifts = [shift("call", 8, 20, is_standby=True), shift(other, 10, 14)]
    case = problem(["Mei"], shifts, [call, need("gate", tags=frozenset({"calm"}))])
    found = check(case, [NoOverlap()], roster(*(("Mei", item.id) for item in shifts)))
    assert bool(found) is broken


@st.composite
def days(draw: st.DrawFn) -> Problem:
    """A gate, a desk and two on-call needs that may go with any of them, or with each other."""
    words = st.frozensets(st.sampled_from(["gate", "desk", "first", "second"]), max_size=2)
    calls = [
        OnCall(id=name, name=name, roles=(Role(name="guard"),), compatible=draw(words))
        for name in ("first", "second")
    ]
    shifts = draw(shift_lists(("gate", "desk", "first", "second"), most=6))
    leads = st.sampled_from([0, 30])
    return problem(["Mei", "Li"], [replace(item, lead=draw(leads)) for item in shifts], calls)


def is_overlapping(case: Problem, one: Cell, two: Cell) -> bool:
    first, second = case.shift[one[1]], case.shift[two[1]]
    if one == two or one[0] != two[0]:
        return False
    for call, other in ((first, second), (second, first)):
        named = case.need[call.need]
        if isinstance(named, OnCall) and other.need in named.compatible:
            return False
    return max(first.start - first.lead, second.start - second.lead) < min(first.end, second.end)


@given(data=st.data(), case=days())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    overlapping = any(is_overlapping(case, one, two) for one in taken.cells for two in taken.cells)
    assert overlapping == bool(check(case, [NoOverlap()], taken))


@given(data=st.data(), case=days())
def test_obeys_the_law(data: st.DataObject, case: Problem) -> None:
    assert_law(case, NoOverlap(), data.draw(rosters(case)))
