"""How each look at a family takes its points, and what all of them have found."""

from msgspec import Struct
from msgspec.structs import replace

from judge.growth.judgement import judge_series
from judge.model.growth import Judgement, Look, Series

LARGEST_INPUT = 1 << 19
"""Elements of the largest input that is built for a look."""

LOOK_SPAN = 32
"""Times the smallest size of a look that the largest one is."""


class Plan(Struct, frozen=True, kw_only=True):
    """The sizes and repeats of a look after the quick one."""

    factor: int
    """Times the largest size of the quick look that this one goes up to."""
    points: int
    repeats: int
    patience: float = 1.0
    """Times the usual limit of a run."""


FAR_PATIENCE = 5.0
"""Where only much larger ratios count, they must be reached."""

PLANS: dict[Look, Plan] = {
    "closer": Plan(factor=1, points=7, repeats=3),
    "confirmation": Plan(factor=2, points=5, repeats=2),
    "far": Plan(factor=4, points=7, repeats=3, patience=FAR_PATIENCE),
    "far confirmation": Plan(factor=6, points=5, repeats=2, patience=FAR_PATIENCE),
}

SLOW_FACTOR = 1
"""The factor for bounds below n: where an input outgrows the processor's caches, every step of a reference
that takes few becomes several times as slow, and hides what is looked for."""

Seen = tuple[Series, Judgement]


class Notes:
    """The series of one submission with their judgements, in the order in which they were measured."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def note(self, series: Series) -> Seen:
        """Judge a series and keep it."""
        seen = series, judge_series(series)
        self.seen.append(seen)
        return seen

    def unclear(self, seen: Seen) -> Seen:
        """The same series, which does not agree with the look before it."""
        series, judgement = seen
        unclear = series, replace(judgement, decision="unclear")
        self.seen[self.seen.index(seen)] = unclear
        return unclear
