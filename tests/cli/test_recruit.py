"""``paiban recruit`` says whom to look for, as few as possible."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.cli.compound import files, tiny, write_workbook
from tests.cli.conftest import QUICK, Run


def test_a_full_roster_needs_nobody(run: Run, solved_folder: Path) -> None:
    done = run("recruit", solved_folder)
    assert (done.code, done.out) == (0, "Nobody has to be looked for: every seat is filled.\n")


def test_whom_to_look_for_is_told_with_hours_and_training(run: Run, tmp_path: Path) -> None:
    compound = tiny()
    trained = replace(compound.volunteers[0], trainings=frozenset({"ppe"}), total_minutes=360)
    write_workbook(tmp_path, replace(compound, volunteers=(trained,)))
    run("solve", tmp_path, *QUICK)
    before = files(tmp_path)
    done = run("recruit", tmp_path)
    assert done.code == 1, done.said
    first, *lines = done.out.splitlines()
    assert first == "Look for 4 people (fewer are proven not to be enough):"
    assert lines[0].startswith("1. Volunteer; to be trained first: ")
    assert "Guard at sealed building 3 guard" in lines[1]
    assert files(tmp_path) == before
    found = json.loads(run("recruit", tmp_path, "--json", "-").out)
    assert (len(found["people"]), found["at_least"], found["is_smallest"]) == (4, 4, True)
    assert {row["need"] for person in found["people"] for row in person["duties"]} == {"sealed-3"}
    assert found["people"][0]["trainings"] == ["ppe"]


def test_wanted_seats_ask_for_more_and_longer_days_for_fewer(run: Run, solved_folder: Path) -> None:
    wanted = json.loads(run("recruit", solved_folder, "--wanted", "--json", "-").out)
    long = json.loads(run("recruit", solved_folder, "--wanted", "--hours", 10, "--json", "-").out)
    assert len(long["people"]) <= len(wanted["people"])
