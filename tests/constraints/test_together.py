"""People who asked to serve together are on duty together or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.together import Together
from paiban.values.problem import Shift
from tests.builders import person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

CREW = [person("Mei", together={"Li"}), person("Li"), person("Wang", together={"gone"})]
FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(
    ("there", "price"),
    [([], 0), (["Mei"], 80), (["Li"], 80), (["Mei", "Li"], 0), (["Wang"], 0), (["Mei", "Wang"], 80)],
)
def test_one_without_the_other_costs_by_the_hour(there: list[str], price: int) -> None:
    case = problem(CREW, [FOUR_HOURS])
    assert cost(case, Together(), roster(*((name, FOUR_HOURS.id) for name in there))) == price


@pytest.mark.parametrize(
    ("second", "price"),
    [(("gate", 8, 12), 0), (("gate", 8, 10), 40), (("gate", 12, 16), 160), (("desk", 8, 12), 160)],
)
def test_only_the_same_need_at_the_same_time_is_together(second: tuple[str, int, int], price: int) -> None:
    duty = shift(*second)
    case = problem(CREW, list({item.id: item for item in (FOUR_HOURS, duty)}.values()))
    assert cost(case, Together(), roster(("Mei", FOUR_HOURS.id), ("Li", duty.id))) == price


def test_another_role_of_the_need_is_together() -> None:
    case = problem(CREW, [shift("gate", 8, 12), shift("gate", 8, 12, role="clerk")])
    assert cost(case, Together(), roster(("Mei", "gate@8-12"), ("Li", "gate/clerk@8-12"))) == 0


def test_says_who_is_without_whom() -> None:
    case = problem(CREW, [FOUR_HOURS])
    (found,) = check(case, [Together()], roster(("Li", FOUR_HOURS.id)))
    expected = "Mei and Li asked to serve together, but only one of them is at gate, 8-12"
    assert words(found) == expected


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts)
    taken = data.draw(rosters(case))
    crews = [on_duty(case, taken, name, hour) for name in ("gate", "desk") for hour in SLOTS]
    assert cost(case, Together(), taken) == sum(
        2 * 20 * abs(crew.count("Mei") - crew.count("Li")) for crew in crews
    )


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(CREW, shifts)
    assert_law(case, Together(weight=weight), data.draw(rosters(case)))
