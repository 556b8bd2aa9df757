"""The plan store: one SQLite file beside the workbook that never loses a plan it said was saved.

Revisions are only ever added; a head says which one is in force. Every change adds a line to an audit trail
whose lines are chained by hashes. People stand in a table of their own, apart from the plans.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from contextlib import closing
from dataclasses import astuple, dataclass
from datetime import datetime
from pathlib import Path

from paiban.io.audit_trail import AuditLine, as_json, is_unbroken, line_after, sha256_of, undone
from paiban.io.people_apart import (
    Document,
    blank_person,
    with_people,
    without_people,
    words_with_people,
    words_without_people,
)
from paiban.io.store_file import StoreError, StoreFile
from paiban.text import _
from paiban.values.errors import PaibanError
from paiban.values.plan import Plan
from paiban.values.roster import Status

FORGOTTEN = "forgotten-"


class StaleHead(PaibanError):
    """Another plan came into force since this one was begun; nothing was saved."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One saved plan in the history: when and by whom it was saved and why, and how good it is."""

    number: int
    parent: int | None
    at: datetime
    actor: str
    why: str
    status: Status
    cost: int | None
    is_head: bool


class Store(StoreFile):
    """The saved plans of one compound; made by ``Store.open``."""

    def save(self, plan: Plan, *, expected_head: int | None, actor: str, why: str) -> Plan:
        """Return the plan as saved, with its revision and parent; it is now the head and safe on the disk.

        ``expected_head`` is the revision the plan was made from, ``None`` for a first one. If another is in
        force by now, ``StaleHead`` is raised and nothing changes.
        """
        with self._transaction():
            head = self._head()
            if head != expected_head:
                raise StaleHead(_stale(expected_head, head))
            revision = 1 + self._one("SELECT coalesce(max(revision), 0) FROM plan")
            saved = plan.model_copy(update={"revision": revision, "parent": head})
            self._insert(saved, actor, why)
        return saved

    def undo(self, *, expected_head: int, actor: str, to: int | None = None) -> Plan:
        """Put the parent of the plan in force, or any saved plan, in force again; return it.

        Nothing is deleted: ``redo`` takes it back, and the history shows both. Raises ``StaleHead`` if
        another plan is in force, ``StoreError`` if there is no such plan or none before.
        """
        with self._transaction():
            self._require_head(expected_head)
            target = self._load(expected_head).parent if to is None else to
            if target is None:
                raise StoreError(_("Plan number {revision} is the first: there is none before it.")
                                 .format(revision=expected_head))  # fmt: skip
            plan = self._load(target)
            self._move(actor, "undo", expected_head, target)
        return plan

    def redo(self, *, expected_head: int, actor: str) -> Plan:
        """Put the plan in force again that the last undo left; saving another one forgets the way back."""
        with self._transaction():
            self._require_head(expected_head)
            target = next(reversed(undone(self._lines())), None)
            if target is None:
                raise StoreError(_("There is nothing to redo."))
            plan = self._load(target)
            self._move(actor, "redo", expected_head, target)
        return plan

    def people(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the name of everybody in any saved plan, each once, forgotten people left out."""
        with self._transaction("DEFERRED"):
            known = self._people().values()
        found = dict.fromkeys((person["id"], person["name"]) for person in known)
        return tuple(row for row in found if not row[0].startswith(FORGOTTEN))

    def forget(self, person: str, *, actor: str) -> int:
        """Erase everything about the person of this id from the file; return in how many versions they stood.

        Plans stay as they are with somebody unnamed in the person's place. The trail says that somebody was
        forgotten, not who. Free pages are overwritten: nothing is left in the file's bytes.
        """
        with self._reported():
            self._database.execute("PRAGMA secure_delete = ON")
        with self._transaction():
            keys = [key for key, details in self._people().items() if details["id"] == person]
            for key in keys:
                blank = as_json(blank_person(self._people()[key], f"{FORGOTTEN}{key}", _("forgotten")))
                self._database.execute("UPDATE person SET details = ? WHERE key = ?", (blank.decode(), key))
            if keys:
                self._audit(actor, "forget", {"revision": self._head(), "versions": len(keys)})
        with self._reported():
            self._database.execute("VACUUM")
        return len(keys)

    def backup(self, target: Path) -> None:
        """Write a consistent copy to a new file that only its owner can read; ``StoreError`` if it exists."""
        try:
            os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as error:
            what = _("{file} cannot be written: {error}")
            raise StoreError(what.format(file=target, error=error.strerror)) from error
        with self._reported(), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            self._database.backup(copy)

    def head(self) -> Plan | None:
        """Return the plan in force, or ``None`` if none was ever saved."""
        with self._transaction("DEFERRED"):
            revision = self._head()
            return None if revision is None else self._load(revision)

    def load(self, revision: int) -> Plan:
        """Return a saved plan, exactly as it was saved."""
        with self._transaction("DEFERRED"):
            return self._load(revision)

    def revisions(self) -> tuple[Revision, ...]:
        """Return every saved plan's line in the history, oldest first."""
        with self._transaction("DEFERRED"):
            lines, head, people = self._lines(), self._head(), self._people()
        return tuple(_revision(line, head, people) for line in lines if line.verb == "save")

    def verify(self) -> None:
        """Raise ``StoreError`` unless the history hangs together and every plan in it can be read."""
        with self._transaction("DEFERRED"):
            lines, head, people = self._lines(), self._head(), self._people()
            plans = self._rows("SELECT revision, body FROM plan")
            is_sound = self._one("PRAGMA integrity_check") == "ok"
        if not is_sound or not is_unbroken(lines):
            raise self._broken()
        saved = {line.details["revision"]: line.details["sha256"] for line in lines if line.verb == "save"}
        stored = {revision: sha256_of(body) for revision, body in plans}
        in_force = lines[-1].details["revision"] if lines else None
        if saved != stored or head != in_force:
            raise self._broken()
        for _number, body in plans:
            self._plan(body, people)

    def _require_head(self, expected: int) -> None:
        head = self._head()
        if head != expected:
            raise StaleHead(_stale(expected, head))

    def _move(self, actor: str, verb: str, before: int, after: int) -> None:
        """Make another saved plan the head, and write its audit line; inside a transaction."""
        self._database.execute("INSERT OR REPLACE INTO head VALUES (1, ?)", (after,))
        self._audit(actor, verb, {"revision": after, "from": before})

    def _insert(self, plan: Plan, actor: str, why: str) -> None:
        """Add the plan, make it the head, and write its audit line; inside a transaction."""
        document = plan.model_dump(mode="json")
        keys = [self._person_key(person) for person in document["volunteers"]]
        body = zlib.compress(as_json(without_people(document, keys)))
        self._database.execute("INSERT INTO plan VALUES (?, ?, ?)", (plan.revision, plan.parent, body))
        self._database.execute("INSERT OR REPLACE INTO head VALUES (1, ?)", (plan.revision,))
        known = {"revision": plan.revision, "parent": plan.parent, "status": plan.status, "cost": plan.cost}
        reason = words_without_people(self._people())(why)
        self._audit(actor, "save", {**known, "sha256": sha256_of(body), "why": reason})

    def _audit(self, actor: str, verb: str, details: Document) -> None:
        """Add a line to the audit trail; ``details`` name the revision that is the head from now on."""
        lines = self._lines()
        line = line_after(lines[-1] if lines else None, actor=actor, verb=verb, details=details)
        self._database.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(line))

    def _lines(self) -> list[AuditLine]:
        return [AuditLine(*row) for row in self._rows("SELECT * FROM audit ORDER BY line")]

    def _person_key(self, person: Document) -> int:
        """Return the key of exactly these details, which it has from now on."""
        details = as_json(person).decode()
        rows = self._rows("SELECT key FROM person WHERE details = ?", details)
        if not rows:
            rows = self._rows("INSERT INTO person (details) VALUES (?) RETURNING key", details)
        return int(rows[0][0])

    def _people(self) -> dict[int, Document]:
        return {key: json.loads(details) for key, details in self._rows("SELECT key, details FROM person")}

    def _load(self, revision: int) -> Plan:
        rows = self._rows("SELECT body FROM plan WHERE revision = ?", revision)
        if not rows:
            raise StoreError(_("There is no saved plan number {revision}.").format(revision=revision))
        return self._plan(rows[0][0], self._people())

    def _plan(self, body: bytes, people: dict[int, Document]) -> Plan:
        try:
            return Plan.model_validate(with_people(json.loads(zlib.decompress(body)), people))
        except (zlib.error, ValueError, KeyError) as error:
            raise self._broken() from error

    def _head(self) -> int | None:
        rows = self._rows("SELECT revision FROM head")
        return rows[0][0] if rows else None


def _stale(expected: int | None, head: int | None) -> str:
    if expected is None:
        return _(
            "Plan number {head} was saved meanwhile; nothing was changed. Look at it and try again."
        ).format(head=head)
    return _(
        "This plan was made from number {expected}, but number {head} is in force by now;"
        " nothing was changed. Look at it and try again."
    ).format(expected=expected, head=_("none") if head is None else head)


def _revision(line: AuditLine, head: int | None, people: dict[int, Document]) -> Revision:
    known = line.details
    return Revision(
        number=known["revision"],
        parent=known["parent"],
        at=datetime.fromisoformat(line.at),
        actor=line.actor,
        why=words_with_people(known["why"], people),
        status=Status(known["status"]),
        cost=known["cost"],
        is_head=known["revision"] == head,
    )
