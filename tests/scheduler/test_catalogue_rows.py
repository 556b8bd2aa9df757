"""What every task of the catalogue brings: its kind, how urgent it is, whom it takes, and when."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from paiban.scheduler.situation import needs_of
from paiban.values.needs import Event, Handling, Home, Makeup, Need, OnCall, Pair, Post, Round, Route, Zone
from paiban.values.people import HealthLimit, Kind, Sex
from tests.scheduler.catalogued import (
    GUARD,
    SEALED,
    TRAINED,
    compound,
    day,
    duties,
    hours,
    only,
    role,
)

ALL_DAY = ((0, 24),)
HALF_DAYS = ((0, 8), (8, 20), (20, 24))  # standby of 12 hours, as far as it lies on the first day
EVERY_TWO = tuple((hour, hour + 1) for hour in (8, 10, 12, 14, 16, 18))
OUT_OF_HOURS = tuple((hour, hour + 0.5) for hour in range(0, 24, 3))
# line, need, kind, tier, {role: (needed, wanted)}, times of the first day
FACTS: list[tuple[str, str, type[Need], int, dict[str, tuple[int, int]], tuple[tuple[float, float], ...]]] = [
    ("1.1", "gate-南门", Post, 0, {"guard": (1, 2)}, ALL_DAY),
    ("1.1", "gate-北门", Post, 0, {"guard": (1, 2)}, ALL_DAY),
    ("1.2", "register-南门", Post, 1, {"register": (1, 1)}, ((7, 22),)),
    ("1.3", "passes", Post, 2, {"staff": (1, 1)}, ((9, 10), (16, 17))),
    ("1.3", "passes-call", OnCall, 2, {"staff": (1, 1)}, ((8, 20),)),
    ("1.4", "sealed-3", Post, 0, {"guard": (1, 2)}, ALL_DAY),
    ("1.5", "patrol-day", Round, 1, {"patrol": (2, 2)}, EVERY_TWO),
    ("1.5", "patrol-night", Round, 1, {"patrol": (2, 2)}, ((2, 3), (5, 6), (20, 21), (23, 24))),
    ("1.6", "meet-ambulance", OnCall, 0, {"guide": (1, 1), "deputy": (0, 1)}, HALF_DAYS),
    ("3.1", "disinfect-sealed", Round, 1, {"disinfection": (2, 2)}, ((10, 10.5), (17, 17.5))),
    ("3.2", "disinfect-public", Round, 2, {"disinfection": (2, 2)}, ((7, 8.5), (15, 16.5))),
    ("3.3", "disinfect-office", Round, 1, {"disinfection": (1, 1)}, ((7.5, 8), (12, 12.5), (18.5, 19))),
    ("3.3", "disinfect-command", Round, 1, {"disinfection": (1, 1)}, ((8, 8.5), (13, 13.5), (19, 19.5))),
    ("3.3", "disinfect-medicine", Round, 1, {"disinfection": (1, 1)}, ((8.5, 9), (12.5, 13))),
    ("3.5", "disinfect-open", Round, 2, {"disinfection": (2, 2)}, ((8.5, 8.5 + 1 / 3),)),
    ("4.1", "store", Post, 1, {"keeper": (1, 1)}, ((9, 17),)),
    ("4.1", "store-arrival-04-01", Event, 1, {"lifting": (2, 2)}, ((10, 11),)),
    ("4.2", "parcels-outside", Post, 1, {"receiving": (2, 2)}, ((8, 20),)),
    ("4.3", "parcels-inside", Post, 1, {"sorting": (2, 2)}, ((8, 20),)),
    ("4.7", "vehicles", OnCall, 3, {"keeper": (1, 1)}, ((17.5, 18),)),
    ("5.2", "group-buying", OnCall, 2, {"orders": (1, 1), "money": (1, 1)}, ((10, 12), (19, 21))),
    ("6.1", "transfer", OnCall, 1, {"staff": (1, 1), "deputy": (1, 1)}, HALF_DAYS),
    ("6.2", "acute-call", OnCall, 0, {"caller": (1, 1), "companion": (1, 1)}, HALF_DAYS),
    ("6.3", "medicine", Post, 1, {"desk": (1, 1), "medicine check": (0, 1)}, ((9, 17),)),
    ("6.3", "pharmacy", Route, 0, {"pharmacy": (1, 2)}, ((13, 16),)),
    ("6.3", "medicine-upload", OnCall, 1, {"data entry": (1, 1)}, ((16, 17),)),
    ("6.4", "medical", OnCall, 0, {"medic": (1, 1), "helper": (1, 1)}, HALF_DAYS),
    ("7.1", "squad", OnCall, 1, {"squad": (2, 2)}, ((8, 20),)),
    ("7.1", "squad-night", OnCall, 0, {"squad": (2, 2)}, ((0, 8), (20, 24))),
    ("7.2", "mediation", OnCall, 1, {"leader": (1, 1), "helper": (1, 1)}, ((8, 16), (16, 24))),
    ("7.2", "mediation-night", OnCall, 0, {"leader": (1, 1)}, ((0, 8),)),
    ("7.3", "police-link", OnCall, 1, {"contact": (1, 1), "deputy": (0, 1)}, ((8, 20),)),
    ("7.4", "fire", OnCall, 0, {"fire": (1, 1), "helper": (1, 1)}, HALF_DAYS),
    ("8.1", "notices", OnCall, 2, {"writer": (1, 1), "approver": (1, 1)}, ((8, 9), (17, 18))),
    ("8.2", "watch-1", Pair, 0, {"main": (1, 1), "deputy": (0, 1)}, ((15, 15.25),)),
    ("8.4", "hotline", OnCall, 2, {"counsellor": (1, 1)}, ((9, 13), (13, 17), (17, 21))),
    ("9.2", "care-1", Pair, 0, {"main": (1, 1), "deputy": (0, 1)}, ((9, 9 + 1 / 3),)),
    ("10.1", "rubbish", Round, 1, {"rubbish": (2, 2)}, ((7, 7 + 1 / 6), (19, 19 + 1 / 6))),
    ("10.1", "rubbish-sealed", Round, 1, {"rubbish": (2, 2)}, ((9, 9 + 1 / 6), (21, 21 + 1 / 6))),
    ("10.2", "repairs", OnCall, 2, {"electrician": (1, 1), "plumber": (1, 1)}, ((8, 20),)),
    ("10.2", "repairs-emergency", OnCall, 0, {"repairs": (1, 1)}, HALF_DAYS),
    ("11.2", "pets-1", Pair, 4, {"host": (2, 2)}, ((18, 18.25),)),
    ("11.3", "mutual-help-5", OnCall, 3, {"moderator": (1, 1)}, ((20, 20.5),)),
    ("12", "ledgers", OnCall, 3, {"checker": (1, 1)}, ((20, 20.25),)),
    ("R1.2", "disinfect-takeoff", Round, 1, {"disinfection": (1, 1)}, OUT_OF_HOURS),
    ("R1.4", "reception", Post, 1, {"reception": (2, 2)}, ((8, 18),)),
    ("R1.5", "meeting-04-01", Event, 2, {"chair": (1, 1), "attendance": (0, 5)}, ((15, 15 + 1 / 6),)),
    ("R1.6", "clean-office", Round, 2, {"cleaning": (1, 1)}, ((10, 10.75),)),
    ("N1", "acute-team", OnCall, 0, {"caller": (1, 1), "medic": (1, 1), "calming voice": (1, 1)}, HALF_DAYS),
    ("N3", "inspection", Round, 1, {"fire": (1, 1), "companion": (1, 1)}, ((14, 14 + 1 / 6),)),
    ("S6", "legal-advice", OnCall, 3, {"lawyer": (1, 1)}, ((9, 21),)),
    ("S7", "painting", Event, 4, {"painter": (1, 2)}, ((7.5, 8), (15.5, 16))),
    ("S8", "show-04-01", Event, 4, {"performer": (1, 3)}, ((19, 20),)),
    ("S9", "interpreter-english", OnCall, 1, {"interpreter": (1, 1)}, ((8, 18),)),
    ("I2", "rumours", OnCall, 3, {"expert": (1, 1)}, ((19, 20),)),
    ("G3", "help-line", Post, 1, {"phone": (1, 1)}, ((8, 22),)),
    ("G4", "inside-3", OnCall, 4, {"helper": (0, 1)}, ((8, 14), (14, 20))),
]  # fmt: skip
STAFF_ONLY = frozenset({Kind.STAFF})
RECEPTION = Makeup(kinds=STAFF_ONLY)
SQUAD = Makeup(skills=frozenset({"police", "security", "veteran"}), kinds=frozenset({Kind.GUARD}))
APPROVED = (day(1, 17.5, 18), day(2, 17.5, 18), day(3, 17.5, 18))
# line, need, role, what it asks of people
ASKED: list[tuple[str, str, str, dict[str, Any]]] = [
    ("1.3", "passes", "staff", {"kinds": STAFF_ONLY}),
    ("1.4", "sealed-3", "guard", {"trainings": {"ppe"}, "min_age": 18}),
    ("1.5", "patrol-day", "patrol", {"prefers": Sex.FEMALE}),
    ("3.1", "disinfect-sealed", "disinfection", {"trainings": {"ppe", "disinfection"}}),
    ("3.2", "disinfect-public", "disinfection", {"trainings": {"disinfection"}}),
    ("3.3", "disinfect-office", "disinfection", {"trainings": {"disinfection"}}),
    ("3.4", "disinfect-parcels", "disinfection", {"trainings": {"disinfection"}}),
    ("3.5", "disinfect-open", "disinfection", {"trainings": {"disinfection"}}),
    ("4.7", "vehicles", "keeper", {"skills": {"driver", "mechanic"}}),
    ("5.2", "group-buying", "money", {"skills": {"bookkeeping"}}),
    ("6.1", "transfer", "staff", {"kinds": STAFF_ONLY}),
    ("6.1", "transfer", "deputy", {"trainings": {"ppe"}}),
    ("6.3", "medicine", "medicine check", {"skills": {"pharmacist", "nurse", "doctor"}}),
    ("6.3", "pharmacy", "pharmacy", {"must": {"pass"}}),
    ("6.4", "medical", "medic", {"skills": {"doctor", "nurse"}}),
    ("7.2", "mediation", "leader", {"skills": {"police"}}),
    ("7.2", "mediation-night", "leader", {"skills": {"police"}}),
    ("7.3", "police-link", "contact", {"kinds": STAFF_ONLY}),
    ("7.4", "fire", "fire", {"skills": {"fire", "rescue"}}),
    ("8.1", "notices", "approver", {"kinds": STAFF_ONLY}),
    ("8.3", "activity", "host", {"skills": {"teacher", "art", "performance", "host"}}),
    ("8.4", "hotline", "counsellor", {"skills": {"counsellor"}}),
    ("9.2", "care-1", "main", {"must": {"sign-language"}}),
    ("10.1", "rubbish-sealed", "rubbish", {"trainings": {"ppe"}}),
    ("10.2", "repairs", "electrician", {"skills": {"electrician"}}),
    ("10.2", "repairs", "plumber", {"skills": {"plumber"}}),
    ("11.2", "pets-1", "host", {"skills": {"pets"}}),
    ("12", "ledgers", "checker", {"skills": {"bookkeeping"}}),
    ("N1", "acute-team", "medic", {"skills": {"doctor", "nurse"}}),
    ("N3", "inspection", "fire", {"skills": {"fire", "rescue"}}),
    ("N4", "team-support", "counsellor", {"skills": {"counsellor"}}),
    ("S5", "children", "teacher", {"skills": {"teacher"}}),
    ("S6", "legal-advice", "lawyer", {"skills": {"lawyer"}}),
    ("S7", "painting", "painter", {"skills": {"art"}}),
    ("S8", "show-04-01", "performer", {"skills": {"performance", "host"}}),
    ("S9", "interpreter-english", "interpreter", {"must": {"english"}}),
    ("I2", "rumours", "expert", {"skills": {"doctor", "nurse", "lawyer", "science"}}),
    ("I5", "bulletin", "approver", {"kinds": STAFF_ONLY, "times": APPROVED}),
]  # fmt: skip
SUIT = frozenset({HealthLimit.NO_SUIT, HealthLimit.CHRONIC, HealthLimit.PREGNANT})
# line, need, what it is like
TRAITS: list[tuple[str, str, dict[str, Any]]] = [
    ("1.1", "gate-南门", {"zone": Zone.OUTER, "place": "南门", "handover_minutes": 10, "lengths": {}}),
    ("1.2", "register-南门", {"zone": Zone.OUTER}),
    ("1.4", "sealed-3", {"zone": Zone.CONTAMINATED, "ppe": 2, "strains": SUIT | {HealthLimit.NO_OUTDOOR}}),
    ("1.5", "patrol-night", {"makeup": (SQUAD,)}),
    ("1.6", "meet-ambulance", {"compatible": {"gate", "大门"}}),
    ("3.1", "disinfect-sealed", {"zone": Zone.CONTAMINATED, "ppe": 2, "apart_from": {"disinfection"}}),
    ("3.3", "disinfect-office", {"empties": True, "place": "committee office"}),
    ("3.4", "disinfect-parcels", {"zone": Zone.INNER}),
    ("4.1", "store", {"continuity": 20}),
    ("4.2", "parcels-outside", {"zone": Zone.OUTER, "lengths": dict.fromkeys(Kind, (240,))}),
    ("4.3", "parcels-inside", {"zone": Zone.INNER, "lengths": dict.fromkeys(Kind, (240,))}),
    ("5.2", "group-buying", {"one_role": True, "online": True}),
    ("6.1", "transfer", {"ppe": 2, "at_home": True}),
    ("7.1", "squad", {"makeup": (SQUAD,), "crew": "squad", "crew_size": 8}),
    ("7.2", "mediation", {"home": Home.AVOID, "building": None, "mixed": True}),
    ("7.3", "police-link", {"continuity": 40}),
    ("8.1", "notices", {"one_role": True, "online": True}),
    ("8.2", "watch-1", {"continuity": 80, "building": None, "household": "5-201"}),
    ("8.4", "hotline", {"home": Home.AVOID, "online": True}),
    ("9.2", "care-1", {"continuity": 80, "home": Home.PREFER, "building": "5", "household": "5-201"}),
    ("10.1", "rubbish", {"handles": {Handling.WASTE}, "crew": "rubbish"}),
    ("10.1", "rubbish-sealed", {"handles": {Handling.WASTE}, "ppe": 2, "apart_from": {"rubbish"}}),
    ("11.2", "pets-1", {"consent": "pets", "continuity": 80}),
    ("11.3", "mutual-help-5", {"home": Home.PREFER, "building": "5", "online": True}),
    ("R1.4", "reception", {"makeup": (RECEPTION,), "lengths": dict.fromkeys(Kind, (180, 240))}),
    ("R1.5", "meeting-04-01", {"meeting": True}),
    ("S7", "painting", {"place": "half-clean zone"}),
    ("S8", "show-04-01", {"online": True}),
    ("I5", "bulletin", {"online": True, "continuity": 10, "tier": 3}),
    ("G3", "help-line", {"online": True}),
    ("G4", "inside-3", {"home": Home.ONLY, "building": "3"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "ident", "kind", "tier", "seats", "times"), FACTS)
def test_a_task_is_of_a_kind_and_a_tier_and_has_seats_and_times(
    line: str, ident: str, kind: type[Need], tier: int, seats: dict[str, Any], times: Any
) -> None:
    need = only(line)[ident]
    assert (type(need), need.tier, need.line, need.generated) == (kind, tier, line, True)
    assert {role.name: (role.needed, role.wanted) for role in need.roles} == seats
    first = [(start, min(end, 1440)) for start, end in duties(need) if start < 1440]
    assert first == list(hours(*times))


@pytest.mark.parametrize(("line", "ident", "name", "asked"), ASKED)
def test_a_role_asks_for(line: str, ident: str, name: str, asked: dict[str, Any]) -> None:
    found = role(only(line)[ident], name)
    assert {key: getattr(found, key) for key in asked} == asked


@pytest.mark.parametrize(("line", "ident", "traits"), TRAITS)
def test_a_task_is_like_this(line: str, ident: str, traits: dict[str, Any]) -> None:
    need = only(line)[ident]
    assert {key: getattr(need, key) for key in traits} == traits


def test_a_team_for_acute_illness_is_two_of_three_whenever_it_is_any() -> None:
    (makeup,) = only("N1")["acute-team"].makeup
    assert makeup.least == 2
    assert makeup.skills >= {"doctor", "nurse", "counsellor", "calm"}


def test_online_activities_come_two_or_three_times_a_week_and_last_an_hour() -> None:
    assert duties(only("8.3")["activity"]) == (day(2, 19.5, 20.5),)  # 1 April 2022 is a Friday


def test_the_counsellor_for_the_team_comes_once_a_week_and_the_children_have_two_hours() -> None:
    needs = only("S5", "N4")
    assert duties(needs["children"]) == (day(2, 16, 17),)
    assert duties(needs["team-support"]) == (day(3, 20, 21),)


def test_the_kit_desk_opens_half_an_hour_before_shifts_start() -> None:
    starts = [end % 1440 for _start, end in duties(only("R1.3")["kit-desk"])]
    assert set(starts) == {clock * 60 % 1440 for clock in (6, 8, 12, 16, 18, 20, 24)}


def test_a_patrol_comes_every_two_hours_by_day_and_every_three_at_night() -> None:
    needs = only("1.5")
    by_day, by_night = ([start for start, _ in duties(needs[f"patrol-{when}"])] for when in ("day", "night"))
    starts = sorted([*by_day, *by_night])
    assert max(later - earlier for earlier, later in pairwise(starts)) == 180


def test_without_a_squad_or_staff_in_the_workbook_nobody_has_to_be_among_them() -> None:
    needs = {need.id: need for need in needs_of(compound(TRAINED))}
    assert (needs["patrol-night"].makeup, needs["reception"].makeup) == ((), ())
    guarded = {need.id: need for need in needs_of(compound(TRAINED, GUARD))}
    assert guarded["patrol-night"].makeup == (SQUAD,)


def test_gear_outside_is_as_the_site_says() -> None:
    case = compound(TRAINED, buildings=(SEALED,))
    strict = compound(
        TRAINED, buildings=(SEALED,), site=case.site.__class__(name="test", language="en", ppe=2)
    )
    for made, level in ((case, 1), (strict, 2)):
        needs = {need.id: need for need in needs_of(made)}
        assert (needs["gate"].ppe, needs["sealed-3"].ppe) == (level, 2)
