"""The catalogue of tasks that a locked-down compound may have, as typed data.

What a line brings is written in ``catalogue.toml``; whoever adds a task writes there, not here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, PositiveInt

from paiban.values.needs import Handling, Home, Tier, Zone
from paiban.values.people import HealthLimit, Kind, Sex

_FILE = Path(__file__).with_name("catalogue.toml")


class Default(StrEnum):
    """When a line that nobody switched is on."""

    BARE = "bare"
    SEALED = "sealed"
    CALENDAR = "calendar"
    HOUSEHOLD = "household"
    OFF = "off"


class Per(StrEnum):
    """For what a need of a line is made again and again."""

    SITE = "site"
    GATE = "gate"
    SEALED = "sealed"
    SEALED_ALL = "sealed-all"
    GREETED = "greeted"
    WATCHED = "watched"
    PETS = "pets"
    SHOW = "show"
    MEETING = "meeting"
    SUPPLIES = "supplies"
    SWAB = "swab"
    SWAB_EVE = "swab-eve"
    SWAB_BUILDING = "swab-building"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MakeupEntry(_Entry):
    least: PositiveInt = 1
    skills: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()


class RoleEntry(_Entry):
    """A role; without ``wanted`` as many are wanted as needed, and one at least.

    ``per_lane`` roles count for each lane of a swab test. One that ``speaks`` is there only where somebody in
    the building speaks another language, and speaks it.
    """

    zh: str
    en: str
    needed: int = 1
    wanted: int | None = None
    skills: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    trainings: frozenset[str] | None = None
    kinds: frozenset[Kind] = frozenset(Kind)
    min_age: int | None = None
    max_age: int | None = None
    prefers: Sex | None = None
    learns: bool = False
    per_lane: bool = False
    speaks: bool = False


class NeedEntry(_Entry):
    """What a need of a line is like; ``id``, ``zh`` and ``en`` may hold {place}, {building} or {household}.

    ``times`` are clocks of every ``days``-th day; those of an occasion count from its start. ``visits`` says
    which buildings a round comes to, or that it is those that a swab test calls. ``inside`` needs take place
    within their building.
    """

    id: str
    zh: str
    en: str
    kind: Literal["post", "round", "event", "pair", "on-call"]
    per: Per = Per.SITE
    times: tuple[str, ...] = ()
    days: PositiveInt = 1
    visits: Literal["open", "sealed", "called"] | None = None
    inside: bool = False
    tier: Tier = Tier.P1
    place_zh: str = ""
    place_en: str = ""
    zone: Zone = Zone.SEMI
    ppe: int | None = None
    online: bool = False
    trainings: frozenset[str] = frozenset()
    strains: frozenset[HealthLimit] = frozenset()
    tags: frozenset[str] = frozenset()
    hardship: int = 100
    hours: tuple[PositiveInt, ...] = ()
    handover: int | None = None
    makeup: tuple[MakeupEntry, ...] = ()
    mixed: bool = False
    one_role: bool = False
    continuity: int = 0
    crew: str = ""
    crew_size: int = 0
    apart_from: frozenset[str] = frozenset()
    consent: str = ""
    home: Home | None = None
    handles: frozenset[Handling] = frozenset()
    empties: bool = False
    meeting: bool = False
    teaches: frozenset[str] = frozenset()
    at_home: bool = True
    compatible: frozenset[str] = frozenset()
    role: tuple[RoleEntry, ...]


class Line(_Entry):
    """A task: its id, its title in both languages, when it is on, and the needs it brings.

    One that is ``made_by`` a module of its own (``routes``) has no needs here.
    """

    id: str
    zh: str
    en: str
    default: Default
    made_by: Literal["", "routes"] = ""
    need: tuple[NeedEntry, ...] = ()

    def title(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@cache
def load_catalogue() -> tuple[Line, ...]:
    """Return every line, in the order of the file."""
    with _FILE.open("rb") as stream:
        return tuple(Line.model_validate(line) for line in tomllib.load(stream)["line"])


def line_titles(language: str) -> Mapping[str, str]:
    """Return the title of every line by its id."""
    return {line.id: line.title(language) for line in load_catalogue()}
