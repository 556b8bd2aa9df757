"""The lines that say who changed what and why, each holding the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import Any

FIRST = ""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One change: when, by whom, what (``verb``) and its details as JSON; ``sha256`` is of all the rest."""

    line: int
    at: str
    actor: str
    verb: str
    detail: str
    previous: str
    sha256: str

    @property
    def details(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads(self.detail)
        return known

    @property
    def is_intact(self) -> bool:
        return self.sha256 == sha256_of(as_json(astuple(self)[:-1]))


def line_after(last: AuditLine | None, *, actor: str, verb: str, details: dict[str, Any]) -> AuditLine:
    """Return the line that follows ``last``, or a first one."""
    number, previous = (1, FIRST) if last is None else (last.line + 1, last.sha256)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    values = (number, at, actor, verb, as_json(details).decode(), previous)
    return AuditLine(*values, sha256=sha256_of(as_json(values)))


def is_unbroken(lines: Iterable[AuditLine]) -> bool:
    """Say whether no line was changed, moved, inserted or removed (except at the end)."""
    previous = FIRST
    for number, line in enumerate(lines, start=1):
        if line.line != number or line.previous != previous or not line.is_intact:
            return False
        previous = line.sha256
    return True


def undone(lines: Iterable[AuditLine]) -> list[int]:
    """Return the revisions that undoing has left and redoing can bring back, the next one last."""
    left: list[int] = []
    for line in lines:
        if line.verb == "save":
            left.clear()
        elif line.verb == "undo":
            left.append(line.details["from"])
        elif line.verb == "redo":
            left.pop()
    return left


def as_json(value: object) -> bytes:
    """Return the one way to write a value as JSON, so that equal values have equal hashes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
