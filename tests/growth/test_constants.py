"""Each constant is held: beyond its measured range a labelled solution comes out wrong.

The solutions are recordings of exact counts (`python -m bench.growth.record`), judged here by the rule alone.
"""

from types import ModuleType

import pytest

from bench.growth import docstrings, ranges
from bench.growth.recorded import Flip, load, wrong_with
from judge.growth import rule

RECORDINGS = load()

ELSEWHERE = {"STEP", "DYING", "PADDED", "HIGH", "GROWING"}
"""STEP is only a unit; the others are held by tests of the rule and of the loop, with made-up costs."""


def constants_of(module: ModuleType) -> list[str]:
    """Return the names of the numbers that a module defines."""
    return [name for name, value in vars(module).items() if name.isupper() and isinstance(value, int | float)]


@pytest.mark.parametrize("name", sorted(RECORDINGS.solutions))
def test_recorded_solutions_come_out_right(name: str) -> None:
    assert wrong_with(name, RECORDINGS.solutions[name]) == []


@pytest.mark.parametrize("flip", RECORDINGS.flips, ids=lambda flip: f"{flip.constant} {flip.value:g}")
def test_a_solution_is_wrong_beyond_the_range(flip: Flip) -> None:
    with ranges.moved(flip.constant, flip.value):
        wrong = wrong_with(flip.file, RECORDINGS.solutions[flip.file])
    assert flip.wrong in [one.kind for one in wrong]


@pytest.mark.parametrize("name", sorted(set(constants_of(rule)) - ELSEWHERE))
def test_every_constant_of_the_rule_lies_within_its_range_and_is_held_beyond(name: str) -> None:
    assert name in ranges.CONSTANTS, "its range must be measured"
    source = docstrings.RULE.read_text(encoding="utf-8")
    low, high = docstrings.ranges_of(source)[name]
    assert low <= getattr(rule, name) <= high
    beyond = [flip.value for flip in RECORDINGS.flips if flip.constant == name]
    assert beyond and all(value < low or value > high for value in beyond)
