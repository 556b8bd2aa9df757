"""``paiban what-if`` shows hours needed and offered if things were different, and saves nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.compound import files, head
from tests.cli.conftest import Run

STEPS = ("--steps", "0", "--seconds", "1")


def test_a_sealed_building_more_needs_twice_the_hours(run: Run, solved_folder: Path) -> None:
    before, plan = files(solved_folder), head(solved_folder)
    done = run("what-if", solved_folder, "--seal", "Building 5")
    assert "  all 00–24: 48 → 96 h needed" in done.out, done.said
    assert "Nothing was saved: this was only imagined." in done.out
    assert (files(solved_folder), head(solved_folder)) == (before, plan)


def test_without_people_too_few_hours_are_offered(run: Run, solved_folder: Path) -> None:
    done = run("what-if", solved_folder, "--fewer", 8, "--drop", "Mei")
    assert done.code == 1
    assert "← too few" in done.out
    assert run("what-if", solved_folder, "--fewer", 8, "--drop", "Mei").out == done.out


def test_other_buildings_and_tasks_are_told_by_name(run: Run, solved_folder: Path) -> None:
    done = run("what-if", solved_folder, "--unseal", "3", "--more", 2)
    assert done.code == 0, done.said
    assert "  all 00–24: 48 → 0 h needed" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--seal", "77"), "--seal: There is no building “77”. → Choose one of: 3, 5"),
        (("--on", "99.9"), "--on: There is no task “99.9” in the catalogue."),
        (("--drop", "Nobody"), "--drop: Nobody is called Nobody."),
    ],
)
def test_what_is_not_there_is_told(run: Run, folder: Path, words: tuple[str, ...], said: str) -> None:
    refused = run("what-if", folder, *words)
    assert refused.code == 2
    assert said in refused.err


def test_both_rosters_are_drawn_up_when_asked(run: Run, solved_folder: Path) -> None:
    done = run("what-if", solved_folder, "--fewer", 9, "--solve", *STEPS, "--json", "-")
    assert done.code == 1
    found = json.loads(done.out)
    assert found["missing_minutes"]["P0"]["before"] == 0
    assert found["missing_minutes"]["P0"]["after"] > 0
    assert "Hours that stay empty in needed seats, as it is → as it would be:" in done.err


def test_a_task_is_switched(run: Run, solved_folder: Path) -> None:
    done = run("what-if", solved_folder, "--off", "1.4")
    assert "  all 00–24: 48 → 0 h needed" in done.out
