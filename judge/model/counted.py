"""What the counted engine reports of one run: facts."""

from msgspec import Struct


class Count(Struct, frozen=True):
    """One run that was counted: instructions of the calls, those around them, and the raw results.

    If it was `cut` off, it would have taken more.
    """

    instructions: int
    outside: int = 0
    results: bytes = b""
    cut: bool = False


class Peak(Struct, frozen=True):
    """The most bytes that a run held beside its results, and the bytes of these."""

    held: int
    results: int


class Uncounted(Struct, frozen=True):
    """Why a run could not be counted, in a clause such as `it takes too many instructions there`."""

    reason: str


LineCosts = dict[int, tuple[int, int]]
"""For each line how often it ran, and the instructions that all its runs took together."""

LineBytes = dict[int, int]
"""For each line the bytes that it holds at the peak."""
