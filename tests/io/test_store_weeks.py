"""Plans of earlier days are found along the way that led to the one in force; names stand for plans."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from paiban.io.store import Store
from paiban.io.store_file import StoreError
from paiban.values.plan import Plan, PlanHorizon
from tests.io.stored_plans import EIGHT, plan, volunteer

LI = volunteer("张丽")
WEEK = timedelta(days=7)


def of_week(number: int) -> Plan:
    start = EIGHT + number * WEEK
    return plan(LI, horizon=PlanHorizon(start=start, end=start + WEEK, zone="Asia/Shanghai"))


def numbers(store: Store, week: int) -> list[int | None]:
    return [found.revision for found in store.before(EIGHT + week * WEEK)]


def test_of_several_plans_of_one_week_the_last_one_counts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "paiban.db") as store:
        for head, week in ((None, 0), (1, 0), (2, 1), (3, 1), (4, 2)):
            store.save(of_week(week), expected_head=head, actor="A", why="")
        assert numbers(store, 2) == [4, 2]
        assert numbers(store, 1) == [2]
        assert numbers(store, 0) == []


def test_what_was_undone_does_not_count(tmp_path: Path) -> None:
    with Store.open(tmp_path / "paiban.db") as store:
        store.save(of_week(0), expected_head=None, actor="A", why="")
        store.save(of_week(0), expected_head=1, actor="A", why="")
        store.undo(expected_head=2, actor="A")
        store.save(of_week(1), expected_head=1, actor="A", why="")
        assert numbers(store, 1) == [1]


def test_a_name_stands_for_a_plan_until_another_gets_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "paiban.db") as store:
        with pytest.raises(StoreError):
            store.mark("方案甲", actor="A")
        store.save(of_week(0), expected_head=None, actor="A", why="")
        assert store.mark("方案甲", actor="A") == 1
        store.save(of_week(0), expected_head=1, actor="A", why="")
        store.mark("张丽的方案", actor="A")
        assert store.marks() == {"方案甲": 1, "张丽的方案": 2}
        assert store.mark("方案甲", actor="A", revision=2) == 2
        assert store.marks()["方案甲"] == 2
        with pytest.raises(StoreError):
            store.mark("x", actor="A", revision=9)
        assert [row.marks for row in store.revisions()] == [(), ("方案甲", "张丽的方案")]
        assert [move.verb for move in store.moves()] == ["mark", "mark", "mark"]
        store.forget(LI.id, actor="A")
        assert "张丽的方案" not in store.marks()
        store.verify()
