"""What a sheet and a column of the workbook are; the sheets are declared as data beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from paiban.io.choices import Choices


class Look(StrEnum):
    """How a column's cells are formatted; text keeps a spreadsheet from turning 3-2 into a date."""

    TEXT = "@"
    NUMBER = "General"
    DAY = "yyyy-mm-dd"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column, or one row of the site sheet. ``note`` is a message id.

    ``low`` and ``high`` bound a number. ``suggests`` names a vocabulary (skills, trainings, people, needs,
    buildings) offered as a list without refusing other words. ``is_many``: several words in one cell. A
    table folds away the columns that are ``is_rare`` while they are empty.
    """

    key: str
    zh: str
    en: str
    note: str
    width: int = 12
    look: Look = Look.TEXT
    choices: Choices = ()
    suggests: str = ""
    is_many: bool = False
    is_required: bool = False
    is_rare: bool = False
    low: float | None = None
    high: float | None = None
    also: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet with its columns; ``is_form`` sheets hold one label and one value in each row."""

    key: str
    zh: str
    en: str
    note: str
    columns: tuple[Column, ...]
    is_form: bool = False
    also: tuple[str, ...] = ()
    by_key: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {column.key: column for column in self.columns})

    def title(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


def number_column(key: str, zh: str, en: str, note: str, low: float, high: float, **known: Any) -> Column:
    """Return a column of numbers from ``low`` to ``high``."""
    return Column(
        key=key, zh=zh, en=en, note=note, look=Look.NUMBER, low=low, high=high, **{"width": 10, **known}
    )


def text_column(key: str, zh: str, en: str, note: str, width: int = 12, **known: Any) -> Column:
    """Return a column of words."""
    return Column(key=key, zh=zh, en=en, note=note, width=width, **known)


def rare(*columns: Column) -> tuple[Column, ...]:
    """Return columns that few rows need."""
    return tuple(replace(column, is_rare=True) for column in columns)
