"""What a rejected solver sees besides the numbers: a tiny input of the family, and the costly line."""

import time
from random import Random

from judge.casegen.batches import FEW_INPUTS, Batches, load
from judge.growth.naming import Costs, costliest_line
from judge.measuring.sides import Sides
from judge.model.growth import CostlyLine, Series
from judge.model.show import show_call, source_lines

EXAMPLE_SIZE = 6
"""The size of the example."""

EXAMPLE_CALLS = 3
"""Calls of it that are shown."""

SECONDS = 0.6
"""Time for running the submission line by line at growing sizes."""

RUN_SECONDS = 2.0
"""Time of one such run at most."""

GROWTH = 2
"""Times the size of the run before."""


class Blame:
    """Explains the growth of one submission."""

    def __init__(self, sides: Sides, maker: Batches, random: Random) -> None:
        self.sides = sides
        self.maker = maker
        self.random = random
        self.source = sides.source

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

    def line(self, series: Series) -> CostlyLine | None:
        """The line whose cost grows fastest, from runs with every line timed."""
        family = self.maker.family(series.family)
        largest = series.points[-1].n
        n = max(1, series.points[0].n // 8)
        sizes: list[int] = []
        costs: list[Costs] = []
        end = time.monotonic() + SECONDS
        while n <= largest and time.monotonic() < end:
            batch = self.maker.batch(family, n, self.random, FEW_INPUTS)
            table = self.sides.yours.lines(batch.inputs, RUN_SECONDS)
            if not isinstance(table, tuple):
                break
            sizes.append(n)
            costs.append({line: nanoseconds / 1e9 for line, _, nanoseconds in table})
            n *= GROWTH
        return costliest_line(sizes, costs, source_lines(self.source))
