"""All sheets of the workbook with their columns, as data. Reading, writing and the instructions follow it."""

from __future__ import annotations

from paiban.io.choices import HARD_WORDS, HEALTH, KINDS, LANGUAGES, ON_OFF, PIN_KINDS, SEXES, YES_NO
from paiban.io.columns import Look, Sheet, number_column, rare, text_column
from paiban.io.declared_needs import NEED_SHEETS
from paiban.io.declared_situation import CALENDAR, HOUSEHOLDS, TASKS
from paiban.text import N_

_SUITS_NOTE = N_("Empty: enough. The rule “Suits in stock” keeps to it; a long duty takes more than one.")

SITE = Sheet(
    key="site",
    zh="小区",
    en="Site",
    note=N_("The compound itself. The first and the last day are the only entries that must be there."),
    is_form=True,
    columns=(
        text_column("name", "名称", "Name", N_("What the compound is called."), also=("小区名称", "小区")),
        text_column("first", "开始日期", "First day", N_("The first day to plan."), look=Look.DAY,
                    is_required=True),
        text_column("last", "结束日期", "Last day", N_("The last day to plan, itself included."),
                    look=Look.DAY, is_required=True),
        text_column("zone", "时区", "Time zone",
                    N_("Leave it as it is unless the compound lies outside China.")),
        text_column("language", "语言", "Language", N_("The language of messages and rosters."),
                    choices=LANGUAGES),
        text_column("hours", "默认可服务时间", "Default hours",
                    N_("Used, with a notice, for volunteers whose hours are empty. Guards and staff are then"
                       " taken to be there round the clock.")),
        number_column("suits_1", "防护服每日数量 一级", "Suits per day, level 1", _SUITS_NOTE, 0, 100_000),
        number_column("suits_2", "防护服每日数量 二级", "Suits per day, level 2", _SUITS_NOTE, 0, 100_000),
        number_column("suits_3", "防护服每日数量 三级", "Suits per day, level 3", _SUITS_NOTE, 0, 100_000),
        number_column("grid", "起班间隔(小时)", "Hours between shift starts",
                      N_("Empty: shifts follow each other evenly. A smaller number lets shifts begin more"
                         " often; the roster gets better and takes longer to find."), 0.25, 24),
        number_column("handover", "交接提前(分钟)", "Handover minutes",
                      N_("So much earlier whoever relieves somebody at a post comes. Empty: 0."), 0, 120),
        text_column("gates", "开放的出入口", "Open gates", N_("For example north gate, east gate."),
                    is_many=True),
        text_column("closed", "不通的楼间", "Closed passages",
                    N_("Buildings or gates between which the direct way is shut: 3-4, 7-8."), is_many=True),
        number_column("carts", "推车数量", "Carts", N_("For deliveries. Empty: enough."), 0, 1000),
        number_column("cart_load", "每车箱数", "Boxes per cart", N_("Empty: 24."), 1, 1000),
        number_column("gear", "外出防护等级", "Gear level outside",
                      N_("What everybody wears on duty outside: 0 none, 1, 2 suit. Empty: 1."), 0, 3),
        number_column("beds", "办公室床位", "Beds in the office", N_("For staff who sleep there."), 0, 1000),
        number_column("sleeping_area", "住宿面积(平方米)", "Sleeping area (m²)",
                      N_("Instead of beds: one bed for each 3.5 m². With both, the smaller number counts."),
                      0, 10_000),
        number_column("reserve", "后备把握(%)", "Reserve, certainty %",
                      N_("So sure that people in reserve at home suffice for those at life-safety posts who"
                         " do not come; 95 is usual. Empty: nobody is kept in reserve."), 0, 99),
    ),
)  # fmt: skip

BUILDINGS = Sheet(
    key="buildings",
    zh="楼栋",
    en="Buildings",
    note=N_("One row for each building. Whoever lives in a sealed one cannot serve outside it meanwhile."),
    columns=(
        text_column("number", "楼号", "Building", N_("For example 3 or 3A."), 8, is_required=True,
                    also=("楼栋", "楼栋号", "Number", "No.")),
        number_column("households", "户数", "Households", N_("How many households live there."), 0, 10_000),
        number_column("residents", "居民数", "Residents", N_("How many people live there."), 0, 100_000,
                      also=("人数",)),
        number_column("order", "顺序", "Order", N_("Its place on a walk through the compound: 1, 2, 3 …"), 0,
                      10_000),
        text_column("gate", "出入口", "Gate", N_("The gate or door its people use.")),
        text_column("sealed_from", "封控起", "Sealed from",
                    N_("When sealing begins, for example 2022-04-02 08:00. Sealed twice: two times with ;"
                       " between."), 18, also=("封控开始",)),
        text_column("sealed_until", "封控至", "Sealed until",
                    N_("When it ends; a date alone means the end of that day. Empty: until the last planned"
                       " day."), 18, also=("封控结束",)),
        text_column("languages", "语言", "Languages",
                    N_("Languages or sign language that helpers need there."), 14, suggests="skills",
                    is_many=True),
        text_column("vulnerable", "困难家庭", "Vulnerable households",
                    N_("Only for the office: never shown to volunteers."), 24),
        *rare(
            text_column("position", "位置(米)", "Position (m)",
                        N_("Metres east and north of any corner of the compound's plan: 120,40."), 12),
            number_column("parcels", "每批包裹", "Parcels per wave",
                          N_("How many boxes usually come for it in one wave."), 0, 10_000),
            number_column("shared_flats", "群租房", "Shared flats",
                          N_("How many flats strangers share. Fire and power are looked at there first."),
                          0, 10_000, also=("群租", "合租房")),
        ),
    ),
)  # fmt: skip

VOLUNTEERS = Sheet(
    key="volunteers",
    zh="志愿者",
    en="Volunteers",
    note=N_("One row for each person: volunteers, guards and staff. Only the name must be there."),
    columns=(
        text_column("name", "姓名", "Name", N_("Full name."), 10, is_required=True,
                    also=("名字", "志愿者姓名")),
        text_column("phone", "电话", "Phone", N_("Mobile number, 11 digits."), 14,
                    also=("手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "Mobile")),
        text_column("kind", "身份", "Kind", N_("Volunteer, guard or staff; empty means volunteer."), 9,
                    choices=KINDS, also=("类型", "人员类型")),
        text_column("sex", "性别", "Sex", N_("May be left empty."), 7, choices=SEXES, also=("Gender",)),
        number_column("age", "年龄", "Age", N_("In years; may be left empty."), 0, 120, width=7),
        text_column("building", "楼号", "Building", N_("As on the sheet of buildings."), 8,
                    suggests="buildings", also=("楼栋", "楼栋号")),
        text_column("room", "房号", "Room", N_("Only for the office."), 8, also=("室", "门牌号", "房间号")),
        text_column("skills", "技能", "Skills", N_("One or more, with 、 or a comma between: nurse, driver."),
                    20, suggests="skills", is_many=True, also=("特长", "专业")),
        text_column("trainings", "培训", "Training",
                    N_("Courses taken here: protective gear, disinfection …"), 18, suggests="trainings",
                    is_many=True, also=("Trainings", "已参加培训")),
        text_column("available", "可服务时间", "Available",
                    N_("Plain words: 周三上午; 除周末外都可以; 4/2 14:00-18:00; every day 08:00-12:00."), 30,
                    also=("可服务时段", "服务时间", "有空时间", "Hours")),
        number_column("day_hours", "每天最多小时", "Hours per day at most",
                      N_("Empty: the general rule holds."), 0, 24),
        number_column("total_hours", "总共最多小时", "Hours in total at most", N_("Over all planned days."),
                      0, 10_000),
        text_column("online_only", "只能线上", "Online only",
                    N_("yes: only duties that can be done from home."), 9, choices=YES_NO),
        text_column("first_timer", "新人", "New", N_("yes: has not served yet and should not stand alone."),
                    7, choices=YES_NO, also=("第一次", "First time")),
        text_column("health", "健康限制", "Health limits",
                    N_("What to spare this person; never shown to others. Do not write illnesses."), 18,
                    choices=HEALTH, is_many=True),
        text_column("likes", "喜欢", "Likes", N_("Names or tags of duties."), 16, suggests="needs",
                    is_many=True, also=("希望岗位", "意向")),
        text_column("avoids", "不要", "Avoids", N_("Names or tags of duties."), 16, suggests="needs",
                    is_many=True, also=("不想做",)),
        text_column("together", "同岗", "Together with", N_("Names of people to serve with."), 16,
                    suggests="people", is_many=True),
        text_column("apart", "不同岗", "Apart from", N_("Names of people not to serve with."), 16,
                    suggests="people", is_many=True),
        text_column("take_turns", "不能同时外出", "Takes turns with",
                    N_("Names of people of whom one stays at home, for example to look after children."), 16,
                    suggests="people", is_many=True),
        text_column("consent", "同意公开", "Consent",
                    N_("no: the name is shown nowhere public. Empty means yes."), 9, choices=YES_NO),
        text_column("note", "备注", "Note", N_("Anything; the program does not read it."), 24,
                    also=("说明", "Remarks")),
        text_column("id", "编号", "Id", N_("Only needed when two people have the same name."), 12,
                    also=("工号",)),
        *rare(
            text_column("bubble", "小组", "Bubble",
                        N_("People with the same word here serve among themselves."), 10),
            text_column("agrees", "同意事项", "Agrees to",
                        N_("What they have agreed to beyond ordinary duty: the words that duties ask for."),
                        16, is_many=True),
            text_column("lives_in_office", "住办公室", "Lives in office", N_("yes: sleeps there."), 9,
                        choices=YES_NO),
        ),
    ),
)  # fmt: skip

RULES = Sheet(
    key="rules",
    zh="规则",
    en="Rules",
    note=N_("What the roster respects. Switch rules on and off, change their numbers. Empty: as usual."),
    columns=(
        text_column("rule", "规则", "Rule", N_("The rule's name; do not change it."), 24, is_required=True),
        text_column("title", "名目", "Title", N_("Only to read."), 22),
        text_column("on", "开关", "On", N_("on or off."), 8, choices=ON_OFF, also=("On/off",)),
        text_column("weight", "权重", "Weight",
                    N_("“hard” if it must hold, or what breaking it once costs: 0, 1, 2 … up to thousands."),
                    10, choices=HARD_WORDS),
        text_column("parameters", "参数", "Numbers",
                    N_("The rule's own numbers, for example hours=8; days=2."), 26, also=("Parameters",)),
        text_column("sentence", "说明", "Meaning", N_("Only to read."), 60),
    ),
)  # fmt: skip

PINS = Sheet(
    key="pins",
    zh="锁定",
    en="Pins",
    note=N_("What is already fixed: this person there then, or never there."),
    columns=(
        text_column("volunteer", "姓名", "Name", N_("As on the sheet of volunteers."), 12, is_required=True,
                    suggests="people", also=("志愿者", "Volunteer")),
        text_column("kind", "必须/不可", "Must or never", N_("must: has this duty; never: does not."), 12,
                    choices=PIN_KINDS, is_required=True),
        text_column("need", "任务", "Duty", N_("The name of the duty; empty: any duty."), 18,
                    suggests="needs", also=("岗位", "岗位/任务", "Need")),
        text_column("role", "角色", "Role", N_("Empty: any role."), 12),
        text_column("start", "从", "From", N_("Empty: from the first planned day."), 18, also=("开始",)),
        text_column("end", "到", "Until",
                    N_("A date alone means the end of that day. Empty: to the last planned day."), 18,
                    also=("结束", "To")),
    ),
)  # fmt: skip

SHEETS = (SITE, BUILDINGS, VOLUNTEERS, *NEED_SHEETS, TASKS, CALENDAR, HOUSEHOLDS, RULES, PINS)
INSTRUCTIONS = {"zh": "说明", "en": "Instructions"}
LISTS = {"zh": "列表", "en": "Lists"}
