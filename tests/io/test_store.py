"""A plan that was reported as saved is there, whole, whatever happens afterwards."""

import sqlite3
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given

from paiban.io.store import StaleHead, Store
from paiban.io.store_file import StoreError
from paiban.text import in_language
from paiban.values.plan import Plan, PlanAbout
from paiban.values.plan_settings import PlanRule, PlanSettings
from tests.io.stored_plans import duty, finding, plan, plans, volunteer

LI = volunteer("张丽", phone="13800138000", room="501")
WEI = volunteer("李伟")


def save(store: Store, one: Plan, expected_head: int | None = None, why: str = "solve") -> Plan:
    return store.save(one, expected_head=expected_head, actor="王主任", why=why)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paiban.db"


def with_one_plan(path: Path) -> Path:
    with Store.open(path) as store:
        save(store, plan(LI, WEI, assignments=(duty(LI, "gate"),)))
    return path


def test_an_empty_store_has_no_head(path: Path) -> None:
    with Store.open(path) as store:
        assert store.head() is None
        assert store.revisions() == ()
        store.verify()


def test_the_last_saved_plan_is_the_head_and_knows_its_parent(path: Path) -> None:
    with Store.open(path) as store:
        first = save(store, plan(LI))
        second = save(store, plan(LI, WEI), expected_head=1)
    with Store.open(path) as store:
        assert (first.revision, first.parent) == (1, None)
        assert (second.revision, second.parent) == (2, 1)
        assert store.head() == second
        assert store.load(1) == first
        store.verify()


def test_the_history_says_who_saved_what_and_why(path: Path) -> None:
    with Store.open(path) as store:
        save(store, plan(LI, cost=30))
        save(store, plan(WEI, cost=None), expected_head=1, why="张丽来不了")
        history = [
            (one.number, one.parent, one.actor, one.why, one.cost, one.is_head) for one in store.revisions()
        ]
    assert history == [(1, None, "王主任", "solve", 30, False), (2, 1, "王主任", "张丽来不了", None, True)]


@given(plans())
def test_every_plan_comes_back_as_it_was_saved(any_plan: Plan) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "paiban.db") as store:
        saved = save(store, any_plan)
        assert store.load(1) == saved
        assert saved == any_plan.model_copy(update={"revision": 1, "parent": None})


@pytest.mark.parametrize(
    "parameters", [{"by": {"张丽\x1a\x1a": 1}}, {"kind": "张丽\x1a\x1a"}, {"a": [{"张丽": 1}]}]
)
def test_a_rules_parameters_are_kept_without_names_however_deep(
    path: Path, parameters: dict[str, object]
) -> None:
    rule = PlanRule(name="min-rest", weight="hard", parameters=parameters)
    with Store.open(path) as store:
        saved = save(store, plan(LI, settings=PlanSettings(rules=(rule,))))
        assert store.load(1) == saved
    with closing(sqlite3.connect(path)) as database:
        (body,) = database.execute("SELECT body FROM plan").fetchone()
    assert "张丽" not in zlib.decompress(body).decode()


def test_an_old_plan_keeps_the_phone_it_was_saved_with(path: Path) -> None:
    with Store.open(path) as store:
        save(store, plan(LI))
        save(store, plan(volunteer("张丽", phone="13900139000")), expected_head=1)
        assert [store.load(number).volunteers[0].phone for number in (1, 2)] == ["13800138000", "13900139000"]


def test_names_phones_rooms_and_ids_stand_only_in_the_table_of_people(path: Path) -> None:
    message = finding("张丽(13800138000)没有休息", PlanAbout(volunteer=LI.id, detail="和张丽一起"))
    with Store.open(path) as store:
        save(store, plan(LI, WEI, assignments=(duty(LI, "gate"),), findings=(message,)), why="张丽来不了")
        assert store.load(1).findings == (message,)
    with closing(sqlite3.connect(path)) as database:
        bodies = [zlib.decompress(body).decode() for (body,) in database.execute("SELECT body FROM plan")]
        lines = [" ".join(map(str, row)) for row in database.execute("SELECT * FROM audit")]
    for text in bodies + lines:
        assert not [known for known in ("张丽", "李伟", "13800138000", "501", "id of") if known in text]


@pytest.mark.parametrize(("expected", "words"), [(None, "2"), (1, "1"), (7, "7")])
def test_a_plan_made_from_an_old_head_is_refused_and_loses_nothing(
    path: Path, expected: int | None, words: str
) -> None:
    with Store.open(path) as store, in_language("en"):
        save(store, plan(LI))
        second = save(store, plan(WEI), expected_head=1)
        with pytest.raises(StaleHead, match=words) as refusal:
            save(store, plan(LI), expected_head=expected)
        assert "number 2" in str(refusal.value)
        assert store.head() == second
        assert len(store.revisions()) == 2
        store.verify()


def test_of_two_savers_at_once_exactly_one_succeeds(path: Path) -> None:
    with_one_plan(path)
    both_ready, outcomes = threading.Barrier(2), []

    def try_to_save() -> None:
        with Store.open(path) as store:
            both_ready.wait()
            try:
                outcomes.append(save(store, plan(WEI), expected_head=1).revision)
            except StaleHead:
                outcomes.append(None)

    savers = [threading.Thread(target=try_to_save) for _ in range(2)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert sorted(outcomes, key=str) == [2, None]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
@pytest.mark.parametrize("is_old", [False, True])
def test_only_its_owner_can_read_the_file(path: Path, is_old: bool) -> None:
    if is_old:
        path.touch(0o644)
    with Store.open(path):
        assert path.stat().st_mode & 0o777 == 0o600


def test_between_commands_everything_is_in_one_file(path: Path) -> None:
    with_one_plan(path)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("table", ["plan", "audit"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1"])
def test_the_file_itself_refuses_to_change_what_was_saved(path: Path, table: str, statement: str) -> None:
    with_one_plan(path)
    with (
        closing(sqlite3.connect(path)) as database,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        database.execute(statement.format(table))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = '别人' WHERE line = 1",
        "UPDATE audit SET line = 3 WHERE line = 2",
        "DELETE FROM audit WHERE line = 1",
        "DELETE FROM audit WHERE line = 2",
        "DELETE FROM plan WHERE revision = 1",
        "UPDATE plan SET body = (SELECT body FROM plan WHERE revision = 2) WHERE revision = 1",
        "INSERT INTO plan SELECT 3, 2, body FROM plan WHERE revision = 1",
        "UPDATE head SET revision = 1",
        "DELETE FROM head",
        "DELETE FROM person",
    ],
)
def test_a_change_from_outside_is_noticed(path: Path, change: str) -> None:
    with Store.open(path) as store:
        save(store, plan(LI))
        save(store, plan(WEI), expected_head=1)
    with closing(sqlite3.connect(path)) as database, database:
        for trigger in ("plan_UPDATE", "plan_DELETE", "audit_UPDATE", "audit_DELETE"):
            database.execute(f"DROP TRIGGER {trigger}")
        assert database.execute(change).rowcount > 0
    with (
        Store.open(path) as store,
        in_language("en"),
        pytest.raises(StoreError, match="changed from outside"),
    ):
        store.verify()


def test_a_revision_that_does_not_exist_is_said_to_be_missing(path: Path) -> None:
    with Store.open(path) as store, in_language("en"), pytest.raises(StoreError, match="number 5"):
        store.load(5)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE plan (revision)")


def newer_store(path: Path) -> None:
    with_one_plan(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            lambda path: path.write_text("not a database, but long enough to look like a file " * 20),
            "damaged",
        ),
        (lambda path: path.mkdir(), "cannot be written"),
        (other_database, "not a plan store"),
        (newer_store, "newer paiban"),
    ],
)
def test_a_file_that_cannot_be_the_store_is_refused_in_words(
    path: Path, make: Callable[[Path], object], words: str
) -> None:
    make(path)
    with in_language("en"), pytest.raises(StoreError, match=words), Store.open(path):
        pass


def test_a_full_disk_is_reported_and_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_one_plan(path)
    connect = sqlite3.connect

    def with_no_room_left(*where: Any, **how: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*where, **how)
        database.execute("PRAGMA max_page_count = 1")  # SQLite takes it as: no more pages than now
        return database

    monkeypatch.setattr(sqlite3, "connect", with_no_room_left)
    crowd = [volunteer(f"志愿者 {number}") for number in range(300)]
    with Store.open(path) as store, in_language("en"):
        with pytest.raises(StoreError, match="disk is full"):
            save(store, plan(*crowd), expected_head=1)
        assert len(store.revisions()) == 1
        store.verify()


SAVE_UNTIL_KILLED = """
import sys
from pathlib import Path
from paiban.io.store import Store
from tests.io.stored_plans import plan, volunteer

people = [volunteer(f"{number}") for number in range(50)]
with Store.open(Path(sys.argv[1])) as store:
    head = store.head()
    number = head.revision if head else None
    while True:
        number = store.save(plan(*people), expected_head=number, actor="me", why="again").revision
        print(number, flush=True)
"""


@pytest.mark.slow
def test_no_acknowledged_plan_is_lost_when_the_process_is_killed(path: Path) -> None:
    acknowledged = 0
    for saves_before_the_kill in (1, 4, 2, 9, 5):
        command = [sys.executable, "-c", SAVE_UNTIL_KILLED, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(saves_before_the_kill):
                acknowledged = int(process.stdout.readline())
            process.kill()
            acknowledged = max([acknowledged, *map(int, process.stdout.read().split())])
        with Store.open(path) as store:
            store.verify()
            assert [one.number for one in store.revisions()][:acknowledged] == list(
                range(1, acknowledged + 1)
            )
            head = store.head()
            assert head is not None
            assert head.revision is not None
            assert head.revision >= acknowledged
