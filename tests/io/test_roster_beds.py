"""The sheet of beds says who sleeps in the office, and who is on duty instead."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from paiban.io.audience import Audience
from paiban.io.roster_workbook import write
from paiban.values.people import Kind
from tests.io.plans import duty, need, plan, someone, two_days

PEOPLE = [
    someone(1, "王建国", kind=Kind.STAFF, lives_in_office=True),
    someone(2, "李小红"),
    someone(3, "张伟", kind=Kind.STAFF, lives_in_office=True),
]


def rows(tmp_path: Path, audience: Audience = Audience.OFFICE) -> list[tuple[object, ...]] | None:
    """What the sheet says below its headings; ``None`` without one."""
    night = plan(PEOPLE, [need("gate", "北门")], [duty("p1", "gate", 22, 26)], days=2)
    path = tmp_path / "roster.xlsx"
    write(night, path, audience=audience, language="en")
    book = load_workbook(path)
    return [*book["Beds"].iter_rows(4, values_only=True)] if "Beds" in book.sheetnames else None


def test_whoever_lives_in_the_office_has_a_bed_and_is_seen_at_night(tmp_path: Path) -> None:
    assert rows(tmp_path) == [
        (1, "王建国", "Staff", "on duty at night", "sleeps here"),
        (2, "张伟", "Staff", "sleeps here", "sleeps here"),
    ]


def test_only_those_who_lead_see_the_beds(tmp_path: Path) -> None:
    assert rows(tmp_path, Audience.LEAD) is not None
    assert rows(tmp_path, Audience.GROUP) is None


def test_without_anybody_in_the_office_there_is_no_sheet(tmp_path: Path) -> None:
    write(two_days(), tmp_path / "roster.xlsx", language="en")
    assert "Beds" not in load_workbook(tmp_path / "roster.xlsx").sheetnames
