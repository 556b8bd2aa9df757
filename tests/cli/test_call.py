"""``paiban call`` names whom to call, with the reason and the price."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.compound import NAMES, at, head
from tests.cli.conftest import Run

SHORTLY = ("--seconds", "1", "--now", "4/1 12:00")


def test_nobody_is_called_while_every_seat_is_filled(run: Run, solved_folder: Path) -> None:
    done = run("call", solved_folder)
    assert done.code == 0
    assert done.out.splitlines() == ["Every needed seat is filled."]


def test_for_a_persons_duties_others_are_named_with_phones_for_the_office_only(
    run: Run, solved_folder: Path
) -> None:
    name = head(solved_folder).assignments[0].volunteer
    done = run("call", solved_folder, "--person", name)
    assert done.code == 0, done.said
    assert "free and allowed" in done.out
    assert "1380000000" in done.out
    assert f"· {name} " not in done.out
    assert "1380000000" not in run("call", solved_folder, "--person", name, "--audience", "lead").out


def test_for_an_open_seat_whoever_is_free_comes_first(run: Run, solved_folder: Path) -> None:
    gone = [word for name in NAMES for word in ("--drop", name)]
    replanned = run("replan", solved_folder, *gone, "--from", "4/2 08:00", *SHORTLY)
    assert "Whom to call:" in replanned.out
    assert "Nobody can come: see paiban explain, or paiban recruit." in replanned.out
    added = ("--add", "Sun, 4/2 8:00-12:00", "--from", "4/2 08:00")
    done = run("replan", solved_folder, *added, *SHORTLY, "--dry-run")
    assert done.code == 2 or "Sun" in done.out
    rows = run("call", solved_folder, "--json", "-")
    assert rows.code == 1
    assert [row["calls"] for row in json.loads(rows.out) if row["start"] < at(2, 8).isoformat()] == []


def test_a_gap_that_is_not_there_says_how_many_there_are(run: Run, solved_folder: Path) -> None:
    done = run("call", solved_folder, "--gap", "3")
    assert done.code == 2
    assert "There is no gap 3; there are 0." in done.err
