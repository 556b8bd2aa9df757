"""Whom to look for, in words that can stand at the head of a sign-up list: no household is named."""

from __future__ import annotations

from collections.abc import Iterator

from paiban.io.roster_lists import kind_words
from paiban.io.skill_words import role_skill_labels, skill_labels, training_labels
from paiban.io.wording import when
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import _
from paiban.values.needs import Pair
from paiban.values.problem import Problem
from paiban.values.recruits import Recruit
from paiban.values.roster import Assignment


def recruit_words(number: int, person: Recruit, problem: Problem) -> Iterator[str]:
    """Yield a line for what somebody must bring along, then one for each duty."""
    yield f"{number}. " + _("; ").join(_traits(person))
    for row in person.duties:
        moment = problem.horizon.moment
        yield f"   {when(moment(row.start), moment(row.end))}  {_place(row, problem)}"


def _traits(person: Recruit) -> Iterator[str]:
    taxonomy = load_taxonomy()
    yield kind_words(person.kind)
    if person.must:
        yield _("can: {skills}").format(skills=skill_labels(person.must, taxonomy))
    if person.one_of:
        yield _("can any of: {skills}").format(skills=role_skill_labels(person.one_of, taxonomy))
    if person.trainings:
        yield _("to be trained first: {trainings}").format(
            trainings=training_labels(person.trainings, taxonomy)
        )


def _place(row: Assignment, problem: Problem) -> str:
    need = problem.need[row.need]
    name = _("Care visit") if isinstance(need, Pair) else need.name
    return f"{name} {row.role}"
