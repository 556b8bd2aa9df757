"""People who must not serve together are never on duty in the same need at the same time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.apart import Apart
from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.values.problem import Shift
from tests.builders import person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.naive import SLOTS, cost, on_duty
from tests.constraints.words import words

CREW = [person("Mei"), person("Li", apart={"Mei"}), person("Wang", apart={"gone"})]
FOUR_HOURS = shift("gate", 8, 12)


@pytest.mark.parametrize(
    ("second", "hours"),
    [(("gate", 8, 12), 4), (("gate", 11, 15), 1), (("gate", 12, 16), 0), (("desk", 8, 12), 0)],
)
def test_only_the_same_need_at_the_same_time_counts(second: tuple[str, int, int], hours: int) -> None:
    duty = shift(*second)
    case = problem(CREW, list({item.id: item for item in (FOUR_HOURS, duty)}.values()))
    taken = roster(("Mei", FOUR_HOURS.id), ("Li", duty.id))
    assert bool(check(case, [Apart()], taken)) is bool(hours)
    assert cost(case, Apart(weight=7), taken) == 7 * hours


def test_others_may_serve_with_either() -> None:
    case = problem(CREW, [FOUR_HOURS])
    assert not check(case, [Apart()], roster(("Mei", FOUR_HOURS.id), ("Wang", FOUR_HOURS.id)))


def test_another_role_of_the_need_is_not_apart() -> None:
    case = problem(CREW, [shift("gate", 8, 12), shift("gate", 8, 12, role="clerk")])
    assert check(case, [Apart()], roster(("Mei", "gate@8-12"), ("Li", "gate/clerk@8-12")))


def test_says_who_meets_whom() -> None:
    case = problem(CREW, [FOUR_HOURS])
    (found,) = check(case, [Apart()], roster(("Mei", FOUR_HOURS.id), ("Li", FOUR_HOURS.id)))
    assert words(found) == "Mei and Li must not serve together, but both are at gate, 8-12"


@given(data=st.data(), shifts=shift_lists())
def test_agrees_with_the_oracle(data: st.DataObject, shifts: list[Shift]) -> None:
    case = problem(CREW, shifts)
    taken = data.draw(rosters(case))
    crews = [on_duty(case, taken, name, hour) for name in ("gate", "desk") for hour in SLOTS]
    assert cost(case, Apart(weight=1), taken) == 2 * sum({"Mei", "Li"} <= set(crew) for crew in crews)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), shifts=shift_lists())
def test_obeys_the_law(data: st.DataObject, shifts: list[Shift], weight: Weight) -> None:
    case = problem(CREW, shifts)
    assert_law(case, Apart(weight=weight), data.draw(rosters(case)))
