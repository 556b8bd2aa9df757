"""The sheets of tasks, of the calendar and of households, read into values and turned back into rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from paiban.io.choices import OCCASIONS, ON_OFF, YES_NO, folded, label_of
from paiban.io.fields import choice, number, shown, text, whole
from paiban.io.moments import moment_words, moments
from paiban.io.reading import Reading, suggestion
from paiban.io.report import Cell, Report, Value
from paiban.io.sheets import Row
from paiban.io.skill_words import read_languages, role_skill_labels
from paiban.skills.taxonomy import Taxonomy
from paiban.text import _, language
from paiban.values.compound import Household, Occasion
from paiban.values.horizon import Horizon

Line = tuple[str, str]
"""A task of the catalogue: its id and its title."""

_LINE = re.compile(r"\d{1,2}(\.\d{1,2})?[a-z]?|[A-Z]\d{1,2}(\.\d{1,2})?[a-z]?")
_USUAL = Occasion(kind=OCCASIONS[0].meaning, start=0)
_WISHES = ("is_greeted", "is_watched", "is_verified", "needs_medicine")


def read_tasks(rows: Sequence[Row], lines: Collection[str], report: Report) -> Mapping[str, bool]:
    """Return the tasks that are switched on or off; those with an empty switch are left out.

    Without ``lines`` any number of the right shape is taken for a task.
    """
    found: dict[str, bool] = {}
    seen: set[str] = set()
    for row in rows:
        line = text(row["line"], report).replace(" ", "")
        if line not in lines if lines else not _LINE.fullmatch(line):
            what = _("“{text}” is no number of a task.").format(text=shown(row["line"]))
            remedy = suggestion(line, lines) or _("Write it as the program does, such as 1.4 or R1.2.")
            report.mistake(row["line"], what, remedy)
            continue
        if line in seen:
            what = _("The task “{line}” stands here twice.").format(line=line)
            report.mistake(row["line"], what, _("Delete one of the two rows."))
        seen.add(line)
        switch = choice(row["on"], report, None)
        if switch is not None:
            found[line] = switch
    return found


def task_values(tasks: Mapping[str, bool], lines: Iterable[Line]) -> list[Mapping[str, Value]]:
    """Return a row for every task of the catalogue, and one for each other task that is switched."""
    titles = dict(lines)
    titles |= {line: "" for line in sorted(tasks) if line not in titles}
    return [
        {
            "line": line,
            "title": title,
            "on": label_of(tasks[line], ON_OFF, language()) if line in tasks else "",
        }
        for line, title in titles.items()
    ]


def read_calendar(rows: Iterable[Row], reading: Reading) -> tuple[Occasion, ...]:
    """Return what stands on the calendar within the planned days."""
    found = (_occasion(row, reading) for row in rows)
    return tuple(occasion for occasion in found if occasion is not None)


def _occasion(row: Row, reading: Reading) -> Occasion | None:
    report, horizon = reading.report, reading.horizon
    kind = choice(row["kind"], report, None)
    _require(row["kind"], _("It is not said what happens."), report)
    _require(row["start"], _("The time is missing."), report)
    starts = moments(row["start"], report, horizon)
    if kind is None or not starts:
        return None
    if not 0 <= starts[0] < horizon.minutes:
        report.notice(row["start"], _("This lies outside the planned days and is left out."))
        return None
    rate, minutes = number(row["rate"], report), whole(row["minutes"], report)
    return Occasion(
        kind=kind,
        start=starts[0],
        place=text(row["place"], report),
        lanes=whole(row["lanes"], report),
        rate=_USUAL.rate if rate is None else rate,
        minutes=_USUAL.minutes if minutes is None else minutes,
    )


def _require(cell: Cell, what: str, report: Report) -> None:
    if cell.is_empty:
        report.mistake(cell, what, _("Fill in the cell, or empty the whole row."))


def occasion_values(occasion: Occasion, horizon: Horizon) -> Mapping[str, Value]:
    """Return an occasion's row by column key, in the language in force."""
    return {
        "kind": label_of(occasion.kind, OCCASIONS, language()),
        "start": moment_words([occasion.start], horizon),
        "place": occasion.place,
        "lanes": occasion.lanes,
        "rate": None if occasion.rate == _USUAL.rate else occasion.rate,
        "minutes": None if occasion.minutes == _USUAL.minutes else occasion.minutes,
    }


def read_households(rows: Iterable[Row], reading: Reading) -> tuple[Household, ...]:
    """Return the households; one that stands twice is a mistake."""
    report = reading.report
    found: dict[tuple[str, str], Household] = {}
    for row in rows:
        _require(row["name"], _("The household has no name."), report)
        _require(row["building"], _("The household has no building."), report)
        name, building = text(row["name"], report), reading.building(row["building"])
        if not name or building is None:
            continue
        if (folded(name), building) in found:
            what = _("The household “{name}” stands here twice.").format(name=name[:20])
            report.mistake(row["name"], what, _("Delete one of the two rows."))
        found[folded(name), building] = Household(
            name=name,
            building=building,
            languages=read_languages(row["languages"], report, reading.taxonomy),
            dogs=whole(row["dogs"], report) or 0,
            pets=whole(row["pets"], report) or 0,
            **{key: choice(row[key], report, False) for key in _WISHES},
        )
    return tuple(found.values())


def household_values(household: Household, taxonomy: Taxonomy) -> Mapping[str, Value]:
    """Return a household's row by column key, in the language in force."""
    yes = label_of(True, YES_NO, language())
    return {
        "name": household.name,
        "building": household.building,
        "languages": role_skill_labels(household.languages, taxonomy),
        "dogs": household.dogs or None,
        "pets": household.pets or None,
        **{key: yes if getattr(household, key) else "" for key in _WISHES},
    }
