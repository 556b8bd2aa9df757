"""Every message fits its limit, nothing is lost, and the numbers are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.io.message_cut import Block, messages, shortened
from paiban.text import in_language

TEXT = st.text("王李张ab, 、1", min_size=1, max_size=60)
BLOCKS = st.lists(st.builds(Block, TEXT, st.lists(TEXT, min_size=1, max_size=8).map(tuple)), max_size=8)


def lines_of(texts: tuple[str, ...], headings: set[str]) -> str:
    """Everything but titles and headings."""
    bodies = [line for text in texts for line in text.split("\n\n", 1)[1].splitlines()]
    return "".join(line for line in bodies if line not in headings)


@given(blocks=BLOCKS, limit=st.integers(200, 700))
def test_every_message_fits_and_nothing_is_lost(blocks: list[Block], limit: int) -> None:
    with in_language("en"):
        texts = messages("title", blocks, limit)
    assert all(len(text.encode()) <= limit for text in texts)
    headings = {block.heading for block in blocks} | {shortened(block.heading, 60) for block in blocks}
    headings |= {line for text in texts for line in text.splitlines() if line.endswith("…")}
    expected = "".join(line for block in blocks for line in block.lines if line not in headings)
    assert lines_of(texts, headings) == expected


@given(blocks=BLOCKS, limit=st.integers(200, 700))
def test_messages_are_numbered_when_there_are_several(blocks: list[Block], limit: int) -> None:
    texts = messages("title", blocks, limit)
    numbers = [text.splitlines()[0] for text in texts]
    several = [f"title ({number}/{len(texts)})" for number in range(1, len(texts) + 1)]
    assert numbers == (several if len(texts) > 1 else ["title"])


def test_a_block_moves_to_the_next_message_whole() -> None:
    blocks = [Block("one:", ("a" * 90,)), Block("two:", ("b" * 90,))]
    assert messages("t", blocks, 200) == (
        f"t (1/2)\n\none:\n{'a' * 90}",
        f"t (2/2)\n\ntwo:\n{'b' * 90}",
    )


def test_a_block_that_is_too_long_repeats_its_heading() -> None:
    (first, second) = messages("t", [Block("one:", ("a" * 90, "b" * 90))], 200)
    assert first.endswith(f"one:\n{'a' * 90}")
    assert second.endswith(f"one:\n{'b' * 90}")


def test_a_line_that_is_too_long_is_cut_after_a_comma() -> None:
    with in_language("en"):
        texts = messages("t", [Block("", (", ".join(["Mei"] * 60),))], 200)
    assert all(line.rstrip(" ").endswith(("Mei,", "Mei")) for text in texts for line in text.splitlines()[2:])


def test_a_limit_too_small_for_any_text_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 200 bytes"):
        messages("t", [], 199)


@given(text=st.text(max_size=40), limit=st.integers(3, 60))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    assert len(shortened(text, limit).encode()) <= limit
    assert (shortened(text, limit) == text) == (len(text.encode()) <= limit)
