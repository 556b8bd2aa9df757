"""The lists and bounds that a spreadsheet offers and checks while the coordinator types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.columns import Column
from paiban.io.declared_sheets import BUILDINGS, LISTS, VOLUNTEERS
from paiban.io.sheet_style import BOLD, HEAD_FILL, TEXT, display_width, put_text
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import _
from paiban.values.compound import Compound

_LAST_ROW = 1000


@dataclass(frozen=True)
class Vocabularies:
    """The words of the sheet of lists, and where each vocabulary stands in the workbook."""

    words: Mapping[str, Sequence[str]]
    places: Mapping[str, str]

    @staticmethod
    def of(compound: Compound, language: str) -> Vocabularies:
        """Return the vocabularies of a workbook in this language."""
        taxonomy = load_taxonomy()
        needs = dict.fromkeys(need.name for need in compound.needs if not need.generated)
        words: dict[str, Sequence[str]] = {
            "skills": [taxonomy.label(ident, language) for ident in taxonomy.ids()],
            "trainings": [taxonomy.training_label(ident, language) for ident in taxonomy.training_ids()],
            "needs": list(needs),
        }
        lists = quote_sheetname(LISTS[language])
        places = {
            name: f"{lists}!${letter}$2:${letter}${len(known) + 1}"
            for letter, (name, known) in zip("ABC", words.items(), strict=True)
            if known
        }
        for name, sheet in (("people", VOLUNTEERS), ("buildings", BUILDINGS)):
            places[name] = f"{quote_sheetname(sheet.title(language))}!$A$2:$A${_LAST_ROW}"
        return Vocabularies(words, places)


def add_lists(book: Workbook, vocabularies: Vocabularies, language: str) -> None:
    """Add the sheet on which all known skills, trainings and duties stand."""
    page = book.create_sheet(LISTS[language])
    titles = {"skills": _("Skills"), "trainings": _("Trainings"), "needs": _("Duties")}
    for index, (name, words) in enumerate(vocabularies.words.items(), start=1):
        head = page.cell(1, index)
        head.font, head.fill = BOLD, HEAD_FILL
        put_text(head, titles[name])
        for row, word in enumerate(words, start=2):
            cell = page.cell(row, index)
            cell.font = TEXT
            put_text(cell, word)
        width = max((display_width(word) for word in words), default=0)
        page.column_dimensions[get_column_letter(index)].width = min(40, max(16, width + 2))
    page.freeze_panes = "A2"


def add_validation(
    page: Worksheet, column: Column, where: str, vocabularies: Vocabularies, language: str
) -> None:
    """Make cells offer the column's words, or refuse numbers out of its bounds."""
    validation = _validation(column, vocabularies, language)
    if validation is not None:
        validation.add(where)
        page.add_data_validation(validation)


def _validation(column: Column, vocabularies: Vocabularies, language: str) -> DataValidation | None:
    if column.high is not None:
        low, high = f"{column.low or 0:g}", f"{column.high:.0f}"
        return DataValidation(
            type="decimal",
            operator="between",
            formula1=low,
            formula2=high,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="paiban",
            error=_("A number from {low} to {high}, or empty.").format(low=low, high=high),
        )
    if column.choices:
        words = ",".join(choice.label(language) for choice in column.choices)
        return DataValidation(
            type="list",
            formula1=f'"{words}"',
            allow_blank=True,
            showErrorMessage=not column.is_many and column.key != "weight",
            errorTitle="paiban",
            error=_("Choose one word of the list, or leave it empty."),
        )
    place = vocabularies.places.get(column.suggests)
    return DataValidation(type="list", formula1=place, allow_blank=True) if place else None
