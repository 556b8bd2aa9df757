"""Whether the reasons that a plan tells for its gaps are true, by its document and the workbook alone.

Shares no code with the program. A duty as long as the whole gap breaks what any part of it would break; a
shift at a post may be longer than the gap, so these are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from tests.independent.book import Book
from tests.independent.checker import alone
from tests.independent.duties import Duty, duties

CHECKED = {
    "qualified",
    "available",
    "no-overlap",
    "min-rest",
    "trained",
    "age-limits",
    "health-limits",
    "sealed-in",
    "no-entry",
    "agreed",
    "hours-in-24h",
    "total-hours",
    "hours-per-day",
    "homes-each",
    "one-role",
    "crews-apart",
}


def claims(document: dict[str, Any], book: Book) -> Iterator[tuple[str, bool]]:
    """Yield every "this person cannot, for this rule" that can be looked at, and whether it is true."""
    own: dict[str, list[Duty]] = defaultdict(list)
    for row in duties(document):
        own[row.who].append(row)
    needs = {need["id"]: need for need in document["needs"]}
    for gap in document["gaps"]:
        for reason in gap["reasons"] if needs[gap["need"]]["kind"] != "post" else ():
            for who in reason["volunteers"] if reason["rule"] in CHECKED else ():
                duty = _in_gap(gap, needs[gap["need"]], who)
                found = {rule for rule, _ in alone([*own[who], duty], document, book)}
                yield f"{reason['rule']}: {duty}", reason["rule"] in found


def told_twice(document: dict[str, Any]) -> list[str]:
    """Return every gap in which somebody stands under two reasons."""
    found = []
    for gap in document["gaps"]:
        names = [who for reason in gap["reasons"] for who in reason["volunteers"]]
        if len(names) != len(set(names)):
            found.append(f"{gap['need']} {gap['start']}")
    return found


def _in_gap(gap: dict[str, Any], need: dict[str, Any], who: str) -> Duty:
    role = next(role for role in need["roles"] if role["name"] == gap["role"])
    return Duty(
        who=who,
        need=need,
        role=role,
        start=datetime.fromisoformat(gap["start"]),
        end=datetime.fromisoformat(gap["end"]),
        ppe=need["ppe"],
        zone=need["zone"],
        lead=timedelta(),
    )
