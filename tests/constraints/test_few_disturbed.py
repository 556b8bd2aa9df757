"""When a roster is repaired, no more people are disturbed than the coordinator allows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.few_disturbed import FewDisturbed
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem, Shift
from paiban.values.roster import Roster
from paiban.values.spans import overlap
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said

GATE, DESK, LATER = shift("gate", 20, 24), shift("desk", 20, 24), shift("gate", 32, 36)
NAMES = ("Mei", "Li", "Wang")
HELD = roster(("Mei", GATE.id), ("Li", DESK.id))


def standing(most: int | None, *excused: str) -> Problem:
    """Mei has the gate and Li the desk of an evening; Wang is free."""
    case = problem(NAMES, [GATE, DESK, LATER])
    return replace(case, base=HELD, now=0, most_disturbed=most, excused=frozenset(excused))


@pytest.mark.parametrize(
    ("taken", "disturbed"),
    [
        (HELD, 0),
        (roster(("Mei", GATE.id), ("Li", DESK.id), ("Wang", GATE.id)), 1),
        (roster(("Mei", GATE.id)), 1),
        (roster(("Mei", DESK.id), ("Li", DESK.id)), 1),  # from one duty to another is one person
        (roster(("Mei", DESK.id), ("Li", GATE.id)), 2),
        (roster(("Wang", GATE.id), ("Li", DESK.id)), 2),
        (roster(("Mei", LATER.id), ("Li", DESK.id)), 2),  # one person, but two calls at two times
    ],
)
def test_everybody_who_loses_or_gains_counts(taken: Roster, disturbed: int) -> None:
    assert not check(standing(disturbed), [FewDisturbed()], taken)
    if disturbed:
        assert check(standing(disturbed - 1), [FewDisturbed()], taken)


def test_who_dropped_out_does_not_count() -> None:
    taken = roster(("Wang", GATE.id), ("Li", DESK.id))
    assert not check(standing(1, "Mei"), [FewDisturbed()], taken)


def test_it_is_silent_unless_a_number_was_said() -> None:
    assert not check(standing(None), [FewDisturbed()], roster())


def test_says_how_many_too_many() -> None:
    assert said(standing(0), FewDisturbed(), roster()) == ["2 people more are disturbed than were to be"]


@st.composite
def repairs(draw: st.DrawFn) -> tuple[Problem, Roster]:
    shifts: list[Shift] = draw(shift_lists())
    case = problem(NAMES, shifts)
    most, now = draw(st.integers(0, 3)), draw(st.integers(0, 1800))
    gone = draw(st.sets(st.sampled_from(NAMES), max_size=1))
    case = replace(case, base=draw(rosters(case)), most_disturbed=most, now=now, excused=frozenset(gone))
    return case, draw(rosters(case))


@given(repairs())
def test_agrees_with_the_oracle(given_case: tuple[Problem, Roster]) -> None:
    case, taken = given_case
    assert case.base is not None
    count = 0
    for name in set(NAMES) - case.excused:
        held, has = ({duty for who, duty in plan.cells if who == name} for plan in (case.base, taken))
        ahead = [item for item in case.shifts if item.start >= (case.now or 0)]
        own = [item for item in ahead if item.id in held]
        count += sum(item.id not in has for item in own)
        new = [item for item in ahead if item.id in has - held]
        count += any(not any(overlap(item.span, other.span) for other in own) for item in new)
    assert (count > (case.most_disturbed or 0)) == bool(check(case, [FewDisturbed()], taken))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(given_case=repairs())
def test_obeys_the_law(given_case: tuple[Problem, Roster], weight: Weight) -> None:
    assert_law(given_case[0], FewDisturbed(weight=weight), given_case[1])
