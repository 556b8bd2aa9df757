"""The sheets of the compound and of its buildings, read into values and turned back into rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from paiban.io.choices import LANGUAGES, label_of
from paiban.io.declared_sheets import SITE
from paiban.io.fields import choice, minutes_of_hours, note, number, parts, text, whole
from paiban.io.moments import day, moment_words, moments
from paiban.io.places import passage_words, position_words, read_passages, read_position
from paiban.io.reading import Reading, building_key, hours_of, joined
from paiban.io.report import Report, Value
from paiban.io.sheets import Row
from paiban.io.skill_words import read_languages, role_skill_labels
from paiban.skills.taxonomy import Taxonomy
from paiban.text import _, language
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Site
from paiban.values.spans import Spans, merged

DEFAULT_ZONE = "Asia/Shanghai"
DEFAULT_HOURS = "08:00-20:00"
_ANY_YEAR = Horizon(date(2024, 1, 1), date(2024, 12, 31))  # lets the other sheets be checked all the same
_MOST_DAYS = 366
_NUMBERS = {  # columns and values
    "handover": "handover_minutes",
    "cart_load": "cart_load",
    "gear": "ppe",
    "reserve": "reserve_percent",
}
_BED_AREA = 3.5  # square metres for everybody who sleeps in the office


@dataclass(frozen=True)
class SiteSheet:
    """What the first sheet says; ``default_hours`` are for volunteers who gave none."""

    site: Site
    horizon: Horizon
    default_hours: Spans


def read_site(row: Row | None, report: Report) -> SiteSheet:
    """Return the compound and its days; where days are missing, that is reported and a stand-in returned."""
    if row is None:
        report.sheet_mistake(
            None,
            _("The sheet “{sheet}” with the first and the last day is missing.").format(
                sheet=SITE.title(language())
            ),
            _("Add it: {first} and {last} in the first column, the dates beside them.").format(
                first=SITE.by_key["first"].title(language()), last=SITE.by_key["last"].title(language())
            ),
        )
        return SiteSheet(Site(name=""), _ANY_YEAR, _daily(_ANY_YEAR))
    horizon = _horizon(row, report)
    numbers = {name: whole(row[key], report) for key, name in _NUMBERS.items()}
    given: dict[str, Any] = {name: found for name, found in numbers.items() if found is not None}
    site = Site(
        name=text(row["name"], report),
        language=choice(row["language"], report, language()),
        suits={
            level: suits for level in (1, 2, 3) if (suits := whole(row[f"suits_{level}"], report)) is not None
        },
        grid_minutes=minutes_of_hours(row["grid"], report),
        gates=tuple(parts(row["gates"], report)),
        carts=whole(row["carts"], report),
        beds=_beds(row, report),
        **given,
    )
    hours = row["hours"]
    return SiteSheet(site, horizon, _daily(horizon) if hours.is_empty else hours_of(hours, report, horizon))


def with_passages(site: Site, row: Row | None, reading: Reading) -> Site:
    """Return the compound with the passages that are shut, now that its buildings are known."""
    if row is None:
        return site
    gates = {building_key(gate): gate for gate in site.gates} if reading.buildings else {}
    known = replace(reading, buildings={**gates, **reading.buildings})
    return replace(site, closed=read_passages(row["closed"], known))


def _beds(row: Row, report: Report) -> int | None:
    beds, area = whole(row["beds"], report), number(row["sleeping_area"], report)
    known = [beds, None if area is None else int(area / _BED_AREA)]
    return min((count for count in known if count is not None), default=None)


def _daily(horizon: Horizon) -> Spans:
    days = (horizon.date_of(index) for index in range(horizon.day_count))
    return tuple((horizon.minute(on, 8 * 60), horizon.minute(on, 20 * 60)) for on in days)


def _horizon(row: Row, report: Report) -> Horizon:
    first, last = _required_day(row, "first", report), _required_day(row, "last", report)
    zone = _zone(row, report)
    if first is None or last is None:
        known = first or last
        stand_in = Horizon(known, known + timedelta(days=6)) if known else _ANY_YEAR
        return replace(stand_in, zone=zone)
    if last < first:
        report.mistake(
            row["last"],
            _("The last day {last} lies before the first day {first}.").format(last=last, first=first),
            _("Correct one of the two dates."),
        )
        return Horizon(first, first, zone)
    if (last - first).days >= _MOST_DAYS:
        report.mistake(
            row["last"],
            _("{days} days are too many to plan at once.").format(days=(last - first).days + 1),
            _("Plan a few days or weeks; a year is the most."),
        )
        return Horizon(first, first, zone)
    return Horizon(first, last, zone)


def _required_day(row: Row, key: str, report: Report) -> date | None:
    cell = row[key]
    if not cell.is_empty:
        return day(cell, report)
    where = {"sheet": row.title, "ref": cell.ref if key in row.cells else None}
    report.sheet_mistake(
        where["sheet"],
        _("“{label}” is missing.").format(label=cell.column.title(language())),
        _("Write it like 2022-04-01."),
        ref=where["ref"],
    )
    return None


def _zone(row: Row, report: Report) -> str:
    zone = text(row["zone"], report) or DEFAULT_ZONE
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        report.mistake(
            row["zone"],
            _("“{zone}” is no time zone.").format(zone=zone[:40]),
            _("Write {zone}.").format(zone=DEFAULT_ZONE),
        )
        return DEFAULT_ZONE
    return zone


def site_values(site: Site, horizon: Horizon, tongue: str) -> Mapping[str, Value]:
    """Return the site sheet's entries by key."""
    grid = None if site.grid_minutes is None else site.grid_minutes / 60
    return {
        "name": site.name,
        "first": horizon.first,
        "last": horizon.last,
        "zone": horizon.zone,
        "language": label_of(site.language, LANGUAGES, tongue),
        "hours": DEFAULT_HOURS,
        "grid": grid,
        "gates": joined(site.gates),
        "closed": passage_words(site.closed),
        "carts": site.carts,
        "beds": site.beds,
        **{key: _unusual(site, name) for key, name in _NUMBERS.items()},
        **{f"suits_{level}": suits for level, suits in site.suits.items()},
    }


def _unusual(site: Site, name: str) -> Value:
    """Return a value of the compound unless it is the one that an empty cell stands for."""
    given: Value = getattr(site, name)
    return None if given == getattr(Site(name=""), name) else given


def read_buildings(rows: Iterable[Row], reading: Reading) -> tuple[Building, ...]:
    """Return the buildings; a number that stands twice is a mistake."""
    found: dict[str, Building] = {}
    for row in rows:
        number = text(row["number"], reading.report)
        if not number:
            reading.report.mistake(
                row["number"], _("The building has no number."), _("Write one, such as 3.")
            )
            continue
        if building_key(number) in found:
            reading.report.mistake(
                row["number"],
                _("Building “{number}” stands here twice.").format(number=number[:20]),
                _("Delete one of the two rows."),
            )
        found[building_key(number)] = _building(number, row, reading)
    return tuple(found.values())


def _building(number: str, row: Row, reading: Reading) -> Building:
    report = reading.report
    return Building(
        number=number,
        households=whole(row["households"], report) or 0,
        residents=whole(row["residents"], report) or 0,
        order=whole(row["order"], report) or 0,
        gate=text(row["gate"], report),
        sealed=_sealed(row, reading),
        languages=read_languages(row["languages"], report, reading.taxonomy),
        vulnerable=note(row["vulnerable"]),
        position=read_position(row["position"], report),
        parcels=whole(row["parcels"], report),
        shared_flats=whole(row["shared_flats"], report) or 0,
    )


def _sealed(row: Row, reading: Reading) -> Spans:
    report, horizon = reading.report, reading.horizon
    starts = moments(row["sealed_from"], report, horizon)
    ends = moments(row["sealed_until"], report, horizon, is_end=True)
    if row["sealed_from"].is_empty and row["sealed_until"].is_empty:
        return ()
    if row["sealed_from"].is_empty:
        starts = [0] if ends else []
    if len(ends) == len(starts) - 1:
        ends = [*ends, max(horizon.minutes, starts[-1] + 1)]
    if len(starts) != len(ends):
        report.mistake(
            row["sealed_until"],
            _("Each beginning of sealing needs its end."),
            _("Write as many times here as under “{label}”.").format(
                label=row["sealed_from"].column.title(language())
            ),
        )
        return ()
    if any(end <= start for start, end in zip(starts, ends, strict=True)):
        report.mistake(
            row["sealed_until"], _("The end lies before the beginning."), _("Correct one of the two times.")
        )
        return ()
    return merged(zip(starts, ends, strict=True))


def building_values(building: Building, horizon: Horizon, taxonomy: Taxonomy) -> Mapping[str, Value]:
    """Return a building's row by column key."""
    return {
        "number": building.number,
        "households": building.households or None,
        "residents": building.residents or None,
        "order": building.order or None,
        "gate": building.gate,
        "sealed_from": moment_words([start for start, _end in building.sealed], horizon),
        "sealed_until": moment_words([end for _start, end in building.sealed], horizon, is_end=True),
        "languages": role_skill_labels(building.languages, taxonomy),
        "vulnerable": building.vulnerable,
        "position": position_words(building.position),
        "parcels": building.parcels,
        "shared_flats": building.shared_flats or None,
    }
