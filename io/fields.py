"""One cell becomes one value; what cannot be read is reported with its place, and reading goes on."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any

from paiban.io.choices import Choices, chosen, folded
from paiban.io.report import Cell, Report, Value
from paiban.text import _, language

_SEPARATORS = re.compile(r"[、,，;；\n\r]+")
_SPACES = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_AGES = re.compile(r"(\d{1,3})?(?:(-)(\d{1,3})?)?")


def text(cell: Cell, report: Report) -> str:
    """Return a cell as text; a number loses its ".0", and a date that nobody meant is a mistake."""
    if isinstance(cell.value, date | time | timedelta):
        report.mistake(
            cell,
            _("The spreadsheet has turned what was typed here into a date or time."),
            _("Set the cell's format to “Text” and type it again."),
        )
        return ""
    return _plain(cell.value)


def phrase(cell: Cell) -> str:
    """Return a cell of days and times as text; real dates and times are written out."""
    value = cell.value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.time() != time() else value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return _plain(value)


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return ("是" if value else "否") if language() == "zh" else ("yes" if value else "no")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _BETWEEN_HAN.sub("", _SPACES.sub(" ", str(value)).strip()) if value != "" else ""


def note(cell: Cell) -> str:
    """Return free text as it stands, without blank space around it."""
    return cell.value.strip() if isinstance(cell.value, str) else phrase(cell)


def parts(cell: Cell, report: Report) -> list[str]:
    """Return the words of a cell that may hold several, with 、 or , or ; between them."""
    value = cell.value if isinstance(cell.value, str) else text(cell, report)
    words = (_plain(word) for word in _SEPARATORS.split(value))
    return list(dict.fromkeys(word for word in words if word))


def number(cell: Cell, report: Report) -> float | None:
    """Return a number inside the column's bounds; ``None`` if the cell is empty or wrong."""
    if cell.is_empty:
        return None
    low, high = cell.column.low or 0, cell.column.high or 0
    value = _number(cell.value)
    if value is None or not low <= value <= high:
        report.mistake(
            cell,
            _("“{text}” is no number from {low} to {high}.").format(
                text=shown(cell), low=f"{low:g}", high=f"{high:g}"
            ),
            _("Write a plain number, or leave the cell empty."),
        )
        return None
    return value


def whole(cell: Cell, report: Report) -> int | None:
    """Return a whole number inside the column's bounds; ``None`` if the cell is empty or wrong."""
    value = number(cell, report)
    if value is None or value.is_integer():
        return None if value is None else int(value)
    report.mistake(cell, _("“{text}” is not a whole number.").format(text=shown(cell)))
    return None


def minutes_of_hours(cell: Cell, report: Report) -> int | None:
    """Return hours as whole minutes."""
    value = number(cell, report)
    return None if value is None else round(value * 60)


def _number(value: Value) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        value = re.sub(r"(小时|人|岁|套|户|%|hours?|h)$", "", folded(value))
        if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", value):
            return None
    return float(value)


def choice(cell: Cell, report: Report, default: Any) -> Any:
    """Return what the cell's word stands for among the column's choices."""
    word = text(cell, report) if not isinstance(cell.value, bool) else _plain(cell.value)
    if not word:
        return default
    found = _chosen(word, cell, report)
    return default if found is None else found


def choices(cell: Cell, report: Report) -> frozenset[Any]:
    """Return what the cell's words stand for among the column's choices."""
    found = (_chosen(word, cell, report) for word in parts(cell, report))
    return frozenset(meaning for meaning in found if meaning is not None)


def _chosen(word: str, cell: Cell, report: Report) -> Any:
    found = chosen(word, cell.column.choices)
    if found is None:
        report.mistake(
            cell,
            _("“{text}” is not one of the words that may stand here.").format(text=word[:40]),
            _("Write {words}.").format(words=_listed(cell.column.choices)),
        )
        return None
    return found.meaning


def _listed(options: Choices) -> str:
    return ("、" if language() == "zh" else ", ").join(option.label(language()) for option in options)


def phone(cell: Cell, report: Report) -> str | None:
    """Return a phone number as digits: a mobile number checked, any other kept with a notice."""
    raw = unicodedata.normalize("NFKC", text(cell, report))
    if not raw:
        return None
    digits = re.sub(r"[\s\-–—_.()·]", "", raw).replace("O", "0").replace("o", "0")
    is_foreign = digits.startswith(("+", "00")) and not digits.startswith(("+86", "0086"))
    mobile = re.sub(r"^(\+86|0086|86(?=1[3-9]\d{9}$))", "", digits)
    if _MOBILE.fullmatch(mobile):
        return mobile
    if re.fullmatch(r"\+?\d{7,15}", digits) and (
        is_foreign or digits.startswith("0") or re.fullmatch(r"[2-9]\d{6,7}", digits)
    ):
        report.notice(cell, _("This is not a Chinese mobile number; check that it is right."))
        return digits
    report.mistake(
        cell,
        _("This mobile number has {count} digits; it should have 11 and begin with 13 to 19.").format(
            count=sum(character.isdigit() for character in digits)
        ),
        _("Correct it, or leave the cell empty."),
    )
    return None


def ages(cell: Cell, report: Report) -> tuple[int | None, int | None]:
    """Return the least and the greatest age of ``18-60``, ``18-`` or ``-65``."""
    raw = folded(text(cell, report)).replace("岁", "").replace("~", "-").replace("至", "-").replace("–", "-")
    raw = re.sub(r"^(\d+)(以上|\+)$", r"\1-", raw)
    found = _AGES.fullmatch(raw)
    if found is None or (raw and not (found[1] or found[3])):
        report.mistake(
            cell, _("“{text}” is no range of ages.").format(text=shown(cell)), _("Write 18-60, 18- or -65.")
        )
        return None, None
    low = int(found[1]) if found[1] else None
    high = int(found[3]) if found[3] else (None if found[2] else low)
    if low is not None and high is not None and high < low:
        report.mistake(cell, _("The greatest age lies below the least."), _("Write the lower age first."))
        return None, None
    return low, high


def shown(cell: Cell) -> str:
    """Return a cell's content short enough to quote."""
    return phrase(cell)[:40]
