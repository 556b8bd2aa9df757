"""A plan made by hand for the tests of exporters: twelve people, two days, two posts, an event, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal

from hypothesis import strategies as st

from paiban.values.needs import Handling, Home, Zone
from paiban.values.people import HealthLimit, Kind
from paiban.values.plan import (
    Plan,
    PlanAbout,
    PlanAssignment,
    PlanCoverage,
    PlanFinding,
    PlanGap,
    PlanHorizon,
    PlanMakeup,
    PlanNeed,
    PlanReason,
    PlanRole,
    PlanStop,
    PlanUnserved,
    PlanVolunteer,
)
from paiban.values.plan_settings import PlanSettings
from paiban.values.roster import Status

ZONE = timezone(timedelta(hours=8))
MIDNIGHT = datetime(2022, 4, 1, tzinfo=ZONE)

NAMES = (
    "王建国", "李小红", "张伟", "欧阳娜娜", "陈静", "刘洋", "赵敏", "孙丽", "周强", "吴迪",
    "王建国", "=HYPERLINK(1)",
)  # fmt: skip


def at(hour: float) -> datetime:
    """The moment so many hours after the first midnight, Friday 1 April 2022."""
    return MIDNIGHT + timedelta(minutes=round(hour * 60))


def someone(index: int, name: str, **known: Any) -> PlanVolunteer:
    return PlanVolunteer(
        **{
            "id": f"p{index}",
            "name": name,
            "kind": Kind.VOLUNTEER,
            "building": str(index % 6 + 1),
            "room": f"{index}0{index}8",
            "phone": f"1380000{index:04d}",
            **known,
        }
    )


def need(
    ident: str,
    name: str,
    kind: Literal["post", "round", "event", "route", "pair", "on-call"] = "post",
    tier: int = 1,
    **known: Any,
) -> PlanNeed:
    return PlanNeed(**{"id": ident, "name": name, "kind": kind, "tier": tier, "zone": "semi", **known})


def duty(
    volunteer: str, of: str, start: float, end: float, role: str = "值守", **known: Any
) -> PlanAssignment:
    return PlanAssignment(volunteer=volunteer, need=of, role=role, start=at(start), end=at(end), **known)


def gap(of: str, start: float, end: float, role: str = "值守", **known: Any) -> PlanGap:
    return PlanGap(
        **{
            "need": of,
            "role": role,
            "start": at(start),
            "end": at(end),
            "missing": 1,
            "short": 1,
            "tier": 0,
            **known,
        }
    )


def cover(of: str, start: float, end: float, role: str = "值守", **known: Any) -> PlanCoverage:
    wanted = {"needed": 1, "wanted": 2, "assigned": 1, **known}
    return PlanCoverage(need=of, role=role, start=at(start), end=at(end), **wanted)


def plan(
    volunteers: Sequence[PlanVolunteer],
    needs: Sequence[PlanNeed],
    assignments: Sequence[PlanAssignment] = (),
    *,
    days: int = 2,
    **known: Any,
) -> Plan:
    """A plan of these parts; all else is as a small solve would leave it, gear as its needs ask for."""
    gear = {need.id: need.ppe for need in needs}
    return Plan(
        **{
            "created": datetime(2022, 3, 31, 12, tzinfo=UTC),
            "site": "幸福小区",
            "input_sha256": "ab12" * 16,
            "settings": PlanSettings(),
            "status": Status.FEASIBLE,
            "cost": 1250,
            "bound": 1225,
            "seconds": 2.5,
            "horizon": PlanHorizon(start=at(0), end=at(24 * days), zone="Asia/Shanghai"),
            "volunteers": tuple(volunteers),
            "needs": tuple(needs),
            "assignments": tuple(
                row.model_copy(update={"ppe": row.ppe or gear[row.need]}) for row in assignments
            ),
            "coverage": (),
            "gaps": (),
            "findings": (),
            **known,
        }
    )


def _people() -> list[PlanVolunteer]:
    people = [someone(index, name) for index, name in enumerate(NAMES, start=1)]
    people[8] = someone(9, "周强", kind=Kind.GUARD)
    people[3] = someone(4, "欧阳娜娜", consent=False)
    return people


def _duties(first_hour: float) -> list[PlanAssignment]:
    night = first_hour + 20
    return [
        duty("p1", "b3", first_hour + 8, first_hour + 14, points=80, origin="pin"),
        duty("p2", "b3", first_hour + 14, night, points=70),
        duty("p3", "b3", night, night + 6, points=110),
        duty("p9", "gate", first_hour + 8, first_hour + 16, points=80, origin="kept"),
        duty("p11", "gate", first_hour + 8, first_hour + 12, points=40),
        duty("p10", "gate", first_hour + 15.75, first_hour + 20, points=43),
        duty("p12", "gate", night, night + 4, points=60),
    ]


def two_days() -> Plan:
    """The plan that most tests of exporters use."""
    needs = [
        need("gate", "北门值守", tier=1, place="北门岗亭"),
        need("swab", "全员核酸", "event", tier=1, place="中心花园", ppe=2),
        need("b3", "3号楼封控值守", tier=0, building="3", place="3号楼一单元门口", ppe=2),
        need("care", "结对 5号楼李奶奶", "pair", tier=0, building="5", place="5号楼402", restricted=True),
    ]
    event = [
        duty("p5", "swab", 8.5, 11.5, "采样协助", points=40),
        duty("p6", "swab", 8.5, 11.5, "采样协助", points=40),
        duty("p7", "swab", 7.5, 8.5, "搭帐篷", points=12),
        duty("p4", "care", 9, 9.5, "问候", points=5),
    ]
    unfit = PlanAbout(volunteer="p8", need="b3", role="值守", start=at(26), end=at(32))
    wish = PlanAbout(volunteer="p2", need="b3", start=at(14), end=at(20), detail="北门值守")
    return plan(
        _people(),
        needs,
        [*_duties(0), *_duties(24), *event],
        coverage=(
            cover("gate", 0, 48),
            cover("swab", 7.5, 8.5, "搭帐篷", wanted=1),
            cover("swab", 8.5, 11.5, "采样协助", needed=3, wanted=3, assigned=2),
            cover("b3", 0, 48),
            cover("care", 9, 9.5, "问候", wanted=1),
        ),
        gaps=(
            gap(
                "b3", 26, 32,
                reasons=(
                    PlanReason(rule="available", count=7, volunteers=("p1", "p2")),
                    PlanReason(rule="health-limits", count=1, volunteers=("p8",)),
                    PlanReason(rule="cost", count=1, volunteers=("p6",)),
                ),
            ),
            gap("b3", 0, 8),
            gap("gate", 12, 15.75, missing=0, tier=1),
            gap("swab", 8.5, 11.5, "采样协助", tier=1),
        ),
        findings=(
            PlanFinding(
                rule="health-limits", hard=True, miss=1, cost=0, count=1, high=0, about=unfit,
                message="孙丽因身体原因不宜在3号楼封控值守", private=True,
            ),
            PlanFinding(
                rule="wishes", hard=False, miss=1, cost=10, count=0, low=1, about=wish, message="李小红的愿望"
            ),
        ),
    )  # fmt: skip


words = st.text("王李=+-@ab1、 ", max_size=4)
stops = st.builds(
    lambda place, start, minutes, load, sealed: PlanStop(
        place=place, start=at(start), end=at(start + minutes / 60), load=load, sealed=sealed
    ),
    words, st.integers(0, 47), st.integers(1, 60), st.integers(0, 20), st.booleans(),
)  # fmt: skip
coverages = st.builds(
    lambda of, start, length, needed: cover(of, start, start + length, needed=needed),
    st.sampled_from(["gate", "b3"]), st.integers(0, 40), st.integers(1, 30), st.integers(0, 2),
)  # fmt: skip
left_behind = st.builds(
    PlanUnserved, line=st.sampled_from(["4.4", "5.3"]), place=words, load=st.integers(0, 9), reason=words
)
demands = st.fixed_dictionaries(
    {
        "line": st.sampled_from(["", "1.1", "1.10", "S13"]),
        "tags": st.lists(words, max_size=2).map(tuple),
        "strains": st.sampled_from([(), tuple(HealthLimit)]),
        "compatible": st.lists(words, max_size=2).map(tuple),
        "makeup": st.sampled_from([(), (PlanMakeup(least=1, skills=("police",), kinds=(Kind.GUARD,)),)]),
        "apart_from": st.lists(words, max_size=2).map(tuple),
        "consent": words,
        "home": st.sampled_from([None, *Home]),
        "handles": st.sampled_from([(), tuple(Handling)]),
        **{key: st.booleans() for key in ("at_home", "one_role", "empties", "meeting")},
    }
)
LESSON: dict[str, Any] = {
    "teaches": ("ppe",),
    "roles": (
        PlanRole(name="值守", needed=1, wanted=1, must=("nurse",), min_age=18),
        PlanRole(name="登记", needed=0, wanted=6, learns=True),
    ),
}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Small plans with any names, over two days, with duties over midnight, nobody in two places at once."""
    names = draw(st.lists(st.text("王李张=+-@ab1、，（） ", min_size=1, max_size=5), min_size=1, max_size=5))
    people = [
        someone(index, name if name.strip() else "王", consent=draw(st.booleans()))
        for index, name in enumerate(names)
    ]
    needs = [
        need("gate", "北门", tier=1, **draw(demands)),
        need("b3", "3号楼", tier=0),
        need("pair", "结对", "pair", restricted=True),
        need("route", "送货", "route", stops=tuple(draw(st.lists(stops, max_size=3))), crew=draw(words)),
        need("lesson", "培训", "event", stops=tuple(draw(st.lists(stops, max_size=2))), **LESSON),
    ]
    duties: dict[tuple[str, datetime], PlanAssignment] = {}
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, 2 * 1440 - 1)) / 60
        row = duty(
            draw(st.sampled_from(people)).id,
            draw(st.sampled_from(needs)).id,
            start,
            start + draw(st.integers(1, 720)) / 60,
            draw(st.sampled_from(["值守", "登记"])),
            ppe=draw(st.integers(0, 3)),
            zone=draw(st.sampled_from(["", *Zone])),
            lead=draw(st.sampled_from([0, 15])),
        )
        if all(other.volunteer != row.volunteer or not _meet(other, row) for other in duties.values()):
            duties[row.volunteer, row.start] = row
    gaps = [
        gap(
            draw(st.sampled_from(needs)).id,
            start,
            start + draw(st.integers(1, 30)),
            missing=draw(st.integers(0, 3)),
            short=draw(st.integers(3, 4)),
        )
        for start in draw(st.lists(st.integers(0, 47), max_size=4))
    ]
    return plan(
        people,
        needs,
        list(duties.values()),
        gaps=tuple(gaps),
        coverage=tuple(draw(st.lists(coverages, max_size=3))),
        unserved=tuple(draw(st.lists(left_behind, max_size=2))),
    )


def _meet(one: PlanAssignment, other: PlanAssignment) -> bool:
    return one.start < other.end and other.start < one.end
