"""The first sheet: how to fill in the others, made from the same declaration that reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.columns import Column, Sheet
from paiban.io.declared_sheets import INSTRUCTIONS
from paiban.io.page_layout import fit_heights, print_across
from paiban.io.reading import joined
from paiban.io.sheet_style import BOLD, GRID, HEAD_FILL, LEFT, TEXT, TITLE, WANTED_FILL, put_text
from paiban.text import _

_WIDTHS = (16, 26, 76, 60)


def add_instructions(page: Worksheet, sheets: Sequence[Sheet], language: str) -> None:
    """Fill a sheet with the steps to take and the meaning of every column."""
    page.title = INSTRUCTIONS[language]
    put_text(page["A1"], _("How to fill in this workbook"))
    page["A1"].font = TITLE
    row = 2
    for number, step in enumerate(_steps(), start=1):
        cell = page.cell(row, 1)
        cell.font, cell.alignment = TEXT, Alignment(vertical="center", wrap_text=True)
        put_text(cell, f"{number}. {step}")
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
        page.row_dimensions[row].height = 22
        row += 1
    row += 1
    table_row = row
    heads = (_("Sheet"), _("Column"), _("Meaning"), _("Allowed words"))
    _put_row(page, row, heads, is_head=True)
    for sheet in sheets:
        row += 1
        _put_row(page, row, (sheet.title(language), "", _(sheet.note), ""), is_head=True)
        for column in sheet.columns:
            row += 1
            allowed = joined(choice.label(language) for choice in column.choices)
            star = "*" if column.is_required else ""
            _put_row(page, row, ("", column.title(language) + star, _(column.note), allowed))
            if column.is_required:
                page.cell(row, 2).fill = WANTED_FILL
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    fit_heights(page, first_row=table_row)
    print_across(page)
    page.sheet_view.showGridLines = False


def note_of(column: Column, language: str) -> str:
    """Return what is said about a column: its meaning and the words it allows."""
    allowed = joined(choice.label(language) for choice in column.choices)
    return f"{_(column.note)}\n{allowed}" if allowed else _(column.note)


def _steps() -> Iterable[str]:
    return (
        _("Site: write the first and the last day. Only headings with * must be filled in."),
        _("Volunteers: one row for each person. A name alone is enough to begin with."),
        _("Buildings: say which are sealed and since when. Guards and rounds for them follow by themselves."),
        _("Posts … OnCall: only what the program cannot know; one row for each role."),
        _("Tasks and Calendar: switch on what you do, and write down swab tests and supplies."),
        _("Columns for special cases are folded away on the right; the + above them opens them."),
        _("Rules and Pins: leave them as they are until you want something else."),
        _("Several words in one cell: 、 or a comma between them. Your own columns are kept, not read."),
        _("Do not write identity-card numbers anywhere. Then run “paiban check”, and “paiban solve”."),
    )


def _put_row(page: Worksheet, row: int, words: Sequence[str], *, is_head: bool = False) -> None:
    for index, word in enumerate(words, start=1):
        cell = page.cell(row, index)
        cell.font, cell.border, cell.alignment = (BOLD if is_head else TEXT), GRID, LEFT
        if is_head:
            cell.fill = HEAD_FILL
        put_text(cell, word)
