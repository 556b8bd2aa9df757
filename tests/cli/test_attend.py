"""``attend`` and ``ledger``: who came is recorded apart from the plan, and the next weeks know of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from paiban.io.store import Store
from paiban.values.attendance import Presence
from paiban.values.plan import PlanAssignment
from tests.cli.compound import NAMES, at, files, head
from tests.cli.conftest import QUICK, Run

NIGHT = ("--at", "4/2 03:00")


def on_duty(folder: Path) -> PlanAssignment:
    """Whoever guards in the second night."""
    return next(row for row in head(folder).assignments if row.start <= at(2, 3) < row.end)


def states(folder: Path) -> dict[str, Presence]:
    with Store.open(folder / "paiban.db") as store:
        return {record.volunteer: record.presence for record in store.attendance()}


def test_who_is_named_has_the_duty_of_that_moment(run: Run, solved_folder: Path) -> None:
    row = on_duty(solved_folder)
    done = run("attend", solved_folder, "--late", row.volunteer, "--came", "00:40", *NIGHT)
    assert done.code == 0, done.said
    assert states(solved_folder) == {row.volunteer: Presence.LATE}
    assert "1 duties were recorded." in done.out
    assert "--rest says that all others came" in done.out
    assert head(solved_folder).revision == 1


def test_an_absent_guard_is_to_be_replaced_at_once(run: Run, solved_folder: Path) -> None:
    row = on_duty(solved_folder)
    done = run("attend", solved_folder, "--absent", row.volunteer, *NIGHT)
    assert f'--drop "{row.volunteer}" --until "' in done.out


def test_the_rest_came_and_the_office_certifies(run: Run, solved_folder: Path) -> None:
    row = on_duty(solved_folder)
    run("attend", solved_folder, "--excused", row.volunteer, *NIGHT)
    run("attend", solved_folder, "--rest", "--certify", "--at", "4/3 00:00")
    rows = json.loads(run("ledger", solved_folder, "--json", "-", "--until", "4/3").out)
    own = next(one for one in rows if one["volunteer"] == row.volunteer)
    assert own["excused"] == 1
    for one in rows:
        assert one["certified"] == one["present"] <= one["planned"]
    assert sum(one["planned"] - one["present"] for one in rows) == (row.end - row.start).total_seconds() / 60


def test_a_swap_is_two_records(run: Run, solved_folder: Path) -> None:
    row = on_duty(solved_folder)
    other = next(name for name in NAMES if name != row.volunteer)
    run("attend", solved_folder, "--swap", f"{row.volunteer}={other}", *NIGHT)
    assert states(solved_folder) == {row.volunteer: Presence.EXCUSED, other: Presence.PRESENT}


def test_a_sheet_is_written_filled_in_and_read(run: Run, solved_folder: Path) -> None:
    run("export", "sign-in", solved_folder, "--day", "4/1")
    path = solved_folder / "sign-in-4-1.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["F4"], sheet["F5"] = "absent", "hmm"
    book.save(path)
    done = run("attend", solved_folder, "--sheet", path)
    assert done.code == 1
    assert "sign-in-4-1.xlsx 4-1 Fri F5: “hmm” was not understood." in done.err
    assert list(states(solved_folder).values()).count(Presence.ABSENT) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--present", "Nobody"), "Nobody is called Nobody."),
        (("--swap", "Mei"), "does not say who came for whom"),
        (("--present", "{guard}", "--came", "12:00"), "The times do not fit the duty"),
        (("--present", "{guard}", "--at", "4/9 08:00"), "has no duty that began within 24 hours"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_recorded(
    run: Run, solved_folder: Path, words: tuple[str, ...], told: str
) -> None:
    named = [word.format(guard=on_duty(solved_folder).volunteer) for word in words]
    when = () if "--at" in words else NIGHT
    done = run("attend", solved_folder, *named, *when)
    assert done.code == 2
    assert told in done.err
    assert states(solved_folder) == {}


def test_the_ledger_is_a_workbook_that_overwrites_nothing(run: Run, solved_folder: Path) -> None:
    before = files(solved_folder)
    for _ in range(2):
        assert "h planned" in run("ledger", solved_folder, "--until", "4/3").out
    assert files(solved_folder) - before == {"ledger.xlsx", "ledger (2).xlsx"}
    book = load_workbook(solved_folder / "ledger.xlsx")
    assert book.sheetnames == ["Hours", "Duties"]
    assert book["Duties"].max_row - 3 == len(head(solved_folder).assignments)


def test_the_second_week_evens_out_the_first(run: Run, solved_folder: Path) -> None:
    """The days of the workbook move on; who carried more before counts with it, and rests first."""
    book = load_workbook(solved_folder / "paiban.xlsx")
    moved = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if "2022-04-01" in str(cell.value) or "2022-04-02" in str(cell.value):
                    text = str(cell.value)[:10].replace("04-02", "04-04").replace("04-01", "04-03")
                    cell.value, moved = text, moved + 1
    book.save(solved_folder / "paiban.xlsx")
    assert moved >= 2
    first = head(solved_folder)
    done = run("solve", solved_folder, *QUICK)
    assert done.code in (0, 1), done.said
    past = {row.volunteer: row for row in head(solved_folder).settings.past}
    points = {name: sum(row.points for row in first.assignments if row.volunteer == name) for name in NAMES}
    assert {name: row.points for name, row in past.items()} == points
    assert any(row.busy_until is not None for row in past.values())
    last = max(first.assignments, key=lambda row: row.start)
    done = run("attend", solved_folder, "--absent", last.volunteer, "--at", "2022-04-02 23:00")
    assert done.code == 0, done.said
    assert states(solved_folder) == {last.volunteer: Presence.ABSENT}
