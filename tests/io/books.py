"""Small workbooks for tests: sheets as lists of rows, saved and read; and the mistakes found, by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from paiban.io import workbook
from paiban.values.errors import InputError, Mistake

SITE = [["Name", "Test"], ["First day", "2022-04-01"], ["Last day", "2022-04-07"]]
VOLUNTEERS = [["Name", "Phone", "Building"], ["Mei", "13800138000", "3"]]
BUILDINGS = [["Building", "Households"], ["3", 40]]

Rows = Sequence[Any]


def save(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Save these sheets as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def book_of(folder: Path, **sheets: Rows) -> workbook.Book:
    """Read a workbook of the usual sheets, with some of them replaced or added."""
    return workbook.read(save(folder / "paiban.xlsx", {"Site": SITE, "Volunteers": VOLUNTEERS, **sheets}))


def mistakes_of(folder: Path, **sheets: Rows) -> dict[tuple[str | None, str | None], Mistake]:
    """Read such a workbook and return its mistakes by sheet and cell; none if it is right."""
    try:
        book_of(folder, **sheets)
    except InputError as error:
        return {(mistake.sheet, mistake.cell): mistake for mistake in error.mistakes}
    return {}
