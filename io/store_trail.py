"""The parts of the store that everything else in it uses: the audit trail, the people, the head."""

from __future__ import annotations

import json
from dataclasses import astuple

from paiban.io.audit_trail import AuditLine, as_json, line_after
from paiban.io.people_apart import Document
from paiban.io.store_file import StoreFile

FORGOTTEN = "forgotten-"


class Trail(StoreFile):
    """Writes and reads audit lines and people; inside a transaction of whoever uses it."""

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

    def _head(self) -> int | None:
        rows = self._rows("SELECT revision FROM head")
        return rows[0][0] if rows else None
