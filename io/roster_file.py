"""A roster workbook as a file: opened safely, its day sheets found, and which plan they show."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io import preflight
from paiban.io import roster_layout as layout
from paiban.text import _
from paiban.values.errors import InputError, Mistake


@dataclass(frozen=True)
class RosterFile:
    """An opened roster workbook; ``days`` are its day sheets."""

    name: str
    book: Workbook
    days: tuple[Worksheet, ...]

    @property
    def origin(self) -> layout.Origin | None:
        """Which plan it shows; ``None`` if it does not say."""
        texts = (sheet.cell(layout.TIMES_ROW, layout.NEED_COLUMN).value for sheet in self.days)
        found = (layout.Origin.read(str(text or "")) for text in texts)
        return next((origin for origin in found if origin is not None), None)


def open_roster(path: Path) -> RosterFile:
    """Return the workbook at a path; ``InputError`` unless it is a roster that paiban has written."""
    book = loaded(path)
    days = tuple(sheet for sheet in book.worksheets if sheet.cell(1, 1).value == layout.MARKER)
    if not days:
        what = _("The workbook holds no roster that paiban has written.")
        remedy = _("Export the roster again and edit that workbook.")
        raise InputError([Mistake(file=path.name, what=what, remedy=remedy)])
    return RosterFile(path.name, book, days)


def loaded(path: Path) -> Workbook:
    """Return a workbook that somebody may have edited; ``InputError`` if it is none or cannot be opened."""
    checked = preflight.examine(path)
    if checked.format is not preflight.Format.XLSX:
        what = _("What is to be read back must be an .xlsx workbook.")
        raise InputError([Mistake(file=path.name, what=what, remedy=_("Save it as .xlsx."))])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Excel features that openpyxl does not know
            return load_workbook(BytesIO(checked.data), data_only=True)
    except Exception as error:  # the library raises whatever a damaged part makes it stumble over
        what = _("The workbook is damaged.")
        remedy = _("Open it in Excel or WPS and save it again.")
        raise InputError([Mistake(file=path.name, what=what, remedy=remedy)]) from error


def holds_roster(path: Path) -> bool:
    """Say whether a workbook is a roster that paiban has written, rather than an input workbook."""
    try:
        open_roster(path)
    except InputError:
        return False
    return True
