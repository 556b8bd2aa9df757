"""``paiban check`` says what a workbook lacks, and which rules a roster edited by hand breaks."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.cli.compound import files, tiny, write_workbook
from tests.cli.conftest import Run


def edit(roster: Path, value: str, *, over: str) -> tuple[str, str]:
    """Type a value over the first cell of the first day that holds another; return both places' names."""
    book = openpyxl.load_workbook(roster)
    page = book.worksheets[1]
    cell = next(cell for row in page.iter_rows(min_row=4) for cell in row if cell.value == over)
    cell.value = value
    book.save(roster)
    return page.title, cell.coordinate


def neighbours(roster: Path) -> tuple[str, str]:
    """Return two people of the first two columns of the first day, who serve one after the other."""
    page = openpyxl.load_workbook(roster).worksheets[1]
    first, second = (page.cell(5, column).value for column in (4, 5))
    return str(first), str(second)


def test_a_workbook_in_order_is_told_with_its_supply(run: Run, folder: Path) -> None:
    done = run("check", folder)
    assert (done.code, done.err) == (0, "")
    assert "The workbook is in order: 10 people" in done.out
    assert "all 00–24: 48 (96) h needed" in done.out
    assert "too few" not in done.out
    assert files(folder) == {"paiban.xlsx"}


def test_the_workbook_itself_may_be_named(run: Run, folder: Path) -> None:
    assert run("check", folder / "paiban.xlsx").out == run("check", folder).out


def test_too_few_people_are_marked_with_exit_code_1(run: Run, tmp_path: Path) -> None:
    compound = tiny()
    write_workbook(tmp_path, replace(compound, volunteers=compound.volunteers[:1]))
    done = run("check", tmp_path)
    assert done.code == 1
    assert "← too few" in done.out


def test_what_is_not_read_is_noticed_apart_from_the_result(run: Run, folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "paiban.xlsx")
    book.create_sheet("Shopping").append(["milk"])
    book.save(folder / "paiban.xlsx")
    done = run("check", folder, "--json", "-")
    assert done.code == 0
    assert "Note: paiban.xlsx Shopping: This sheet is not one of the program's" in done.err
    assert json.loads(done.out)[0]["needed"] == 48 * 60


def test_a_roster_as_it_was_written_keeps_every_rule_that_must_hold(run: Run, solved_folder: Path) -> None:
    done = run("check", solved_folder / "roster-1.xlsx")
    assert done.code == 0, done.said
    assert "0 rules that must hold are broken" in done.out


def test_a_broken_rule_is_told_in_its_words_and_first(run: Run, solved_folder: Path) -> None:
    roster = solved_folder / "roster-1.xlsx"
    first, second = neighbours(roster)
    edit(roster, first, over=second)
    done = run("check", roster)
    assert done.code == 1
    assert done.out.startswith("[MUST] ")
    assert first in done.out.splitlines()[0]
    machine = run("check", roster, "--json", "-")
    assert machine.code == 1
    assert json.loads(machine.out)[0]["hard"] is True
    assert first in json.loads(machine.out)[0]["message"]


def test_an_unknown_name_is_told_by_its_cell_with_the_nearest_one(run: Run, solved_folder: Path) -> None:
    roster = solved_folder / "roster-1.xlsx"
    sheet, cell = edit(roster, "Chen Yuu", over="Chen Yu")
    done = run("check", roster)
    assert done.code == 1
    assert f"roster-1.xlsx {sheet} {cell}: Nobody is called Chen Yuu. → Did you mean Chen Yu?" in done.err


def test_whoever_dropped_out_may_not_be_typed_in_again(run: Run, solved_folder: Path) -> None:
    run("replan", solved_folder, "--drop", "Mei", "--now", "4/1 00:00", "--seconds", "1")
    roster = solved_folder / "roster-2.xlsx"
    edit(roster, "Mei", over=neighbours(roster)[0])
    done = run("check", roster)
    assert done.code == 1
    assert "[MUST] Mei" in done.out


def test_a_roster_far_from_its_workbook_is_told_where_it_belongs(
    run: Run, solved_folder: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    shutil.copy(solved_folder / "roster-1.xlsx", desk)
    refused = run("check", desk / "roster-1.xlsx")
    assert (refused.code, refused.out) == (2, "")
    assert "The workbook that this roster was made from is not beside it." in refused.err


@pytest.mark.parametrize("name", ["nowhere", "nowhere.xlsx"])
def test_a_path_that_is_not_there_is_told(run: Run, tmp_path: Path, name: str) -> None:
    refused = run("check", tmp_path / name)
    assert refused.code == 2
    assert f"{tmp_path / name}: There is no workbook here." in refused.err
