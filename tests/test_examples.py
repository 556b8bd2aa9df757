"""The example workbooks are fresh, and the people in them are those that their readmes promise."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from examples.generate import EXAMPLES, workbook_of
from paiban.io import workbook
from paiban.scheduler.catalogue import load_catalogue
from paiban.scheduler.expand import problem_of
from paiban.scheduler.situation import situation_of
from paiban.skills.taxonomy import load_taxonomy
from paiban.values.compound import Compound
from paiban.values.needs import Event, OnCall, Pair, Post, Role, Round, Route
from paiban.values.people import Kind, Volunteer
from paiban.values.spans import Span, overlap

every_example = pytest.mark.parametrize("name", EXAMPLES)
LONGEST = {Kind.VOLUNTEER: 360, Kind.GUARD: 480, Kind.STAFF: 480}


@pytest.fixture(scope="module")
def week() -> Compound:
    return EXAMPLES["lockdown-week"]()


@pytest.fixture(scope="module")
def full() -> Compound:
    return EXAMPLES["full-lockdown"]()


@pytest.fixture(scope="module")
def quickstart() -> Compound:
    return EXAMPLES["quickstart"]()


def without_sources(compound: Compound) -> Compound:
    """Pins remember the cell they were read from; generated ones come from none."""
    return replace(compound, pins=tuple(replace(pin, source="") for pin in compound.pins))


@every_example
def test_the_same_compound_every_time(name: str) -> None:
    assert EXAMPLES[name]() == EXAMPLES[name]()


@every_example
def test_the_committed_workbook_is_fresh(name: str) -> None:
    read = workbook.read(workbook_of(name)).compound
    assert without_sources(read) == without_sources(EXAMPLES[name]())


@every_example
def test_the_committed_workbook_reads_without_a_notice(name: str) -> None:
    assert workbook.read(workbook_of(name)).notices == ()


@every_example
def test_names_ids_and_phones_are_unique(name: str) -> None:
    people = EXAMPLES[name]().volunteers
    for values in zip(*((person.id, person.name, person.phone) for person in people), strict=True):
        assert len(set(values)) == len(people)


@every_example
def test_all_skills_and_trainings_are_known(name: str) -> None:
    compound, taxonomy = EXAMPLES[name](), load_taxonomy()
    holders: list[Volunteer | Role] = [role for need in compound.needs for role in need.roles]
    holders.extend(compound.volunteers)
    for holder in holders:
        assert holder.skills <= set(taxonomy.ids())
        assert holder.trainings <= set(taxonomy.training_ids())


@every_example
def test_bonds_tie_both_sides(name: str) -> None:
    people = {person.id: person for person in EXAMPLES[name]().volunteers}
    for person in people.values():
        assert all(person.id in people[other].together for other in person.together)
        assert all(person.id in people[other].take_turns for other in person.take_turns)
        assert all(person.id in people[other].apart for other in person.apart)


@every_example
def test_every_sealed_building_brings_its_guard(name: str) -> None:
    compound = EXAMPLES[name]()
    generated = {need.building or need.place for need in situation_of(compound).needs if need.line == "1.4"}
    assert generated == {building.number for building in compound.buildings if building.sealed}


def test_the_quick_start_has_40_people_and_two_sealed_buildings(quickstart: Compound) -> None:
    kinds = Counter(person.kind for person in quickstart.volunteers)
    assert kinds == {Kind.VOLUNTEER: 34, Kind.GUARD: 4, Kind.STAFF: 2}
    assert sealed(quickstart) == {"3": "04-01 00:00", "7": "04-01 20:00"}


def test_the_week_has_150_people_and_four_sealed_buildings(week: Compound) -> None:
    kinds = Counter(person.kind for person in week.volunteers)
    assert kinds == {Kind.VOLUNTEER: 135, Kind.GUARD: 10, Kind.STAFF: 5}
    assert len(week.buildings) == 24
    assert sealed(week) == dict.fromkeys(("3", "9", "15"), "04-01 00:00") | {"21": "04-03 18:00"}


@pytest.mark.parametrize(
    ("skill", "count"),
    [("nurse", 3), ("electrician", 2), ("sign-language", 1), ("doctor", 3), ("pharmacist", 2)],
)
def test_scarce_skills_of_the_week(week: Compound, skill: str, count: int) -> None:
    assert sum(skill in person.skills for person in week.volunteers) == count


@pytest.mark.parametrize(
    ("training", "low", "high"), [("ppe", 0.55, 0.68), ("disinfection", 0.1, 0.2), ("swab", 0.1, 0.2)]
)
def test_shares_of_the_trained_in_the_week(week: Compound, training: str, low: float, high: float) -> None:
    assert low <= share(week, [person for person in week.volunteers if training in person.trainings]) <= high


def test_three_in_ten_of_the_week_are_new(week: Compound) -> None:
    assert 0.25 <= share(week, [person for person in week.volunteers if person.first_timer]) <= 0.35


def test_whoever_lives_in_a_building_sealed_all_week_helps_online(week: Compound) -> None:
    whole = (0, week.horizon.minutes)
    closed = {building.number for building in week.buildings if whole in building.sealed}
    locked_in = [person for person in week.volunteers if person.building in closed]
    assert locked_in
    assert all(person.online_only for person in locked_in)


def test_some_of_the_week_live_in_the_building_sealed_later(week: Compound) -> None:
    assert any(person.building == "21" and not person.online_only for person in week.volunteers)


def test_usable_help_of_the_week_is_a_little_more_than_what_it_needs(week: Compound) -> None:
    problem = problem_of(week)
    needed = sum(
        stretch.needed * stretch.minutes
        for stretch in problem.stretches
        if not isinstance(problem.need[stretch.need], OnCall)
    )
    usable = sum(usable_minutes(person, week.horizon.days) for person in week.volunteers)
    assert 1.1 <= usable / needed <= 1.3


def test_the_full_lockdown_has_220_people_30_buildings_and_2400_residents(full: Compound) -> None:
    kinds = Counter(person.kind for person in full.volunteers)
    assert kinds == {Kind.VOLUNTEER: 200, Kind.GUARD: 14, Kind.STAFF: 6}
    assert len(full.buildings) == 30
    assert sum(building.residents for building in full.buildings) == 2400
    assert sealed(full) == dict.fromkeys(("4", "11", "17", "23"), "04-01 00:00") | {"28": "04-02 20:00"}


def test_every_line_of_the_full_lockdown_is_on_and_no_need_is_typed(full: Compound) -> None:
    assert full.tasks == {line.id: True for line in load_catalogue().lines}
    assert not full.needs


def test_the_needs_of_the_full_lockdown_are_of_every_kind(full: Compound) -> None:
    kinds = {type(need) for need in situation_of(full).needs}
    assert kinds == {Post, Round, Event, Route, Pair, OnCall}


def test_only_posts_hold_their_times_themselves(week: Compound) -> None:
    for need in week.needs:
        assert bool(need.times) == isinstance(need, Post)
        assert all(bool(role.times) != isinstance(need, Post) for role in need.roles)


def sealed(compound: Compound) -> dict[str, str]:
    """The sealed buildings, and since when."""
    return {
        building.number: compound.horizon.moment(building.sealed[0][0]).strftime("%m-%d %H:%M")
        for building in compound.buildings
        if building.sealed
    }


def share(compound: Compound, people: list[Volunteer]) -> float:
    return len(people) / len(compound.volunteers)


def usable_minutes(person: Volunteer, days: tuple[Span, ...]) -> int:
    """What one duty a day on site comes to: two hours at least, no longer than allowed and offered."""
    if person.online_only:
        return 0
    longest = min(LONGEST[person.kind], person.day_minutes or LONGEST[person.kind])
    offered = [max((overlap(day, span) for span in person.available), default=0) for day in days]
    duties = sum(min(longest, minutes) for minutes in offered if minutes >= 120)
    return min(duties, person.total_minutes or duties)
