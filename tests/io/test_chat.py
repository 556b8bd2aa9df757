"""Chat text: complete, within the limit, and right when read aloud."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io import chat
from paiban.io.audience import Audience
from paiban.io.name_labels import labels
from paiban.text import in_language
from paiban.values.plan import Plan, PlanStop
from tests.io.plans import at, duty, gap, need, plan, plans, someone, two_days
from tests.io.test_roster_duty_lists import busy_day

FRIDAY, SATURDAY = date(2022, 4, 1), date(2022, 4, 2)
PEOPLE = [someone(1, "王建国"), someone(2, "李小红")]
GATE = need("gate", "北门", place="岗亭")


def test_a_line_begins_with_the_time_and_gaps_are_marked() -> None:
    case = plan(
        PEOPLE,
        [GATE],
        [duty("p1", "gate", 8, 12), duty("p2", "gate", 8, 12), duty("p1", "gate", 20, 26)],
        gaps=(gap("gate", 8, 12), gap("gate", 12, 20, missing=2, short=3)),
    )
    with in_language("zh"):
        (text,) = chat.roster_messages(case, FRIDAY)
    assert text.splitlines() == [
        "幸福小区 4月1日 周五 排班表",
        "",
        "北门（值守、岗亭）：",
        "08:00–12:00 王建国、李小红 【缺1人】",
        "12:00–20:00 【缺2人】",
        "20:00–次日02:00 王建国",
    ]


def test_urgent_posts_come_first() -> None:
    with in_language("en"):
        (text,) = chat.roster_messages(two_days(), FRIDAY)
    assert text.index("3号楼封控值守") < text.index("北门值守") < text.index("全员核酸")


def test_phones_are_left_out_unless_asked_for_and_then_masked() -> None:
    (without,) = chat.roster_messages(two_days(), FRIDAY)
    (masked,) = chat.roster_messages(two_days(), FRIDAY, with_phones=True)
    (full,) = chat.roster_messages(two_days(), FRIDAY, with_phones=True, audience=Audience.OFFICE)
    assert "138" not in without
    assert ("138****0009" in masked, "13800000009" in masked) == (True, False)
    assert "13800000009" in full


def test_a_day_without_duties_says_so() -> None:
    with in_language("en"):
        (text,) = chat.roster_messages(plan(PEOPLE, [GATE]), SATURDAY)
    assert text == "幸福小区, roster of 4-2 Sat\n\nNobody is on duty on this day."


@given(case=plans(), limit=st.integers(200, 600))
def test_everybody_on_duty_is_named_within_the_limit(case: Plan, limit: int) -> None:
    names = labels(case)
    for day in (FRIDAY, SATURDAY):
        texts = chat.roster_messages(case, day, limit_bytes=limit, audience=Audience.OFFICE)
        assert all(len(text.encode()) <= limit for text in texts)
        whole = "\n".join(texts)
        for row in case.assignments:
            if row.start.date() == day:
                line = next(line for line in whole.splitlines() if line.startswith(f"{row.start:%H:%M}–"))
                assert line
                assert names[row.volunteer] in whole


def test_a_change_is_told_to_each_person_and_for_each_post() -> None:
    before = plan(PEOPLE, [GATE], [duty("p1", "gate", 20, 24), duty("p2", "gate", 32, 36)])
    after = plan(PEOPLE, [GATE], [duty("p2", "gate", 20, 24), duty("p2", "gate", 32, 38)])
    with in_language("zh"):
        (text,) = chat.change_notice(before, after)
    assert text.splitlines() == [
        "幸福小区 排班变动通知",
        "",
        "下面几位的班有变动：",
        "王建国：4月1日 周五 20:00–24:00 北门 取消",
        "李小红：4月2日 周六 08:00–12:00 北门 改为 08:00–14:00",
        "李小红：新增 4月1日 周五 20:00–24:00 北门",
        "",
        "北门（值守）：",
        "4月1日 周五 20:00–24:00：改由李小红接替王建国",
        "4月2日 周六 08:00–12:00：李小红改为 08:00–14:00",
    ]


def test_no_change_says_so() -> None:
    with in_language("en"):
        (text,) = chat.change_notice(two_days(), two_days())
    assert "Nothing has changed" in text


def test_a_notice_names_people_who_have_left_and_hides_households() -> None:
    before = two_days()
    after = before.model_copy(
        update={
            "volunteers": tuple(person for person in before.volunteers if person.id not in ("p3", "p4")),
            "assignments": tuple(row for row in before.assignments if row.volunteer not in ("p3", "p4")),
        }
    )
    text = "\n".join(chat.change_notice(before, after))
    assert "张伟" in text
    assert "欧阳＊" in text
    assert "欧阳娜娜" not in text
    assert "李奶奶" not in text


@given(before=plans(), after=plans(), limit=st.integers(200, 600))
def test_a_notice_keeps_the_limit(before: Plan, after: Plan, limit: int) -> None:
    texts = chat.change_notice(before, after, limit_bytes=limit)
    assert all(len(text.encode()) <= limit for text in texts)


@pytest.mark.parametrize(("language", "words"), [("zh", "王建国撤下"), ("en", "王建国 taken off")])
def test_whoever_loses_a_duty_is_not_said_to_stay_away(language: str, words: str) -> None:
    before = plan(PEOPLE, [GATE], [duty("p1", "gate", 20, 24)])
    with in_language(language):
        (text,) = chat.change_notice(before, plan(PEOPLE, [GATE]))
    assert text.splitlines()[-1].endswith(words)
    assert "不来" not in text
    assert "no longer" not in text


def stops(*places: str) -> tuple[PlanStop, ...]:
    return tuple(PlanStop(place=place, start=at(9), end=at(10)) for place in places)


@pytest.mark.parametrize(
    ("places", "heading"),
    [
        (("3", "7", "3"), "Parcels (值守, stops at 3, 7):"),
        (("3",), "Parcels (值守, depot):"),
        (tuple("123456789"), "Parcels (值守, 9 places):"),
    ],
)
def test_a_route_says_where_it_comes_to(places: tuple[str, ...], heading: str) -> None:
    route = need("r", "Parcels", "route", place="depot", stops=stops(*places))
    case = plan([someone(1, "Mei")], [route], [duty("p1", "r", 9, 10)])
    with in_language("en"):
        (text,) = chat.roster_messages(case, FRIDAY)
    assert heading in text.splitlines()


def test_lessons_and_the_call_down_are_ordinary_lines() -> None:
    with in_language("zh"):
        (text,) = chat.roster_messages(busy_day(), FRIDAY)
    lines = text.splitlines()
    assert lines[lines.index("防护服培训（学员、会议室）：") + 1] == "07:00–07:30 王建国、陈静"
    assert lines[lines.index("3号楼带队：") + 1] == "12:45–13:30 陈静"
