"""What a rejected solver sees of the inputs that showed the growth: what they are like, and a tiny one."""

from random import Random

from judge.casegen.batches import Batches, load
from judge.model.show import show_call

EXAMPLE_SIZE = 6
"""The size of the example."""

EXAMPLE_CALLS = 3
"""Calls of it that are shown."""


class Examples:
    """Shows the families of one problem."""

    def __init__(self, maker: Batches, random: Random) -> None:
        self.maker = maker
        self.random = random

    def about(self, family: str) -> str:
        """What the author says of a family."""
        text = self.maker.family(family).__doc__ or ""
        return " ".join(text.split())

    def example(self, family: str) -> str:
        """A tiny concrete input of a family, as a solver would type it."""
        calls = load(self.maker.batch(self.maker.family(family), EXAMPLE_SIZE, self.random))[0]
        name = "obj" if len(calls) > 1 else ""
        shown = [show_call(calls[0], 120, ""), *(show_call(call, 80, name) for call in calls[1:])]
        more = "; ..." if len(shown) > EXAMPLE_CALLS else ""
        return "; ".join(shown[:EXAMPLE_CALLS]) + more
