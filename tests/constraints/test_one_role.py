"""Where every role is somebody else's, nobody takes two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.one_role import OneRole
from paiban.constraints.rule import Weight
from paiban.values.needs import Event, Role
from paiban.values.problem import Problem
from tests.builders import problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.words import words

ROLES = ("orders", "money", "porter")
BUYING = Event(id="buying", name="buying", roles=tuple(Role(name=role) for role in ROLES), one_role=True)
FREE = Event(id="fair", name="fair", roles=BUYING.roles)
DUTIES = [
    shift(name, start, start + 2, role=role)
    for name in ("buying", "fair")
    for role, start in (("orders", 8), ("orders", 12), ("money", 16), ("porter", 32))
]


def case_of(*people: str) -> Problem:
    return problem(people, DUTIES, [BUYING, FREE])


@pytest.mark.parametrize(
    ("duties", "surplus"),
    [
        (["buying/orders@8-10"], 0),
        (["buying/orders@8-10", "buying/orders@12-14"], 0),
        (["buying/orders@8-10", "buying/money@16-18"], 1),
        (["buying/orders@8-10", "buying/money@16-18", "buying/porter@32-34"], 2),
        (["buying/orders@8-10", "fair/money@16-18"], 0),
        (["fair/orders@8-10", "fair/money@16-18"], 0),
    ],
)
def test_each_further_role_is_one_too_many(duties: list[str], surplus: int) -> None:
    found = check(case_of("Mei"), [OneRole()], roster(*(("Mei", duty) for duty in duties)))
    assert sum(finding.miss for finding in found) == surplus


def test_two_people_can_take_two_roles() -> None:
    taken = roster(("Mei", "buying/orders@8-10"), ("Li", "buying/money@16-18"))
    assert not check(case_of("Mei", "Li"), [OneRole()], taken)


def test_says_who_has_how_many_roles() -> None:
    taken = roster(("Mei", "buying/orders@8-10"), ("Mei", "buying/money@16-18"))
    (found,) = check(case_of("Mei"), [OneRole()], taken)
    assert words(found) == "Mei has 2 different roles at buying, 8-18"


@given(data=st.data())
def test_agrees_with_the_oracle(data: st.DataObject) -> None:
    case = case_of("Mei", "Li")
    taken = data.draw(rosters(case))
    parts = {(who, case.shift[duty].role) for who, duty in taken.cells if case.shift[duty].need == "buying"}
    is_kept = len(parts) == len({who for who, _ in parts})
    assert is_kept == (not check(case, [OneRole()], taken))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data())
def test_obeys_the_law(data: st.DataObject, weight: Weight) -> None:
    case = case_of("Mei", "Li")
    assert_law(case, OneRole(weight=weight), data.draw(rosters(case)))
