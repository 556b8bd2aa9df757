"""Sealing and opening buildings after the fact: what is asked for, what is freed, what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.registry import default_rules
from paiban.scheduler.expand import problem_of
from paiban.scheduler.replan import repair
from paiban.scheduler.sealing import Sealing, freed, fresh_needs, with_sealings
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Site, Volunteer
from paiban.values.roster import Assignment

DAYS = Horizon(date(2022, 4, 1), date(2022, 4, 2))
NOON = 12 * 60
OFF = {"3.1": False, "4.5": False, "10.1": False, "G4": False, "S13": False}


def compound() -> Compound:
    """Building 3 is sealed; twelve people, four of them of building 5, can come at any time."""
    people = tuple(
        Volunteer(
            id=f"P{number}",
            name=f"P{number}",
            building="5" if number < 4 else "6",
            available=((0, DAYS.minutes),),
        )
        for number in range(12)
    )
    buildings = (
        Building(number="3", households=20, sealed=((0, DAYS.minutes),)),
        Building(number="5", households=30),
        Building(number="6", households=30),
    )
    return Compound(site=Site(name="Test"), horizon=DAYS, volunteers=people, buildings=buildings, tasks=OFF)


def sealing(number: str, *, is_sealed: bool = True) -> Sealing:
    return Sealing(building=number, start=NOON, end=DAYS.minutes, is_sealed=is_sealed)


def sealed(found: Compound, number: str) -> tuple[tuple[int, int], ...]:
    return next(building.sealed for building in found.buildings if building.number == number)


def test_sealing_twice_is_sealing_once_and_opening_takes_it_back() -> None:
    once = with_sealings(compound(), [sealing("5")])
    assert with_sealings(once, [sealing("5")]) == once
    assert sealed(once, "5") == ((NOON, DAYS.minutes),)
    assert with_sealings(once, [sealing("5", is_sealed=False)]) == compound()


def test_opening_leaves_the_past_sealed() -> None:
    assert sealed(with_sealings(compound(), [sealing("3", is_sealed=False)]), "3") == ((0, NOON),)


def test_a_building_that_is_not_there_is_passed_over() -> None:
    assert with_sealings(compound(), [sealing("99")]) == compound()


@given(st.lists(st.tuples(st.sampled_from("356"), st.integers(0, 47), st.integers(1, 20), st.booleans())))
def test_the_last_word_on_a_building_holds(said: list[tuple[str, int, int, bool]]) -> None:
    rows = [
        Sealing(building=number, start=start * 60, end=(start + hours) * 60, is_sealed=is_sealed)
        for number, start, hours, is_sealed in said
    ]
    found = {building.number: building for building in with_sealings(compound(), rows).buildings}
    for row in rows[-1:]:
        span = (row.start, row.end)
        assert found[row.building].is_sealed(span) == row.is_sealed


def test_a_sealed_building_asks_for_its_guard_and_takes_its_residents_off_outside_duty() -> None:
    before, after = problem_of(compound()), problem_of(with_sealings(compound(), [sealing("5")]))
    assert fresh_needs(before, after, NOON) == {"sealed-5"}
    rules = default_rules()
    row = Assignment(volunteer="P0", need="sealed-3", role=before.need["sealed-3"].roles[0].name,
                     start=18 * 60, end=24 * 60)  # fmt: skip
    other = Assignment(volunteer="P5", need=row.need, role=row.role, start=row.start, end=row.end)
    early = Assignment(volunteer="P0", need=row.need, role=row.role, start=6 * 60, end=NOON)
    released = freed(before, after, rules, [row, other, early], NOON)
    assert released.barred == (row,)
    assert released.void == ()


def test_an_opened_building_makes_its_guards_duties_void_from_then_on() -> None:
    before, after = problem_of(compound()), problem_of(
        with_sealings(compound(), [sealing("3", is_sealed=False)])
    )  # fmt: skip
    role = before.need["sealed-3"].roles[0].name
    rows = [
        Assignment(volunteer="P5", need="sealed-3", role=role, start=start * 60, end=(start + 6) * 60)
        for start in (0, 18, 30)
    ]
    released = freed(before, after, default_rules(), rows, NOON)
    assert released.void == tuple(rows[1:])
    assert fresh_needs(before, after, NOON) == frozenset()


def test_a_repair_after_sealing_mans_the_new_post_and_breaks_no_rule() -> None:
    before, after = problem_of(compound()), problem_of(with_sealings(compound(), [sealing("5")]))
    rules = default_rules()
    settings = SolveSettings(seconds=5, steps=2, workers=1)
    first = solve(before, rules, settings).roster
    assert first is not None
    standing = before.assignments(first)
    fresh = replace(after, fresh=fresh_needs(before, after, NOON))
    released = freed(before, after, rules, standing, NOON)
    kept = [row for row in standing if row not in released.void]
    result = solve(repair(fresh, kept, now=NOON, freed=released.barred).problem, rules, settings)
    assert result.roster is not None
    assert not any(finding.hard for finding in result.findings)
    missing = [
        finding for finding in result.findings
        if finding.rule == "coverage" and (finding.about.end or 0) > NOON
    ]  # fmt: skip
    assert missing == []
