"""A line of the group becomes a person with hours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.sign_up import read_sign_up
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Sex, Volunteer

DAYS = Horizon(date(2022, 4, 1), date(2022, 4, 3))  # from Friday to Sunday
SATURDAY_EVENING = ((42 * 60, 48 * 60),)
MEI = Volunteer(id="Mei", name="Mei")
CHEN = Volunteer(id="Chen Yu", name="Chen Yu")
SEVEN = Building(number="7")


@pytest.mark.parametrize(
    "words",
    [
        "张小明 7号楼 13912345678 护士 周六晚上",
        "张小明，7栋，139-1234-5678，护士，周六晚上",
        "张小明：7号楼、护士；周六 晚上 139 1234 5678",
    ],
)
def test_name_building_phone_skill_and_hours_are_found(words: str) -> None:
    read = read_sign_up(words, DAYS, (), [SEVEN])
    assert (read.name, read.building, read.phone) == ("张小明", "7", "13912345678")
    assert read.hours == SATURDAY_EVENING
    assert "nurse" in read.skills
    assert read.unread == ()


@pytest.mark.parametrize(
    ("words", "room", "sex", "age"),
    [
        ("张小明 7号楼1502 男 58岁 周六晚上", "1502", Sex.MALE, 58),
        ("张小明，女，7-502室，周六晚上", "502", Sex.FEMALE, None),
        ("张小明 7栋2单元602 周六晚上 女士", "602", Sex.FEMALE, None),
        ("张小明 7#1101 周六晚上 61 岁", "1101", None, 61),
        ("Mei, building 7, room 12b, female, age 34, Saturday evening", "12b", Sex.FEMALE, 34),
        ("张小明 7号楼 周六晚上", None, None, None),
        ("Mei building 7 Saturday evening", None, None, None),
    ],
)
def test_room_sex_and_age_are_found(words: str, room: str | None, sex: Sex | None, age: int | None) -> None:
    read = read_sign_up(words, DAYS, (), [SEVEN])
    assert (read.building, read.room, read.sex, read.age) == ("7", room, sex, age)
    assert (read.hours, read.unread) == (SATURDAY_EVENING, ())
    person = read.person()
    assert (person.room, person.sex, person.age) == (room, sex, age)


@pytest.mark.parametrize(
    "words", ["Mei 7号楼 4/2 8:00-12:00", "Mei 7栋 4月2日8点-12点", "Mei 4/2 8:00-12:00 7号楼"]
)
def test_times_beside_a_building_are_no_room(words: str) -> None:
    read = read_sign_up(words, DAYS, (), [SEVEN])
    assert (read.building, read.room, read.hours) == ("7", None, ((32 * 60, 36 * 60),))


@pytest.mark.parametrize("words", ["Mei 0岁 周六晚上", "Mei 200岁 周六晚上"])
def test_nobody_is_that_old(words: str) -> None:
    assert read_sign_up(words, DAYS, (), ()).age is None


def test_clock_times_are_read_whole() -> None:
    assert read_sign_up("Sun, 4/2 8:00-12:00", DAYS, (), ()).hours == ((32 * 60, 36 * 60),)


def test_the_longest_known_name_wins() -> None:
    assert read_sign_up("Chen Yu 周六晚上", DAYS, [MEI, CHEN], ()).name == "Chen Yu"
    assert read_sign_up("Chen 周六晚上", DAYS, [MEI, CHEN], ()).name == "Chen"


def test_what_was_not_understood_is_handed_back() -> None:
    read = read_sign_up("Mei qqq 周六晚上", DAYS, [MEI], ())
    assert read.unread == ("qqq",)
    assert read.hours == SATURDAY_EVENING


def test_a_building_that_is_not_there_is_not_guessed() -> None:
    assert read_sign_up("Mei 9号楼 周六晚上", DAYS, [MEI], [SEVEN]).building is None


@given(st.text(max_size=40))
def test_any_line_can_be_read(words: str) -> None:
    read = read_sign_up(words, DAYS, [MEI], [SEVEN])
    assert all(0 <= start < end for start, end in read.hours)
