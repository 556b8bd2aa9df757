"""What the locked-down compound needs in a week, beside what comes by itself."""

from __future__ import annotations

from collections.abc import Iterator

from examples.invented.needs import (
    CHEMICALS,
    DISINFECTION,
    LIFTING,
    OUTDOOR,
    PPE,
    SUIT,
    day_patrol,
    gate,
    sealed_disinfection,
    swab_site,
    swab_tables,
)
from examples.invented.timetable import on_days
from paiban.values.horizon import Horizon
from paiban.values.needs import Event, Need, Post, Role, Round, Route, Tier, Zone
from paiban.values.people import Kind

SWAB_DAYS = (2, 5)
FOUR_HOUR_SHIFTS = dict.fromkeys(Kind, (240,))
RESIDENTS = frozenset({Kind.VOLUNTEER})
LIFT_TAG, DESK_TAG = frozenset({"搬运"}), frozenset({"坐班"})


def lockdown_needs(horizon: Horizon) -> tuple[Need, ...]:
    """Return the posts, rounds, events and routes of the week."""
    return (
        gate(horizon),
        *_posts_outside(horizon),
        *_desks(horizon),
        day_patrol(horizon, ((9, 11), (14, 16), (19, 21))),
        _night_patrol(horizon),
        sealed_disinfection(horizon),
        *_other_rounds(horizon),
        swab_site(horizon, SWAB_DAYS, order=10, desks=8, codes=3),
        swab_tables(horizon, SWAB_DAYS, tables=6, drivers=2),
        *_events(horizon),
        *_deliveries(horizon),
        *_other_routes(horizon),
    )


def _posts_outside(horizon: Horizon) -> Iterator[Post]:
    """Yield the register at the gate and both sides of the parcel buffer."""
    yield Post(
        id="gate-register",
        name="大门登记",
        times=on_days(horizon, ((7, 22),)),
        roles=(Role(name="登记", min_age=18),),
        place="南大门",
        zone=Zone.OUTER,
        ppe=1,
        lengths=FOUR_HOUR_SHIFTS,
        tags=DESK_TAG | {"大门"},
    )
    for ident, name, role, oldest, place, zone in (
        ("parcels-outside", "快递外场", "接收", 60, "南大门外货架", Zone.OUTER),
        ("parcels-inside", "快递内场", "分拣", 65, "中心花园货架", Zone.INNER),
    ):
        yield Post(
            id=ident,
            name=name,
            times=on_days(horizon, ((8, 20),)),
            roles=(Role(name=role, needed=2, wanted=2, kinds=RESIDENTS, max_age=oldest),),
            place=place,
            zone=zone,
            ppe=1,
            strains=OUTDOOR | LIFTING,
            lengths=FOUR_HOUR_SHIFTS,
            tags=LIFT_TAG | {"快递"},
        )


def _desks(horizon: Horizon) -> Iterator[Post]:
    """Yield the reception, the store and the medicine desk."""
    yield Post(
        id="reception",
        name="接待台",
        times=on_days(horizon, ((8, 18),)),
        roles=(
            Role(name="居委", needed=0, wanted=1, kinds=frozenset({Kind.STAFF})),
            Role(name="接待", needed=1, wanted=1),
        ),
        place="居委会门口",
        ppe=1,
        lengths=FOUR_HOUR_SHIFTS,
        tags=DESK_TAG,
    )
    yield Post(
        id="store",
        name="物资仓库",
        times=on_days(horizon, ((9, 17),)),
        roles=(Role(name="仓管", min_age=18),),
        place="地下车库B1",
        zone=Zone.INNER,
        ppe=1,
        strains=LIFTING,
        lengths=FOUR_HOUR_SHIFTS,
        tags=LIFT_TAG,
    )
    yield Post(
        id="medicine",
        name="配药登记台",
        times=on_days(horizon, ((9, 17),)),
        roles=(
            Role(name="药品核对", skills=frozenset({"pharmacist", "nurse", "doctor"})),
            Role(name="登记", needed=0, wanted=1),
        ),
        place="居委会一楼",
        zone=Zone.CLEAN,
        lengths=FOUR_HOUR_SHIFTS,
        tags=DESK_TAG,
    )


def _night_patrol(horizon: Horizon) -> Round:
    """Return the security squad's pairs: one who knows the trade leads."""
    times = on_days(horizon, ((0, 3), (3, 6), (22, 24)))
    squad = frozenset({"police", "security", "veteran"})
    return Round(
        id="patrol-night",
        name="夜间巡逻",
        roles=(
            Role(name="带队", skills=squad, min_age=18, times=times),
            Role(name="队员", min_age=18, times=times),
        ),
        place="全小区",
        ppe=1,
        strains=OUTDOOR,
        tags=frozenset({"巡逻", "夜班"}),
    )


def _other_rounds(horizon: Horizon) -> Iterator[Round]:
    """Yield disinfection outside the sealed buildings, and the rubbish."""
    for ident, name, place, hours in (
        ("disinfect-public", "公共区消杀", "道路、垃圾房、快递架", ((7, 8.5), (18, 19.5))),
        ("disinfect-open", "非封控楼消杀", "各楼门厅、电梯", ((13, 16),)),
    ):
        times = on_days(horizon, hours)
        yield Round(
            id=ident,
            name=name,
            tier=Tier.P2,
            roles=(Role(name="消杀", needed=2, wanted=2, trainings=DISINFECTION, min_age=18, times=times),),
            place=place,
            ppe=1,
            strains=CHEMICALS | LIFTING,
            tags=frozenset({"消杀"}),
        )
    times = on_days(horizon, ((7, 8.5), (19, 20.5)))
    yield Round(
        id="rubbish",
        name="垃圾清运",
        roles=(Role(name="清运", needed=2, wanted=2, min_age=18, max_age=62, times=times),),
        place="各楼垃圾点",
        ppe=1,
        strains=OUTDOOR | LIFTING,
        tags=LIFT_TAG,
        hardship=130,
    )


def _events(horizon: Horizon) -> Iterator[Event]:
    """Yield the supplies that the government sends, and a story hour for the children."""
    times = on_days(horizon, ((13, 16),), (3, 6))
    yield Event(
        id="handout",
        name="保供物资发放",
        roles=(Role(name="分发", needed=12, wanted=14, kinds=RESIDENTS, max_age=62, times=times),),
        place="各楼门口",
        zone=Zone.INNER,
        ppe=1,
        strains=OUTDOOR | LIFTING,
        tags=LIFT_TAG,
    )
    story = on_days(horizon, ((16, 17),), (4, 7))
    yield Event(
        id="storytime",
        name="线上亲子课",
        tier=Tier.P4,
        online=True,
        zone=Zone.CLEAN,
        roles=(Role(name="主讲", skills=frozenset({"teacher"}), times=story),),
        place="微信群直播",
        tags=frozenset({"线上"}),
    )


def _deliveries(horizon: Horizon) -> Iterator[Route]:
    """Yield two waves of parcels a day: three crews for open buildings, one in suits for the sealed ones."""
    times = on_days(horizon, ((10, 12), (16, 18)))
    for part, place in (("a", "1-8号楼"), ("b", "10-16号楼"), ("c", "17-24号楼")):
        yield Route(
            id=f"deliver-{part}",
            name=f"{place}配送",
            roles=(
                Role(name="配送", needed=2, wanted=2, kinds=RESIDENTS, min_age=16, max_age=62, times=times),
            ),
            place=place,
            zone=Zone.INNER,
            ppe=1,
            strains=OUTDOOR | LIFTING,
            tags=LIFT_TAG | {"配送"},
        )
    later = on_days(horizon, ((12, 14), (18, 20)))
    crew = Role(
        name="配送", needed=2, wanted=2, kinds=RESIDENTS, trainings=PPE, min_age=18, max_age=60, times=later
    )
    yield Route(
        id="deliver-sealed",
        name="封控楼配送",
        roles=(crew,),
        place="各封控楼",
        zone=Zone.CONTAMINATED,
        ppe=2,
        strains=OUTDOOR | LIFTING | SUIT,
        tags=LIFT_TAG | {"配送", "封控楼"},
        hardship=120,
    )


def _other_routes(horizon: Horizon) -> Iterator[Route]:
    """Yield the drive to the pharmacies, and the dogs of those who cannot leave."""
    drive = on_days(horizon, ((13, 16),))
    yield Route(
        id="pharmacy",
        name="外出配药",
        roles=(Role(name="司机", skills=frozenset({"driver"}), min_age=18, times=drive),),
        place="医院、药房",
        zone=Zone.OUTER,
        ppe=1,
        tags=frozenset({"配送"}),
    )
    walk = on_days(horizon, ((6.5, 8), (20, 21.5)))
    yield Route(
        id="dogs",
        name="封控楼遛狗",
        tier=Tier.P4,
        roles=(Role(name="遛狗", kinds=RESIDENTS, trainings=PPE, min_age=18, times=walk),),
        place="各封控楼",
        zone=Zone.CONTAMINATED,
        ppe=2,
        strains=OUTDOOR | SUIT,
        tags=frozenset({"封控楼", "宠物"}),
    )
