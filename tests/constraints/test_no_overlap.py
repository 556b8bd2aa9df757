"""Nobody has two duties at the same time, unless being on call goes together with the other one."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.no_overlap import NoOverlap
from paiban.values.needs import Need, OnCall, Role, Round
from paiban.values.problem import Problem, Shift
from tests.builders import problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law, every_cell
from tests.constraints.words import said

GUARD = (Role(name="guard"),)


def call(name: str, *compatible: str, tags: tuple[str, ...] = ()) -> OnCall:
    words = frozenset(compatible)
    return OnCall(id=name, name=name, roles=GUARD, compatible=words, tags=frozenset(tags))


def at_once(*needs: Need | str) -> Problem:
    """The same hours at each of these needs."""
    known = [item for item in needs if isinstance(item, Need)]
    names = [item.id if isinstance(item, Need) else item for item in needs]
    return problem(["Mei"], [shift(name, 8, 12) for name in names], known)


def clashes(case: Problem) -> bool:
    return bool(check(case, [NoOverlap()], roster(*(("Mei", item.id) for item in case.shifts))))


@pytest.mark.parametrize(
    ("second", "broken"),
    [((8, 12), True), ((11, 13), True), ((12, 14), False), ((6, 8), False), ((9, 10), True)],
)
def test_duties_that_touch_do_not_overlap(second: tuple[int, int], broken: bool) -> None:
    assert clashes(problem(["Mei"], [shift("gate", 8, 12), shift("desk", *second)])) is broken


@pytest.mark.parametrize(
    ("start", "lead", "broken"), [(12, 0, False), (12, 15, True), (12.25, 15, False), (12.25, 20, True)]
)
def test_nobody_is_elsewhere_while_taking_over(start: float, lead: int, broken: bool) -> None:
    case = problem(["Mei"], [shift("desk", 8, 12), shift("gate", start, 16, lead=lead)])
    assert clashes(case) is broken


def test_who_goes_before_the_end_of_a_duty_clashes_from_the_lead_on() -> None:
    case = problem(["Mei"], [shift("desk", 8, 12), shift("gate", 12, 16, lead=15)])
    taken = roster(*(("Mei", item.id) for item in case.shifts))
    assert said(case, NoOverlap(), taken) == ["Mei has 2 duties at the same time, 11.75-12"]


GATES = [Round(id=name, name=name, roles=GUARD, tags=frozenset({"gates"})) for name in ("gate", "back")]


@pytest.mark.parametrize(
    ("case", "broken"),
    [
        (at_once(call("call"), "gate"), True),
        (at_once(call("call", "gate"), "gate"), False),
        (at_once(call("call", "gate"), "desk"), True),
        (at_once(call("call", "gates"), GATES[0]), False),
        (at_once(call("call", "gates"), *GATES), True),
        (at_once(call("call", "gate"), "gate", "desk"), True),
        (at_once(call("fire", "gate"), call("aid", "gate")), True),
        (at_once(call("fire", "gate"), call("aid", "gate", "fire")), False),
        (at_once(call("fire"), call("aid", "fire")), False),
        (at_once(call("fire", "gate"), call("aid", "gate", "fire"), "gate"), False),
        (at_once(call("fire", "gate"), call("aid", "fire"), "gate"), True),
        (at_once(call("fire", "calls", tags=("calls",)), call("aid", "calls", tags=("calls",))), False),
        (at_once(*(call(name, "calls", tags=("calls",)) for name in ("fire", "aid")), "gate"), True),
        (at_once(call("fire", "calls", tags=("calls",)), call("aid", "gate", tags=("calls",))), False),
    ],
)
def test_being_on_call_goes_together_with_what_it_names(case: Problem, broken: bool) -> None:
    assert clashes(case) is broken


@pytest.mark.parametrize("other", ["second", "gate"])
def test_what_nobody_takes_forbids_nothing(other: str) -> None:
    calls = [call("first", "gate", "second"), call("second", "desk"), call("third", "lift")]
    assert_law(at_once(*calls, "gate"), NoOverlap(), roster(("Mei", "first@8-12"), ("Mei", f"{other}@8-12")))


def test_only_being_on_call_goes_together_with_anything() -> None:
    assert clashes(at_once("gate", "desk"))
    assert clashes(problem(["Mei"], [shift("call", 8, 12), shift("call", 10, 14)], [call("call", "call")]))


def test_two_duties_at_once_are_said_once_whatever_else_is_on_call() -> None:
    case = at_once(call("call", "gate"), call("aid", "desk"), "lift", "store")
    taken = roster(("Mei", "lift@8-12"), ("Mei", "store@8-12"))
    assert said(case, NoOverlap(), taken) == ["Mei has 2 duties at the same time, 8-12"]


def test_duties_at_once_are_few_limits() -> None:
    needs = [call("call", "gate"), *(call(f"call {number}", "desk") for number in range(5))]
    case = at_once(*needs, "gate", "desk", *(f"lift {number}" for number in range(20)))
    assert sum(len(packing.sets) for packing in NoOverlap().packings(case, every_cell(case))) == 4


words = st.frozensets(st.sampled_from(["gate", "desk", "fire", "aid", "calls"]), max_size=2)


@st.composite
def with_calls(draw: st.DrawFn) -> Problem:
    """Two needs and two that are on call for something, some of which people come to earlier."""
    names = ("gate", "desk", "fire", "aid")
    shifts = [
        replace(item, lead=draw(st.sampled_from([0, 30]))) for item in draw(shift_lists(needs=names, most=8))
    ]
    tags = [draw(st.sampled_from([(), ("calls",)])) for _ in range(2)]
    calls = [call(name, *draw(words), tags=own) for name, own in zip(names[2:], tags, strict=True)]
    return problem(["Mei", "Li"], shifts, calls)


@given(data=st.data(), case=with_calls())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))

    def names(one: Need, other: Need) -> bool:
        return isinstance(one, OnCall) and not one.compatible.isdisjoint(other.words)

    def clash(first: Shift, second: Shift) -> bool:
        one, other = case.need[first.need], case.need[second.need]
        is_apart = first.end <= second.start - second.lead or second.end <= first.start - first.lead
        together = one != other and (names(one, other) or names(other, one))
        return not is_apart and not together

    clashing = any(
        who == other and clash(case.shift[duty], case.shift[second])
        for (who, duty), (other, second) in combinations(sorted(taken.cells), 2)
    )
    assert clashing == bool(check(case, [NoOverlap()], taken))


@given(data=st.data(), case=with_calls())
def test_obeys_the_law(data: st.DataObject, case: Problem) -> None:
    assert_law(case, NoOverlap(), data.draw(rosters(case)))
