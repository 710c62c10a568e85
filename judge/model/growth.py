"""How the cost of a submission grows beside that of the reference: exact counts, and what they are worth.

Counts are facts, judgements are decisions; anybody can take the counts of a report and decide again
(`judge.growth.rule`).
"""

from typing import Literal

from msgspec import Struct

Resource = Literal["time", "space"]
"""Instructions that were executed, or bytes that were held at the peak."""

Decision = Literal["within", "above"]


class Sample(Struct, frozen=True, kw_only=True):
    """Inputs of one family at one size, and what the reference makes of them.

    `inputs` is marshal, as the worker takes it: a list of the calls of each input; `calls` is how many calls
    there are in all of them together. `time_bound` and `space_bound` are the values of the problem's bounds
    there, `slack` is how far the time bound lies above the growth of the reference.

    `instructions` are those of the calls of the reference alone, `outside` those of taking the inputs apart
    and encoding the results; `peak` is the most bytes that it held beside its results, `results` the reply
    that holds them.
    """

    family: str
    n: int
    inputs: bytes
    calls: int
    shared: bool = False
    """Whether there are several inputs, which share what is large."""
    time_bound: float
    space_bound: float
    slack: float
    instructions: int = 0
    outside: int = 0
    peak: int = 0
    results: bytes = b""


class Point(Struct, frozen=True, kw_only=True):
    """Both costs at one size of one family: instructions, or bytes.

    `n` is the size that the family was asked for, `bound` the value of the problem's bound there, `slack` how
    far the bound lies above the growth of the reference itself. If the point was `cut` off, `yours` is less
    than the run would have cost.
    """

    n: int
    bound: float
    slack: float
    yours: int
    reference: int
    cut: bool = False


class Series(Struct, frozen=True, kw_only=True):
    """The points of one family, by growing size."""

    family: str
    resource: Resource
    points: tuple[Point, ...]


class Judgement(Struct, frozen=True, kw_only=True):
    """What a series is worth.

    `power` is the power of n by which the cost outgrows the bound at the largest sizes, as it was measured
    (0 for none); `word` is the class that the cost itself grows like, such as `n log n`; `logarithm` says
    whether it outgrows the bound by a logarithm; `factor` is how many times the reference's cost it is.
    """

    decision: Decision
    power: float
    word: str
    logarithm: bool = False
    factor: float = 1.0


class CostlyLine(Struct, frozen=True, kw_only=True):
    """A line of the submission that explains the cost.

    `runs` is how often it runs at the two `sizes`, `costs` the instructions of one run, or the bytes that it
    holds; `share` is its part of the whole cost at the larger size. `why` is one sentence, or empty.
    """

    line: int
    source: str
    sizes: tuple[int, int]
    runs: tuple[int, int]
    costs: tuple[int, int]
    share: float
    why: str = ""


class Growth(Struct, frozen=True, kw_only=True):
    """What counting a submission came to.

    `shown` is the index of the series that decides, or of the one that is nearest to it. `uncounted` says in
    a sentence each what could not be counted; it is a warning and never a rejection.
    """

    decision: Decision
    resource: Resource
    bound: str
    series: tuple[Series, ...]
    judgements: tuple[Judgement, ...]
    shown: int | None = None
    uncounted: tuple[str, ...] = ()
    strict: bool = False
    """Whether a logarithm above the bound is rejected as well."""
    example: str = ""
    about: str = ""
    line: CostlyLine | None = None
    claim: str = ""
    """The bound that the solver has claimed beforehand."""
    component: str = ""
    """The digest of the component that counted: the same one counts the same, to the last instruction."""

    @property
    def decisive(self) -> tuple[Series, Judgement] | None:
        """The series that is shown, with its judgement."""
        return None if self.shown is None else (self.series[self.shown], self.judgements[self.shown])
