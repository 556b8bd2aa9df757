"""Attendance in the store: rows of their own, only ever added, apart from plans; the last one counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from paiban.io.audit_trail import AuditLine, as_json, sha256_of
from paiban.io.store_file import StoreError
from paiban.io.store_trail import FORGOTTEN, Trail
from paiban.text import _
from paiban.values.attendance import Attendance, Presence
from paiban.values.plan import PlanVolunteer


class AttendanceBook(Trail):
    """Keeps what became of duties: planned, present and certified hours are three different numbers."""

    def attend(
        self, records: Sequence[Attendance], people: Mapping[str, PlanVolunteer], *, actor: str
    ) -> None:
        """Add records; ``people`` holds everybody they name, by id. ``StoreError`` before the first plan."""
        with self._transaction():
            head = self._head()
            if head is None:
                raise StoreError(_("There is no saved roster here."))
            first = 1 + self._one("SELECT coalesce(max(line), 0) FROM attendance")
            rows = [
                (line, self._person_key(people[record.volunteer].model_dump(mode="json")), _body(record))
                for line, record in enumerate(records, start=first)
            ]
            for row in rows:
                self._database.execute("INSERT INTO attendance VALUES (?, ?, ?)", row)
            if rows:
                details = {"revision": head, "first": first, "count": len(rows), "sha256": _hash(rows)}
                self._audit(actor, "attend", details)

    def attendance(self) -> tuple[Attendance, ...]:
        """Return the last record of each duty, in the order of duties; who is forgotten is left out."""
        with self._transaction("DEFERRED"):
            people = self._people()
            rows = self._rows("SELECT person, body FROM attendance ORDER BY line")
        found = {}
        for person, body in rows:
            record = _record(people[person]["id"], json.loads(body))
            found[record.duty] = record
        known = (record for record in found.values() if not record.volunteer.startswith(FORGOTTEN))
        return tuple(sorted(known, key=lambda record: (record.start, record.end, record.duty)))

    def _is_attendance_unbroken(self, lines: Iterable[AuditLine]) -> bool:
        """Say whether the rows are those that the trail speaks of; inside a transaction."""
        rows = self._rows("SELECT * FROM attendance ORDER BY line")
        for details in (line.details for line in lines if line.verb == "attend"):
            own, rows = rows[: details["count"]], rows[details["count"] :]
            if not own or own[0][0] != details["first"] or _hash(own) != details["sha256"]:
                return False
        return not rows


def _hash(rows: Sequence[tuple[int, int, str]]) -> str:
    return sha256_of(as_json([list(row) for row in rows]))


def _body(record: Attendance) -> str:
    """Return a record as JSON without its person."""
    moments = {name: getattr(record, name) for name in ("start", "end", "came", "left")}
    known = {
        "need": record.need,
        "role": record.role,
        "presence": record.presence,
        "certified": record.certified,
        "stands_in": record.stands_in,
        **{name: None if moment is None else moment.isoformat() for name, moment in moments.items()},
    }
    return as_json(known).decode()


def _record(volunteer: str, body: Mapping[str, Any]) -> Attendance:
    def moment(name: str) -> datetime | None:
        return None if body[name] is None else datetime.fromisoformat(body[name])

    return Attendance(
        volunteer=volunteer,
        need=body["need"],
        role=body["role"],
        start=datetime.fromisoformat(body["start"]),
        end=datetime.fromisoformat(body["end"]),
        presence=Presence(body["presence"]),
        came=moment("came"),
        left=moment("left"),
        certified=body["certified"],
        stands_in=body["stands_in"],
    )
