"""How a plan was made, and what later plans keep to: the settings in a plan document."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict


class PlanPart(BaseModel):
    """A part of a plan document: never changed, and nothing in it that is not described."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlanRule(PlanPart):
    name: str
    weight: int | Literal["hard"]
    parameters: dict[str, Any] = {}


class PlanDropout(PlanPart):
    """Somebody who cannot come for a while, whatever the workbook says; later plans keep to it."""

    volunteer: str
    start: AwareDatetime
    end: AwareDatetime


class PlanSeal(PlanPart):
    """A building that was sealed, or unsealed, after the workbook was written; no end: to the last day."""

    building: str
    start: AwareDatetime
    end: AwareDatetime | None = None
    sealed: bool = True


class PlanHours(PlanPart):
    """Hours that somebody offered after the workbook was written.

    Who is not in the workbook yet stands among the plan's volunteers all the same.
    """

    volunteer: str
    start: AwareDatetime
    end: AwareDatetime


class PlanEdit(PlanPart):
    """Somebody was written into a duty by hand, or taken out (``there`` is false); later plans keep to it."""

    volunteer: str
    need: str
    role: str
    start: AwareDatetime
    end: AwareDatetime
    there: bool = True


class PlanPast(PlanPart):
    """What earlier rosters asked of somebody: points, nights, the end of the last duty; see ``Past``."""

    volunteer: str
    points: int
    nights: int
    busy_until: AwareDatetime | None
    no_show: int


class PlanSettings(PlanPart):
    """How the plan was made; ``command`` is ``solve`` or ``replan``."""

    command: str = "solve"
    language: str = "zh"
    seconds: float | None = None
    seed: int = 0
    workers: int = 1
    now: AwareDatetime | None = None
    dropouts: tuple[PlanDropout, ...] = ()
    seals: tuple[PlanSeal, ...] = ()
    hours: tuple[PlanHours, ...] = ()
    edits: tuple[PlanEdit, ...] = ()
    past: tuple[PlanPast, ...] = ()
    rules: tuple[PlanRule, ...] = ()
