"""Everything wrong in a workbook is told at once, each with its cell, its reason and a remedy."""

from pathlib import Path
from typing import Any

import pytest

from paiban.io import workbook
from paiban.values.errors import InputError
from tests.io.books import BUILDINGS, SITE, VOLUNTEERS, mistakes_of, save

_PEOPLE = {
    "an unknown skill": (["Name", "Skills"], [["Mei", "nurze"]], "B2", "nurse"),
    "an unknown training": (["Name", "Training"], [["Mei", "juggling"]], "B2", "juggling"),
    "an unknown building": (["Name", "Building"], [["Mei", "99"]], "B2", "99"),
    "an unknown companion": (["Name", "Together with"], [["Mei", "Mia"]], "B2", "Mia"),
    "an unknown opponent": (["Name", "Apart from"], [["Mei", "Mia"]], "B2", "Mia"),
    "an unknown partner": (["Name", "Takes turns with"], [["Mei", "Mia"]], "B2", "Mia"),
    "oneself": (["Name", "Together with"], [["Mei", "Mei"]], "B2", "own name"),
    "a bad phone": (["Name", "Phone"], [["Mei", "1380013"]], "B2", "7 digits"),
    "a bad age": (["Name", "Age"], [["Mei", 200]], "B2", "0 to 120"),
    "a bad kind": (["Name", "Kind"], [["Mei", "hero"]], "B2", "hero"),
    "strange hours": (["Name", "Available"], [["Mei", "when the moon is full"]], "B2", "moon"),
    "no name": (["Name", "Age"], [["", 30]], "A2", "no name"),
    "a duplicate person": (["Name", "Age"], [["Mei", 30], ["Mei", 31]], "A3", "Duplicate person"),
    "one phone twice": (
        ["Name", "Phone", "Id"],
        [["Mei", "13800138000", "a"], ["Mei", "13800138000", "b"]],
        "A3",
        "same phone",
    ),
    "an id twice": (["Name", "Id"], [["Mei", "a"], ["Bao", "a"]], "B3", "twice"),
    "an ambiguous name": (
        ["Name", "Building", "Apart from"],
        [["Li", "3", ""], ["Li", "", ""], ["Mei", "", "Li"]],
        "C4",
        "2 people",
    ),
    "an identity number": (["Name", "Anything"], [["Mei", "110101199003071234"]], "B2", "identity-card"),
    "an identity number in a note": (
        ["Name", "Note"],
        [["Mei", "ID 11010119900307123X"]],
        "B2",
        "identity-card",
    ),
    "a spreadsheet error": (["Name", "Note"], [["Mei", "#REF!"]], "B2", "spreadsheet error"),
    "a formula never calculated": (["Name", "Age"], [["Mei", "=1+1"]], "B2", "never calculated"),
}


@pytest.mark.parametrize(("head", "rows", "cell", "words"), _PEOPLE.values(), ids=_PEOPLE.keys())
def test_a_mistake_about_people_is_found(
    tmp_path: Path, head: list[Any], rows: list[Any], cell: str, words: str
) -> None:
    found = mistakes_of(tmp_path, Volunteers=[head, *rows], Buildings=BUILDINGS)
    mistake = found["Volunteers", cell]
    assert words in str(mistake)


def test_an_identity_number_is_never_repeated(tmp_path: Path) -> None:
    found = mistakes_of(tmp_path, Volunteers=[["Name", "Card"], ["Mei", "110101199003071234"]])
    assert "110101" not in "".join(str(mistake) for mistake in found.values())


_SITES = {
    "last before first": ([["First day", "2022-04-05"], ["Last day", "2022-04-01"]], "B2", "before"),
    "no last day": ([["First day", "2022-04-05"]], None, "Last day"),
    "no date": ([["First day", "spring"], ["Last day", "2022-04-01"]], "B1", "spring"),
    "no time zone": ([*SITE, ["Time zone", "Moon/Crater"]], "B4", "Moon/Crater"),
    "strange default hours": ([*SITE, ["Default hours", "at dusk or so"]], "B4", "dusk"),
    "negative suits": ([*SITE, ["Suits per day, level 2", -1]], "B4", "-1"),
}


@pytest.mark.parametrize(("rows", "cell", "words"), _SITES.values(), ids=_SITES.keys())
def test_a_mistake_about_the_site_is_found(tmp_path: Path, rows: list[Any], cell: str, words: str) -> None:
    assert words in mistakes_of(tmp_path, Site=rows)["Site", cell].what


_OTHERS: dict[str, tuple[str, list[list[Any]], str, str]] = {
    "a building twice": ("Buildings", [["Building"], ["3"], ["3号楼"]], "A3", "twice"),
    "sealed backwards": (
        "Buildings",
        [["Building", "Sealed from", "Sealed until"], ["3", "2022-04-03 08:00", "2022-04-02 08:00"]],
        "C2",
        "before",
    ),
    "fewer wanted": ("Posts", [["Name", "Needed", "Wanted"], ["Gate", 3, 2]], "C2", "Fewer"),
    "no duty time": ("Rounds", [["Name", "Time"], ["Patrol", ""]], "B2", "missing"),
    "strange duty time": ("Rounds", [["Name", "Time"], ["Patrol", "after tea"]], "B2", "after tea"),
    "strange days": (
        "Rounds",
        [["Name", "Days", "Time"], ["Patrol", "soonish", "8:00-9:00"]],
        "B2",
        "soonish",
    ),
    "a contradiction": (
        "Posts",
        [["Name", "Role", "Tier"], ["Gate", "a", "P0"], ["Gate", "b", "P3"]],
        "C3",
        "P0",
    ),
    "a role twice": ("Posts", [["Name", "Role"], ["Gate", "a"], ["Gate", "a"]], "B3", "twice"),
    "a strange length": ("Posts", [["Name", "Shift hours, guards"], ["Gate", "4,long"]], "B2", "long"),
    "an unknown rule": ("Rules", [["Rule"], ["min-rests"]], "A2", "min-rests"),
    "an unknown number": ("Rules", [["Rule", "Numbers"], ["min-rest", "days=3"]], "B2", "days"),
    "a number that does not fit": ("Rules", [["Rule", "Numbers"], ["min-rest", "hours=-3"]], "B2", "-3"),
    "an unknown weight": ("Rules", [["Rule", "Weight"], ["good-rest", "heavy"]], "B2", "heavy"),
    "a weight that cannot be": ("Rules", [["Rule", "Weight"], ["no-overlap", 5]], "B2", "5"),
    "a pin for nobody": ("Pins", [["Name", "Must or never"], ["Mia", "must"]], "A2", "Mia"),
    "a pin of no kind": ("Pins", [["Name", "Must or never"], ["Mei", ""]], "B2", "not said"),
    "a pin backwards": (
        "Pins",
        [["Name", "Must or never", "From", "Until"], ["Mei", "must", "4/2 09:00", "4/2 08:00"]],
        "D2",
        "before",
    ),
}


@pytest.mark.parametrize(("sheet", "rows", "cell", "words"), _OTHERS.values(), ids=_OTHERS.keys())
def test_a_mistake_on_another_sheet_is_found(
    tmp_path: Path, sheet: str, rows: list[Any], cell: str, words: str
) -> None:
    assert words in str(mistakes_of(tmp_path, **{sheet: rows})[sheet, cell])


_HEAD = ["Name", "Must or never", "Duty", "From", "Until"]


@pytest.mark.parametrize(
    ("second", "is_clash"),
    [
        (["Mei", "must", "Desk", "4/2 10:00", "4/2 14:00"], True),
        (["Mei", "must", "Desk", "4/2 12:00", "4/2 14:00"], False),
        (["Mei", "must", "Gate", "4/2 10:00", "4/2 14:00"], False),
        (["Mei", "never", "Gate", "4/2 08:00", "4/2 12:00"], True),
        (["Mei", "never", "", "4/2", "4/2"], True),
        (["Mei", "never", "Gate", "4/3", "4/3"], False),
        (["Mei", "never", "Desk", "4/2", "4/2"], False),
        (["Bao", "must", "Desk", "4/2 10:00", "4/2 14:00"], False),
    ],
)
def test_pins_that_contradict_each_other_are_found(tmp_path: Path, second: list[Any], is_clash: bool) -> None:
    pins = [_HEAD, ["Mei", "must", "Gate", "4/2 08:00", "4/2 12:00"], second]
    posts = [["Name"], ["Gate"], ["Desk"]]
    found = mistakes_of(tmp_path, Volunteers=[["Name"], ["Mei"], ["Bao"]], Posts=posts, Pins=pins)
    assert (("Pins", "A3") in found) is is_clash
    assert bool(found) is is_clash


def test_one_name_on_two_sheets_is_found(tmp_path: Path) -> None:
    rounds = [["Name", "Time"], ["Gate", "08:00-09:00"]]
    assert ("Rounds", None) in mistakes_of(tmp_path, Posts=[["Name"], ["Gate"]], Rounds=rounds)


def test_missing_sheets_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        workbook.read(save(tmp_path / "a.xlsx", {"Posts": [["Name"], ["Gate"]]}))
    assert ["Site" in mistake.what for mistake in caught.value.mistakes] == [True, False]
    assert "Volunteers" in caught.value.mistakes[1].what


def test_an_empty_sheet_of_volunteers_is_a_mistake(tmp_path: Path) -> None:
    assert "nobody" in mistakes_of(tmp_path, Volunteers=VOLUNTEERS[:1])["Volunteers", None].what


def test_a_sheet_without_headings_is_a_mistake(tmp_path: Path) -> None:
    assert "headings" in mistakes_of(tmp_path, Volunteers=[["Mei", 30]])["Volunteers", None].what


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    found = mistakes_of(
        tmp_path,
        Site=[["First day", "x"], ["Last day", "2022-04-03"]],
        Volunteers=[["Name", "Phone", "Skills"], ["Mei", "12", "nurze"]],
        Posts=[["Name", "Needed"], ["Gate", "few"]],
    )
    assert set(found) == {("Site", "B1"), ("Volunteers", "B2"), ("Volunteers", "C2"), ("Posts", "B2")}
