"""Rows as high as their wrapped text, and pages that print across one sheet of paper."""

from __future__ import annotations

from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.sheet_style import TEXT_SIZE, display_width

_LINE_POINTS = TEXT_SIZE * 1.5
_MOST_LINES = 8


def fit_heights(page: Worksheet, *, first_row: int = 1) -> None:
    """Make every row high enough for its text as the columns' widths break it."""
    for row in page.iter_rows(min_row=first_row):
        lines = max((_lines(page, cell.column, cell.value) for cell in row), default=1)
        page.row_dimensions[row[0].row].height = _LINE_POINTS * min(lines, _MOST_LINES) + 4


def _lines(page: Worksheet, column: int, value: object) -> int:
    if not isinstance(value, str):
        return 1
    width = max(4, page.column_dimensions[get_column_letter(column)].width - 1)
    return sum(max(1, ceil(display_width(line) / width)) for line in value.splitlines())


def print_across(page: Worksheet, *, title_rows: str | None = None) -> None:
    """Print the sheet on A4 across, as wide as the paper, its headings on every page."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = title_rows
