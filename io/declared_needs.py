"""The six sheets of needs with their columns, as data. Reading, writing and the instructions follow it."""

from __future__ import annotations

from paiban.io.choices import KINDS, SEXES, STRAINS, TIERS, YES_NO, ZONES
from paiban.io.columns import Column, Sheet, number_column, text_column
from paiban.text import N_

_ROLE_COLUMNS = (
    text_column("role", "角色", "Role",
                N_("What the person does. A duty with several roles has several rows of one name."), 12),
)  # fmt: skip

_PLACE_COLUMNS = (
    text_column("tier", "级别", "Tier",
                N_("How much an empty seat matters: P0 life safety … P4 optional. Empty: P1."), 18,
                choices=TIERS, also=("优先级",)),
    text_column("place", "地点", "Place", N_("Where to come to."), 16),
    text_column("building", "楼号", "Building", N_("If it belongs to one building."), 8,
                suggests="buildings"),
    text_column("days", "日期", "Days", N_("Empty: every day. Otherwise 4/2, 4/2-4/5, 周末 …"), 16,
                also=("哪几天", "Dates")),
)  # fmt: skip

_POST_TIME = text_column(
    "times", "时间", "Time", N_("The time to be covered: 全天 (all day, also if empty) or 08:00-20:00."), 22
)
_DUTY_TIMES = text_column(
    "times", "时间", "Time", N_("One or more duties: 08:00-10:00; 14:00-16:00."), 26, is_required=True
)

_DEMAND_COLUMNS = (
    number_column("needed", "需要", "Needed", N_("People without whom it does not work. Empty: 1."), 0, 500,
                  width=8, also=("最少人数", "需要人数")),
    number_column("wanted", "希望", "Wanted", N_("People who would be better. Empty: as many as needed."), 0,
                  500, width=8, also=("希望人数",)),
    text_column("skills", "技能", "Skills", N_("Any one of them is enough. Empty: none is needed."), 18,
                suggests="skills", is_many=True),
    text_column("trainings", "培训", "Training", N_("All of them are needed."), 16, suggests="trainings",
                is_many=True, also=("Trainings",)),
    text_column("kinds", "身份", "Who may", N_("Volunteer, guard, staff; empty: all of them."), 14,
                choices=KINDS, is_many=True),
    text_column("ages", "年龄", "Ages", N_("For example 18-60, 18- or -65."), 9),
    text_column("prefers", "优先性别", "Preferred sex", N_("A wish, no condition. Usually empty."), 10,
                choices=SEXES),
    number_column("ppe", "防护等级", "Gear level", N_("0 none, 1, 2 suit, 3 suit and respirator."), 0, 3,
                  width=10),
    text_column("zone", "区域", "Zone", N_("Minors are kept out of the contaminated zone; no other rule looks"
                                           " at it yet."), 12, choices=ZONES),
    text_column("online", "线上", "Online", N_("yes: can be done from home."), 7, choices=YES_NO),
    text_column("strains", "伤身", "Strain",
                N_("Whom it would hurt: those with such a health limit are spared."), 16, choices=STRAINS,
                is_many=True),
    text_column("tags", "标签", "Tags", N_("Words by which people may like or avoid it."), 14, is_many=True),
    number_column("hardship", "辛苦系数", "Hardship %",
                  N_("100 is usual; 150 counts each hour half as much again."), 0, 1000, width=10),
)  # fmt: skip

_ID_COLUMN = (text_column("id", "编号", "Id", N_("Only needed when two duties have the same name."), 12),)

_POST_COLUMNS = (
    text_column("lengths_volunteer", "志愿者班长(小时)", "Shift hours, volunteers",
                N_("For example 4,6. Empty: 4 and 6."), 12),
    text_column("lengths_guard", "保安班长(小时)", "Shift hours, guards", N_("For example 8. Empty: 8."), 12),
    text_column("lengths_staff", "居委班长(小时)", "Shift hours, staff",
                N_("For example 4,6. Empty: as volunteers."), 12),
    number_column("grid", "起班间隔(小时)", "Hours between shift starts",
                  N_("Empty: as on the sheet of the compound."), 0.25, 24),
)  # fmt: skip


def _needs(
    key: str, zh: str, en: str, note: str, time: Column, *extra: Column, also: tuple[str, ...] = ()
) -> Sheet:
    name = text_column(
        "name", "名称", "Name", N_("What the duty is called."), 18, is_required=True, also=("任务", "岗位")
    )
    columns = (name, *_ROLE_COLUMNS, *_PLACE_COLUMNS, time, *_DEMAND_COLUMNS, *extra, *_ID_COLUMN)
    return Sheet(key=key, zh=zh, en=en, note=note, columns=columns, also=also)


POSTS = _needs(
    "posts", "岗位", "Posts", N_("Places manned over time: gates, desks. The program cuts the shifts."),
    _POST_TIME, *_POST_COLUMNS,
)  # fmt: skip
ROUNDS = _needs(
    "rounds",
    "巡回",
    "Rounds",
    N_("Places visited again and again: patrol, disinfection, rubbish."),
    _DUTY_TIMES,
)
EVENTS = _needs(
    "events", "活动", "Events", N_("Dated events with several roles, such as a swab test; a row each."),
    _DUTY_TIMES,
)  # fmt: skip
ROUTES = _needs(
    "routes", "配送", "Routes", N_("Things carried to the buildings: parcels, food, medicine."), _DUTY_TIMES
)
PAIRS = _needs(
    "pairs", "结对", "Pairs", N_("A lasting bond of a helper and a household."), _DUTY_TIMES,
    text_column("household", "住户", "Household", N_("Only for the office."), 16),
)  # fmt: skip
ON_CALL = _needs(
    "on_call", "待命", "OnCall", N_("Standby that a call turns into duty: ambulance, fire."), _DUTY_TIMES,
    text_column("at_home", "在家待命", "At home",
                N_("yes (also if empty): waits at home, which is no exertion."), 10, choices=YES_NO),
    also=("On call",),
)  # fmt: skip

NEED_SHEETS = (POSTS, ROUNDS, EVENTS, ROUTES, PAIRS, ON_CALL)
