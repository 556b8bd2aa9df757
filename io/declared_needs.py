"""The six sheets of needs with their columns, as data. Reading, writing and the instructions follow it."""

from __future__ import annotations

from paiban.io.choices import HANDLED, HOMES, KINDS, SEXES, STRAINS, TIERS, YES_NO, ZONES
from paiban.io.columns import Column, Sheet, number_column, rare, text_column
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
    text_column("helpful", "有更好的技能", "Skills that help",
                N_("A wish: whoever has one of them goes first."), 18, suggests="skills", is_many=True),
    text_column("trainings", "培训", "Training", N_("All of them are needed."), 16, suggests="trainings",
                is_many=True, also=("Trainings",)),
    text_column("kinds", "身份", "Who may", N_("Volunteer, guard, staff; empty: all of them."), 14,
                choices=KINDS, is_many=True),
    text_column("ages", "年龄", "Ages", N_("For example 18-60, 18- or -65."), 9),
    text_column("prefers", "优先性别", "Preferred sex", N_("A wish, no condition. Usually empty."), 10,
                choices=SEXES),
    number_column("ppe", "防护等级", "Gear level",
                  N_("0 none, 1, 2 suit, 3 suit and respirator. A later row of the same duty may give its"
                     " role another one."), 0, 3, width=10),
    text_column("zone", "区域", "Zone",
                N_("Where it takes its people. A later row of the same duty may give its role another one."),
                12, choices=ZONES),
    text_column("online", "线上", "Online", N_("yes: can be done from home."), 7, choices=YES_NO),
    text_column("strains", "伤身", "Strain",
                N_("Whom it would hurt: those with such a health limit are spared."), 16, choices=STRAINS,
                is_many=True),
    text_column("tags", "标签", "Tags", N_("Words by which people may like or avoid it."), 14, is_many=True),
    number_column("hardship", "辛苦系数", "Hardship %",
                  N_("100 is usual; 150 counts each hour half as much again."), 0, 1000, width=10),
)  # fmt: skip

_TEAM_COLUMNS = rare(
    text_column("must", "技能(须齐备)", "Skills, all",
                N_("All of them are needed, besides one of the other column."), 16, suggests="skills",
                is_many=True),
    text_column("learns", "受训者", "Learns",
                N_("yes: whoever takes this role learns what the duty teaches."), 9, choices=YES_NO),
    text_column("teaches", "教授培训", "Teaches",
                N_("Trainings that learners have afterwards; the other roles are trainers."), 16,
                suggests="trainings", is_many=True),
    text_column("makeup", "队伍构成", "Team",
                N_("Who must be among those on duty, such as: 1 of police, guard; 1 of staff. Skills, or"
                   " volunteer, guard, staff."), 22),
    text_column("mixed", "男女搭配", "Mixed", N_("yes: better with both sexes."), 9, choices=YES_NO),
    text_column("one_role", "一人一角色", "One role only",
                N_("yes: nobody takes two roles of this duty, such as orders and money."), 10,
                choices=YES_NO),
    number_column("continuity", "换人代价", "Price of changes",
                  N_("What each further person in one role costs. Empty: 0, changes do not matter."), 0,
                  10_000),
    text_column("crew", "班组", "Crew", N_("Duties of one crew share their people."), 12),
    number_column("crew_size", "班组人数", "Crew size",
                  N_("How many people the crew has. Empty: any number."), 0, 500),
    text_column("apart_from", "与班组不混", "Apart from crews",
                N_("Crews whose people may not serve here at all."), 14, is_many=True),
    text_column("consent", "须本人同意", "Asks consent",
                N_("One word for what people must have agreed to, as on the sheet of volunteers."), 14),
    text_column("home", "本楼居民", "Own building",
                N_("Whether residents of its building are preferred, must not take it, or alone do. Empty:"
                   " all the same."), 14, choices=HOMES),
    text_column("handles", "接触", "Handles",
                N_("food or waste: whoever handled waste does not handle food on that day."), 10,
                choices=HANDLED, is_many=True),
    text_column("empties", "清空房间", "Empties the room",
                N_("yes: nobody else has duty at this place meanwhile, as during disinfection."), 10,
                choices=YES_NO),
    text_column("meeting", "面对面开会", "Face to face", N_("yes: brings people together in one room."), 10,
                choices=YES_NO),
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

_POST_RARE = rare(
    number_column("handover", "交接提前(分钟)", "Handover minutes",
                  N_("So much earlier the next one comes. Empty: as on the sheet of the compound."), 0, 120),
)  # fmt: skip
_ON_CALL_RARE = rare(
    text_column("compatible", "可兼任", "Goes together with",
                N_("Names or tags of duties that can be done while on call."), 16, suggests="needs",
                is_many=True),
)  # fmt: skip


def _needs(
    key: str, zh: str, en: str, note: str, time: Column, *extra: Column, also: tuple[str, ...] = ()
) -> Sheet:
    name = text_column(
        "name", "名称", "Name", N_("What the duty is called."), 18, is_required=True, also=("任务", "岗位")
    )
    usual = (name, *_ROLE_COLUMNS, *_PLACE_COLUMNS, time, *_DEMAND_COLUMNS)
    ordered = sorted((*usual, *extra, *_TEAM_COLUMNS), key=lambda column: column.is_rare)
    columns = (*ordered, *_ID_COLUMN)
    return Sheet(key=key, zh=zh, en=en, note=note, columns=columns, also=also)


POSTS = _needs(
    "posts", "岗位", "Posts", N_("Places manned over time: gates, desks. The program cuts the shifts."),
    _POST_TIME, *_POST_COLUMNS, *_POST_RARE,
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
    *_ON_CALL_RARE, also=("On call",),
)  # fmt: skip

NEED_SHEETS = (POSTS, ROUNDS, EVENTS, ROUTES, PAIRS, ON_CALL)
