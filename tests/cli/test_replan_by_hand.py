"""``paiban replan --edited`` takes what was changed by hand in a roster workbook and repairs around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from paiban.values.plan import PlanAssignment
from tests.cli.compound import NAMES, at, duties, head
from tests.cli.conftest import QUICK, Run

WHEN = ("--now", "4/1 00:00", "--seconds", "1")


def edited(folder: Path, edit: Callable[[Workbook], None], name: str = "roster-1.xlsx") -> Path:
    """The roster workbook with something changed, saved beside it."""
    book = load_workbook(folder / name)
    edit(book)
    path = folder / "mine.xlsx"
    book.save(path)
    return path


def swapped(folder: Path) -> tuple[PlanAssignment, str]:
    """Write somebody without a duty that day over the last duty; return the duty, and whom."""
    plan = head(folder)
    row = max(plan.assignments, key=lambda row: (row.start, row.volunteer))
    busy = {duty.volunteer for duty in plan.assignments}
    other = next(name for name in NAMES if name not in busy or name != row.volunteer)

    def edit(book: Workbook) -> None:
        day = book[f"4-{row.start.day} {row.start:%a}"]
        cell = next(cell for line in day.iter_rows(5) for cell in line if cell.value == row.volunteer)
        cell.value = other

    edited(folder, edit)
    return row, other


def test_a_name_written_over_another_stays_and_is_remembered(run: Run, solved_folder: Path) -> None:
    row, other = swapped(solved_folder)
    done = run("replan", solved_folder, "--edited", "mine.xlsx", *WHEN)
    assert done.code in (0, 1), done.said
    assert "Changed by hand in mine.xlsx:" in done.out
    for again in ((), ("solve", solved_folder, *QUICK)):
        if again:
            assert "were set by hand stay as they are" in run(*again).err
        mine = [duty for duty in head(solved_folder).assignments if duty.volunteer == other]
        assert ("hand", row.need) in {(duty.origin, duty.need) for duty in mine}
        own = [duty for duty in duties(head(solved_folder), row.volunteer) if duty.need == row.need]
        assert not any(duty.start < row.end and row.start < duty.end for duty in own)
    assert "changes by hand" in run("history", solved_folder).out


def test_a_preview_saves_nothing(run: Run, solved_folder: Path) -> None:
    swapped(solved_folder)
    run("replan", solved_folder, "--edited", "mine.xlsx", "--dry-run", *WHEN)
    assert head(solved_folder).revision == 1


def test_rules_that_the_edit_breaks_are_said_and_the_edit_stays(run: Run, solved_folder: Path) -> None:
    plan = head(solved_folder)
    person = plan.assignments[0].volunteer

    def everywhere(book: Workbook) -> None:
        for line in book["4-1 Fri"].iter_rows(5):
            for cell in line[3:]:
                if cell.value in NAMES:
                    cell.value = person

    done = run("replan", solved_folder, "--edited", edited(solved_folder, everywhere), *WHEN)
    assert done.code == 1
    assert "As written, your changes break these rules" in done.err
    assert "are broken by what has begun or was set by hand" in done.out
    by_hand = [row for row in head(solved_folder).assignments if row.origin == "hand"]
    assert {row.volunteer for row in by_hand} == {person}
    own = [(row.start, row.end) for row in duties(plan, person)]
    others = [row for row in plan.assignments if row.start < at(2, 0) and (row.start, row.end) not in own]
    assert all(any(mine.start <= row.start and row.end <= mine.end for mine in by_hand) for row in others)


@pytest.mark.parametrize(("text", "words"), [("Nobody Known", "Nobody is called Nobody Known.")])
def test_a_name_that_is_not_understood_stops_everything(
    run: Run, solved_folder: Path, text: str, words: str
) -> None:
    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["D5"] = text

    done = run("replan", solved_folder, "--edited", edited(solved_folder, edit), *WHEN)
    assert done.code == 2
    assert f"mine.xlsx 4-1 Fri D5: {words}" in done.err
    assert head(solved_folder).revision == 1


def test_changes_in_an_older_workbook_are_carried_over(run: Run, solved_folder: Path) -> None:
    row, other = swapped(solved_folder)
    first = head(solved_folder).assignments[0].volunteer
    run("replan", solved_folder, "--drop", first, *WHEN)
    assert head(solved_folder).revision == 2
    done = run("replan", solved_folder, "--edited", "mine.xlsx", *WHEN)
    assert "mine.xlsx shows number 1; its changes are carried over to number 2." in done.out
    by_hand = [
        (duty.volunteer, duty.need) for duty in head(solved_folder).assignments if duty.origin == "hand"
    ]
    assert by_hand == [(other, row.need)]


def test_a_workbook_of_another_folder_is_refused(run: Run, solved_folder: Path) -> None:
    def renumbered(book: Workbook) -> None:
        for sheet in book.worksheets:
            if sheet["A1"].value == "paiban.roster/1":
                sheet["B1"] = "7/en/office"

    done = run("replan", solved_folder, "--edited", edited(solved_folder, renumbered), *WHEN)
    assert done.code == 2
    assert "shows roster number 7, which is not saved here" in done.err


def test_without_a_change_nothing_is_saved(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--edited", "roster-1.xlsx", *WHEN)
    assert "Nobody was moved in roster-1.xlsx." in done.out
    assert head(solved_folder).revision == 1
