"""Everybody has agreed to what a duty asks for beyond ordinary service."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.agreed import Agreed
from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("consent", "agrees", "fits"),
    [
        ("pets", {"pets"}, True),
        ("pets", {"keys", "pets"}, True),
        ("pets", {"keys"}, False),
        ("pets", set(), False),
        ("", set(), True),
        ("", {"pets"}, True),
    ],
)
def test_only_who_agreed_can_be_asked(consent: str, agrees: set[str], fits: bool) -> None:
    case = problem(
        [person("Mei", agrees=frozenset(agrees))], [shift("dog", 8, 12)], [need("dog", consent=consent)]
    )
    found = said(case, Agreed(), roster(("Mei", "dog@8-12")))
    assert found == ([] if fits else ["Mei has not agreed to what dog asks for, 8-12"])


agreements = st.frozensets(st.sampled_from(["pets", "keys"]))


@st.composite
def asking(draw: st.DrawFn) -> Problem:
    people = [person(name, agrees=draw(agreements)) for name in ("Mei", "Li")]
    needs = [need(name, consent=draw(st.sampled_from(["", "pets", "keys"]))) for name in ("gate", "dog")]
    return problem(people, [shift(item.id, hour, hour + 2) for item in needs for hour in (8, 10)], needs)


@given(data=st.data(), case=asking())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = 0
    for name, duty in taken.cells:
        asked = {case.need[case.shift[duty].need].consent} - {""}
        wrong += len(asked - case.volunteer[name].agrees)
    assert len(check(case, [Agreed()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=asking())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Agreed(weight=weight), data.draw(rosters(case)))
