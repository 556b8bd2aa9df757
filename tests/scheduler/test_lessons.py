"""Lessons are planned together with the duties that ask for them."""

from paiban.constraints.registry import default_rules
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.needs import Event, Role
from paiban.values.people import Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Status
from tests.builders import need, person, problem, shift

SUIT = frozenset({"suit"})
LESSON = Event(
    id="lesson",
    name="lesson",
    roles=(
        Role(name="trainer", needed=0, wanted=1, skills=frozenset({"nurse"})),
        Role(name="learner", needed=0, wanted=0, learns=True),
    ),
    teaches=SUIT,
)
NURSE = person("Li", skills=frozenset({"nurse"}))
MORNING = (shift("lesson", 8, 8.5, role="trainer"), shift("lesson", 8, 8.5, role="learner"))
EVENING = (shift("lesson", 20, 20.5, role="trainer"), shift("lesson", 20, 20.5, role="learner"))


def sprayed(*people: Volunteer, lessons: tuple[str, ...] = ("morning",)) -> Problem:
    """One duty in a suit from 9 to 11, and lessons in the morning or the evening."""
    times = {"morning": MORNING, "evening": EVENING}
    shifts = [item for name in lessons for item in times[name]]
    return problem(people, [*shifts, shift("spray", 9, 11)], [LESSON, need("spray", trainings=SUIT)])


def duties(case: Problem) -> set[tuple[str, str]]:
    result = solve(case, default_rules(), SolveSettings(seconds=60, steps=20))
    assert result.status is Status.OPTIMAL
    assert result.roster is not None
    return set(result.roster.cells)


def test_a_newcomer_has_a_lesson_before_the_first_duty_in_a_suit() -> None:
    assert duties(sprayed(person("Mei"), NURSE)) == {
        ("Li", "lesson/trainer@8-8.5"),
        ("Mei", "lesson/learner@8-8.5"),
        ("Mei", "spray@9-11"),
    }


def test_without_a_trainer_nobody_learns() -> None:
    assert duties(sprayed(person("Mei"))) == set()


def test_a_lesson_after_the_duty_comes_too_late() -> None:
    assert ("Mei", "spray@9-11") not in duties(sprayed(person("Mei"), NURSE, lessons=("evening",)))


def test_nobody_is_sent_to_a_lesson_where_somebody_is_trained() -> None:
    trained = person("Wang", trainings=SUIT)
    found = duties(sprayed(person("Mei"), NURSE, trained))
    assert ("Wang", "spray@9-11") in found
    assert not any("learner" in duty for _, duty in found)
