"""Labels tell everybody apart."""

from hypothesis import given

from paiban.io.name_labels import comparable, labels
from paiban.text import in_language
from paiban.values.plan import Plan
from tests.io.plans import plan, plans, someone


def test_a_name_that_nobody_shares_is_its_own_label() -> None:
    assert labels(plan([someone(1, "Mei"), someone(2, "Li")], [])) == {"p1": "Mei", "p2": "Li"}


def test_namesakes_are_told_apart_by_building_and_else_by_number() -> None:
    people = [
        someone(1, "Mei", building="3"),
        someone(2, "Mei", building="5"),
        someone(3, "MEI", building="5"),
        someone(4, "Mei", building=None),
    ]
    with in_language("en"):
        found = labels(plan(people, []))
    assert list(found.values()) == ["Mei (building 3)", "Mei (building 5)", "MEI (building 5)(1)", "Mei(1)"]


@given(plans())
def test_no_two_labels_compare_equal(case: Plan) -> None:
    found = [comparable(label) for label in labels(case).values()]
    assert len(found) == len(set(found)) == len(case.volunteers)
