"""Everybody has had all the training that the role asks for, if need be in a lesson before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.rule import Weight
from paiban.constraints.trained import Trained
from paiban.values.problem import Problem
from tests.builders import need, person, problem, roster, rosters, shift
from tests.constraints.law import assert_law
from tests.constraints.teaching import GEAR, teaching, teachings
from tests.constraints.words import said


@pytest.mark.parametrize(
    ("asked", "has", "fits"),
    [
        ({"gear", "spray"}, {"gear", "spray"}, True),
        ({"gear", "spray"}, {"gear", "spray", "aid"}, True),
        ({"gear", "spray"}, {"gear"}, False),
        ({"gear"}, set(), False),
        (set(), set(), True),
    ],
)
def test_all_training_asked_for_is_needed(asked: set[str], has: set[str], fits: bool) -> None:
    case = problem(
        [person("Mei", trainings=frozenset(has))],
        [shift("spray", 8, 9)],
        [need("spray", trainings=frozenset(asked))],
    )
    found = said(case, Trained(), roster(("Mei", "spray@8-9")))
    assert found == ([] if fits else ["Mei has not had the training: spray 8-9"])


@pytest.mark.parametrize(
    ("duties", "fits"),
    [
        (["gate@9-11"], False),
        (["suits/learner@8-9", "gate@9-11"], True),
        (["suits/learner@8-9", "gate@9-11", "gate@34-36"], True),
        (["suits/learner@8-9", "gate@8.5-10.5"], False),
        (["suits/learner@8-9", "gate@6-8"], False),
        (["suits/learner@32-33", "gate@9-11"], False),
        (["suits/learner@32-33", "gate@34-36"], True),
        (["suits/trainer@8-9", "gate@9-11"], False),
        (["sprays/learner@18-19", "gate@34-36"], True),
        (["suits/learner@8-9", "stairs@36-38"], False),
        (["suits/learner@8-9", "stairs@9-11"], False),
        (["sprays/learner@18-19", "stairs@19-21"], True),
    ],
)
def test_a_lesson_that_ends_before_the_duty_is_training_enough(duties: list[str], fits: bool) -> None:
    taken = roster(*(("Mei", duty) for duty in duties))
    assert (not check(teaching("Mei"), [Trained()], taken)) is fits


def test_what_somebody_has_had_need_not_be_taught_again() -> None:
    case = teaching(person("Mei", trainings=GEAR))
    assert not check(case, [Trained()], roster(("Mei", "gate@6-8")))
    assert check(case, [Trained()], roster(("Mei", "stairs@19-21")))


def test_without_a_lesson_before_it_a_duty_is_barred() -> None:
    case = teaching("Mei")
    barred = Trained().barred(case, case.volunteers[0])
    assert barred is not None
    assert [item.id for item, is_barred in zip(case.shifts, barred, strict=True) if is_barred] == [
        "gate@6-8",
        "gate@8.5-10.5",
        "stairs@9-11",
    ]


def test_says_what_has_not_been_taught_before() -> None:
    assert said(teaching("Mei"), Trained(), roster(("Mei", "gate@9-11"))) == [
        "Mei has not had the training: gear 9-11"
    ]


@given(data=st.data(), case=teachings())
def test_lessons_agree_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))

    def has_learned(who: str, training: str, start: int) -> bool:
        return training in case.volunteer[who].trainings or any(
            other == who
            and "learner" in duty
            and case.shift[duty].end <= start
            and training in case.need[case.shift[duty].need].teaches
            for other, duty in taken.cells
        )

    is_kept = all(
        has_learned(who, training, case.shift[duty].start)
        for who, duty in taken.cells
        for training in case.need[case.shift[duty].need].roles[0].trainings
    )
    assert is_kept == (not check(case, [Trained()], taken))


trainings = st.frozensets(st.sampled_from(["gear", "spray", "swab"]))


@st.composite
def asking(draw: st.DrawFn) -> Problem:
    people = [person(name, trainings=draw(trainings)) for name in ("Mei", "Li")]
    needs = [need(name, trainings=draw(trainings)) for name in ("gate", "desk")]
    return problem(people, [shift("gate", 8, 12), shift("gate", 12, 16), shift("desk", 8, 12)], needs)


@given(data=st.data(), case=asking())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    wrong = [
        duty
        for name, duty in taken.cells
        if any(
            asked not in case.volunteer[name].trainings
            for asked in case.need[case.shift[duty].need].roles[0].trainings
        )
    ]
    assert len(check(case, [Trained()], taken)) == len(wrong)


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=asking())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Trained(weight=weight), data.draw(rosters(case)))


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=teachings())
def test_obeys_the_law_with_lessons(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, Trained(weight=weight), data.draw(rosters(case)))
