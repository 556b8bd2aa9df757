"""Routes are kept with the plan in force; what is damaged of them is searched again, nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.store import StaleHead, Store
from paiban.io.store_routes import Orders
from tests.io.stored_plans import plan, volunteer

LI = volunteer("张丽")
orders = st.lists(st.lists(st.integers(0, 99), max_size=4).map(tuple), max_size=3).map(tuple)


def save(store: Store, routes: dict[str, Orders], head: int | None = None) -> None:
    store.save(plan(LI), expected_head=head, actor="A", why="", routes=routes)


@given(st.dictionaries(st.text("0123456789abcdef", min_size=1), orders, max_size=4))
def test_routes_come_back_as_they_were_kept(routes: dict[str, Orders]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paiban.db"
        with Store.open(path) as store:
            save(store, routes)
        with Store.open(path) as store:
            assert store.routes() == routes
            store.verify()


def test_only_the_routes_of_the_last_plan_are_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path / "paiban.db") as store:
        save(store, {"a": ((0,),), "b": ((1,),)})
        save(store, {"b": ((1, 0),), "c": ()}, head=1)
        assert store.routes() == {"b": ((1, 0),), "c": ()}


def test_a_plan_that_is_refused_leaves_the_routes(tmp_path: Path) -> None:
    with Store.open(tmp_path / "paiban.db") as store:
        save(store, {"a": ((0,),)})
        with pytest.raises(StaleHead):
            save(store, {"b": ((1,),)})
        assert store.routes() == {"a": ((0,),)}


@pytest.mark.parametrize("text", ["", "{", "7", "[1]", '[["x"]]', "null"])
def test_what_nobody_can_read_is_left_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "paiban.db"
    with Store.open(path) as store:
        save(store, {"a": ((0,),), "b": ((1,),)})
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE route SET orders = ? WHERE key = 'a'", (text,))
    with Store.open(path) as store:
        assert store.routes() == {"b": ((1,),)}
