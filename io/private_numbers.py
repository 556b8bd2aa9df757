"""Identity-card numbers are found wherever they stand in a workbook."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from paiban.io.report import Report, Value
from paiban.io.sheets import Grid, reference
from paiban.text import _

_IDENTITY = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_GAPS = re.compile(r"(?<=\d)[\s\-](?=[\dXx])")


def report_identity_numbers(found: Iterable[Grid], report: Report) -> None:
    """Report identity-card numbers, once for each column they stand in."""
    for grid in found:
        _report(grid, report)


def _report(grid: Grid, report: Report) -> None:
    identities: dict[int, list[str]] = {}
    for number, row in enumerate(grid.rows):
        for index, value in enumerate(row):
            if _is_identity(value):
                identities.setdefault(index, []).append(reference(number, index))
    for cells in identities.values():
        what = _("{count} cells of this column hold identity-card numbers, which must not be kept here.")
        if len(cells) == 1:
            what = _("This cell holds an identity-card number, which must not be kept here.")
        remedy = _("Delete them; the program needs none.")
        report.sheet_mistake(grid.title, what.format(count=len(cells)), remedy, cells[0])


def _is_identity(value: Value) -> bool:
    if isinstance(value, float) and 1e17 <= value < 1e18:
        return True
    if not isinstance(value, str) or len(value) < 18:
        return False
    return bool(_IDENTITY.search(_GAPS.sub("", unicodedata.normalize("NFKC", value))))
