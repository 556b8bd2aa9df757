"""Nothing that an audience may not see stands anywhere in an export for it."""

import itertools
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paiban.io import chat, plan_document, roster_workbook
from paiban.io.audience import Audience, masked_phone, short_name, shown_people, visible
from paiban.io.wording import reason_words
from paiban.text import in_language
from paiban.values.plan import Plan, PlanAbout, PlanFinding, PlanReason, PlanStop, PlanUnserved
from paiban.values.plan_settings import PlanRule, PlanSettings
from tests.io.plans import at, duty, gap, need, plan, someone, two_days

PUBLIC, GROUP, LEAD, OFFICE = Audience
HEALTH = "心脏病"
HOUSEHOLD = "孤老户"
DOOR = "青石巷66"  # a door that a restricted route comes to


@st.composite
def secretive(draw: st.DrawFn) -> Plan:
    """A plan in which every restricted value can be recognised wherever it turns up."""
    count = draw(st.integers(1, 4))
    people = []
    for index in range(count):
        name = draw(st.sampled_from("赵钱孙李")) + "甲乙丙丁"[index] * 2
        people.append(
            someone(index, name, id=draw(st.sampled_from([name, f"1991111{index:04d}", f"r{index}"])),
                    phone=f"1991111{index:04d}", room=f"房{index}号", consent=draw(st.booleans()))
        )  # fmt: skip
    needs = [need("gate", "北门"), need(HOUSEHOLD, HOUSEHOLD, "pair", tier=0, restricted=True, building="88",
                                        place=HOUSEHOLD + "88号楼", line="8.2", tags=(HEALTH,),
                                        consent=HEALTH),
             need("poor", "送货", "route", restricted=True, line="5.3", place=DOOR, building=DOOR,
                  stops=(PlanStop(place=DOOR, start=at(3), end=at(4), load=1),))]  # fmt: skip
    start = draw(st.integers(0, 40))
    chosen = [draw(st.sampled_from(needs)) for _ in people]
    duties = [
        duty(person.id, of.id, start, start + 4, place=of.place)
        for person, of in zip(people, chosen, strict=True)
    ]
    first = people[0]
    about = PlanAbout(
        volunteer=first.id, need=HOUSEHOLD, role="值守", start=at(1), end=at(2), detail=first.name + HEALTH
    )
    findings = [
        PlanFinding(
            rule=rule, hard=False, miss=1, cost=1, count=1, about=about,
            message=f"{first.name} {first.phone} {HEALTH} {rule}", private=rule == "health-limits",
        )
        for rule in ("health-limits", "wishes", "no-such-rule")
    ]  # fmt: skip
    reasons = (
        PlanReason(rule="health-limits", count=1, volunteers=(first.id,)),
        PlanReason(rule="available", count=1, volunteers=(first.id,)),
    )
    rules = (PlanRule(name="wishes", weight=1, parameters={first.name: HEALTH}),)
    return plan(
        people, needs, duties,
        gaps=(gap("gate", 6, 8, reasons=reasons), gap(HOUSEHOLD, 2, 3)),
        unserved=tuple(PlanUnserved(line=line, place=DOOR, load=1, reason="?") for line in ("5.3", "6.3")),
        findings=tuple(findings),
        settings=PlanSettings(rules=rules, language=draw(st.sampled_from(["zh", "en"]))),
    )  # fmt: skip


def everything(case: Plan, audience: Audience, folder: Path) -> str:
    """All that any exporter writes for an audience, as one text."""
    book, document = folder / "book.xlsx", folder / "plan.json"
    roster_workbook.write(case, book, audience=audience)
    plan_document.write(visible(case, audience), document)
    with zipfile.ZipFile(book) as parts:
        workbook = "\n".join(parts.read(name).decode() for name in parts.namelist())
    empty = case.model_copy(update={"assignments": ()})
    texts = [
        *itertools.chain.from_iterable(
            chat.roster_messages(case, date(2022, 4, day), audience=audience, with_phones=True)
            for day in (1, 2)
        ),
        *chat.change_notice(empty, case, audience=audience),
    ]
    return "\n".join([workbook, document.read_text(encoding="utf-8"), *texts])


@settings(deadline=None, max_examples=30)
@given(case=secretive(), audience=st.sampled_from([PUBLIC, GROUP, LEAD]))
def test_no_restricted_value_shows_below_its_level(
    tmp_path_factory: pytest.TempPathFactory, case: Plan, audience: Audience
) -> None:
    text = everything(case, audience, tmp_path_factory.mktemp("out"))
    hidden = [person.room for person in case.volunteers] + [DOOR]
    with in_language(case.settings.language):
        hidden += ["health-limits", reason_words("health-limits", 1), case.findings[0].message]
    if audience <= GROUP:
        hidden += [person.phone for person in case.volunteers]
        hidden += [person.name for person in case.volunteers if not person.consent]
        hidden += [HOUSEHOLD, "88号楼", HEALTH]
    if audience is PUBLIC:
        hidden += [person.name for person in case.volunteers]
        hidden += ["1991111", "1991****", "Care", "关爱"]
    assert [value for value in hidden if value and value in text] == []


@settings(deadline=None, max_examples=10)
@given(case=secretive())
def test_the_office_sees_all(tmp_path_factory: pytest.TempPathFactory, case: Plan) -> None:
    text = everything(case, OFFICE, tmp_path_factory.mktemp("out"))
    values = [value for person in case.volunteers for value in (person.name, person.phone, person.room)]
    assert [value for value in [*values, HOUSEHOLD, DOOR] if value is None or value not in text] == []


def test_audiences_are_ordered() -> None:
    assert PUBLIC < GROUP < LEAD < OFFICE
    assert not LEAD < LEAD


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800000101", "138****0101"),
        ("8613800000101", "861****0101"),
        ("62345678", "****78"),
        ("110", "****"),
    ],
)
def test_a_masked_phone_cannot_be_called(phone: str, masked: str) -> None:
    assert masked_phone(phone) == masked


@pytest.mark.parametrize(
    ("name", "shown"), [("王建国", "王＊"), ("欧阳娜娜", "欧阳＊"), ("Mei Li", "M＊"), ("王", "王＊")]
)
def test_a_short_name_is_the_surname(name: str, shown: str) -> None:
    assert short_name(name) == shown


def test_the_group_sees_open_names_and_masked_phones() -> None:
    shown = shown_people(two_days(), GROUP)
    assert (shown["p3"].name, shown["p3"].phone, shown["p3"].building) == ("张伟", "138****0003", "4")
    assert (shown["p4"].name, shown["p4"].phone) == ("欧阳＊", None)


def test_a_private_finding_is_told_without_its_reason() -> None:
    with in_language("en"):
        first, second = visible(two_days(), GROUP).findings
    assert (first.rule, first.message) == (
        "not-suitable",
        "孙丽 is not suitable for 3号楼封控值守, 4/2 (Sat) 02:00–08:00",
    )
    assert second.message == "A wish of 李小红 is not granted: 3号楼封控值守 4/1 (Fri) 14:00–20:00"


def test_leads_see_counts_of_unfit_people_not_the_reason() -> None:
    (reasons,) = [gap.reasons for gap in visible(two_days(), LEAD).gaps if gap.reasons]
    assert [(reason.rule, reason.count) for reason in reasons] == [
        ("available", 7),
        ("cost", 1),
        ("not-suitable", 1),
    ]


def test_a_reason_that_this_version_does_not_know_is_hidden_too() -> None:
    reasons = (PlanReason(rule="bad-heart", count=2, volunteers=("p1", "p2")),)
    case = two_days().model_copy(update={"gaps": (gap("b3", 2, 3, reasons=reasons),)})
    assert visible(case, LEAD).gaps[0].reasons == (PlanReason(rule="not-suitable", count=2),)


def test_care_duties_stay_with_the_group_under_another_name_and_leave_public_plans() -> None:
    with in_language("en"):
        group, public = visible(two_days(), GROUP), visible(two_days(), PUBLIC)
    care = group.need["care-1"]
    assert (care.name, care.place, care.building) == ("Care visit 1", "", None)
    assert [row.need for row in group.assignments].count("care-1") == 1
    assert len(public.assignments) == len(group.assignments) - 1
    assert (public.findings, public.gaps[0].reasons) == ((), ())


@pytest.mark.parametrize("audience", list(Audience))
def test_what_is_visible_is_still_a_plan(tmp_path: Path, audience: Audience) -> None:
    path = tmp_path / "plan.json"
    shown = visible(two_days(), audience)
    plan_document.write(shown, path)
    assert plan_document.read(path) == shown


def test_the_group_learns_nothing_of_a_care_duty_but_its_hours_and_gear() -> None:
    plain = need("care", "x", "pair", tier=0, restricted=True, ppe=2)
    rich = plain.model_copy(update={"line": "8.2", "crew": HOUSEHOLD, "teaches": ("ppe",), "consent": HEALTH})
    for audience in (GROUP, PUBLIC):
        assert visible(plan([], [rich]), audience).needs == visible(plan([], [plain]), audience).needs


def test_leads_see_that_a_home_is_left_behind_and_not_which() -> None:
    rows = tuple(PlanUnserved(line=line, place="7", load=2, reason="?") for line in ("4.4", "5.3"))
    case = plan([], [], unserved=rows)
    assert [row.place for row in visible(case, OFFICE).unserved] == ["7", "7"]
    assert [row.place for row in visible(case, LEAD).unserved] == ["7", ""]
    assert [row.line for row in visible(case, GROUP).unserved] == ["4.4"]
    assert visible(case, PUBLIC).unserved == ()
