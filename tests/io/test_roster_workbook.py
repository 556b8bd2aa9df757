"""The roster workbook says what the plan says, prints on A4, and holds no formula."""

import re
import stat
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io import roster_workbook
from paiban.io.audience import Audience
from paiban.values.plan import Plan
from tests.io.plans import duty, gap, need, plan, someone, two_days

PEOPLE = [someone(1, "王建国"), someone(2, "李小红")]
GATE = need("gate", "北门")


def sheets_of(tmp_path: Path, case: Plan, language: str = "en", **how: Audience) -> dict[str, Worksheet]:
    path = tmp_path / "roster.xlsx"
    roster_workbook.write(case, path, language=language, **how)
    return {sheet.title: sheet for sheet in load_workbook(path).worksheets}


def texts(sheet: Worksheet) -> list[list[str]]:
    """The visible texts of a sheet, row by row."""
    rows = [[str(value) for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]
    return [row for row in rows if row]


def test_there_is_a_sheet_for_each_day_between_overview_and_lists(tmp_path: Path) -> None:
    names = ["Overview", "4-1 Fri", "4-2 Sat", "People", "Gaps", "Findings", "Handover", "Work", "Supplies"]
    assert list(sheets_of(tmp_path, two_days())) == [*names, "Contacts"]


def test_sheets_are_chinese_when_asked(tmp_path: Path) -> None:
    names = ["总览", "4月1日 周五", "4月2日 周六", "个人", "缺口", "提示", "交接", "任务线", "物资"]
    assert list(sheets_of(tmp_path, two_days(), "zh")) == [*names, "联系"]


def test_contacts_are_for_leads_and_the_office_and_rooms_for_the_office(tmp_path: Path) -> None:
    assert "Contacts" not in sheets_of(tmp_path, two_days(), audience=Audience.GROUP)
    lead = texts(sheets_of(tmp_path, two_days(), audience=Audience.LEAD)["Contacts"])
    office = texts(sheets_of(tmp_path, two_days())["Contacts"])
    assert lead[1] == ["Name", "Kind", "Phone", "Building"]
    assert office[3] == ["李小红", "Volunteer", "13800000002", "3", "2028"]


def test_a_day_is_a_grid_of_blocks_with_gaps_in_words(tmp_path: Path) -> None:
    case = plan(
        PEOPLE,
        [GATE],
        [duty("p1", "gate", 8, 12), duty("p2", "gate", 10, 26)],
        gaps=(gap("gate", 12, 14, missing=2, short=3),),
    )
    sheet = sheets_of(tmp_path, case)["4-1 Fri"]
    assert texts(sheet)[3:] == [
        ["Post", "Role", "08:00\n–10:00", "10:00\n–12:00", "12:00\n–14:00", "14:00\n–02:00 next day"],
        ["gate|值守", "P1 北门", "值守", "王建国", "2 missing"],
        ["gate|值守", "李小红"],
        ["gate|值守", "1 more welcome"],
    ]
    assert {str(block) for block in sheet.merged_cells.ranges} == {"B5:B7", "C5:C7", "D5:E5", "E6:G6"}


def test_a_block_of_cells_has_lines_all_around(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    case = plan(PEOPLE, [GATE], [duty("p1", "gate", 8, 12), duty("p2", "gate", 10, 26)])
    roster_workbook.write(case, path, language="en")
    with zipfile.ZipFile(path) as parts:  # openpyxl draws lines around a block that it reads
        cells = re.findall(rb'<c r="[B-F]5"[^>]*?s="(\d+)"', parts.read("xl/worksheets/sheet2.xml"))
    book = load_workbook(path)
    assert len(cells) == 5
    borders = [book._borders[book._cell_styles[int(style)].borderId] for style in cells]
    assert all(border.right.style and border.bottom.style for border in borders)


def test_a_gap_differs_from_a_duty_in_colour_too(tmp_path: Path) -> None:
    case = plan(PEOPLE, [GATE], [duty("p1", "gate", 8, 12)], gaps=(gap("gate", 12, 14),))
    sheet = sheets_of(tmp_path, case)["4-1 Fri"]
    assert sheet["D5"].fill.start_color.rgb != sheet["E5"].fill.start_color.rgb


def test_keys_and_times_are_hidden_and_the_head_stays_in_sight(tmp_path: Path) -> None:
    sheet = sheets_of(tmp_path, two_days())["4-1 Fri"]
    assert (sheet.row_dimensions[1].hidden, sheet.column_dimensions["A"].hidden) == (True, True)
    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$2:$4"


def test_every_sheet_prints_on_a4_across_with_site_and_page(tmp_path: Path) -> None:
    for sheet in sheets_of(tmp_path, two_days().model_copy(update={"site": "A&B"})).values():
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert (sheet.page_setup.fitToWidth, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, True)
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("A&&B", "page &P of &N")


def test_no_cell_is_a_formula_and_no_font_is_tiny(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    roster_workbook.write(two_days(), path)
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
        styles = parts.read("xl/styles.xml").decode()
    assert all(b"<f>" not in sheet and b"<f " not in sheet for sheet in sheets)
    fonts = re.search(r"<fonts.*?</fonts>", styles, re.DOTALL)
    assert fonts is not None
    assert min(float(size) for size in re.findall(r'<sz val="([\d.]+)"', fonts[0])) >= 10


def test_no_column_is_too_narrow_for_a_thumb(tmp_path: Path) -> None:
    for sheet in sheets_of(tmp_path, two_days()).values():
        widths = [column.width for column in sheet.column_dimensions.values() if not column.hidden]
        assert min(widths) >= 8


def test_the_workbook_belongs_to_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    roster_workbook.write(two_days(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_overview_counts_missing_hours_by_urgency(tmp_path: Path) -> None:
    rows = texts(sheets_of(tmp_path, two_days())["Overview"])
    assert ["How good", "usable, at most 2.0% from the best"] in rows
    assert ["People on duty", "11 of 12"] in rows
    assert ["P0 life safety", "missing 14", "missing 8", "missing 6"] in rows
    assert ["P1 containment, food and medicine", "missing 3", "missing 3", "–"] in rows


def test_people_have_a_row_with_their_duties_and_sums(tmp_path: Path) -> None:
    rows = texts(sheets_of(tmp_path, two_days())["People"])
    night = "20:00–02:00 (next day) 3号楼封控值守"
    assert ["张伟", "Volunteer", night, night, "12", "2", "220"] in rows
    assert [row[0] for row in rows if row[0].startswith("王")] == [
        "王建国 (building 2)",
        "王建国 (building 6)",
    ]


def test_gaps_say_who_cannot_and_the_worst_come_first(tmp_path: Path) -> None:
    rows = texts(sheets_of(tmp_path, two_days())["Gaps"])
    assert [row[0] for row in rows[2:]] == ["P0", "P0", "P1", "P1"]
    assert rows[3][6].startswith("7 × not available")
    assert rows[5][4:] == ["0", "1"]


def test_supplies_count_suits_by_level_and_meals_by_post(tmp_path: Path) -> None:
    rows = texts(sheets_of(tmp_path, two_days())["Supplies"])
    assert ["level 2", "9", "6", "15"] in rows
    assert ["北门值守", "lunch", "1", "1", "2"] in rows


@pytest.mark.parametrize("audience", list(Audience))
def test_an_empty_plan_makes_a_workbook_too(tmp_path: Path, audience: Audience) -> None:
    assert "Overview" in sheets_of(tmp_path, plan([], []), audience=audience)


@pytest.mark.parametrize("audience", list(Audience))
def test_only_leads_and_the_office_are_asked_to_edit_and_see_findings(
    tmp_path: Path, audience: Audience
) -> None:
    sheets = sheets_of(tmp_path, two_days(), audience=audience)
    hint = str(sheets["4-1 Fri"]["B3"].value)
    is_for_leads = audience in (Audience.LEAD, Audience.OFFICE)
    assert hint.startswith("Red: people missing.")
    assert ("type over" in hint, "Findings" in sheets) == (is_for_leads, is_for_leads)
