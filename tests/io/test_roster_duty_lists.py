"""The sheets on handovers, routes, call-downs, lessons and work by line say what the plan says."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from paiban.io.audience import Audience
from paiban.io.roster_work import busiest_week
from paiban.values.people import Kind
from paiban.values.plan import Plan, PlanRole, PlanStop, PlanUnserved
from tests.io.plans import at, cover, duty, gap, need, plan, someone
from tests.io.test_roster_workbook import sheets_of

RED = "FFF8B4AE"


def stop(place: str, start: float, end: float, load: int = 0, *, sealed: bool = False) -> PlanStop:
    return PlanStop(place=place, start=at(start), end=at(end), load=load, sealed=sealed)


def busy_day() -> Plan:
    """A post with a hole, a route, a door-to-door route, a swab test, a lesson and somebody of the staff."""
    people = [
        someone(1, "王建国"),
        someone(2, "李小红"),
        someone(3, "张伟", kind=Kind.STAFF),
        someone(4, "陈静"),
    ]
    roles = (
        PlanRole(name="带教", needed=1, wanted=1),
        PlanRole(name="学员", needed=0, wanted=6, learns=True),
    )
    needs = [
        need("gate", "北门", tier=0, line="1.1", task="小区出入口值守"),
        need("parcels", "上午送货 1", "route", line="4.4",
             stops=(stop("3", 9, 9.25, 12), stop("7", 9.5, 9.75, 8, sealed=True))),
        need("poor", "困难户送货", "route", line="5.3", restricted=True,
             stops=(stop("李奶奶家", 15, 15.25, 1),)),
        need("swab-3", "3号楼带队", "event", line="2.5", stops=(stop("3", 13, 13.5, 80),)),
        need("swab-7", "7号楼带队", "event", line="2.5", stops=(stop("7", 13.5, 14, 60, sealed=True),)),
        need("swab", "核酸现场", "event", line="2.6",
             stops=(stop("3", 13, 13.5, 80), stop("7", 13.5, 14, 60, sealed=True))),
        need("lesson", "防护服培训", "event", line="S13", teaches=("ppe",), roles=roles, place="会议室"),
        need("tea", "茶水", "round"),
    ]  # fmt: skip
    duties = [
        duty("p1", "gate", 8, 12), duty("p2", "gate", 12, 16, lead=15),
        duty("p4", "parcels", 8.75, 10, "送货"),
        duty("p4", "swab-3", 12.75, 13.5, "带队"), duty("p1", "swab", 12.5, 14, "秩序"),
        duty("p4", "poor", 15, 16, "送货"), duty("p3", "lesson", 7, 7.5, "带教"),
        duty("p1", "lesson", 7, 7.5, "学员"), duty("p4", "lesson", 7, 7.5, "学员"), duty("p3", "tea", 8, 71),
    ]  # fmt: skip
    left = [
        PlanUnserved(line="4.4", place="12", load=9, reason="路不通"),
        PlanUnserved(line="5.3", place="赵家", load=1, reason="路不通"),
    ]
    return plan(people, needs, duties, days=1, coverage=(cover("gate", 8, 18),), unserved=tuple(left),
                gaps=(gap("gate", 16, 18),))  # fmt: skip


def table(sheet: Worksheet, first_row: int) -> list[list[str]]:
    """The texts of a table's rows, empty cells as empty texts."""
    rows = sheet.iter_rows(min_row=first_row, values_only=True)
    return [["" if value is None else str(value) for value in row] for row in rows]


def red_rows(sheet: Worksheet) -> list[int]:
    return [row[0].row for row in sheet.iter_rows() if row[0].fill.start_color.rgb == RED]


def test_the_chain_of_a_post_has_its_alarm_in_red(tmp_path: Path) -> None:
    sheet = sheets_of(tmp_path, busy_day())["Handover"]
    assert table(sheet, 2) == [
        ["Red: a post has fewer people than it needs, 2 hours in all.", *[""] * 7],
        ["Day", "Post", "Role", "Time", "Hands over", "Takes over", "There from", "Note"],
        ["4-1 Fri", "北门", "值守", "08:00", "–", "王建国", "08:00", ""],
        ["4-1 Fri", "北门", "值守", "12:00", "王建国", "李小红", "11:45", ""],
        ["4-1 Fri", "北门", "值守", "16:00", "李小红", "–", "", "too few people from now on: see the alarm"],
        ["4-1 Fri", "北门", "值守", "16:00–18:00", "ALARM: unmanned", "", "", ""],
    ]
    assert red_rows(sheet) == [7]


def test_an_alarm_over_midnight_stands_on_each_of_its_days(tmp_path: Path) -> None:
    case = plan([someone(1, "王建国")], [need("gate", "北门")], coverage=(cover("gate", 20, 30, assigned=0),))
    rows = table(sheets_of(tmp_path, case)["Handover"], 4)
    assert [row[:4:3] for row in rows] == [["4-1 Fri", "20:00–24:00"], ["4-2 Sat", "00:00–06:00"]]


def test_routes_have_their_stops_in_order_and_what_is_left_behind_on_top(tmp_path: Path) -> None:
    sheet = sheets_of(tmp_path, busy_day())["Routes"]
    rows = [[value for value in row if value] for row in table(sheet, 3)]
    assert rows == [
        ["Line", "Place", "Load", "Why"],
        ["4.4", "12", "9", "路不通"],
        ["5.3", "赵家", "1", "路不通"],
        [],
        ["Day", "Duty", "Who", "No.", "Place", "Arrives", "Leaves", "Load", "Sealed"],
        ["4-1 Fri", "上午送货 1", "陈静", "1", "3", "09:00", "09:15", "12"],
        ["2", "7", "09:30", "09:45", "8", "sealed"],
        ["4-1 Fri", "困难户送货", "陈静", "1", "李奶奶家", "15:00", "15:15", "1"],
    ]
    assert red_rows(sheet) == [4, 5]


@pytest.mark.parametrize("audience", [Audience.LEAD, Audience.GROUP])
def test_routes_to_homes_stay_in_the_office(tmp_path: Path, audience: Audience) -> None:
    rows = table(sheets_of(tmp_path, busy_day(), audience=audience)["Routes"], 1)
    words = {word for row in rows for word in row}
    assert {"12", "3", "7"} <= words
    assert not words & {"李奶奶家", "赵家"}


def test_a_route_that_nobody_takes_is_red(tmp_path: Path) -> None:
    case = plan([], [need("parcels", "送货", "route", stops=(stop("3", 9, 9.25), stop("4", 9.5, 9.75)))])
    sheet = sheets_of(tmp_path, case)["Routes"]
    assert (table(sheet, 4)[0][2], red_rows(sheet)) == ("nobody", [4])


def test_a_round_made_twice_a_day_by_others_is_two_tours(tmp_path: Path) -> None:
    stops = (stop("3", 9, 9.25), stop("4", 9.25, 9.5), stop("3", 15, 15.25), stop("4", 15.25, 15.5))
    people = [someone(1, "王建国"), someone(2, "李小红")]
    duties = [duty("p1", "walk", 9, 9.5), duty("p2", "walk", 15, 15.5)]
    rows = table(
        sheets_of(tmp_path, plan(people, [need("walk", "巡逻", "round", stops=stops)], duties))["Routes"], 4
    )
    assert [(row[2], row[3], row[4]) for row in rows] == [
        ("王建国", "1", "3"), ("", "2", "4"), ("李小红", "1", "3"), ("", "2", "4")
    ]  # fmt: skip


def test_a_round_that_nobody_makes_is_still_told_apart_by_its_times(tmp_path: Path) -> None:
    stops = (stop("3", 9, 9.25), stop("4", 9.25, 9.5), stop("3", 15, 15.25))
    covered = (cover("walk", 9, 9.5, assigned=0), cover("walk", 15, 15.5, assigned=0))
    case = plan([], [need("walk", "巡逻", "round", stops=stops)], coverage=covered)
    sheet = sheets_of(tmp_path, case)["Routes"]
    assert [row[2:4] for row in table(sheet, 4)] == [["nobody", "1"], ["", "2"], ["nobody", "1"]]
    assert red_rows(sheet) == [4, 6]


def test_buildings_are_called_once_each_with_their_own_guide(tmp_path: Path) -> None:
    sheet = sheets_of(tmp_path, busy_day())["Call-down"]
    assert table(sheet, 4) == [
        ["4-1 Fri", "1", "3", "13:00", "13:30", "80", "", "陈静"],
        ["4-1 Fri", "2", "7", "13:30", "14:00", "60", "sealed", "nobody"],
    ]
    assert red_rows(sheet) == [5]


def test_lessons_name_trainers_and_learners(tmp_path: Path) -> None:
    rows = table(sheets_of(tmp_path, busy_day())["Lessons"], 4)
    assert rows == [
        ["4-1 Fri", "07:00–07:30", "防护服培训", "会议室", "protective gear", "张伟", "王建国, 陈静"]
    ]


def test_work_is_summed_by_line_in_the_order_of_numbers(tmp_path: Path) -> None:
    rows = table(sheets_of(tmp_path, busy_day())["Work"], 3)
    lines = rows[: next(index for index, row in enumerate(rows) if not any(row[1:]))]
    assert [row[0] for row in lines] == ["1.1", "2.5", "2.6", "4.4", "5.3", "S13", "by hand"]
    assert lines[0][1:6] == ["小区出入口值守", "2", "8", "2", ""]
    assert lines[1][1:4] == ["3号楼带队 and 1 more", "1", "0.75"]


def test_more_than_sixty_hours_of_the_staff_are_red(tmp_path: Path) -> None:
    sheet = sheets_of(tmp_path, busy_day())["Work"]
    (number,) = red_rows(sheet)
    assert table(sheet, number)[0][:4] == ["张伟", "63.5", "2", "63.5"]


def test_standby_at_home_is_no_load(tmp_path: Path) -> None:
    call = need("call", "急救待命", "on-call", at_home=True)
    case = plan([someone(1, "张伟", kind=Kind.STAFF)], [call], [duty("p1", "call", 0, 80)])
    sheet = sheets_of(tmp_path, case)["Work"]
    assert table(sheet, sheet.max_row)[0][:6] == ["张伟", "0", "0", "0", "0", "80"]
    assert red_rows(sheet) == []


@pytest.mark.parametrize(("second", "busiest"), [(100, 20), (24 * 7 - 2, 12), (24 * 7 + 20, 10)])
def test_the_busiest_week_may_begin_at_any_hour(second: float, busiest: int) -> None:
    duties = [duty("p1", "gate", 0, 10), duty("p1", "gate", second, second + 10)]
    assert busiest_week(duties) == busiest * 60


def test_the_public_sees_only_when_buildings_are_called(tmp_path: Path) -> None:
    sheets = sheets_of(tmp_path, busy_day(), audience=Audience.PUBLIC)
    assert not {"Handover", "Routes", "Lessons", "Work"} & set(sheets)
    assert table(sheets["Call-down"], 4)[0][-1] == "陈＊"


def test_the_lists_are_chinese_when_asked(tmp_path: Path) -> None:
    sheets = sheets_of(tmp_path, busy_day(), "zh")
    assert {"交接", "路线", "叫号", "培训课", "任务线"} <= set(sheets)
    assert table(sheets["交接"], 7)[0][3:5] == ["16:00–18:00", "告警：无人值守"]
    assert table(sheets["任务线"], 4)[0][1] == "3号楼带队，另有 1 项"
