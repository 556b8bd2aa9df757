"""The sheets of a checked spreadsheet as tables of cells that know their place and their column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from paiban.io.choices import folded
from paiban.io.columns import Column, Sheet
from paiban.io.preflight import Checked
from paiban.io.report import Cell, Report, Value
from paiban.text import _
from paiban.values.errors import InputError, Mistake

_HEADER_WITHIN = 20  # rows above the header may hold a title and remarks
_HEADER_MARKS = str.maketrans("", "", "*＊:：")


@dataclass(frozen=True)
class Grid:
    """One sheet as it lies in the file; ``rows[0][0]`` is A1, merged cells all hold their first value."""

    title: str
    rows: Sequence[Sequence[Value]]

    def is_empty(self) -> bool:
        return all(_is_blank(value) for row in self.rows for value in row)


@dataclass(frozen=True)
class Row:
    """One filled row of a table: its cells by column key; a column the sheet lacks gives an empty cell."""

    sheet: Sheet
    title: str
    number: int
    cells: Mapping[str, Cell]

    def __getitem__(self, key: str) -> Cell:
        return self.cells.get(key) or Cell(self.title, f"A{self.number}", self.sheet.by_key[key])


def grids(checked: Checked, file: str) -> tuple[Grid, ...]:
    """Return every worksheet of a spreadsheet in its order; raises ``InputError`` where it cannot be read."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(checked.data)) as book:
            sheets = [meta.name for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
            return tuple(_grid(book.get_sheet_by_name(name)) for name in sheets)
    except PasswordError:
        what = _("The file is protected with a password.")
        raise InputError([Mistake(file, what, _("Remove the password and save it again."))]) from None
    except (CalamineError, OSError, ValueError):
        what = _("The file is damaged and cannot be read.")
        raise InputError([Mistake(file, what, _("Open it in WPS or Excel and save it again."))]) from None


def _grid(sheet: CalamineSheet) -> Grid:
    rows: list[list[Value]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return Grid(sheet.name, rows)


def find_grid(found: Sequence[Grid], sheet: Sheet) -> Grid | None:
    """Return the grid that is a declared sheet, by its name in either language."""
    names = {folded(name) for name in (sheet.zh, sheet.en, *sheet.also)}
    return next((grid for grid in found if folded(grid.title) in names), None)


def table(grid: Grid, sheet: Sheet, report: Report) -> list[Row]:
    """Return the filled rows below the header; notices name columns that nobody knows."""
    header = _header_row(grid, sheet)
    if header is None:
        if not grid.is_empty():
            needed = "、".join(column.title(_language_of(grid, sheet)) for column in sheet.columns[:4])
            report.sheet_mistake(
                grid.title,
                _("No row of headings was found."),
                _("Put the headings back in one row: {headings} …").format(headings=needed),
            )
        return []
    columns = dict(_columns(grid, header, sheet, report))
    rows = (_row(grid, sheet, number, columns) for number in range(header + 1, len(grid.rows)))
    return [row for row in rows if any(not cell.is_empty for cell in row.cells.values())]


def form(grid: Grid, sheet: Sheet, report: Report) -> Row:
    """Return the entries of a sheet that holds a label and a value in each row."""
    known = _names(sheet)
    cells: dict[str, Cell] = {}
    for number, row in enumerate(grid.rows):
        filled = [index for index, value in enumerate(row[:3]) if isinstance(value, str) and value.strip()]
        labels = [index for index in filled if _heading(row[index]) in known]
        if not labels:
            if filled and any(not _is_blank(value) for value in row[filled[0] + 1 :]) and number:
                _unknown(report, grid, number, filled[0], str(row[filled[0]]))
            continue
        column = known[_heading(row[labels[0]])]
        index = labels[0] + 1
        cells.setdefault(column.key, _cell(grid, number, index, column))
    return Row(sheet, grid.title, 1, cells)


def reference(row: int, column: int) -> str:
    """Return the name of a cell, such as B3, from positions that count from 0."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def _language_of(grid: Grid, sheet: Sheet) -> str:
    return "en" if folded(grid.title) == folded(sheet.en) else "zh"


def _names(sheet: Sheet) -> dict[str, Column]:
    """Return the columns by every way their heading may be written; own names win over by-names."""
    found: dict[str, Column] = {}
    for column in sheet.columns:
        for name in (column.zh, column.en):
            found[_heading(name)] = column
    for column in sheet.columns:
        for name in column.also:
            found.setdefault(_heading(name), column)
    return found


def _heading(value: Value) -> str:
    return folded(str(value).translate(_HEADER_MARKS)) if isinstance(value, str) else ""


def _header_row(grid: Grid, sheet: Sheet) -> int | None:
    known = _names(sheet)
    counts = [
        len({known[_heading(value)].key for value in row if _heading(value) in known})
        for row in grid.rows[:_HEADER_WITHIN]
    ]
    best = max(counts, default=0)
    if not best:
        return None
    return counts.index(best)


def _columns(grid: Grid, header: int, sheet: Sheet, report: Report) -> Iterator[tuple[int, Column]]:
    known = _names(sheet)
    seen: set[str] = set()
    for index, value in enumerate(grid.rows[header]):
        if _is_blank(value):
            continue
        column = known.get(_heading(value))
        if column is None:
            _unknown(report, grid, header, index, str(value))
        elif column.key in seen:
            what = _("The heading “{heading}” stands here twice; only the first one is read.")
            report.sheet_notice(grid.title, what.format(heading=value), ref=reference(header, index))
        else:
            seen.add(column.key)
            yield index, column


def _unknown(report: Report, grid: Grid, row: int, index: int, heading: str) -> None:
    what = _("“{heading}” is not a known heading; it is kept in the file and not read.")
    report.sheet_notice(grid.title, what.format(heading=heading.strip()[:40]), ref=reference(row, index))


def _row(grid: Grid, sheet: Sheet, number: int, columns: Mapping[int, Column]) -> Row:
    cells = {column.key: _cell(grid, number, index, column) for index, column in columns.items()}
    return Row(sheet, grid.title, number + 1, cells)


def _cell(grid: Grid, row: int, index: int, column: Column) -> Cell:
    values = grid.rows[row]
    value = values[index] if index < len(values) else ""
    return Cell(grid.title, reference(row, index), column, "" if value is None else value)


def _is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
