"""What would be if: the same compound with something changed, and nothing of the real one touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from paiban.constraints.registry import default_rules
from paiban.scheduler.expand import problem_of
from paiban.scheduler.replan import Dropout
from paiban.scheduler.situation import needs_of
from paiban.scheduler.switches import switched
from paiban.scheduler.what_if import WhatIf, contrasts, imagined, missing_by_tier
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, Tier
from paiban.values.people import Building, Site
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, shift

RULES = default_rules()
DAYS = Horizon(date(2022, 4, 1), date(2022, 4, 2))
WALK = replace(need("walk"), times=((480, 720),))


def court(*needs: Need) -> Compound:
    return Compound(
        site=Site(name="test", language="en"),
        horizon=DAYS,
        volunteers=tuple(person(name, available=((0, 2880),)) for name in ("Mei", "Li", "Wang")),
        buildings=(Building(number="3"), Building(number="5", sealed=((0, 2880),))),
        needs=needs or (WALK,),
        tasks={"1.4": True},
    )


def posts(case: Problem) -> dict[str, tuple[tuple[int, int], ...]]:
    return {need.place: need.times for need in case.needs if need.line == "1.4"}


def free(case: Problem) -> set[str]:
    return {one.name for one in case.volunteers if one.available}


def test_nothing_imagined_is_the_problem_as_it_is() -> None:
    assert imagined(court(), WhatIf()) == problem_of(court())


def test_a_building_that_is_sealed_brings_its_guard_from_that_moment_on() -> None:
    assert posts(imagined(court(), WhatIf(sealed=("3",), since=600))) == {
        "3": ((600, 2880),), "5": ((0, 2880),)
    }  # fmt: skip
    assert posts(imagined(court(), WhatIf(unsealed=("5",), since=600))) == {"5": ((0, 600),)}


def test_who_is_absent_or_drawn_does_not_come() -> None:
    assert free(imagined(court(), WhatIf(absent=("Mei",)))) == {"Li", "Wang"}
    drawn = [free(imagined(court(), WhatIf(fewer=1, seed=3))) for _ in range(2)]
    assert len(drawn[0]) == 2
    assert drawn[0] == drawn[1]
    assert free(imagined(court(), WhatIf(absent=("Mei",), fewer=9))) == set()


def test_who_has_dropped_out_already_stays_out() -> None:
    gone = Dropout(volunteer="Li", start=0, end=5000)
    assert free(imagined(court(), WhatIf(absent=("Mei",)), [gone])) == {"Wang"}


def test_more_people_are_like_those_who_are_there_but_know_nobody() -> None:
    known = replace(court(), volunteers=(person("Mei", together=frozenset({"Li"}), phone="1"),))
    _mei, *others = imagined(known, WhatIf(more=2)).volunteers
    assert [one.id for one in others] == ["more-0", "more-1"]
    assert all(
        (one.together, one.phone, one.available) == (frozenset(), None, _mei.available) for one in others
    )


@pytest.mark.parametrize("known", [{"tasks": {}, "needs": ()}, {"tasks": {"1.4": True}}])
def test_switching_one_task_leaves_all_others_as_they_are(known: dict[str, Any]) -> None:
    compound = replace(court(), **known)
    lines = {one.line for one in needs_of(compound)}
    assert "1.4" in lines
    assert {one.line for one in needs_of(switched(compound, {"1.4": False}))} == lines - {"1.4"}
    assert switched(compound, {}) == compound


def test_what_is_asked_for_and_offered_is_shown_side_by_side() -> None:
    aid = replace(need("aid", skills=frozenset({"doctor"})), times=((480, 720),))
    before, after = imagined(court(), WhatIf()), imagined(court(WALK, aid), WhatIf(absent=("Mei",)))
    rows = {(row.row.skill, row.row.hours): row for row in contrasts(before, after, RULES)}
    whole = rows[None, (0, 24)]
    assert whole.before is not None
    assert whole.after is not None
    assert whole.after.needed == whole.before.needed + 240
    assert whole.after.people == whole.before.people - 1
    doctors = rows["doctor", (0, 24)]
    assert doctors.before is None
    assert doctors.row is doctors.after


def test_what_stays_empty_is_counted_by_tier() -> None:
    needs = [need("gate", tier=Tier.P0, needed=2, wanted=3), need("walk", tier=Tier.P4)]
    case = problem(["Mei"], [shift("gate", 8, 12), shift("walk", 8, 9)], needs)
    taken = Roster.of([("Mei", "gate@8-12")])
    counts = missing_by_tier(case, taken)
    assert counts == {Tier.P0: 240, Tier.P1: 0, Tier.P2: 0, Tier.P3: 0, Tier.P4: 60}
