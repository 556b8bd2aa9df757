"""``undo``, ``redo``, ``diff``, ``forget`` and ``backup`` on a real folder."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from paiban.io.store import Store
from tests.cli.compound import files, head
from tests.cli.conftest import QUICK, Run


@pytest.fixture
def repaired(run: Run, solved_folder: Path) -> Path:
    """A folder with two rosters: Mei drops out of the second."""
    done = run("replan", solved_folder, "--drop", "Mei", "--now", "4/1 01:00", "--seconds", "1")
    assert head(solved_folder).revision == 2, done.said
    return solved_folder


def test_undo_says_what_changes_and_writes_the_roster_in_force_beside_the_others(
    run: Run, repaired: Path
) -> None:
    before = files(repaired)
    done = run("undo", repaired)
    assert done.code == 0
    assert "Number 1 is in force again instead of number 2." in done.out
    assert "people are affected" in done.out
    assert before < files(repaired)
    assert head(repaired).revision == 1
    again = run("redo", repaired)
    assert "Number 2 is in force again instead of number 1." in again.out
    assert head(repaired).revision == 2


def test_a_roster_solved_after_an_undo_is_a_new_number(run: Run, repaired: Path) -> None:
    run("undo", repaired)
    run("solve", repaired, *QUICK)
    assert (head(repaired).revision, head(repaired).parent) == (3, 1)


def test_what_cannot_be_undone_or_redone_is_told(run: Run, solved_folder: Path) -> None:
    assert (run("undo", solved_folder).code, run("redo", solved_folder).code) == (2, 2)
    assert "is the first" in run("undo", solved_folder).err
    assert "nothing to redo" in run("redo", solved_folder).err
    assert "no saved plan number 7" in run("undo", solved_folder, "--to", "7").err


def test_diff_is_of_the_last_change_unless_numbers_are_given(run: Run, repaired: Path) -> None:
    last, same = run("diff", "--folder", repaired), run("diff", 1, 2, "--folder", repaired)
    assert last.out == same.out
    assert "− Mei" in last.out
    back = run("diff", 2, 1, "--folder", repaired)
    assert "+ Mei" in back.out
    rows = json.loads(run("diff", "--folder", repaired, "--json", "-").out)
    assert "Mei" in {row["volunteer"] for row in rows if row["lost"]}
    assert "Nothing changes" in run("diff", 2, 2, "--folder", repaired).out


def test_forget_asks_and_then_leaves_no_trace_of_the_name_in_the_file(
    run: Run, repaired: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.confirm", lambda _question: False)
    assert "Nothing was changed." in run("forget", "Chen Yu", "--folder", repaired).out
    done = run("forget", "Chen Yu", "--folder", repaired, "--yes")
    assert (done.code, "Erased from all saved rosters" in done.out) == (0, True)
    assert "workbook" in done.err
    assert b"Chen Yu" not in (repaired / "paiban.db").read_bytes()
    refused = run("forget", "Chen Yu", "--folder", repaired, "--yes")
    assert (refused.code, "Nobody called “Chen Yu”" in refused.err) == (2, True)
    assert run("diff", 1, 2, "--folder", repaired).code == 0


def test_a_backup_opens_and_never_replaces_a_file(run: Run, repaired: Path) -> None:
    copy = repaired / "safe.db"
    assert run("backup", repaired, "--out", copy).code == 0
    with Store.open(copy) as store:
        found = store.head()
    assert found is not None
    assert found.revision == 2
    assert run("backup", repaired, "--out", copy).code == 2
    assert run("backup", repaired).code == 0


def test_a_name_stands_for_a_roster_to_come_back_to(run: Run, repaired: Path) -> None:
    assert (
        "Number 1 is called plan-a from now on." in run("mark", "plan-a", "--folder", repaired, "--of", 1).out
    )
    assert head(repaired).revision == 2
    assert "Number 1 is in force again" in run("undo", repaired, "--to", "plan-a").out
    assert "From number 1 to number 2:" in run("diff", "plan-a", "2", "--folder", repaired).out
    told = run("history", repaired, "--verify")
    assert "[plan-a]" in told.out
    assert "undo: back to 1" in told.out
    assert "nothing in the history was changed from outside" in told.out
    assert "No roster is called “plan-b”. → There are: plan-a." in run("undo", repaired, "--to", "plan-b").err
    assert run("mark", "7", "--folder", repaired).code == 2


def test_a_branch_says_what_it_was_made_from(run: Run, repaired: Path) -> None:
    run("undo", repaired)
    run("solve", repaired, *QUICK)
    assert "made from 1" in run("history", repaired).out


def test_a_history_that_was_changed_from_outside_is_found_out(run: Run, repaired: Path) -> None:
    database = sqlite3.connect(repaired / "paiban.db", isolation_level=None)
    database.execute("DROP TRIGGER audit_UPDATE")
    database.execute("UPDATE audit SET actor = 'somebody else' WHERE line = 1")
    database.close()
    done = run("history", repaired, "--verify")
    assert done.code == 2
    assert "was damaged or changed from outside" in done.err


def test_a_roster_that_came_too_late_is_written_beside(
    run: Run, repaired: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While this one is repaired, another coordinator saves hers."""
    from paiban.cli import planning

    make_plan = planning.make_plan

    def meanwhile(*args: Any) -> Any:
        plan = make_plan(*args)
        with Store.open(repaired / "paiban.db") as store:
            store.undo(expected_head=2, actor="the other")
        return plan

    monkeypatch.setattr("paiban.cli.solve.make_plan", meanwhile)
    done = run("solve", repaired, *QUICK)
    assert done.code == 2
    assert "This roster is only in these files; it is not in force." in done.err
    assert {"roster-not-saved.xlsx", "plan-not-saved.json"} <= files(repaired)
    assert head(repaired).revision == 1
