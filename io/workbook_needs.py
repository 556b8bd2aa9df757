"""The six sheets of needs: each row is one role, rows of one name are one need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from paiban.io.choices import folded
from paiban.io.columns import Sheet
from paiban.io.declared_needs import EVENTS, ON_CALL, PAIRS, POSTS, ROUNDS, ROUTES
from paiban.io.duty_times import read_duties
from paiban.io.fields import ages, choice, choices, minutes_of_hours, parts, phrase, text, whole
from paiban.io.reading import Reading, joined, time_examples
from paiban.io.report import Cell, Report
from paiban.io.sheets import Row
from paiban.io.skill_words import read_skills, read_trainings
from paiban.io.team_cells import TEAM_COLUMNS, read_team
from paiban.text import _
from paiban.values.needs import Event, Need, OnCall, Pair, Post, Role, Round, Route, Tier, Zone
from paiban.values.people import Kind
from paiban.values.spans import Spans, merged

NEED_TYPES: Mapping[str, type[Need]] = {
    POSTS.key: Post,
    ROUNDS.key: Round,
    EVENTS.key: Event,
    ROUTES.key: Route,
    PAIRS.key: Pair,
    ON_CALL.key: OnCall,
}
LENGTHS = {"lengths_volunteer": Kind.VOLUNTEER, "lengths_guard": Kind.GUARD, "lengths_staff": Kind.STAFF}
_OF_NEED = ("tier", "place", "building", "online", "strains", "tags", "hardship", "household", "at_home",
            "compatible", "grid", "handover", *LENGTHS, *TEAM_COLUMNS)  # fmt: skip
_OF_NEED_OR_ROLE = ("ppe", "zone")


@dataclass(frozen=True)
class _Timed:
    role: Role
    cell: Cell
    is_over: bool


def read_needs(sheet: Sheet, rows: Sequence[Row], reading: Reading) -> tuple[Need, ...]:
    """Return the needs of one sheet; one without a time in the planned days is left out."""
    found = (_need(sheet, group, reading) for group in _groups(rows, reading.report))
    return tuple(need for need in found if need is not None)


def report_same_names(needs: Sequence[Need], sheet_of: Mapping[str, str], report: Report) -> None:
    """Report needs of different sheets that could not be told apart."""
    seen: dict[str, Need] = {}
    for need in needs:
        other = seen.setdefault(folded(need.id), need)
        if other is not need:
            report.sheet_mistake(
                sheet_of[type(need).__name__],
                _("“{name}” also stands on the sheet “{sheet}”.").format(
                    name=need.name, sheet=sheet_of[type(other).__name__]
                ),
                _("Give one of them another name."),
            )


def _groups(rows: Sequence[Row], report: Report) -> Iterator[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["name"].is_empty:
            what = _("This row has no name.")
            report.mistake(row["name"], what, _("Write the name again in each row of the same duty."))
            continue
        key = text(row["id"], report) or text(row["name"], report)
        found.setdefault(folded(key), []).append(row)
    yield from found.values()


def _need(sheet: Sheet, rows: Sequence[Row], reading: Reading) -> Need | None:
    report = reading.report
    cells = {key: _shared(key, rows, report) for key in _OF_NEED if key in sheet.by_key}
    cells |= {key: next(iter(_filled(key, rows)), rows[0][key]) for key in _OF_NEED_OR_ROLE}
    timed = _roles(rows, reading, is_post=sheet is POSTS)
    if all(item.is_over for item in timed):
        what = _("“{name}” has no time inside the planned days and is left out.")
        report.notice(timed[0].cell, what.format(name=text(rows[0]["name"], report)))
        return None
    ppe, zone = whole(cells["ppe"], report) or 0, choice(cells["zone"], report, Zone.SEMI)
    roles = tuple(_without_usual(item.role, ppe, zone) for item in timed if not item.is_over)
    times: Spans = ()
    if sheet is POSTS:
        times = roles[0].times
        roles = tuple(replace(role, times=() if role.times == times else role.times) for role in roles)
    known: dict[str, Any] = {
        "id": text(rows[0]["id"], report) or text(rows[0]["name"], report),
        "name": text(rows[0]["name"], report),
        "tier": choice(cells["tier"], report, Tier.P1),
        "times": times,
        "roles": roles,
        "place": text(cells["place"], report),
        "building": reading.building(cells["building"]),
        "zone": zone,
        "ppe": ppe,
        "online": choice(cells["online"], report, False),
        "strains": choices(cells["strains"], report),
        "tags": frozenset(parts(cells["tags"], report)),
        "hardship": 100 if (percent := whole(cells["hardship"], report)) is None else percent,
    }
    return NEED_TYPES[sheet.key](**known, **read_team(cells, reading), **_special(sheet, cells, report))


def _without_usual(role: Role, ppe: int, zone: Zone) -> Role:
    """Return the role with gear and zone of its own only where they differ from the need's."""
    own_ppe = None if role.ppe == ppe else role.ppe
    return replace(role, ppe=own_ppe, zone=None if role.zone is zone else role.zone)


def _special(sheet: Sheet, cells: Mapping[str, Cell], report: Report) -> dict[str, Any]:
    """Return what only one kind of need has."""
    if sheet is POSTS:
        lengths = {kind: _lengths(cells[key], report) for key, kind in LENGTHS.items()}
        return {
            "lengths": {kind: found for kind, found in lengths.items() if found},
            "grid_minutes": minutes_of_hours(cells["grid"], report),
            "handover_minutes": whole(cells["handover"], report),
        }
    if sheet is PAIRS:
        return {"household": text(cells["household"], report)}
    if sheet is ON_CALL:
        return {
            "at_home": choice(cells["at_home"], report, True),
            "compatible": frozenset(parts(cells["compatible"], report)),
        }
    return {}


def _shared(key: str, rows: Sequence[Row], report: Report) -> Cell:
    """Return the first filled cell of a column about the whole need; others must agree or be empty."""
    filled = _filled(key, rows)
    for cell in filled[1:]:
        if folded(phrase(cell)) != folded(phrase(filled[0])):
            report.mistake(
                cell,
                _("“{here}” contradicts “{there}” in {ref} for the same duty.").format(
                    here=phrase(cell)[:40], there=phrase(filled[0])[:40], ref=filled[0].ref
                ),
                _("Write the same in both rows, or leave the later one empty."),
            )
    return filled[0] if filled else rows[0][key]


def _filled(key: str, rows: Sequence[Row]) -> list[Cell]:
    return [row[key] for row in rows if not row[key].is_empty]


def _lengths(cell: Cell, report: Report) -> tuple[int, ...]:
    found = []
    for word in parts(cell, report):
        try:
            hours = float(folded(word).removesuffix("小时").removesuffix("h"))
        except ValueError:
            hours = 0
        if not 0.5 <= hours <= 24:
            what = _("“{text}” is no length of a shift in hours.").format(text=word[:20])
            report.mistake(cell, what, _("Write for example 4,6."))
            continue
        found.append(round(hours * 60))
    return tuple(sorted(set(found)))


def _roles(rows: Sequence[Row], reading: Reading, *, is_post: bool) -> list[_Timed]:
    report = reading.report
    found: dict[str, _Timed] = {}
    for row in rows:
        name = text(row["role"], report) or _("duty")
        if folded(name) in found:
            what = _("The role “{role}” stands twice for the same duty.").format(role=name[:20])
            report.mistake(row["role"], what, _("Give each row of a duty a role of its own."))
            continue
        spans, is_over = _times(row, rows[0], reading, is_post=is_post)
        found[folded(name)] = _Timed(_role(name, row, spans, reading), row["times"], is_over)
    return list(found.values())


def _times(row: Row, first: Row, reading: Reading, *, is_post: bool) -> tuple[Spans, bool]:
    """Return a role's times, and whether all of them lie outside the planned days."""
    days = first["days"] if row["days"].is_empty else row["days"]
    clocks = first["times"] if row["times"].is_empty else row["times"]
    if clocks.is_empty and not is_post:
        reading.report.mistake(row["times"], _("The time is missing."), _("Write for example 08:00-10:00."))
        return (), False
    found = read_duties(phrase(days), phrase(clocks) or "全天", reading.horizon)
    if found.unread:
        what = _("This time was not understood: {words}.")
        words = joined(f"“{word}”" for word in found.unread)[:120]
        cell = days if any(word in phrase(days) for word in found.unread) else clocks
        reading.report.mistake(cell, what.format(words=words), time_examples())
    if found.outside:
        what = _("{days} is not among the planned days.")
        reading.report.notice(days, what.format(days=joined(day.isoformat() for day in found.outside)))
    end = reading.horizon.minutes
    spans = tuple(span for span in found.spans if span[1] > 0 and span[0] < end)
    return merged(spans) if is_post else spans, not spans and not found.unread


def _role(name: str, row: Row, spans: Spans, reading: Reading) -> Role:
    report = reading.report
    given, wanted = whole(row["needed"], report), whole(row["wanted"], report)
    needed = given if given is not None else (1 if wanted is None else min(1, wanted))
    if wanted is not None and wanted < needed:
        what = _("Fewer people are wanted ({wanted}) than needed ({needed}).")
        report.mistake(
            row["wanted"],
            what.format(wanted=wanted, needed=needed),
            _("Write at least as many wanted as needed, or leave it empty."),
        )
    low, high = ages(row["ages"], report)
    return Role(
        name=name,
        needed=needed,
        wanted=max(needed, wanted or 0),
        skills=read_skills(row["skills"], report, reading.taxonomy),
        must=read_skills(row["must"], report, reading.taxonomy),
        trainings=read_trainings(row["trainings"], report, reading.taxonomy),
        kinds=choices(row["kinds"], report) or frozenset(Kind),
        min_age=low,
        max_age=high,
        prefers=choice(row["prefers"], report, None),
        helpful=read_skills(row["helpful"], report, reading.taxonomy),
        times=spans,
        ppe=whole(row["ppe"], report),
        zone=choice(row["zone"], report, None),
        learns=choice(row["learns"], report, False),
    )
