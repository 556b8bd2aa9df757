"""The situation brings needs and takes them back; what the coordinator typed or switched goes before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler import situation
from paiban.scheduler.catalogue import load_catalogue
from paiban.scheduler.deliveries import Deliveries
from paiban.scheduler.expand import problem_of
from paiban.scheduler.situation import delivery_lines, needs_of
from paiban.skills.taxonomy import load_taxonomy
from paiban.text import in_language
from paiban.values.compound import Compound, Household, Occasion, OccasionKind
from paiban.values.needs import Route, Tier, Zone
from paiban.values.people import Building, Site
from paiban.values.problem import Unserved
from tests.builders import need, person
from tests.scheduler.catalogued import (
    ALL_LINES,
    CALENDAR,
    HOME,
    NO_LINES,
    OPEN,
    SEALED,
    SPEAKING,
    STAFF,
    TRAINED,
    by_id,
    compound,
    everything,
    only,
)

TYPED = need("desk")
GUARDS = NO_LINES | {"1.4": True}
BARE = {"1.1", "1.5", "3.2", "4.1", "4.2", "4.3", "6.2", "6.3", "6.4", "7.4", "10.1", "R1.4"}


DELIVERED = {line.id for line in load_catalogue().lines if line.deliveries}


def lines(case: Compound) -> set[str]:
    """The lines that bring needs, apart from deliveries."""
    return {need.line for need in needs_of(case) if need.generated} - DELIVERED


def test_whoever_typed_needs_and_has_nothing_sealed_gets_nothing_else() -> None:
    typed = (TYPED, need("gate"))
    assert needs_of(compound(TRAINED, needs=typed, buildings=(OPEN,))) == typed


def test_people_alone_are_enough_for_what_every_compound_needs() -> None:
    assert lines(compound(TRAINED)) >= BARE
    assert "1.4" not in lines(compound(TRAINED))


def test_where_only_sealed_buildings_are_listed_rounds_still_come_to_the_others() -> None:
    needs = by_id(needs_of(compound(TRAINED, buildings=(SEALED,))))
    for ident, end in (("rubbish", 480), ("disinfect-open", 600), ("inspection", 900)):
        assert (needs[ident].times[0][1], needs[ident].stops) == (end, ())
    assert [stop.place for stop in needs["rubbish-sealed"].stops if stop.start < 600] == ["3"]


def test_where_all_buildings_are_sealed_and_tasks_are_switched_no_round_comes_to_others() -> None:
    assert only("3.5", "10.1", buildings=(SEALED,)).keys() == {"rubbish-sealed"}


def test_a_sealed_building_brings_its_guard_disinfection_rubbish_help_inside_and_lessons() -> None:
    case = compound(TRAINED, needs=(TYPED,), buildings=(OPEN, SEALED))
    assert lines(case) == {"1.4", "3.1", "10.1", "G4", "S13"}
    assert {made.id for made in needs_of(case) if made.line not in DELIVERED} == {
        *("desk", "sealed-3", "disinfect-sealed", "rubbish-sealed", "inside-3"),
        *("lesson-ppe", "lesson-disinfection"),
    }
    assert delivery_lines(case) == ("4.5",)


def test_unsealing_takes_everything_back() -> None:
    sealed = compound(TRAINED, needs=(TYPED,), buildings=(OPEN, SEALED))
    assert needs_of(replace(sealed, buildings=(OPEN, replace(SEALED, sealed=())))) == (TYPED,)


@pytest.mark.parametrize("sealed", [((-900, 0),), ((4320, 9000),)])
def test_a_sealing_outside_the_planned_days_brings_nothing(sealed: tuple[tuple[int, int], ...]) -> None:
    case = compound(TRAINED, needs=(TYPED,), buildings=(replace(SEALED, sealed=sealed),))
    assert needs_of(case) == (TYPED,)


def test_a_building_is_guarded_while_it_is_sealed_and_no_longer() -> None:
    case = compound(buildings=(replace(SEALED, sealed=((600, 1000), (2000, 100_000))),), tasks=GUARDS)
    (guard,) = needs_of(case)
    assert guard.times == ((600, 1000), (2000, 4320))


def test_a_building_sealed_at_noon_is_clean_in_the_morning_round_and_sealed_in_the_evening_one() -> None:
    later = replace(SEALED, sealed=((720, 100_000),))
    needs = only("3.1", "3.5", buildings=(OPEN, later))
    assert [stop.place for stop in needs["disinfect-open"].stops if stop.start < 1440] == ["1", "3"]
    assert [stop.start for stop in needs["disinfect-sealed"].stops if stop.start < 1440] == [17 * 60]


@pytest.mark.parametrize("switch", [True, False])
def test_a_switch_goes_before_the_default(switch: bool) -> None:
    case = compound(needs=(TYPED,), buildings=(SEALED,), tasks={"1.4": switch, "8.4": switch})
    assert ("1.4" in lines(case), "8.4" in lines(case)) == (switch, switch)


def test_one_switch_is_enough_to_say_that_the_rest_is_not_wanted() -> None:
    assert lines(compound(TRAINED, tasks={"8.4": True})) == {"8.4"}


def test_the_calendar_and_the_households_bring_their_own() -> None:
    swab = Occasion(kind=OccasionKind.SWAB, start=1920)
    asked = compound(TRAINED, needs=(TYPED,), buildings=(OPEN,), occasions=(swab,))
    assert lines(asked) == {"2.2", "2.3", "2.4", "2.5", "2.9", "2.10", "3.6", "4.6"}
    cared = compound(TRAINED, needs=(TYPED,), buildings=(OPEN,), households=(HOME,))
    assert lines(cared) == {"8.2", "9.2", "11.2"}


def test_a_typed_need_wins_over_a_generated_one_of_the_same_id() -> None:
    typed = need("sealed-3", needed=2, wanted=2)
    assert needs_of(compound(needs=(typed,), buildings=(SEALED,), tasks=GUARDS)) == (typed,)


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_needs_are_named_in_the_language_of_the_compound_whoever_reads(spoken: str) -> None:
    with in_language(spoken):
        (english,) = needs_of(compound(buildings=(SEALED,), tasks=GUARDS))
        (chinese,) = needs_of(compound(buildings=(SEALED,), tasks=GUARDS, site=Site(name="test")))
    assert (english.name, english.roles[0].name) == ("Guard at sealed building 3", "guard")
    assert (chinese.name, chinese.roles[0].name) == ("3号楼封控值守", "值守")
    assert (chinese.id, chinese.place, chinese.tier, chinese.zone) == (
        *("sealed-3", "3"),
        *(Tier.P0, Zone.CONTAMINATED),
    )


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("3号楼", "3号楼封控值守"),
        ("12栋", "12号楼封控值守"),
        ("A座", "A座号楼封控值守"),
        ("楼", "楼号楼封控值守"),
    ],
)
def test_the_word_for_building_is_not_said_twice(number: str, name: str) -> None:
    closed = Building(number=number, sealed=((600, 900),))
    (guard,) = needs_of(compound(buildings=(closed,), tasks=GUARDS, site=Site(name="test")))
    assert guard.name == name


@pytest.mark.parametrize(("language", "title"), [("zh", "小区出入口值守"), ("en", "Guarding the gates")])
def test_a_need_says_which_task_it_is_part_of_in_the_language_of_the_compound(
    language: str, title: str
) -> None:
    case = everything(site=Site(name="test", language=language), needs=(TYPED,))
    needs = by_id(needs_of(case))
    assert {need.task for need in needs.values() if need.line == "1.1"} == {title}
    assert needs["desk"].task == ""


def test_training_is_asked_for_only_where_trainings_are_recorded() -> None:
    sprayer = person("Mei", trainings=frozenset({"spray"}))
    (without,) = needs_of(compound(person("Li"), buildings=(SEALED,), tasks=GUARDS))
    (recorded,) = needs_of(compound(person("Li"), sprayer, buildings=(SEALED,), tasks=GUARDS))
    assert without.roles[0].trainings == frozenset()
    assert recorded.roles[0].trainings == {"ppe"}


def test_deliveries_come_with_the_rest_and_wait_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Unserved(line="4.4", place="9", load=3, reason="too far")
    wave = Route(id="deliver-1", name="wave", line="4.4", times=((600, 735),), roles=TYPED.roles)
    typed = replace(TYPED, id="deliver-2")
    asked: list[tuple[str, ...]] = []

    def delivered(case: Compound, chosen: tuple[str, ...]) -> Deliveries:
        asked.append(chosen)
        return Deliveries(needs=(wave, replace(wave, id="deliver-2")), unserved=(lost,))

    monkeypatch.setattr(situation, "deliveries", delivered)
    case = problem_of(compound(TRAINED, needs=(typed,), tasks=NO_LINES | {"4.4": True}))
    titled = replace(wave, task=dict(load_catalogue().titles("en"))["4.4"])
    assert (asked, case.needs, case.unserved) == ([("4.4",)], (typed, titled), (lost,))


@st.composite
def compounds(draw: st.DrawFn) -> Compound:
    """Any compound: sealings, switches, calendar and households as they come."""
    sealings = st.sampled_from([(), ((0, 100_000),), ((700, 2000),), ((-50, 90), (4000, 9000))])
    buildings = tuple(replace(place, sealed=draw(sealings)) for place in (OPEN, SEALED, SPEAKING))
    starts = st.integers(-600, 4800)
    occasions = st.builds(Occasion, kind=st.sampled_from(OccasionKind), start=starts, minutes=st.just(180))
    homes = st.sampled_from([HOME, replace(HOME, is_greeted=False), Household(name="x", building="1")])
    return compound(
        *draw(st.lists(st.sampled_from([TRAINED, STAFF]), unique=True)),
        buildings=buildings[: draw(st.integers(0, 3))],
        needs=draw(st.sampled_from([(), (TYPED,), (need("gate"), need("rubbish"))])),
        tasks=draw(st.just(ALL_LINES) | st.dictionaries(st.sampled_from(list(ALL_LINES)), st.booleans())),
        occasions=tuple(draw(st.lists(occasions, max_size=3))),
        households=tuple(draw(st.lists(homes, max_size=4))),
    )


@given(compounds())
def test_every_need_has_an_id_of_its_own_known_skills_and_times_in_the_planned_days(case: Compound) -> None:
    needs, taxonomy = needs_of(case), load_taxonomy()
    assert len({need.id for need in needs}) == len(needs)
    known = {line.id for line in load_catalogue().lines}
    for made in (item for item in needs if item.generated):
        assert made.line in known
        assert made.times or all(role.times for role in made.roles)
        for role in made.roles:
            assert role.skills | role.must <= set(taxonomy.ids())
            assert role.trainings <= set(taxonomy.training_ids())
            for start, end in role.times or made.times:
                assert 0 <= start < end <= case.horizon.minutes


@given(compounds())
def test_generating_twice_gives_the_same_and_nothing_twice(case: Compound) -> None:
    once = needs_of(case)
    assert needs_of(case) == once
    assert set(by_id(needs_of(replace(case, needs=once, tasks=case.tasks or NO_LINES)))) == set(by_id(once))


@given(compounds())
def test_sealing_and_unsealing_a_building_leaves_no_trace(case: Compound) -> None:
    before = replace(case, buildings=tuple(replace(place, sealed=()) for place in case.buildings))
    sealed = replace(case, buildings=tuple(replace(place, sealed=((0, 9000),)) for place in case.buildings))
    needs_of(sealed)
    after = needs_of(before)
    guarded = {need.id for need in after if need.line in {"1.4", "3.1", "G4"}} - {TYPED.id}
    assert guarded == set()


def test_the_calendar_of_the_tests_brings_every_line_that_makes_needs() -> None:
    made = lines(everything(occasions=CALENDAR))
    expected = {line.id for line in load_catalogue().lines if line.needs}
    assert made == expected
