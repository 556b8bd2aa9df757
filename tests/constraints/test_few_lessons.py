"""Only those are sent to a lesson who need it for a duty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.few_lessons import FewLessons
from paiban.values.problem import Problem
from tests.builders import roster, rosters
from tests.constraints.law import assert_law
from tests.constraints.naive import cost
from tests.constraints.teaching import teaching, teachings
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("duty", "price"), [("suits/learner@8-9", 10), ("suits/trainer@8-9", 0), ("gate@9-11", 0)]
)
def test_everybody_at_a_lesson_costs(duty: str, price: int) -> None:
    assert cost(teaching("Mei"), FewLessons(), roster(("Mei", duty))) == price


def test_says_who_is_sent_where() -> None:
    sent = said(teaching("Mei"), FewLessons(), roster(("Mei", "suits/learner@8-9")))
    assert sent == ["Mei is sent to a lesson: suits, 8-9"]


@given(data=st.data(), case=teachings())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    assert cost(case, FewLessons(), taken) == 10 * sum("learner" in duty for _, duty in taken.cells)


@given(data=st.data(), case=teachings())
def test_obeys_the_law(data: st.DataObject, case: Problem) -> None:
    assert_law(case, FewLessons(weight=7), data.draw(rosters(case)))
