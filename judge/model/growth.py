"""How the cost of a submission grows beside that of the reference: the samples, and what they are worth.

Samples are facts, judgements are decisions; anybody can take the samples of a report and decide again
(`judge.growth.judgement`).
"""

from typing import Literal

from msgspec import Struct

Resource = Literal["time", "space", "steps", "line"]
"""Processor time; memory; lines of the submission that were run, a count without noise; or the time of the
line that grows most from run to run, taken as often as the bound is high."""

Look = Literal["quick", "beyond", "closer", "confirmation", "far", "far confirmation"]
"""How a series was measured. The look beyond compares the largest size with one larger still; the far looks
go to larger sizes, and are judged by lines of their own."""

Decision = Literal["within", "above", "unclear"]


class Timing(Struct, frozen=True):
    """Seconds of processor time of one run; at least so many if it was `cut` off."""

    seconds: float
    cut: bool = False


class Batch(Struct, frozen=True, kw_only=True):
    """Inputs of one family that are measured together, each new to the submission.

    `inputs` is marshal, as the worker takes it: a list of the calls of each input. `n` is the size that the
    family was asked for; the bounds are their values for it, `slack` how far the time bound lies above the
    growth of the reference. `space` is the reference's peak of memory in bytes, where it was measured.
    """

    family: str
    n: int
    inputs: bytes
    calls: int
    """Calls in all inputs together: so many results there are."""
    inputs_share: bool = False
    """Whether there are several inputs, which share what is large."""
    time_bound: float
    space_bound: float
    slack: float
    space: int | None = None


FEWEST_WHOLE = 3
"""Points that were not cut off, of a series that was, for calling it flat."""


class Point(Struct, frozen=True, kw_only=True):
    """Both costs at one size of one family: seconds of processor time, bytes, or lines run.

    Lines have no reference but the bound.

    `n` is the size that the family was asked for, `bound` the value of the problem's bound there, and
    `slack` how far the bound lies above the growth of the reference itself. If the point was `cut` off,
    `yours` is less than the run would have cost.
    """

    n: int
    bound: float
    slack: float
    yours: tuple[float, ...]
    reference: tuple[float, ...]
    cut: bool = False


class Series(Struct, frozen=True, kw_only=True):
    """The points of one family, by growing size, as one look took them."""

    family: str
    resource: Resource
    look: Look
    points: tuple[Point, ...]

    @property
    def whole(self) -> list[Point]:
        """The points that were not cut off."""
        return [point for point in self.points if not point.cut]

    @property
    def cut_short(self) -> bool:
        """Whether it was cut off before there were points enough for calling it flat."""
        return bool(self.points) and self.points[-1].cut and len(self.whole) < FEWEST_WHOLE


class Judgement(Struct, frozen=True, kw_only=True):
    """What one series is worth.

    `slope` is that of the ratio's logarithm over the size's, at the upper sizes; `rise` how many times
    the ratio has risen there; `outgrown` how many times the submission's own cost has outgrown the bound;
    `factor` the ratio at the largest size.
    """

    decision: Decision
    slope: float
    rise: float
    outgrown: float
    factor: float


class CostlyLine(Struct, frozen=True, kw_only=True):
    """The line of the submission whose cost grows fastest, and the power of n it grows by."""

    line: int
    source: str
    power: float
    share: float
    """Part of the whole cost at the largest size that was looked at."""


class Growth(Struct, frozen=True, kw_only=True):
    """All that was measured, and the decision.

    `shown` is the series that decided, or the steepest one of an accepted submission.
    """

    decision: Decision
    resource: Resource
    bound: str
    series: tuple[Series, ...]
    judgements: tuple[Judgement, ...]
    shown: int | None
    example: str = ""
    """A tiny concrete input of the family that decided."""
    about: str = ""
    """What the author says of that family."""
    line: CostlyLine | None = None
    too_long: str = ""
    """What took too long to be measured, where that is why it is above the bound."""
    factor: float | None = None
    """How many times slower than the reference at the largest sizes, over all families."""
