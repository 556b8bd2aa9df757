"""What a need asks of its people as a team is read as people write it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from paiban.io import workbook, workbook_writer
from paiban.values.needs import Event, Handling, Home, Makeup, OnCall, Post, Role, Round, Zone
from paiban.values.people import Kind
from tests.io.books import book_of, mistakes_of
from tests.io.test_workbook_writer import EMPTY, MEI

GUARDS = Makeup(skills=frozenset({"police"}), kinds=frozenset({Kind.GUARD}))
STAFF = Makeup(kinds=frozenset({Kind.STAFF}))


@pytest.mark.parametrize(
    ("words", "makeup"),
    [
        ("1×警察/物业保安；1×居委", (GUARDS, STAFF)),
        ("1 of police, guard; 1 of staff", (GUARDS, STAFF)),
        ("police or guard\n居委", (GUARDS, STAFF)),
        ("2 名保安", (Makeup(least=2, skills=frozenset({"security"})),)),
        ("2x nurse", (Makeup(least=2, skills=frozenset({"nurse"})),)),
        ("", ()),
    ],
)
def test_a_team_is_written_in_plain_words(tmp_path: Path, words: str, makeup: tuple[Makeup, ...]) -> None:
    rounds = [["Name", "Time", "Team"], ["Patrol", "20:00-22:00", words]]
    (need,) = book_of(tmp_path, Rounds=rounds).compound.needs
    assert need.makeup == makeup


@pytest.mark.parametrize(
    ("words", "told"), [("1 of polizei", "police"), ("0 of police", "0 of police"), ("3", "“3”")]
)
def test_a_team_that_cannot_be_read_is_a_mistake(tmp_path: Path, words: str, told: str) -> None:
    rounds = [["Name", "Time", "Team"], ["Patrol", "20:00-22:00", words]]
    assert told in str(mistakes_of(tmp_path, Rounds=rounds)["Rounds", "C2"])


def test_empty_cells_ask_nothing_of_a_team(tmp_path: Path) -> None:
    heads = ["Crew size", "Price of changes", "Own building", "Handles", "Mixed", "Learns", "Skills, all"]
    rounds = [["Name", "Time", *heads], ["Patrol", "20:00-22:00", *[""] * len(heads)]]
    (need,) = book_of(tmp_path, Rounds=rounds).compound.needs
    bare = Round(id="Patrol", name="Patrol", roles=need.roles)
    assert need == bare
    assert need.roles == (Role(name="duty", times=need.roles[0].times),)


def test_a_later_row_gives_its_role_gear_and_zone_of_its_own(tmp_path: Path) -> None:
    events = [
        ["Name", "Role", "Time", "Gear level", "Zone"],
        ["Swab", "usher", "08:00-10:00", 1, ""],
        ["Swab", "sampler", "", 2, "contaminated"],
        ["Swab", "desk", "", 1, ""],
    ]
    (need,) = book_of(tmp_path, Events=events).compound.needs
    assert (need.ppe, need.zone) == (1, Zone.CONTAMINATED)
    assert [role.ppe for role in need.roles] == [None, 2, None]
    assert [role.zone for role in need.roles] == [None, None, None]


def test_gear_of_a_first_role_that_differs_from_its_need_reads_back_to_the_same_gear(tmp_path: Path) -> None:
    times = ((480, 600),)
    odd = Event(
        id="Swab",
        name="Swab",
        roles=tuple(Role(name=name, times=times, ppe=ppe) for name, ppe in (("a", 2), ("b", None), ("c", 2))),
    )
    path = tmp_path / "paiban.xlsx"
    workbook_writer.write(path, replace(EMPTY, volunteers=(MEI,), needs=(odd,)), language="en")
    (need,) = workbook.read(path).compound.needs
    assert [need.ppe if role.ppe is None else role.ppe for role in need.roles] == [2, 0, 2]


_ROW: dict[str, Any] = {
    "Team": "1 of staff", "Mixed": "yes", "One role only": "yes", "Price of changes": 80, "Crew": "R",
    "Crew size": 6, "Apart from crews": "sealed, food", "Asks consent": "pets", "Own building": "own avoided",
    "Handles": "waste", "Empties the room": "yes", "Face to face": "yes", "Teaches": "protective gear",
    "Learns": "yes", "Skills, all": "driver, lifting",
}  # fmt: skip


def test_every_word_about_a_team_has_its_column(tmp_path: Path) -> None:
    rounds = [["Name", "Time", *_ROW], ["Patrol", "20:00-22:00", *_ROW.values()]]
    (need,) = book_of(tmp_path, Rounds=rounds).compound.needs
    assert need.makeup == (STAFF,)
    assert all((need.mixed, need.one_role, need.empties, need.meeting))
    assert (need.continuity, need.crew, need.crew_size, need.consent) == (80, "R", 6, "pets")
    assert need.apart_from == {"sealed", "food"}
    assert (need.home, need.handles, need.teaches) == (
        Home.AVOID,
        frozenset({Handling.WASTE}),
        frozenset({"ppe"}),
    )
    assert (need.roles[0].learns, need.roles[0].must) == (True, frozenset({"driver", "lifting"}))


def test_posts_have_handover_minutes_and_standby_goes_together_with_duties(tmp_path: Path) -> None:
    posts = [["Name", "Handover minutes"], ["Gate", 15], ["Desk", ""]]
    calls = [["Name", "Time", "Goes together with"], ["Ambulance", "00:00-12:00", "Gate、Desk"]]
    gate, desk, call = book_of(tmp_path, Posts=posts, OnCall=calls).compound.needs
    assert isinstance(gate, Post)
    assert isinstance(desk, Post)
    assert isinstance(call, OnCall)
    assert (gate.handover_minutes, desk.handover_minutes) == (15, None)
    assert call.compatible == {"Gate", "Desk"}
