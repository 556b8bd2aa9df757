"""Cells that stay text, columns wide enough for Chinese, and one look for every workbook."""

from __future__ import annotations

import unicodedata
from copy import copy
from pathlib import Path
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.atomic_file import replace_file

FONT_NAME = "微软雅黑"
TEXT_SIZE, TITLE_SIZE = 11, 16

TEXT = Font(name=FONT_NAME, size=TEXT_SIZE)
BOLD = Font(name=FONT_NAME, size=TEXT_SIZE, bold=True)
TITLE = Font(name=FONT_NAME, size=TITLE_SIZE, bold=True)
HINT = Font(name=FONT_NAME, size=10, color="FF5F6368")
LOUD = Font(name=FONT_NAME, size=TEXT_SIZE, bold=True, color="FF9C0006")

_LINE = Side(style="thin", color="FFBFBFBF")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


HEAD_FILL = _fill("FFD9E2EC")
BAND_FILL = _fill("FFF3F6F9")
DUTY_FILL = _fill("FFE2F0D9")
MISSING_FILL = _fill("FFF8B4AE")
WANTED_FILL = _fill("FFFDEFD0")


_Look = tuple[Font, PatternFill | None, Alignment]
# What was once looked up in a workbook's lists of styles, which takes longer than all else.
_known: WeakKeyDictionary[Workbook, dict[tuple[int, ...], tuple[_Look, StyleArray]]] = WeakKeyDictionary()


def dress(
    cell: Cell,
    *,
    font: Font = TEXT,
    fill: PatternFill | None = None,
    alignment: Alignment = CENTRED,
) -> None:
    """Give the cell the house style, with lines around it, instead of whatever it had."""
    look = (font, fill, alignment)
    known, key = _known.setdefault(cell.parent.parent, {}), tuple(map(id, look))
    if key not in known:
        cell.font, cell.alignment, cell.border = font, alignment, GRID
        cell.fill = PatternFill() if fill is None else fill
        known[key] = look, copy(cell._style)
    cell._style = copy(known[key][1])


def merge(sheet: Worksheet, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """Show the cells from the first row and column to the last, whose first alone holds a value, as one.

    They keep their own looks, so that there are lines all around. ``Worksheet.merge_cells`` would look for
    each block in all others and draw those lines again, which takes most of the time that a roster takes.
    """
    if rows[0] < rows[1] or columns[0] < columns[1]:
        (top, bottom), (left, right) = rows, columns
        sheet.merged_cells.ranges.add(CellRange(min_row=top, max_row=bottom, min_col=left, max_col=right))


def put_text(cell: Cell, value: str) -> None:
    """Make the cell hold exactly this text, never a formula, a date or a number; style it before, not after.

    Characters that no workbook can hold (control characters, lone surrogates) are left out.
    """
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value.encode("utf-8", "ignore").decode("utf-8"))
    cell.data_type = "s"
    # Without the prefix, F2 and Enter in Excel would turn "=…" into a formula and "3-5" into a date.
    cell.quotePrefix = True


def display_width(text: str) -> int:
    """Return the width of the longest line in columns: two for a Chinese character, one for a Latin one."""
    return max((sum(_width(character) for character in line) for line in text.splitlines()), default=0)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def save_beside_then_rename(workbook: Workbook, path: Path) -> None:
    """Write the workbook to ``path``, readable by its owner only, whole or not at all."""
    replace_file(path, workbook.save)
