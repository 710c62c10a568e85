"""How each look at a family takes its points, and what all of them have found."""

from msgspec import Struct
from msgspec.structs import replace

from judge.growth.judgement import Line, judge_series
from judge.model.growth import Judgement, Look, Series

LARGEST_INPUT = 1 << 19
"""Elements of the largest input that is built for a look."""


class Plan(Struct, frozen=True, kw_only=True):
    """The sizes and repeats of a look after the quick one."""

    factor: int
    """Times the largest size of the quick look that this one goes up to, where the bound is O(n) or more."""
    span: int
    """Times the smallest size that the largest one is."""
    points: int
    repeats: int
    patience: float = 1.0
    """Times the usual limit of a run."""


FAR_PATIENCE = 5.0
"""Where only much larger ratios count, they must be reached."""

PLANS: dict[Look, Plan] = {
    "closer": Plan(factor=1, span=32, points=7, repeats=3),
    "confirmation": Plan(factor=2, span=32, points=5, repeats=2),
    "far": Plan(factor=8, span=16, points=5, repeats=3, patience=FAR_PATIENCE),
    "far confirmation": Plan(factor=24, span=16, points=5, repeats=3, patience=FAR_PATIENCE),
}

BLATANT = Line(0.45, 3.0)
"""What a quick look must exceed for a closer one to add nothing to a confirmation."""

EVIDENT = Line(0.38, 2.6)
"""What a confirmation must exceed for a line that takes ever longer to accuse by itself. With three judges
side by side, honest walks through memory have reached 0.30 and 2.4."""

DOUBT = Line(0.30, 2.5)
"""What a far look must exceed for a growth to be possible that is still hidden behind what is linear."""

FLAT_GLANCE = 2.0
"""What the ratio at both ends of a far look, one run each, may rise by where no full look follows: what is
rejected rises three times at least, and one run is seldom disturbed by half."""

SLOW = 3.0
"""Times the reference's time, at the largest size of the quick look, from which on one beyond is taken."""

VERY_SLOW = 8.0
"""The same for a look farther beyond."""

RISING = Line(0.08, 1.2)
"""What a quick look must exceed for one beyond to be taken as well: what moves memory inside C has a tiny
constant, and has only begun to show there."""

BEYOND, FAR_BEYOND = (3.0, 5.0), (10.0, 15.0)
"""Times the largest size of the quick look, drawn from so much to so much: a submission that burns time
at small sizes, to make its growth look flat, does not know where it may stop."""

FARTHER = 4
"""Times the size that showed growth beyond which the far looks after it go up to."""

MOST_FAR_BEYOND = 2
"""Families that are looked at far beyond: each takes a second."""

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
        return self._replace(seen, (series, replace(judgement, decision="unclear")))

    def merge(self, seen: Seen, again: Series) -> Seen:
        """One series of two looks at the same sizes, judged again."""
        series, _ = seen
        points = [
            replace(one, yours=one.yours + two.yours, reference=one.reference + two.reference, cut=two.cut)
            for one, two in zip(series.points, again.points, strict=False)
        ]
        both = replace(series, points=tuple(points))
        return self._replace(seen, (both, judge_series(both)))

    def _replace(self, seen: Seen, by: Seen) -> Seen:
        self.seen[self.seen.index(seen)] = by
        return by
