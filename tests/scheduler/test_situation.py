"""A sealed building brings its own guard post."""

from __future__ import annotations

from typing import Any

import pytest

from paiban.scheduler.expand import problem_of
from paiban.scheduler.situation import needs_of
from paiban.text import in_language
from paiban.values.compound import Compound
from paiban.values.needs import Post, Tier, Zone
from paiban.values.people import Building, Site, Volunteer
from tests.builders import horizon, need, person

SEALED = Building(number="3", sealed=((600, 100_000),))


def compound(*people: Volunteer, **known: Any) -> Compound:
    return Compound(**{"site": Site(name="test"), "horizon": horizon(2), "volunteers": people, **known})


def test_without_a_sealed_building_the_typed_needs_are_all() -> None:
    typed = (need("gate"), need("desk"))
    assert needs_of(compound(needs=typed, buildings=(Building(number="3"),))) == typed


def test_a_sealed_building_is_guarded_from_its_sealing_to_the_end_of_the_planned_days() -> None:
    (post,) = needs_of(compound(buildings=(SEALED, Building(number="4"))))
    assert isinstance(post, Post)
    assert (post.id, post.place, post.times) == ("sealed-3", "3", ((600, 2880),))
    assert (post.tier, post.zone, post.ppe, post.generated) == (Tier.P0, Zone.CONTAMINATED, 2, True)
    assert [(role.needed, role.wanted, role.min_age) for role in post.roles] == [(1, 2, 18)]


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_post_is_named_in_the_language_of_the_compound_whoever_reads(spoken: str) -> None:
    with in_language(spoken):
        (chinese,) = needs_of(compound(buildings=(SEALED,)))
        (english,) = needs_of(compound(site=Site(name="test", language="en"), buildings=(SEALED,)))
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
    (post,) = needs_of(compound(buildings=(Building(number=number, sealed=((600, 900),)),)))
    assert post.name == name


def test_a_sealing_outside_the_planned_days_brings_no_post() -> None:
    past, later = Building(number="3", sealed=((-900, 0),)), Building(number="4", sealed=((2880, 4000),))
    assert needs_of(compound(buildings=(past, later))) == ()


def test_a_typed_need_wins_over_a_generated_one_of_the_same_id() -> None:
    typed = need("sealed-3", needed=2, wanted=2)
    assert needs_of(compound(needs=(typed,), buildings=(SEALED,))) == (typed,)


def test_training_is_asked_for_only_where_trainings_are_recorded() -> None:
    trained = person("Mei", trainings=frozenset({"spray"}))
    (without,) = needs_of(compound(person("Li"), buildings=(SEALED,)))
    (recorded,) = needs_of(compound(person("Li"), trained, buildings=(SEALED,)))
    assert without.roles[0].trainings == frozenset()
    assert recorded.roles[0].trainings == {"ppe"}


def test_people_and_a_sealed_building_alone_make_a_problem() -> None:
    case = problem_of(compound(person("Mei"), buildings=(SEALED,)))
    assert {item.need for item in case.shifts} == {"sealed-3"}
    assert (case.stretches[0].start, case.stretches[-1].end) == (600, 2880)
