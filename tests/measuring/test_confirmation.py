"""A rejection takes two looks that agree; where they nearly do, one more decides."""

from types import SimpleNamespace
from typing import Any

import pytest

from judge.measuring.looks import Notes, Seen
from judge.measuring.stage import GrowthStage
from judge.model.growth import Look, Point, Series


def series(look: Look, power: float) -> Series:
    """Sizes that differ 16 times, over which the ratio grows like n^power."""
    points = [
        Point(n=n, bound=n, slack=1.0, yours=(n / 1e3 * n**power,), reference=(n / 1e3,))
        for n in (1024, 2048, 4096, 8192, 16384)
    ]
    return Series(family="wide", resource="time", look=look, points=tuple(points))


class Scripted(GrowthStage):
    """A stage that sees what it is told to see."""

    def __init__(self, *powers: float) -> None:
        self.powers = list(powers)
        self.notes = Notes()
        self.sides: Any = SimpleNamespace(close=lambda: None)

    def _fresh_look(self, before: Series, look: Look, seconds: float) -> Seen:
        return self.notes.note(series(look, self.powers.pop(0)))

    def decide(self, first: Look, confirmation: Look) -> str:
        decided = self._confirmed(series("quick", 0.5), first, confirmation)
        assert decided in self.notes.seen
        return decided[1].decision


@pytest.mark.parametrize(
    ("powers", "decision"),
    [
        ((0.1,), "within"),
        ((0.6, 0.6), "above"),
        ((0.6, 0.1), "unclear"),
        ((0.6, 0.42, 0.6), "above"),
        ((0.6, 0.42, 0.42), "unclear"),
        ((0.6, 0.42, 0.1), "unclear"),
    ],
)
def test_far_looks_that_agree_on_growth_but_not_on_how_much_are_followed_by_one_more(
    powers: tuple[float, ...], decision: str
) -> None:
    stage = Scripted(*powers)
    assert stage.decide("far", "far confirmation") == decision
    assert not stage.powers


@pytest.mark.parametrize(
    ("powers", "decision"),
    [((0.5, 0.5), "above"), ((0.5, 0.15), "unclear"), ((0.1,), "within")],
)
def test_other_looks_have_to_agree(powers: tuple[float, ...], decision: str) -> None:
    stage = Scripted(*powers)
    assert stage.decide("closer", "confirmation") == decision
    assert not stage.powers
