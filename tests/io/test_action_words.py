"""What could be done and what it brings reads as a coordinator would say it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from paiban.io.action_words import action_words, effect_words, way_words
from paiban.text import in_language
from paiban.values.actions import (
    Action,
    CallOff,
    CutShift,
    NeedFewer,
    Send,
    ServeBeyondOffer,
    SolveAgain,
    Train,
    WorkMore,
)
from paiban.values.explained import WayOut
from paiban.values.roster import Gap, Roster
from tests.builders import person, problem, shift

CASE = problem([person("Zhu", available=((480, 1320), (1800, 1860))), person("Mei")], [shift("gate", 18, 23)])
GAP = Gap(need="gate", role="guard", start=1080, end=1380, needed=1, wanted=1, assigned=0)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with in_language("en"):
        yield


def beyond(start: int, end: int) -> ServeBeyondOffer:
    return ServeBeyondOffer(volunteer="Zhu", start=start, end=end, beyond=60)


def fewer(needed: int) -> NeedFewer:
    return NeedFewer(need="gate", role="guard", start=1080, end=1380, needed=needed, before=2)


def cut(start: int, end: int, instead: tuple[int, int] | None = None) -> CutShift:
    return CutShift(volunteer="Zhu", need="gate", role="guard", start=start, end=end, instead=instead)


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (SolveAgain(), "ask nobody for more, only exchange duties"),
        (beyond(1080, 1380), "Zhu stays until 23:00 (4/1 (Fri) 18:00–23:00)"),
        (beyond(420, 600), "Zhu comes from 07:00 on (4/1 (Fri) 07:00–10:00)"),
        (beyond(1500, 1560), "Zhu comes also 4/2 (Sat) 01:00–02:00"),
        (fewer(1), "make do with 1 instead of 2: gate, guard, 4/1 (Fri) 18:00–23:00"),
        (fewer(0), "go without: gate, guard, 4/1 (Fri) 18:00–23:00"),
        (CallOff(need="gate", start=1080, end=1380), "call off gate, 4/1 (Fri) 18:00–23:00"),
        (WorkMore(volunteer="Zhu", more=90, day_minutes=300),
         "Zhu serves 5 h on one day, 1.5 h more than offered"),
        (WorkMore(volunteer="Zhu", more=60, total_minutes=600),
         "Zhu serves 10 h in all, 1 h more than offered"),
        (cut(1080, 1200), "Zhu at gate only 4/1 (Fri) 18:00–20:00"),
        (cut(1080, 1380, (1080, 1320)), "Zhu stays at gate until 23:00 (has 4/1 (Fri) 18:00–22:00)"),
        (cut(1020, 1380, (1080, 1380)), "Zhu comes to gate at 17:00 already (has 4/1 (Fri) 18:00–23:00)"),
        (Send(volunteer="Zhu", need="gate", role="guard", start=1080, end=1380),
         "Zhu at gate, 4/1 (Fri) 18:00–23:00: no rule forbids it, it only costs"),
        (Train(volunteers=("Zhu", "Mei"), trainings=frozenset({"puppets"})), "train Zhu, Mei: puppets"),
    ],
)  # fmt: skip
def test_every_action_has_its_words(action: Action, words: str) -> None:
    assert action_words(action, CASE) == words


def way(**known: int) -> WayOut:
    usual = {"closed": 240, "closed_wanted": 0, "elsewhere": 0, "cost": -900, "price": 0}
    return WayOut(
        actions=(fewer(1), beyond(1080, 1380)), changed=("Mei",), roster=Roster(), **{**usual, **known}
    )


def test_two_actions_are_told_in_one_line() -> None:
    assert way_words(way(), CASE).count("; ") == 1


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [
        (0, "fills 4 of 5 h; 1 person changes: Mei; cost -900"),
        (90, "fills 4 of 5 h; 1.5 h elsewhere as well; 1 person changes: Mei; cost -900"),
        (-60, "fills 4 of 5 h; opens 1 h elsewhere; 1 person changes: Mei; cost -900"),
    ],
)
def test_the_effect_says_what_is_filled_who_changes_and_what_it_costs(elsewhere: int, words: str) -> None:
    assert effect_words(way(elsewhere=elsewhere), GAP, CASE) == words


def test_in_chinese_every_action_is_in_chinese() -> None:
    with in_language("zh"):
        assert action_words(beyond(1080, 1380), CASE) == "Zhu待到 23:00（4/1 (周五) 18:00–23:00）"
        assert effect_words(way(), GAP, CASE) == "补上 4 小时（共缺 5 小时）；1 人有变动：Mei；代价 -900"
