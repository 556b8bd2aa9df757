"""Needs that both examples have; the guards at sealed buildings come by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from examples.invented.timetable import Hours, on_days
from paiban.values.horizon import Horizon
from paiban.values.needs import Event, OnCall, Post, Role, Round, Tier, Zone
from paiban.values.people import HealthLimit, Sex

SIX_HOURS: Hours = ((0, 6), (6, 12), (12, 18), (18, 24))
PPE = frozenset({"ppe"})
DISINFECTION = frozenset({"ppe", "disinfection"})
SUIT = frozenset({HealthLimit.NO_SUIT})
OUTDOOR = frozenset({HealthLimit.NO_OUTDOOR})
LIFTING = frozenset({HealthLimit.NO_LIFTING})
CHEMICALS = frozenset({HealthLimit.NO_CHEMICALS})
# Both examples type for themselves what sealed buildings bring beside their guards, or do without it.
TYPED_TASKS = dict.fromkeys(("3.1", "4.5", "10.1", "G4", "S13"), False)


def gate(horizon: Horizon) -> Post:
    """Return the one open gate: never without somebody, better with two."""
    return Post(
        id="gate",
        name="大门值守",
        tier=Tier.P0,
        times=((0, horizon.minutes),),
        roles=(Role(name="值守", needed=1, wanted=2, min_age=18),),
        place="南大门",
        zone=Zone.OUTER,
        ppe=1,
        strains=OUTDOOR,
        tags=frozenset({"大门"}),
    )


def day_patrol(horizon: Horizon, hours: Hours) -> Round:
    """Return the pairs that talk people back home who come down or gather."""
    times = on_days(horizon, hours)
    return Round(
        id="patrol-day",
        name="白天巡楼",
        tier=Tier.P1,
        roles=(Role(name="巡逻", needed=2, wanted=2, prefers=Sex.FEMALE, min_age=16, times=times),),
        place="全小区",
        ppe=1,
        strains=OUTDOOR,
        tags=frozenset({"巡逻"}),
    )


def sealed_disinfection(horizon: Horizon) -> Round:
    """Return the pair that disinfects all sealed buildings twice a day."""
    times = on_days(horizon, ((10, 12), (17, 19)))
    return Round(
        id="disinfect-sealed",
        name="封控楼消杀",
        tier=Tier.P1,
        roles=(Role(name="消杀", needed=2, wanted=2, trainings=DISINFECTION, min_age=18, times=times),),
        place="各封控楼",
        zone=Zone.CONTAMINATED,
        ppe=2,
        strains=CHEMICALS | LIFTING | SUIT,
        tags=frozenset({"消杀", "封控楼"}),
    )


def swab_site(horizon: Horizon, days: Sequence[int], *, order: int, desks: int, codes: int) -> Event:
    """Return the swab mornings apart from the tables, with this many people in the larger roles."""
    early, morning = on_days(horizon, ((6, 8),), days), on_days(horizon, ((7, 11),), days)
    return Event(
        id="swab",
        name="核酸现场",
        tier=Tier.P1,
        roles=(
            Role(name="引导", needed=order, wanted=order + 2, min_age=16, times=morning),
            Role(name="登记", needed=desks, wanted=desks, min_age=16, times=morning),
            Role(name="扫码", needed=codes, wanted=codes + 1, min_age=16, times=morning),
            Role(name="物资", needed=2, wanted=2, skills=frozenset({"lifting"}), max_age=60, times=early),
            Role(name="手语", needed=1, wanted=2, skills=frozenset({"sign-language"}), times=morning),
        ),
        place="中心广场",
        ppe=1,
        strains=OUTDOOR,
        tags=frozenset({"核酸"}),
    )


def swab_tables(horizon: Horizon, days: Sequence[int], *, tables: int, drivers: int) -> Event:
    """Return the contaminated side of the swab mornings: the medics' helpers, and who drives the samples."""
    helpers = Role(
        name="医护助手",
        needed=tables,
        wanted=tables + 1,
        trainings=frozenset({"ppe", "swab"}),
        min_age=18,
        times=on_days(horizon, ((7, 11),), days),
    )
    transport = Role(
        name="样本外送",
        needed=drivers,
        wanted=drivers,
        skills=frozenset({"driver"}),
        trainings=PPE,
        min_age=18,
        times=on_days(horizon, ((11, 13),), days),
    )
    return Event(
        id="swab-table",
        name="核酸采样台",
        tier=Tier.P1,
        roles=(helpers, transport) if drivers else (helpers,),
        place="中心广场采样棚",
        zone=Zone.CONTAMINATED,
        ppe=2,
        strains=OUTDOOR | SUIT,
        tags=frozenset({"核酸"}),
    )


def medical_standby(horizon: Horizon) -> OnCall:
    """Return first aid before the ambulance comes: a doctor or a nurse at home, round the clock."""
    times = on_days(horizon, SIX_HOURS)
    return OnCall(
        id="medical",
        name="医疗应急待命",
        tier=Tier.P0,
        place="在家待命",
        roles=(Role(name="医护", skills=frozenset({"doctor", "nurse"}), times=times),),
        tags=frozenset({"待命"}),
    )
