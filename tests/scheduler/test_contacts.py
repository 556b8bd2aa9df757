"""Contacts are those who were at one need at the same time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paiban.scheduler.contacts import contacts_of
from paiban.values.roster import Assignment


def duty(volunteer: str, need: str, start: int, end: int) -> Assignment:
    return Assignment(volunteer=volunteer, need=need, role="guard", start=start, end=end)


MEI = duty("Mei", "gate", 8, 12)


def met(*others: Assignment, since: int = 0, now: int = 100) -> list[tuple[str, int, int]]:
    found = contacts_of("Mei", [MEI, *others], since=since, now=now, apart=["phone"])
    return [(row.volunteer, row.start, row.end) for row in found]


def test_whoever_shares_an_hour_is_a_contact_for_that_hour() -> None:
    assert met(duty("Li", "gate", 11, 14)) == [("Li", 11, 12)]


def test_whoever_relieves_her_stands_beside_her() -> None:
    assert met(duty("Li", "gate", 12, 16)) == [("Li", 12, 12)]


def test_another_need_another_time_or_a_call_from_home_is_no_contact() -> None:
    assert met(duty("Li", "desk", 8, 12), duty("Bo", "gate", 13, 16)) == []
    calls = [duty("Mei", "phone", 8, 12), duty("Li", "phone", 8, 12)]
    assert contacts_of("Mei", calls, since=0, now=100, apart=["phone"]) == ()


def test_only_the_days_asked_for_count_and_nothing_ahead() -> None:
    assert met(duty("Li", "gate", 8, 12), since=10, now=11) == [("Li", 10, 11)]
    assert met(duty("Li", "gate", 8, 12), since=13) == []
    assert met(duty("Li", "gate", 8, 12), now=7) == []
    assert met(duty("Li", "gate", 10, 14), now=10) == []
    assert met(duty("Li", "gate", 12, 16), now=12) == [("Li", 12, 12)]


DUTIES = st.lists(
    st.builds(
        lambda volunteer, need, start, length: duty(volunteer, need, start, start + length),
        st.sampled_from(["Mei", "Li", "Bo"]),
        st.sampled_from(["gate", "desk"]),
        st.integers(0, 10),
        st.integers(1, 4),
    ),
    max_size=6,
)


@given(DUTIES)
def test_to_be_a_contact_is_mutual(duties: list[Assignment]) -> None:
    def known(name: str) -> set[str]:
        return {row.volunteer for row in contacts_of(name, duties, since=0, now=100)}

    assert ("Li" in known("Mei")) == ("Mei" in known("Li"))
