"""Sealed buildings, the calendar and households bring needs of their own, and take them along when they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.catalogue import Default, load_catalogue
from paiban.scheduler.expand import problem_of
from paiban.scheduler.situation import situation_of
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import in_language
from paiban.values.compound import Compound, Household, Occasion, OccasionKind
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, Post, Tier, Zone
from paiban.values.people import Building, Site, Volunteer
from tests.builders import horizon, need, person

SEALED = Building(number="3", sealed=((600, 100_000),))
ONLY_TYPED = {line.id: False for line in load_catalogue()}
ONLY_GUARDS = {**ONLY_TYPED, "1.4": True}


def compound(*people: Volunteer, **known: Any) -> Compound:
    return Compound(**{"site": Site(name="test"), "horizon": horizon(2), "volunteers": people, **known})


def needs_of(case: Compound) -> tuple[Need, ...]:
    return situation_of(case).needs


def guard_of(case: Compound) -> Need:
    """The guard post of the one sealed building, all other tasks being off."""
    (post,) = needs_of(replace(case, tasks=ONLY_GUARDS))
    return post


def test_without_a_sealed_building_the_typed_needs_are_all() -> None:
    typed = (need("gate"), need("desk"))
    assert needs_of(compound(needs=typed, buildings=(Building(number="3"),))) == typed


def test_a_sealed_building_is_guarded_from_its_sealing_to_the_end_of_the_planned_days() -> None:
    post = guard_of(compound(buildings=(SEALED, Building(number="4"))))
    assert isinstance(post, Post)
    assert (post.id, post.place, post.times) == ("sealed-3", "3", ((600, 2880),))
    assert (post.tier, post.zone, post.ppe, post.generated) == (Tier.P0, Zone.CONTAMINATED, 2, True)
    assert [(role.needed, role.wanted, role.min_age) for role in post.roles] == [(1, 2, 18)]


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_post_is_named_in_the_language_of_the_compound_whoever_reads(spoken: str) -> None:
    with in_language(spoken):
        chinese = guard_of(compound(buildings=(SEALED,)))
        english = guard_of(compound(site=Site(name="test", language="en"), buildings=(SEALED,)))
    assert (english.name, english.roles[0].name) == ("Guard at sealed building 3", "guard")
    assert (chinese.name, chinese.roles[0].name) == ("3号楼封控值守", "值守")
    assert chinese.id == english.id


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("3号楼", "3号楼封控值守"),
        ("12栋", "12号楼封控值守"),
        ("A座", "A座号楼封控值守"),
        ("楼", "楼号楼封控值守"),
    ],
)
def test_the_word_for_building_is_not_said_twice(number: str, name: str) -> None:
    assert guard_of(compound(buildings=(Building(number=number, sealed=((600, 900),)),))).name == name


def test_a_sealing_outside_the_planned_days_brings_nothing() -> None:
    past, later = Building(number="3", sealed=((-900, 0),)), Building(number="4", sealed=((2880, 4000),))
    typed = (need("gate"),)
    assert needs_of(compound(needs=typed, buildings=(past, later))) == typed


def test_a_typed_need_wins_over_a_generated_one_of_the_same_id() -> None:
    typed = need("sealed-3", needed=2, wanted=2)
    assert guard_of(compound(needs=(typed,), buildings=(SEALED,))) == typed


def test_training_is_asked_for_only_where_trainings_are_recorded() -> None:
    trained = person("Mei", trainings=frozenset({"spray"}))
    without = guard_of(compound(person("Li"), buildings=(SEALED,)))
    recorded = guard_of(compound(person("Li"), trained, buildings=(SEALED,)))
    assert without.roles[0].trainings == frozenset()
    assert recorded.roles[0].trainings == {"ppe"}


def test_people_and_a_sealed_building_alone_make_a_full_problem() -> None:
    case = problem_of(compound(person("Mei"), buildings=(SEALED,)))
    made = {item.id for item in case.needs}
    assert {"sealed-3", "gate", "patrol-day", "first-aid", "reception", "disinfect-sealed"} <= made
    assert {stretch.need for stretch in case.stretches} <= made


def test_whoever_types_needs_gets_only_what_sealing_brings_besides() -> None:
    made = {item.id for item in needs_of(compound(needs=(need("my gate"),), buildings=(SEALED,)))}
    assert {"sealed-3", "disinfect-sealed", "rubbish-sealed", "inside-3"} <= made
    assert "gate" not in made


def test_a_line_is_switched_on_and_off_by_its_id() -> None:
    case = compound(needs=(need("desk"),))
    assert [item.id for item in needs_of(replace(case, tasks={"7.4": True}))] == ["desk", "fire"]
    assert "sealed-3" not in {
        item.id for item in needs_of(replace(case, buildings=(SEALED,), tasks={"1.4": False}))
    }


def test_every_generated_need_says_which_line_it_comes_from() -> None:
    lines = {line.id.removesuffix("-sealed") for line in load_catalogue()}
    assert {item.line for item in needs_of(everything()) if item.generated} <= lines


def test_skills_and_trainings_of_the_catalogue_are_in_the_taxonomy() -> None:
    taxonomy = load_taxonomy()
    for line in load_catalogue():
        for entry in line.need:
            makeup = [skill for part in entry.makeup for skill in part.skills]
            skills = {skill for role in entry.role for skill in role.skills | role.must}
            assert skills | set(makeup) <= set(taxonomy.ids()), line.id
            trainings = {training for role in entry.role for training in role.trainings or ()}
            assert trainings | entry.trainings | entry.teaches <= set(taxonomy.training_ids()), line.id


def test_every_line_has_needs_or_a_module_that_makes_them() -> None:
    lines = load_catalogue()
    assert len({line.id for line in lines}) == len(lines)
    assert all(bool(line.need) != bool(line.made_by) for line in lines)
    assert {line.default for line in lines} == set(Default)


def everything(**known: Any) -> Compound:
    """Two days with all that a compound can have, every task switched on."""
    return compound(
        person("Mei", trainings=frozenset({"ppe"})),
        **{
            "buildings": (
                Building(number="1", residents=80, order=1),
                Building(number="2", residents=80, order=2, languages=frozenset({"sign-language"})),
                Building(number="3", residents=80, order=3, sealed=((0, 100_000),)),
            ),
            "occasions": tuple(
                Occasion(kind=kind, start=1440 + 540, place="square") for kind in OccasionKind
            ),
            "households": (
                Household(name="1-101", building="1", is_greeted=True, dogs=1),
                Household(name="1-102", building="1", is_greeted=True, languages=frozenset({"english"})),
                Household(name="2-201", building="2", is_watched=True, pets=1),
            ),
            "tasks": {line.id: True for line in load_catalogue()},
            **known,
        },
    )


def test_generating_twice_gives_no_doubles() -> None:
    once = needs_of(everything())
    assert len({item.id for item in once}) == len(once)
    assert needs_of(everything(needs=once)) == once


@given(sealed=st.frozensets(st.sampled_from("123")))
def test_unsealing_takes_back_all_that_sealing_brought(sealed: frozenset[str]) -> None:
    open_case = everything()
    closed = replace(
        open_case,
        buildings=tuple(
            replace(one, sealed=((0, 100_000),) if one.number in sealed else ())
            for one in open_case.buildings
        ),
    )
    guards = {item.id for item in needs_of(closed) if item.line == "1.4"}
    assert guards == {f"sealed-{number}" for number in sealed}
    assert bool(sealed) == any(item.id == "disinfect-sealed" for item in needs_of(closed))


@given(
    first=st.dates(date(2022, 1, 1), date(2022, 12, 1)), days=st.integers(1, 4), start=st.integers(0, 5000)
)
def test_all_generated_time_lies_in_the_planned_days(first: date, days: int, start: int) -> None:
    planned = Horizon(first, date.fromordinal(first.toordinal() + days - 1))
    occasions = tuple(Occasion(kind=kind, start=start) for kind in OccasionKind)
    for item in needs_of(everything(horizon=planned, occasions=occasions)):
        for low, high in (*item.times, *(span for role in item.roles for span in role.times)):
            assert 0 <= low < high <= planned.minutes
