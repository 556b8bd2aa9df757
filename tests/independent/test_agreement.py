"""A checker that shares no code with the engine finds the same in every example, sound or tampered with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.generate import EXAMPLES, workbook_of
from paiban.constraints.checking import check
from paiban.io import plan_document, workbook
from paiban.io.workbook import Book
from paiban.scheduler.expand import problem_of, with_roster
from paiban.scheduler.explain import gaps_of
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.plan_settings import PlanSettings
from paiban.values.problem import Problem
from paiban.values.roster import Assignment, Result, Status
from tests.independent import book as independent
from tests.independent.checker import broken
from tests.independent.counts import wrong_counts
from tests.independent.prices import wrong_prices
from tests.independent.reasons import claims, told_twice

SLOW = {"lockdown-week", "full-lockdown"}
AT_ONCE = SolveSettings(steps=0, workers=1, seconds=1)
every_example = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in EXAMPLES]
)


@cache
def read(name: str) -> Book:
    return workbook.read(workbook_of(name))


@cache
def posed(name: str) -> Problem:
    return problem_of(read(name).compound)


@cache
def read_independently(path: Path) -> independent.Book:
    return independent.read(path)


@cache
def solved(name: str) -> tuple[Assignment, ...]:
    """The first roster of an example: it need not be good, only sound."""
    roster = solve(posed(name), read(name).rules, AT_ONCE).roster
    assert roster is not None
    return posed(name).assignments(roster)


def document_of(
    name: str, rows: Sequence[Assignment], *, is_explained: bool = False
) -> tuple[dict[str, Any], set[str]]:
    """The plan document of a roster, and the hard rules that the engine's checker finds broken in it."""
    problem, roster, unknown = with_roster(posed(name), rows)
    assert not unknown
    rules = read(name).rules
    findings = check(problem, rules, roster)
    plan = plan_document.build(
        problem,
        rules,
        Result(
            status=Status.FEASIBLE,
            roster=roster,
            cost=sum(finding.cost for finding in findings),
            findings=findings,
        ),
        gaps_of(problem, rules if is_explained else (), roster),
        settings=PlanSettings(),
        input_sha256=read(name).sha256,
        created=datetime(2022, 3, 31, tzinfo=UTC),
    )
    return json.loads(plan.model_dump_json(by_alias=True)), {
        finding.rule for finding in findings if finding.hard
    }


@every_example
def test_a_solved_example_breaks_no_hard_rule_and_tells_true_figures(name: str) -> None:
    document, _ = document_of(name, solved(name))
    assert document["assignments"]
    assert broken(document, read_independently(workbook_of(name))) == []
    assert wrong_counts(document) == []
    assert wrong_prices(document, read_independently(workbook_of(name))) == []


@every_example
def test_every_reason_told_for_a_gap_is_true(name: str) -> None:
    document, _ = document_of(name, solved(name)[5:], is_explained=True)
    found = list(claims(document, read_independently(workbook_of(name))))
    assert len(found) > 100
    assert [claim for claim, is_true in found if not is_true] == []
    assert told_twice(document) == []


def tampered(rows: Sequence[Assignment], people: Sequence[str], random: Random) -> Iterator[Assignment]:
    """The same duties with some given to others, some moved, some made longer, and some given twice."""
    for row in rows:
        chance = random.random()
        if chance < 0.04:
            yield replace(row, volunteer=random.choice(people))
        elif chance < 0.06:
            yield row
            yield replace(row, volunteer=random.choice(people))
        elif chance < 0.08:
            yield replace(row, end=row.end + random.choice((60, 120, 240)))
        else:
            yield row


@every_example
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_both_checkers_find_the_same_rules_broken_in_a_roster_tampered_with(name: str, seed: int) -> None:
    people = [person.id for person in posed(name).volunteers]
    rows = list(tampered(solved(name), people, Random(seed)))
    document, found = document_of(name, rows)
    assert wrong_prices(document, read_independently(workbook_of(name))) == []
    assert {rule for rule, _ in broken(document, read_independently(workbook_of(name)))} == found


@pytest.mark.parametrize("rule", ["coverage", "second-person", "good-rest", "usual-length"])
def test_a_price_that_is_not_true_is_found(rule: str) -> None:
    people = [person.id for person in posed("quickstart").volunteers]
    rows = list(tampered(solved("quickstart"), people, Random(0)))
    document, _ = document_of("quickstart", rows[10:])
    priced = next(finding for finding in document["findings"] if finding["rule"] == rule)
    priced["cost"] += 1
    assert len(wrong_prices(document, read_independently(workbook_of("quickstart")))) == 1


def test_tampering_breaks_many_different_rules() -> None:
    """Two checkers that find nothing agree as well."""
    people = [person.id for person in posed("quickstart").volunteers]
    found: set[str] = set()
    for seed in range(12):
        found |= document_of("quickstart", list(tampered(solved("quickstart"), people, Random(seed))))[1]
    assert len(found) >= 10, found
