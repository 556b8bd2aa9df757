"""Whenever anybody is on duty, those are among them who must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.team_makeup import TeamMakeup
from paiban.values.needs import Makeup, Role, Round
from paiban.values.people import Kind
from paiban.values.problem import Shift
from tests.builders import STAFF, need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

NIGHT = shift("patrol", 22, 24)
CREW = [
    person("Mei"),
    person("Li"),
    person("Wang", skills=frozenset({"veteran"})),
    person("Zhao", skills=frozenset({"police", "driver"})),
    person("Chen", kind=STAFF),
]


def asking(least: int = 1, *, kinds: frozenset[Kind] = frozenset()) -> Round:
    makeup = Makeup(least=least, skills=frozenset({"police", "veteran"}), kinds=kinds)
    return need("patrol", wanted=3, makeup=(makeup,))


@pytest.mark.parametrize(
    ("there", "least", "lacking"),
    [
        ([], 1, 0),
        (["Mei"], 1, 1),
        (["Mei", "Li"], 1, 1),
        (["Mei", "Wang"], 1, 0),
        (["Zhao"], 1, 0),
        (["Wang"], 2, 1),
        (["Mei", "Li", "Wang"], 2, 1),
        (["Mei", "Wang", "Zhao"], 2, 0),
        (["Mei", "Li"], 2, 2),
    ],
)
def test_whoever_is_there_has_those_with_them_who_must_be(there: list[str], least: int, lacking: int) -> None:
    case = problem(CREW, [NIGHT], [asking(least)])
    found = check(case, [TeamMakeup()], roster(*((name, NIGHT.id) for name in there)))
    assert sum(finding.miss for finding in found) == lacking


@pytest.mark.parametrize(("kinds", "fits"), [(frozenset({STAFF}), True), (frozenset(), False)])
def test_a_kind_of_person_can_do_instead_of_a_skill(kinds: frozenset[Kind], fits: bool) -> None:
    case = problem(CREW, [NIGHT], [asking(kinds=kinds)])
    assert (not check(case, [TeamMakeup()], roster(("Chen", NIGHT.id)))) is fits


@pytest.mark.parametrize(("until", "fits"), [(24, True), (23, False)])
def test_they_are_there_all_the_time(until: float, fits: bool) -> None:
    other = shift("patrol", 20, until)
    case = problem(CREW, [NIGHT, other], [asking()])
    assert (not check(case, [TeamMakeup()], roster(("Mei", NIGHT.id), ("Wang", other.id)))) is fits


def test_they_may_be_in_another_role() -> None:
    team = Round(
        id="team", name="team", roles=(Role(name="caller"), Role(name="medic")), makeup=asking().makeup
    )
    shifts = [shift("team", 8, 12, role="caller"), shift("team", 8, 12, role="medic")]
    case = problem(CREW, shifts, [team])
    assert not check(case, [TeamMakeup()], roster(("Mei", shifts[0].id), ("Wang", shifts[1].id)))
    assert check(case, [TeamMakeup()], roster(("Mei", shifts[0].id)))


def test_says_how_many_are_lacking() -> None:
    case = problem(CREW, [NIGHT], [asking()])
    (found,) = check(case, [TeamMakeup()], roster(("Mei", NIGHT.id)))
    assert words(found) == "patrol, 22-24: 1 more needed of those who must be among the people on duty"


@given(data=st.data(), shifts=shift_lists(needs=("patrol", "desk")), least=st.integers(1, 2))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift], least: int) -> None:
    case = problem(CREW, shifts, [asking(least)])
    taken = data.draw(rosters(case))
    crews = [on_duty(case, taken, "patrol", hour) for hour in SLOTS]
    is_kept = all(sum(name in ("Wang", "Zhao") for name in crew) >= least for crew in crews if crew)
    assert is_kept == (cost(case, TeamMakeup(weight=7), taken) == 0)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists(needs=("patrol", "desk")), least=st.integers(1, 2))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], least: int, weight: Weight) -> None:
    case = problem(CREW, shifts, [asking(least)])
    assert_law(case, TeamMakeup(weight=weight), data.draw(rosters(case)))
