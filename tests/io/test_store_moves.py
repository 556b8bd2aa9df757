"""Undo, redo, forget and copies: the head moves, nothing saved is lost, and who is forgotten is gone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.store import StaleHead, Store
from paiban.io.store_file import StoreError
from paiban.values.plan import Plan
from tests.io.stored_plans import duty, plan, volunteer

LI = volunteer("张丽", phone="13800138000", room="乙座501室")
WEI = volunteer("李伟")


def save(store: Store, expected_head: int | None) -> Plan:
    one = plan(LI, WEI, assignments=(duty(LI, "gate"),))
    return store.save(one, expected_head=expected_head, actor="王主任", why="张丽来不了")


def head(store: Store) -> int | None:
    found = store.head()
    return None if found is None else found.revision


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of three plans, each made from the one before."""
    path = tmp_path / "paiban.db"
    with Store.open(path) as store:
        for before in (None, 1, 2):
            save(store, before)
    return path


def test_undo_goes_to_the_parent_and_redo_comes_back(path: Path) -> None:
    with Store.open(path) as store:
        assert store.undo(expected_head=3, actor="A").revision == 2
        assert store.undo(expected_head=2, actor="A").revision == 1
        assert store.redo(expected_head=1, actor="A").revision == 2
        assert store.redo(expected_head=2, actor="A").revision == 3
        store.verify()


def test_undo_can_go_to_any_saved_plan(path: Path) -> None:
    with Store.open(path) as store:
        assert store.undo(expected_head=3, actor="A", to=1).revision == 1
        assert store.redo(expected_head=1, actor="A").revision == 3
        with pytest.raises(StoreError, match="9"):
            store.undo(expected_head=3, actor="A", to=9)
        assert head(store) == 3


def test_before_the_first_there_is_nothing_and_without_an_undo_nothing_to_redo(path: Path) -> None:
    with Store.open(path) as store:
        with pytest.raises(StoreError):
            store.redo(expected_head=3, actor="A")
        store.undo(expected_head=3, actor="A", to=1)
        with pytest.raises(StoreError, match="第一版"):
            store.undo(expected_head=1, actor="A")


def test_saving_after_an_undo_begins_a_branch_and_both_stay(path: Path) -> None:
    with Store.open(path) as store:
        store.undo(expected_head=3, actor="A")
        saved = save(store, 2)
        assert (saved.revision, saved.parent) == (4, 2)
        assert store.load(3).parent == 2
        with pytest.raises(StoreError):
            store.redo(expected_head=4, actor="A")
        store.verify()


def test_whoever_looks_at_an_old_head_moves_nothing(path: Path) -> None:
    with Store.open(path) as store:
        for move in (store.undo, store.redo):
            with pytest.raises(StaleHead):
                move(expected_head=2, actor="A")
        assert head(store) == 3


def test_a_forgotten_person_is_in_no_byte_of_the_file_and_plans_stay_readable(path: Path) -> None:
    with Store.open(path) as store:
        assert store.forget(LI.id, actor="A") == 1
        assert store.forget(LI.id, actor="A") == 0
        found = store.load(1)
        assert [person.name for person in found.volunteers] == ["已删除", "李伟"]
        assert found.assignments[0].volunteer == found.volunteers[0].id
        assert store.people() == ((WEI.id, "李伟"),)
        assert not any("张丽" in revision.why for revision in store.revisions())
        store.verify()
    data = path.read_bytes()
    for word in ("张丽", "13800138000", "乙座501室"):
        assert word.encode() not in data
    assert "李伟".encode() in data


def test_a_copy_is_a_store_of_its_own_and_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Store.open(path) as store:
        store.backup(copy)
        with pytest.raises(StoreError):
            store.backup(copy)
        save(store, 3)
    assert copy.stat().st_mode & 0o777 == 0o600
    with Store.open(copy) as store:
        assert head(store) == 3
        store.verify()


MOVES = st.lists(st.sampled_from(["save", "undo", "redo", "forget", "first"]), max_size=12)


@given(MOVES)
def test_whatever_is_done_the_store_verifies_and_every_plan_loads(moves: list[str]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "paiban.db") as store:
        save(store, None)
        at, left, count = 1, list[int](), 1
        parents: dict[int, int | None] = {1: None}
        for move in moves:
            if move == "save":
                count += 1
                assert save(store, at).revision == count
                parents[count], at, left = at, count, []
            elif move == "undo" and parents[at] is not None:
                left.append(at)
                at = store.undo(expected_head=at, actor="A").revision or 0
                assert at == parents[left[-1]]
            elif move == "redo" and left:
                at = store.redo(expected_head=at, actor="A").revision or 0
                assert at == left.pop()
            elif move == "first":
                left.append(at)
                at = store.undo(expected_head=at, actor="A", to=1).revision or 0
            elif move == "forget":
                store.forget(LI.id, actor="A")
            assert head(store) == at
            store.verify()
        assert [store.load(number).parent for number in range(1, count + 1)] == [
            parents[number] for number in range(1, count + 1)
        ]
