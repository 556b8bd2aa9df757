"""A sign-in sheet is filled in by hand and read back: what is written is understood or reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.day_view import days_of
from paiban.io.sign_in_sheet import SignIn, read, write
from paiban.text import in_language
from paiban.values.attendance import Attendance, Presence
from paiban.values.errors import InputError
from paiban.values.plan import Plan
from tests.io.plans import at, duty, need, plan, plans, someone

PEOPLE = [someone(1, "王建国"), someone(2, "李小红"), someone(3, "张伟")]


def small() -> Plan:
    """王建国 is at the gate from 8 to 12 and 李小红 from 20 to 2."""
    return plan(
        PEOPLE, [need("gate", "北门")], [duty("p1", "gate", 8, 12), duty("p2", "gate", 20, 26)], days=1
    )


def filled(tmp_path: Path, fill: Callable[[Worksheet], None], case: Plan | None = None) -> SignIn:
    case = case or small()
    path = tmp_path / "sign-in.xlsx"
    with in_language("en"):
        write(case, days_of(case)[0], path)
        book = load_workbook(path)
        fill(book.worksheets[0])
        book.save(path)
        return read(path, case)


def only(tmp_path: Path, **cells: object) -> Attendance:
    """The one record of a sheet in which these cells were filled in."""

    def fill(sheet: Worksheet) -> None:
        for cell, value in cells.items():
            sheet[cell] = value

    found = filled(tmp_path, fill)
    assert found.mistakes == ()
    (record,) = found.records
    return record


@settings(deadline=None, max_examples=25)
@given(case=plans())
def test_an_empty_sheet_says_nothing_and_a_full_one_everything(
    tmp_path_factory: pytest.TempPathFactory, case: Plan
) -> None:
    folder = tmp_path_factory.mktemp("sign-in")
    assert filled(folder, lambda _sheet: None, case) == SignIn((), ())

    def fill(sheet: Worksheet) -> None:
        for row in range(4, sheet.max_row + 1):
            sheet.cell(row, 6, "到")

    found = filled(folder, fill, case)
    planned = {row.volunteer for row in case.assignments if row.start.date() == days_of(case)[0]}
    assert {record.volunteer for record in found.records} == planned
    assert {record.presence for record in found.records} <= {Presence.PRESENT}


@pytest.mark.parametrize(
    ("text", "presence"),
    [
        ("到", Presence.PRESENT),
        ("√", Presence.PRESENT),
        ("Late", Presence.LATE),
        ("没来", Presence.ABSENT),
        ("no-show", Presence.ABSENT),
        (" 请假 ", Presence.EXCUSED),
    ],
)
def test_either_language_and_usual_marks_are_understood(
    tmp_path: Path, text: str, presence: Presence
) -> None:
    assert only(tmp_path, F4=text).presence is presence


def test_a_time_of_the_spreadsheet_or_typed_says_when_somebody_came(tmp_path: Path) -> None:
    for value in (time(8, 40), "8:40", "08:40"):
        record = only(tmp_path, G4=value)
        assert (record.presence, record.came, record.left) == (Presence.LATE, at(8 + 40 / 60), None)


def test_whoever_comes_early_is_present_from_then_on(tmp_path: Path) -> None:
    record = only(tmp_path, G4="7:50")
    assert (record.presence, record.present_minutes) == (Presence.PRESENT, 250)


def test_after_midnight_means_the_next_day(tmp_path: Path) -> None:
    assert only(tmp_path, F5="到", H5="1:30").left == at(25.5)


def test_a_stand_in_is_there_and_whoever_was_planned_is_excused(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["I4"] = "张伟"

    found = filled(tmp_path, fill)
    assert [(row.volunteer, row.presence, row.stands_in) for row in found.records] == [
        ("p3", Presence.PRESENT, True),
        ("p1", Presence.EXCUSED, False),
    ]


@pytest.mark.parametrize(
    ("cell", "text", "what"),
    [
        ("F4", "maybe", "“maybe” was not understood."),
        ("G4", "soon", "“soon” is no time."),
        ("G4", "13:00", "The duty was over by then: it ended at 12:00."),
        ("I4", "张韦", "Nobody is called 张韦."),
    ],
)
def test_what_is_not_understood_is_reported_with_its_cell(
    tmp_path: Path, cell: str, text: str, what: str
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet[cell] = text

    (mistake,) = filled(tmp_path, fill).mistakes
    assert (mistake.sheet, mistake.cell, mistake.what) == ("4-1 Fri", cell, what)


def test_a_duty_that_is_no_more_in_the_roster_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "sign-in.xlsx"
    write(small(), days_of(small())[0], path)
    book = load_workbook(path)
    book.worksheets[0]["F4"] = "到"
    book.save(path)
    changed = small().model_copy(update={"assignments": small().assignments[1:]})
    with in_language("en"):
        found = read(path, changed)
    assert found.records == ()
    assert [mistake.what for mistake in found.mistakes] == ["This row is no duty of the roster in force."]


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    with in_language("en"), pytest.raises(InputError, match="no sign-in sheet"):
        read(path, small())
