"""What became of duties is kept in rows of its own: never changed, chained to the trail, forgettable."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.store import Store
from paiban.io.store_file import StoreError
from paiban.values.attendance import Attendance, Presence
from paiban.values.plan import Plan
from tests.io.stored_plans import EIGHT, duty, plan, volunteer

LI = volunteer("张丽", phone="13800138000")
WEI = volunteer("李伟")
PEOPLE = {person.id: person for person in (LI, WEI)}


def record(person: str = LI.id, presence: Presence = Presence.PRESENT, **known: Any) -> Attendance:
    made = Attendance(
        volunteer=person,
        need="gate",
        role="guard",
        start=EIGHT,
        end=EIGHT + timedelta(hours=4),
        presence=presence,
    )
    return replace(made, **known)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one plan."""
    path = tmp_path / "paiban.db"
    with Store.open(path) as store:
        store.save(saved(), expected_head=None, actor="A", why="solve")
    return path


def saved() -> Plan:
    return plan(LI, WEI, assignments=(duty(LI, "gate"),))


records = st.builds(
    record,
    st.sampled_from([LI.id, WEI.id]),
    st.sampled_from(Presence),
    came=st.none() | st.just(EIGHT + timedelta(minutes=20)),
    left=st.none() | st.just(EIGHT + timedelta(hours=3)),
    certified=st.none() | st.integers(0, 600),
    stands_in=st.booleans(),
)


@given(st.lists(records, max_size=5))
def test_what_is_recorded_is_read_back_and_the_last_word_on_a_duty_counts(
    tmp_path_factory: pytest.TempPathFactory, rows: Sequence[Attendance]
) -> None:
    with Store.open(tmp_path_factory.mktemp("store") / "paiban.db") as store:
        store.save(saved(), expected_head=None, actor="A", why="solve")
        for row in rows:
            store.attend([row], PEOPLE, actor="A")
        assert set(store.attendance()) == set({row.duty: row for row in rows}.values())
        store.verify()


def test_hours_planned_served_and_certified_are_three_numbers() -> None:
    late = record(presence=Presence.LATE, came=EIGHT + timedelta(hours=1), certified=120)
    assert (late.present_minutes, late.certified) == (180, 120)
    assert record(presence=Presence.ABSENT, came=EIGHT).present_minutes == 0


def test_before_the_first_plan_there_is_nothing_to_come_to(tmp_path: Path) -> None:
    with Store.open(tmp_path / "paiban.db") as store, pytest.raises(StoreError):
        store.attend([record()], PEOPLE, actor="A")


def test_a_row_cannot_be_changed_and_a_file_in_which_one_was_is_found_out(path: Path) -> None:
    with Store.open(path) as store:
        store.attend([record(), record(WEI.id)], PEOPLE, actor="A")
        store.verify()
    database = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE attendance SET body = '{}'")
    database.execute("DROP TRIGGER attendance_UPDATE")
    database.execute("UPDATE attendance SET body = replace(body, 'present', 'absent') WHERE line = 2")
    database.close()
    with Store.open(path) as store, pytest.raises(StoreError):
        store.verify()


def test_a_row_that_was_added_from_outside_is_found_out(path: Path) -> None:
    with Store.open(path) as store:
        store.attend([record()], PEOPLE, actor="A")
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("INSERT INTO attendance SELECT 2, person, body FROM attendance")
    database.close()
    with Store.open(path) as store, pytest.raises(StoreError):
        store.verify()


def test_who_is_forgotten_has_no_record_any_more(path: Path) -> None:
    with Store.open(path) as store:
        store.attend([record(), record(WEI.id)], PEOPLE, actor="A")
        store.forget(LI.id, actor="A")
        assert [row.volunteer for row in store.attendance()] == [WEI.id]
        store.verify()
    assert "张丽".encode() not in path.read_bytes()


def test_a_store_of_an_older_version_gets_the_table(path: Path) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("DROP TABLE attendance")
    database.execute("DROP TABLE route")
    database.execute("PRAGMA user_version = 1")
    database.close()
    with Store.open(path) as store:
        store.attend([record()], PEOPLE, actor="A")
        assert len(store.attendance()) == 1
        store.verify()
