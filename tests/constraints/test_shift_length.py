"""No shift is longer than its kind of person may stand, nor cut for another kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.shift_length import ShiftLength
from paiban.values.people import Kind
from paiban.values.problem import Problem
from tests.builders import GUARD, STAFF, VOLUNTEER, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("kind", "hours", "is_standby", "fits"),
    [
        (VOLUNTEER, 6, False, True),
        (VOLUNTEER, 6.5, False, False),
        (GUARD, 8, False, True),
        (GUARD, 8.5, False, False),
        (STAFF, 8, False, True),
        (STAFF, 8.5, False, False),
        (VOLUNTEER, 12, True, True),
        (VOLUNTEER, 12.5, True, False),
    ],
)
def test_each_kind_has_its_longest_shift(kind: Kind, hours: float, is_standby: bool, fits: bool) -> None:
    duty = shift("gate", 8, 8 + hours, is_standby=is_standby)
    case = problem([person("Mei", kind=kind)], [duty])
    words = f"gate, 8-{8 + hours:g}, is longer than Mei may stand, or cut for others"
    assert said(case, ShiftLength(), roster(("Mei", duty.id))) == ([] if fits else [words])


@pytest.mark.parametrize(("kind", "fits"), [(GUARD, True), (VOLUNTEER, False)])
def test_a_shift_is_for_the_kinds_it_was_cut_for(kind: Kind, fits: bool) -> None:
    case = problem([person("Mei", kind=kind)], [shift("gate", 8, 12, kinds=frozenset({GUARD}))])
    assert bool(check(case, [ShiftLength()], roster(("Mei", "gate@8-12")))) is not fits


@st.composite
def cut(draw: st.DrawFn) -> Problem:
    people = [person(name, kind=draw(st.sampled_from(Kind))) for name in ("Mei", "Li")]
    shifts = [
        shift(
            name,
            0,
            draw(st.integers(4, 26)) / 2,
            kinds=draw(st.frozensets(st.sampled_from(Kind))),
            is_standby=draw(st.booleans()),
        )
        for name in ("gate", "desk", "aid")
    ]
    return problem(people, shifts)


@given(data=st.data(), case=cut())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        kind, item = case.volunteer[name].kind, case.shift[duty]
        longest = 12 if item.is_standby else 6 if kind is VOLUNTEER else 8
        wrong += item.end - item.start > 60 * longest or kind not in item.kinds
    assert len(check(case, [ShiftLength()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=cut())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, ShiftLength(weight=weight), data.draw(rosters(case)))
