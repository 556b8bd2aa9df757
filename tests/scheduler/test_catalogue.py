"""The catalogue holds every task, and knows only skills, trainings and places that there are."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from paiban.scheduler.catalogue import NeedSheet, Per, load_catalogue
from paiban.skills.taxonomy import load_taxonomy

ROOT = Path(__file__).parent.parent.parent
LINES = load_catalogue().lines
SHEETS = [sheet for line in LINES for sheet in line.needs]
ROLES = [role for line in LINES for role in line.roles] + [role for sheet in SHEETS for role in sheet.roles]
LEAST = {"id": "x", "zh": "岗", "en": "x", "kind": "post", "tier": 1, "role": []}


def test_lines_and_needs_have_ids_of_their_own() -> None:
    for idents in ([line.id for line in LINES], [sheet.id for sheet in SHEETS]):
        assert [ident for ident, count in Counter(idents).items() if count > 1] == []


def test_every_line_brings_needs_or_roles_or_deliveries() -> None:
    assert [line.id for line in LINES if not (line.needs or line.roles or line.deliveries)] == []


def test_a_line_that_joins_names_the_need_that_its_roles_are_part_of() -> None:
    idents = {sheet.id for sheet in SHEETS}
    assert [line.joins for line in LINES if line.joins and line.joins not in idents] == []
    assert [line.id for line in LINES if bool(line.joins) != bool(line.roles)] == []


def test_all_skills_and_trainings_are_known() -> None:
    taxonomy = load_taxonomy()
    makeups = [makeup for sheet in SHEETS for makeup in sheet.makeup]
    skills = {skill for role in ROLES for skill in role.skills | role.must}
    skills |= {skill for makeup in makeups for skill in makeup.skills}
    trainings = {training for role in ROLES for training in role.trainings}
    trainings |= {training for sheet in SHEETS for training in sheet.teaches}
    assert skills <= set(taxonomy.ids())
    assert trainings <= set(taxonomy.training_ids())


def test_all_places_have_a_name() -> None:
    assert {sheet.place for sheet in SHEETS if sheet.place} <= set(load_catalogue().places)


def test_a_need_for_each_of_something_has_its_name_in_its_own() -> None:
    named = [sheet for sheet in SHEETS if sheet.per is not Per.SITE]
    assert [sheet.id for sheet in named if "{at}" not in sheet.zh or "{at}" not in sheet.en] == []
    assert [sheet.id for sheet in SHEETS if sheet not in named and "{at}" in sheet.zh + sheet.en] == []


def test_every_crew_that_others_keep_apart_from_exists_and_has_a_size() -> None:
    crews = {sheet.crew: sheet.crew_size for sheet in SHEETS if sheet.crew}
    assert all(crews.values())
    assert {other for sheet in SHEETS for other in sheet.apart_from} <= set(crews)


def test_names_of_english_compounds_hold_no_chinese() -> None:
    labels = [*LINES, *SHEETS, *ROLES, *load_catalogue().places.values()]
    assert [label.en for label in labels if not label.en.isascii()] == []


def test_titles_are_in_the_order_of_the_numbers() -> None:
    idents = [ident for ident, _title in load_catalogue().titles("en")]
    assert len(idents) == len(LINES)
    assert idents.index("2.9") + 1 == idents.index("2.10")
    assert idents.index("1.6") < idents.index("10.1") < idents.index("12") < idents.index("G3")


@pytest.mark.parametrize(
    "wrong", [{"nonsense": 1}, {"tier": 9}, {"phases": [["X", "E"]]}, {"kind": "party"}, {"zone": "moon"}]
)
def test_a_mistake_in_the_catalogue_is_refused(wrong: dict[str, object]) -> None:
    NeedSheet.model_validate(LEAST)
    with pytest.raises(ValidationError):
        NeedSheet.model_validate(LEAST | wrong)


def test_the_catalogue_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "*.toml" in project["tool"]["setuptools"]["package-data"]["paiban.scheduler"]
