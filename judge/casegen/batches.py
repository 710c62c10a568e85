"""Inputs for measuring growth: those of the first look, which are cached, and fresh ones at any size."""

import marshal
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from msgspec.structs import replace

from judge.casegen.generator import Generator
from judge.engines.native.replies import plain_calls
from judge.model.bound import Bound, parse_bound
from judge.model.case import Call, Input
from judge.model.growth import Batch
from judge.model.problem import Problem
from judge.model.variables import Variable

QUICK_POINTS = 5
"""Sizes of the quick look, evenly spread on a logarithmic scale."""

QUICK_REPEATS = 2
"""Inputs at each of them."""

SPACE_STEP = 16
"""Times that the larger of the two sizes at which memory is looked at exceeds the smaller one."""

SUBLINEAR_SPACE = 1 << 18
"""The larger size at least, where the bound grows more slowly than n: a table of single bytes shows."""

FEW_INPUTS = 8
"""Inputs of a batch where it is not the time of a quick call that matters."""

SHARED, COPIED = 4, 2
"""Formats of marshal: one writes an object once that is met again, the other writes it again."""

Family = Callable[[int, Random], Any]


class Batches:
    """Makes the batches of one problem."""

    def __init__(self, generator: Generator) -> None:
        self.generator = generator
        problem = generator.package.problem
        self.problem = problem
        complexity = problem.complexity
        self.time = parse_bound(complexity.time)
        self.space = parse_bound(complexity.space)
        self.reference = parse_bound(complexity.reference) if complexity.reference else None
        self.methods = {name: parse_bound(bound) for name, bound in complexity.methods.items()}
        self.variables = {name: Variable(text, problem.entry) for name, text in complexity.variables.items()}

    def family(self, name: str) -> Family:
        return next(family for family in self.generator.families if family.__name__ == name)

    def batch(self, family: Family, n: int, random: Random, most: int | None = None) -> Batch:
        """Fresh inputs of a family at size `n`, at `most` so many."""
        inputs = self.generator.family_inputs(family, n, random)[:most]
        first = inputs[0]
        sizes = {name: variable.of(first) for name, variable in self.variables.items()}
        time = self._time_bound(first, sizes)
        return Batch(
            family=family.__name__,
            n=n,
            inputs=dump(inputs),
            calls=sum(map(len, inputs)),
            inputs_share=len(inputs) > 1,
            time_bound=time,
            space_bound=self.space.at(sizes),
            slack=time / self.reference.at(sizes) if self.reference else 1.0,
        )

    def quick(self, seed: int) -> Iterator[Batch]:
        """The batches of the first look at the time, family by family, by growing size."""
        sizes = spread(*self.problem.complexity.sizes, QUICK_POINTS)
        for family in self.generator.families:
            for n in sizes:
                for repeat in range(QUICK_REPEATS):
                    yield self.batch(family, n, Random(f"{seed}/time/{family.__name__}/{n}/{repeat}"))

    def for_space(self, seed: int) -> Iterator[Batch]:
        """The batches of the first look at memory: two sizes a family."""
        for family in self.generator.families:
            for n in space_sizes(self.problem, self.space):
                yield self.batch(family, n, Random(f"{seed}/space/{family.__name__}/{n}"), FEW_INPUTS)

    def _time_bound(self, calls: Input, sizes: dict[str, float]) -> float:
        if not self.methods:
            return self.time.at(sizes)
        return sum(self.methods[call.name].at(sizes) for call in calls)


def space_sizes(problem: Problem, bound: Bound) -> tuple[int, int]:
    """The two sizes of the first look at memory."""
    largest = problem.complexity.sizes[1]
    if grows_slowly(bound):
        largest = max(largest, SUBLINEAR_SPACE)
    return max(largest // SPACE_STEP, 1), largest


def grows_slowly(bound: Bound) -> bool:
    """Whether a bound grows more slowly than its variables."""
    small, large = (dict.fromkeys(bound.variables, size) for size in (2.0**10, 2.0**20))
    return bound.at(large) < 2.0**5 * bound.at(small)


def spread(smallest: int, largest: int, count: int) -> list[int]:
    """`count` sizes from the smallest to the largest, evenly on a logarithmic scale."""
    step = (largest / smallest) ** (1 / (count - 1))
    return sorted({round(smallest * step**i) for i in range(count)})


def dump(inputs: Sequence[Input]) -> bytes:
    """Inputs as the worker takes them. Several share what is one object; one shares nothing inside."""
    plain = [plain_calls(calls) for calls in inputs]
    return marshal.dumps(plain, SHARED if len(inputs) > 1 else COPIED)


def load(batch: Batch) -> list[Input]:
    """The inputs of a batch."""
    return [tuple([Call(*call) for call in calls]) for calls in marshal.loads(batch.inputs)]


def few(batch: Batch, count: int = FEW_INPUTS, *, share: bool = True) -> Batch:
    """The first inputs of a batch; if they do not `share`, each with its own copy of everything."""
    inputs = marshal.loads(batch.inputs)
    if share and len(inputs) <= count:
        return batch
    inputs = inputs[:count]
    return replace(
        batch, inputs=marshal.dumps(inputs, SHARED if share else COPIED), calls=sum(map(len, inputs))
    )
