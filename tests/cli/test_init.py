"""``paiban init`` makes a folder to work in and never writes over hers."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from paiban.scheduler.catalogue import load_catalogue
from tests.cli.compound import append_rows, files
from tests.cli.conftest import QUICK, Run

PEOPLE = [{"Name": name} for name in ("Mei", "Bo", "Dan", "Fang", "Gao")]


def test_the_workbook_is_accepted_once_people_are_added(run: Run, tmp_path: Path) -> None:
    made = run("init", tmp_path / "new" / "compound", "--lang", "en")
    book = tmp_path / "new" / "compound" / "paiban.xlsx"
    assert (made.code, made.err) == (0, "")
    assert str(book) in made.out
    empty = run("check", book.parent)
    assert empty.code == 2
    assert "paiban.xlsx Volunteers: There is nobody" in empty.err
    append_rows(book, "Volunteers", *PEOPLE)
    filled = run("check", book.parent)
    assert filled.code == 1, filled.said  # five people are too few for all that a compound needs
    assert "The workbook is in order: 5 people" in filled.out


@pytest.mark.parametrize(("language", "sheet"), [("zh", "任务"), ("en", "Tasks")])
def test_every_task_is_listed_to_be_switched(run: Run, tmp_path: Path, language: str, sheet: str) -> None:
    run("init", tmp_path / "new", "--lang", language)
    rows = openpyxl.load_workbook(tmp_path / "new" / "paiban.xlsx")[sheet].iter_rows(
        min_row=2, values_only=True
    )
    assert [row[:3] for row in rows] == [(*line, None) for line in load_catalogue().titles(language)]


def test_a_task_that_does_not_exist_is_a_mistake(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "new", "--lang", "en")
    book = tmp_path / "new" / "paiban.xlsx"
    append_rows(book, "Volunteers", *PEOPLE)
    append_rows(book, "Tasks", {"Line": "1.44", "On": "on"})
    checked = run("check", tmp_path / "new")
    assert checked.code == 2
    assert "“1.44” is no number of a task." in checked.err


def test_people_and_sealed_buildings_are_enough_for_a_roster(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "new", "--lang", "en")
    book = tmp_path / "new" / "paiban.xlsx"
    append_rows(book, "Volunteers", *PEOPLE)
    append_rows(book, "Buildings", {"Building": "3", "Sealed from": "2022-04-01"})
    opened = openpyxl.load_workbook(book)
    site = {row[0].value.rstrip("*"): row[1] for row in opened["Site"].iter_rows() if row[0].value}
    site["First day"].value, site["Last day"].value = "2022-04-01", "2022-04-01"
    opened.save(book)
    done = run("solve", tmp_path / "new", *QUICK)
    assert done.code in (0, 1), done.said
    assert "Guard at sealed building 3" in run("export", "chat", tmp_path / "new").out


@pytest.mark.parametrize(("language", "sheet"), [("zh", "志愿者"), ("en", "Volunteers")])
def test_the_example_is_written_in_either_language_and_is_in_order(
    run: Run, tmp_path: Path, language: str, sheet: str
) -> None:
    made = run("init", tmp_path / "new", "--example", "--lang", language)
    assert made.code == 0
    assert sheet in openpyxl.load_workbook(tmp_path / "new" / "paiban.xlsx", read_only=True).sheetnames
    checked = run("check", tmp_path / "new")
    assert checked.code == 0, checked.said
    assert "40" in checked.out
    assert ("people" in checked.out) == (language == "en")


def test_an_existing_workbook_is_never_replaced(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "paiban.xlsx"
    book.write_bytes(b"hers")
    for options in ((), ("--example",)):
        refused = run("init", tmp_path, *options)
        assert (refused.code, refused.out) == (2, "")
        assert "paiban.xlsx: There is a file of this name already." in refused.err
    assert book.read_bytes() == b"hers"
    assert files(tmp_path) == {"paiban.xlsx"}


def test_a_file_where_the_folder_should_be_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("hers")
    refused = run("init", tmp_path / "taken")
    assert refused.code == 2
    assert f"{tmp_path / 'taken'}: This is a file, not a folder." in refused.err


def test_a_folder_with_spaces_is_named_so_that_the_next_command_can_be_copied(
    run: Run, tmp_path: Path
) -> None:
    made = run("init", tmp_path / "my compound")
    assert f'paiban check "{tmp_path / "my compound"}"' in made.out
