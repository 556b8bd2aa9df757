"""Whatever is changed in a roster workbook that is no duty is named with its cell, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from paiban.io.audience import Audience
from paiban.io.roster_file import open_roster
from paiban.io.roster_notes import MOST_PER_SHEET, notes_in
from paiban.io.roster_workbook import write
from paiban.text import in_language
from paiban.values.plan import Plan
from tests.io.plans import plans, two_days

Edit = Callable[[Workbook], None]


def noted(tmp_path: Path, edit: Edit, case: Plan | None = None) -> list[tuple[str | None, str | None, str]]:
    case = case or two_days()
    path = tmp_path / "roster.xlsx"
    write(case, path, language="en")
    book = load_workbook(path)
    edit(book)
    book.save(path)
    with in_language("en"):
        return [(note.sheet, note.cell, note.what) for note in notes_in(open_roster(path), case)]


@settings(deadline=None, max_examples=25)
@given(case=plans())
def test_a_workbook_saved_again_by_another_program_has_no_notes(
    tmp_path_factory: pytest.TempPathFactory, case: Plan
) -> None:
    assert noted(tmp_path_factory.mktemp("roster"), lambda _book: None, case) == []


@pytest.mark.parametrize("audience", [Audience.LEAD, Audience.OFFICE])
def test_for_whom_it_was_written_does_not_matter(tmp_path: Path, audience: Audience) -> None:
    path = tmp_path / "roster.xlsx"
    write(two_days(), path, audience=audience)
    assert notes_in(open_roster(path), two_days()) == ()


def test_changed_times_are_not_taken_for_granted(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["D4"] = "9-12"

    ((sheet, cell, what),) = noted(tmp_path, edit)
    assert (sheet, cell) == ("4-1 Fri", "D4")
    assert what.startswith("The times of a column cannot be changed here")


def test_a_changed_name_of_a_post_is_named(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["B5"] = "South gate"

    assert noted(tmp_path, edit) == [("4-1 Fri", "B5", "This text is not read: South gate")]


def test_comments_are_named(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["D5"].comment = Comment("ask her first", "she")

    assert noted(tmp_path, edit) == [("4-1 Fri", "D5", "This comment is not read: ask her first")]


def test_other_sheets_are_only_there_to_be_read(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["People"]["A4"] = "Somebody else"
        book.create_sheet("My sheet")["A1"] = "x"

    found = noted(tmp_path, edit)
    assert [(sheet, cell) for sheet, cell, _what in found] == [("People", "A4"), ("My sheet", None)]


def test_of_many_changes_on_a_sheet_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        for row in range(40, 50):
            book["People"].cell(row, 1, "x")

    found = noted(tmp_path, edit)
    assert len(found) == MOST_PER_SHEET + 1
    assert found[-1][2] == f"{10 - MOST_PER_SHEET} more cells were changed that are not read."


def test_a_deleted_row_is_no_note(tmp_path: Path) -> None:
    """The duties in it are gone, which the reader says."""

    def edit(book: Workbook) -> None:
        sheet = book["4-1 Fri"]
        for block in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(block))
        sheet.delete_rows(5)

    assert noted(tmp_path, edit) == []
