"""What is wrong or worth knowing in a workbook, collected while reading goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from paiban.io.columns import Column
from paiban.values.errors import InputError, Mistake

Value = object  # what a spreadsheet cell can hold: text, number, truth value, date, time; never None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it stands, what it holds ("" if nothing), and the column it belongs to."""

    sheet: str
    ref: str
    column: Column
    value: Value = ""

    @property
    def is_empty(self) -> bool:
        return isinstance(self.value, str) and not self.value.strip()


@dataclass
class Report:
    """Mistakes and notices of one file, in the order found."""

    file: str
    mistakes: list[Mistake] = field(default_factory=list)
    notices: list[Mistake] = field(default_factory=list)

    def mistake(self, cell: Cell, what: str, remedy: str = "") -> None:
        """Note that a cell is wrong; the workbook will be refused."""
        self.sheet_mistake(cell.sheet, what, remedy, cell.ref)

    def notice(self, cell: Cell, what: str, remedy: str = "") -> None:
        """Note something about a cell that the coordinator should know and need not change."""
        self.sheet_notice(cell.sheet, what, remedy, cell.ref)

    def sheet_mistake(self, sheet: str | None, what: str, remedy: str = "", ref: str | None = None) -> None:
        """Note that something is wrong with a sheet, or with the file if there is none."""
        _add(self.mistakes, Mistake(self.file, what, remedy, sheet, ref))

    def sheet_notice(self, sheet: str | None, what: str, remedy: str = "", ref: str | None = None) -> None:
        """Note something worth knowing about a sheet or the file."""
        _add(self.notices, Mistake(self.file, what, remedy, sheet, ref))

    def raise_mistakes(self) -> None:
        """Raise ``InputError`` with every mistake found so far, if there is any."""
        if self.mistakes:
            raise InputError(self.mistakes)


def _add(found: list[Mistake], mistake: Mistake) -> None:
    """Add a mistake once, however often its cell was looked at."""
    if mistake not in found:
        found.append(mistake)
