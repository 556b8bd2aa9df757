"""Problems with lessons: gear is taught in the morning, spraying in the evening, and duties ask for both."""

from __future__ import annotations

from hypothesis import strategies as st

from paiban.values.needs import Event, Role
from paiban.values.people import Volunteer
from paiban.values.problem import Problem
from tests.builders import need, person, problem, shift

GEAR, SPRAY = frozenset({"gear"}), frozenset({"spray"})
TRAINER, LEARNER = Role(name="trainer"), Role(name="learner", needed=0, wanted=0, learns=True)


def lesson(name: str, teaches: frozenset[str]) -> Event:
    """A lesson with one trainer."""
    return Event(id=name, name=name, roles=(TRAINER, LEARNER), teaches=teaches)


NEEDS = [
    lesson("suits", GEAR),
    lesson("sprays", GEAR | SPRAY),
    need("gate", trainings=GEAR),
    need("stairs", trainings=GEAR | SPRAY),
]
SHIFTS = [
    *(shift("suits", start, start + 1, role=role) for start in (8, 32) for role in ("trainer", "learner")),
    *(shift("sprays", 18, 19, role=role) for role in ("trainer", "learner")),
    *(shift("gate", start, start + 2) for start in (6, 8.5, 9, 18, 34)),
    *(shift("stairs", start, start + 2) for start in (9, 19, 36)),
]

trainings = st.sampled_from([frozenset[str](), GEAR, SPRAY, GEAR | SPRAY])


def teaching(*people: Volunteer | str) -> Problem:
    return problem(people, SHIFTS, NEEDS)


@st.composite
def teachings(draw: st.DrawFn) -> Problem:
    """The lessons and duties for three people who have had some training or none."""
    return teaching(*(person(name, trainings=draw(trainings)) for name in ("Mei", "Li", "Wang")))
