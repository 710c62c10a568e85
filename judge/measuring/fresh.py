"""Fresh inputs of a problem's families, for every look but the first."""

from functools import cached_property
from random import Random

from judge.casegen.batches import Batches, grows_slowly
from judge.casegen.generator import Generator
from judge.model.growth import Batch
from judge.model.problem import Package


class Fresh:
    """Makes inputs of a package's families, drawn from `random`."""

    def __init__(self, package: Package, random: Random) -> None:
        self.package = package
        self.random = random

    @cached_property
    def maker(self) -> Batches:
        """Loading the package's generator takes a moment: only where it is needed."""
        return Batches(Generator(self.package))

    @property
    def slow(self) -> bool:
        """Whether the bound of the time grows more slowly than its variables."""
        return grows_slowly(self.maker.time)

    def batch(self, family: str, n: int, most: int | None = None) -> Batch:
        """New inputs of a family at size `n`, at `most` so many."""
        return self.maker.batch(self.maker.family(family), n, self.random, most)

    def about(self, family: str) -> str:
        """What the author says of a family."""
        return " ".join((self.maker.family(family).__doc__ or "").split())
