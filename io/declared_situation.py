"""The sheets from which needs follow by themselves: tasks, the calendar, and households."""

from __future__ import annotations

from paiban.io.choices import OCCASIONS, ON_OFF, YES_NO
from paiban.io.columns import Sheet, number_column, text_column
from paiban.text import N_

TASKS = Sheet(
    key="tasks",
    zh="任务",
    en="Tasks",
    note=N_("The tasks that the program knows and plans by itself. Switch them on and off."),
    columns=(
        text_column("line", "编号", "Line", N_("The task's number; do not change it."), 8, is_required=True,
                    also=("任务编号", "任务线")),
        text_column("title", "名目", "Title", N_("Only to read."), 44),
        text_column("on", "开关", "On", N_("on or off. Empty: as usual."), 8, choices=ON_OFF,
                    also=("On/off",)),
    ),
)  # fmt: skip

CALENDAR = Sheet(
    key="calendar",
    zh="日历",
    en="Calendar",
    note=N_("Dated things that bring duties of their own: swab tests, supplies, shows, meetings."),
    columns=(
        text_column("kind", "事项", "What", N_("What happens."), 14, choices=OCCASIONS, is_required=True,
                    also=("类型", "Kind")),
        text_column("start", "时间", "When", N_("When it begins, for example 2022-04-02 08:00."), 18,
                    is_required=True, also=("开始", "Start")),
        text_column("place", "地点", "Place", N_("Where to come to."), 18),
        number_column("lanes", "通道数", "Lanes",
                      N_("Of a swab test. Empty: as many as it takes to be done in time."), 1, 100),
        number_column("rate", "每通道每分钟人数", "People per minute and lane", N_("Empty: 1."), 0.1, 20),
        number_column("minutes", "最长(分钟)", "Longest (minutes)", N_("Empty: 240."), 5, 1440),
    ),
)  # fmt: skip

HOUSEHOLDS = Sheet(
    key="households",
    zh="住户",
    en="Households",
    note=N_("Households that somebody looks after. The whole sheet is only for the office."),
    columns=(
        text_column("name", "住户", "Household", N_("Only for the office: never shown to volunteers."), 18,
                    is_required=True, also=("姓名", "Name")),
        text_column("building", "楼号", "Building", N_("As on the sheet of buildings."), 8,
                    suggests="buildings", is_required=True, also=("楼栋", "楼栋号")),
        text_column("languages", "语言", "Languages",
                    N_("Languages or sign language that helpers need there."), 14, suggests="skills",
                    is_many=True),
        text_column("is_greeted", "每日问候", "Greeted", N_("yes: somebody asks every day how they are."), 10,
                    choices=YES_NO),
        text_column("is_watched", "留意照看", "Watched", N_("yes: looked after discreetly."), 10,
                    choices=YES_NO),
        text_column("is_verified", "送货上门", "Verified",
                    N_("yes: found to be in hardship; supplies are brought to the door."), 10,
                    choices=YES_NO),
        text_column("needs_medicine", "需配药", "Medicine", N_("yes: waits for medicine."), 10,
                    choices=YES_NO),
        number_column("dogs", "犬只", "Dogs", N_("Dogs to be walked."), 0, 20, width=8),
        number_column("pets", "寄养宠物", "Pets", N_("Pets to be put up elsewhere."), 0, 50, width=8),
    ),
)  # fmt: skip
