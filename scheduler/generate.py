"""The needs that the catalogue brings to a compound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paiban.scheduler.catalogue import Line, NeedSheet, RoleSheet, Visits, load_catalogue
from paiban.scheduler.making import is_recorded, need_of, phased
from paiban.scheduler.schedule import daily, duties_of, fitted, starts_of
from paiban.scheduler.scope import Scope, scopes
from paiban.scheduler.swab import swab_scopes
from paiban.scheduler.switches import is_bare, is_on
from paiban.scheduler.visits import visiting
from paiban.values.compound import Compound, Occasion, OccasionKind
from paiban.values.needs import Home, Need
from paiban.values.spans import Span, Spans, overlap


def catalogue_needs(compound: Compound, made: Sequence[Need]) -> Iterator[Need]:
    """Yield the needs of all lines that are on; some wait for those ``made`` before."""
    known = list(made)
    for line in load_catalogue().lines:
        for sheet in line.needs:
            joined = _joined(compound, line, sheet)
            if joined is None or (sheet.teaches and not is_recorded(compound)):
                continue
            found = tuple(_of_sheet(joined, line.id, compound, known))
            known.extend(found)
            yield from found


def _joined(compound: Compound, line: Line, sheet: NeedSheet) -> NeedSheet | None:
    """Return a sheet with the roles of all lines that are on; ``None`` if none of them is."""
    roles: list[RoleSheet] = list(sheet.roles) if is_on(compound, line, sheet) else []
    for other in load_catalogue().lines:
        if other.joins == sheet.id and is_on(compound, other):
            roles.extend(other.roles)
    return sheet.model_copy(update={"roles": tuple(roles)}) if roles else None


def _of_sheet(sheet: NeedSheet, line: str, compound: Compound, made: Sequence[Need]) -> Iterator[Need]:
    for scope in _scopes(sheet, compound):
        if sheet.home is Home.ONLY and not any(
            person.building == scope.building for person in compound.volunteers
        ):
            continue
        if sheet.visits and not _is_unlisted(sheet, compound):
            yield from visiting(sheet, line, scope, compound, made)
            continue
        need = need_of(sheet, line, scope, compound, _times(sheet, scope, compound, made))
        roles = tuple(role for role in need.roles if role.times or need.times)
        if roles:
            yield replace(need, roles=roles)


def _is_unlisted(sheet: NeedSheet, compound: Compound) -> bool:
    """Say whether the buildings to be visited are not in the workbook: many list the sealed ones alone."""
    is_known = any(not building.sealed for building in compound.buildings)
    return sheet.visits is Visits.OPEN and not is_known and (is_bare(compound) or not compound.buildings)


def _scopes(sheet: NeedSheet, compound: Compound) -> Iterator[Scope]:
    if sheet.occasion is None:
        yield from scopes(sheet, compound)
        return
    whole = ((0, compound.horizon.minutes),)
    for key, occasion in _numbered(compound, sheet.occasion):
        if occasion.kind is OccasionKind.SWAB:
            yield from swab_scopes(sheet, compound, occasion, key)
        else:
            marks = {"T": occasion.start, "E": occasion.start + occasion.minutes}
            yield Scope(bounds=whole, key=key, place=occasion.place, marks=marks)


def _numbered(compound: Compound, kind: OccasionKind) -> Iterator[tuple[str, Occasion]]:
    """Yield the occasions of a kind, each with its day; further ones of a day have letters as well."""
    days: dict[str, int] = {}
    for occasion in sorted(compound.occasions, key=lambda occasion: occasion.start):
        if occasion.kind is kind:
            day = compound.horizon.moment(occasion.start).strftime("%m-%d")
            days[day] = days.get(day, 0) + 1
            yield f"{day}{'' if days[day] == 1 else chr(ord('a') + days[day] - 1)}", occasion


def _times(sheet: NeedSheet, scope: Scope, compound: Compound, made: Sequence[Need]) -> Spans:
    horizon = compound.horizon
    clocks = (*sheet.times, *((start, start + sheet.minutes) for start in starts_of(sheet)))
    spans = [
        (start + scope.later, end + scope.later) for start, end in daily(clocks, horizon, sheet.weekdays)
    ]
    spans = _with_followers(spans, sheet, made)
    spans += _eve(sheet, scope, compound, made)
    longest = 720 if sheet.kind == "oncall" else sheet.longest_minutes
    return fitted(sheet.kind, (*spans, *phased(sheet.phases, scope, longest)), scope.bounds)


def _with_followers(spans: list[Span], sheet: NeedSheet, made: Sequence[Need]) -> list[Span]:
    """Return the times with one at the end of each duty that the need follows, for those that it touches."""
    ends = sorted({end for _start, end in duties_of(sheet.follows, made)})
    followers = [(end, end + sheet.minutes) for end in ends]
    free = [span for span in spans if not any(overlap(span, other) for other in followers)]
    return sorted(free + followers)


def _eve(sheet: NeedSheet, scope: Scope, compound: Compound, made: Sequence[Need]) -> Iterator[Span]:
    """Yield the time on the day before, which begins when what the need waits for on that day has ended."""
    if sheet.eve is None:
        return
    horizon = compound.horizon
    day = horizon.date_of(horizon.day_index(scope.marks["T"]) - 1)
    low, high = horizon.day_span(day)
    start, end = (horizon.minute(day, clock) for clock in sheet.eve)
    late = max((last for first, last in duties_of(sheet.after, made) if low <= first < high), default=start)
    waits = max(0, late - start)
    yield start + waits, end + waits
