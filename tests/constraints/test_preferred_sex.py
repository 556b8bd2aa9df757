"""Where women or men are preferred one of them is on duty, and where both are wished for both are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.preferred_sex import PreferredSex
from paiban.values.needs import Role, Round
from paiban.values.people import Sex
from paiban.values.problem import Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

CREW = [
    person("Mei", sex=Sex.FEMALE),
    person("Li", sex=Sex.MALE),
    person("Wang", sex=Sex.MALE),
    person("Zhao"),
]
PATROL = need("patrol", prefers=Sex.FEMALE)
TWO_HOURS = shift("patrol", 8, 10)


@pytest.mark.parametrize(
    ("there", "price"),
    [
        ([], 0),
        (["Li"], 20),
        (["Li", "Wang"], 20),
        (["Zhao"], 20),
        (["Mei"], 0),
        (["Mei", "Li"], 0),
        (["Mei", "Li", "Wang", "Zhao"], 0),
    ],
)
def test_a_patrol_without_any_woman_costs_by_the_hour(there: list[str], price: int) -> None:
    case = problem(CREW, [TWO_HOURS], [PATROL])
    assert cost(case, PreferredSex(), roster(*((name, TWO_HOURS.id) for name in there))) == price


@pytest.mark.parametrize(("prefers", "price"), [(Sex.MALE, 20), (Sex.FEMALE, 0), (None, 0)])
def test_the_role_says_whom_it_prefers(prefers: Sex | None, price: int) -> None:
    case = problem(CREW, [TWO_HOURS], [need("patrol", prefers=prefers)])
    assert cost(case, PreferredSex(), roster(("Mei", TWO_HOURS.id))) == price


def test_says_where_nobody_preferred_is() -> None:
    case = problem(CREW, [TWO_HOURS], [PATROL])
    (found,) = check(case, [PreferredSex()], roster(("Li", TWO_HOURS.id)))
    assert words(found) == "patrol, 8-10: a sex that is wished for is not among the people on duty"


@pytest.mark.parametrize(
    ("there", "price"),
    [
        ([], 0),
        (["Li"], 0),
        (["Li", "Wang"], 20),
        (["Mei", "Chen"], 20),
        (["Mei", "Li"], 0),
        (["Mei", "Li", "Wang"], 0),
        (["Li", "Zhao"], 0),
        (["Li", "Wang", "Zhao"], 20),
        (["Zhao", "Sun"], 0),
    ],
)
def test_where_both_are_wished_for_two_of_one_sex_cost_by_the_hour(there: list[str], price: int) -> None:
    crew = [*CREW, person("Chen", sex=Sex.FEMALE), person("Sun")]
    case = problem(crew, [TWO_HOURS], [need("patrol", wanted=2, mixed=True)])
    assert cost(case, PreferredSex(), roster(*((name, TWO_HOURS.id) for name in there))) == price


@pytest.mark.parametrize(("wanted", "mixed"), [(1, True), (2, False)])
def test_elsewhere_all_may_be_of_one_sex(wanted: int, mixed: bool) -> None:
    case = problem(CREW, [TWO_HOURS], [need("patrol", wanted=wanted, mixed=mixed)])
    assert not check(case, [PreferredSex()], roster(("Li", TWO_HOURS.id), ("Wang", TWO_HOURS.id)))


def test_both_roles_of_a_need_are_mixed_together() -> None:
    talk = Round(id="talk", name="talk", mixed=True, roles=(Role(name="lead"), Role(name="aid")))
    lead, aid = shift("talk", 8, 12, role="lead"), shift("talk", 11, 15, role="aid")
    case = problem(CREW, [lead, aid], [talk])
    assert cost(case, PreferredSex(), roster(("Li", lead.id), ("Wang", aid.id))) == 10
    assert cost(case, PreferredSex(), roster(("Li", lead.id), ("Mei", aid.id))) == 0


MIXED_DESK = need("desk", wanted=2, mixed=True)


@given(data=st.data(), shifts=shift_lists(needs=("patrol", "desk")))
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [PATROL, MIXED_DESK])
    taken = data.draw(rosters(case))
    patrols = [on_duty(case, taken, "patrol", hour) for hour in SLOTS]
    price = sum(20 for crew in patrols if crew and "Mei" not in crew)
    for hour in SLOTS:
        crew = on_duty(case, taken, "desk", hour)
        women, men = crew.count("Mei"), crew.count("Li") + crew.count("Wang")
        price += 20 * ((women > 1 and not men) or (men > 1 and not women))
    assert cost(case, PreferredSex(), taken) == price


@given(data=st.data(), shifts=shift_lists(needs=("patrol", "desk")))
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts, [PATROL, MIXED_DESK])
    assert_law(case, PreferredSex(weight=7), data.draw(rosters(case)))
