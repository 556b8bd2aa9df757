"""Who comes near and what keeps them out; below the office nothing of their health."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from paiban.constraints.registry import default_rules
from paiban.io.audience import Audience
from paiban.io.near_words import near_words, obstacle_words, shown_reasons
from paiban.io.recruit_words import recruit_words
from paiban.text import in_language
from paiban.values.explained import Near
from paiban.values.needs import Pair, Role
from paiban.values.people import Kind
from paiban.values.recruits import Recruit
from paiban.values.roster import COST, About, Assignment, Finding, Reason
from tests.builders import problem, shift

RULES = default_rules()
CASE = problem(["Mei"], [shift("gate", 8, 12)])


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with in_language("en"):
        yield


def near(*rules: str) -> Near:
    about = About(volunteer="Mei", need="gate", role="guard", start=480, end=720)
    found = tuple(
        Finding(rule=rule, hard=True, about=about, count=1, low=None, high=0, miss=1, cost=0)
        for rule in rules
    )
    return Near(volunteer="Mei", shift="gate@8-12", start=480, end=720, obstacles=found, cost=120)


def test_the_office_reads_every_rule_in_its_words() -> None:
    assert near_words(near("health-limits", "available"), CASE, RULES, Audience.OFFICE) == (
        "Mei, 4/1 (Fri) 08:00–12:00: Mei should be spared gate for reasons of health, 4/1 (Fri) 08:00–12:00; "
        "Mei did not offer the time of gate, 4/1 (Fri) 08:00–12:00"
    )


def test_a_lead_reads_that_somebody_is_not_suitable_and_no_more() -> None:
    found = obstacle_words(near("health-limits", "available"), CASE, RULES, Audience.LEAD)
    assert found[0] == ("not-suitable", "not suitable")
    assert found[1][0] == "available"


def test_who_is_free_is_told_with_the_cost() -> None:
    assert near_words(near(), CASE, RULES, Audience.OFFICE) == (
        "Mei, 4/1 (Fri) 08:00–12:00: nothing forbids it; everything together would cost +120"
    )


def test_counted_reasons_of_health_are_hidden_as_one() -> None:
    reasons = [
        Reason(rule=rule, volunteers=("Mei",)) for rule in (COST, "health-limits", "unheard-of", "available")
    ]
    assert shown_reasons(reasons, Audience.LEAD) == ((COST, 1), ("not-suitable", 2), ("available", 1))
    assert dict(shown_reasons(reasons, Audience.OFFICE))["health-limits"] == 1


def test_whom_to_look_for_is_told_without_the_name_of_any_household() -> None:
    home = Pair(id="p", name="Mrs Wang, 5-301", roles=(Role(name="visitor"),))
    case = problem(["Mei"], [shift("p", 8, 9, role="visitor"), shift("gate", 8, 12)], [home])
    duties = (
        Assignment(volunteer="r", need="p", role="visitor", start=480, end=540),
        Assignment(volunteer="r", need="gate", role="guard", start=1920, end=2160),
    )
    person = Recruit(
        kind=Kind.VOLUNTEER, must=(), one_of=("nurse", "doctor"), trainings=frozenset({"ppe"}), duties=duties
    )
    lines = list(recruit_words(1, person, case))
    assert lines[1:] == [
        "   4/1 (Fri) 08:00–09:00  Care visit visitor",
        "   4/2 (Sat) 08:00–12:00  gate guard",
    ]
    assert lines[0].startswith("1. Volunteer; can any of: ")
    assert "to be trained first: " in lines[0]
    assert "Wang" not in "".join(lines)
