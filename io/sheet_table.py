"""Titles, tables and printed pages, alike on every sheet of an export."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.sheet_style import (
    BOLD,
    CENTRED,
    HEAD_FILL,
    HINT,
    LEFT,
    LOUD,
    MISSING_FILL,
    TEXT,
    TEXT_SIZE,
    TITLE,
    display_width,
    dress,
    put_text,
)
from paiban.text import _
from paiban.values.plan import Plan

Value = str | int | float
_LINE_POINTS = TEXT_SIZE * 1.5


def put(
    cell: Cell,
    value: Value,
    *,
    font: Font = TEXT,
    fill: PatternFill | None = None,
    alignment: Alignment = LEFT,
) -> None:
    """Make the cell show a value in the house style; text stays text and numbers stay numbers."""
    dress(cell, font=font, fill=fill, alignment=alignment)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value


def put_title(sheet: Worksheet, row: int, text: str, *, column: int = 1, font: Font = TITLE) -> None:
    """Write a line that runs over the columns to its right."""
    cell = sheet.cell(row, column)
    cell.font, cell.alignment = font, Alignment(horizontal="left", vertical="center")
    put_text(cell, text)
    sheet.row_dimensions[row].height = font.size * 1.8


def put_hint(sheet: Worksheet, row: int, text: str, *, column: int = 1) -> None:
    """Write a line of small print."""
    put_title(sheet, row, text, column=column, font=HINT)


def put_table(
    sheet: Worksheet,
    row: int,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    alignment: Alignment | None = None,
    loud: Collection[int] = (),
) -> int:
    """Write a table with its headings at ``row`` and return the first row below it.

    Unless told otherwise, texts stand to the left and numbers in the middle. The ``loud`` rows, which count
    from 0, are red.
    """
    for offset, heading in enumerate(headings):
        put(sheet.cell(row, 1 + offset), heading, font=BOLD, fill=HEAD_FILL, alignment=CENTRED)
    row += 1
    for index, values in enumerate(rows):
        for offset, value in enumerate(values):
            put(
                sheet.cell(row, 1 + offset),
                value,
                font=LOUD if index in loud else TEXT,
                fill=MISSING_FILL if index in loud else None,
                alignment=alignment or (LEFT if isinstance(value, str) else CENTRED),
            )
        row += 1
    return row


def fit_table(sheet: Worksheet, first_row: int, widths: Sequence[tuple[int, int]]) -> None:
    """Make each column as wide as its texts within (least, most), and each row as high as it then needs."""
    chosen = []
    for column, (least, most) in enumerate(widths, start=1):
        texts = (sheet.cell(row, column).value for row in range(first_row, sheet.max_row + 1))
        widest = max((display_width(str(text)) for text in texts if text is not None), default=0)
        chosen.append(min(most, max(least, widest + 2)))
        sheet.column_dimensions[get_column_letter(column)].width = chosen[-1]
    for row in range(first_row, sheet.max_row + 1):
        lines = max(
            line_count(str(sheet.cell(row, column).value or ""), width)
            for column, width in enumerate(chosen, start=1)
        )
        sheet.row_dimensions[row].height = row_height(lines)


def line_count(text: str, width: float) -> int:
    """Return how many lines a text takes when it is wrapped at so many columns."""
    room = max(1, int(width) - 1)
    return max(1, sum(max(1, -(-display_width(line) // room)) for line in text.splitlines()))


def row_height(lines: int) -> float:
    """Return the height of a row with so many lines of text."""
    return min(400.0, _LINE_POINTS * lines + 6)


def finish_list(sheet: Worksheet, plan: Plan, head_row: int, frozen_columns: int = 0) -> None:
    """Keep the headings of a list in sight, on the screen and on every printed page."""
    sheet.freeze_panes = sheet.cell(head_row + 1, frozen_columns + 1)
    set_page(sheet, plan, repeat=f"{head_row}:{head_row}")


def set_page(sheet: Worksheet, plan: Plan, *, repeat: str | None = None, pages: int = 0) -> None:
    """Print the sheet on A4 across, one page wide, with site, revision and page number below.

    It takes at most so many ``pages``; 0 is as many as needed.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.8, 0.35
    sheet.print_title_rows = repeat
    footer = sheet.oddFooter
    footer.left.text = plan.site.replace("&", "&&")
    footer.center.text = revision_words(plan)
    footer.right.text = _("page {number} of {total}").format(number="&P", total="&N")


def revision_words(plan: Plan) -> str:
    """Return which version of the roster this is."""
    if plan.revision is None:
        return _("made {time}, not stored").format(time=f"{local_created(plan)}")
    return _("revision {number}, {time}").format(number=plan.revision, time=local_created(plan))


def local_created(plan: Plan) -> str:
    """Return when the plan was made, on the site's clock."""
    return f"{plan.created.astimezone(plan.horizon.start.tzinfo):%Y-%m-%d %H:%M}"
