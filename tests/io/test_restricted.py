"""Needs that lead to the homes of people in need are restricted, whatever kind they are of."""

import pytest

from paiban.io.plan_parts import plan_need
from paiban.io.restricted import leads_to_homes
from paiban.values.needs import Event, Need, OnCall, Pair, Post, Round, Route, Stop
from tests.builders import horizon

STOPS = (Stop(place="3", start=480, end=500),)


@pytest.mark.parametrize(
    ("need", "restricted"),
    [
        (Pair(id="a", name="a"), True),
        (Route(id="a", name="a", line="5.3"), True),
        (Route(id="a", name="a", line="9.1", stops=STOPS), True),
        (Round(id="a", name="a", line="8.2"), True),
        (Event(id="a", name="a", line="9.3"), True),
        (Route(id="a", name="a", line="6.3", stops=STOPS), True),
        (OnCall(id="a", name="a", line="7.2", building="3"), True),
        (OnCall(id="a", name="a", line="6.2"), False),
        (Post(id="a", name="a", line="6.3", place="office"), False),
        (Route(id="a", name="a", line="4.4", stops=STOPS), False),
        (Post(id="a", name="a", building="3"), False),
    ],
)
def test_a_need_is_restricted_by_its_kind_and_line(need: Need, restricted: bool) -> None:
    assert plan_need(need, horizon()).restricted is restricted


@pytest.mark.parametrize(("line", "is_home"), [("5.3", True), ("6.3", True), ("4.4", False), ("", False)])
def test_what_is_left_behind_may_be_a_home(line: str, is_home: bool) -> None:
    assert leads_to_homes(line) is is_home
