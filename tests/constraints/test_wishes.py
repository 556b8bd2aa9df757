"""Nobody has duties they asked to avoid, and who wished for something gets some of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check, cost_of
from paiban.constraints.rule import Weight
from paiban.constraints.wishes import Wishes
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("avoided", "cost"), [("gate", 10), ("Main gate", 10), ("standing", 10), ("parcels", 0), ("Gat", 0)]
)
def test_a_need_is_avoided_by_id_name_or_tag(avoided: str, cost: int) -> None:
    case = problem(
        [person("Mei", avoids=frozenset({avoided}))],
        [shift("gate", 8, 12)],
        [need("gate", name="Main gate", tags=frozenset({"standing"}))],
    )
    assert cost_of(check(case, [Wishes()], roster(("Mei", "gate@8-12")))) == cost


@pytest.mark.parametrize(
    ("taken", "cost"),
    [((), 0), (("gate@8-12",), 10), (("gate@8-12", "gate@14-18"), 10), (("gate@8-12", "parcels@14-18"), 0)],
)
def test_one_liked_duty_among_all_is_enough(taken: tuple[str, ...], cost: int) -> None:
    shifts = [shift("gate", 8, 12), shift("gate", 14, 18), shift("parcels", 14, 18)]
    case = problem([person("Mei", likes=frozenset({"parcels", "pets"}))], shifts)
    mine = roster(*(("Mei", duty) for duty in taken))
    assert cost_of(check(case, [Wishes()], mine)) == cost


def test_says_which_wish_is_not_granted() -> None:
    mei = person("Mei", avoids=frozenset({"gate"}), likes=frozenset({"parcels", "dogs"}))
    case = problem([mei], [shift("gate", 8, 12), shift("parcels", 14, 18)])
    assert said(case, Wishes(), roster(("Mei", "gate@8-12"))) == [
        "A wish of Mei is not granted: dogs / parcels ",
        "A wish of Mei is not granted: gate 8-12",
    ]


@pytest.mark.parametrize(
    ("known", "asked", "broken"),
    [
        ({}, {}, True),
        ({"available": ((0, 13 * 60),)}, {}, False),
        ({}, {"skills": frozenset({"driver"})}, False),
        ({"likes": frozenset({"dogs"})}, {}, False),
    ],
)
def test_a_wish_that_cannot_be_granted_does_not_count(
    known: dict[str, Any], asked: dict[str, Any], broken: bool
) -> None:
    mei = person("Mei", **{"likes": frozenset({"parcels"}), **known})
    case = problem([mei], [shift("gate", 8, 12), shift("parcels", 14, 18)], [need("parcels", **asked)])
    assert bool(check(case, [Wishes()], roster(("Mei", "gate@8-12")))) is broken


words = st.frozensets(st.sampled_from(["gate", "desk", "calm"]))


@st.composite
def wishing(draw: st.DrawFn) -> Problem:
    people = [person(name, likes=draw(words), avoids=draw(words)) for name in ("Mei", "Li")]
    needs = [need("gate"), need("desk", tags=frozenset({"calm"})), need("dogs")]
    shifts = [shift("gate", 8, 12), shift("gate", 12, 16), shift("desk", 8, 12), shift("dogs", 8, 12)]
    return problem(people, shifts, needs)


@given(data=st.data(), case=wishing())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    missed = 0
    for someone in case.volunteers:
        own = [case.shift[duty].need for name, duty in taken.cells if name == someone.id]
        called = {"gate": {"gate"}, "desk": {"desk", "calm"}, "dogs": {"dogs"}}
        missed += sum(bool(called[name] & someone.avoids) for name in own)
        missed += bool(own and someone.likes) and not any(called[name] & someone.likes for name in own)
    assert cost_of(check(case, [Wishes(weight=10)], taken)) == 10 * missed


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=wishing())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Wishes(weight=weight), data.draw(rosters(case)))
