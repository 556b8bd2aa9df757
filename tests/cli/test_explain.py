"""``paiban explain`` says why seats are empty, what would fill them, and why somebody has a duty."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from paiban.values.people import HealthLimit
from tests.cli.compound import append_rows, at, duties, files, head, tiny, write_workbook
from tests.cli.conftest import QUICK, Run

HOLIDAY = ((0, 1200),)  # everybody leaves at 20:00 of the first day


@pytest.fixture
def short_folder(run: Run, tmp_path: Path) -> Path:
    """Nobody can guard building 3 from the first evening on; Mei could stay, but must not at night."""
    compound = tiny()
    people = [replace(person, available=HOLIDAY) for person in compound.volunteers]
    people[0] = replace(compound.volunteers[0], health=frozenset({HealthLimit.NO_NIGHT, HealthLimit.NO_SUIT}))
    write_workbook(tmp_path, replace(compound, volunteers=tuple(people)))
    run("solve", tmp_path, *QUICK)
    return tmp_path


def read(run: Run, folder: Path, *words: object) -> Any:
    done = run("explain", folder, *words, "--json", "-")
    assert done.err
    return json.loads(done.out)


def test_a_full_roster_has_nothing_to_explain(run: Run, solved_folder: Path) -> None:
    done = run("explain", solved_folder)
    assert (done.code, done.out, done.err) == (0, "Every needed seat is filled.\n", "")


def test_every_gap_is_told_with_its_reasons_and_what_would_fill_it(run: Run, short_folder: Path) -> None:
    before = files(short_folder)
    done = run("explain", short_folder, "--seconds", "60")
    assert done.code == 1, done.said
    assert done.out.startswith(
        "1 gaps in needed seats:\n1. P0 Guard at sealed building 3 guard 4/1 (Fri) 20:00"
    )
    assert "9 × not available at that time; 1 × should be spared this for reasons of health" in done.out
    assert "   → " in done.out
    assert " comes also 4/2 (Sat) " in done.out
    assert "1 person changes: " in done.out
    assert files(short_folder) == before


def test_without_time_the_gaps_are_told_alone(run: Run, short_folder: Path) -> None:
    done = run("explain", short_folder, "--seconds", "0")
    assert "→" not in done.out
    assert "What would fill one of the others: paiban explain --gap NUMBER" in done.out


def test_one_gap_in_depth_names_all_that_keeps_the_nearest_out(run: Run, short_folder: Path) -> None:
    done = run("explain", short_folder, "--gap", 1)
    assert done.code == 1
    assert "Who comes nearest:" in done.out
    assert "did not offer the time of Guard at sealed building 3" in done.out


def test_machines_read_people_rules_actions_and_effects(run: Run, short_folder: Path) -> None:
    (row,) = read(run, short_folder, "--gap", 1)
    assert (row["number"], row["tier"], row["start"]) == (1, 0, "2022-04-01T20:00:00+08:00")
    assert len(row["nearest"]) == 10
    assert {"rule", "words"} == row["nearest"][0]["rules"][0].keys()
    way = row["ways_out"][0]
    assert way["closed_minutes"] > 0
    assert way["actions"][0]["action"] in {"cut-shift", "serve-beyond-offer"}
    assert way["changed"]


def test_leads_are_not_told_of_health(run: Run, short_folder: Path) -> None:
    lead = run("explain", short_folder, "--gap", 1, "--audience", "lead")
    assert "1 × not suitable" in lead.out
    (row,) = read(run, short_folder, "--gap", 1, "--audience", "lead")
    assert "health" not in json.dumps(row)
    assert "health" in json.dumps(read(run, short_folder, "--gap", 1))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--gap", 7), "There is no gap 7; there are 1."),
        (("--audience", "group"), "is not for the audience “group”. → Choose one of: office, lead"),
        (("--person", "Meii"), "--person: Nobody is called Meii. → Did you mean Mei"),
        (("--person", "Mei", "--day", "4/9"), "“4/9” is not one of the planned days."),
    ],
)
def test_what_cannot_be_answered_is_told(
    run: Run, short_folder: Path, words: tuple[object, ...], said: str
) -> None:
    refused = run("explain", short_folder, *words)
    assert refused.code == 2
    assert said in refused.err


def test_a_folder_without_a_roster_is_told_how_to_make_one(run: Run, folder: Path) -> None:
    refused = run("explain", folder)
    assert refused.code == 2
    assert "There is no saved roster here." in refused.err


def test_a_changed_workbook_is_noticed(run: Run, solved_folder: Path) -> None:
    pin = {"Name": "Mei", "Must or never": "never", "Duty": "Guard at sealed building 3"}
    append_rows(solved_folder / "paiban.xlsx", "Pins", {**pin, "From": "4/1 08:00", "Until": "4/1 12:00"})
    assert "Note: the workbook was changed after this roster was made." in run("explain", solved_folder).err


def test_somebody_is_told_why_they_have_each_duty(run: Run, solved_folder: Path) -> None:
    name = head(solved_folder).assignments[0].volunteer
    own = [row for row in duties(head(solved_folder), name) if row.start < at(2, 0)]
    done = run("explain", solved_folder, "--person", name, "--day", "4/1")
    assert done.code == 0, done.said
    assert done.out.count("in all the roster would cost +") == len(own)
    assert "4/1 (Fri)" in done.out
    found = read(run, solved_folder, "--person", name, "--day", "4/1")
    assert len(found["duties"]) == len(own)
    assert found["duties"][0]["lost"][0]["rule"] in {"coverage", "second-person"}
    assert found["duties"][0]["others"]
    assert found["elsewhere"] == []


def test_somebody_is_told_why_they_are_not_where_a_seat_is_empty(run: Run, short_folder: Path) -> None:
    done = run("explain", short_folder, "--person", "Bo", "--day", "4/1")
    assert "Empty seats, and why Bo is not there:" in done.out
    assert "Bo did not offer the time of Guard at sealed building 3" in done.out
    none = run("explain", short_folder, "--person", "Mei", "--day", "4/2")
    assert "Mei has no duty then." in none.out


def test_it_is_told_in_chinese(run: Run, short_folder: Path) -> None:
    done = run("explain", short_folder, "--gap", 1, "--lang", "zh")
    assert "最有可能来的人：" in done.out
    assert "补上" in done.out
