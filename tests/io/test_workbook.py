"""A workbook is read whichever way it is laid out, and little needs to be in it."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import openpyxl

from paiban.constraints.registry import default_rules
from paiban.io import workbook
from paiban.values.needs import Post
from paiban.values.people import Kind
from tests.io.books import BUILDINGS, SITE, Rows, book_of, save


def test_people_buildings_and_two_dates_are_enough(tmp_path: Path) -> None:
    book = book_of(tmp_path, Buildings=[["Building", "Sealed from"], ["3", "2022-04-02 08:00"]])
    assert [person.name for person in book.compound.volunteers] == ["Mei"]
    assert book.compound.buildings[0].sealed == ((1440 + 480, 7 * 1440),)
    assert (book.compound.needs, book.rules) == ((), default_rules())
    assert book.sha256 == hashlib.sha256(book.path.read_bytes()).hexdigest()


def test_empty_hours_are_the_default_ones_with_a_notice(tmp_path: Path) -> None:
    people = [["Name", "Kind"], ["Mei", ""], ["Bao", "guard"]]
    book = book_of(tmp_path, Volunteers=people, Site=[*SITE, ["Default hours", "09:00-10:00"]])
    mei, bao = book.compound.volunteers
    assert mei.available[0] == (540, 600)
    assert (bao.kind, bao.available) == (Kind.GUARD, ((0, 7 * 1440),))
    assert "2 people gave no hours" in book.notices[-1].what


def test_either_language_any_order_and_a_title_above_are_fine(tmp_path: Path) -> None:
    people = [["志愿者名单"], [], ["备注", "手 机", "Name*", "年龄"], ["早到", 13800138000, "王 芳", 30.0]]
    site = [["开始日期", datetime(2022, 4, 1)], ["结束日期", date(2022, 4, 3)], ["名称", "幸福里"]]
    path = save(tmp_path / "a.xlsx", {"志愿者": people, "小区": site})
    compound = workbook.read(path).compound
    (person,) = compound.volunteers
    assert (person.name, person.phone, person.age, person.note) == ("王芳", "13800138000", 30, "早到")
    assert (compound.horizon.day_count, compound.site.language) == (3, "zh")


def test_unknown_columns_and_sheets_are_kept_with_a_notice(tmp_path: Path) -> None:
    people = [["Name", "Shoe size"], ["Mei", 38]]
    book = book_of(tmp_path, Volunteers=people, Party=[["cake", 1]])
    places = {(notice.sheet, notice.cell) for notice in book.notices}
    assert {("Volunteers", "B1"), ("Party", None)} <= places


def test_merged_names_hold_for_all_their_rows(tmp_path: Path) -> None:
    posts = [["Name", "Role", "Time"], ["Gate", "guard", "all day"], [None, "desk", "08:00-20:00"]]
    sheets: dict[str, Rows] = {"Site": SITE, "Volunteers": [["Name"], ["Mei"]], "Posts": posts}
    path = save(tmp_path / "a.xlsx", sheets)
    file = openpyxl.load_workbook(path)
    file["Posts"].merge_cells("A2:A3")
    file.save(path)
    (post,) = workbook.read(path).compound.needs
    assert isinstance(post, Post)
    assert [role.name for role in post.roles] == ["guard", "desk"]
    assert post.times == ((0, 7 * 1440),)
    assert post.roles[1].times[0] == (480, 1200)


def test_duties_that_touch_stay_two(tmp_path: Path) -> None:
    rounds = [["Name", "Days", "Time"], ["Patrol", "4/2", "08:00-10:00; 10:00-12:00"]]
    (need,) = book_of(tmp_path, Rounds=rounds).compound.needs
    assert need.roles[0].times == ((1920, 2040), (2040, 2160))


def test_later_rows_of_a_need_take_what_they_leave_empty_from_the_first(tmp_path: Path) -> None:
    events = [
        ["Name", "Role", "Tier", "Place", "Days", "Time", "Needed", "Wanted"],
        ["Swab", "usher", "P0", "tent", "4/2", "08:00-10:00", 2, 3],
        ["Swab", "desk", "", "", "", "", "", ""],
    ]
    (need,) = book_of(tmp_path, Events=events).compound.needs
    assert [role.times for role in need.roles] == [((1920, 2040),)] * 2
    assert [(role.needed, role.wanted) for role in need.roles] == [(2, 3), (1, 1)]
    assert (need.tier, need.place) == (0, "tent")


def test_an_event_that_is_over_is_left_out_with_a_notice(tmp_path: Path) -> None:
    book = book_of(tmp_path, Events=[["Name", "Days", "Time"], ["Swab", "3/20", "08:00-10:00"]])
    assert book.compound.needs == ()
    assert any("left out" in notice.what for notice in book.notices)


def test_people_of_one_name_are_told_apart(tmp_path: Path) -> None:
    people = [
        ["Name", "Building", "Phone", "Together with"],
        ["Li", "3", "", ""],
        ["Li", "5", "", ""],
        ["Bo", "", "13800138000", "Li(5)"],
        ["Bo", "", "13900139111", ""],
    ]
    found = book_of(tmp_path, Volunteers=people).compound.volunteers
    assert [person.id for person in found] == ["Li(3)", "Li(5)", "Bo(8000)", "Bo(9111)"]
    assert found[2].together == {"Li(5)"}


def test_a_building_is_known_by_its_number_however_written(tmp_path: Path) -> None:
    people = [["Name", "Building"], ["Mei", "3号楼"], ["Bao", 3.0]]
    found = book_of(tmp_path, Volunteers=people, Buildings=BUILDINGS).compound.volunteers
    assert [person.building for person in found] == ["3", "3"]


def test_a_nurse_is_medical_too(tmp_path: Path) -> None:
    (mei,) = book_of(tmp_path, Volunteers=[["Name", "Skills"], ["Mei", "nurse"]]).compound.volunteers
    assert mei.skills == {"nurse", "medical"}


def test_a_skill_in_other_words_is_read_with_a_notice(tmp_path: Path) -> None:
    book = book_of(tmp_path, Volunteers=[["Name", "Skills"], ["Mei", "退休护士"]])
    assert "nurse" in book.compound.volunteers[0].skills
    assert any("退休护士" in notice.what for notice in book.notices)


def test_a_rule_can_be_switched_off_and_reweighed(tmp_path: Path) -> None:
    rows = [
        ["Rule", "On", "Weight", "Numbers"],
        ["good-rest", "on", 7, "hours=12"],
        ["together", "off", "", ""],
    ]
    rules = {rule.name: rule for rule in book_of(tmp_path, Rules=rows).rules}
    assert (rules["good-rest"].weight, rules["good-rest"].parameters()["hours"]) == (7, 12)
    assert "together" not in rules
    assert set(rules) == {rule.name for rule in default_rules()} - {"together"}


def test_wishes_for_unknown_duties_are_a_notice(tmp_path: Path) -> None:
    book = book_of(tmp_path, Volunteers=[["Name", "Likes"], ["Mei", "knitting"]])
    assert book.compound.volunteers[0].likes == {"knitting"}
    assert any("knitting" in notice.what for notice in book.notices)


def test_messages_come_in_the_workbooks_language(tmp_path: Path) -> None:
    site = [["名称", "幸福里"], ["开始日期", "2022-04-01"], ["结束日期", "2022-04-02"]]
    path = save(tmp_path / "a.xlsx", {"小区": site, "志愿者": [["姓名", "鞋码"], ["王芳", 38]]})
    assert all(any("一" <= sign <= "鿿" for sign in notice.what) for notice in workbook.read(path).notices)


def test_an_error_on_a_sheet_of_her_own_does_no_harm(tmp_path: Path) -> None:
    assert book_of(tmp_path, Scratch=[["#REF!", "=1+1"]]).compound.volunteers
