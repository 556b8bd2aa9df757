"""``paiban solve`` writes roster, document and revision, says what came of it, and overwrites nothing."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from paiban.cli import solve as solve_module
from paiban.constraints.registry import default_rules
from paiban.io import workbook_writer
from tests.cli.compound import append_rows, at, clock_at, duties, files, head, tiny, write_workbook
from tests.cli.conftest import QUICK, Run

FIRST = {"paiban.xlsx", "paiban.db", "roster-1.xlsx", "plan-1.json"}


def test_the_first_roster_is_written_saved_and_told(run: Run, folder: Path) -> None:
    done = run("solve", folder, *QUICK)
    assert done.code == 0, done.said
    assert files(folder) == FIRST
    assert head(folder).revision == 1
    assert done.out.startswith("Test Court: ")
    assert "Every needed seat is filled." in done.out
    assert done.out.splitlines()[-1] == f'Next: paiban export chat "{folder}"'


def test_what_is_written_can_be_read_by_its_owner_only(solved_folder: Path) -> None:
    for name in FIRST - {"paiban.xlsx"}:
        assert (solved_folder / name).stat().st_mode & 0o077 == 0


def test_solving_again_adds_a_revision_and_overwrites_nothing(run: Run, solved_folder: Path) -> None:
    before = {name: (solved_folder / name).read_bytes() for name in FIRST - {"paiban.db"}}
    (solved_folder / "roster-2.xlsx").write_text("hers")
    done = run("solve", solved_folder, *QUICK)
    assert done.code == 0
    assert (head(solved_folder).revision, head(solved_folder).parent) == (2, 1)
    assert files(solved_folder) == FIRST | {"roster-2.xlsx", "roster-2 (2).xlsx", "plan-2.json"}
    assert {name: (solved_folder / name).read_bytes() for name in before} == before
    assert (solved_folder / "roster-2.xlsx").read_text() == "hers"


def test_too_few_people_leave_gaps_with_reasons_and_exit_code_1(run: Run, tmp_path: Path) -> None:
    compound = tiny()
    write_workbook(tmp_path, replace(compound, volunteers=compound.volunteers[:1]))
    done = run("solve", tmp_path, *QUICK)
    assert done.code == 1
    assert "gaps in needed seats:" in done.out
    assert "Guard at sealed building 3" in done.out
    assert "1 missing (1 × " in done.out
    assert files(tmp_path) == FIRST


def test_json_goes_to_the_file_named(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    done = run("solve", folder, *QUICK, "--json", target)
    assert done.out.startswith("Test Court: ")
    document = json.loads(target.read_text("utf-8"))
    assert (document["schema"], document["revision"]) == ("paiban.plan/1", 1)
    assert document == json.loads((folder / "plan-1.json").read_text("utf-8"))


def test_json_on_standard_output_is_alone_there(run: Run, folder: Path) -> None:
    done = run("solve", folder, *QUICK, "--json", "-")
    assert json.loads(done.out)["revision"] == 1
    assert "Test Court: " in done.err


@pytest.mark.parametrize("target", ["missing/result.json", ".", "paiban.xlsx"])
def test_json_that_cannot_or_must_not_be_written_is_told_before_the_search(
    run: Run, folder: Path, target: str
) -> None:
    before = (folder / "paiban.xlsx").read_bytes()
    refused = run("solve", folder, "--json", folder / target)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("--json: ")
    assert files(folder) == {"paiban.xlsx"}
    assert (folder / "paiban.xlsx").read_bytes() == before


def pin(name: str, start: str, end: str) -> dict[str, object]:
    duty = {"Must or never": "must", "Duty": "Guard at sealed building 3"}
    return {**duty, "Name": name, "From": start, "Until": end}


def test_a_pin_may_call_a_generated_duty_by_its_name(run: Run, folder: Path) -> None:
    append_rows(folder / "paiban.xlsx", "Pins", pin("Mei", "4/1 08:00", "4/1 12:00"))
    assert run("solve", folder, *QUICK).code == 0
    assert any(
        row.start.isoformat() < "2022-04-01T12" and row.end.isoformat() > "2022-04-01T08"
        for row in duties(head(folder), "Mei")
    )


def test_pins_that_no_roster_can_keep_are_told_in_words_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    compound = tiny()
    mei, *others = compound.volunteers
    only_saturday = replace(mei, available=((1440, 2880),))
    write_workbook(tmp_path, replace(compound, volunteers=(only_saturday, *others)))
    append_rows(tmp_path / "paiban.xlsx", "Pins", pin("Mei", "4/1 08:00", "4/1 12:00"))
    done = run("solve", tmp_path, *QUICK, "--json", "-")
    assert done.code == 1
    assert json.loads(done.out)["status"] == "infeasible"
    assert json.loads(done.out)["assignments"] == []
    assert "No roster is possible: these rules and pins contradict each other." in done.err
    assert "The pin of Mei is not kept: Guard at sealed building 3 4/1 (Fri) 08:00–12:00" in done.err
    assert files(tmp_path) == {"paiban.xlsx"}


def test_a_folder_where_nothing_can_be_saved_is_told_before_the_search(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    refused = run("solve", folder)
    assert (refused.code, refused.out) == (2, "")
    assert f"{folder}: Nothing can be saved in this folder." in refused.err


def test_files_that_cannot_be_written_leave_the_saved_roster_and_the_way_to_get_them(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("paiban.io.roster_workbook.write", full)
    done = run("solve", folder, *QUICK)
    assert done.code == 2
    assert "The roster is saved as number 1, but its files could not be written." in done.err
    assert f'paiban export xlsx "{folder}"' in done.err
    assert head(folder).revision == 1


def test_a_workbook_that_is_open_elsewhere_is_told(run: Run, solved_folder: Path) -> None:
    (solved_folder / "~$paiban.xlsx").write_text("")
    assert "paiban.xlsx is open; what is not saved yet does not count." in run("check", solved_folder).err


def test_solving_when_the_days_have_begun_warns_and_names_replan(
    run: Run, solved_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solve_module, "datetime", clock_at(at(2, 9)))
    done = run("solve", solved_folder, *QUICK)
    assert f'this redraws past duties too. To keep them use: paiban replan "{solved_folder}"' in done.err


@pytest.mark.parametrize(
    ("stock", "is_kept", "is_short"),
    [({2: 1}, False, True), ({2: 500}, False, False), ({}, False, False), ({2: 1}, True, False)],
)
def test_a_day_that_needs_more_suits_than_there_are_is_told(
    run: Run, tmp_path: Path, stock: dict[int, int], is_kept: bool, is_short: bool
) -> None:
    compound = replace(tiny(), site=replace(tiny().site, suits=stock))
    rules = [rule for rule in default_rules() if is_kept or rule.name != "suits"]
    workbook_writer.write(tmp_path / "paiban.xlsx", compound, rules, language="en")
    done = run("solve", tmp_path, *QUICK)
    assert done.code == (1 if is_kept else 0), done.said
    assert ("suits of level 2; there are 1." in done.err) == is_short
