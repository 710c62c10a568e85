"""What submissions are counted against: inputs of every family at growing sizes, and the reference's counts.

Built with the corpus and shipped with the bank, so that counting a submission of it needs no generator. The
sizes are found here, from what the reference costs; steps are powers of two, so that tables that double stand
at the same point of their growth at each size of a ladder. There are several ladders: which one a submission
is counted on hangs on its hash, and cannot be planned for.
"""

import marshal
import math
import zlib
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from msgspec import Struct, structs

from judge.casegen.generator import Generator
from judge.engines.counted.counter import Counter
from judge.engines.replies import plain_calls
from judge.model.bound import Bound, parse_bound
from judge.model.case import Call, Input
from judge.model.counted import Count, Uncounted
from judge.model.errors import Fault, InvalidPackage
from judge.model.growth import Sample
from judge.model.show import show_call
from judge.model.variables import Variable

SEED = 0
"""What the inputs are drawn from."""

LADDERS = (1.0, 1.4)
"""Factors of the sizes of each ladder."""

LEAST, MOST = 30_000, 60_000_000
"""Instructions of the reference at the smallest and the largest size of a ladder, about.

Below, what a call costs by itself hides how it grows; a family takes 20 ms at the largest size. The smallest
sizes are for what is dear, and for finding the line to blame.
"""

SMALLEST = 4
"""The smallest size that is tried."""

SMALLEST_OF_MANY = 16
"""The same where the bound is below n, and many calls are counted together."""

LARGEST, LARGEST_OF_MANY = 1 << 18, 1 << 14
"""The largest sizes of a ladder: bounds below n have hardly any cost that could end it."""

FAR_CALLS = 16
"""Inputs of the far sample, where many calls are counted together."""

FAR_LIMITS = (10**6, 10**5, 10**4, 10**3)
"""Sizes that are tried for the far one where the bound is below n: the limit of the constraints, mostly."""

FUEL = 10**10
"""Instructions that the reference may take for one sample: more than a hundred times MOST."""

EXAMPLE_SIZE, EXAMPLE_CALLS = 6, 3
"""The size of the example of a family, and the calls of it that are shown."""

OWN_COPIES = 8
"""Inputs of a sample that are left where each must have its own copy of everything."""

TYPED = 99
"""Integers up to which an example is easily typed."""

SHARED, COPIED = 4, 2
"""Formats of marshal: one writes an object once that is met again, the other writes it again."""

Family = Callable[[int, Random], Any]


class About(Struct, frozen=True):
    """What a person is told of a family: what it is, and a tiny input of it that can be typed."""

    text: str
    example: str


class Yardstick(Struct, frozen=True, kw_only=True):
    """The samples of one ladder: those of each family by growing size, and the far one of some families.

    `component` is the digest of the component that has counted the reference.
    """

    ladder: dict[str, tuple[Sample, ...]]
    far: dict[str, Sample]
    about: dict[str, About]
    component: str


class Samples:
    """Makes the samples of one problem, and has the reference counted."""

    def __init__(self, generator: Generator, reference: Counter) -> None:
        self.generator = generator
        self.counter = reference
        problem = generator.package.problem
        complexity = problem.complexity
        self.time = parse_bound(complexity.time)
        self.space = parse_bound(complexity.space)
        self.own = parse_bound(complexity.reference) if complexity.reference else None
        self.step = step_of(self.time)
        self.methods = {name: parse_bound(bound) for name, bound in complexity.methods.items()}
        self.variables = {name: Variable(text, problem.entry) for name, text in complexity.variables.items()}

    def ladder(self, family: Family, factor: float) -> tuple[Sample, ...]:
        """Return the samples of a family, from where the reference's cost can be seen to where it is dear."""
        found: list[Sample] = []
        for n in self._sizes(factor):
            sample = self.sample(family, n)
            if found and sample.instructions > MOST:
                break
            if sample.instructions >= LEAST:
                found.append(sample)
        return tuple(found)

    def far(self, family: Family, ladder: tuple[Sample, ...]) -> Sample | None:
        """Return the far sample of a family: the next of its ladder, or for bounds below n a large one."""
        if not grows_slowly(self.time):
            n = self.step * ladder[-1].n
            return self.sample(family, n) if self.is_valid(family, n) else None
        return next((self.sample(family, n, FAR_CALLS) for n in FAR_LIMITS if self.is_valid(family, n)), None)

    def is_valid(self, family: Family, n: int) -> bool:
        """Return whether the inputs of a family keep the constraints of the statement at a size."""
        inputs = self.generator.family_inputs(family, n, self._random(family, n))
        return not self.generator.violations(inputs[0])

    def sample(self, family: Family, n: int, most: int | None = None) -> Sample:
        """Return a sample with what the reference makes of it, of at `most` so many inputs.

        Raises InvalidPackage if that fails.
        """
        inputs = self.generator.family_inputs(family, n, self._random(family, n))[:most]
        first = inputs[0]
        sizes = {name: variable.of(first) for name, variable in self.variables.items()}
        time = self.time.at(sizes)
        if self.methods:
            time = sum(self.methods[call.name].at(sizes) for call in first)
        time *= len(inputs)
        sample = Sample(
            family=family.__name__,
            n=n,
            inputs=dump(inputs),
            calls=sum(map(len, inputs)),
            shared=len(inputs) > 1,
            time_bound=time,
            space_bound=self.space.at(sizes),
            slack=time / len(inputs) / self.own.at(sizes) if self.own else 1.0,
        )
        count = self._counted(sample, self.counter.count(sample.inputs, FUEL))
        return structs.replace(
            sample, instructions=count.instructions, outside=count.outside, results=count.results
        )

    def with_peak(self, sample: Sample) -> Sample:
        """Return the sample with the memory that the reference takes for it."""
        peaks = self.counter.space([sample.inputs], FUEL)
        if not isinstance(peaks, list):
            raise self._fault(sample, peaks)
        return structs.replace(sample, peak=peaks[0].held)

    def about(self, family: Family) -> About:
        """Return what a person is told of a family."""
        inputs = self.generator.family_inputs(family, EXAMPLE_SIZE, self._random(family, EXAMPLE_SIZE))
        calls = self._with_small_numbers(inputs[0])
        name = "obj" if len(calls) > 1 else ""
        shown = [show_call(calls[0], 160, ""), *(show_call(call, 80, name) for call in calls[1:])]
        more = "; ..." if len(shown) > EXAMPLE_CALLS else ""
        if len(inputs) > 1:
            more += "; many such calls are counted together"
        text = " ".join((family.__doc__ or "").split())
        return About(text, "; ".join(shown[:EXAMPLE_CALLS]) + more)

    def _with_small_numbers(self, calls: Input) -> Input:
        """Return an input with small integers in the same order for its large ones, if that is valid."""
        large: list[int] = []

        def note(value: int) -> int:
            large.append(value)
            return value

        _replaced([call.arguments for call in calls], note)
        ranks = {value: rank for rank, value in enumerate(sorted(set(large)), 1)}
        made = tuple(
            [structs.replace(call, arguments=_replaced(call.arguments, ranks.__getitem__)) for call in calls]
        )
        return calls if self.generator.violations(made) else made

    def _sizes(self, factor: float) -> Iterator[int]:
        slow = grows_slowly(self.time)
        n = float(SMALLEST_OF_MANY if slow else SMALLEST)
        while n <= (LARGEST_OF_MANY if slow else LARGEST):
            yield max(1, round(n * factor))
            n *= self.step

    def _random(self, family: Family, n: int) -> Random:
        return Random(f"{SEED}/growth/{family.__name__}/{n}")

    def _counted(self, sample: Sample, count: object) -> Count:
        if isinstance(count, Count) and not count.cut:
            return count
        raise self._fault(sample, count)

    def too_cheap(self, family: Family) -> InvalidPackage:
        """Return the fault of a family that costs next to nothing at any size."""
        message = (
            f"the reference costs next to nothing in the family {family.__name__}, up to n = {LARGEST:,}"
        )
        package = self.generator.package
        return InvalidPackage(
            package.problem.slug, [Fault(package.generate, 0, "", message, "generator.fails")]
        )

    def _fault(self, sample: Sample, what: object) -> InvalidPackage:
        package = self.generator.package
        reason = what.reason if isinstance(what, Uncounted) else type(what).__name__.lower()
        message = f"the reference cannot be counted on {sample.family} at n = {sample.n:,}: {reason}"
        fault = Fault(package.reference, 0, "", message, "reference.fails")
        return InvalidPackage(package.problem.slug, [fault])


def build(generator: Generator, reference: Counter, component: str, index: int) -> Yardstick:
    """Return the samples of one ladder. Raises InvalidPackage if a family or the reference fails."""
    samples = Samples(generator, reference)
    ladder = {}
    far: dict[str, Sample] = {}
    for number, family in enumerate(generator.families):
        name = family.__name__
        steps = samples.ladder(family, LADDERS[index])
        if not steps:
            raise samples.too_cheap(family)
        ladder[name] = tuple(map(samples.with_peak, steps))
        wanted = number % len(LADDERS) == index and not (far and grows_slowly(samples.time))
        if wanted and (beyond := samples.far(family, steps)) is not None:
            far[name] = beyond
    about = {family.__name__: samples.about(family) for family in generator.families}
    return Yardstick(ladder=ladder, far=far, about=about, component=component)


def grows_slowly(bound: Bound) -> bool:
    """Return whether a bound grows more slowly than its variables."""
    small, large = (dict.fromkeys(bound.variables, size) for size in (2.0**10, 2.0**20))
    return bound.at(large) < 2.0**5 * bound.at(small)


def _replaced(value: Any, put: Callable[[int], int]) -> Any:
    """Return plain data with other numbers in the place of its large integers."""
    if type(value) is int and abs(value) > TYPED:
        return put(value)
    if isinstance(value, list | tuple):
        return type(value)([_replaced(item, put) for item in value])
    return value


def degree_of(bound: Bound) -> int:
    """Return the power of n that a bound grows like, logarithms and halves rounded down."""
    small, large = (dict.fromkeys(bound.variables, size) for size in (2.0**20, 2.0**30))
    return int(math.log2(max(bound.at(large) / bound.at(small), 1.0)) / 10)


def step_of(bound: Bound) -> int:
    """Return the factor between two sizes: 4, or 2 where the cost grows by more than that in it."""
    return 4 if degree_of(bound) <= 1 else 2


def dump(inputs: list[Input]) -> bytes:
    """Return inputs as the worker takes them. Several share what is one object; one shares nothing inside."""
    plain = [plain_calls(calls) for calls in inputs]
    return marshal.dumps(plain, SHARED if len(inputs) > 1 else COPIED)


def apart(sample: Sample, reference: Counter) -> Sample:
    """Return the first inputs of a sample, sharing nothing, with what the reference makes of them."""
    inputs = marshal.loads(sample.inputs)[:OWN_COPIES]
    dumped = marshal.dumps(inputs, COPIED)
    count, peaks = reference.count(dumped, FUEL), reference.space([dumped], FUEL)
    assert isinstance(count, Count) and isinstance(peaks, list)
    return structs.replace(
        sample,
        inputs=dumped,
        calls=sum(map(len, inputs)),
        shared=False,
        instructions=count.instructions,
        outside=count.outside,
        results=count.results,
        peak=peaks[0].held,
    )


def load(sample: Sample) -> list[Input]:
    """Return the inputs of a sample."""
    return [tuple([Call(*call) for call in calls]) for calls in marshal.loads(sample.inputs)]


# -- as plain data, for the cache and for the wheel ---------------------------------------------


def freeze(yardstick: Yardstick) -> tuple[Any, ...]:
    """Return the samples as plain data, each large part compressed by itself."""
    return (
        {family: [_frozen(sample) for sample in steps] for family, steps in yardstick.ladder.items()},
        {family: _frozen(sample) for family, sample in yardstick.far.items()},
        {family: (about.text, about.example) for family, about in yardstick.about.items()},
        yardstick.component,
    )


def thaw(frozen: tuple[Any, ...]) -> Yardstick:
    """Return the samples that `freeze` has made plain data of."""
    ladder, far, about, component = frozen
    return Yardstick(
        ladder={family: tuple(map(_thawed, steps)) for family, steps in ladder.items()},
        far={family: _thawed(sample) for family, sample in far.items()},
        about={family: About(*told) for family, told in about.items()},
        component=component,
    )


def _frozen(sample: Sample) -> tuple[Any, ...]:
    inputs, results = zlib.compress(sample.inputs, 6), zlib.compress(sample.results, 6)
    return structs.astuple(structs.replace(sample, inputs=inputs, results=results))


def _thawed(frozen: tuple[Any, ...]) -> Sample:
    family, n, inputs, *rest, results = frozen
    fields = dict(
        zip(_FIELDS, (family, n, zlib.decompress(inputs), *rest, zlib.decompress(results)), strict=True)
    )
    return Sample(**fields)


_FIELDS = Sample.__struct_fields__
