"""Whole compounds are the same at every call and have all that the main job has."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.cases import own_score
from benchmarks.whole import SIZES, compound, posed
from paiban.values.needs import Event, OnCall, Pair, Post, Round, Route


@pytest.mark.parametrize("size", SIZES)
def test_a_compound_is_the_same_at_every_call(size: str) -> None:
    assert compound(size) == compound(size)
    assert len(compound(size).volunteers) == SIZES[size].people


def test_a_compound_has_every_kind_of_need() -> None:
    problem, _rules = posed("M")
    assert {type(need) for need in problem.needs} == {Post, Round, Event, Route, Pair, OnCall}


def test_every_sealed_building_of_every_part_is_guarded() -> None:
    problem, _rules = posed("L")
    guarded = {need.place for need in problem.needs if need.line == "1.4"}
    assert guarded == {building.number for building in problem.buildings if building.sealed}
    assert len(guarded) == 12


def test_needs_of_the_parts_do_not_share_ids_or_buildings() -> None:
    needs = compound("L").needs
    assert max(Counter(need.id for need in needs).values()) == 1
    assert len({need.building for need in needs if isinstance(need, Pair)}) == 18


def test_bonds_are_mutual() -> None:
    people = {person.id: person for person in compound("M").volunteers}
    bonds = [(person, other) for person in people.values() for other in person.together]
    assert bonds
    assert all(person.id in people[other].together for person, other in bonds)


def test_an_empty_roster_lacks_every_needed_person() -> None:
    problem, _rules = posed("S")
    minutes = sum(stretch.needed * stretch.minutes for stretch in problem.stretches)
    found = own_score({"whole": {"size": "S", "seed": 1}}, [])
    assert (found.first_open, found.hard) == (minutes / 240, {})
    assert found.cost > 0
