"""The plan document ``paiban.plan/1``: a roster with all that is needed to read, check and publish it.

Times are ISO 8601 with offset. The document is complete by itself: every export is made from it. It holds
phones and rooms, so it is an office document; exporters pass it through the audience filter.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import AwareDatetime, ConfigDict, Field

from paiban.values.needs import Handling, Home
from paiban.values.people import HealthLimit, Kind, Sex
from paiban.values.plan_settings import PlanPart, PlanSettings
from paiban.values.roster import Status

SCHEMA: Literal["paiban.plan/1"] = "paiban.plan/1"


class PlanHorizon(PlanPart):
    start: AwareDatetime
    end: AwareDatetime
    zone: str


class PlanVolunteer(PlanPart):
    id: str
    name: str
    kind: Kind
    sex: Sex | None = None
    age: int | None = None
    building: str | None = None
    room: str | None = None
    phone: str | None = None
    skills: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    first_timer: bool = False
    consent: bool = True
    lives_in_office: bool = False


class PlanStop(PlanPart):
    """A place that a round, a route or the lanes of an event come to; ``load`` is handed over there."""

    place: str
    start: AwareDatetime
    end: AwareDatetime
    load: int = 0
    sealed: bool = False


class PlanRole(PlanPart):
    """What a role asks for: one of ``skills``, all of ``must``, all ``trainings``, a kind, an age."""

    name: str
    needed: int
    wanted: int
    skills: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = tuple(Kind)
    min_age: int | None = None
    max_age: int | None = None
    learns: bool = False


class PlanMakeup(PlanPart):
    """At least so many of those on duty have one of the skills or are of one of the kinds."""

    least: int
    skills: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()


class PlanNeed(PlanPart):
    """``kind`` is post, round, event, route, pair or on-call; ``restricted`` needs name a household.

    ``line`` is the number of the task of the catalogue that the need is part of and ``task`` its title,
    ``stops`` are in the order of the visit.
    With its roles and all else that a need asks of people, the document and the workbook are enough to check
    a roster.
    """

    id: str
    kind: Literal["post", "round", "event", "route", "pair", "on-call"]
    name: str
    tier: int
    zone: str
    place: str = ""
    building: str | None = None
    ppe: int = 0
    online: bool = False
    restricted: bool = False
    line: str = ""
    task: str = ""
    crew: str = ""
    stops: tuple[PlanStop, ...] = ()
    teaches: tuple[str, ...] = ()
    roles: tuple[PlanRole, ...] = ()
    tags: tuple[str, ...] = ()
    strains: tuple[HealthLimit, ...] = ()
    at_home: bool = False
    compatible: tuple[str, ...] = ()
    makeup: tuple[PlanMakeup, ...] = ()
    one_role: bool = False
    apart_from: tuple[str, ...] = ()
    consent: str = ""
    home: Home | None = None
    handles: tuple[Handling, ...] = ()
    empties: bool = False
    meeting: bool = False


class PlanAssignment(PlanPart):
    """``origin``: found by the solver, pinned, kept from the roster before, or set by hand.

    ``points`` is the duty's hardship: ten an hour, more at night and in gear. ``ppe`` is the level of gear it
    wears and ``zone`` where it goes. Whoever relieves somebody comes ``lead`` minutes before ``start``.
    """

    volunteer: str
    need: str
    role: str
    place: str = ""
    start: AwareDatetime
    end: AwareDatetime
    points: int = 0
    ppe: int = 0
    zone: str = ""
    lead: int = 0
    origin: Literal["solver", "pin", "kept", "hand"] = "solver"

    @property
    def duty(self) -> tuple[str, str, str, datetime, datetime]:
        """Who does what when: rows of one duty differ only in what follows from it and where it came from."""
        return self.volunteer, self.need, self.role, self.start, self.end


class PlanCoverage(PlanPart):
    need: str
    role: str
    start: AwareDatetime
    end: AwareDatetime
    needed: int
    wanted: int
    assigned: int


class PlanReason(PlanPart):
    """A rule that keeps people out of a gap, how many, and who they are."""

    rule: str
    count: int
    volunteers: tuple[str, ...] = ()


class PlanGap(PlanPart):
    """``missing`` of the needed people, ``short`` of the wanted ones."""

    need: str
    role: str
    start: AwareDatetime
    end: AwareDatetime
    missing: int
    short: int
    tier: int
    reasons: tuple[PlanReason, ...] = ()


class PlanAbout(PlanPart):
    volunteer: str | None = None
    other: str | None = None
    need: str | None = None
    role: str | None = None
    start: AwareDatetime | None = None
    end: AwareDatetime | None = None
    detail: str = ""


class PlanFinding(PlanPart):
    """``message`` is the finding in words for the office; ``private``: it names a matter of health."""

    rule: str
    hard: bool
    miss: int
    cost: int
    count: int
    low: int | None = None
    high: int | None = None
    about: PlanAbout
    message: str
    private: bool = False


class PlanUnserved(PlanPart):
    """A stop that no route of a catalogue line can serve, with what was to be brought there and why not."""

    line: str
    place: str
    load: int
    reason: str


class Plan(PlanPart):
    """A roster with its input's hash, settings, cost, bound, coverage, gaps and findings."""

    schema_: Literal["paiban.plan/1"] = Field(default=SCHEMA, alias="schema")
    revision: int | None = None
    parent: int | None = None
    created: AwareDatetime
    site: str
    input_sha256: str
    settings: PlanSettings
    status: Status
    cost: int | None
    bound: int | None
    seconds: float
    horizon: PlanHorizon
    volunteers: tuple[PlanVolunteer, ...]
    needs: tuple[PlanNeed, ...]
    assignments: tuple[PlanAssignment, ...]
    coverage: tuple[PlanCoverage, ...]
    gaps: tuple[PlanGap, ...]
    findings: tuple[PlanFinding, ...]
    unserved: tuple[PlanUnserved, ...] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    @cached_property
    def volunteer(self) -> Mapping[str, PlanVolunteer]:
        return {person.id: person for person in self.volunteers}

    @cached_property
    def need(self) -> Mapping[str, PlanNeed]:
        return {need.id: need for need in self.needs}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a changed copy; pydantic would hand on look-up tables of the people and needs before."""
        copy = super().model_copy(update=update, deep=deep)
        for table in ("volunteer", "need"):
            copy.__dict__.pop(table, None)
        return copy
