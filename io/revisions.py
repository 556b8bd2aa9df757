"""What the audit trail says of saved plans and of moves between them, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from paiban.io.audit_trail import AuditLine
from paiban.io.people_apart import Document, words_with_people
from paiban.values.roster import Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One saved plan in the history: when and by whom it was saved and why, and how good it is.

    ``line`` is its place in the trail.
    """

    line: int
    number: int
    parent: int | None
    at: datetime
    actor: str
    why: str
    status: Status
    cost: int | None
    is_head: bool
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """Anything else in the trail: ``undo``, ``redo`` (to ``number``), ``attend``, ``forget`` or ``mark``."""

    line: int
    at: datetime
    actor: str
    verb: str
    number: int


def revision_of(
    line: AuditLine, head: int | None, people: Mapping[int, Document], marks: Mapping[str, int]
) -> Revision:
    """Return the saved plan that a line of the trail speaks of."""
    known = line.details
    return Revision(
        line=line.line,
        number=known["revision"],
        parent=known["parent"],
        at=datetime.fromisoformat(line.at),
        actor=line.actor,
        why=words_with_people(known["why"], people),
        status=Status(known["status"]),
        cost=known["cost"],
        is_head=known["revision"] == head,
        marks=tuple(name for name, number in marks.items() if number == known["revision"]),
    )


def move_of(line: AuditLine) -> Move:
    """Return the move that a line of the trail speaks of."""
    number = line.details.get("of", line.details["revision"])
    return Move(
        line=line.line, at=datetime.fromisoformat(line.at), actor=line.actor, verb=line.verb, number=number
    )
