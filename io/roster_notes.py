"""What else somebody changed in a roster workbook: headings, notes, comments, other sheets.

The workbook is written anew from its plan, and every cell that differs from it is either a duty, which
``roster_reader`` reads, or named here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io import roster_layout as layout
from paiban.io.audience import Audience
from paiban.io.roster_file import RosterFile
from paiban.io.roster_workbook import made
from paiban.text import _
from paiban.values.errors import Mistake
from paiban.values.plan import Plan

MOST_PER_SHEET = 5
_LONGEST = 30


def notes_in(file: RosterFile, plan: Plan) -> tuple[Mistake, ...]:
    """Return what was changed in a workbook written from this plan that is no duty, each with its cell."""
    origin = file.origin
    if origin is None or origin.audience not in {audience.value for audience in Audience}:
        return ()
    written = made(plan, Audience(origin.audience), origin.language)
    return tuple(_limited(_notes(file, written)))


def _limited(notes: Iterable[Mistake]) -> Iterator[Mistake]:
    """Yield the first notes of each sheet, and how many more it has."""
    counts: Counter[tuple[str, str | None]] = Counter()
    for note in notes:
        place = note.file, note.sheet
        counts[place] += 1
        if counts[place] <= MOST_PER_SHEET:
            yield note
    for (file, sheet), count in counts.items():
        if count > MOST_PER_SHEET:
            what = _("{count} more cells were changed that are not read.").format(
                count=count - MOST_PER_SHEET
            )
            yield Mistake(file, what, sheet=sheet)


def _notes(file: RosterFile, written: Workbook) -> Iterator[Mistake]:
    days = {_times_of(sheet): sheet for sheet in written.worksheets if _is_day(sheet)}
    for sheet in file.book.worksheets:
        yield from _comments(file.name, sheet)
        if _is_day(sheet):
            original = days.get(_times_of(sheet))
            if original is not None:
                yield from _changed_labels(file.name, sheet, original)
        elif sheet.title in written.sheetnames:
            yield from _changed_cells(file.name, sheet, written[sheet.title])
        else:
            what = _("This sheet was added; it is not read.")
            yield Mistake(file.name, what, sheet=sheet.title)


def _is_day(sheet: Worksheet) -> bool:
    return bool(sheet.cell(layout.TIMES_ROW, layout.KEY_COLUMN).value == layout.MARKER)


def _times_of(sheet: Worksheet) -> str:
    """Return the first time of a day sheet, by which it is known whatever it is called."""
    (row,) = sheet.iter_rows(layout.TIMES_ROW, layout.TIMES_ROW, layout.FIRST_COLUMN, values_only=True)
    return min((str(text) for text in row if layout.read_times(str(text or ""))), default="")


def _comments(file: str, sheet: Worksheet) -> Iterator[Mistake]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None:
                what = _("This comment is not read: {text}").format(text=_short(cell.comment.text))
                yield Mistake(file, what, sheet=sheet.title, cell=cell.coordinate)


def _changed_labels(file: str, sheet: Worksheet, original: Worksheet) -> Iterator[Mistake]:
    """Yield what differs around the duties of a day: titles, times and the names of posts and roles."""
    heads = {_text(cell[0]): _text(cell[1]) for cell in _heads(original)}
    for times, head in _heads(sheet):
        known = heads.get(_text(times))
        if known is not None and _text(head) != known:
            what = _("The times of a column cannot be changed here; it stays {times}.").format(times=known)
            remedy = _("Write the name into the columns that are meant, or change the workbook's times.")
            yield Mistake(file, what, remedy, sheet=sheet.title, cell=head.coordinate)
    labels = Counter(_text(cell) for cell in _labels(original))
    for cell in _labels(sheet):
        text = _text(cell)
        if text and not labels[text] and not _is_row_of_post(sheet, cell):
            what = _("This text is not read: {text}").format(text=_short(text))
            yield Mistake(file, what, sheet=sheet.title, cell=cell.coordinate)
        labels[text] -= labels[text] > 0


def _heads(sheet: Worksheet) -> Iterator[tuple[Cell, Cell]]:
    for column in range(layout.FIRST_COLUMN, sheet.max_column + 1):
        yield sheet.cell(layout.TIMES_ROW, column), sheet.cell(layout.HEAD_ROW, column)


def _labels(sheet: Worksheet) -> Iterator[Cell]:
    """Yield the cells above the times and left of the duties."""
    for row in range(layout.TITLE_ROW, sheet.max_row + 1):
        last = layout.ROLE_COLUMN if row >= layout.HEAD_ROW else sheet.max_column
        for column in range(layout.NEED_COLUMN, last + 1):
            yield sheet.cell(row, column)


def _is_row_of_post(sheet: Worksheet, cell: Cell) -> bool:
    """Say whether a label stands in a row that was added: there it says whose row it is."""
    return cell.row >= layout.FIRST_ROW and not sheet.cell(cell.row, layout.KEY_COLUMN).value


def _changed_cells(file: str, sheet: Worksheet, original: Worksheet) -> Iterator[Mistake]:
    """Yield the cells of a sheet that is only there to be read and say something else by now."""
    for row in range(1, max(sheet.max_row, original.max_row) + 1):
        for column in range(1, max(sheet.max_column, original.max_column) + 1):
            now, before = _text(sheet.cell(row, column)), _text(original.cell(row, column))
            if now != before:
                what = _("Only the sheets of the days are read; this cell said “{before}”.")
                remedy = _("Make the change on the sheet of the day.")
                where = sheet.cell(row, column).coordinate
                yield Mistake(file, what.format(before=_short(before)), remedy, sheet=sheet.title, cell=where)


def _text(cell: Cell) -> str:
    """Return what a cell shows, however the program that saved it wrote numbers, dates and line ends."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return f"{float(value):.6g}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return " ".join(str(value).replace("_x000D_", " ").split())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
