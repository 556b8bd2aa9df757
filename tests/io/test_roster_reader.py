"""A roster workbook comes back as it went out, and what she edits by hand is understood or reported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from paiban.io.roster_file import open_roster
from paiban.io.roster_reader import HandRoster, read_assignments
from paiban.io.roster_workbook import write
from paiban.text import in_language
from paiban.values.errors import InputError
from paiban.values.plan import Plan, PlanAssignment
from tests.io.plans import duty, gap, need, plan, plans, someone, two_days

PEOPLE = [someone(1, "王建国"), someone(2, "李小红"), someone(3, "张伟")]
GATE = need("gate", "北门")


def ordered(rows: tuple[PlanAssignment, ...]) -> list[PlanAssignment]:
    return sorted(rows, key=lambda row: (row.start, row.end, row.need, row.role, row.volunteer))


def small() -> Plan:
    """Friday on the gate: 王建国 8-12, a gap 12-16, nobody needed 16-20, 李小红 20-02."""
    return plan(
        PEOPLE,
        [GATE],
        [duty("p1", "gate", 8, 12), duty("p2", "gate", 20, 26)],
        gaps=(gap("gate", 12, 16),),
        days=1,
    )


def edited(tmp_path: Path, case: Plan, edit: Callable[[Workbook], None]) -> HandRoster:
    path = tmp_path / "roster.xlsx"
    write(case, path, language="en")
    book = load_workbook(path)
    edit(book)
    book.save(path)
    with in_language("en"):
        return read_assignments(open_roster(path), case)


def typed(tmp_path: Path, cell: str, text: object) -> HandRoster:
    """The small plan with one cell of Friday typed over."""

    def edit(book: Workbook) -> None:
        book["4-1 Fri"][cell] = text

    return edited(tmp_path, small(), edit)


def hours(found: HandRoster) -> list[tuple[str, int, int, str]]:
    return [(row.volunteer, row.start.hour, row.end.hour, row.origin) for row in found.assignments]


@settings(deadline=None, max_examples=30)
@given(case=plans())
def test_what_was_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, case: Plan) -> None:
    path = tmp_path_factory.mktemp("roster") / "roster.xlsx"
    write(case, path)
    found = read_assignments(open_roster(path), case)
    assert found.unknown == ()
    assert list(found.assignments) == ordered(case.assignments)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_language_of_the_workbook_does_not_matter(tmp_path: Path, language: str) -> None:
    path = tmp_path / "roster.xlsx"
    write(two_days(), path, language=language)
    with in_language("en"):
        assert read_assignments(open_roster(path), two_days()) == HandRoster(
            tuple(ordered(two_days().assignments))
        )


def test_a_name_typed_over_another_takes_the_duty(tmp_path: Path) -> None:
    assert hours(typed(tmp_path, "D5", "张伟")) == [("p3", 8, 12, "hand"), ("p2", 20, 2, "solver")]


@pytest.mark.parametrize("text", ["张伟", "1 missing 张伟", "缺1人 张伟", " 张 伟 "])
def test_a_name_typed_into_a_gap_fills_it(tmp_path: Path, text: str) -> None:
    assert ("p3", 12, 16, "hand") in hours(typed(tmp_path, "E5", text))


@pytest.mark.parametrize(
    "text", ["张伟、王建国", "张伟,王建国", "张伟，王建国", "张伟/王建国", "张伟\n王建国"]
)
def test_several_names_in_one_cell_are_several_people(tmp_path: Path, text: str) -> None:
    found = hours(typed(tmp_path, "F5", text))
    assert {row for row in found if row[1] == 16} == {("p3", 16, 20, "hand"), ("p1", 16, 20, "hand")}


def test_the_same_name_in_neighbouring_cells_is_one_duty(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["E5"] = book["4-1 Fri"]["F5"] = "张伟"

    assert ("p3", 12, 20, "hand") in hours(edited(tmp_path, small(), edit))


def test_an_emptied_cell_ends_the_duty(tmp_path: Path) -> None:
    assert hours(typed(tmp_path, "D5", None)) == [("p2", 20, 2, "solver")]


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("张韦", "Nobody is called 张韦.", "Did you mean 张伟?"),
        ("Zoë", "Nobody is called Zoë.", "Add the person to the input workbook first."),
        (13800000009, "Nobody is called 13800000009.", "Add the person to the input workbook first."),
    ],
)
def test_an_unknown_name_is_reported_with_its_cell(
    tmp_path: Path, text: object, what: str, remedy: str
) -> None:
    (mistake,) = typed(tmp_path, "E5", text).unknown
    assert (mistake.sheet, mistake.cell, mistake.what, mistake.remedy) == ("4-1 Fri", "E5", what, remedy)


def test_a_name_that_several_share_is_asked_back(tmp_path: Path) -> None:
    case = plan([*PEOPLE, someone(4, "王建国")], [GATE], [duty("p2", "gate", 8, 12)], days=1)

    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["D5"] = "王建国"

    (mistake,) = edited(tmp_path, case, edit).unknown
    assert mistake.remedy == "Write one of: 王建国 (building 2), 王建国 (building 5)."


def test_a_row_put_in_between_belongs_to_the_post_above(tmp_path: Path) -> None:
    both = [duty("p1", "gate", 8, 12), duty("p2", "gate", 8, 12)]

    def edit(book: Workbook) -> None:
        sheet = book["4-1 Fri"]
        for block in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(block))
        sheet.insert_rows(6)
        sheet["D6"] = "张伟"

    found = edited(tmp_path, plan(PEOPLE, [GATE], both, days=1), edit)
    assert ("p3", 8, 12, "hand") in hours(found)
    assert found.unknown == ()


def test_a_row_added_below_belongs_to_the_post_it_names(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["4-1 Fri"]
        sheet["B9"], sheet["C9"], sheet["D9"] = "北门", "值守", "张伟"

    found = edited(tmp_path, small(), edit)
    assert ("p3", 8, 12, "hand") in hours(found)


def test_a_note_beside_or_below_the_roster_changes_nothing(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["4-1 Fri"]["D9"] = "带手电筒"
        book["4-1 Fri"]["Z5"] = "late?"

    found = edited(tmp_path, small(), edit)
    assert found.unknown == ()
    assert [(note.cell, note.what) for note in found.notes] == [
        ("Z5", "This note is not read: late?"),
        ("D9", "This note is not read: 带手电筒"),
    ]


def test_a_cell_merged_over_rows_is_reported(tmp_path: Path) -> None:
    both = [duty("p1", "gate", 8, 12), duty("p2", "gate", 8, 12)]

    def edit(book: Workbook) -> None:
        book["4-1 Fri"].merge_cells("D5:D6")

    (mistake,) = edited(tmp_path, plan(PEOPLE, [GATE], both, days=1), edit).unknown
    assert mistake.what.startswith("This cell is merged over several rows")


def test_a_row_without_its_key_is_reported(tmp_path: Path) -> None:
    (mistake,) = typed(tmp_path, "D9", "张伟").unknown
    assert (mistake.cell, mistake.what) == ("D9", "This row belongs to no post.")


def test_a_day_whose_sheet_is_gone_stays_as_planned(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        del book["4-2 Sat"]

    found = edited(tmp_path, two_days(), edit)
    assert list(found.assignments) == ordered(two_days().assignments)
    assert [mistake.what for mistake in found.notes] == [
        "The sheet of 4-2 Sat is missing; that day stays as planned."
    ]


def test_a_copy_of_a_sheet_is_not_read_twice(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        copy = book.copy_worksheet(book["4-1 Fri"])
        copy["D5"] = "张伟"

    found = edited(tmp_path, small(), edit)
    assert hours(found) == [("p1", 8, 12, "solver"), ("p2", 20, 2, "solver")]
    assert len(found.notes) == 1


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    with in_language("en"), pytest.raises(InputError, match="holds no roster"):
        open_roster(path)
