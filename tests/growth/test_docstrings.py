"""Ranges in the docstrings of constants: read as they are written, and within what was measured."""

import pytest

from bench.growth.docstrings import SENTENCE, ranges_of, with_ranges
from bench.growth.ranges import Range, Side

SOURCE = '''"""A module."""

import math

UNIT = 4.0
"""A unit."""

FLAT = 0.03
"""Rise in the last step up to which a ratio is flat."""

PADDED, HIGH = -0.12, 3.0
"""Fall in a step, of a ratio that is still so high, from which on it is looked at further up: costs that are
put on small sizes look like that."""


def function() -> None:
    """No constant."""
'''


def measured(name: str, low: float, value: float, high: float) -> Range:
    return Range(name=name, value=value, low=Side(right=low), high=Side(right=high))


FOUND = [
    measured("FLAT", 0.021234, 0.03, 0.0478),
    measured("PADDED", -0.3151, -0.12, -0.0501),
    measured("HIGH", 2.004, 3.0, 3.0),
]


def test_ranges_are_read_as_they_are_written() -> None:
    written = with_ranges(SOURCE, FOUND)
    found = ranges_of(written)
    assert found == {"FLAT": (0.0213, 0.0478), "PADDED": (-0.315, -0.0501), "HIGH": (2.01, 3.0)}
    for one in FOUND:
        low, high = found[one.name]
        assert one.low.right <= low <= one.value <= high <= one.high.right


def test_nothing_else_of_the_source_changes() -> None:
    written = with_ranges(SOURCE, FOUND)
    assert SENTENCE.sub("", written) == SOURCE
    assert all(len(line) <= 110 for line in written.splitlines())
    assert ranges_of(SOURCE) == {}


def test_ranges_that_are_there_are_replaced() -> None:
    once = with_ranges(SOURCE, FOUND)
    assert with_ranges(once, FOUND) == once
    other = with_ranges(once, [measured("FLAT", 0.01, 0.03, 0.05), *FOUND[1:]])
    assert ranges_of(other)["FLAT"] == (0.01, 0.05)
    assert other.count("Right from") == once.count("Right from")


@pytest.mark.parametrize("name", ["FLAT", "PADDED"])
def test_a_constant_that_was_not_measured_keeps_its_docstring(name: str) -> None:
    others = [one for one in FOUND if one.name != name]
    assert name not in ranges_of(with_ranges(SOURCE, others))
