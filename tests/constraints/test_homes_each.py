"""Nobody looks after more than ``homes`` households."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.homes_each import HomesEach
from paiban.constraints.rule import Weight
from paiban.values.needs import Pair, Role
from paiban.values.problem import Problem
from tests.builders import problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import words

HOMES = ("east", "west", "north", "south", "hill")
BONDS = [Pair(id=name, name=name, roles=(Role(name="guard"),), household=name) for name in HOMES]
WATCH = Pair(id="watch", name="watch", roles=(Role(name="guard"),), household="east")
TWO_DAYS = [shift(name, start, start + 1) for name in (*HOMES, "watch", "desk") for start in (9, 33)]


def case_of(*people: str) -> Problem:
    return problem(people, TWO_DAYS, [*BONDS, WATCH])


@pytest.mark.parametrize(
    ("duties", "surplus"),
    [
        (["east@9-10", "east@33-34"], 0),
        (["east@9-10", "west@9-10", "north@33-34"], 0),
        (["east@9-10", "west@9-10", "north@33-34", "north@9-10"], 0),
        (["east@9-10", "west@9-10", "north@33-34", "desk@9-10"], 0),
        (["east@9-10", "west@9-10", "north@33-34", "watch@33-34"], 0),
        (["east@9-10", "west@9-10", "north@33-34", "south@33-34"], 1),
        (["east@9-10", "west@9-10", "north@33-34", "south@33-34", "hill@9-10"], 2),
    ],
)
def test_each_household_beyond_three_is_one_too_many(duties: list[str], surplus: int) -> None:
    found = check(case_of("Mei"), [HomesEach()], roster(*(("Mei", duty) for duty in duties)))
    assert sum(finding.miss for finding in found) == surplus


def test_bonds_whose_household_has_no_name_are_households_of_their_own() -> None:
    nameless = [Pair(id=name, name=name, roles=(Role(name="guard"),)) for name in HOMES[:2]]
    case = problem(["Mei"], [shift("east", 9, 10), shift("west", 9, 10)], nameless)
    assert check(case, [HomesEach(homes=1)], roster(("Mei", "east@9-10"), ("Mei", "west@9-10")))


def test_says_how_many_households() -> None:
    case = case_of("Mei")
    (found,) = check(case, [HomesEach(homes=1)], roster(("Mei", "east@9-10"), ("Mei", "west@9-10")))
    assert words(found) == "Mei looks after 2 households, at most 1"


@given(data=st.data(), homes=st.integers(1, 2))
def test_agrees_with_the_oracle(data: st.DataObject, homes: int) -> None:
    case = case_of("Mei", "Li")
    taken = data.draw(rosters(case))
    visits = {
        (who, "east" if case.shift[duty].need == "watch" else case.shift[duty].need)
        for who, duty in taken.cells
        if case.shift[duty].need != "desk"
    }
    is_kept = all(sum(who == name for who, _ in visits) <= homes for name in ("Mei", "Li"))
    assert is_kept == (not check(case, [HomesEach(homes=homes)], taken))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data())
def test_obeys_the_law(data: st.DataObject, weight: Weight) -> None:
    case = case_of("Mei", "Li")
    assert_law(case, HomesEach(homes=1, weight=weight), data.draw(rosters(case)))
