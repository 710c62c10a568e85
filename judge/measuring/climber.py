"""Climbing the sizes of a family with both sides; each call has inputs of its own where that is needed."""

from collections.abc import Sequence

from judge.casegen.batches import few
from judge.growth.measure import climb
from judge.measuring.memory import Background
from judge.measuring.sides import NeedsOwnCopies, Sides
from judge.model.growth import Batch, Look, Series

OWN_COPIES, COPIED_BYTES = 16, 8 << 20
"""Inputs of a batch where each has its own copy of everything, and the bytes that all of them may take: a
submission that makes copies necessary must not bring the reference to its limits."""


class Climber:
    """Measures one submission; `patience` multiplies the times that its runs may take."""

    def __init__(self, sides: Sides, background: Background, patience: float) -> None:
        self.sides = sides
        self.background = background
        self.patience = patience
        self._strict: set[str] = set()
        """Families whose inputs must not share anything."""

    def climb(
        self, family: str, look: Look, ladder: Sequence[Sequence[Batch]], patience: float = 1.0
    ) -> Series:
        """The series of a family; each step of the ladder holds the repeats of one size.

        Raises what `growth.measure.climb` raises, and WrongWhileMeasured.
        """
        while True:
            strict = family in self._strict
            steps = ladder
            if strict:
                steps = [[few(batch, _copies(batch), share=False) for batch in step] for step in ladder]
            try:
                return self._climb(family, look, steps, patience, strict)
            except NeedsOwnCopies:
                self._strict.add(family)

    def _climb(
        self, family: str, look: Look, ladder: Sequence[Sequence[Batch]], patience: float, strict: bool
    ) -> Series:
        def check(batch: Batch) -> float:
            secret = self.sides.check(batch, strict)
            self.background.go_on()
            return secret

        yours, reference = self.sides.yours, self.sides.reference
        return climb(family, look, ladder, yours, reference, check, self.patience * patience, strict)


def _copies(batch: Batch) -> int:
    """So many copies of what a batch shares; one at least."""
    return max(1, min(OWN_COPIES, COPIED_BYTES // len(batch.inputs)))
