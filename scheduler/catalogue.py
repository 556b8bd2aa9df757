"""Every task that a sealed compound has, and the needs that it brings; the data is in ``catalogue.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, NonNegativeInt, PositiveInt

from paiban.values.compound import OccasionKind
from paiban.values.needs import Handling, Home, Tier, Zone
from paiban.values.people import HealthLimit, Kind, Sex
from paiban.values.spans import Span

_MARK = re.compile(r"(?P<mark>[TEBF])(?P<shift>[+-]\d+)?")


class Default(StrEnum):
    """When a line is on that the coordinator switched neither on nor off."""

    BARE = "bare"
    SEALED = "sealed"
    CALENDAR = "calendar"
    HOUSEHOLD = "household"
    OFF = "off"


class Per(StrEnum):
    """What there is one need for each of."""

    SITE = "site"
    GATE = "gate"
    SEALED = "sealed"
    BUILDING = "building"
    HOUSEHOLD = "household"
    LANGUAGE = "language"


class Each(StrEnum):
    """What a role counts its people by; ``LANGUAGE`` makes a role for each."""

    NEED = "need"
    LANE = "lane"
    PET = "pet"
    LANGUAGE = "language"


class Visits(StrEnum):
    """Which buildings a round comes to."""

    OPEN = "open"
    SEALED = "sealed"


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(value: Any) -> Any:
    return _minutes(value) if isinstance(value, str) else value


def _clocks(value: Any) -> Any:
    return tuple(_minutes(part) for part in value.split("-")) if isinstance(value, str) else value


def _mark(value: Any) -> Any:
    found = _MARK.fullmatch(value) if isinstance(value, str) else None
    return (found["mark"], int(found["shift"] or 0)) if found else value


Clock = Annotated[int, BeforeValidator(_clock)]
ClockSpan = Annotated[Span, BeforeValidator(_clocks)]
Mark = Annotated[tuple[Literal["T", "E", "B", "F"], int], BeforeValidator(_mark)]
Phase = tuple[Mark, Mark]


class Sheet(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(Sheet):
    """A name in both languages; ``{at}`` stands for where or for whom it is."""

    zh: str
    en: str

    def said(self, language: str, at: str = "") -> str:
        """Return the name in a language."""
        return (self.zh if language == "zh" else self.en).format(at=at).strip()


class MakeupSheet(Sheet):
    least: PositiveInt = 1
    skills: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()


class RoleSheet(Label):
    """A role of a need; ``wanted`` is at least ``needed``."""

    needed: NonNegativeInt = 1
    wanted: NonNegativeInt = 0
    each: Each = Each.NEED
    skills: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    trainings: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset(Kind)
    min_age: int | None = None
    max_age: int | None = None
    prefers: Sex | None = None
    helpful: frozenset[str] = frozenset()
    helpful_trainings: frozenset[str] = frozenset()
    helpful_kinds: frozenset[Kind] = frozenset()
    times: tuple[ClockSpan, ...] = ()
    phases: tuple[Phase, ...] = ()
    ppe: int | None = None
    zone: Zone | None = None
    learns: bool = False


class NeedSheet(Label):
    """A need, or one for each of what it is ``per``; the head of ``catalogue.toml`` explains the times."""

    id: str
    kind: Literal["post", "round", "event", "route", "pair", "oncall"]
    default: Default | None = None
    per: Per = Per.SITE
    wish: str = ""
    occasion: OccasionKind | None = None
    tier: Tier
    roles: tuple[RoleSheet, ...] = Field(alias="role")
    times: tuple[ClockSpan, ...] = ()
    at: tuple[Clock, ...] = ()
    window: ClockSpan | None = None
    every: PositiveInt = 60
    minutes: PositiveInt = 30
    weekdays: frozenset[int] = frozenset(range(1, 8))
    phases: tuple[Phase, ...] = ()
    eve: ClockSpan | None = None
    call_down: bool = False
    visits: Visits | None = None
    shared_first: bool = False
    stop_minutes: PositiveInt = 10
    longest_minutes: PositiveInt = 240
    after: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    place: str = ""
    zone: Zone = Zone.SEMI
    ppe: int | Literal["site"] = 0
    online: bool = False
    strains: frozenset[HealthLimit] = frozenset()
    tags: frozenset[str] = frozenset()
    hardship: PositiveInt = 100
    makeup: tuple[MakeupSheet, ...] = ()
    mixed: bool = False
    one_role: bool = False
    continuity: NonNegativeInt = 0
    crew: str = ""
    crew_size: NonNegativeInt = 0
    apart_from: frozenset[str] = frozenset()
    consent: str = ""
    home: Home | None = None
    handles: frozenset[Handling] = frozenset()
    empties: bool = False
    meeting: bool = False
    teaches: frozenset[str] = frozenset()
    lengths: tuple[PositiveInt, ...] = ()
    handover_minutes: NonNegativeInt = 10
    at_home: bool = True
    compatible: frozenset[str] = frozenset()


class Line(Label):
    """A task by its number; its needs, or the roles that it adds to the need of another line."""

    id: str
    default: Default
    deliveries: bool = False
    joins: str = ""
    needs: tuple[NeedSheet, ...] = Field(default=(), alias="need")
    roles: tuple[RoleSheet, ...] = Field(default=(), alias="role")


class Catalogue(Sheet):
    """All tasks, in the order in which their needs are made, and the names of places."""

    places: Mapping[str, Label] = Field(alias="place")
    lines: tuple[Line, ...] = Field(alias="line")

    def titles(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return every task's number and title, in the order of the numbers."""
        ordered = sorted(self.lines, key=lambda line: _natural(line.id))
        return tuple((line.id, line.said(language)) for line in ordered)


def _natural(ident: str) -> tuple[str, list[tuple[int, str]]]:
    parts = re.findall(r"(\d+)([a-z]?)", ident)
    return ident.rstrip("0123456789.abc"), [(int(number), letter) for number, letter in parts]


@cache
def load_catalogue() -> Catalogue:
    """Return the catalogue that comes with the program."""
    text = files("paiban.scheduler").joinpath("catalogue.toml").read_text(encoding="utf-8")
    return Catalogue.model_validate(tomllib.loads(text))
