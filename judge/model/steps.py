"""The Python steps of a submission: how many it takes at growing sizes, and the line that takes them."""

from msgspec import Struct

MOST = 1_000_000
"""Python steps of one run that are counted at most: about a second. A vectorized solution takes some hundred,
and a loop for each of 4,096 elements some thousand; what takes a million is rejected without being run on."""

Place = tuple[int, str]
"""A line of the submission, and the code that runs on its behalf; empty for the line itself."""


class StepCount(Struct, frozen=True):
    """The steps of one run: those of the submission's `own` code, `all`, and how many each place takes.

    If it was `ended`, it would have taken more.
    """

    own: int
    all: int
    places: dict[Place, int]
    ended: bool = False
    values: tuple[object, ...] = ()


class StepsAt(Struct, frozen=True):
    """The steps of one run at a size of what has grown."""

    n: int
    count: StepCount


class Loop(Struct, frozen=True, kw_only=True):
    """What shows that a submission loops over elements: `line` takes `steps` at two `sizes`, `each` for an
    element more. The line is 0 where none does most of it. `at_least` says that the larger run was ended.
    """

    line: int
    sizes: tuple[int, int]
    steps: tuple[int, int]
    each: float
    at_least: bool = False


class Vectorized(Struct, frozen=True, kw_only=True):
    """What counting the Python steps of a submission came to.

    `over` are the variables over which no Python code may loop. `family` is the one that shows the loop, or
    the one with most steps; `sizes` and `steps` are its series. `source` is the text of the loop's line.
    """

    over: tuple[str, ...]
    family: str
    sizes: tuple[int, ...]
    steps: tuple[int, ...]
    loop: Loop | None = None
    source: str = ""
