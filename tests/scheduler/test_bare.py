"""People and the list of sealed buildings alone are enough for a full roster."""

from __future__ import annotations

import pytest

from paiban.constraints.registry import default_rules
from paiban.scheduler.expand import problem_of
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.needs import Tier
from paiban.values.people import Kind, Site, Volunteer
from tests.builders import horizon, person
from tests.scheduler.catalogued import SEALED, compound

TALENTS = ("doctor", "nurse", "fire", "electrician", "plumber", "police", "counsellor", "pass", "bookkeeping")


def crowd() -> tuple[Volunteer, ...]:
    """Guards, staff, a few of each talent and many others, all of them outside the sealed building."""
    guards = [person(f"guard {number}", kind=Kind.GUARD) for number in range(8)]
    staff = [person(f"staff {number}", kind=Kind.STAFF) for number in range(8)]
    gifted = [
        person(f"{talent} {number}", skills=frozenset({talent})) for talent in TALENTS for number in range(3)
    ]
    return (*guards, *staff, *gifted, *(person(f"helper {number}", age=30) for number in range(50)))


@pytest.mark.slow
def test_people_and_a_sealed_building_give_a_roster_without_gaps_in_what_matters_most() -> None:
    rules = default_rules()
    case = problem_of(
        compound(*crowd(), horizon=horizon(1), site=Site(name="test", language="en"), buildings=(SEALED,))
    )
    result = solve(case, rules, SolveSettings(seconds=5, steps=2))
    assert result.roster is not None
    assert [finding for finding in result.findings if finding.hard] == []
    held = {duty.need for duty in case.assignments(result.roster)}
    assert held >= {
        "gate",
        "sealed-3",
        "patrol-day",
        "patrol-night",
        "disinfect-sealed",
        "reception",
        "store",
    }
    assert held >= {
        "parcels-outside",
        "parcels-inside",
        "medicine",
        "medical",
        "fire",
        "acute-call",
        "rubbish",
    }
    gaps = [
        finding.about.need
        for finding in result.findings
        if finding.rule == "coverage" and finding.about.need and case.need[finding.about.need].tier == Tier.P0
    ]
    assert gaps == []
