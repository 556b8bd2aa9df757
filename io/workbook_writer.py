"""A workbook that a coordinator can fill in: what is read, with lists, notes and instructions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.io.columns import Column, Sheet
from paiban.io.declared_sheets import BUILDINGS, PINS, RULES, SHEETS, SITE, VOLUNTEERS
from paiban.io.declared_situation import CALENDAR, HOUSEHOLDS, TASKS
from paiban.io.instructions import add_instructions, note_of
from paiban.io.need_rows import need_values
from paiban.io.page_layout import fit_heights, print_across
from paiban.io.report import Value
from paiban.io.sheet_style import (
    BAND_FILL,
    BOLD,
    CENTRED,
    GRID,
    HEAD_FILL,
    HINT,
    LEFT,
    TEXT,
    WANTED_FILL,
    display_width,
    put_text,
    save_beside_then_rename,
)
from paiban.io.validations import Vocabularies, add_lists, add_validation
from paiban.io.workbook_needs import NEED_TYPES
from paiban.io.workbook_people import People, person_values
from paiban.io.workbook_pins import pin_values
from paiban.io.workbook_rules import rule_values
from paiban.io.workbook_site import building_values, site_values
from paiban.io.workbook_situation import Line, household_values, occasion_values, task_values
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import _, in_language
from paiban.values.compound import Compound
from paiban.values.errors import InputError, Mistake

_SPARE_ROWS = 300  # below the filled ones: they get the lists too
_WIDEST = 44
_PEOPLE_TAB, _NEEDS_TAB, _RULES_TAB = "2F6F4F", "C9852B", "7F7F7F"
_TABS = {sheet.key: _PEOPLE_TAB for sheet in (SITE, BUILDINGS, VOLUNTEERS, HOUSEHOLDS)} | {
    sheet.key: _RULES_TAB for sheet in (TASKS, RULES, PINS)
}

Rows = Sequence[Mapping[str, Value]]


def write(
    path: Path,
    compound: Compound,
    rules: Iterable[Rule] | None = None,
    *,
    language: str,
    lines: Sequence[Line] = (),
    overwrite: bool = False,
) -> None:
    """Put a workbook in place that reads back to this compound and these rules (by default the usual ones).

    ``lines`` are the tasks of the catalogue, to be switched on and off. Generated needs are left out: they
    follow from the rest. Raises ``InputError`` rather than replace a file, unless ``overwrite`` allows it.
    """
    with in_language(language):
        if path.exists() and not overwrite:
            what = _("There is a file of this name already.")
            raise InputError([Mistake(path.name, what, _("Choose another name or folder, or move it away."))])
        content = _Content(compound, default_rules() if rules is None else tuple(rules), lines)
        book = _book(content, language)
        try:
            save_beside_then_rename(book, path)
        except OSError:
            what = _("The workbook cannot be written here.")
            remedy = _("Close it in WPS or Excel, and check that the folder exists and may be written to.")
            raise InputError([Mistake(path.name, what, remedy)]) from None


@dataclass(frozen=True)
class _Content:
    compound: Compound
    rules: Sequence[Rule]
    lines: Sequence[Line]


def _book(content: _Content, language: str) -> Workbook:
    book = Workbook()
    add_instructions(book.active, SHEETS, language)
    vocabularies = Vocabularies.of(content.compound, language)
    for sheet in SHEETS:
        page = book.create_sheet(sheet.title(language))
        page.sheet_properties.tabColor = _TABS.get(sheet.key, _NEEDS_TAB)
        rows = _rows(sheet, content, language)
        if sheet.is_form:
            _fill_form(page, sheet, rows[0], language, vocabularies)
        else:
            _fill_table(page, sheet, rows, language, vocabularies)
    add_lists(book, vocabularies, language)
    return book


def _rows(sheet: Sheet, content: _Content, language: str) -> Rows:
    compound = content.compound
    taxonomy, horizon = load_taxonomy(), compound.horizon
    typed = tuple(need for need in compound.needs if not need.generated)
    names = {person.id: person.name for person in compound.volunteers}
    people = People.of(names.items())
    rows: dict[str, Callable[[], Iterable[Mapping[str, Value]]]] = {
        SITE.key: lambda: [site_values(compound.site, horizon, language)],
        BUILDINGS.key: lambda: (building_values(row, horizon, taxonomy) for row in compound.buildings),
        VOLUNTEERS.key: lambda: (
            person_values(row, people, names, horizon, taxonomy) for row in compound.volunteers
        ),
        TASKS.key: lambda: task_values(compound.tasks, content.lines),
        CALENDAR.key: lambda: (occasion_values(row, horizon) for row in compound.occasions),
        HOUSEHOLDS.key: lambda: (household_values(row, taxonomy) for row in compound.households),
        RULES.key: lambda: rule_values(content.rules),
        PINS.key: lambda: pin_values(compound.pins, typed, people, names, horizon),
    }
    if sheet.key in rows:
        return list(rows[sheet.key]())
    needs = [need for need in typed if type(need) is NEED_TYPES[sheet.key]]
    return [row for need in needs for row in need_values(need, horizon, taxonomy)]


def _fill_form(
    page: Worksheet, sheet: Sheet, values: Mapping[str, Value], language: str, vocabularies: Vocabularies
) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        label, entry, note = (page.cell(number, index) for index in (1, 2, 3))
        label.font, label.fill, label.border, label.alignment = BOLD, _head_fill(column), GRID, LEFT
        put_text(label, _heading(column, language))
        entry.font, entry.border, entry.alignment = TEXT, GRID, LEFT
        entry.number_format = column.look.value
        _put(page, number, 2, values.get(column.key))
        note.font, note.alignment = HINT, LEFT
        put_text(note, note_of(column, language))
        add_validation(page, column, f"B{number}", vocabularies, language)
    for letter, width in (("A", 28), ("B", 30), ("C", 80)):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "B1"
    fit_heights(page)
    print_across(page)


def _fill_table(page: Worksheet, sheet: Sheet, rows: Rows, language: str, vocabularies: Vocabularies) -> None:
    last_row = 1 + len(rows) + _SPARE_ROWS
    for index, column in enumerate(sheet.columns, start=1):
        _put_heading(page, index, column, language)
        letter = get_column_letter(index)
        page.column_dimensions[letter].number_format = column.look.value
        page.column_dimensions[letter].width = _width(column, rows, language)
        if column.is_rare:
            page.column_dimensions[letter].outlineLevel = 1
            page.column_dimensions[letter].hidden = all(row.get(column.key) in (None, "") for row in rows)
        add_validation(page, column, f"{letter}2:{letter}{last_row}", vocabularies, language)
        for number, values in enumerate(rows, start=2):
            cell = page.cell(number, index)
            cell.font, cell.border, cell.alignment = TEXT, GRID, LEFT
            cell.number_format = column.look.value
            if number % 2:
                cell.fill = BAND_FILL
            _put(page, number, index, values.get(column.key))
    page.row_dimensions[1].height = 34
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{max(2, 1 + len(rows))}"
    fit_heights(page, first_row=2)
    print_across(page, title_rows="1:1")


def _put_heading(page: Worksheet, index: int, column: Column, language: str) -> None:
    cell = page.cell(1, index)
    cell.font, cell.fill, cell.border, cell.alignment = BOLD, _head_fill(column), GRID, CENTRED
    put_text(cell, _heading(column, language))
    text = note_of(column, language)
    lines = 2 + display_width(text) // 36
    cell.comment = Comment(text, "paiban", height=22 * lines, width=280)


def _heading(column: Column, language: str) -> str:
    return column.title(language) + ("*" if column.is_required else "")


def _head_fill(column: Column) -> PatternFill:
    return WANTED_FILL if column.is_required else HEAD_FILL


def _put(page: Worksheet, row: int, index: int, value: Value | None) -> None:
    cell = page.cell(row, index)
    if isinstance(value, str):
        if value:
            put_text(cell, value)
    else:
        cell.value = value


def _width(column: Column, rows: Rows, language: str) -> int:
    words = [str(row.get(column.key) or "") for row in rows]
    longest = max((display_width(word) for word in words), default=0)
    # A heading may break into two lines.
    return min(_WIDEST, max(column.width, display_width(_heading(column, language)) // 2 + 4, longest + 2))
