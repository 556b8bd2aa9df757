"""Tasks, calendar, households, and what the compound itself has: read from a workbook and written to it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from paiban.constraints.registry import rule_types
from paiban.io import workbook, workbook_writer
from paiban.values.compound import Household, Occasion, OccasionKind
from paiban.values.errors import InputError
from paiban.values.people import Site
from tests.io.books import BUILDINGS, SITE, Rows, book_of, mistakes_of, save
from tests.io.test_workbook_writer import EMPTY, MEI

LINES = (("1.1", "Entrance"), ("1.4", "Sealed buildings"), ("R1.2", "Half-clean zone"))
BOTH = [*BUILDINGS, ["4", 30], ["3-1", 10]]


def test_the_tasks_of_the_catalogue_are_listed_with_their_switches(tmp_path: Path) -> None:
    path = tmp_path / "paiban.xlsx"
    made = replace(EMPTY, volunteers=(MEI,), tasks={"1.4": False, "11.1": True})
    workbook_writer.write(path, made, language="en", lines=LINES)
    rows = list(openpyxl.load_workbook(path)["Tasks"].iter_rows(min_row=2, max_col=3, values_only=True))
    assert rows == [
        ("1.1", "Entrance", None),
        ("1.4", "Sealed buildings", "off"),
        ("R1.2", "Half-clean zone", None),
        ("11.1", None, "on"),
    ]
    assert workbook.read(path).compound.tasks == {"1.4": False, "11.1": True}


def test_a_task_typed_as_a_number_is_known(tmp_path: Path) -> None:
    tasks = [["Line", "On"], [1.4, "on"], [12.0, "off"]]
    assert book_of(tmp_path, Tasks=tasks).compound.tasks == {"1.4": True, "12": False}


@pytest.mark.parametrize(("line", "is_known"), [("1.4", True), ("R1.2", True), ("1.5", False), ("R9", False)])
def test_a_task_that_the_catalogue_lacks_is_a_mistake(tmp_path: Path, line: str, is_known: bool) -> None:
    people = [["Name"], ["Mei"]]
    sheets: dict[str, Rows] = {"Site": SITE, "Volunteers": people, "Tasks": [["Line", "On"], [line, "on"]]}
    path = save(tmp_path / "a.xlsx", sheets)
    if is_known:
        assert workbook.read(path, lines=dict(LINES)).compound.tasks == {line: True}
    else:
        with pytest.raises(InputError, match=line):
            workbook.read(path, lines=dict(LINES))


def test_the_calendar_has_usual_numbers_and_leaves_out_other_days(tmp_path: Path) -> None:
    calendar = [
        ["What", "When", "Place", "Lanes", "People per minute and lane"],
        ["swab test", "2022-04-02 08:00", "garden", 2, 0.5],
        ["supplies", "4/3 10:00", "", "", ""],
        ["show", "2022-05-03", "", "", ""],
    ]
    book = book_of(tmp_path, Calendar=calendar)
    assert book.compound.occasions == (
        Occasion(kind=OccasionKind.SWAB, start=1440 + 480, place="garden", lanes=2, rate=0.5),
        Occasion(kind=OccasionKind.SUPPLIES, start=2 * 1440 + 600),
    )
    assert [(notice.sheet, notice.cell) for notice in book.notices if "left out" in notice.what] == [
        ("Calendar", "B4")
    ]


def test_a_household_says_what_it_needs(tmp_path: Path) -> None:
    households = [
        ["Household", "Building", "Languages", "Greeted", "Medicine", "Dogs"],
        ["Mrs Li", "3号楼", "sign language", "yes", "", 1],
    ]
    found = book_of(tmp_path, Buildings=BUILDINGS, Households=households).compound.households
    sign = frozenset({"sign-language"})
    assert found == (Household(name="Mrs Li", building="3", languages=sign, is_greeted=True, dogs=1),)


def test_the_compound_has_gates_carts_and_passages(tmp_path: Path) -> None:
    site = [
        *SITE, ["Open gates", "north, east"], ["Closed passages", "3号楼-4、3-1 - 4、north-3"], ["Carts", 3],
        ["Boxes per cart", 30], ["Gear level outside", 2], ["Handover minutes", 10],
    ]  # fmt: skip
    found = book_of(tmp_path, Site=site, Buildings=BOTH).compound.site
    assert (found.gates, found.carts, found.cart_load) == (("north", "east"), 3, 30)
    assert found.closed == {("3", "4"), ("3-1", "4"), ("north", "3")}
    assert (found.ppe, found.handover_minutes) == (2, 10)


def test_empty_cells_of_the_compound_are_the_usual_ones(tmp_path: Path) -> None:
    heads = [
        "Open gates",
        "Closed passages",
        "Carts",
        "Boxes per cart",
        "Gear level outside",
        "Handover minutes",
    ]
    found = book_of(tmp_path, Site=[*SITE, *([head, ""] for head in heads)]).compound.site
    assert found == Site(name="Test", language="en")


@pytest.mark.parametrize(
    ("entries", "beds"),
    [
        ([["Beds in the office", 4]], 4),
        ([["Sleeping area (m²)", 17.4]], 4),
        ([["Sleeping area (m²)", 17.5]], 5),
        ([["Beds in the office", 9], ["Sleeping area (m²)", 17.5]], 5),
        ([], None),
    ],
)
def test_a_bed_takes_three_and_a_half_square_metres(
    tmp_path: Path, entries: list[Any], beds: int | None
) -> None:
    assert book_of(tmp_path, Site=[*SITE, *entries]).compound.site.beds == beds


@pytest.mark.parametrize(("beds", "is_told"), [(1, True), (2, False), ("", False)])
def test_more_people_in_the_office_than_beds_is_a_notice(tmp_path: Path, beds: Any, is_told: bool) -> None:
    people = [["Name", "Lives in office"], ["Mei", "yes"], ["Bao", "yes"], ["Li", ""]]
    book = book_of(tmp_path, Site=[*SITE, ["Beds in the office", beds]], Volunteers=people)
    told = [notice for notice in book.notices if "beds" in notice.what]
    assert bool(told) is is_told
    assert all(notice.sheet == "Volunteers" for notice in told)


def test_buildings_have_positions_and_people_bubbles_and_consent(tmp_path: Path) -> None:
    buildings = [["Building", "Position (m)", "Parcels per wave"], ["3", "120，40", 12], ["4", "(-5; 7)", ""]]
    people = [["Name", "Bubble", "Agrees to", "Lives in office"], ["Mei", "A", "pets、night", "yes"]]
    found = book_of(tmp_path, Buildings=buildings, Volunteers=people).compound
    assert [(row.position, row.parcels) for row in found.buildings] == [((120, 40), 12), ((-5, 7), None)]
    (mei,) = found.volunteers
    assert (mei.bubble, mei.agrees, mei.lives_in_office) == ("A", frozenset({"pets", "night"}), True)


_MISTAKES: dict[str, tuple[str, list[list[Any]], str, str]] = {
    "a task of no shape": ("Tasks", [["Line", "On"], ["gate", "on"]], "A2", "gate"),
    "a task twice": ("Tasks", [["Line", "On"], ["1.4", "on"], ["1.4", ""]], "A3", "twice"),
    "an unknown switch": ("Tasks", [["Line", "On"], ["1.4", "perhaps"]], "B2", "perhaps"),
    "nothing happens": ("Calendar", [["What", "When"], ["", "2022-04-02"]], "A2", "not said"),
    "no time": ("Calendar", [["What", "When"], ["show", ""]], "B2", "missing"),
    "no such thing": ("Calendar", [["What", "When"], ["party", "2022-04-02"]], "A2", "party"),
    "no household": ("Households", [["Household", "Building"], ["", "3"]], "A2", "no name"),
    "no building": ("Households", [["Household", "Building"], ["Li", ""]], "B2", "no building"),
    "a strange building": ("Households", [["Household", "Building"], ["Li", "99"]], "B2", "99"),
    "a household twice": ("Households", [["Household", "Building"], ["Li", "3"], ["Li", "3"]], "A3", "twice"),
    "no such passage": ("Site", [*SITE, ["Closed passages", "3-77"]], "B4", "3-77"),
    "half a passage": ("Site", [*SITE, ["Closed passages", "3"]], "B4", "two buildings"),
    "no position": ("Buildings", [["Building", "Position (m)"], ["3", 12040]], "B2", "position"),
    "too long a handover": ("Site", [*SITE, ["Handover minutes", 500]], "B4", "0 to 120"),
}


@pytest.mark.parametrize(("sheet", "rows", "cell", "words"), _MISTAKES.values(), ids=_MISTAKES.keys())
def test_a_mistake_is_found(tmp_path: Path, sheet: str, rows: list[list[Any]], cell: str, words: str) -> None:
    sheets: dict[str, Rows] = {"Buildings": BUILDINGS, sheet: rows}
    found = mistakes_of(tmp_path, **sheets)
    assert words in str(found[sheet, cell])


def test_columns_for_special_cases_are_folded_away_unless_filled(tmp_path: Path) -> None:
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, replace(EMPTY, volunteers=(replace(MEI, bubble="A"),)), language="en")
    page = openpyxl.load_workbook(path)["Volunteers"]
    letters = {cell.value: cell.column_letter for cell in page[1]}
    shown = {
        head: not page.column_dimensions[letters[head]].hidden for head in ("Note", "Bubble", "Agrees to")
    }
    assert shown == {"Note": True, "Bubble": True, "Agrees to": False}
    assert page.column_dimensions[letters["Agrees to"]].outlineLevel == 1


def test_every_rule_there_is_stands_on_the_sheet_of_rules(tmp_path: Path) -> None:
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, EMPTY, language="zh")
    rows = openpyxl.load_workbook(path)["规则"].iter_rows(min_row=2, values_only=True)
    listed = {row[0]: row[1:] for row in rows}
    assert set(listed) == set(rule_types())
    assert all(title and sentence for title, _on, _weight, _numbers, sentence in listed.values())
