"""What goes wrong, as values the coordinator can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in the input: where it stands, what is wrong, what to do.

    ``what`` and ``remedy`` are whole sentences in the reader's language.
    """

    file: str
    what: str
    remedy: str = ""
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        place = " ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return f"{place}: {self.what}" + (f" → {self.remedy}" if self.remedy else "")


class PaibanError(Exception):
    """Base of every error that paiban raises on purpose."""


class InputError(PaibanError):
    """The input is wrong; carries every mistake found, not only the first."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class AuditError(PaibanError):
    """The solver and the checker disagree about a roster: a bug of ours, never the user's."""
