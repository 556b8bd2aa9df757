"""Plan documents without their people: personal details are taken out, and tokens left where they stood.

A stored plan is never changed, yet a person may ask to be forgotten. So a body holds no name, phone or id of
a volunteer, not even inside a finding's message; whoever holds the details can put them back exactly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Document = dict[str, Any]
"""A plan as JSON values, or a person in it."""

_MARK = "\x1a"  # "substitute", a control character that no workbook can hold; escaped all the same
_TOKEN = re.compile(f"{_MARK}([a-z]*)([0-9]*){_MARK}")
_DETAILS = ("name", "phone")  # looked for inside sentences; ids only where a field is one
_ID_FIELDS = frozenset({"volunteer", "other", "volunteers"})
_FIXED_FIELDS = frozenset(
    {
        "schema",
        "created",
        "start",
        "end",
        "now",
        "zone",
        "input_sha256",
        "status",
        "kind",
        "origin",
        "language",
    }
)


def without_people(document: Document, keys: Sequence[int]) -> Document:
    """Return the document with each volunteer replaced by its key, and tokens for all mentions of them."""
    people = dict(zip(keys, document["volunteers"], strict=True))
    ids = {person["id"]: _token("id", key) for key, person in reversed(people.items())}
    words = words_without_people(people)

    def taken_out(value: Any, field: str, is_ours: bool) -> Any:
        if isinstance(value, str):
            if is_ours and field in _FIXED_FIELDS:
                return value
            return ids.get(value, words(value)) if field in _ID_FIELDS else words(value)
        if isinstance(value, list):
            return [taken_out(item, field, is_ours) for item in value]
        if isinstance(value, dict):
            is_ours &= field != "parameters"  # in a rule's parameters the keys too may be names, however deep
            return {
                key if is_ours else words(key): taken_out(item, key, is_ours) for key, item in value.items()
            }
        return value

    body: Document = taken_out({**document, "volunteers": []}, "", True)
    return {**body, "volunteers": list(keys)}


def with_people(body: Document, people: Mapping[int, Document]) -> Document:
    """Return the document that ``without_people`` was given; ``KeyError`` if a person is missing."""

    def put_back(value: Any) -> Any:
        if isinstance(value, str):
            return words_with_people(value, people)
        if isinstance(value, list):
            return [put_back(item) for item in value]
        if isinstance(value, dict):
            return {put_back(key): put_back(item) for key, item in value.items()}
        return value

    document: Document = put_back({**body, "volunteers": []})
    return {**document, "volunteers": [people[key] for key in body["volunteers"]]}


def blank_person(person: Document, ident: str, name: str) -> Document:
    """Return what a plan needs of somebody whose details are erased: what kind of person they were."""
    return {"id": ident, "name": name, "kind": person["kind"]}


def words_without_people(people: Mapping[int, Document]) -> Callable[[str], str]:
    """Return a function that puts tokens for names and phones into a sentence, the longest first."""
    tokens = {_MARK: _MARK * 2}
    for key, person in people.items():
        for detail in _DETAILS:
            if person.get(detail):
                tokens.setdefault(person[detail], _token(detail, key))
    pattern = re.compile("|".join(re.escape(word) for word in sorted(tokens, key=len, reverse=True)))
    return lambda sentence: pattern.sub(lambda found: tokens[found[0]], sentence)


def words_with_people(sentence: str, people: Mapping[int, Document]) -> str:
    """Return a sentence with its tokens replaced by the details of people."""

    def detail(found: re.Match[str]) -> str:
        return str(people[int(found[2])][found[1]] or "") if found[1] else _MARK

    return _TOKEN.sub(detail, sentence)


def _token(detail: str, key: int) -> str:
    return f"{_MARK}{detail}{key}{_MARK}"
