"""The plan store: one SQLite file beside the workbook that never loses a plan it said was saved.

Revisions are only ever added; a head says which one is in force. Every change adds a line to an audit trail
whose lines are chained by hashes. People stand in a table of their own, apart from the plans.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from paiban.io.audit_trail import AuditLine, as_json, is_unbroken, sha256_of, undone
from paiban.io.people_apart import (
    Document,
    blank_person,
    with_people,
    without_people,
    words_with_people,
    words_without_people,
)
from paiban.io.revisions import Move, Revision, move_of, revision_of
from paiban.io.store_attendance import AttendanceBook
from paiban.io.store_file import StoreError
from paiban.io.store_routes import Orders, RouteBook
from paiban.io.store_trail import FORGOTTEN
from paiban.text import _
from paiban.values.errors import PaibanError
from paiban.values.plan import Plan


class StaleHead(PaibanError):
    """Another plan came into force since this one was begun; nothing was saved."""


class Store(AttendanceBook, RouteBook):
    """The saved plans of one compound; made by ``Store.open``."""

    def save(
        self,
        plan: Plan,
        *,
        expected_head: int | None,
        actor: str,
        why: str,
        routes: Mapping[str, Orders] | None = None,
    ) -> Plan:
        """Return the plan as saved, with its revision and parent; it is now the head and safe on the disk.

        ``expected_head`` is the revision the plan was made from, ``None`` for a first one. If another is in
        force by now, ``StaleHead`` is raised and nothing changes. ``routes`` are those it was made with.
        """
        with self._transaction():
            head = self._head()
            if head != expected_head:
                raise StaleHead(_stale(expected_head, head))
            revision = 1 + self._one("SELECT coalesce(max(revision), 0) FROM plan")
            saved = plan.model_copy(update={"revision": revision, "parent": head})
            self._insert(saved, actor, why)
            self._keep_routes(routes or {})
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

    def mark(self, name: str, *, actor: str, revision: int | None = None) -> int:
        """Give a saved plan (the one in force) a name by which it can be found again; return its number.

        A name that another plan had moves to this one.
        """
        with self._transaction():
            head = self._head()
            if head is None:
                raise StoreError(_("There is no saved roster here."))
            meant = head if revision is None else revision
            self._load(meant)
            words = words_without_people(self._people())(name)
            self._audit(actor, "mark", {"revision": head, "of": meant, "name": words})
        return meant

    def marks(self) -> Mapping[str, int]:
        """Return the plan that each name stands for."""
        with self._transaction("DEFERRED"):
            return self._marks(self._lines(), self._people())

    def before(self, start: datetime) -> tuple[Plan, ...]:
        """Return the plans that led to the one in force and begin before a moment, the newest first.

        Of several of the same days the newest counts. Each holds until the next one begins.
        """
        with self._transaction("DEFERRED"):
            saved = {line.details["revision"]: line.details for line in self._lines() if line.verb == "save"}
            number, found = self._head(), list[Plan]()
            while number is not None:
                known = saved[number].get("start")  # plans saved by older versions do not say it here
                if known is None or datetime.fromisoformat(known) < start:
                    plan = self._load(number)
                    if plan.horizon.start < start:
                        found.append(plan)
                        start = plan.horizon.start
                number = saved[number]["parent"]
        return tuple(found)

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

    def previous(self) -> int | None:
        """Return the plan that was in force before the present one came, by a save, an undo or a redo."""
        with self._transaction("DEFERRED"):
            moves = [line for line in self._lines() if line.verb in ("save", "undo", "redo")]
        if not moves:
            return None
        last = moves[-1]
        before: int | None = last.details["parent" if last.verb == "save" else "from"]
        return before

    def load(self, revision: int) -> Plan:
        """Return a saved plan, exactly as it was saved."""
        with self._transaction("DEFERRED"):
            return self._load(revision)

    def revisions(self) -> tuple[Revision, ...]:
        """Return every saved plan's line in the history, oldest first."""
        with self._transaction("DEFERRED"):
            lines, head, people = self._lines(), self._head(), self._people()
            marks = self._marks(lines, people)
        return tuple(revision_of(line, head, people, marks) for line in lines if line.verb == "save")

    def moves(self) -> tuple[Move, ...]:
        """Return what the trail says beside saved plans, oldest first."""
        with self._transaction("DEFERRED"):
            lines = self._lines()
        return tuple(move_of(line) for line in lines if line.verb != "save")

    def verify(self) -> None:
        """Raise ``StoreError`` unless the history hangs together and every plan in it can be read."""
        with self._transaction("DEFERRED"):
            lines, head, people = self._lines(), self._head(), self._people()
            plans = self._rows("SELECT revision, body FROM plan")
            is_sound = self._one("PRAGMA integrity_check") == "ok"
            is_recorded = self._is_attendance_unbroken(lines)
        if not is_sound or not is_unbroken(lines):
            raise self._broken()
        saved = {line.details["revision"]: line.details["sha256"] for line in lines if line.verb == "save"}
        stored = {revision: sha256_of(body) for revision, body in plans}
        in_force = lines[-1].details["revision"] if lines else None
        if saved != stored or head != in_force or not is_recorded:
            raise self._broken()
        for _number, body in plans:
            self._plan(body, people)

    def _marks(self, lines: Iterable[AuditLine], people: Mapping[int, Document]) -> Mapping[str, int]:
        marked = (line.details for line in lines if line.verb == "mark")
        return {words_with_people(known["name"], people): known["of"] for known in marked}

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
        known = {
            "revision": plan.revision,
            "parent": plan.parent,
            "status": plan.status,
            "cost": plan.cost,
            "start": plan.horizon.start.isoformat(),
        }
        reason = words_without_people(self._people())(why)
        self._audit(actor, "save", {**known, "sha256": sha256_of(body), "why": reason})

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


def _stale(expected: int | None, head: int | None) -> str:
    if expected is None:
        return _(
            "Plan number {head} was saved meanwhile; nothing was changed. Look at it and try again."
        ).format(head=head)
    return _(
        "This plan was made from number {expected}, but number {head} is in force by now;"
        " nothing was changed. Look at it and try again."
    ).format(expected=expected, head=_("none") if head is None else head)
