"""Makes one need of a sheet of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from paiban.scheduler.catalogue import Each, NeedSheet, Phase, RoleSheet, load_catalogue
from paiban.scheduler.schedule import daily, fitted, parts
from paiban.scheduler.scope import Scope
from paiban.skills.taxonomy import load_taxonomy
from paiban.values.compound import Compound
from paiban.values.needs import Event, Makeup, Need, OnCall, Pair, Post, Role, Round, Route
from paiban.values.people import Kind
from paiban.values.spans import Spans

KINDS: dict[str, type[Need]] = {
    "post": Post,
    "round": Round,
    "event": Event,
    "route": Route,
    "pair": Pair,
    "oncall": OnCall,
}
_OF_NEED = (Need.__dataclass_fields__.keys() & NeedSheet.model_fields.keys()) - {
    "id",
    "times",
    "roles",
    "place",
    "ppe",
    "makeup",
}
_OF_ROLE = (Role.__dataclass_fields__.keys() & RoleSheet.model_fields.keys()) - {
    "needed",
    "wanted",
    "must",
    "trainings",
    "times",
}


def need_of(sheet: NeedSheet, line: str, scope: Scope, compound: Compound, times: Spans) -> Need:
    """Return the need that a sheet brings for a scope; names follow the compound's language.

    They are part of stored rosters, which must not depend on who happens to read them.
    """
    language = compound.site.language
    known: dict[str, Any] = {field: getattr(sheet, field) for field in _OF_NEED}
    return KINDS[sheet.kind](
        **known,
        **_of_kind(sheet, scope),
        id="-".join(filter(None, (sheet.id, scope.key))),
        name=sheet.said(language, scope.label),
        times=times,
        roles=tuple(role for row in sheet.roles for role in _roles(row, sheet, scope, compound)),
        place=load_catalogue().places[sheet.place].said(language) if sheet.place else scope.place,
        building=scope.building if sheet.home else None,
        ppe=compound.site.ppe if sheet.ppe == "site" else sheet.ppe,
        generated=True,
        line=line,
        stops=scope.stops,
        makeup=_makeup(sheet, compound),
    )


def _of_kind(sheet: NeedSheet, scope: Scope) -> dict[str, Any]:
    if sheet.kind == "post":
        lengths = dict.fromkeys(Kind, sheet.lengths) if sheet.lengths else {}
        return {"lengths": lengths, "handover_minutes": sheet.handover_minutes}
    if sheet.kind == "pair":
        return {"household": scope.household}
    if sheet.kind == "oncall":
        return {"at_home": sheet.at_home, "compatible": sheet.compatible}
    return {}


def _makeup(sheet: NeedSheet, compound: Compound) -> tuple[Makeup, ...]:
    """Return who must be among those on duty, unless nobody at all could be.

    A workbook without any staff must still give a reception, and one without skills a night patrol.
    """
    found = (Makeup(least=row.least, skills=row.skills, kinds=row.kinds) for row in sheet.makeup)
    return tuple(
        makeup
        for makeup in found
        if any(person.kind in makeup.kinds or person.skills & makeup.skills for person in compound.volunteers)
    )


def _roles(row: RoleSheet, sheet: NeedSheet, scope: Scope, compound: Compound) -> Iterator[Role]:
    count = scope.counts.get(row.each, 1)
    known: dict[str, Any] = {field: getattr(row, field) for field in _OF_ROLE}
    role = Role(
        **known,
        name=row.said(compound.site.language),
        needed=row.needed * count,
        wanted=max(row.needed, row.wanted) * count,
        must=row.must | scope.must,
        trainings=row.trainings if is_recorded(compound) else frozenset(),
        times=_times(row, sheet, scope, compound),
    )
    if row.each is not Each.LANGUAGE:
        yield role
        return
    for ident, turns in scope.languages.items():
        times = fitted(sheet.kind, turns, scope.bounds)
        if turns and not times:
            continue
        name = row.said(compound.site.language, load_taxonomy().label(ident, compound.site.language))
        yield replace(role, name=name, must=frozenset({ident}), times=times)


def is_recorded(compound: Compound) -> bool:
    """Say whether trainings are recorded at all: a workbook without that column must still give a roster."""
    return any(person.trainings for person in compound.volunteers)


def _times(row: RoleSheet, sheet: NeedSheet, scope: Scope, compound: Compound) -> Spans:
    spans = daily(row.times, compound.horizon, sheet.weekdays)
    return fitted(sheet.kind, (*spans, *phased(row.phases, scope, sheet.longest_minutes)), scope.bounds)


def phased(phases: Iterable[Phase], scope: Scope, longest: int) -> Spans:
    """Return the spans that phases mean, in parts that are not too long for one person."""
    whole = (
        (scope.marks[start] + before, scope.marks[end] + after) for (start, before), (end, after) in phases
    )
    return tuple(part for span in whole for part in parts(span, longest))
